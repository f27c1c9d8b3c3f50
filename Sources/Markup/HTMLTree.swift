internal import CLibXML2
import Foundation
import Model

/// A parsed page: libxml2's tree behind values that keep it alive.
///
/// C pointers stay in this target. A tree and its nodes belong to one task: the class is not `Sendable`, and
/// nothing in here changes the tree after `init`.
package final class HTMLTree {
  /// The bounds that a page has to keep (docs/security.md). Over them a page is `unreadable`, never half read.
  package enum Limit {
    /// In bytes of UTF-8.
    package static let size = 16 << 20
    /// Attributes in one tag: libxml2 takes more than linear time over them.
    package static let attributes = 1_000
    /// Opening tags in a page: forty bytes of memory for each byte of it else.
    package static let tags = 400_000
    /// XPath operations in one query.
    package static let operations: UInt = 1_000_000
  }

  private let document: xmlDocPtr
  /// Made for the first query.
  private lazy var names = PageNames(of: document)
  /// The WHATWG name of the character encoding that was used.
  package let encoding: String
  /// How many sequences of bytes were no characters and were replaced by U+FFFD.
  package let repairs: Int

  /// Reads a page.
  ///
  /// - Parameter charset: the label in the HTTP header, if there was one.
  /// - Throws: ``Problem`` `markup-cut` when the page is over a ``Limit`` or the parser lost a part of it.
  package init(_ bytes: [UInt8], charset: String? = nil) throws {
    Self.start
    let decoded = CharacterDecoding.decode(bytes, declared: charset)
    guard decoded.utf8.count <= Limit.size else { throw Problem.cut("it is longer than 16 MiB") }
    let text = CharacterReferences.resolved(decoded.utf8)
    var scan = TagScan(attributeLimit: Limit.attributes, tagLimit: Limit.tags)
    switch scan.excess(in: text) {
    case .attributes: throw Problem.cut("one of its tags has over \(Limit.attributes) attributes")
    case .tags: throw Problem.cut("it has over \(Limit.tags) tags")
    case .ambiguous: throw Problem.cut("some of its tags can be read in two ways")
    case nil: break
    }
    // Of no bytes the parser makes a document without a word.
    guard !text.isEmpty else { throw Problem.cut("it is empty") }
    netcurtain_xml_mute()
    guard let context = htmlNewParserCtxt() else { throw Problem.cut("there was no memory for it") }
    defer { htmlFreeParserCtxt(context) }
    let options =
      HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NONET.rawValue | HTML_PARSE_NOERROR.rawValue
      | HTML_PARSE_NOWARNING.rawValue | HTML_PARSE_COMPACT.rawValue
    // libxml2 is never left to guess the encoding: it takes Latin-1 at the first doubtful byte.
    let parsed = text.withUnsafeBufferPointer { buffer in
      buffer.withMemoryRebound(to: CChar.self) {
        htmlCtxtReadMemory(context, $0.baseAddress, Int32($0.count), nil, "UTF-8", Int32(options))
      }
    }
    guard let parsed else { throw Problem.cut("it has no markup") }
    // The parser gives back a document also when it stopped half way: depth over 256, a text of over 10 MB.
    guard context.pointee.disableSAX == 0 else {
      xmlFreeDoc(parsed)
      throw Problem.cut("it is nested too deeply or holds a text that is too long")
    }
    document = parsed
    encoding = decoded.encoding
    repairs = decoded.repairs
  }

  deinit { xmlFreeDoc(document) }

  private static let start: Void = netcurtain_xml_start()

  /// The `html` element; `nil` for an empty page.
  package var root: HTMLNode? {
    xmlDocGetRootElement(document).map { HTMLNode(tree: self, pointer: $0) }
  }

  /// The nodes that an XPath 1.0 query gives, in the order of the page.
  ///
  /// - Parameter node: where relative queries start; a node of this tree.
  /// - Throws: ``Problem`` `query-failed` for a query that does not compile, is too costly or does not give
  ///   nodes. An empty list always means that the query ran and matched nothing.
  package func nodes(_ query: String, from node: HTMLNode? = nil) throws -> [HTMLNode] {
    precondition(node.map { $0.tree === self } ?? true, "a node of another tree would outlive it")
    guard mayMatch(query) else { return [] }
    return try Self.evaluate(query, on: document, from: node?.pointer) { set in
      xmlXPathNodeSetSort(set)
      return try (0..<Int(set.pointee.nodeNr)).compactMap { index in
        guard let pointer = set.pointee.nodeTab[index] else { return nil }
        // A namespace is no node of the tree: it dies with the result. A document is not laid out as a node.
        guard HTMLNode.isKind(pointer.pointee.type) else {
          throw Problem.query(query, "it gives something that is no element, text or attribute")
        }
        return HTMLNode(tree: self, pointer: pointer)
      }
    } ?? []
  }

  /// Whether the query can give a node on this page, by the names that it asks for.
  func mayMatch(_ query: String) -> Bool { !XPathNeeds.of(query).cannotMatch(names) }

  /// Runs `query` and hands its nodes to `body`; `nil` if there are none.
  private static func evaluate<Result>(
    _ query: String, on document: xmlDocPtr, from node: xmlNodePtr?,
    _ body: (xmlNodeSetPtr) throws -> Result
  ) throws -> Result? {
    guard !query.utf8.contains(0), let context = xmlXPathNewContext(document) else {
      throw Problem.query(query, "it does not compile")
    }
    defer { xmlXPathFreeContext(context) }
    netcurtain_xpath_bound(context, UInt(Limit.operations))
    if let node { context.pointee.node = node }
    guard let result = xmlXPathEvalExpression(query, context) else {
      throw Problem.query(query, "it does not compile, or it takes too long on this page")
    }
    defer { xmlXPathFreeObject(result) }
    guard result.pointee.type == XPATH_NODESET else { throw Problem.query(query, "it does not give nodes") }
    return try result.pointee.nodesetval.map(body)
  }

  /// Throws as ``nodes(_:from:)`` does for a query that can run on no page, with no page at hand.
  package static func validate(query: String) throws {
    start
    guard !query.utf8.contains(0), let compiled = netcurtain_xpath_compile(query) else {
      throw Problem.query(query, "it does not compile")
    }
    xmlXPathFreeCompExpr(compiled)
    // The compiler takes any name. A wrong one would show only on a page on which its part of the query runs.
    let names = XPathNames(query)
    if let unknown = names.functions.first(where: { netcurtain_xpath_knows($0) == 0 }) {
      throw Problem.query(query, "there is no function \(unknown)()")
    }
    if let unbound = names.unbound { throw Problem.query(query, "nothing gives a meaning to \(unbound)") }
    guard let empty = xmlNewDoc(nil) else {
      throw Problem.query(query, "there was no memory for it")
    }
    defer { xmlFreeDoc(empty) }
    try evaluate(query, on: empty, from: nil) { _ in }
  }

  /// What ``walk(_:)`` meets.
  package enum Step {
    /// An element opens. Answer `false` to pass over all it holds (its `close` is still told).
    case open(HTMLNode)
    /// A run of text, or of script or style source.
    case text(HTMLNode)
    case close(HTMLNode)
  }

  /// Visits every element and text once, in the order of the page. A loop, not a recursion: depth costs no stack.
  ///
  /// The parser leaves more than one `html` element side by side where a page opens a second one behind the end of
  /// the first, and the page's own data may stand in any of them.
  ///
  /// - Parameter start: an element of this tree; then only it and what it holds is visited.
  package func walk(from start: HTMLNode? = nil, _ visit: (Step) throws -> Bool) rethrows {
    precondition(start.map { $0.tree === self } ?? true, "a node of another tree would outlive it")
    guard let root = start?.pointer ?? xmlDocGetRootElement(document) else { return }
    var current = root
    while true {
      var descends = false
      switch current.pointee.type {
      case XML_ELEMENT_NODE:
        descends = try visit(.open(HTMLNode(tree: self, pointer: current)))
      case XML_TEXT_NODE, XML_CDATA_SECTION_NODE:
        _ = try visit(.text(HTMLNode(tree: self, pointer: current)))
      default:
        break
      }
      if descends, let child = current.pointee.children {
        current = child
        continue
      }
      while true {
        if current.pointee.type == XML_ELEMENT_NODE {
          _ = try visit(.close(HTMLNode(tree: self, pointer: current)))
        }
        if current == start?.pointer { return }
        if let next = current.pointee.next {
          current = next
          break
        }
        guard let parent = current.pointee.parent, parent.pointee.type == XML_ELEMENT_NODE else { return }
        current = parent
      }
    }
  }
}

extension Problem {
  fileprivate static func cut(_ cause: String) -> Problem {
    Problem(
      .markupCut, doing: "reading the page", cause: "The page could not be read whole: \(cause).",
      remedy: "Look at the page yourself in a private browser window.")
  }

  fileprivate static func query(_ query: String, _ cause: String) -> Problem {
    Problem(
      .queryFailed, doing: "running the XPath \(query)", cause: "The query could not run: \(cause).",
      remedy: "Correct the query in the platform's file in Checks/platforms.")
  }
}
