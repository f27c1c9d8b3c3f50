internal import Model

/// A thing that structured data describes, in one shape for JSON-LD, Microdata, RDFa and
/// microformats.
///
/// Property names are those of schema.org; the microformats reader translates its own.
struct Item {
  /// One value of a property, and where it stands.
  enum Value {
    case text(String, locator: String)
    case item(Item)
  }

  /// Bare type names ("Person", "ProfilePage").
  var types: [String]
  /// `@id` or `itemid`.
  var id: String?
  /// Where it stands (an XPath, or `XPath#JSON-pointer`).
  let locator: String
  let source: EvidenceSource
  private(set) var properties: [String: [Value]] = [:]

  init(types: [String], id: String? = nil, locator: String, source: EvidenceSource) {
    self.types = types
    self.id = id
    self.locator = locator
    self.source = source
  }

  mutating func add(_ value: Value, to property: String) {
    properties[property, default: []].append(value)
  }

  func has(type wanted: String...) -> Bool { types.contains { wanted.contains($0) } }

  /// The values that are items.
  func items(_ property: String) -> [Item] {
    (properties[property] ?? []).compactMap { if case .item(let item) = $0 { item } else { nil } }
  }

  /// The values as text; of an item, its name.
  func texts(_ properties: String...) -> [(text: String, locator: String)] {
    properties.flatMap { property in
      (self.properties[property] ?? []).compactMap { value -> (text: String, locator: String)? in
        switch value {
        case .text(let text, let locator):
          let text = text.collapsed
          return text.isEmpty ? nil : (text, locator)
        case .item(let item):
          return item.texts("name", "legalName", "alternateName").first
        }
      }
    }
  }

  /// The values as addresses; of an item (an ImageObject), its `contentUrl` or `url`.
  func addresses(_ properties: String...) -> [(text: String, locator: String)] {
    properties.flatMap { property in
      (self.properties[property] ?? []).compactMap { value -> (text: String, locator: String)? in
        switch value {
        case .text(let text, let locator): text.isEmpty ? nil : (text, locator)
        case .item(let item):
          item.addresses("contentUrl", "url", "thumbnailUrl").first ?? item.id.map { ($0, item.locator) }
        }
      }
    }
  }

  /// This item and all inside it, outermost first, to a bounded depth.
  func flattened(depth: Int = 12) -> [Item] {
    guard depth > 0 else { return [self] }
    var all = [self]
    for key in properties.keys.sorted() {
      for inner in items(key) { all += inner.flattened(depth: depth - 1) }
    }
    return all
  }
}
