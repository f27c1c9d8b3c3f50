import Model

/// Words that come with the audit or the catalogue: in the report's language, or in English where nobody has
/// written them in it.
struct Told: Hashable, Sendable {
  /// The longest text of the catalogue that is shown whole.
  static let limit = 1000

  let text: Shown
  /// "en" for English in a report of another language, for the `lang` of HTML.
  let language: String?

  fileprivate init(_ text: String, isForeign: Bool, limit: Int) {
    self.text = Shown(text, limit: limit)
    language = isForeign ? Language.english.rawValue : nil
  }
}

extension Words {
  /// English that has no translation.
  func told(_ english: String) -> Told { told(english, or: nil) }

  /// `english`, or what this language says in its place.
  func told(_ english: String, or own: String?) -> Told {
    Told(own ?? english, isForeign: own == nil && id != .english, limit: Told.limit)
  }

  // MARK: The catalogue

  func title(of finding: Finding) -> Told { told(finding.title, or: finding.translations[id]?.title) }
  func lookedFor(by finding: Finding) -> Told {
    told(finding.lookedFor, or: finding.translations[id]?.lookedFor)
  }
  func why(_ finding: Finding) -> Told { told(finding.why, or: finding.translations[id]?.why) }
  func title(of role: Role) -> Told { told(role.title, or: role.titles[id]) }
  func title(of finding: PastFinding) -> Told { told(finding.title, or: finding.titles[id]) }

  func steps(of remediation: Remediation) -> [Told] {
    remediation.translations[id]?.steps.map { told("", or: $0) } ?? remediation.steps.map { told($0) }
  }

  func sideEffect(of remediation: Remediation) -> Told? {
    remediation.translations[id].map { $0.sideEffect.map { told("", or: $0) } }
      ?? remediation.sideEffect.map { told($0) }
  }

  // MARK: The audit

  /// The line of the working names a kind of fact, or facts that join up.
  func label(of line: ScoreLine) -> Told {
    told(line.label, or: audit == nil ? nil : line.attribute.map(kindLabel))
  }

  func nextStep(_ english: String, _ kind: NextStep?) -> Told {
    told(english, or: kind.flatMap { audit?.nextStep($0) })
  }

  /// Why a page could not be judged. The sentence of its state is this language's own.
  func reason(_ english: String, _ state: PageState) -> Told {
    told(english, or: english == self.state(state) ? english : nil)
  }

  func reason(of finding: PastFinding) -> Told? {
    finding.reason.map { told($0, or: finding.doubt.flatMap { audit?.doubt($0) }) }
  }

  func title(of part: FirstStepPart) -> Told {
    told(part.step.title, or: audit?.title(part.visit, closing: part.attributes))
  }
}
