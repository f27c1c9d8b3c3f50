internal import Markup
internal import Model

/// All that a page says of things in a form for machines.
enum StructuredData {
  /// The items of all formats, in the words of schema.org, without those of other people: what later readers ask.
  static func items(in content: PageContent, tree: HTMLTree, address: WebAddress?) -> [Item] {
    let base = base(of: content, address: address)
    var things =
      JSONLD.items(in: content, base: base) + Microdata.items(in: content, tree: tree, base: base)
    // Nothing is walked on a page that gives no type.
    if !content.rdfaRoots.isEmpty {
      let own = Set(content.rdfaRoots.prefix(RDFa.thingLimit).map(\.path))
      things += RDFa.items(in: tree, base: base).filter { !$0.types.isEmpty && own.contains($0.locator) }
    }
    var items = things.map(SchemaWords.translated)
    if !content.cardRoots.isEmpty {
      let own = Set(content.cardRoots.prefix(Microformats.itemLimit).map(\.path))
      items += Microformats.items(in: tree, base: base).map(SchemaWords.translated)
        .flatMap { people(in: $0, own, depth: 0) }
    }
    return items
  }

  /// What relative addresses on the page are relative to.
  static func base(of content: PageContent, address: WebAddress?) -> String? {
    guard let written = content.base else { return address?.description }
    return ReferenceResolution.resolve(written.collapsed, against: address?.description)
  }

  /// Properties whose card is somebody else's, or no person's at all.
  private static let others: Set<String> = [
    "affiliation", "attendee", "brand", "comment", "education", "experience", "item", "like", "organizer",
    "repost", "source-org",
  ]

  /// Cards that are no part of another card, of a job or school, or of what somebody else wrote.
  private static func people(in item: Item, _ own: Set<String>, depth: Int) -> [Item] {
    guard depth < 12, !item.has(type: "Comment", "Event") else { return [] }
    if item.has(type: "Person") {
      return (own.contains(item.locator) ? [item] : [])
        + item.children.flatMap { people(in: $0, own, depth: depth + 1) }
    }
    var found: [Item] = []
    for name in item.names where !others.contains(name) {
      for inner in item.items(name) { found += people(in: inner, own, depth: depth + 1) }
    }
    return found + item.children.flatMap { people(in: $0, own, depth: depth + 1) }
  }
}
