import Model

/// What one exposure adds to the score, and what it gives a stranger to join pages by.
struct Fact: Sendable {
  let exposureID: String
  let attribute: Attribute
  let reach: Int
  let confidence: Confidence
  let signs: [JoinSign]
}

/// What a person changes: facts that show no more, and signs by which a page can be joined no more, because it
/// has another user name or picture.
struct Hidden: Hashable, Sendable {
  struct PageSign: Hashable, Sendable {
    let page: Int
    let sign: JoinSign
  }

  var exposureIDs: Set<String> = []
  var cuts: Set<PageSign> = []

  func union(_ other: Hidden) -> Hidden {
    Hidden(exposureIDs: exposureIDs.union(other.exposureIDs), cuts: cuts.union(other.cuts))
  }
}

/// One page as the score sees it.
struct ProfileFacts: Sendable {
  /// Signs that no setting hides: the page's address and the user name in it.
  let ownSigns: Set<JoinSign>
  let facts: [Fact]
  /// Signs that are there no more.
  private let cuts: Set<JoinSign>

  init(ownSigns: Set<JoinSign>, facts: [Fact], cuts: Set<JoinSign> = []) {
    self.ownSigns = ownSigns
    self.facts = facts
    self.cuts = cuts
  }

  /// What was read, without what the person said is not about them.
  init(_ page: AuditedPage, scoring: Scoring, catalogue: CheckCatalogue, decisions: Decisions) {
    var own: Set<JoinSign> = []
    if page.addresses.isEmpty { own.insert(.address(page.key)) }
    for address in page.addresses {
      own.insert(.address(address.key))
      // A page that was not seen and shows nothing may be nobody's: its address proves no user name.
      guard page.isSeen || page.reading.exposures.contains(where: \.confidence.counts) else { continue }
      if let handle = address.userName.flatMap(JoinSign.rareHandle) { own.insert(handle) }
    }
    ownSigns = own
    cuts = []
    facts = page.reading.exposures.filter { decisions.dismissed[$0.id] == nil }.map { exposure in
      let confidence = decisions.confidence(of: exposure)
      return Fact(
        exposureID: exposure.id, attribute: exposure.attribute, reach: scoring.reach(of: exposure),
        confidence: confidence,
        signs: confidence >= .askingFrom ? JoinSign.signs(of: exposure, catalogue: catalogue) : [])
    }
  }

  /// The page once those facts are hidden.
  func without(_ exposureIDs: Set<String>, cuts: Set<JoinSign> = []) -> ProfileFacts {
    ProfileFacts(
      ownSigns: ownSigns, facts: facts.filter { !exposureIDs.contains($0.exposureID) },
      cuts: self.cuts.union(cuts))
  }

  /// By what a stranger joins it for sure.
  var signs: Set<JoinSign> { signs(from: .counting) }

  /// By what a stranger joins it, with facts that are at least so sure.
  func signs(from least: Confidence) -> Set<JoinSign> {
    ownSigns.union(facts.lazy.filter { $0.confidence >= least }.flatMap(\.signs)).subtracting(cuts)
  }
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
