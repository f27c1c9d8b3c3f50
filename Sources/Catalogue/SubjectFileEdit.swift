package import Model
import Yams

/// A change to `netcurtain.yaml` that touches the smallest part of its text: comments, order and all else stay.
package struct SubjectFileEdit {
  /// The whole text, with what was changed so far.
  package private(set) var text: String
  private let name: String

  /// - Parameter name: the file's path, for messages.
  package init(text: String, name: String) {
    self.text = text
    self.name = name
  }

  /// The keys at the top of the file; none for an empty one.
  package var keys: Set<String> { Set(topLevel().map(\.key)) }

  /// Puts `lines` of a new top-level key at the end.
  package mutating func append(_ lines: [String]) {
    if !text.isEmpty, !text.hasSuffix("\n") { text += "\n" }
    text += lines.joined(separator: "\n") + "\n"
  }

  /// Writes or replaces the answer to a question.
  package mutating func answer(_ question: String, _ answer: Answer) throws(CatalogueProblems) {
    let line = "\(question): \(answer.rawValue)"
    guard let block = topLevel().first(where: { $0.key == "answers" }) else {
      append(["answers:", "  " + line])
      return
    }
    guard case .mapping(let mapping) = block.value, isBelow(block), let first = mapping.first else {
      throw notBlock("answers", block.line)
    }
    let indent = String(repeating: " ", count: max(0, (first.key.mark?.column ?? 3) - 1))
    if let old = mapping.first(where: { $0.key.scalar?.string == question })?.key.mark?.line {
      replaceLines(old...old, with: [indent + line])
    } else {
      insert([indent + line], after: lastLine(of: block.value))
    }
  }

  /// Writes or replaces the person's word on a finding; `note` stands beside it as a comment.
  package mutating func answer(
    finding fingerprint: String, _ answer: FindingAnswer, note: String?
  ) throws(CatalogueProblems) {
    func lines(_ indent: String) -> [String] {
      var lines = ["\(indent)- finding: \(Self.quoted(fingerprint))" + (note.map { "    # \($0)" } ?? "")]
      lines.append("\(indent)  answer: \(answer.word.rawValue)")
      if !answer.why.isEmpty { lines.append("\(indent)  why: \(Self.quoted(answer.why))") }
      return lines
    }
    guard let block = topLevel().first(where: { $0.key == "answered" }) else {
      append(["", "# What you said of single findings. Take an entry out to take it back.", "answered:"])
      append(lines("  "))
      return
    }
    guard case .sequence(let items) = block.value, isBelow(block), let first = items.first else {
      throw notBlock("answered", block.line)
    }
    // The mark of an item is its first key, two columns after the dash in what this writes.
    let dash = line(first.mark?.line ?? 1).prefix { $0 == " " }.count
    let indent = String(repeating: " ", count: dash)
    for item in items {
      guard let start = item.mark?.line, case .mapping(let mapping) = item,
        mapping["finding"]?.scalar?.string == fingerprint
      else { continue }
      replaceLines(start...lastLine(of: item), with: lines(indent))
      return
    }
    insert(lines(indent), after: lastLine(of: block.value))
  }

  // MARK: Text

  /// A text in quotes, as YAML reads it back letter for letter.
  package static func quoted(_ text: String) -> String {
    let inside = PageText.clean(text, limit: 1000).replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    return "\"\(inside)\""
  }

  private struct Block {
    let key: String
    let line: Int
    let value: Node
  }

  private func topLevel() -> [Block] {
    guard YAMLGuard.refusal(of: text) == nil,
      let node = try? Parser(yaml: text, resolver: .basic, encoding: .utf8).singleRoot(),
      case .mapping(let mapping) = node
    else { return [] }
    return mapping.compactMap { key, value in
      key.scalar.map { Block(key: $0.string, line: $0.mark?.line ?? 1, value: value) }
    }
  }

  /// Whether the entries stand on lines of their own below the key. The parser does not keep how they are written.
  private func isBelow(_ block: Block) -> Bool {
    let rest = line(block.line).drop { $0 != ":" }.dropFirst().drop { $0 == " " }
    return rest.isEmpty || rest.first == "#"
  }

  private func lastLine(of node: Node) -> Int {
    switch node {
    case .scalar(let scalar): scalar.mark?.line ?? 1
    case .alias(let alias): alias.mark?.line ?? 1
    case .sequence(let items): items.map { lastLine(of: $0) }.max() ?? items.mark?.line ?? 1
    case .mapping(let mapping):
      mapping.map { max(lastLine(of: $0.key), lastLine(of: $0.value)) }.max() ?? mapping.mark?.line ?? 1
    }
  }

  private var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }

  private func line(_ number: Int) -> Substring {
    let lines = lines
    return lines.indices.contains(number - 1) ? lines[number - 1] : ""
  }

  private mutating func replaceLines(_ range: ClosedRange<Int>, with new: [String]) {
    var lines = lines.map(String.init)
    guard range.lowerBound >= 1, range.upperBound <= lines.count else { return }
    lines.replaceSubrange((range.lowerBound - 1)...(range.upperBound - 1), with: new)
    text = lines.joined(separator: "\n")
  }

  private mutating func insert(_ new: [String], after number: Int) {
    var lines = lines.map(String.init)
    lines.insert(contentsOf: new, at: min(number, lines.count))
    text = lines.joined(separator: "\n")
    if !text.hasSuffix("\n") { text += "\n" }
  }

  private func notBlock(_ key: String, _ line: Int) -> CatalogueProblems {
    CatalogueProblems([
      Problem(
        .subjectInvalid, doing: "\(name):\(line)",
        cause: "“\(key)” is not written with one entry on each line, so nothing can be added to it.",
        remedy: "Write each entry on a line of its own below “\(key):”, or take the key out if it is empty.")
    ])
  }
}
