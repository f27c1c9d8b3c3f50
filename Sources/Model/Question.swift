/// What a person says when only they can tell.
package enum Answer: String, CaseIterable, Codable, Hashable, Sendable {
  case yes, no
  case notSure = "not sure"
}

/// One thing that no page shows and only the person can tell, from `Checks/questions.yaml`. Never a name.
package struct Question: Codable, Hashable, Identifiable, Sendable {
  /// What an answer does to the score.
  package enum Effect: Codable, Hashable, Sendable {
    /// A yes is a fact; without a yes or no the fact counts in the upper end.
    case adds(Attribute)
    /// How exactly a kind of fact shows, 0 to 100, by answer; 0 takes it out of account.
    case measures(Attribute, [Answer: Int])
    /// A no means that the facts of one kind, as exact as a town or less, are of another kind.
    case moves(Attribute, to: Attribute)
    /// The answer is listed and never scored.
    case none
  }

  package let id: String
  /// The question itself.
  package let asks: String
  /// One line that helps to answer it.
  package let explains: String
  package let policy: [PolicyReference]
  /// Tiers and roles that are asked; empty: everybody.
  package let askedOf: [String]
  /// Tiers and roles of which the score says "not enough checked" until there is a yes or no.
  package let neededFor: [String]
  package let effect: Effect
  /// How much a yes matters; `nil` where a yes calls for no step.
  package let severity: ByRole<Severity>?
  package let why: ByRole<String>
  /// What to do after a yes; empty where it calls for no step.
  package let steps: [String]
  package let position: FilePosition

  package init(
    id: String, asks: String, explains: String, policy: [PolicyReference], askedOf: [String] = [],
    neededFor: [String] = [], effect: Effect = .none, severity: ByRole<Severity>? = nil,
    why: ByRole<String>, steps: [String] = [], position: FilePosition
  ) {
    self.id = id
    self.asks = asks
    self.explains = explains
    self.policy = policy
    self.askedOf = askedOf
    self.neededFor = neededFor
    self.effect = effect
    self.severity = severity
    self.why = why
    self.steps = steps
    self.position = position
  }

  package func isAsked(of role: Role) -> Bool { askedOf.isEmpty || role.isNamed(in: askedOf) }

  package func isNeeded(for role: Role) -> Bool { isAsked(of: role) && role.isNamed(in: neededFor) }
}
