internal import Model

/// Makes exposures of facts: one value found in five places is one exposure with five pieces of evidence.
struct ExposureBuilder {
  /// More evidence than this says nothing more.
  static let evidenceLimit = 8

  /// The page's visible words, folded: what only the data says is `inCode`, what the page also shows is `onPage`.
  let visibleText: String

  func exposures(from facts: [Fact]) -> [Exposure] {
    var order: [Key] = []
    var groups: [Key: [Fact]] = [:]
    for fact in facts where fact.confidence >= .askingFrom {
      let normalised = Self.identity(fact.attribute, fact.value)
      guard !normalised.isEmpty else { continue }
      let key = Key(attribute: fact.attribute, value: normalised, current: fact.current)
      if groups[key] == nil { order.append(key) }
      groups[key, default: []].append(fact)
    }
    let rank = Dictionary(uniqueKeysWithValues: Attribute.allCases.enumerated().map { ($1, $0) })
    let sorted = order.enumerated().sorted { a, b in
      let (x, y) = (rank[a.element.attribute] ?? 0, rank[b.element.attribute] ?? 0)
      return x != y ? x < y : a.offset < b.offset
    }
    return sorted.enumerated().compactMap { number, entry in
      groups[entry.element].map { exposure($0, number: number + 1) }
    }
  }

  private struct Key: Hashable {
    let attribute: Attribute
    let value: String
    let current: Bool
  }

  /// Addresses are the same with and without scheme and query; other values when they fold alike.
  static func identity(_ attribute: Attribute, _ value: String) -> String {
    switch attribute {
    case .photograph, .linkedProfile:
      var text = value
      if let scheme = text.firstRange(of: "//") { text = String(text[scheme.upperBound...]) }
      text = String(text.prefix { $0 != "?" && $0 != "#" })
      while text.hasSuffix("/") { text.removeLast() }
      return text.isEmpty ? value : text
    default:
      return ComparableText.fold(value)
    }
  }

  /// "e01", unique within a page.
  static func id(_ number: Int) -> String { number < 10 ? "e0\(number)" : "e\(number)" }

  private func exposure(_ facts: [Fact], number: Int) -> Exposure {
    let best = facts.max { $0.confidence < $1.confidence } ?? facts[0]
    var evidence: [Evidence] = []
    for fact in facts where !evidence.contains(fact.evidence) && evidence.count < Self.evidenceLimit {
      evidence.append(fact.evidence)
    }
    return Exposure(
      id: Self.id(number), attribute: best.attribute, value: best.value,
      evidence: evidence, visibility: visibility(facts, best), confidence: best.confidence,
      precision: facts.map(Self.precision).max() ?? best.precision, current: best.current)
  }

  /// A town tells less of a home than of a place of work: the same name of a place has two scales.
  private static func precision(_ fact: Fact) -> Int {
    fact.attribute == .homeLocation && fact.precision == PlacePrecision.of(fact.value)
      ? PlacePrecision.ofHome(fact.value) : fact.precision
  }

  private func visibility(_ facts: [Fact], _ best: Fact) -> Visibility {
    if facts.contains(where: { $0.visibility == .inPreview }) { return .inPreview }
    if facts.contains(where: { $0.visibility == .onPage }) { return .onPage }
    let folded = ComparableText.fold(best.value)
    return folded.count > 2 && visibleText.holds(folded) ? .onPage : .inCode
  }
}
