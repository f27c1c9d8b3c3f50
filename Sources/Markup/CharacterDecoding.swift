import Foundation

/// Turns the bytes of a page into UTF-8, once, before the parser sees them.
///
/// The order is that of the WHATWG Encoding and HTML standards: byte order mark, HTTP header, `<meta>` in the
/// first 1,024 bytes, then UTF-8 if the bytes are valid, else windows-1252.
enum CharacterDecoding {
  /// A page in UTF-8.
  struct Decoded {
    /// Valid UTF-8 with no NUL in it: libxml2 drops the page at a NUL.
    fileprivate(set) var utf8 = ContiguousArray<UInt8>()
    /// The WHATWG name of the encoding that was used.
    let encoding: String
    /// How many U+FFFD the decoding put in. Those that the page holds itself do not count.
    fileprivate(set) var repairs = 0

    fileprivate init(encoding: String, reserving capacity: Int) {
      self.encoding = encoding
      utf8.reserveCapacity(capacity)
    }

    fileprivate mutating func append(_ scalar: Unicode.Scalar) {
      guard scalar.value != 0 else { return repair() }
      if scalar.isASCII {
        utf8.append(UInt8(truncatingIfNeeded: scalar.value))
      } else {
        utf8.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
    }

    fileprivate mutating func repair() {
      utf8.append(contentsOf: UTF8.encodedReplacementCharacter)
      repairs += 1
    }
  }

  /// Decides the encoding and decodes.
  static func decode(_ bytes: [UInt8], declared: String?) -> Decoded {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return fromUTF8(bytes.dropFirst(3)) }
    if bytes.starts(with: [0xFF, 0xFE]) { return fromUTF16(bytes.dropFirst(2), isBigEndian: false) }
    if bytes.starts(with: [0xFE, 0xFF]) { return fromUTF16(bytes.dropFirst(2), isBigEndian: true) }
    let label =
      declared.flatMap(CharacterEncodingLabel.encoding(inHeader:))
      ?? MetaCharset.encoding(in: bytes.prefix(1024))
    switch label {
    case "UTF-8":
      return fromUTF8(bytes[...])
    case "UTF-16LE":
      return fromUTF16(bytes[...], isBigEndian: false)
    case "UTF-16BE":
      return fromUTF16(bytes[...], isBigEndian: true)
    case "windows-1252":
      return fromWindows1252(bytes)
    case let label?:
      return converted(bytes, from: label)
    case nil:
      return validUTF8(bytes[...]) ?? fromWindows1252(bytes)
    }
  }

  private static func validUTF8(_ bytes: ArraySlice<UInt8>) -> Decoded? {
    guard isUTF8(bytes) else { return nil }
    let holdsZero = bytes.withUnsafeBytes {
      $0.baseAddress.map { memchr($0, 0, bytes.count) != nil } ?? false
    }
    guard !holdsZero else { return decoded(bytes, with: UTF8(), encoding: "UTF-8") }
    var decoded = Decoded(encoding: "UTF-8", reserving: bytes.count)
    decoded.utf8.append(contentsOf: bytes)
    return decoded
  }

  private static func isUTF8(_ bytes: ArraySlice<UInt8>) -> Bool {
    do {
      _ = try UTF8Span(validating: bytes.span)
      return true
    } catch {
      return false
    }
  }

  private static func fromUTF8(_ bytes: ArraySlice<UInt8>) -> Decoded {
    validUTF8(bytes) ?? decoded(bytes, with: UTF8(), encoding: "UTF-8")
  }

  private static func fromUTF16(_ bytes: ArraySlice<UInt8>, isBigEndian: Bool) -> Decoded {
    let starts = stride(from: bytes.startIndex, to: bytes.endIndex - 1, by: 2)
    let units = starts.lazy.map { index in
      isBigEndian
        ? UInt16(bytes[index]) << 8 | UInt16(bytes[index + 1])
        : UInt16(bytes[index + 1]) << 8 | UInt16(bytes[index])
    }
    var page = decoded(units, with: UTF16(), encoding: isBigEndian ? "UTF-16BE" : "UTF-16LE")
    if !bytes.count.isMultiple(of: 2) { page.repair() }
    return page
  }

  private static func decoded<Codec: UnicodeCodec>(
    _ units: some Sequence<Codec.CodeUnit>, with codec: Codec, encoding: String
  ) -> Decoded {
    var codec = codec
    var units = units.makeIterator()
    var page = Decoded(encoding: encoding, reserving: 0)
    while true {
      switch codec.decode(&units) {
      case .scalarValue(let scalar): page.append(scalar)
      case .error: page.repair()
      case .emptyInput: return page
      }
    }
  }

  private static func fromWindows1252(_ bytes: [UInt8]) -> Decoded {
    var page = Decoded(encoding: "windows-1252", reserving: bytes.count + bytes.count / 8)
    for byte in bytes { page.append(Windows1252.character(byte)) }
    return page
  }

  /// By the C library's converter; each byte that it cannot convert becomes U+FFFD.
  private static func converted(_ bytes: [UInt8], from encoding: String) -> Decoded {
    let converter = iconv_open("UTF-8", CharacterEncodingLabel.converterName(of: encoding))
    guard let converter, Int(bitPattern: converter) != -1 else { return fromWindows1252(bytes) }
    defer { iconv_close(converter) }
    var page = Decoded(encoding: encoding, reserving: bytes.count * 2)
    var source = bytes
    var buffer = [CChar](repeating: 0, count: 16_384)
    source.withUnsafeMutableBytes { raw in
      var input = raw.baseAddress?.assumingMemoryBound(to: CChar.self)
      var inputLeft = raw.count
      var isFlushed = false
      while !isFlushed {
        // The last call, without input, gives what the converter still holds back.
        isFlushed = inputLeft == 0
        let outcome: (isStuck: Bool, written: Int) = buffer.withUnsafeMutableBufferPointer {
          var target = $0.baseAddress
          var room = $0.count
          let size = room
          let result =
            isFlushed
            ? iconv(converter, nil, nil, &target, &room)
            : iconv(converter, &input, &inputLeft, &target, &room)
          return (result == -1 && errno != E2BIG, size - room)
        }
        for byte in buffer[..<outcome.written] {
          if byte == 0 { page.repair() } else { page.utf8.append(UInt8(bitPattern: byte)) }
        }
        guard outcome.isStuck, inputLeft > 0 else { continue }
        page.repair()
        input = input?.advanced(by: 1)
        inputLeft -= 1
      }
    }
    return page
  }
}
