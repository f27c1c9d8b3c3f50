/// What the handout for a team says first, from `Checks/guide.yaml`.
package struct GuidePlan: Codable, Hashable, Sendable {
  /// One kind of site that the policy names, and the visits that help most there.
  package struct Site: Codable, Hashable, Sendable {
    package let platformID: String
    /// What the policy calls it ("Blogs"), where that is not the platform's name.
    package let called: String?
    /// Ids of checks, most help first.
    package let first: [String]

    package init(platformID: String, called: String?, first: [String]) {
      self.platformID = platformID
      self.called = called
      self.first = first
    }
  }

  /// Somebody who helps.
  package struct Help: Codable, Hashable, Sendable {
    package let who: String
    package let how: String
    /// Tiers and roles that it is for; empty: everybody.
    package let forRoles: [String]

    package init(who: String, how: String, forRoles: [String]) {
      self.who = who
      self.how = how
      self.forRoles = forRoles
    }

    package func isFor(_ role: Role) -> Bool { forRoles.isEmpty || role.isNamed(in: forRoles) }
  }

  package let sites: [Site]
  /// Ids of questions whose steps the handout gives.
  package let questions: [String]
  /// Ids of advice that holds on every site.
  package let advice: [String]
  /// What to do when somebody abuses the person online.
  package let abused: [String]
  /// What to do when somebody threatens the person.
  package let threatened: [String]
  package let help: [Help]

  package init(
    sites: [Site] = [], questions: [String] = [], advice: [String] = [], abused: [String] = [],
    threatened: [String] = [], help: [Help] = []
  ) {
    self.sites = sites
    self.questions = questions
    self.advice = advice
    self.abused = abused
    self.threatened = threatened
    self.help = help
  }
}
