internal import Model

/// Turns items of any vocabulary into the words of schema.org.
///
/// Names are taken by their last part ("schema:name" and "http://xmlns.com/foaf/0.1/name" are both `name`), and the
/// words of FOAF, vCard, data-vocabulary.org and microformats are turned into the schema.org word for the same.
enum SchemaWords {
  static func translated(_ item: Item) -> Item { translated(item, depth: 0) }

  private static func translated(_ item: Item, depth: Int) -> Item {
    let isMicroformat = item.source == .microformats
    var result = Item(
      types: item.types.compactMap { isMicroformat ? cardTypes[$0] ?? $0 : type($0) }, id: item.id,
      locator: item.locator, source: item.source)
    guard depth < 24 else { return result }
    for written in item.names {
      guard let name = isMicroformat ? cardWords[written] ?? written : property(written) else { continue }
      for value in item.properties[written] ?? [] { add(value, to: name, of: &result, depth: depth) }
    }
    result.children = item.children.map { translated($0, depth: depth + 1) }
    if isMicroformat { moveRole(from: item, to: &result) }
    return result
  }

  private static func add(_ value: Item.Value, to name: String, of result: inout Item, depth: Int) {
    switch value {
    case .text(let text):
      // "isActive: true" is no words.
      guard text.datatype?.hasSuffix("#boolean") != true else { return }
      result.add(.text(result.source == .jsonLD ? text.decodingEntities : text), to: name)
    case .item(let inner):
      if inner.types == [Item.listType] {
        for value in inner.properties[Item.listType] ?? [] {
          add(value, to: name, of: &result, depth: depth + 1)
        }
      } else if inner.source == .microformats, plainOnly.contains(name), let value = inner.value {
        result.add(.text(value), to: name)
      } else {
        result.add(.item(translated(inner, depth: depth + 1)), to: name)
      }
    }
  }

  /// A card inside a card names the organisation; the role in it is the person's.
  private static func moveRole(from item: Item, to result: inout Item) {
    for organisation in result.items("worksFor") {
      for name in ["jobTitle", "role"] {
        for value in organisation.properties[name] ?? [] { result.add(value, to: name) }
      }
    }
  }

  /// The last part of a name.
  static func bareName(_ name: String) -> String {
    guard let cut = name.lastIndex(where: { $0 == "/" || $0 == "#" || $0 == ":" }) else { return name }
    return String(name[name.index(after: cut)...])
  }

  private static func type(_ name: String) -> String? {
    isForeign(name) ? nil : types[bareName(name)] ?? bareName(name)
  }

  private static func property(_ name: String) -> String? {
    guard !isForeign(name) else { return nil }
    // What points at the item is no property of it.
    guard !name.hasPrefix("^") else { return "^" + bareName(String(name.dropFirst())) }
    let bare = bareName(name)
    return words[bare] ?? bare
  }

  /// Link previews use RDFa's attribute for statements about the page, which have their own reader.
  private static func isForeign(_ name: String) -> Bool {
    name.hasPrefix("http://ogp.me/") || name.hasPrefix("https://ogp.me/")
      || name.hasPrefix("http://opengraph")
      || name.hasPrefix("http://www.facebook.com/2008/") || name.hasPrefix("https://www.facebook.com/2008/")
  }

  private static let types: [String: String] = ["Agent": "Person", "VCard": "Person", "Individual": "Person"]

  private static let words: [String: String] = [
    "img": "image", "depiction": "image", "photo": "image", "mbox": "email", "phone": "telephone",
    "nick": "alternateName", "firstName": "givenName", "given-name": "givenName", "lastName": "familyName",
    "family-name": "familyName", "family_name": "familyName", "fn": "name", "workplaceHomepage": "worksFor",
    "org": "worksFor", "homepage": "url", "birthday": "birthDate", "bday": "birthDate",
    "locality": "addressLocality", "region": "addressRegion", "street-address": "streetAddress",
    "postal-code": "postalCode", "country-name": "addressCountry", "adr": "address", "note": "description",
    "organization-name": "name", "tel": "telephone", "account": "sameAs",
  ]

  private static let cardTypes: [String: String] = [
    "h-card": "Person", "h-adr": "PostalAddress", "h-entry": "BlogPosting", "h-event": "Event",
    "h-review": "Review", "h-cite": "Comment", "h-feed": "Blog", "h-resume": "Resume",
  ]

  private static let cardWords: [String: String] = [
    "nickname": "alternateName", "given-name": "givenName", "family-name": "familyName", "org": "worksFor",
    "organization-name": "worksFor", "job-title": "jobTitle", "photo": "image",
    "locality": "addressLocality", "region": "addressRegion", "country-name": "addressCountry",
    "street-address": "streetAddress", "postal-code": "postalCode", "tel": "telephone",
    "note": "description", "bday": "birthDate", "adr": "address", "published": "datePublished",
    "content": "articleBody",
  ]

  /// Properties of a card whose value is words even where an item stands for them.
  private static let plainOnly: Set<String> = ["name", "url", "email", "telephone", "jobTitle", "role"]
}

extension Item.Text {
  /// Makers of pages escape JSON as if it were markup.
  fileprivate var decodingEntities: Item.Text {
    guard words.contains("&") else { return self }
    var text = Item.Text(words.decodingEntities, locator: locator)
    text.address = address
    text.datatype = datatype
    text.language = language
    return text
  }
}
