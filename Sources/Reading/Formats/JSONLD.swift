internal import Markup
internal import Model

/// Items in `<script type="application/ld+json">` (JSON-LD 1.1, section 7: embedding in HTML).
///
/// No remote `@context` is ever loaded: property names are taken by their last part, which is what schema.org
/// data on real pages needs.
enum JSONLD {
  /// More blocks than this on one page are not read.
  static let blockLimit = 64

  /// The outermost items of all blocks, in the order of the page.
  static func items(in content: PageContent) -> [Item] {
    let scripts = content.scripts.filter { $0.type.hasPrefix("application/ld+json") }.prefix(blockLimit)
    return scripts.flatMap { script -> [Item] in
      guard let value = JSONParser.parse(script.source) else { return [] }
      return items(in: value, path: script.node.path)
    }
  }

  /// The outermost items of one block. `path` is the XPath of its script.
  static func items(in value: JSONValue, path: String) -> [Item] {
    var reader = Reader(path: path)
    reader.index(value, pointer: "", depth: 0)
    return reader.roots(value, pointer: "")
  }

  private struct Reader {
    let path: String
    /// Nodes by `@id`, so that `{"@id": "#me"}` stands for the whole node. The fullest one counts.
    private var nodes: [String: (value: JSONValue, pointer: String)] = [:]

    init(path: String) { self.path = path }

    mutating func index(_ value: JSONValue, pointer: String, depth: Int) {
      guard depth < 32 else { return }
      switch value {
      case .array(let elements):
        for (number, element) in elements.enumerated() {
          index(element, pointer: "\(pointer)/\(number)", depth: depth + 1)
        }
      case .object(let members):
        if let id = (value["@id"] ?? value["id"])?.text, members.count > 1 {
          if members.count > Self.size(nodes[id]?.value) { nodes[id] = (value, pointer) }
        }
        for member in members {
          index(member.value, pointer: "\(pointer)/\(JSONValue.pointerToken(member.key))", depth: depth + 1)
        }
      default: break
      }
    }

    private static func size(_ value: JSONValue?) -> Int {
      guard case .object(let members)? = value else { return 0 }
      return members.count
    }

    func roots(_ value: JSONValue, pointer: String) -> [Item] {
      switch value {
      case .array(let elements):
        return elements.enumerated().flatMap { roots($1, pointer: "\(pointer)/\($0)") }
      case .object:
        if let graph = value["@graph"] {
          let inner = roots(graph, pointer: "\(pointer)/@graph")
          guard let own = item(value, pointer: pointer, open: []), !own.types.isEmpty else { return inner }
          return [own] + inner
        }
        return item(value, pointer: pointer, open: []).map { [$0] } ?? []
      default: return []
      }
    }

    /// `open` holds the ids being followed: a cycle ends instead of going round.
    private func item(_ value: JSONValue, pointer: String, open: Set<String>) -> Item? {
      guard case .object(let members) = value, open.count < 16 else { return nil }
      let id = (value["@id"] ?? value["id"])?.text
      if let id, members.count == 1 {
        guard let target = nodes[id], !open.contains(id) else {
          return Item(types: [], id: id, locator: "\(path)#\(pointer)", source: .jsonLD)
        }
        return item(target.value, pointer: target.pointer, open: open.union([id]))
      }
      var item = Item(
        types: types(of: value), id: id, locator: "\(path)#\(pointer)", source: .jsonLD)
      let open = id.map { open.union([$0]) } ?? open
      for member in members where !member.key.hasPrefix("@") {
        let pointer = "\(pointer)/\(JSONValue.pointerToken(member.key))"
        add(member.value, to: JSONLD.bareName(member.key), of: &item, pointer: pointer, open: open)
      }
      return item
    }

    private func types(of value: JSONValue) -> [String] {
      switch value["@type"] ?? value["type"] {
      case .string(let type)?: [JSONLD.bareName(type)]
      case .array(let types)?: types.compactMap(\.text).map(JSONLD.bareName)
      default: []
      }
    }

    private func add(
      _ value: JSONValue, to property: String, of item: inout Item, pointer: String, open: Set<String>
    ) {
      switch value {
      case .string(let text), .number(let text):
        item.add(.text(text.decodingEntities, locator: "\(path)#\(pointer)"), to: property)
      case .array(let elements):
        for (number, element) in elements.enumerated() {
          add(element, to: property, of: &item, pointer: "\(pointer)/\(number)", open: open)
        }
      case .object:
        if let text = value["@value"]?.text {
          item.add(.text(text, locator: "\(path)#\(pointer)/@value"), to: property)
        } else if let inner = self.item(value, pointer: pointer, open: open) {
          item.add(.item(inner), to: property)
        }
      case .bool, .null: break
      }
    }
  }

  /// "schema:name", "http://schema.org/name" and "name" are all `name`.
  static func bareName(_ name: String) -> String {
    guard let cut = name.lastIndex(where: { $0 == "/" || $0 == "#" || $0 == ":" }) else { return name }
    return String(name[name.index(after: cut)...])
  }
}

extension String {
  /// The five entities that page makers leave in JSON strings, decoded; everything else as it is.
  var decodingEntities: String {
    guard contains("&") else { return self }
    return replacing("&quot;", with: "\"").replacing("&#39;", with: "'").replacing("&#x27;", with: "'")
      .replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&amp;", with: "&")
  }
}
