internal import Markup
internal import Model

/// Statements in RDFa (W3C RDFa Core 1.1, section 7.5, with the rules of HTML+RDFa 1.1), as items.
///
/// No vocabulary is fetched, so nothing is inferred from one.
struct RDFa {
  /// More things than this on one page are not read.
  static let thingLimit = 5_000
  static let depthLimit = 300
  static let statementLimit = 50_000

  /// All things on the page that have a property or a type, those first that are no property of another. A thing
  /// that is a property of several is told in each of them.
  static func items(in tree: HTMLTree, base: String?) -> [Item] {
    guard let root = tree.root else { return [] }
    let base = String((base ?? "").prefix { $0 != "#" })
    var reader = RDFa(base: base)
    reader.visit(root, Scope(names: RDFaNames(base: base), subject: base, isRoot: true), depth: 0)
    reader.finishLists()
    reader.copyPatterns()
    var graph = ItemGraph(things: reader.things)
    return graph.items()
  }

  /// What an element inherits.
  private struct Scope {
    var names: RDFaNames
    var subject: String
    /// The thing that the element around is about, if its properties have another as their value.
    var object: String?
    var language: String?
    /// Properties whose value, or whose subject, is the next thing inside.
    var pending: [Pending] = []
    var lists: ListTable?
    var isRoot = false
  }

  private struct Pending {
    enum Direction { case forward, backward, list }
    let property: String
    let direction: Direction
  }

  /// The lists of one subject, by property. A class, since elements further in add to those of elements around.
  private final class ListTable {
    let subject: String
    let locator: String
    var lists: [(property: String, values: [ItemGraph.Value])] = []

    init(subject: String, locator: String) {
      self.subject = subject
      self.locator = locator
    }

    func add(_ value: ItemGraph.Value?, to property: String) {
      let index =
        lists.firstIndex { $0.property == property }
        ?? {
          lists.append((property, []))
          return lists.count - 1
        }()
      if let value { lists[index].values.append(value) }
    }
  }

  private var things = ItemGraph.Things(source: .rdfa)
  private var tables: [ListTable] = []
  private var blanks = 0
  private var statements = 0
  private let base: String

  private init(base: String) { self.base = base }

  private mutating func blank() -> String {
    blanks += 1
    return "_:netcurtain\(blanks)"
  }

  private mutating func state(
    _ subject: String, _ property: String, _ value: ItemGraph.Value, _ node: HTMLNode
  ) {
    guard statements < Self.statementLimit, things.count < Self.thingLimit else { return }
    statements += 1
    things.state(subject, property, value, at: node.path)
  }

  private mutating func visit(_ node: HTMLNode, _ outer: Scope, depth: Int) {
    guard depth < Self.depthLimit, things.count < Self.thingLimit, node.name != "template" else { return }
    let attributes = node.attributes
    var scope = outer
    scope.isRoot = false
    var names = outer.names
    if let vocabulary = attributes["vocab"]?.collapsed {
      names.vocabulary = vocabulary.isEmpty ? nil : names.resolved(vocabulary)
      if let vocabulary = names.vocabulary {
        things.state(base, "http://www.w3.org/ns/rdfa#usesVocabulary", .thing(vocabulary), at: node.path)
      }
    }
    for (key, value) in attributes where key.hasPrefix("xmlns:") {
      names.prefixes[key.dropFirst(6).lowercased()] = value
    }
    if let prefix = attributes["prefix"] { names.declare(prefix) }
    if let language = attributes["xml:lang"] ?? attributes["lang"] {
      scope.language = language.isEmpty ? nil : language
    }
    scope.names = names

    let hasProperty = attributes["property"] != nil
    let relations = names.terms(attributes["rel"], qualifiedOnly: hasProperty)
    let reverses = names.terms(attributes["rev"], qualifiedOnly: hasProperty)
    // Beside "property", a "rel" of bare words is none (HTML+RDFa 1.1, section 3.1).
    let hasRelation = attributes["rel"] != nil && !(hasProperty && relations.isEmpty)
    let hasReverse = attributes["rev"] != nil && !(hasProperty && reverses.isEmpty)
    // A thing without a name is no property.
    let properties = names.terms(attributes["property"]).filter { !$0.hasPrefix("_:") }
    let hasType = attributes["typeof"] != nil
    let isFrame = node.name == "html" || node.name == "head" || node.name == "body"

    let about = attributes["about"].flatMap(names.thing)
    let resource = attributes["resource"].flatMap(names.thing)
    let link = (attributes["href"] ?? attributes["src"]).map { names.resolved($0.collapsed) }
    let parent = outer.object ?? outer.subject
    var subject: String?
    var object: String?
    var typed: String?
    var skips = false

    if !hasRelation, !hasReverse {
      if hasProperty, attributes["content"] == nil, attributes["datatype"] == nil {
        subject = about ?? (outer.isRoot ? base : nil) ?? parent
        if hasType {
          typed =
            about ?? (outer.isRoot ? base : nil) ?? resource ?? link ?? (isFrame ? parent : nil) ?? blank()
          object = typed
        }
      } else {
        subject = about ?? resource ?? link
        if subject == nil {
          if outer.isRoot {
            subject = base
          } else if isFrame {
            subject = parent
          } else if hasType {
            subject = blank()
          } else {
            subject = parent
            skips = !hasProperty
          }
        }
        if hasType { typed = subject }
      }
    } else {
      subject = about
      if about != nil, hasType { typed = about }
      if subject == nil { subject = outer.isRoot ? base : isFrame ? parent : parent }
      object = resource ?? link
      if object == nil, hasType, about == nil { object = blank() }
      if hasType, about == nil { typed = object }
    }
    guard let subject else { return }

    if let typed {
      for type in names.terms(attributes["typeof"]) { things.type(typed, as: type, at: node.path) }
      if names.terms(attributes["typeof"]).isEmpty { things.touch(typed, at: node.path) }
    }
    if subject != parent || scope.lists == nil {
      let table = ListTable(subject: subject, locator: node.path)
      tables.append(table)
      scope.lists = table
    }
    let isListed = attributes["inlist"] != nil
    var pending: [Pending] = []
    if let object {
      if hasRelation {
        for relation in relations {
          if isListed {
            scope.lists?.add(.address(object, written: attributes, node), to: relation)
          } else {
            state(subject, relation, .address(object, written: attributes, node), node)
          }
        }
      }
      if hasReverse { for reverse in reverses { state(object, reverse, .thing(subject), node) } }
    } else if hasRelation || hasReverse {
      object = blank()
      pending += relations.map { Pending(property: $0, direction: isListed ? .list : .forward) }
      if isListed { for relation in relations { scope.lists?.add(nil, to: relation) } }
      pending += reverses.map { Pending(property: $0, direction: .backward) }
    }
    for property in properties {
      let value = value(
        of: node, attributes, names, language: scope.language,
        isLink: !hasRelation && !hasReverse, typed: attributes["about"] == nil ? typed : nil)
      if isListed { scope.lists?.add(value, to: property) } else { state(subject, property, value, node) }
    }
    if !skips {
      for relation in outer.pending {
        switch relation.direction {
        case .forward: state(outer.subject, relation.property, .thing(subject), node)
        case .backward: state(subject, relation.property, .thing(outer.subject), node)
        case .list: outer.lists?.add(.thing(subject), to: relation.property)
        }
      }
    }
    if skips {
      scope.pending = outer.pending
    } else {
      scope.subject = subject
      scope.object = object
      scope.pending = pending
    }
    for child in node.childElements { visit(child, scope, depth: depth + 1) }
  }

  // MARK: Values

  private func value(
    of node: HTMLNode, _ attributes: [String: String], _ names: RDFaNames, language: String?, isLink: Bool,
    typed: String?
  ) -> ItemGraph.Value {
    func literal(_ words: String, _ attribute: String?, datatype: String? = nil) -> ItemGraph.Value {
      var text = Item.Text(words, locator: attribute.map { "\(node.path)/@\($0)" } ?? node.path)
      text.datatype = datatype
      text.language = datatype == nil ? language : nil
      return .text(text)
    }
    let written: (name: String?, words: String)
    if let content = attributes["content"] {
      written = ("content", content)
    } else if let datetime = attributes["datetime"] {
      written = ("datetime", datetime)
    } else if node.name == "data" || node.name == "meter", let value = attributes["value"] {
      written = ("value", value)
    } else {
      written = (nil, "")
    }
    let words = { written.name == nil ? node.readableText.collapsed : written.words }
    if let datatype = attributes["datatype"] {
      let type = datatype.isEmpty ? nil : names.terms(datatype).first
      if type != nil || datatype.isEmpty { return literal(words(), written.name, datatype: type) }
    }
    if written.name == "content" { return literal(written.words, "content") }
    if written.name == "datetime" || node.name == "time" {
      return literal(words(), written.name, datatype: RDFaDate.type(of: words()))
    }
    if written.name == "value" { return literal(written.words, "value") }
    if isLink {
      for name in ["resource", "href", "src"] {
        guard let value = attributes[name] else { continue }
        let iri = name == "resource" ? names.thing(value) : names.resolved(value.collapsed)
        if let iri { return .address(iri, written: attributes, node) }
      }
    }
    if let typed { return .thing(typed) }
    return literal(node.readableText.collapsed, nil)
  }

  // MARK: When the page is read

  private mutating func finishLists() {
    for table in tables {
      for (property, values) in table.lists {
        var rest = RDFaNames.rdf + "nil"
        for value in values.reversed() {
          let cell = blank()
          things.state(cell, RDFaNames.rdf + "first", value, at: table.locator)
          things.state(cell, RDFaNames.rdf + "rest", .thing(rest), at: table.locator)
          rest = cell
        }
        things.state(table.subject, property, .thing(rest), at: table.locator)
      }
    }
  }

  /// `rdfa:copy`: what a pattern says, each thing says that copies it (HTML+RDFa 1.1, section 4).
  private mutating func copyPatterns() {
    let copy = "http://www.w3.org/ns/rdfa#copy"
    things.copy(by: copy, from: "http://www.w3.org/ns/rdfa#Pattern")
  }
}

/// The XML Schema type that the form of a date gives it (HTML+RDFa 1.1, section 3.1).
enum RDFaDate {
  static func type(of text: String) -> String? {
    let xsd = "http://www.w3.org/2001/XMLSchema#"
    let body = text.hasPrefix("-") ? text.dropFirst() : text[...]
    func matches(_ pattern: String) -> Bool {
      // "d" stands for a digit, all else for itself.
      pattern.count == body.count
        && zip(pattern, body).allSatisfy { $0 == "d" ? $1.isASCII && $1.isNumber : $0 == $1 }
    }
    if body.hasPrefix("P"), body.count > 2, body.dropFirst().contains(where: \.isNumber) {
      return xsd + "duration"
    }
    if matches("dddd") { return xsd + "gYear" }
    if matches("dddd-dd") { return xsd + "gYearMonth" }
    let (day, time) =
      body.firstIndex(of: "T").map { (body[..<$0], body[body.index(after: $0)...]) } ?? (body, "")
    let isDay = day.split(separator: "-").map(\.count) == [4, 2, 2]
    if isDay, time.isEmpty, !body.contains("T"), day.allSatisfy({ $0.isNumber || $0 == "-" }) {
      return xsd + "date"
    }
    func isTime(_ text: Substring) -> Bool {
      let clock = text.prefix { $0.isNumber || $0 == ":" || $0 == "." }
      let zone = text.dropFirst(clock.count)
      return clock.split(separator: ":").count >= 2 && clock.prefix(2).allSatisfy(\.isNumber)
        && (zone.isEmpty || zone == "Z" || zone.hasPrefix("+") || zone.hasPrefix("-"))
    }
    if isDay, isTime(time) { return xsd + "dateTime" }
    return isTime(body) ? xsd + "time" : nil
  }
}

extension ItemGraph.Value {
  /// The thing that an element names, with the words in which it does.
  fileprivate static func address(_ iri: String, written attributes: [String: String], _ node: HTMLNode)
    -> Self
  {
    for name in ["resource", "href", "src"] {
      guard let words = attributes[name] else { continue }
      var text = Item.Text(words.collapsed, locator: "\(node.path)/@\(name)")
      text.address = iri
      return .reference(iri, text)
    }
    return .thing(iri)
  }
}
