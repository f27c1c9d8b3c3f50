internal import Model

/// Decides which of a page's items is the page's own person. Commenters, colleagues and suggested people have
/// items too.
struct SubjectItem {
  let context: PageContext

  /// The person's item for each format, and how sure it is that it is theirs.
  func find(in items: [Item]) -> [(item: Item, isSure: Bool)] {
    var found: [(Item, Bool)] = []
    for source in [EvidenceSource.jsonLD, .microdata, .rdfa] {
      let own = items.filter { $0.source == source }
      if let main = mainEntity(own) { found.append(main) }
    }
    if let card = representativeCard(items.filter { $0.source == .microformats }) { found.append(card) }
    return found
  }

  /// Whether the page's own thing is an organisation.
  func isOrganisation(_ items: [Item]) -> Bool {
    let main = items.compactMap { $0.items("mainEntity").first }.first
    if let main { return Self.isOrganisation(main) && !Self.isPerson(main) }
    let people = items.contains { Self.isPerson($0) || $0.has(type: "ProfilePage") }
    return !people && items.contains(where: Self.isOrganisation)
  }

  static func isPerson(_ item: Item) -> Bool { item.has(type: "Person", "Patient", "Physician") }

  /// "MusicGroup" is none of these: music sites give it to people who sing alone too.
  private static func isOrganisation(_ item: Item) -> Bool {
    item.types.contains {
      [
        "Organization", "Corporation", "LocalBusiness", "Store", "NewsMediaOrganization", "NGO",
        "GovernmentOrganization", "EducationalOrganization", "CollegeOrUniversity", "School", "Brand",
      ].contains($0)
    }
  }

  /// JSON-LD and Microdata: `mainEntity` of the page, else the only or the matching outermost person.
  private func mainEntity(_ items: [Item]) -> (Item, Bool)? {
    for page in items where page.has(type: "ProfilePage", "AboutPage", "WebPage", "ItemPage", "ContactPage") {
      for property in ["mainEntity", "about", "author", "reviewedBy"] {
        // The author of an ordinary page wrote it; the author of a profile page is whom it shows.
        if property == "author", !page.has(type: "ProfilePage") { continue }
        if let person = page.items(property).first(where: Self.isPerson) { return (person, true) }
      }
    }
    let people = items.filter(Self.isPerson)
    if people.count == 1 { return (people[0], true) }
    if let own = people.first(where: isAtPageAddress) { return (own, true) }
    if let named = people.first(where: hasPageName) { return (named, true) }
    if let first = people.first { return (first, false) }
    for item in items {
      for property in ["mainEntity", "about"] {
        if let person = item.items(property).first(where: Self.isPerson) { return (person, true) }
      }
    }
    return nil
  }

  /// microformats.org/wiki/representative-h-card: the address is the page's and the uid; or it is marked rel=me;
  /// or it is the only card with the page's address. Otherwise the only card, or the one the page is named after.
  private func representativeCard(_ cards: [Item]) -> (Item, Bool)? {
    // A theme may mark its whole footer as a card: a name that is put together from all its text is none.
    let cards = cards.filter { card in
      let name = card.texts("name").first?.text ?? ""
      return card.properties.count > 2 || name.split(separator: " ").count <= 4
        || PersonName.isPlausible(name)
    }
    let own = cards.filter(isAtPageAddress)
    if let marked = own.first(where: { !$0.addresses("uid").isEmpty }) {
      return (merged(marked, with: own), true)
    }
    let me = Set(context.content.links.filter { $0.relations.contains("me") }.map { normalised($0.address) })
    if let marked = cards.first(where: { $0.addresses("url").contains { me.contains(normalised($0.text)) } })
    {
      return (marked, true)
    }
    if let first = own.first { return (merged(first, with: own), true) }
    if let named = cards.first(where: hasPageName) { return (named, true) }
    if cards.count == 1 { return (cards[0], true) }
    // The fullest of several cards without a sign; weak unless it holds more than a name and a link.
    return cards.max { $0.properties.count < $1.properties.count }.map { ($0, $0.properties.count >= 4) }
  }

  /// Blogs repeat the owner's card with every post; the fullest one counts.
  private func merged(_ card: Item, with others: [Item]) -> Item {
    others.max { $0.properties.count < $1.properties.count } ?? card
  }

  private func isAtPageAddress(_ item: Item) -> Bool {
    guard let address = context.address.map({ normalised($0.description) }) else { return false }
    return (item.addresses("url", "uid", "mainEntityOfPage").map(\.text) + [item.id].compactMap(\.self))
      .contains {
        normalised($0) == address
      }
  }

  private func hasPageName(_ item: Item) -> Bool {
    guard let name = item.texts("name").first?.text, !name.isEmpty else { return false }
    let folded = ComparableText.fold(name)
    let title = context.content.meta("og:title", "title")?.value ?? ""
    if ComparableText.fold(PersonName.inTitle(title, platform: context.platform)) == folded { return true }
    return context.content.blocks.contains { $0.headingLevel == 1 && ComparableText.fold($0.text) == folded }
  }

  private func normalised(_ address: String) -> String {
    var text = address.lowercased()
    for prefix in ["https://", "http://", "//"] where text.hasPrefix(prefix) {
      text.removeFirst(prefix.count)
    }
    if text.hasPrefix("www.") { text.removeFirst(4) }
    text = String(text.prefix { $0 != "#" && $0 != "?" })
    if text.hasPrefix("/"), let host = context.address?.host {
      text = (host.hasPrefix("www.") ? String(host.dropFirst(4)) : host) + text
    }
    while text.hasSuffix("/") { text.removeLast() }
    return text
  }
}
