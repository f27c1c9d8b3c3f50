internal import Markup
internal import Model

/// Items in `itemscope` markup (HTML Living Standard, section 5.2).
enum Microdata {
  /// The items that are no property of another.
  static func items(in content: PageContent, tree: HTMLTree) -> [Item] {
    content.microdataRoots.prefix(500).map { item($0, tree: tree, depth: 0) }
  }

  private static func item(_ scope: HTMLNode, tree: HTMLTree, depth: Int) -> Item {
    var item = Item(
      types: scope.words("itemtype").map { JSONLD.bareName(String($0)) }, id: scope.attribute("itemid"),
      locator: scope.path, source: .microdata)
    guard depth < 16 else { return item }
    var places = scope.childElements
    for id in scope.words("itemref") where !id.contains(where: { $0 == "'" || $0 == "\"" }) {
      // An id that the page does not have refers to nothing.
      if let referred = try? tree.nodes("//*[@id='\(id)']").first { places.append(referred) }
    }
    for place in places { collect(place, into: &item, tree: tree, depth: depth) }
    return item
  }

  private static func collect(_ node: HTMLNode, into item: inout Item, tree: HTMLTree, depth: Int) {
    let names = node.words("itemprop")
    let isScope = node.has("itemscope")
    for name in names {
      let property = JSONLD.bareName(String(name))
      if isScope {
        item.add(.item(self.item(node, tree: tree, depth: depth + 1)), to: property)
      } else {
        let value = value(of: node)
        item.add(.text(value.text, locator: value.locator), to: property)
      }
    }
    if !isScope { for child in node.childElements { collect(child, into: &item, tree: tree, depth: depth) } }
  }

  private static func value(of node: HTMLNode) -> (text: String, locator: String) {
    let attribute: String? =
      switch node.name {
      case "meta": "content"
      case "audio", "embed", "iframe", "img", "source", "track", "video": "src"
      case "a", "area", "link": "href"
      case "object": "data"
      case "data", "meter": "value"
      case "time": "datetime"
      default: nil
      }
    if let attribute, let value = node.attribute(attribute) { return (value, "\(node.path)/@\(attribute)") }
    if node.name == "span" || node.name == "div", let value = node.attribute("content") {
      return (value, "\(node.path)/@content")
    }
    return (node.readableText.collapsed, node.path)
  }
}
