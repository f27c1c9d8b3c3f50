package import Model

/// The links of a page that say "this is me, too": what `--follow-links` may follow, and nothing else.
package struct IdentityLinks: Sendable {
  private let catalogue: CheckCatalogue
  private let employerDomains: [String]

  /// `subject` names its employers, whose pages are never followed.
  package init(catalogue: CheckCatalogue, subject: Subject) {
    self.catalogue = catalogue
    employerDomains =
      (catalogue.vocabulary["employer-domains"] + subject.employers.flatMap(\.domains)).map {
        $0.lowercased()
      }
  }

  /// The addresses that the page claims as its person's own, in the order of the reading, each once.
  ///
  /// A claim is `rel=me`, `sameAs`, a URL of the person's card, or the platform's own field for links. A link in
  /// running text is none, and neither are a link to share something, a platform's own pages and an employer's.
  package func links(in reading: PageReading) -> [String] {
    // What a wall or an error page links to is not the person's word.
    guard reading.state == .profile else { return [] }
    var seen: Set<String> = []
    return reading.exposures.compactMap { exposure -> String? in
      guard exposure.attribute == .linkedProfile, exposure.current, exposure.confidence.counts,
        exposure.evidence.contains(where: { Self.isClaim($0.source) }),
        let address = WebAddress(exposure.value), mayFollow(address),
        seen.insert(address.description).inserted
      else { return nil }
      return address.description
    }
  }

  private static func isClaim(_ source: EvidenceSource) -> Bool {
    switch source {
    case .relMe, .jsonLD, .microdata, .rdfa, .microformats, .platformRule, .embeddedJSON, .openDoor: true
    case .openGraph, .twitterCard, .meta, .labelledText, .text, .image, .header, .url: false
    }
  }

  /// First steps of paths that are a site's own pages, or that do something with the visitor's account.
  private static let siteSteps: Set<String> = [
    "share", "sharer", "sharer.php", "sharearticle", "intent", "dialog", "plugins", "submit", "login",
    "signin",
    "signup", "join", "register", "help", "support", "legal", "privacy", "terms", "tos", "policies", "policy",
    "settings", "search", "explore", "hashtag", "tags", "download", "developers", "jobs",
  ]

  private func mayFollow(_ address: WebAddress) -> Bool {
    guard !employerDomains.contains(where: address.isWithin) else { return false }
    let steps = address.path.split(separator: "/").map { $0.lowercased() }
    // "?u=https://…" hands a page on; "/sharer" and "/intent" do so on every site.
    if let query = address.query?.lowercased(),
      query.contains("http%3a") || query.contains("https%3a")
        || query.contains("http:") || query.contains("https:")
    {
      return false
    }
    if steps.contains(where: { ["sharer", "sharer.php", "sharearticle", "intent"].contains($0) }) {
      return false
    }
    guard let platform = catalogue.platform(at: address) else { return true }
    // A person's own place is below the platform's domain, or has a name of its own before it.
    let isBare = platform.domains.contains { address.host == $0 || address.host == "www." + $0 }
    guard let first = steps.first else { return !isBare }
    return !isBare || !Self.siteSteps.contains(first)
  }
}
