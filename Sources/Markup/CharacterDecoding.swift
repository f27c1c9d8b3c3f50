import Foundation

/// Turns the bytes of a page into UTF-8, once, before the parser sees them.
///
/// The order is that of the WHATWG Encoding and HTML standards: byte order mark, HTTP header, `<meta>` in the
/// first 1,024 bytes, then UTF-8 if the bytes are valid, else windows-1252.
enum CharacterDecoding {
  /// A page in UTF-8.
  struct Decoded {
    /// Valid UTF-8 with no NUL in it: libxml2 drops the page at a NUL.
    let utf8: ContiguousArray<UInt8>
    /// The WHATWG name that was used.
    let encoding: String
    /// How many U+FFFD the decoding put in.
    let repairs: Int
  }

  /// Decides the encoding and decodes.
  static func decode(_ bytes: [UInt8], declared: String?) -> Decoded {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return fromUTF8(bytes.dropFirst(3)) }
    if bytes.starts(with: [0xFF, 0xFE]) { return converted(bytes.dropFirst(2), from: "UTF-16LE") }
    if bytes.starts(with: [0xFE, 0xFF]) { return converted(bytes.dropFirst(2), from: "UTF-16BE") }
    let label =
      declared.flatMap(CharacterEncodingLabel.encoding)
      ?? CharacterEncodingLabel.inMarkup(bytes.prefix(1024))
    switch label {
    case "UTF-8":
      return fromUTF8(bytes[...])
    case "windows-1252":
      return fromWindows1252(bytes[...])
    case let label?:
      return converted(bytes[...], from: label)
    case nil:
      if let valid = validUTF8(bytes[...]) { return valid }
      return fromWindows1252(bytes[...])
    }
  }

  private static func validUTF8(_ bytes: ArraySlice<UInt8>) -> Decoded? {
    guard !bytes.contains(0), String(validating: bytes, as: UTF8.self) != nil else { return nil }
    return Decoded(utf8: ContiguousArray(bytes), encoding: "UTF-8", repairs: 0)
  }

  private static func fromUTF8(_ bytes: ArraySlice<UInt8>) -> Decoded {
    if let valid = validUTF8(bytes) { return valid }
    return cleaned(String(decoding: bytes, as: UTF8.self), encoding: "UTF-8", before: bytes)
  }

  private static func cleaned(_ text: String, encoding: String, before: ArraySlice<UInt8>) -> Decoded {
    var utf8 = ContiguousArray<UInt8>()
    utf8.reserveCapacity(text.utf8.count)
    var repairs = 0
    for scalar in text.unicodeScalars {
      let scalar = scalar.value == 0 ? "\u{FFFD}" : scalar
      if scalar == "\u{FFFD}" { repairs += 1 }
      utf8.append(contentsOf: String(scalar).utf8)
    }
    return Decoded(utf8: utf8, encoding: encoding, repairs: repairs)
  }

  private static func fromWindows1252(_ bytes: ArraySlice<UInt8>) -> Decoded {
    var utf8 = ContiguousArray<UInt8>()
    utf8.reserveCapacity(bytes.count + bytes.count / 8)
    var repairs = 0
    for byte in bytes {
      switch byte {
      case 0:
        repairs += 1
        utf8.append(contentsOf: "\u{FFFD}".utf8)
      case ..<0x80:
        utf8.append(byte)
      default:
        let value = byte < 0xA0 ? windows1252[Int(byte) - 0x80] : UInt16(byte)
        let scalar = Unicode.Scalar(value) ?? "\u{FFFD}"
        utf8.append(contentsOf: String(scalar).utf8)
      }
    }
    return Decoded(utf8: utf8, encoding: "windows-1252", repairs: repairs)
  }

  /// 0x80 to 0x9F of windows-1252 (WHATWG index; the five unassigned bytes are C1 controls).
  private static let windows1252: [UInt16] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152,
    0x8D, 0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122,
    0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
  ]

  /// By the C library's converter; what it cannot convert becomes U+FFFD.
  private static func converted(_ bytes: ArraySlice<UInt8>, from encoding: String) -> Decoded {
    let converter = iconv_open("UTF-8", encoding)
    guard let converter, Int(bitPattern: converter) != -1 else { return fromWindows1252(bytes) }
    defer { iconv_close(converter) }
    var output = ContiguousArray<UInt8>()
    output.reserveCapacity(bytes.count * 2)
    var source = Array(bytes)
    source.withUnsafeMutableBytes { raw in
      var input = raw.baseAddress?.assumingMemoryBound(to: CChar.self)
      var inputLeft = raw.count
      var buffer = [CChar](repeating: 0, count: 16_384)
      while inputLeft > 0 {
        let outcome: (result: Int, written: Int, error: Int32) = buffer.withUnsafeMutableBufferPointer {
          var target = $0.baseAddress
          var room = $0.count
          let result = iconv(converter, &input, &inputLeft, &target, &room)
          return (Int(bitPattern: UInt(result)), $0.count - room, errno)
        }
        output.append(contentsOf: buffer[..<outcome.written].lazy.map { UInt8(bitPattern: $0) })
        guard outcome.result == -1, outcome.error != E2BIG, inputLeft > 0 else { continue }
        output.append(contentsOf: "\u{FFFD}".utf8)
        input = input?.advanced(by: 1)
        inputLeft -= 1
      }
    }
    return cleaned(String(decoding: output, as: UTF8.self), encoding: encoding, before: bytes)
  }
}
