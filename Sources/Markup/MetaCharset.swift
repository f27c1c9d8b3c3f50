/// Finds the encoding that a page gives in a `<meta>`, without parsing (HTML standard: "prescan a byte stream").
///
/// Words in comments, in other attributes and in tags that merely start like `<meta` are no declaration.
struct MetaCharset {
  private let bytes: ArraySlice<UInt8>
  private var index: Int

  /// The WHATWG name of the first encoding that is declared and known; `nil` if there is none in `bytes`.
  static func encoding(in bytes: ArraySlice<UInt8>) -> String? {
    var scan = MetaCharset(bytes: bytes, index: bytes.startIndex)
    return scan.encoding()
  }

  private mutating func encoding() -> String? {
    while let mark = bytes[index...].firstIndex(of: UInt8(ascii: "<")) {
      index = mark
      if startsWith("<!--") {
        index += 2
        guard skip(past: "-->") else { return nil }
      } else if startsWith("<meta"), let next = byte(at: mark + 5), Self.isGap(next) {
        index = mark + 5
        if let found = declaration() { return found }
      } else if let next = byte(at: mark + 1), Self.isLetter(next) {
        skipTag(from: mark + 1)
      } else if startsWith("</"), let next = byte(at: mark + 2), Self.isLetter(next) {
        skipTag(from: mark + 2)
      } else if startsWith("<!") || startsWith("</") || startsWith("<?") {
        guard skip(past: ">") else { return nil }
      } else {
        index = mark + 1
      }
    }
    return nil
  }

  /// What one `<meta>` declares.
  private mutating func declaration() -> String? {
    var seen: Set<String> = []
    var isContentType = false
    var needsContentType = false
    var label: String?
    while let attribute = nextAttribute() {
      guard seen.insert(attribute.name).inserted else { continue }
      switch attribute.name {
      case "http-equiv":
        isContentType = attribute.value == "content-type"
      case "content" where label == nil:
        label = Self.charset(inContent: attribute.value)
        needsContentType = label != nil
      case "charset":
        label = attribute.value
        needsContentType = false
      default: break
      }
    }
    guard let label, isContentType || !needsContentType else { return nil }
    // A page that can be read as ASCII is not in UTF-16, whatever it says.
    if label == "x-user-defined" { return "windows-1252" }
    return CharacterEncodingLabel.encoding(label).map { $0.hasPrefix("UTF-16") ? "UTF-8" : $0 }
  }

  private mutating func skipTag(from start: Int) {
    index = bytes[start...].firstIndex { Self.isSpace($0) || $0 == UInt8(ascii: ">") } ?? bytes.endIndex
    while nextAttribute() != nil {}
  }

  /// The next attribute in lower case; `nil` at the end of the tag, and for one that the bytes cut off.
  private mutating func nextAttribute() -> (name: String, value: String)? {
    skip(while: Self.isGap)
    guard let first = byte(at: index), first != UInt8(ascii: ">") else { return nil }
    let nameStart = index
    // An "=" in front belongs to the name.
    index += 1
    skip { !Self.isGap($0) && $0 != UInt8(ascii: "=") && $0 != UInt8(ascii: ">") }
    let name = text(nameStart..<index)
    skip(while: Self.isSpace)
    guard byte(at: index) == UInt8(ascii: "=") else { return index < bytes.endIndex ? (name, "") : nil }
    index += 1
    skip(while: Self.isSpace)
    guard let quote = byte(at: index) else { return nil }
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      index += 1
      let start = index
      skip { $0 != quote }
      guard index < bytes.endIndex else { return nil }
      index += 1
      return (name, text(start..<index - 1))
    }
    let start = index
    skip { !Self.isSpace($0) && $0 != UInt8(ascii: ">") }
    return index < bytes.endIndex ? (name, text(start..<index)) : nil
  }

  /// The label in "text/html; charset=utf-8".
  private static func charset(inContent content: String) -> String? {
    var rest = content[...]
    while let word = rest.firstRange(of: "charset") {
      rest = rest[word.upperBound...].drop(while: \.isWhitespace)
      guard rest.first == "=" else { continue }
      rest = rest.dropFirst().drop(while: \.isWhitespace)
      guard let quote = rest.first, quote == "\"" || quote == "'" else {
        return rest.isEmpty ? nil : String(rest.prefix { !$0.isWhitespace && $0 != ";" })
      }
      let value = rest.dropFirst().prefix { $0 != quote }
      return value.endIndex < rest.endIndex ? String(value) : nil
    }
    return nil
  }

  // MARK: Bytes

  private func byte(at index: Int) -> UInt8? { index < bytes.endIndex ? bytes[index] : nil }

  private func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: Unicode.ASCII.self).lowercased()
  }

  private func startsWith(_ word: String) -> Bool {
    let end = index + word.utf8.count
    return end <= bytes.endIndex && text(index..<end) == word
  }

  private mutating func skip(while holds: (UInt8) -> Bool) {
    while index < bytes.endIndex, holds(bytes[index]) { index += 1 }
  }

  private mutating func skip(past word: String) -> Bool {
    guard let found = bytes[index...].firstRange(of: Array(word.utf8)) else { return false }
    index = found.upperBound
    return true
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0C || byte == 0x0D
  }

  private static func isGap(_ byte: UInt8) -> Bool { isSpace(byte) || byte == UInt8(ascii: "/") }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }
}
