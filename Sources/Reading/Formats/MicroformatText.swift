internal import Markup

/// The words of an element as microformats reads them: pictures by their alternative text, and the parts that are
/// marked as the value (microformats.org/wiki/value-class-pattern).
enum MicroformatText {
  /// All words of the element; a picture stands for its alternative text, or else for its address.
  ///
  /// - Parameter namesPictures: whether a picture without alternative text stands for its address.
  static func plain(_ node: HTMLNode, base: String?, namesPictures: Bool = true) -> String {
    var text = ""
    add(node, to: &text, base: base, namesPictures, depth: 0)
    return text.collapsed
  }

  private static func add(
    _ node: HTMLNode, to text: inout String, base: String?, _ namesPictures: Bool, depth: Int
  ) {
    guard depth < 300 else { return }
    for child in node.childNodes {
      guard child.isElement else {
        text += child.content
        continue
      }
      switch child.name {
      case "script", "style", "template": continue
      case "img":
        if let alternative = child.attribute("alt") {
          text += " \(alternative) "
        } else if namesPictures, let source = child.attribute("src") {
          text += " \(ReferenceResolution.resolve(source, against: base)) "
        }
      default:
        let isBlock = !child.tag.isInline
        if isBlock { text += " " }
        add(child, to: &text, base: base, namesPictures, depth: depth + 1)
        if isBlock { text += " " }
      }
    }
  }

  /// The elements inside with the class "value" or "value-title", not those of a property or item further in.
  static func valueNodes(of node: HTMLNode, isClassic: Bool) -> [HTMLNode] {
    var found: [HTMLNode] = []
    for child in node.childElements where child.name != "template" {
      let classes = child.words("class")
      if classes.contains("value") || classes.contains("value-title") {
        found.append(child)
      } else if !classes.contains(where: { isProperty($0, isClassic) }), Microformats.Root(child) == nil {
        found += valueNodes(of: child, isClassic: isClassic)
      }
    }
    return found
  }

  private static func isProperty(_ word: Substring, _ isClassic: Bool) -> Bool {
    isClassic
      ? ClassicMicroformats.propertyNames.contains(String(word))
      : ["p-", "u-", "dt-", "e-"].contains { word.hasPrefix($0) }
  }

  /// What one value element says.
  static func value(of node: HTMLNode) -> Item.Text {
    func attribute(_ name: String) -> Item.Text? {
      node.attribute(name).map { Item.Text($0.collapsed, locator: "\(node.path)/@\(name)") }
    }
    if node.words("class").contains("value-title"), let title = attribute("title") { return title }
    let own: Item.Text? =
      switch node.name {
      case "img", "area": attribute("alt")
      case "data": attribute("value")
      case "abbr": attribute("title")
      default: nil
      }
    return own ?? Item.Text(plain(node, base: nil), locator: node.path)
  }

  /// The values joined; `nil` where no part is marked.
  static func valueParts(of node: HTMLNode, isClassic: Bool) -> Item.Text? {
    let nodes = valueNodes(of: node, isClassic: isClassic)
    guard let first = nodes.first else { return nil }
    if nodes.count == 1 { return value(of: first) }
    return Item.Text(nodes.map { value(of: $0).words }.joined(), locator: node.path)
  }
}
