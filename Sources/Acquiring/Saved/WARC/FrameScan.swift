import Model

/// The pages that a page shows inside itself. A web archive holds them like any other page, and only the one that
/// asked for them tells that they are parts of it.
enum FrameScan {
  private static let tags = ["<iframe", "<frame"].map { Array($0.utf8) }
  private static let tagLimit = 4 << 10
  private static let frameLimit = 1_000

  /// Their addresses, as far as the page's markup names them.
  static func frames(in page: [UInt8], at base: WebAddress) -> Set<WebAddress> {
    var found: Set<WebAddress> = []
    var rest = page[...]
    var tries = 0
    while tries < frameLimit, let start = rest.firstIndex(of: UInt8(ascii: "<")) {
      rest = rest[start...]
      let isFrame = tags.contains { tag in
        let opening = rest.prefix(tag.count)
        return opening.count == tag.count && zip(opening, tag).allSatisfy { $0 == $1 || $0 | 0x20 == $1 }
      }
      if isFrame { tries += 1 }
      if isFrame, let end = rest.prefix(tagLimit).firstIndex(of: UInt8(ascii: ">")),
        let source = source(of: String(decoding: rest[..<end], as: UTF8.self)),
        let address = WebAddress(Redirection.resolve(source, against: base))
      {
        found.insert(address)
      }
      rest = rest.dropFirst()
    }
    return found
  }

  /// The value of `src` in a tag.
  private static func source(of tag: String) -> String? {
    guard let name = tag.firstRange(of: /\ssrc\s*=\s*/.ignoresCase()) else { return nil }
    let rest = tag[name.upperBound...]
    let value: Substring
    if let quote = rest.first, quote == "\"" || quote == "'" {
      value = rest.dropFirst().prefix { $0 != quote }
    } else {
      value = rest.prefix { !$0.isWhitespace }
    }
    return value.isEmpty ? nil : String(value).replacing("&amp;", with: "&")
  }
}
