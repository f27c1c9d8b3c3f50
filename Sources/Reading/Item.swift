internal import Model

/// A thing that structured data describes, in one shape for JSON-LD, Microdata, RDFa and microformats.
///
/// The readers in `Formats` keep the names of their format (``StructuredData/things(in:tree:address:)``): whole
/// IRIs, `itemprop` names, "h-card" and "job-title". ``SchemaWords`` turns them into the words of schema.org, by
/// which all later readers ask.
struct Item {
  /// A value that is no item, and where it stands.
  struct Text {
    /// As the page writes it, with white space collapsed.
    let words: String
    /// An XPath, or `XPath#JSON-pointer`.
    let locator: String
    /// The address that the words stand for, absolute where the page has a base; `nil` where they are words.
    var address: String?
    /// The IRI of a typed literal, if it has a type.
    var datatype: String?
    /// BCP 47, where the format gives a value one.
    var language: String?
    /// Whether the markup inside the element is the value, and the words only stand for it (microformats `e-*`).
    var isMarkup = false
    /// What stands for a picture where it is not shown (microformats `alt`).
    var alternative: String?

    init(_ words: String, locator: String) {
      self.words = words
      self.locator = locator
    }
  }

  /// One value of a property.
  enum Value {
    case text(Text)
    case item(Item)
  }

  /// The type of an item that is a list of values in a fixed order, and the name of its one property.
  static let listType = "@list"

  var types: [String]
  /// `@id`, `itemid` or the IRI of a subject; "_:" begins the name of one that has none of its own.
  var id: String?
  /// Where it stands (an XPath, or `XPath#JSON-pointer`).
  let locator: String
  let source: EvidenceSource
  /// The names in the order in which they first stand.
  private(set) var names: [String] = []
  private(set) var properties: [String: [Value]] = [:]
  /// Microformats: the plain value that a nested item also stands for.
  var value: Text?
  /// Microformats: items inside that are no property.
  var children: [Item] = []

  init(types: [String], id: String? = nil, locator: String, source: EvidenceSource) {
    self.types = types
    self.id = id
    self.locator = locator
    self.source = source
  }

  mutating func add(_ value: Value, to property: String) {
    if properties[property] == nil { names.append(property) }
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
        case .text(let text):
          let words = text.words.collapsed
          return words.isEmpty ? nil : (words, text.locator)
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
        case .text(let text): text.words.isEmpty ? nil : (text.words, text.locator)
        case .item(let item):
          item.addresses("contentUrl", "url", "thumbnailUrl").first
            ?? item.id.flatMap { $0.hasPrefix("_:") ? nil : ($0, item.locator) }
        }
      }
    }
  }

  /// This item and all inside it, outermost first, to a bounded depth.
  func flattened(depth: Int = 12) -> [Item] {
    guard depth > 0 else { return [self] }
    var all = [self]
    for name in names {
      for inner in items(name) { all += inner.flattened(depth: depth - 1) }
    }
    for child in children { all += child.flattened(depth: depth - 1) }
    return all
  }
}
