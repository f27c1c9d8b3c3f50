/// How sure the reading is that a value is a fact about this person, from 0 to 100.
///
/// Confidence never changes the severity of a finding: it decides whether the finding counts at all.
package struct Confidence: RawRepresentable, Codable, Hashable, Comparable, Sendable {
  /// 0 (no idea) to 100 (stated by the page or by the person).
  package let rawValue: Int

  /// Clamps `rawValue` into 0...100.
  package init(rawValue: Int) {
    self.rawValue = min(100, max(0, rawValue))
  }

  /// Stated in structured data (JSON-LD, Microdata, microformats, Open Graph).
  package static let structuredData = Confidence(rawValue: 100)
  /// Stated beside a label that a reader sees ("Works at", "Occupation:").
  package static let labelledField = Confidence(rawValue: 95)
  /// Found by a selector of the platform's own file.
  package static let platformRule = Confidence(rawValue: 90)
  /// Found by a strong pattern in free text.
  package static let strongPattern = Confidence(rawValue: 80)
  /// Found by a weak pattern in free text: shown as "please check".
  package static let weakPattern = Confidence(rawValue: 50)
  /// A word of the vocabulary and nothing else.
  package static let vocabularyOnly = Confidence(rawValue: 40)

  /// At or above this a fact counts.
  package static let counting = Confidence(rawValue: 60)
  /// At or above this, and below ``counting``, a fact is shown as "please check".
  package static let askingFrom = Confidence(rawValue: 30)

  /// Whether the fact counts towards a finding.
  package var counts: Bool { self >= .counting }
  /// Whether the fact is shown as "please check" and counts only in the upper bound of the score.
  package var needsChecking: Bool { self >= .askingFrom && self < .counting }

  package static func < (a: Confidence, b: Confidence) -> Bool { a.rawValue < b.rawValue }

  package init(from decoder: any Decoder) throws {
    self.init(rawValue: try decoder.singleValueContainer().decode(Int.self))
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(rawValue)
  }
}
