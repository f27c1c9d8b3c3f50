import Model
import Yams

/// One value of a YAML file. Each way to take it notes a problem and gives `nil` when it does not fit.
struct YAMLValue {
  let node: Node
  /// The key that it stands under, for messages.
  let label: String
  let reader: YAMLReader

  var line: Int { node.mark?.line ?? 1 }
  var position: FilePosition {
    FilePosition(file: reader.file, line: line, column: node.mark?.column ?? 1)
  }

  func report(_ cause: String, _ remedy: String) { reader.report(line, cause, remedy) }

  /// The text with no white space around it. Never empty.
  func text(upTo limit: Int = 2000) -> String? {
    guard let text = verbatim().map({ String(Substring($0).trimmed) }) else { return nil }
    if text.isEmpty {
      report("“\(label)” is empty.", "Write its text, or take the key out.")
      return nil
    }
    if text.utf8.count > limit, text.count > limit {
      report("“\(label)” is longer than \(limit) characters.", "Shorten it.")
      return nil
    }
    return text
  }

  /// The text as it stands.
  func verbatim() -> String? {
    guard case .scalar(let scalar) = node else {
      report("“\(label)” wants text, and this is \(kind).", "Write one text.")
      return nil
    }
    if scalar.style == .plain, ["", "~", "null"].contains(scalar.string) {
      report("“\(label)” is empty.", "Write its text, or take the key out.")
      return nil
    }
    return scalar.string
  }

  /// `yes` or `no`.
  func flag() -> Bool? {
    if case .scalar(let scalar) = node, scalar.style == .plain {
      switch scalar.string.lowercased() {
      case "yes", "true": return true
      case "no", "false": return false
      default: break
      }
    }
    report("“\(label)” wants yes or no.", "Write yes or no, without quotes.")
    return nil
  }

  /// A whole number within `range`.
  func integer(in range: ClosedRange<Int>) -> Int? {
    if case .scalar(let scalar) = node, scalar.style == .plain, let value = Int(scalar.string),
      range.contains(value)
    {
      return value
    }
    report(
      "“\(label)” wants a whole number from \(range.lowerBound) to \(range.upperBound).",
      "Write the number, without quotes.")
    return nil
  }

  /// One of the `known` words, which are `what` ("a role").
  func word(_ what: String, of known: [String]) -> String? {
    guard let word = text() else { return nil }
    guard known.contains(word) else {
      reportUnknown(word, what, known)
      return nil
    }
    return word
  }

  /// One case of `Choice`, by its raw value.
  func choice<Choice>(_ what: String, of choices: [Choice] = Array(Choice.allCases)) -> Choice?
  where Choice: CaseIterable & RawRepresentable, Choice.RawValue == String {
    word(what, of: choices.map(\.rawValue)).flatMap(Choice.init(rawValue:))
  }

  func reportUnknown(_ word: String, _ what: String, _ known: [String]) {
    report("“\(word)” is not \(what).", Self.remedy(for: word, known))
  }

  static func remedy(for word: String, _ known: [String]) -> String {
    if let nearest = Spelling.nearest(to: word, among: known) { return "Did you mean “\(nearest)”?" }
    return known.isEmpty ? "Take it out." : "Use one of: \(known.joined(separator: ", "))."
  }

  /// The items of a list, which may stand alone where it is `orOne`.
  func items(orOne: Bool = false) -> [YAMLValue] {
    if case .sequence(let sequence) = node {
      return sequence.map { YAMLValue(node: $0, label: label, reader: reader) }
    }
    if orOne { return [self] }
    report("“\(label)” wants a list, and this is \(kind).", "Start each item on its own line with “- ”.")
    return []
  }

  /// The texts of a list, which may stand alone where it is `orOne`. No text twice.
  func texts(orOne: Bool = false, upTo limit: Int = 2000) -> [String] {
    var seen: Set<String> = []
    return items(orOne: orOne).compactMap { item in
      guard let text = item.text(upTo: limit) else { return nil }
      guard seen.insert(text).inserted else {
        item.report("“\(text)” stands twice in “\(label)”.", "Take one out.")
        return nil
      }
      return text
    }
  }

  /// The keys and values, if all keys are among `keys` and all of `required` are there.
  func fields(keys: [String], required: [String] = []) -> YAMLFields? {
    guard let entries = entries() else { return nil }
    var values: [String: YAMLValue] = [:]
    for entry in entries {
      guard keys.contains(entry.key) else {
        reader.report(
          entry.line, "There is no key “\(entry.key)” here.", Self.remedy(for: entry.key, keys))
        continue
      }
      values[entry.key] = entry.value
    }
    for key in required where values[key] == nil {
      report("The key “\(key)” is missing.", "Add a line that starts with “\(key):”.")
    }
    return YAMLFields(values: values, line: line)
  }

  /// One key with its value.
  struct Entry {
    let key: String
    let line: Int
    let value: YAMLValue
  }

  /// The keys and values in their order, whatever the keys are; `nil` if these are not keys.
  func entries() -> [Entry]? {
    guard case .mapping(let mapping) = node else {
      report("“\(label)” wants keys with values, and this is \(kind).", "Write lines like “key: value”.")
      return nil
    }
    return mapping.compactMap { key, value in
      guard case .scalar(let scalar) = key else {
        report("A key under “\(label)” is not a plain word.", "Write lines like “key: value”.")
        return nil
      }
      return Entry(
        key: scalar.string, line: scalar.mark?.line ?? line,
        value: YAMLValue(node: value, label: scalar.string, reader: reader))
    }
  }

  private var kind: String {
    switch node {
    case .scalar: "text"
    case .sequence: "a list"
    case .mapping: "keys with values"
    case .alias: "an alias"
    }
  }
}

/// The values of a set of keys.
struct YAMLFields {
  private let values: [String: YAMLValue]
  /// Where the keys start.
  let line: Int

  init(values: [String: YAMLValue], line: Int) {
    self.values = values
    self.line = line
  }

  subscript(_ key: String) -> YAMLValue? { values[key] }
}

extension Substring {
  /// Without the white space of YAML at either end.
  var trimmed: Substring {
    let isSpace = { (byte: UInt8) in byte == 0x20 || (0x09...0x0D).contains(byte) }
    guard let start = utf8.firstIndex(where: { !isSpace($0) }),
      let last = utf8.lastIndex(where: { !isSpace($0) })
    else { return self[endIndex...] }
    return self[start..<utf8.index(after: last)]
  }
}
