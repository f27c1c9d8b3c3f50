/// How the bytes of a part are written (RFC 2045 section 6).
package enum TransferCoding {
  package enum Failure: Error {
    case malformed
    case tooLarge
  }

  case plain, quotedPrintable, base64

  /// `nil` for a name that is not in the standard. No name means plain.
  package init?(_ name: String?) {
    switch name?.lowercased() {
    case nil, "", "7bit", "8bit", "binary": self = .plain
    case "quoted-printable": self = .quotedPrintable
    case "base64": self = .base64
    default: return nil
    }
  }

  /// The bytes themselves, at most `limit` of them.
  package func decode(_ bytes: ArraySlice<UInt8>, limit: Int) throws(Failure) -> [UInt8] {
    let decoded =
      switch self {
      case .plain: bytes.count <= limit ? Array(bytes) : nil
      case .quotedPrintable: Self.quotedPrintable(bytes, limit: limit)
      case .base64: try Self.base64(bytes, limit: limit)
      }
    guard let decoded else { throw .tooLarge }
    return decoded
  }

  /// An "=" that starts neither a byte nor a line break stays what it is, as RFC 2045 advises.
  private static func quotedPrintable(_ bytes: ArraySlice<UInt8>, limit: Int) -> [UInt8]? {
    var result: [UInt8] = []
    result.reserveCapacity(min(bytes.count, limit))
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let byte = bytes[index]
      index += 1
      if byte == 0x20 || byte == 0x09 {
        // White space at the end of a line was put there on the way.
        let end = bytes[index...].firstIndex { $0 != 0x20 && $0 != 0x09 } ?? bytes.endIndex
        if !isLineEnd(bytes, end) { result += bytes[(index - 1)..<end] }
        index = end
        continue
      }
      guard byte == UInt8(ascii: "=") else {
        result.append(byte)
        continue
      }
      if index + 1 < bytes.endIndex, let high = hexDigit(bytes[index]), let low = hexDigit(bytes[index + 1]) {
        result.append(high << 4 | low)
        index += 2
      } else if let next = afterLineEnd(bytes, index) {
        index = next
      } else {
        result.append(byte)
      }
      guard result.count <= limit else { return nil }
    }
    return result.count <= limit ? result : nil
  }

  private static func isLineEnd(_ bytes: ArraySlice<UInt8>, _ index: Int) -> Bool {
    let rest = bytes[index...]
    return rest.isEmpty || rest.first == 0x0A || rest.starts(with: [0x0D, 0x0A])
  }

  /// The index behind a line end with white space before it; `nil` if there is none.
  private static func afterLineEnd(_ bytes: ArraySlice<UInt8>, _ start: Int) -> Int? {
    var index = start
    while index < bytes.endIndex, [0x20, 0x09, 0x0D].contains(bytes[index]) { index += 1 }
    if index == bytes.endIndex { return index }
    return bytes[index] == 0x0A ? index + 1 : nil
  }

  static func hexDigit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    default: nil
    }
  }

  /// The value of each character of the alphabet; 255 for none, 254 for white space.
  private static let base64Values: [UInt8] = {
    var values = [UInt8](repeating: 255, count: 256)
    let alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    for (value, character) in alphabet.utf8.enumerated() { values[Int(character)] = UInt8(value) }
    for space in [0x09, 0x0A, 0x0D, 0x20] { values[space] = 254 }
    return values
  }()

  /// Strict: what is not base64 would come out as a page of rubbish.
  private static func base64(_ bytes: ArraySlice<UInt8>, limit: Int) throws(Failure) -> [UInt8]? {
    var result: [UInt8] = []
    result.reserveCapacity(min(bytes.count / 4 * 3 + 3, limit))
    var bits: UInt32 = 0
    var count = 0
    var padding = 0
    for byte in bytes {
      let value = base64Values[Int(byte)]
      if value == 254 { continue }
      if byte == UInt8(ascii: "=") {
        padding += 1
        continue
      }
      guard value != 255, padding == 0 else { throw .malformed }
      bits = bits << 6 | UInt32(value)
      count += 1
      if count.isMultiple(of: 4) {
        result.append(UInt8(truncatingIfNeeded: bits >> 16))
        result.append(UInt8(truncatingIfNeeded: bits >> 8))
        result.append(UInt8(truncatingIfNeeded: bits))
        guard result.count <= limit else { return nil }
      }
    }
    switch (count % 4, padding) {
    case (0, 0): break
    case (2, 2): result.append(UInt8(truncatingIfNeeded: bits >> 4))
    case (3, 1):
      result.append(UInt8(truncatingIfNeeded: bits >> 10))
      result.append(UInt8(truncatingIfNeeded: bits >> 2))
    default: throw .malformed
    }
    return result.count <= limit ? result : nil
  }
}
