/// Counts the attributes of tags before the parser does: libxml2 compares each with all before it, which takes
/// minutes for some hundred thousand. One pass, no memory.
enum AttributeScan {
  /// Whether any tag has more than `limit` attributes.
  static func exceeds(_ limit: Int, in bytes: ContiguousArray<UInt8>) -> Bool {
    bytes.withUnsafeBufferPointer { exceeds(limit, in: $0) }
  }

  private static func exceeds(_ limit: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = 0
    while index < bytes.count {
      guard bytes[index] == UInt8(ascii: "<"), index + 1 < bytes.count, isLetter(bytes[index + 1]) else {
        index += 1
        continue
      }
      let start = index + 1
      index = start
      var attributes = 0
      var afterSpace = false
      tag: while index < bytes.count {
        switch bytes[index] {
        case UInt8(ascii: ">"):
          break tag
        case UInt8(ascii: "\""), UInt8(ascii: "'"):
          let quote = bytes[index]
          index += 1
          while index < bytes.count, bytes[index] != quote { index += 1 }
          afterSpace = true
        case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"),
          UInt8(ascii: "\u{0C}"), UInt8(ascii: "/"):
          afterSpace = true
        default:
          if afterSpace {
            attributes += 1
            if attributes > limit { return true }
          }
          afterSpace = false
        }
        index += 1
      }
      if isScript(bytes, at: start) { index = endOfScript(bytes, from: index) }
    }
    return false
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  private static let script = Array("script".utf8)

  /// "<" in a script is a comparison, not a tag.
  private static func isScript(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
    guard start + script.count < bytes.count else { return false }
    return script.indices.allSatisfy { bytes[start + $0] | 0x20 == script[$0] }
  }

  private static func endOfScript(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start
    while index + 1 < bytes.count {
      if bytes[index] == UInt8(ascii: "<"), bytes[index + 1] == UInt8(ascii: "/"),
        isScript(bytes, at: index + 2)
      {
        return index
      }
      index += 1
    }
    return bytes.count
  }
}
