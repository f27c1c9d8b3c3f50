internal import CLibXML2
import Foundation
import Model

/// A parsed page: libxml2's tree behind values that keep it alive.
///
/// C pointers stay in this file. A tree and its nodes belong to one task: the class is not `Sendable`, and
/// nothing in here changes the tree after `init`.
package final class HTMLTree {
  /// The bounds that a page has to keep (docs/security.md). Over them a page is `unreadable`, never half read.
  package enum Limit {
    /// In bytes of UTF-8.
    package static let size = 16 << 20
    /// Attributes in one tag: libxml2 takes more than linear time over them.
    package static let attributes = 1_000
    /// XPath operations in one query.
    package static let operations: UInt = 1_000_000
  }

  fileprivate let document: xmlDocPtr
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
    let text = decoded.utf8
    guard text.count <= Limit.size else { throw Problem.cut("it is longer than 16 MiB") }
    guard !AttributeScan.exceeds(Limit.attributes, in: text) else {
      throw Problem.cut("one of its tags has over \(Limit.attributes) attributes")
    }
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
  /// - Throws: ``Problem`` `query-failed` for a query that does not compile, is too costly or does not give
  ///   nodes. An empty list always means that the query ran and matched nothing.
  package func nodes(_ query: String, from node: HTMLNode? = nil) throws -> [HTMLNode] {
    guard let context = xmlXPathNewContext(document) else { throw Problem.query(query, "no memory") }
    defer { xmlXPathFreeContext(context) }
    netcurtain_xpath_bound(context, UInt(Limit.operations))
    if let node { context.pointee.node = node.pointer }
    guard let result = xmlXPathEvalExpression(query, context) else {
      throw Problem.query(query, "it does not compile, or it takes too long on this page")
    }
    defer { xmlXPathFreeObject(result) }
    guard result.pointee.type == XPATH_NODESET else { throw Problem.query(query, "it does not give nodes") }
    guard let set = result.pointee.nodesetval else { return [] }
    xmlXPathNodeSetSort(set)
    return (0..<Int(set.pointee.nodeNr)).compactMap { index in
      set.pointee.nodeTab[index].map { HTMLNode(tree: self, pointer: $0) }
    }
  }

  /// Compiles `query` and throws as ``nodes(_:from:)`` does, with no page at hand.
  package static func validate(query: String) throws {
    start
    guard let compiled = netcurtain_xpath_compile(query) else {
      throw Problem.query(query, "it does not compile")
    }
    xmlXPathFreeCompExpr(compiled)
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
  package func walk(_ visit: (Step) throws -> Bool) rethrows {
    guard let root = xmlDocGetRootElement(document) else { return }
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
        if current == root { return }
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

/// An element, text or attribute of an ``HTMLTree``. Keeps its tree alive.
package struct HTMLNode: Equatable {
  private let tree: HTMLTree
  fileprivate let pointer: xmlNodePtr

  fileprivate init(tree: HTMLTree, pointer: xmlNodePtr) {
    self.tree = tree
    self.pointer = pointer
  }

  package static func == (a: HTMLNode, b: HTMLNode) -> Bool { a.pointer == b.pointer }

  package var isElement: Bool { pointer.pointee.type == XML_ELEMENT_NODE }

  /// The name of an element or attribute, in lower case as the parser gives it.
  package var name: String {
    guard let name = pointer.pointee.name else { return "" }
    return String(cString: name)
  }

  /// The value of an attribute; `nil` if the element has none of that name.
  package func attribute(_ name: String) -> String? {
    guard isElement else { return nil }
    var attribute = pointer.pointee.properties
    while let current = attribute {
      if let own = current.pointee.name, strcmp(own, name) == 0 {
        guard let value = current.pointee.children else { return "" }
        if value.pointee.next == nil, let content = value.pointee.content { return String(cString: content) }
        return Self.take(xmlNodeListGetString(pointer.pointee.doc, value, 1))
      }
      attribute = current.pointee.next
    }
    return nil
  }

  /// All attributes by name, the first one where a name is given twice. One pass, for readers that want several.
  package var attributes: [String: String] {
    guard isElement, let first = pointer.pointee.properties else { return [:] }
    var all: [String: String] = [:]
    var attribute: xmlAttrPtr? = first
    while let current = attribute {
      if let name = current.pointee.name {
        let key = String(cString: name)
        if all[key] == nil {
          if let value = current.pointee.children {
            if value.pointee.next == nil, let content = value.pointee.content {
              all[key] = String(cString: content)
            } else {
              all[key] = Self.take(xmlNodeListGetString(pointer.pointee.doc, value, 1)) ?? ""
            }
          } else {
            all[key] = ""
          }
        }
      }
      attribute = current.pointee.next
    }
    return all
  }

  /// Whether the element has an attribute of that name, with a value or without.
  package func has(_ name: String) -> Bool {
    guard isElement else { return false }
    var attribute = pointer.pointee.properties
    while let current = attribute {
      if let own = current.pointee.name, strcmp(own, name) == 0 { return true }
      attribute = current.pointee.next
    }
    return false
  }

  /// The white-space-separated words of an attribute (`class`, `rel`, `itemprop`).
  package func words(_ name: String) -> [Substring] {
    attribute(name)?.split(whereSeparator: \.isWhitespace) ?? []
  }

  /// The text of a text node or attribute as it stands; of an element, all its text.
  package var content: String {
    if pointer.pointee.type == XML_TEXT_NODE || pointer.pointee.type == XML_CDATA_SECTION_NODE {
      return pointer.pointee.content.map { String(cString: $0) } ?? ""
    }
    return Self.take(xmlNodeGetContent(pointer)) ?? ""
  }

  /// The length of a text node in bytes, without copying it.
  package var contentLength: Int {
    guard let content = pointer.pointee.content, pointer.pointee.type != XML_ELEMENT_NODE else { return 0 }
    return strlen(content)
  }

  /// The element's text as a reader sees it: no script, style or template source, blocks parted by a space.
  package var readableText: String {
    guard isElement else { return content }
    var text = ""
    var current = pointer
    while true {
      var descends = false
      switch current.pointee.type {
      case XML_TEXT_NODE, XML_CDATA_SECTION_NODE:
        if let content = current.pointee.content { text += String(cString: content) }
      case XML_ELEMENT_NODE:
        let name = String(cString: current.pointee.name)
        descends = !HTMLElementClass.isSource(name)
        if !HTMLElementClass.isInline(name) { text += " " }
      default: break
      }
      if descends, let child = current.pointee.children {
        current = child
        continue
      }
      while current != pointer, current.pointee.next == nil, let parent = current.pointee.parent {
        current = parent
        if !HTMLElementClass.isInline(String(cString: current.pointee.name)) { text += " " }
      }
      guard current != pointer, let next = current.pointee.next else { return text }
      current = next
    }
  }

  /// The element around this node.
  package var parent: HTMLNode? {
    guard let parent = pointer.pointee.parent, parent.pointee.type == XML_ELEMENT_NODE else { return nil }
    return HTMLNode(tree: tree, pointer: parent)
  }

  /// The elements directly inside, in order.
  package var childElements: [HTMLNode] {
    var children: [HTMLNode] = []
    var child = isElement ? pointer.pointee.children : nil
    while let current = child {
      if current.pointee.type == XML_ELEMENT_NODE {
        children.append(HTMLNode(tree: tree, pointer: current))
      }
      child = current.pointee.next
    }
    return children
  }

  /// An XPath that gives this node alone ("/html/body/div[2]/p").
  package var path: String { Self.take(xmlGetNodePath(pointer)) ?? "" }

  private static func take(_ string: UnsafeMutablePointer<xmlChar>?) -> String? {
    guard let string else { return nil }
    defer { netcurtain_xml_free(string) }
    return String(cString: string)
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
