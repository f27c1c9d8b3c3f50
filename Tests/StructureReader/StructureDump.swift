#if DEBUG
  import Foundation
  import Markup
  import Model

  @testable import Reading

  /// One page as the readers see it, as JSON.
  enum StructureDump {
    /// Never fails: a page that cannot be read is an object with the key "error".
    static func answer(path: String, base: String, what: String) -> Data {
      let object: [String: Any]
      do {
        let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
        object = try read(Array(bytes), base: base.isEmpty ? nil : base, what: what)
      } catch let problem as Problem {
        object = ["error": problem.cause]
      } catch {
        object = ["error": "\(error)"]
      }
      return (try? JSONSerialization.data(withJSONObject: object, options: [.sortedKeys])) ?? Data("{}".utf8)
    }

    private static func read(_ bytes: [UInt8], base: String?, what: String) throws -> [String: Any] {
      let tree = try HTMLTree(bytes, charset: nil)
      let content = PageWalk.content(of: tree)
      let base =
        content.base.map { ReferenceResolution.resolve($0.collapsed, against: base) } ?? base
      let dump = ItemDump(tree: tree, base: base)
      switch what.prefix(while: { $0 != "#" }) {
      case "microformats":
        return [
          "items": Microformats.items(in: tree, base: base).map(dump.object), "base": base ?? "",
          "links": links(tree, base: base),
        ]
      case "microdata":
        return [
          "items": Microdata.items(in: content, tree: tree, base: base).map(dump.object), "base": base ?? "",
        ]
      case "rdfa": return ["items": RDFa.items(in: tree, base: base).map(dump.object), "base": base ?? ""]
      case "jsonld": return try jsonLD(content, base: base, what: what, dump)
      case "metas":
        return [
          "metas": content.metas.map { [$0.key, $0.value] },
          "links": content.links.map { [$0.relations.joined(separator: " "), $0.address] },
        ]
      case "text":
        var words: [String] = []
        tree.walk { step in
          if case .text(let node) = step { words.append(node.content) }
          return true
        }
        return ["text": words.joined()]
      default:
        let address = base.flatMap(WebAddress.init)
        return [
          "items": StructuredData.items(in: content, tree: tree, address: address).map(dump.object),
          "base": base ?? "",
        ]
      }
    }

    /// The scripts that hold JSON-LD, apart and unresolved: a suite asks for the first, for one by its id, or for all.
    private static func jsonLD(_ content: PageContent, base: String?, what: String, _ dump: ItemDump) throws
      -> [String: Any]
    {
      let id = what.split(separator: "#").dropFirst().first.map(String.init)
      let scripts = content.scripts.filter { $0.type.hasPrefix("application/ld+json") }
      let blocks = scripts.map { script -> [String: Any] in
        let value = JSONParser.parse(script.source)
        let items =
          value.map {
            JSONLD.items(in: [(value: $0, path: script.node.path)], base: base, followsReferences: false)
          } ?? []
        return [
          "id": script.node.attribute("id") ?? "", "isJSON": value != nil, "items": items.map(dump.object),
          "type": script.type,
        ]
      }
      return [
        "blocks": id == nil ? blocks : blocks.filter { $0["id"] as? String == id }, "base": base ?? "",
        "all": JSONLD.items(in: content, base: base).map(dump.object),
      ]
    }

    /// All links with a relation, as microformats reads them.
    private static func links(_ tree: HTMLTree, base: String?) -> [[String: Any]] {
      ((try? tree.nodes("//a[@rel][@href] | //area[@rel][@href] | //link[@rel][@href]")) ?? []).map { node in
        var link: [String: Any] = [
          "rels": node.words("rel").map(String.init),
          "href": ReferenceResolution.resolve(node.attribute("href")?.collapsed ?? "", against: base),
          "text": node.content,
        ]
        for name in ["media", "hreflang", "type", "title"] { link[name] = node.attribute(name) }
        return link
      }
    }
  }

  /// Items as JSON, with what a suite asks beyond what a reader of facts needs: the text of an element to the letter,
  /// and the markup inside it.
  struct ItemDump {
    let tree: HTMLTree
    let base: String?

    func object(_ item: Item) -> [String: Any] {
      var object: [String: Any] = [
        "types": item.types, "locator": item.locator,
        "properties": item.names.map { name in [name, (item.properties[name] ?? []).map(value)] as [Any] },
      ]
      object["id"] = item.id
      object["value"] = item.value.map(text)
      if !item.children.isEmpty { object["children"] = item.children.map(self.object) }
      if item.value?.isMarkup == true { object["html"] = markup(at: item.locator) }
      return object
    }

    private func value(_ value: Item.Value) -> [String: Any] {
      switch value {
      case .text(let text): self.text(text)
      case .item(let item): ["item": object(item)]
      }
    }

    private func text(_ text: Item.Text) -> [String: Any] {
      var object: [String: Any] = ["words": text.words]
      object["address"] = text.address
      object["datatype"] = text.datatype
      object["language"] = text.language
      object["alternative"] = text.alternative
      guard !text.locator.contains("#") else { return object }
      let element =
        text.locator.firstRange(of: "/@").map { String(text.locator[..<$0.lowerBound]) } ?? text.locator
      guard let node = try? tree.nodes(element).first else { return object }
      object["element"] = node.name
      var around: HTMLNode? = node
      while let current = around {
        if let language = current.attribute("xml:lang") ?? current.attribute("lang") {
          object["lang"] = language
          break
        }
        around = current.parent
      }
      guard element == text.locator else { return object }
      object["letters"] = node.content
      let isMarkup = text.isMarkup || text.datatype?.hasSuffix("#XMLLiteral") == true
      if isMarkup || text.datatype?.hasSuffix("#HTML") == true { object["html"] = markup(of: node) }
      object["class"] = node.attribute("class")
      return object
    }

    private func markup(at locator: String) -> String? {
      (try? tree.nodes(locator).first).map(markup)
    }

    private static let addresses = ["href", "src", "cite", "data", "poster"]
    private static let empty: Set<String> = [
      "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
    ]

    /// The markup inside an element, in the form in which the HTML standard writes it, with whole addresses.
    private func markup(of node: HTMLNode) -> String {
      node.childNodes.map { child in
        guard child.isElement else { return Self.escaped(child.content) }
        let attributes = attributes(of: child).map { name, value in
          let value =
            Self.addresses.contains(name) ? ReferenceResolution.resolve(value, against: base) : value
          return " \(name)=\"\(Self.escaped(value).replacing("\"", with: "&quot;"))\""
        }
        let open = "<\(child.name)\(attributes.joined())>"
        return Self.empty.contains(child.name) ? open : open + markup(of: child) + "</\(child.name)>"
      }.joined()
    }

    /// In the order in which they stand.
    private func attributes(of node: HTMLNode) -> [(String, String)] {
      ((try? tree.nodes("@*", from: node)) ?? []).map { ($0.name, $0.content) }
    }

    private static func escaped(_ text: String) -> String {
      text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
        .replacing("\u{A0}", with: "&nbsp;")
    }
  }
#endif
