internal import Markup

/// The words of an element's names, which hint at what it holds.
extension PageWalk {
  /// The attributes that hold such words.
  private static let hintAttributes: [HTMLAttributeName] = [.itemprop, .dataTestid, .id, .class]
  /// What is longer is no name.
  private static let hintLimit = 400

  /// The first kind of thing that the names of an element stand for.
  static func hint(_ attributes: HTMLAttributes) -> HintKind? {
    for key in hintAttributes {
      let kind = attributes.withBytes(key) { value -> HintKind? in
        var kind: HintKind?
        guard value.count < hintLimit else { return nil }
        value.forEachWord { word in
          kind = HintKind(word: word) ?? innerName(of: word).flatMap { HintKind(word: word.extracting($0)) }
          return kind == nil
        }
        return kind
      }
      if let kind = kind ?? nil { return kind }
    }
    return nil
  }

  /// The words of the names of `node` and of as many elements around it, in lower case.
  static func hints(around node: HTMLNode, levels: Int) -> [String] {
    var words: [String] = names(of: node)
    var around: [[String]] = []
    var current = node.parent
    while around.count < levels, let element = current {
      around.append(names(of: element))
      current = element.parent
    }
    for names in around.reversed() { words += names }
    return words
  }

  private static func names(of node: HTMLNode) -> [String] {
    let attributes = HTMLAttributes(of: node)
    var words: [String] = []
    for key in hintAttributes {
      guard let value = attributes[key]?.lowercased(), value.utf8.count < hintLimit else { continue }
      value.utf8.span.forEachWord { word in
        words.append(String(decoding: word))
        if let inner = innerName(of: word) { words.append(String(decoding: word.extracting(inner))) }
        return true
      }
    }
    return words
  }

  /// Where the inner name stands in BEM names and name spaces: "top-card-layout__title", "PersonHeader__bio-text".
  private static func innerName(of word: Span<UInt8>) -> Range<Int>? {
    guard let start = word.firstIndex(of: Array("__".utf8)).map({ $0 + 2 }) else { return nil }
    var end = start
    while end < word.count, word[end] != UInt8(ascii: "-") { end += 1 }
    return start..<end
  }
}
