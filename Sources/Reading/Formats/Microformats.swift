import Foundation
internal import Markup
internal import Model

/// Items in microformats2 markup and in its predecessors (microformats.org/wiki/microformats2-parsing).
///
/// Types and properties keep their names without prefix but for the "h-" of types: "h-card", "job-title".
struct Microformats {
  /// More items on one page than this are not read.
  static let itemLimit = 2_000
  static let depthLimit = 24

  private let tree: HTMLTree
  private let base: String?
  private lazy var byID = tree.elementsByID
  private var items = 0
  /// How often something may still be included from elsewhere on the page.
  private var inclusions = 200

  /// The outermost items, in the order of the page.
  static func items(in tree: HTMLTree, base: String?) -> [Item] {
    var reader = Microformats(tree: tree, base: base)
    var found: [Item] = []
    tree.walk { step in
      guard case .open(let node) = step, node.name != "template" else { return false }
      guard let root = Root(node), reader.items < itemLimit else { return true }
      found.append(reader.draft(node, root, depth: 0).item)
      return false
    }
    return found
  }

  private init(tree: HTMLTree, base: String?) {
    self.tree = tree
    self.base = base
  }

  // MARK: What class names say

  /// A property that an element is: "p-name" is `name`, read as plain text.
  private struct Property: Hashable {
    let kind: Substring
    let name: String
  }

  private static func properties(_ node: HTMLNode, in root: Root) -> [Property] {
    let classes = node.words("class")
    var words: [String] = []
    if let formats = root.formats {
      for format in formats {
        words += classes.compactMap { format.properties[String($0)] }
        guard !format.relations.isEmpty, node.name == "a" || node.name == "area" || node.name == "link" else {
          continue
        }
        words += node.words("rel").compactMap { format.relations[$0.lowercased()] }
      }
    } else {
      words = classes.map(String.init)
    }
    // Two old names, or an old name and a link relation, may be one property.
    if root.formats != nil { words = words.reduce(into: []) { if !$0.contains($1) { $0.append($1) } } }
    var found: [Property] = []
    for word in words {
      guard let dash = word.firstIndex(of: "-") else { continue }
      let (kind, name) = (word[..<dash], word[word.index(after: dash)...])
      guard ["p", "u", "dt", "e"].contains(kind), isName(name) else { continue }
      let property = Property(kind: kind, name: String(name))
      found.append(property)
    }
    return found
  }

  // MARK: Items

  /// What is gathered of an item while its inside is read.
  private struct Draft {
    var item: Item
    let root: Root
    var kinds: Set<Substring> = []
    var hasNested = false
    /// The day of the last date, for a time that stands alone.
    var day: String?
    /// The first `p-name` and the first `u-url`, which an item stands for as a plain value.
    var name: Item.Text?
    var address: Item.Text?

    mutating func add(_ text: Item.Text, _ kind: Substring, to property: String) {
      if kind == "p", property == "name", name == nil { name = text }
      if kind == "u", property == "url", address == nil { address = text }
      item.add(.text(text), to: property)
    }
  }

  private mutating func draft(_ node: HTMLNode, _ root: Root, depth: Int) -> Draft {
    items += 1
    let item = Item(
      types: root.types, id: node.attribute("id").flatMap { $0.isEmpty ? nil : $0 }, locator: node.path,
      source: .microformats)
    var draft = Draft(item: item, root: root)
    guard depth < Self.depthLimit, items <= Self.itemLimit else { return draft }
    for child in children(of: node, isClassic: root.formats != nil) {
      collect(child, into: &draft, depth: depth)
    }
    if root.formats == nil { imply(node, &draft) }
    return draft
  }

  private mutating func collect(_ node: HTMLNode, into draft: inout Draft, depth: Int) {
    if node.name == "template" { return }
    var properties = Self.properties(node, in: draft.root)
    let isItemAllowed = draft.root.formats?.contains { $0.properties["item"] != nil } == true
    let root = Root(node, isItemAllowed: isItemAllowed)
    if root?.formats == nil, root != nil, draft.root.formats != nil {
      // A new item inside an old one may name its property in the new way.
      let own = Self.properties(node, in: Root.modern)
      if !own.isEmpty { properties = own }
    }
    guard let root else {
      for property in properties {
        draft.kinds.insert(property.kind)
        if let author = author(node, property, draft.root, depth: depth) {
          draft.item.add(.item(author), to: property.name)
          continue
        }
        let text = tag(of: node, property, draft.root) ?? text(of: node, property, draft)
        if property.kind == "dt", let day = MicroformatDate.day(of: text.words) { draft.day = day }
        draft.add(text, property.kind, to: property.name)
      }
      for child in children(of: node, isClassic: draft.root.formats != nil) {
        collect(child, into: &draft, depth: depth)
      }
      return
    }
    draft.hasNested = true
    let nested = self.draft(node, root, depth: depth + 1)
    if properties.isEmpty { draft.item.children.append(nested.item) }
    for property in properties {
      draft.kinds.insert(property.kind)
      var item = nested.item
      let own = property.kind == "p" ? nested.name : property.kind == "u" ? nested.address : nil
      item.value = own ?? text(of: node, property, draft)
      draft.item.add(.item(item), to: property.name)
    }
  }

  /// rel-tag: the last step of the address is the tag, whatever the link's words are.
  private func tag(of node: HTMLNode, _ property: Property, _ root: Root) -> Item.Text? {
    guard root.formats != nil, property.name == "category", node.words("rel").contains("tag"),
      !node.words("class").contains("category"), let address = node.attribute("href")
    else { return nil }
    let path = ReferenceResolution.resolve(address.collapsed, against: base).prefix { $0 != "?" && $0 != "#" }
    guard let step = path.split(separator: "/").last else { return nil }
    return Item.Text(String(step).removingPercentEncoding ?? String(step), locator: "\(node.path)/@href")
  }

  /// The author of an old entry is a card even where nothing says so.
  private mutating func author(_ node: HTMLNode, _ property: Property, _ root: Root, depth: Int) -> Item? {
    guard property.name == "author", root.formats?.contains(where: { $0.type == "h-entry" }) == true else {
      return nil
    }
    let name = plain(node, isClassic: true)
    var card = Item(types: ["h-card"], locator: node.path, source: .microformats)
    card.add(.text(name), to: "name")
    card.value = name
    return card
  }

  /// The elements inside, with those that the include pattern and table headers bring in.
  private mutating func children(of node: HTMLNode, isClassic: Bool) -> [HTMLNode] {
    guard isClassic else { return node.childElements }
    var all: [HTMLNode] = []
    for child in node.childElements {
      let reference = child.attribute("href") ?? child.attribute("data")
      if child.words("class").contains("include"), let reference, reference.hasPrefix("#") {
        all += included(String(reference.dropFirst()), by: child)
      } else {
        all.append(child)
      }
    }
    for id in node.name == "td" ? node.words("headers") : [] { all += included(String(id), by: node) }
    for id in node.words("itemref") { all += included(String(id), by: node) }
    return all
  }

  /// An element that is included must not hold the place that includes it: it would go round.
  private mutating func included(_ id: String, by node: HTMLNode) -> [HTMLNode] {
    guard inclusions > 0, let target = byID[id] else { return [] }
    inclusions -= 1
    var around: HTMLNode? = node
    while let current = around {
      if current == target { return [] }
      around = current.parent
    }
    return [target]
  }

  // MARK: Values

  private func text(of node: HTMLNode, _ property: Property, _ draft: Draft) -> Item.Text {
    switch property.kind {
    case "u": return address(of: node, isClassic: draft.root.formats != nil)
    case "dt": return date(of: node, draft)
    case "e":
      var text = Item.Text(MicroformatText.plain(node, base: base), locator: node.path)
      text.isMarkup = true
      return text
    default: return plain(node, isClassic: draft.root.formats != nil)
    }
  }

  private func attribute(_ name: String, of node: HTMLNode) -> Item.Text? {
    node.attribute(name).map { Item.Text($0.collapsed, locator: "\(node.path)/@\(name)") }
  }

  private func plain(_ node: HTMLNode, isClassic: Bool) -> Item.Text {
    if let parts = MicroformatText.valueParts(of: node, isClassic: isClassic) { return parts }
    let own: Item.Text? =
      switch node.name {
      case "abbr", "link": attribute("title", of: node)
      case "data", "input": attribute("value", of: node)
      case "img", "area": attribute("alt", of: node)
      default: nil
      }
    return own ?? Item.Text(MicroformatText.plain(node, base: base), locator: node.path)
  }

  private func address(of node: HTMLNode, isClassic: Bool) -> Item.Text {
    let own: Item.Text? =
      switch node.name {
      case "a", "area", "link": attribute("href", of: node)
      // What loads late has its real address elsewhere.
      case "img":
        attribute("data-src", of: node) ?? attribute("data-original", of: node) ?? attribute("src", of: node)
      case "audio", "source", "iframe": attribute("src", of: node)
      case "video": attribute("src", of: node) ?? attribute("poster", of: node)
      case "object": attribute("data", of: node)
      default: nil
      }
    if var own {
      own.address = ReferenceResolution.resolve(own.words, against: base)
      if node.name == "img" { own.alternative = node.attribute("alt") }
      return own
    }
    if let parts = MicroformatText.valueParts(of: node, isClassic: isClassic) { return addressed(parts) }
    let said: Item.Text? =
      switch node.name {
      case "abbr": attribute("title", of: node)
      case "data", "input": attribute("value", of: node)
      default: nil
      }
    return addressed(said ?? Item.Text(MicroformatText.plain(node, base: base), locator: node.path))
  }

  private func addressed(_ text: Item.Text) -> Item.Text {
    var text = text
    text.address = ReferenceResolution.resolve(text.words, against: base)
    return text
  }

  private func date(of node: HTMLNode, _ draft: Draft) -> Item.Text {
    if let parts = MicroformatDate.parts(of: node, day: draft.day, isClassic: draft.root.formats != nil) {
      return parts
    }
    let said: Item.Text? =
      switch node.name {
      case "time", "ins", "del": attribute("datetime", of: node)
      case "abbr": attribute("title", of: node)
      case "data", "input": attribute("value", of: node)
      default: nil
      }
    let date = said ?? Item.Text(MicroformatText.plain(node, base: base), locator: node.path)
    // A time that stands alone is of the day of the date before it.
    guard let day = draft.day, let clock = MicroformatDate.clock(date.words) else { return date }
    return Item.Text("\(day) \(clock)", locator: date.locator)
  }

  // MARK: What goes without saying

  /// Name, picture and address of an item that names none (section "parsing for implied properties").
  private func imply(_ node: HTMLNode, _ draft: inout Draft) {
    let says = draft.item.properties
    if says["name"] == nil, draft.kinds.isDisjoint(with: ["p", "e"]), !draft.hasNested {
      draft.add(impliedName(node), "p", to: "name")
    }
    guard !draft.kinds.contains("u"), !draft.hasNested else { return }
    if says["photo"] == nil,
      let (picture, name) = implied(node, [("img", "src"), ("object", "data")]),
      var text = attribute(name, of: picture)
    {
      text.address = ReferenceResolution.resolve(text.words, against: base)
      if picture.name == "img" { text.alternative = picture.attribute("alt") }
      draft.item.add(.text(text), to: "photo")
    }
    if says["url"] == nil, let (link, name) = implied(node, [("a", "href"), ("area", "href")]),
      let text = attribute(name, of: link)
    {
      draft.add(addressed(text), "u", to: "url")
    }
  }

  /// The element itself, or the only one of its kind in it, or in its only child.
  private func implied(_ node: HTMLNode, _ kinds: [(element: String, attribute: String)]) -> (
    HTMLNode, String
  )? {
    for (element, attribute) in kinds where node.name == element && node.has(attribute) {
      return (node, attribute)
    }
    let inside = node.childElements
    for place in [inside, inside.count == 1 && Root(inside[0]) == nil ? inside[0].childElements : []] {
      for (element, attribute) in kinds {
        let found = place.filter { $0.name == element }
        if found.count == 1, found[0].has(attribute), Root(found[0]) == nil { return (found[0], attribute) }
      }
    }
    return nil
  }

  private func impliedName(_ node: HTMLNode) -> Item.Text {
    func own(_ node: HTMLNode) -> Item.Text? {
      switch node.name {
      case "img", "area": attribute("alt", of: node)
      case "abbr": attribute("title", of: node)
      default: nil
      }
    }
    if let said = own(node) { return said }
    var current = node
    for _ in 0..<2 {
      let inside = current.childElements
      guard inside.count == 1, Root(inside[0]) == nil else { break }
      if let said = own(inside[0]), !said.words.isEmpty { return said }
      current = inside[0]
    }
    return Item.Text(MicroformatText.plain(node, base: base, namesPictures: false), locator: node.path)
  }
}
