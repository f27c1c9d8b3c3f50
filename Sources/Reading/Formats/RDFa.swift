internal import Markup
internal import Model

/// Items in RDFa: Lite, and what else of RDFa 1.1 speaks of people (W3C RDFa Core 1.1 and HTML+RDFa 1.1).
///
/// Names are taken by their last part, as in JSON-LD: `schema:name` and `foaf:name` are both `name`, and the older
/// vocabularies' own words are turned into those of schema.org.
struct RDFa {
  /// More things than this on one page are not read.
  static let rootLimit = 500

  /// The things with a type that are no property of another. Nothing is walked on a page that gives no type.
  static func items(in content: PageContent, tree: HTMLTree) -> [Item] {
    guard !content.rdfaRoots.isEmpty, let root = tree.root else { return [] }
    var reader = RDFa()
    reader.visit(root, Scope(), depth: 0)
    return reader.roots.prefix(rootLimit).map { reader.item($0, open: []) }
  }

  /// The things with a type that no other has as a property, and one of each circle.
  private var roots: [Int] {
    var roots: [Int] = []
    var reached: Set<Int> = []
    for subject in typed.filter({ !inner.contains($0) }) + typed where reached.insert(subject).inserted {
      roots.append(subject)
      var open = [subject]
      while let next = open.popLast() {
        for case (_, .thing(let object)) in things[next].values where reached.insert(object).inserted {
          open.append(object)
        }
      }
    }
    return roots
  }

  /// A thing that statements are made about.
  private struct Thing {
    var types: [String] = []
    var id: String?
    let locator: String
    var values: [(property: String, value: Value)] = []
  }

  private enum Value {
    case text(String, locator: String)
    case thing(Int)
  }

  /// What an element inherits.
  private struct Scope {
    var subject: Int?
    var hasVocabulary = false
    /// Properties of `owner` whose value is the next thing inside (`rel` without an address).
    var pending: [String] = []
    var owner: Int?
  }

  private var things: [Thing] = []
  private var byID: [String: Int] = [:]
  private var typed: [Int] = []
  /// Things that are a property of another.
  private var inner: Set<Int> = []

  private mutating func visit(_ node: HTMLNode, _ outer: Scope, depth: Int) {
    guard depth < 300, things.count < 5_000 else { return }
    let attributes = node.attributes
    var scope = outer
    if let vocabulary = attributes["vocab"] { scope.hasVocabulary = !vocabulary.isEmpty }
    let properties = names(attributes["property"], scope)
    let relations = names(attributes["rel"], scope, isRelation: true)
    let types = names(attributes["typeof"], scope)
    let hasType = attributes["typeof"] != nil
    let address = attributes["resource"] ?? attributes["href"] ?? attributes["src"]

    if let about = attributes["about"] {
      scope.subject = thing(id: about, node)
      link(outer.pending, of: outer.owner, to: scope.subject)
      scope.pending = []
    }
    let subject = scope.subject
    // With "about" the type is the subject's; else it is that of the thing that the element gives.
    let typesObject = hasType && attributes["about"] == nil
    if hasType, !typesObject, let subject {
      things[subject].types += types
      typed.append(subject)
    }
    if typesObject {
      let own = thing(id: address, node)
      things[own].types += types
      typed.append(own)
      link(properties + relations, of: subject, to: own)
      link(outer.pending, of: outer.owner, to: own)
      scope.subject = own
      scope.pending = []
    } else if !relations.isEmpty {
      if let address, let subject {
        link(relations, of: subject, address: address, node, attributes)
      } else if address == nil {
        scope.pending = relations
        scope.owner = subject
      }
    } else if properties.isEmpty, attributes["about"] == nil, let resource = attributes["resource"] {
      // "resource" alone begins a new subject, as "about" does.
      scope.subject = thing(id: resource, node)
      link(outer.pending, of: outer.owner, to: scope.subject)
      scope.pending = []
    }
    if !properties.isEmpty, !typesObject, let subject {
      let value = value(of: node, attributes)
      for property in properties {
        if let id = attributes["resource"], attributes["content"] == nil {
          link([property], of: subject, to: thing(id: id, node))
        } else {
          things[subject].values.append((property, .text(value.text, locator: value.locator)))
        }
      }
    }
    for child in node.childElements { visit(child, scope, depth: depth + 1) }
  }

  // MARK: Things

  /// The thing with that id, or a new one without a name.
  private mutating func thing(id: String?, _ node: HTMLNode) -> Int {
    if let id, let known = byID[id] { return known }
    things.append(Thing(id: id, locator: node.path))
    if let id { byID[id] = things.count - 1 }
    return things.count - 1
  }

  private mutating func link(_ properties: [String], of subject: Int?, to object: Int?) {
    guard let subject, let object, subject != object, !properties.isEmpty else { return }
    for property in properties { things[subject].values.append((property, .thing(object))) }
    inner.insert(object)
  }

  private mutating func link(
    _ properties: [String], of subject: Int, address: String, _ node: HTMLNode, _ attributes: [String: String]
  ) {
    if attributes["resource"] != nil || byID[address] != nil {
      link(properties, of: subject, to: thing(id: address, node))
      return
    }
    let name = attributes["href"] != nil ? "href" : "src"
    for property in properties {
      things[subject].values.append((property, .text(address, locator: "\(node.path)/@\(name)")))
    }
  }

  /// `open` holds the things being followed: a cycle ends instead of going round.
  private func item(_ index: Int, open: Set<Int>) -> Item {
    let thing = things[index]
    var item = Item(types: thing.types, id: thing.id, locator: thing.locator, source: .rdfa)
    guard open.count < 16, !open.contains(index) else { return item }
    for (property, value) in thing.values {
      switch value {
      case .text(let text, let locator): item.add(.text(text, locator: locator), to: property)
      case .thing(let inner): item.add(.item(self.item(inner, open: open.union([index]))), to: property)
      }
    }
    return item
  }

  // MARK: Words

  /// The names of an attribute that stand in a vocabulary, by their last part.
  private func names(_ value: String?, _ scope: Scope, isRelation: Bool = false) -> [String] {
    guard let value, !value.isEmpty else { return [] }
    return value.spacedWords.compactMap { word in
      guard let colon = word.firstIndex(of: ":") else {
        // A bare word means something only in a vocabulary; of links, HTML has words of its own.
        return scope.hasVocabulary && !(isRelation && Self.linkWords.contains(word.lowercased()))
          ? Self.schemaNames[String(word)] ?? String(word) : nil
      }
      guard !Self.foreign.contains(word[..<colon].lowercased()) else { return nil }
      let name = JSONLD.bareName(String(word))
      return Self.schemaNames[name] ?? name
    }
  }

  /// Link previews use the same attribute for statements about the page.
  private static let foreign: Set<String> = [
    "og", "fb", "article", "twitter", "al", "product", "video", "music", "profile", "book", "place",
  ]

  private static let linkWords: Set<String> = [
    "nofollow", "noopener", "noreferrer", "me", "stylesheet", "canonical", "alternate", "author", "next",
    "prev", "license", "tag", "bookmark", "external", "help", "icon", "search", "ugc", "sponsored",
  ]

  /// Words of FOAF, vCard and data-vocabulary.org, and the schema.org property that each stands for.
  private static let schemaNames: [String: String] = [
    "img": "image", "depiction": "image", "photo": "image", "mbox": "email", "phone": "telephone",
    "nick": "alternateName", "firstName": "givenName", "given-name": "givenName", "lastName": "familyName",
    "family-name": "familyName", "family_name": "familyName", "fn": "name", "workplaceHomepage": "worksFor",
    "org": "worksFor", "homepage": "url", "birthday": "birthDate", "bday": "birthDate",
    "locality": "addressLocality", "region": "addressRegion", "street-address": "streetAddress",
    "postal-code": "postalCode", "country-name": "addressCountry", "adr": "address", "note": "description",
    "organization-name": "name", "tel": "telephone", "account": "sameAs",
  ]

  private func value(of node: HTMLNode, _ attributes: [String: String]) -> (text: String, locator: String) {
    // What is written for machines goes before an address, and an address before the text (section 7.5).
    for name in ["content", "resource", "href", "src", "datetime"] {
      if name == "datetime", node.name != "time" { continue }
      // With a datatype the text counts, not the address.
      if name != "content", name != "datetime", attributes["datatype"]?.isEmpty == false { continue }
      if let value = attributes[name] { return (value, "\(node.path)/@\(name)") }
    }
    return (node.readableText.collapsed, node.path)
  }
}
