internal import Markup
internal import Model

/// Tells by its words that a page is an organisation's channel: its picture is then a logo, and its job no person's.
struct OrganisationSigns {
  let context: PageContext

  /// Whether the page's name or its description of itself is an organisation's.
  func isOrganisation(_ name: String?) -> Bool {
    let name = name ?? context.content.meta("og:title", "title")?.value ?? ""
    // "Moss & Thimble" is nobody's name where the text is a shop's.
    if !PersonName.isPlausible(name), descriptions.contains(where: sellsSo) { return true }
    return isNamedSo(name) || descriptions.contains { speaksSo($0, name: name) }
  }

  private var descriptions: [String] {
    let metas = context.content.metas.filter { ["og:description", "description"].contains($0.key) }.map(
      \.value)
    let bios = context.content.hinted.prefix(20).filter {
      $0.kind == .bio && $0.place.isDisjoint(with: [.chrome, .others])
    }
    return metas + bios.prefix(2).map { $0.node.readableText.collapsed }
  }

  /// What the last word of a name says, where no person is called so.
  private static let kinds: Set<String> = [
    "studio", "studios", "app", "conf", "conference", "conferences", "channel", "news", "records", "magazine",
    "podcast", "radio", "tv", "club", "fc", "agency", "shop", "store", "school", "council", "university",
    "developers",
    "foundation", "charity", "church", "society", "festival", "museum", "library", "bakery", "cafe",
    "restaurant", "hotel",
    "salon", "gallery", "theatre", "orchestra", "ltd", "limited", "plc", "inc", "llc", "gmbh", "trust",
    "police", "hospital",
    "college", "academy", "cic", "co", "company", "media", "labs", "software", "games", "brewery", "farm",
    "pub", "team",
    "verein", "hochschule", "universitat", "band", "choir", "union", "association", "partnership", "network",
  ]

  private func isNamedSo(_ name: String) -> Bool {
    let words = ComparableText.fold(name).split(separator: " ")
    guard words.count > 1, let last = words.last else { return false }
    if Self.kinds.contains(String(last)) { return true }
    let clauses = BioClause.clauses(of: name, context.lexicon)
    guard clauses.count == 1, let clause = clauses.first else { return false }
    let whole = clause.words.indices
    let start = clause.phrases.length(.employerPrefixes, at: 0)
    return clause.phrases.covers(.employers, whole) || clause.phrases.ends(.employerSuffixes, whole)
      || (start > 0 && start < whole.count)
  }

  /// Words by which shops and venues speak to customers.
  private static let trading = [
    "shop online", "order online", "opening hours", "open tue", "open mon", "open daily", "free delivery",
    "book now",
    "book a table", "stockists", "tickets on sale", "dm to order", "dm for orders", "we deliver",
    "available on the app store",
    "download the app", "customer service", "subscribe to our", "family run", "family owned", "est 19",
    "est 20",
  ]

  private func sellsSo(_ text: String) -> Bool {
    let folded = " " + ComparableText.fold(String(text.prefix(400)))
    return Self.trading.contains { folded.holds(" " + $0) }
  }

  /// "The official channel of …", "We curate conferences": an organisation speaks of itself as many.
  private func speaksSo(_ text: String, name: String) -> Bool {
    let words = ComparableText.fold(String(text.prefix(300))).split(separator: " ").map(String.init)
    guard let first = words.first else { return false }
    if let official = words.prefix(8).firstIndex(of: "official"),
      words[official...].prefix(5).contains(where: {
        ["channel", "account", "page", "feed", "home", "website", "site", "twitter"].contains($0)
      }), !words.contains("human")
    {
      // "The official account of Bea Holloway": a person has one too.
      let rest = words[official...].joined(separator: " ")
      return !(PersonName.isPlausible(name) && PersonName.matches(rest, name: name))
    }
    guard !words.prefix(40).contains("i"), !words.prefix(40).contains("im") else { return false }
    return ["we", "were", "our", "weve"].contains(first) && words.count > 3
  }
}
