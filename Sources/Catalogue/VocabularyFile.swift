import Model
import Yams

/// Reads a list of words from a file of `vocabulary/`.
enum VocabularyFile {
  /// The id and the words, as written and in their order.
  static func read(_ text: String, _ reader: YAMLReader, fileName: String) -> (id: String, words: [String])? {
    let keys = ["id", "title", "source", "licence", "words"]
    guard let fields = reader.fields(of: text, keys: keys, required: keys) else { return nil }
    for key in ["title", "source", "licence"] { _ = fields[key]?.text() }
    guard let id = fields["id"]?.id(named: fileName), let value = fields["words"] else { return nil }
    let words = words(of: value)
    if words.isEmpty, reader.problems.isEmpty {
      value.report("“words” is empty.", "Write at least one word.")
    }
    return (id, words)
  }

  /// A YAML list, or a text with a comma or a line break after each word.
  private static func words(of value: YAMLValue) -> [String] {
    guard case .scalar = value.node else { return value.texts() }
    guard let text = value.text(upTo: 200_000) else { return [] }
    var seen: Set<String> = []
    var words: [String] = []
    for part in text.utf8.split(whereSeparator: { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\n") }) {
      let word = String(Substring(part).trimmed)
      guard !word.isEmpty else { continue }
      if seen.insert(word.lowercased()).inserted {
        words.append(word)
      } else {
        value.report("“\(word)” stands twice in “words”.", "Take one out.")
      }
    }
    return words
  }
}
