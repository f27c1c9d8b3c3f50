import Model
import Yams

/// Reads a letter from a file of `letters/` (docs/catalogue.md, "A letter").
struct LetterFile {
  static let keys = [
    "id", "title", "use_when", "send_to", "link", "as_of", "source", "attributes", "policy", "before",
    "subject", "body",
  ]
  private static let required = ["id", "title", "use_when", "send_to", "subject", "body"]

  let reader: YAMLReader
  /// The clauses of the policy; `nil` where the letter was not written for this policy.
  let clauses: [String]?

  func read(_ text: String, fileName: String) -> Letter? {
    guard let fields = reader.fields(of: text, keys: Self.keys, required: Self.required) else { return nil }
    if let day = fields["as_of"], fields["source"] == nil {
      day.report("“as_of” stands without “source”.", "Say where it was looked up on that day.")
    }
    let attributes: [Attribute] =
      fields["attributes"]?.items(orOne: true).compactMap {
        $0.choice("an attribute", of: Attribute.ofPages)
      } ?? []
    let named = (fields["policy"]?.items(orOne: true) ?? []).compactMap { item in
      clauses.map { item.word("a clause of policy.yaml", of: $0) } ?? item.text()
    }
    let subject = fields["subject"].flatMap { checked($0, $0.text(upTo: 120)) }
    let body = fields["body"].flatMap { checked($0, $0.text(upTo: 5000)) }
    let link = fields["link"]?.link()
    let asOf = fields["as_of"]?.dayOrLess()
    guard let id = fields["id"]?.id(named: fileName), let title = fields["title"]?.text(upTo: 80),
      let useWhen = fields["use_when"]?.text(upTo: 300), let sendTo = fields["send_to"]?.text(upTo: 300),
      let subject, let body
    else { return nil }
    return Letter(
      id: id, title: title, useWhen: useWhen, sendTo: sendTo, link: link, asOf: asOf,
      source: fields["source"]?.text(upTo: 200), attributes: attributes, clauses: named,
      before: fields["before"]?.texts(upTo: 300) ?? [], subject: subject, body: body,
      position: FilePosition(file: reader.file, line: fields.line))
  }

  /// The text, if every name in braces is one that a person can fill in.
  private func checked(_ value: YAMLValue, _ text: String?) -> String? {
    guard let text else { return nil }
    let known = Letter.Part.allCases.map(\.rawValue)
    var isSound = true
    for (offset, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let place = value.line + offset + (isBlock(value) ? 1 : 0)
      guard let names = NamedParts.names(in: String(line)) else {
        reader.report(
          place, "The braces in “\(PageText.clean(String(line), limit: 60))” cannot be read.",
          "Write a name in small letters between braces, as {about}, or use [brackets].")
        isSound = false
        continue
      }
      for name in names where !known.contains(name) {
        let remedy =
          Spelling.nearest(to: name, among: known).map { "Did you mean “{\($0)}”?" }
          ?? "Use one of: \(known.map { "{\($0)}" }.joined(separator: ", ")). "
          + "What only the writer knows stands in [brackets]."
        reader.report(place, "“{\(name)}” is not a part that netcurtain can fill in.", remedy)
        isSound = false
      }
    }
    return isSound ? text : nil
  }

  /// Whether the text starts on the line after its key.
  private func isBlock(_ value: YAMLValue) -> Bool {
    guard case .scalar(let scalar) = value.node else { return false }
    return scalar.style == .literal || scalar.style == .folded
  }
}
