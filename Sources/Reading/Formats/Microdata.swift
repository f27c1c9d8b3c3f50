internal import Markup
internal import Model

/// Items in `itemscope` markup (HTML Living Standard, section 5.2).
struct Microdata {
  /// More items on one page than this are not read.
  static let rootLimit = 500
  static let depthLimit = 16
  /// `itemref` can make a small page stand for an endless one: more elements than this are not visited.
  static let visitLimit = 100_000

  private let tree: HTMLTree
  private let base: String?
  private lazy var referred = tree.elementsByID
  private var visits = 0

  /// The items that are no property of another.
  static func items(in content: PageContent, tree: HTMLTree, base: String?) -> [Item] {
    var reader = Microdata(tree: tree, base: base)
    return content.microdataRoots.prefix(rootLimit).map { reader.item($0, open: []) }
  }

  /// Whether an item is said to be a property, but of nothing: schema.org's own examples are written so. One with an
  /// id may be referred to.
  static func isStray(_ node: HTMLNode) -> Bool {
    guard node.attribute("id") == nil else { return false }
    var around = node.parent
    while let current = around {
      if current.has("itemscope") { return false }
      around = current.parent
    }
    return true
  }

  private init(tree: HTMLTree, base: String?) {
    self.tree = tree
    self.base = base
  }

  /// `open` holds the items being read: an item that is a property of itself ends instead of going round.
  private mutating func item(_ scope: HTMLNode, open: [HTMLNode]) -> Item {
    var item = Item(
      types: scope.words("itemtype").map(String.init),
      id: scope.attribute("itemid").map { ReferenceResolution.resolve($0.collapsed, against: base) },
      locator: scope.path, source: .microdata)
    guard open.count < Self.depthLimit else { return item }
    let open = open + [scope]
    var places = scope.childElements
    for id in scope.words("itemref") {
      // An id that the page does not have refers to nothing.
      guard let node = referred[String(id)], !places.contains(node), node != scope else { continue }
      places.append(node)
    }
    for place in places { collect(place, into: &item, open: open) }
    return item
  }

  private mutating func collect(_ node: HTMLNode, into item: inout Item, open: [HTMLNode]) {
    visits += 1
    guard visits <= Self.visitLimit else { return }
    let isScope = node.has("itemscope")
    var seen: Set<Substring> = []
    for name in node.words("itemprop") where seen.insert(name).inserted {
      if !isScope {
        item.add(.text(value(of: node)), to: String(name))
      } else if !open.contains(node) {
        item.add(.item(self.item(node, open: open)), to: String(name))
      }
    }
    if !isScope { for child in node.childElements { collect(child, into: &item, open: open) } }
  }

  private func value(of node: HTMLNode) -> Item.Text {
    // HTML+Microdata (W3C 2018, section 5.4): `content` goes before what the element itself says.
    if let value = node.attribute("content") { return Item.Text(value, locator: "\(node.path)/@content") }
    let attribute: String? =
      switch node.name {
      case "audio", "embed", "iframe", "img", "source", "track", "video": "src"
      case "a", "area", "link": "href"
      case "object": "data"
      case "data", "meter": "value"
      case "time": "datetime"
      default: nil
      }
    if let attribute, let value = node.attribute(attribute) {
      var text = Item.Text(value, locator: "\(node.path)/@\(attribute)")
      if !["value", "datetime"].contains(attribute) {
        text.address = ReferenceResolution.resolve(value.collapsed, against: base)
      }
      return text
    }
    return Item.Text(node.readableText.collapsed, locator: node.path)
  }
}
