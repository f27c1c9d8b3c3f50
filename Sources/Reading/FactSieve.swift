internal import Model

/// Applies the platform's own meaning to facts, and drops values that say nothing about the person.
struct FactSieve {
  let platform: Platform?
  let address: WebAddress?
  let pageName: String?
  /// The page is an organisation's: whom it works for and what its job is are no questions.
  let isOrganisation: Bool

  func sift(_ facts: [Fact]) -> [Fact] {
    onePicture(facts.compactMap(sift))
  }

  private func sift(_ fact: Fact) -> Fact? {
    let folded = ComparableText.fold(fact.value)
    guard !folded.isEmpty || fact.attribute == .linkedProfile || fact.attribute == .photograph else {
      return nil
    }
    switch fact.attribute {
    case .name:
      if let platform, folded == ComparableText.fold(platform.title) || folded == platform.id { return nil }
    case .employer, .occupation:
      if isOrganisation { return nil }
      if let pageName, folded == ComparableText.fold(pageName) { return nil }
    // An organisation's picture is its logo, and where it does its work is nobody's place of work.
    case .photograph where isOrganisation: return nil
    case .workLocation
    where isOrganisation
      && [.text, .openGraph, .twitterCard, .meta, .embeddedJSON].contains(fact.evidence.source):
      return nil
    case .linkedProfile:
      // "rel=me" on the page's own address says nothing new.
      if let address, WebAddress(fact.value).map({ $0.host + $0.path }) == address.host + address.path {
        return nil
      }
    case .workLocation, .homeLocation:
      if let pageName, folded == ComparableText.fold(pageName) { return nil }
    default: break
    }
    if let other = platform?.readsAs[fact.attribute] { return fact.reading(as: other) }
    return fact
  }

  /// Keeps the pictures of the surest place only: a share card beside the person's own picture is not theirs.
  private func onePicture(_ facts: [Fact]) -> [Fact] {
    func rank(_ fact: Fact) -> Int {
      switch fact.evidence.source {
      case .platformRule: 0
      case .jsonLD, .microdata, .microformats, .rdfa: fact.confidence.counts ? 1 : 5
      case .openGraph, .twitterCard: fact.confidence.counts ? 2 : 5
      default: fact.confidence > .strongPattern ? 3 : 4
      }
    }
    let pictures = facts.filter { $0.attribute == .photograph }
    guard let best = pictures.map(rank).min() else { return facts }
    let names = Set(pictures.filter { rank($0) == best }.map { Self.fileName($0.value) })
    return facts.filter { fact in
      fact.attribute != .photograph || rank(fact) == best || names.contains(Self.fileName(fact.value))
    }
  }

  private static func fileName(_ address: String) -> String {
    let path = address.prefix { $0 != "?" && $0 != "#" }
    return String(path.split(separator: "/").last ?? path)
  }
}
