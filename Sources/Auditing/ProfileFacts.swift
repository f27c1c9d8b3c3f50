import Model

/// What one exposure adds to the score, and what it gives a stranger to join pages by.
struct Fact: Sendable {
  let exposureID: String
  let attribute: Attribute
  let reach: Int
  let confidence: Confidence
  let signs: [JoinSign]
}

/// One page as the score sees it.
struct ProfileFacts: Sendable {
  /// Signs that no setting hides: the page's address and the user name in it.
  let ownSigns: Set<JoinSign>
  let facts: [Fact]

  init(ownSigns: Set<JoinSign>, facts: [Fact]) {
    self.ownSigns = ownSigns
    self.facts = facts
  }

  /// What was read, without what the person said is not about them.
  init(_ page: AuditedPage, scoring: Scoring, catalogue: CheckCatalogue, decisions: Decisions) {
    var own: Set<JoinSign> = []
    if page.addresses.isEmpty { own.insert(.address(page.key)) }
    for address in page.addresses {
      own.insert(.address(address.key))
      if let handle = address.userName.flatMap(JoinSign.rareHandle) { own.insert(handle) }
    }
    ownSigns = own
    facts = page.reading.exposures.filter { decisions.dismissed[$0.id] == nil }.map { exposure in
      let confidence = decisions.confidence(of: exposure)
      return Fact(
        exposureID: exposure.id, attribute: exposure.attribute, reach: scoring.reach(of: exposure),
        confidence: confidence,
        signs: confidence.counts ? JoinSign.signs(of: exposure, catalogue: catalogue) : [])
    }
  }

  /// The page once those facts are hidden.
  func without(_ exposureIDs: Set<String>) -> ProfileFacts {
    ProfileFacts(ownSigns: ownSigns, facts: facts.filter { !exposureIDs.contains($0.exposureID) })
  }

  var signs: Set<JoinSign> { ownSigns.union(facts.lazy.flatMap(\.signs)) }
}

extension Sequence<ProfileFacts> {
  /// How far each kind of fact reaches over all these pages together. Saying a thing twice changes nothing.
  func reaches(from least: Confidence) -> Scoring.Reaches {
    var reaches: Scoring.Reaches = [:]
    for page in self {
      for fact in page.facts where fact.confidence >= least && fact.reach > 0 {
        reaches[fact.attribute] = Swift.max(fact.reach, reaches[fact.attribute, default: 0])
      }
    }
    return reaches
  }
}
