package import Foundation

/// An earlier audit, as its JSON report kept it: what was read then, to be judged again by today's rules.
package struct PastReport: Sendable {
  package let auditedAt: Date
  /// The version of the catalogue that judged it.
  package let catalogue: String
  /// The id of the role that it was judged for.
  package let roleID: String
  /// The score that the person was shown.
  package let scoreValue: Int
  package let scoreUpper: Int
  /// The pages as they were read, in their order.
  package let readings: [PageReading]
  /// What the person had said by then: question ids and fingerprints to their answers.
  package let answers: [String: Answer]
  package let answered: [String: FindingAnswer]

  package init(
    auditedAt: Date, catalogue: String, roleID: String, scoreValue: Int, scoreUpper: Int,
    readings: [PageReading], answers: [String: Answer] = [:], answered: [String: FindingAnswer] = [:]
  ) {
    self.auditedAt = auditedAt
    self.catalogue = catalogue
    self.roleID = roleID
    self.scoreValue = scoreValue
    self.scoreUpper = scoreUpper
    self.readings = readings
    self.answers = answers
    self.answered = answered
  }
}
