internal import Markup
internal import Model

/// People in h-card markup and its predecessor hCard (microformats.org/wiki/h-card).
enum Microformats {
  /// Class names and the schema.org property that each stands for.
  private static let properties: [String: String] = [
    "p-name": "name", "fn": "name", "p-nickname": "alternateName", "nickname": "alternateName",
    "p-given-name": "givenName", "given-name": "givenName", "p-family-name": "familyName",
    "family-name": "familyName", "p-org": "worksFor", "org": "worksFor",
    "organization-name": "worksFor", "p-organization-name": "worksFor", "p-job-title": "jobTitle",
    "title": "jobTitle", "p-role": "role", "role": "role", "u-photo": "image", "photo": "image",
    "p-locality": "addressLocality", "locality": "addressLocality", "p-region": "addressRegion",
    "region": "addressRegion", "p-country-name": "addressCountry", "country-name": "addressCountry",
    "p-street-address": "streetAddress", "street-address": "streetAddress", "p-postal-code": "postalCode",
    "postal-code": "postalCode", "u-email": "email", "email": "email", "p-tel": "telephone",
    "u-tel": "telephone", "tel": "telephone", "u-url": "url", "url": "url", "u-uid": "uid", "uid": "uid",
    "p-note": "description", "note": "description", "dt-bday": "birthDate", "bday": "birthDate",
  ]

  /// Every card on the page that is not part of another, in order. Nested ones are values of their property.
  static func items(in content: PageContent) -> [Item] {
    content.cardRoots.prefix(1_000).filter { !isNested($0) && !isPosition($0) }.map { card($0, depth: 0) }
  }

  private static func isCard(_ node: HTMLNode) -> Bool {
    node.words("class").contains { $0 == "h-card" || $0 == "vcard" }
  }

  private static func isNested(_ card: HTMLNode) -> Bool {
    // A card that is a property of another card ("p-org h-card") is part of that one.
    guard card.words("class").contains(where: { $0.hasPrefix("p-") || $0 == "org" }) else { return false }
    var parent = card.parent
    while let current = parent {
      if isCard(current) { return true }
      parent = current.parent
    }
    return false
  }

  /// An entry of an hResume's experience is a card too, but of a job, which may long be over.
  private static func isPosition(_ card: HTMLNode) -> Bool {
    if card.words("class").contains(where: { $0 == "vevent" || $0 == "experience" }) { return true }
    var parent = card.parent
    while let current = parent {
      if current.words("class").contains(where: { $0 == "experience" || $0 == "vevent" || $0 == "education" })
      {
        return true
      }
      parent = current.parent
    }
    return false
  }

  private static func card(_ node: HTMLNode, depth: Int) -> Item {
    var item = Item(types: ["Person"], locator: node.path, source: .microformats)
    for child in node.childElements { collect(child, into: &item, depth: depth) }
    addImplied(node, to: &item)
    return item
  }

  private static func collect(_ node: HTMLNode, into item: inout Item, depth: Int) {
    let classes = node.words("class")
    let names = Set(classes.compactMap { properties[String($0)] })
    let nested = isCard(node)
    for name in names.sorted() {
      if nested, depth < 8, name == "worksFor" || name == "image" {
        item.add(.item(card(node, depth: depth + 1)), to: name)
      } else {
        let value = value(of: node, for: name)
        item.add(.text(value.text, locator: value.locator), to: name)
      }
    }
    // What a nested card says is about somebody or something else, except the role there.
    if nested {
      guard names.contains("worksFor") else { return }
      for child in node.childElements where !isCard(child) { collectRoles(child, into: &item) }
      return
    }
    for child in node.childElements { collect(child, into: &item, depth: depth) }
  }

  private static func collectRoles(_ node: HTMLNode, into item: inout Item) {
    for word in node.words("class") {
      if let name = properties[String(word)], name == "jobTitle" || name == "role" {
        item.add(.text(node.readableText.collapsed, locator: node.path), to: name)
      }
    }
    for child in node.childElements { collectRoles(child, into: &item) }
  }

  private static func value(of node: HTMLNode, for property: String) -> (text: String, locator: String) {
    let wantsAddress = ["image", "url", "uid", "email", "telephone"].contains(property)
    var attribute: String?
    switch node.name {
    case "img": attribute = wantsAddress ? "src" : "alt"
    case "a", "area": attribute = wantsAddress ? "href" : nil
    case "abbr": attribute = "title"
    case "data", "input": attribute = "value"
    case "time": attribute = "datetime"
    default: break
    }
    if attribute == "src", let delayed = node.attribute("data-src") ?? node.attribute("data-original") {
      return (delayed, node.path)
    }
    if let attribute, let value = node.attribute(attribute), !value.isEmpty {
      return (value, "\(node.path)/@\(attribute)")
    }
    return (node.readableText.collapsed, node.path)
  }

  /// Name, picture and address of a card that names no property for them.
  private static func addImplied(_ node: HTMLNode, to item: inout Item) {
    let only = node.childElements.count == 1 ? node.childElements.first : nil
    if item.properties["name"] == nil, node.words("class").contains("h-card") {
      let picture = node.name == "img" ? node : only.flatMap { $0.name == "img" ? $0 : nil }
      if let picture, let name = picture.attribute("alt") {
        item.add(.text(name, locator: "\(picture.path)/@alt"), to: "name")
      } else {
        item.add(.text(node.readableText.collapsed, locator: node.path), to: "name")
      }
    }
    if item.properties["image"] == nil {
      if let picture = ([node] + node.childElements).first(where: {
        $0.name == "img" && !isCard($0) || $0 == node && $0.name == "img"
      }),
        let source = picture.attribute("src")
      {
        item.add(.text(source, locator: "\(picture.path)/@src"), to: "image")
      }
    }
    if item.properties["url"] == nil {
      let link = node.name == "a" ? node : only.flatMap { $0.name == "a" ? $0 : nil }
      if let link, let address = link.attribute("href") {
        item.add(.text(address, locator: "\(link.path)/@href"), to: "url")
      }
    }
  }
}
