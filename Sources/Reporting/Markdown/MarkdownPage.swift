/// The blocks of a Markdown document, with an empty line between them.
///
/// It takes text that is Markdown already (``MarkdownText``). Each block opens with a mark or a word of the report's
/// own, so that nothing from a page ever opens a line.
struct MarkdownPage {
  private var blocks: [String] = []

  /// All blocks, the last one ended by a line feed.
  var text: String { blocks.joined(separator: "\n\n") + "\n" }

  mutating func heading(_ level: Int, _ text: String) {
    blocks.append(String(repeating: "#", count: level) + " " + text)
  }

  mutating func paragraph(_ text: String) { blocks.append(text) }

  /// Sentences of one paragraph.
  mutating func paragraph(_ sentences: [String]) {
    if !sentences.isEmpty { blocks.append(sentences.joined(separator: " ")) }
  }

  /// A label in bold, and what it is of.
  mutating func labelled(_ label: String, _ text: String) {
    blocks.append("**\(label)**" + (text.isEmpty ? "" : " " + text))
  }

  mutating func list(_ items: [String]) {
    if !items.isEmpty { blocks.append(items.map { "- " + $0 }.joined(separator: "\n")) }
  }

  mutating func numbered(_ items: [String]) {
    guard !items.isEmpty else { return }
    blocks.append(items.enumerated().map { "\($0.offset + 1). \($0.element)" }.joined(separator: "\n"))
  }

  /// A table of two columns, the second one of numbers.
  mutating func table(head: (String, String), rows: [(String, String)]) {
    let lines = ["| \(head.0) | \(head.1) |", "| :--- | ---: |"] + rows.map { "| \($0.0) | \($0.1) |" }
    blocks.append(lines.joined(separator: "\n"))
  }
}
