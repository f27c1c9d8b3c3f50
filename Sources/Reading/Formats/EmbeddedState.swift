internal import Markup

/// The data that a page gives its own scripts: JSON in `<script>` elements and in attributes. No script is run.
///
/// The rule for locators, `XPath-of-script#JSON-pointer`: in a script whose type is a kind of JSON the pointer
/// applies to its one value. In any other script, and in an attribute, it applies to the array of the values in it, in
/// their order (``ScriptLiterals``), so that the pointer's first step is the number of the value. Platform rules keep
/// to it too.
enum EmbeddedState {
  /// More scripts than this on one page are not read.
  static let blockLimit = 64

  /// Hands over the data of each script that holds one of these words; of others nothing could be told to be the
  /// person's. One at a time: as values the data takes many times the room of its text.
  static func forEachBlock(
    in content: PageContent, holding words: [CaselessWord], _ body: (_ path: String, JSONValue) -> Void
  ) {
    var looked = 0
    for script in content.scripts where (32...JSONParser.sizeLimit).contains(script.source.utf8.count) {
      guard isData(script.type), script.source.holds("{"),
        words.contains(where: { $0.occurs(in: script.source) })
      else { continue }
      looked += 1
      guard looked <= blockLimit else { return }
      if let value = value(of: script.source, type: script.type) { body(script.node.path, value) }
    }
    // Some pages give their data to scripts in an attribute: the parser has resolved its "&quot;".
    for attribute in content.dataAttributes
    where attribute.value.utf8.count <= JSONParser.sizeLimit
      && words.contains(where: { $0.occurs(in: attribute.value) })
    {
      looked += 1
      guard looked <= blockLimit else { return }
      if let value = value(of: attribute.value, type: "") {
        body("\(attribute.node.path)/@\(attribute.name)", value)
      }
    }
  }

  /// What a locator's pointer applies to.
  static func value(of source: String, type: String) -> JSONValue? {
    if type.holds("json") { return JSONParser.parse(source) }
    let values = ScriptLiterals.values(in: source)
    return values.isEmpty ? nil : .array(values)
  }

  /// JSON-LD has its own reader; templates and rules are no data.
  private static func isData(_ type: String) -> Bool {
    if type.hasPrefix("application/ld+json") || type == "importmap" || type == "speculationrules" {
      return false
    }
    return type.isEmpty || type == "module" || type.holds("javascript") || type.holds("ecmascript")
      || type.holds("json")
  }
}

/// An ASCII word that is looked for in long texts, whatever the case of its letters.
struct CaselessWord {
  private let bytes: [UInt8]
  /// How far the search may go on when a byte stands under the word's end (Boyer, Moore and Horspool).
  private let skips: [Int]

  /// `nil` for a word that may be written in other bytes too, or that is in everything.
  init?(_ word: String) {
    let bytes = word.utf8.map(Self.lower)
    guard bytes.count >= 2, bytes.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != 0x22 && $0 != 0x5C }) else {
      return nil
    }
    self.bytes = bytes
    var skips = [Int](repeating: bytes.count, count: 256)
    for (index, byte) in bytes.dropLast().enumerated() {
      skips[Int(byte)] = bytes.count - 1 - index
      if (0x61...0x7A).contains(byte) { skips[Int(byte & 0xDF)] = bytes.count - 1 - index }
    }
    self.skips = skips
  }

  private static func lower(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }

  func occurs(in text: String) -> Bool {
    var text = text
    return text.withUTF8 { text in
      bytes.withUnsafeBufferPointer { word in
        skips.withUnsafeBufferPointer { skips in
          let last = word.count - 1
          var end = last
          while end < text.count {
            var step = 0
            while step <= last, Self.lower(text[end - step]) == word[last - step] { step += 1 }
            if step > last { return true }
            end += skips[Int(text[end])]
          }
          return false
        }
      }
    }
  }

  /// Whether the whole of `text` is this word.
  func isWhole(_ text: Substring) -> Bool {
    text.utf8.count == bytes.count && text.utf8.map(Self.lower) == bytes
  }
}
