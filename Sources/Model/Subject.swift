/// An organisation as its people and others write it.
package struct Organisation: Codable, Hashable, Sendable {
  /// Its names and abbreviations ("Harrowdale County Council", "HCC"); the first is the one to print.
  package let names: [String]
  /// Its web domains ("harrowdale.example.org"), which e-mail addresses and links give away.
  package let domains: [String]

  package init(names: [String], domains: [String] = []) {
    self.names = names
    self.domains = domains
  }
}

/// The person who audits their own profiles (UK GDPR: data subject). Never anybody else.
package struct Subject: Codable, Hashable, Sendable {
  /// The names the person goes by.
  package let names: [String]
  /// The user names the person has chosen.
  package let handles: [String]
  /// Whom the person works for.
  package let employers: [Organisation]
  /// Sites, offices, teams and towns of work.
  package let workplaces: [String]
  /// The titles of the person's job.
  package let jobTitles: [String]
  /// The id of a role in the catalogue.
  package let roleID: String
  /// The person's own links and saved pages, as they listed them.
  package let profiles: [String]
  /// Whether the person states that these are their own profiles.
  package let isSelfAudit: Bool
  /// Whether the person is threatened or stalked: advice then says so first.
  package let isHeightened: Bool
  /// Question ids to the person's answers.
  package let answers: [String: Answer]
  /// Fingerprints of findings to the person's word on them.
  package let answered: [String: FindingAnswer]
  /// Ids of checks that are asked only on request (``Check/isOnRequest``), and that the person wants.
  package let alsoLooksFor: [String]

  package init(
    names: [String] = [], handles: [String] = [], employers: [Organisation] = [],
    workplaces: [String] = [], jobTitles: [String] = [], roleID: String = Role.defaultID,
    profiles: [String] = [], isSelfAudit: Bool = false, isHeightened: Bool = false,
    answers: [String: Answer] = [:], answered: [String: FindingAnswer] = [:],
    alsoLooksFor: [String] = []
  ) {
    self.names = names
    self.handles = handles
    self.employers = employers
    self.workplaces = workplaces
    self.jobTitles = jobTitles
    self.roleID = roleID
    self.profiles = profiles
    self.isSelfAudit = isSelfAudit
    self.isHeightened = isHeightened
    self.answers = answers
    self.answered = answered
    self.alsoLooksFor = alsoLooksFor
  }
}
