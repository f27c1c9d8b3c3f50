import Model
import Yams

/// Reads one YAML file strictly, and gathers every problem instead of stopping at the first.
///
/// Knows nothing of checks or subjects: those files say which keys and words they take.
final class YAMLReader {
  /// The path as the person knows it.
  let file: String
  private let code: Problem.Code
  private var found: [(line: Int, problem: Problem)] = []

  init(file: String, code: Problem.Code) {
    self.file = file
    self.code = code
  }

  /// What was wrong, in the order of the lines.
  var problems: [Problem] {
    found.enumerated()
      .sorted { ($0.element.line, $0.offset) < ($1.element.line, $1.offset) }
      .map(\.element.problem)
  }

  /// Notes a problem at a line, once.
  func report(_ line: Int, _ cause: String, _ remedy: String) {
    let problem = Problem(code, doing: "\(file):\(line)", cause: cause, remedy: remedy)
    // Two rules may look at one value; the person is told once.
    if !found.contains(where: { $0.problem == problem }) { found.append((line, problem)) }
  }

  /// The keys and values of the file, or `nil` if it is not a list of keys at all.
  func fields(of text: String, keys: [String], required: [String]) -> YAMLFields? {
    if let refusal = YAMLGuard.refusal(of: text) {
      report(refusal.line, refusal.cause, refusal.remedy)
      return nil
    }
    do {
      // The basic resolver guesses no types, which no file here needs, and so compiles no patterns.
      guard let node = try Parser(yaml: text, resolver: .basic, encoding: .utf8).singleRoot() else {
        report(1, "The file is empty.", "Write the keys \(list(required)).")
        return nil
      }
      if let line = firstAnchor(in: node) {
        report(
          line, "The file uses “&” or “*” to repeat a part, which is not read.",
          "Write the part out in full, or put the text in quotes.")
        return nil
      }
      return YAMLValue(node: node, label: "the file", reader: self)
        .fields(keys: keys, required: required)
    } catch let error as YamlError {
      report(error, in: text)
    } catch {
      report(1, "The file cannot be read as YAML.", "Check its spelling and indents.")
    }
    return nil
  }

  /// Stops at the first anchor, so that a node which repeats itself is not walked.
  private func firstAnchor(in node: Node) -> Int? {
    switch node {
    case .scalar(let scalar):
      return scalar.anchor == nil ? nil : scalar.mark?.line ?? 1
    case .sequence(let sequence):
      if sequence.anchor != nil { return sequence.mark?.line ?? 1 }
      for item in sequence {
        if let line = firstAnchor(in: item) { return line }
      }
    case .mapping(let mapping):
      if mapping.anchor != nil { return mapping.mark?.line ?? 1 }
      for (key, value) in mapping {
        if let line = firstAnchor(in: key) ?? firstAnchor(in: value) { return line }
      }
    case .alias(let alias):
      return alias.mark?.line ?? 1
    }
    return nil
  }

  private func report(_ error: YamlError, in text: String) {
    switch error {
    case .duplicatedKeysInMapping(let keys, let context):
      report(
        context.mark.line, "The key \(list(keys)) stands here and again further down.",
        "Keep one of the two.")
    case .scanner(let context, let problem, let mark, _),
      .parser(let context, let problem, let mark, _):
      let about = context.map { "\($0.text) (line \($0.mark.line)): " } ?? ""
      report(
        mark.line, "The YAML cannot be read: \(about)\(problem).",
        "Check indents, colons and quotes here and one line above.")
    case .composer(_, let problem, let mark, _):
      report(mark.line, "The YAML cannot be read: \(problem).", "Keep one document in one file.")
    case .reader(let problem, let offset, _, _):
      let before = text.prefix(offset ?? 0)
      report(
        before.count { $0.isNewline } + 1, "The file holds a character that YAML does not take: \(problem).",
        "Delete it, or save the file as UTF-8 text.")
    default:
      report(1, "The file cannot be read as YAML.", "Check its spelling and indents.")
    }
  }
}

/// “a”, “b”, “c”.
func list(_ words: [String]) -> String {
  words.map { "“\($0)”" }.joined(separator: ", ")
}
