internal import Model

/// Tells when a platform's rules no longer fit its pages.
///
/// A rule that finds nothing may be right: the person may have no picture. It is stale when the file says that every
/// profile shows the fact there, or when the page
/// states the fact in its data or beside a label and only the generic rules found it.
struct RuleRot {
  let platform: Platform?
  /// What the platform's own selectors gave.
  let rules: PlatformRules.Yield
  /// An organisation's page is laid out in a way of its own.
  let isOrganisation: Bool

  /// Stale kinds of fact on a profile, in a stable order. The state of the page never depends on it.
  func staleAttributes(_ facts: [Fact]) -> [Attribute] {
    guard let platform, !platform.selectors.isEmpty, !isOrganisation else { return [] }
    let absent = Set(platform.alwaysShows).subtracting(rules.found)
    let generic = Set(
      facts.filter { $0.confidence >= .labelledField && $0.evidence.source != .platformRule && $0.current }
        .map(\.attribute))
    let unseen = Set(platform.agreesOn).intersection(generic).subtracting(rules.found)
    let stale = absent.union(unseen).union(rules.missed)
    return Attribute.allCases.filter(stale.contains)
  }

  /// How much less the facts of generic rules are believed.
  static let doubt = 10

  /// What generic rules found is believed a little less, but counts as before: it is on the page.
  func doubting(_ facts: [Fact], stale: [Attribute]) -> [Fact] {
    guard !stale.isEmpty else { return facts }
    return facts.map { fact in
      guard fact.evidence.source != .platformRule else { return fact }
      let lowered = Confidence(rawValue: fact.confidence.rawValue - Self.doubt)
      return fact.capped(at: fact.confidence.counts ? max(lowered, .counting) : lowered)
    }
  }

  static func note(_ platform: Platform) -> String {
    "Generic rules were used: our own rules for \(platform.title) no longer find all that they look for."
  }
}
