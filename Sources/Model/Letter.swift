/// A letter to somebody who can take something down, from `Checks/letters/`. netcurtain never sends one.
package struct Letter: Codable, Hashable, Identifiable, Sendable {
  /// What the person fills in. In the text a part stands as its name in braces: `{about}`.
  package enum Part: String, CaseIterable, Codable, Hashable, Sendable {
    case name, about, what, today

    /// What stands in the letter where the person gave nothing.
    package var bracket: String {
      switch self {
      case .name: "[your name]"
      case .about: "[the address of the page]"
      case .what: "[what it shows, in your own words]"
      case .today: "[the date]"
      }
    }
  }

  package let id: String
  /// What it does ("Ask a friend to take something down").
  package let title: String
  /// When it is the right one, in a sentence.
  package let useWhen: String
  /// Where to send it, in a sentence.
  package let sendTo: String
  /// The form or page for it (https), with the day it was looked up and by whom.
  package let link: String?
  package let asOf: String?
  package let source: String?
  /// The kinds of fact that it helps with.
  package let attributes: [Attribute]
  /// Clauses of the policy that it serves.
  package let clauses: [String]
  /// What to do before it is sent.
  package let before: [String]
  package let subject: String
  package let body: String
  package let position: FilePosition

  package init(
    id: String, title: String, useWhen: String, sendTo: String, link: String? = nil, asOf: String? = nil,
    source: String? = nil, attributes: [Attribute] = [], clauses: [String] = [], before: [String] = [],
    subject: String, body: String, position: FilePosition
  ) {
    self.id = id
    self.title = title
    self.useWhen = useWhen
    self.sendTo = sendTo
    self.link = link
    self.asOf = asOf
    self.source = source
    self.attributes = attributes
    self.clauses = clauses
    self.before = before
    self.subject = subject
    self.body = body
    self.position = position
  }

  /// Subject and body with the person's own words; what they did not give stands in brackets.
  package func filled(_ words: [Part: String]) -> String {
    let text = "Subject: \(subject)\n\n\(body)"
    let fill = { (name: String) in Part(rawValue: name).map { words[$0] ?? $0.bracket } }
    // The reader of the file has seen that every name is known.
    return NamedParts.fill(text, fill) ?? text
  }

  /// What stands in brackets in `text`, in its order, each once.
  package static func brackets(in text: String) -> [String] {
    var found: [String] = []
    for match in text.matches(of: /\[[^\[\]\n]{1,80}\]/) where !found.contains(String(match.output)) {
      found.append(String(match.output))
    }
    return found
  }
}
