package import Foundation

/// How a finding stands against the one of an earlier audit (SARIF 2.1.0 section 3.27.24, `baselineState`).
package enum BaselineState: String, Codable, Hashable, Sendable {
  /// It was not on show then.
  case new
  /// The same values were on show then.
  case unchanged
  /// The same place showed the same fact, more or less exactly, or some of the values.
  case updated
}

/// A fact that was on show in the earlier audit and is not among today's findings.
package struct PastFinding: Codable, Hashable, Sendable {
  package let checkID: String
  /// The check's title.
  package let title: String
  package let severity: Severity
  /// What people call the place.
  package let profileTitle: String
  /// The page as the person gave it then.
  package let requestedURL: String
  package let attributes: [Attribute]
  /// The values that were on show; none for a picture, which no report shows.
  package let values: [String]
  package let fingerprint: String
  /// Why it cannot be told what became of it; `nil` where the page was seen and does not show it any more.
  package let reason: String?
  /// The kind of ``reason``.
  package let doubt: Doubt?
  /// The title in other languages, where somebody has written it.
  package let titles: [Language: String]

  /// Why it cannot be told what became of a fact.
  package enum Doubt: String, Codable, Hashable, Sendable {
    case notListed, notSeen, onlyThePersonKnows
  }

  package init(
    checkID: String, title: String, severity: Severity, profileTitle: String, requestedURL: String,
    attributes: [Attribute], values: [String], fingerprint: String, reason: String?,
    doubt: Doubt? = nil, titles: [Language: String] = [:]
  ) {
    self.checkID = checkID
    self.title = title
    self.severity = severity
    self.profileTitle = profileTitle
    self.requestedURL = requestedURL
    self.attributes = attributes
    self.values = values
    self.fingerprint = fingerprint
    self.reason = reason
    self.doubt = doubt
    self.titles = titles
  }
}

/// What changed since an earlier audit, matched by what is shown and never by where on a page (DESIGN 11.8).
package struct Comparison: Codable, Hashable, Sendable {
  /// When the earlier audit was made.
  package let baselineAuditedAt: Date
  /// The earlier audit's score by today's rules and role.
  package let baselineScore: Score
  /// Whether the earlier report showed another score, because the rules or the role were others.
  package let isRescored: Bool
  /// How each of today's findings stands, by ``Finding/id``.
  package let states: [String: BaselineState]
  /// Shown then; looked for on the same page now and not seen.
  package let absent: [PastFinding]
  /// Shown then; the page could not be seen now, so nobody can tell. Never counted as gone.
  package let notAssessedNow: [PastFinding]

  package init(
    baselineAuditedAt: Date, baselineScore: Score, isRescored: Bool, states: [String: BaselineState],
    absent: [PastFinding], notAssessedNow: [PastFinding]
  ) {
    self.baselineAuditedAt = baselineAuditedAt
    self.baselineScore = baselineScore
    self.isRescored = isRescored
    self.states = states
    self.absent = absent
    self.notAssessedNow = notAssessedNow
  }
}
