internal import Markup
internal import Model

/// Items in `<script type="application/ld+json">` (JSON-LD 1.1, section 7: embedding in HTML).
///
/// Names are whole IRIs where the page itself says what they stand for, and stay as written where it does not: no
/// context is ever loaded (``JSONLDContext``).
enum JSONLD {
  /// More blocks than this on one page are not read.
  static let blockLimit = 64
  /// One object that is named in many places stands for many: more items than this are not made.
  static let itemLimit = 20_000

  /// The outermost items of all blocks, in the order of the page. A block is its own document, but things are named
  /// across all of them, as the big readers take it.
  static func items(in content: PageContent, base: String?) -> [Item] {
    let scripts = content.scripts.filter { $0.type.hasPrefix("application/ld+json") }.prefix(blockLimit)
    let blocks = scripts.compactMap { script in
      JSONParser.parse(script.source).map { (value: $0, path: script.node.path) }
    }
    return items(in: blocks, base: base)
  }

  /// The outermost items of some blocks; `path` is the XPath of the script.
  ///
  /// - Parameter followsReferences: whether `{"@id": "#me"}` stands for the whole thing.
  static func items(
    in blocks: [(value: JSONValue, path: String)], base: String?, followsReferences: Bool = true
  ) -> [Item] {
    var reader = Reader(followsReferences: followsReferences)
    let context = JSONLDContext(base: base)
    if followsReferences {
      for (number, block) in blocks.enumerated() {
        reader.index(block.value, Place(block: number, path: block.path), context, depth: 0)
      }
    }
    return blocks.enumerated().flatMap { number, block in
      reader.roots(block.value, Place(block: number, path: block.path), context, depth: 0)
    }
  }

  fileprivate struct Place {
    let block: Int
    let path: String
    var pointer = ""

    func at(_ token: String) -> Place { Place(block: block, path: path, pointer: "\(pointer)/\(token)") }
    func at(_ number: Int) -> Place { at(String(number)) }
    var locator: String { "\(path)#\(pointer)" }
  }

  private struct Reader {
    let followsReferences: Bool
    /// Nodes by `@id`. The fullest one counts.
    private var nodes: [String: (value: JSONValue, place: Place, context: JSONLDContext)] = [:]
    private var made = 0

    init(followsReferences: Bool) { self.followsReferences = followsReferences }

    // MARK: Finding what is named

    mutating func index(_ value: JSONValue, _ place: Place, _ outer: JSONLDContext, depth: Int) {
      guard depth < 32 else { return }
      switch value {
      case .array(let elements):
        for (number, element) in elements.enumerated() {
          index(element, place.at(number), outer, depth: depth + 1)
        }
      case .object(let members):
        let context = value["@context"].map { outer.adding($0) } ?? outer
        if let id = Self.id(of: value, context), members.count > 1 {
          if members.count > Self.size(nodes[id]?.value) { nodes[id] = (value, place, context) }
        }
        for member in members where member.key != "@context" {
          switch member.value {
          case .object, .array:
            index(member.value, place.at(JSONValue.pointerToken(member.key)), context, depth: depth + 1)
          default: continue
          }
        }
      default: break
      }
    }

    private static func size(_ value: JSONValue?) -> Int {
      guard case .object(let members)? = value else { return 0 }
      return members.count
    }

    /// The `@id` or an alias of it. "id" alone is one too: schema.org's own context says so.
    private static func id(of value: JSONValue, _ context: JSONLDContext) -> String? {
      guard case .object(let members) = value else { return nil }
      for member in members where keyword(member.key, context) == "@id" {
        return member.value.text.flatMap { context.expanded($0, isVocabulary: false) }
      }
      return nil
    }

    /// The keyword that a key is; `nil` for a property.
    private static func keyword(_ key: String, _ context: JSONLDContext) -> String? {
      if key.hasPrefix("@") { return key }
      if let iri = context.terms[key]?.iri { return iri.hasPrefix("@") ? iri : nil }
      return key == "id" ? "@id" : key == "type" ? "@type" : nil
    }

    // MARK: Items

    mutating func roots(_ value: JSONValue, _ place: Place, _ outer: JSONLDContext, depth: Int) -> [Item] {
      guard depth < 32 else { return [] }
      switch value {
      case .array(let elements):
        return elements.enumerated().flatMap { roots($1, place.at($0), outer, depth: depth + 1) }
      case .object(let members):
        let context = value["@context"].map { outer.adding($0) } ?? outer
        var inner: [Item] = []
        var says = false
        for member in members {
          let keyword = Self.keyword(member.key, context)
          if keyword == "@graph" || keyword == "@included" {
            inner += roots(
              member.value, place.at(JSONValue.pointerToken(member.key)), context, depth: depth + 1)
          } else if keyword != "@context" && keyword != "@id" {
            says = true
          }
        }
        guard says else { return inner }
        return (item(value, place, outer, open: []).map { [$0] } ?? []) + inner
      default: return []
      }
    }

    /// `open` holds the ids being followed: a cycle ends instead of going round.
    private mutating func item(_ value: JSONValue, _ place: Place, _ outer: JSONLDContext, open: Set<String>)
      -> Item?
    {
      guard case .object(let members) = value, open.count < 16, place.pointer.utf8.count < 2_000 else {
        return nil
      }
      made += 1
      guard made <= itemLimit else { return nil }
      var context = value["@context"].map { outer.adding($0) } ?? outer
      let types = types(of: members, context)
      // A type may bring a context of its own (section 4.1.8 of JSON-LD 1.1).
      for type in types.written.sorted() {
        if let local = context.terms[type]?.context { context = context.adding(local) }
      }
      let id = Self.id(of: value, context)
      if let id, members.allSatisfy({ ["@id", "@context"].contains(Self.keyword($0.key, context)) }) {
        guard let target = nodes[id], !open.contains(id) else {
          return Item(types: [], id: id, locator: place.locator, source: .jsonLD)
        }
        return item(target.value, target.place, target.context, open: open.union([id]))
      }
      var item = Item(types: types.expanded, id: id, locator: place.locator, source: .jsonLD)
      let open = id.map { open.union([$0]) } ?? open
      add(members, to: &item, place, context, open: open, depth: 0)
      return item
    }

    private mutating func add(
      _ members: [(key: String, value: JSONValue)], to item: inout Item, _ place: Place,
      _ context: JSONLDContext, open: Set<String>, depth: Int
    ) {
      guard depth < 8 else { return }
      for member in members {
        let place = place.at(JSONValue.pointerToken(member.key))
        switch Self.keyword(member.key, context) {
        case "@reverse"?: reverse(member.value, to: &item, place, context, open: open)
        case "@nest"?:
          if case .object(let inner) = member.value {
            add(inner, to: &item, place, context, open: open, depth: depth + 1)
          }
        case .some: continue
        case nil:
          let term = context.terms[member.key]
          // A term that is said to mean nothing means nothing.
          if let term, term.iri == nil { continue }
          let name = context.expanded(member.key, isVocabulary: true) ?? member.key
          let inner = term?.context.map { context.adding($0) } ?? context
          if term?.isReverse == true {
            for found in things(member.value, place, inner, open: open) {
              item.add(.item(found), to: "^" + name)
            }
          } else {
            add(member.value, term, to: name, of: &item, place, inner, open: open)
          }
        }
      }
    }

    /// What points at the item: kept under the name with "^" in front.
    private mutating func reverse(
      _ value: JSONValue, to item: inout Item, _ place: Place, _ context: JSONLDContext, open: Set<String>
    ) {
      guard case .object(let members) = value else { return }
      for member in members {
        let name = context.expanded(member.key, isVocabulary: true) ?? member.key
        for found in things(member.value, place.at(JSONValue.pointerToken(member.key)), context, open: open) {
          item.add(.item(found), to: "^" + name)
        }
      }
    }

    private mutating func things(
      _ value: JSONValue, _ place: Place, _ context: JSONLDContext, open: Set<String>
    ) -> [Item] {
      switch value {
      case .array(let elements):
        var found: [Item] = []
        for (number, element) in elements.enumerated() {
          found += things(element, place.at(number), context, open: open)
        }
        return found
      case .object: return item(value, place, context, open: open).map { [$0] } ?? []
      case .string(let name):
        guard let id = context.expanded(name, isVocabulary: false) else { return [] }
        return [Item(types: [], id: id, locator: place.locator, source: .jsonLD)]
      default: return []
      }
    }

    private func types(of members: [(key: String, value: JSONValue)], _ context: JSONLDContext) -> (
      written: [String], expanded: [String]
    ) {
      var written: [String] = []
      for member in members where Self.keyword(member.key, context) == "@type" {
        switch member.value {
        case .string(let type): written.append(type)
        case .array(let types): written += types.compactMap(\.text)
        default: continue
        }
      }
      return (
        written,
        written.map {
          context.expanded($0, isVocabulary: true) ?? ReferenceResolution.resolve($0, against: context.base)
        }
      )
    }

    // MARK: Values

    private mutating func add(
      _ value: JSONValue, _ term: JSONLDContext.Term?, to property: String, of item: inout Item,
      _ place: Place,
      _ context: JSONLDContext, open: Set<String>
    ) {
      let containers = term?.containers ?? []
      switch value {
      case .string(let words):
        var text = Item.Text(words, locator: place.locator)
        if term?.type == "@id" || term?.type == "@vocab" {
          let address = context.expanded(words, isVocabulary: term?.type == "@vocab")
          if followsReferences, let address, let target = nodes[address], !open.contains(address),
            let inner = self.item(target.value, target.place, target.context, open: open.union([address]))
          {
            item.add(.item(inner), to: property)
            return
          }
          text.address = address ?? ReferenceResolution.resolve(words, against: context.base)
        } else if let type = term?.type, type != "@none" {
          text.datatype = type
        } else {
          text.language = term?.hasLanguage == true ? term?.language : context.language
        }
        item.add(.text(text), to: property)
      case .number(let words):
        var text = Item.Text(words, locator: place.locator)
        text.datatype = term?.type.flatMap { $0.hasPrefix("@") ? nil : $0 } ?? Self.type(ofNumber: words)
        item.add(.text(text), to: property)
      case .bool(let truth):
        var text = Item.Text(truth ? "true" : "false", locator: place.locator)
        text.datatype = Self.boolean
        item.add(.text(text), to: property)
      case .array(let elements):
        if containers.contains("@list") {
          addList(elements, term, to: property, of: &item, place, context, open: open)
        } else {
          for (number, element) in elements.enumerated() {
            add(element, term, to: property, of: &item, place.at(number), context, open: open)
          }
        }
      case .object(let members):
        if let known = members.first(where: {
          ["@value", "@list", "@set"].contains(Self.keyword($0.key, context))
        }) {
          let inner = place.at(JSONValue.pointerToken(known.key))
          switch Self.keyword(known.key, context) {
          case "@value":
            addLiteral(known.value, members, to: property, of: &item, inner, context)
          case "@list":
            let elements: [JSONValue] = if case .array(let all) = known.value { all } else { [known.value] }
            addList(elements, term, to: property, of: &item, inner, context, open: open)
          default:
            add(known.value, term, to: property, of: &item, inner, context, open: open)
          }
        } else if !containers.isDisjoint(with: ["@language", "@index", "@id", "@type", "@graph"]) {
          addMap(members, term, containers, to: property, of: &item, place, context, open: open)
        } else if let inner = self.item(value, place, context, open: open) {
          item.add(.item(inner), to: property)
        }
      case .null: break
      }
    }

    /// A value that says its own type or language.
    private func addLiteral(
      _ value: JSONValue, _ members: [(key: String, value: JSONValue)], to property: String,
      of item: inout Item, _ place: Place, _ context: JSONLDContext
    ) {
      let words: String
      var text: Item.Text
      switch value {
      case .string(let said): words = said
      case .number(let said): words = said
      case .bool(let truth): words = truth ? "true" : "false"
      default: return
      }
      text = Item.Text(words, locator: place.locator)
      if case .bool = value { text.datatype = Self.boolean }
      if case .number = value { text.datatype = Self.type(ofNumber: words) }
      for member in members {
        switch Self.keyword(member.key, context) {
        case "@type": text.datatype = member.value.text.flatMap { context.expanded($0, isVocabulary: true) }
        case "@language": text.language = member.value.text?.lowercased()
        default: continue
        }
      }
      item.add(.text(text), to: property)
    }

    /// A list is one value that keeps its order: an item of the type `@list`.
    private mutating func addList(
      _ elements: [JSONValue], _ term: JSONLDContext.Term?, to property: String, of item: inout Item,
      _ place: Place, _ context: JSONLDContext, open: Set<String>
    ) {
      var list = Item(types: [Item.listType], locator: place.locator, source: .jsonLD)
      var inner = term
      inner?.containers.remove("@list")
      for (number, element) in elements.enumerated() {
        add(element, inner, to: Item.listType, of: &list, place.at(number), context, open: open)
      }
      item.add(.item(list), to: property)
    }

    /// Objects whose keys are languages, ids or anything else that is no property.
    private mutating func addMap(
      _ members: [(key: String, value: JSONValue)], _ term: JSONLDContext.Term?, _ containers: Set<String>,
      to property: String, of item: inout Item, _ place: Place, _ context: JSONLDContext, open: Set<String>
    ) {
      var inner = term
      inner?.containers = []
      for member in members {
        let place = place.at(JSONValue.pointerToken(member.key))
        if containers.contains("@language") {
          inner?.language = member.key == "@none" ? nil : member.key.lowercased()
          inner?.hasLanguage = true
        }
        guard containers.contains("@id"), case .object(let own) = member.value else {
          add(member.value, inner, to: property, of: &item, place, context, open: open)
          continue
        }
        let named = JSONValue.object([(key: "@id", value: .string(member.key))] + own)
        add(named, inner, to: property, of: &item, place, context, open: open)
      }
    }

    private static let boolean = "http://www.w3.org/2001/XMLSchema#boolean"

    private static func type(ofNumber words: String) -> String {
      "http://www.w3.org/2001/XMLSchema#"
        + (words.contains { ".eE".contains($0) } ? "double" : "integer")
    }
  }
}
