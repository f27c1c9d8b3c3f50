/// To whom a value shows.
package enum Visibility: String, CaseIterable, Codable, Hashable, Sendable {
  /// Anyone who opens the page reads it.
  case onPage
  /// Search results and link previews show it before the page is opened.
  case inPreview
  /// Only the page's data holds it, where scrapers read.
  case inCode
}

/// One fact that a stranger can learn from one page (LINDDUN: data disclosure).
///
/// The same value found in five places is one exposure with five pieces of evidence.
package struct Exposure: Codable, Hashable, Sendable {
  /// Unique within its page ("e01"); within an audit once it is ``identified(by:)``.
  package let id: String
  /// The kind of fact.
  package let attribute: Attribute
  /// The value as the page writes it, cleaned and cut (``PageText``).
  package let value: String
  /// The value folded for comparison: lower case, no accents or punctuation.
  package let normalisedValue: String
  /// Where it was found. Never empty.
  package let evidence: [Evidence]
  /// To whom it shows.
  package let visibility: Visibility
  /// How sure the reading is.
  package let confidence: Confidence
  /// How exact the value is, 0 to 100 (a county 40, a street 80); the scale depends on the attribute.
  package let precision: Int
  /// False for a former employer, job or home.
  package let current: Bool

  /// Cleans `value` and derives the normalised value.
  package init(
    id: String, attribute: Attribute, value: String, evidence: [Evidence], visibility: Visibility,
    confidence: Confidence, precision: Int, current: Bool = true
  ) {
    self.id = id
    self.attribute = attribute
    let value = PageText.clean(value)
    self.value = value
    // Folded as shown, so that the same exposure under another id compares as equal.
    self.normalisedValue = ComparableText.fold(value)
    self.evidence = evidence
    self.visibility = visibility
    self.confidence = confidence
    self.precision = min(100, max(0, precision))
    self.current = current
  }

  /// The same exposure under another id.
  package func identified(by id: String) -> Exposure {
    Exposure(
      id: id, attribute: attribute, value: value, evidence: evidence, visibility: visibility,
      confidence: confidence, precision: precision, current: current)
  }
}
