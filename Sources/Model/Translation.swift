/// What a check says in another language than the catalogue's own. Its steps are with the ``Remediation``.
package struct CheckText: Codable, Hashable, Sendable {
  package let title: String
  package let lookedFor: String
  /// For the same tiers and roles as the check's own.
  package let why: ByRole<String>

  package init(title: String, lookedFor: String, why: ByRole<String>) {
    self.title = title
    self.lookedFor = lookedFor
    self.why = why
  }

  /// As it is said in `role`.
  package func finding(for role: Role) -> FindingText {
    FindingText(title: title, lookedFor: lookedFor, why: why.value(for: role))
  }
}

/// What a finding says in another language.
package struct FindingText: Codable, Hashable, Sendable {
  package let title: String
  package let lookedFor: String
  package let why: String

  package init(title: String, lookedFor: String, why: String) {
    self.title = title
    self.lookedFor = lookedFor
    self.why = why
  }
}

/// What a remediation says in another language.
package struct RemediationText: Codable, Hashable, Sendable {
  /// As many as the remediation has.
  package let steps: [String]
  package let sideEffect: String?

  package init(steps: [String], sideEffect: String?) {
    self.steps = steps
    self.sideEffect = sideEffect
  }
}
