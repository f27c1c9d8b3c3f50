internal import Model

/// One statement that one place on the page makes about the person. Facts with the same value become one exposure.
struct Fact {
  let attribute: Attribute
  let value: String
  let evidence: Evidence
  let visibility: Visibility
  let confidence: Confidence
  let precision: Int
  let current: Bool

  init(
    _ attribute: Attribute, _ value: String, evidence: Evidence, visibility: Visibility,
    confidence: Confidence, precision: Int = 100, current: Bool = true
  ) {
    self.attribute = attribute
    self.value = value
    self.evidence = evidence
    self.visibility = visibility
    self.confidence = confidence
    self.precision = precision
    self.current = current
  }

  /// The same statement, believed less or as much.
  func capped(at limit: Confidence) -> Fact {
    Fact(
      attribute, value, evidence: evidence, visibility: visibility, confidence: min(confidence, limit),
      precision: precision, current: current)
  }

  /// The same statement of another kind.
  func reading(as other: Attribute) -> Fact {
    Fact(
      other, value, evidence: evidence, visibility: visibility, confidence: confidence,
      precision: precision, current: current)
  }
}
