/// How far a clause of the policy can be looked at.
package enum ClauseService: String, CaseIterable, Codable, Hashable, Sendable {
  /// Read from the page.
  case checked
  /// The page shows a part; a question or advice does the rest.
  case partly
  /// Only the person can tell.
  case asked
  /// There is nothing to look at.
  case advice
}

/// One clause of the policy with all that serves it, from `Checks/policy.yaml`.
package struct PolicyClause: Codable, Hashable, Sendable {
  /// "5.2" for the second sentence of section 5; "A.8" for the eighth bullet of the Appendix.
  package let clause: String
  /// Where it stands, in words ("Appendix, eighth bullet").
  package let place: String
  /// What it says, in short and in our own words.
  package let about: String
  package let how: ClauseService
  /// Ids of checks.
  package let checks: [String]
  /// Ids of the score's combinations.
  package let combinations: [String]
  package let questions: [String]
  /// Ids of ``Advice``.
  package let advice: [String]
  package let position: FilePosition

  package init(
    clause: String, place: String, about: String, how: ClauseService, checks: [String] = [],
    combinations: [String] = [], questions: [String] = [], advice: [String] = [], position: FilePosition
  ) {
    self.clause = clause
    self.place = place
    self.about = about
    self.how = how
    self.checks = checks
    self.combinations = combinations
    self.questions = questions
    self.advice = advice
    self.position = position
  }
}

/// What to do about something that no page can show, from `Checks/advice.yaml`. Never scored, never a pass.
package struct Advice: Codable, Hashable, Identifiable, Sendable {
  package let id: String
  package let text: ByRole<String>
  /// Ids of letters that do what the advice says.
  package let letters: [String]
  package let position: FilePosition

  package init(id: String, text: ByRole<String>, letters: [String] = [], position: FilePosition) {
    self.id = id
    self.text = text
    self.letters = letters
    self.position = position
  }
}

/// What one site shows to everybody whatever the settings (policy clause 5.6).
package struct AlwaysPublic: Codable, Hashable, Sendable {
  package let platformID: String
  package let clause: String
  package let text: String
  /// When it was last looked up, and where.
  package let asOf: String
  package let source: String

  package init(platformID: String, clause: String, text: String, asOf: String, source: String) {
    self.platformID = platformID
    self.clause = clause
    self.text = text
    self.asOf = asOf
    self.source = source
  }
}

/// A public register that a regulator keeps of people in a kind of work. It is never fetched: what it shows
/// of everybody in it is known.
package struct PublicRegister: Codable, Hashable, Identifiable, Sendable {
  package let id: String
  /// What people call it ("the public register of social workers").
  package let title: String
  /// One sentence on what it shows, for the report.
  package let says: String
  /// How exactly it shows each kind of fact, 0 to 100.
  package let shows: [Attribute: Int]
  package let asOf: String
  package let source: String

  package init(
    id: String, title: String, says: String, shows: [Attribute: Int], asOf: String, source: String
  ) {
    self.id = id
    self.title = title
    self.says = says
    self.shows = shows
    self.asOf = asOf
    self.source = source
  }
}

/// The person's word on one finding, kept by its fingerprint in `netcurtain.yaml`.
package struct FindingAnswer: Codable, Hashable, Sendable {
  package enum Word: String, CaseIterable, Codable, Hashable, Sendable {
    /// It is not about the person: it leaves the score.
    case notMe = "not-me"
    /// The person knows and keeps it: it stays in the score.
    case accepted
  }

  package let word: Word
  /// In the person's own words; may be empty for ``Word/notMe``.
  package let why: String

  package init(word: Word, why: String) {
    self.word = word
    self.why = why
  }
}
