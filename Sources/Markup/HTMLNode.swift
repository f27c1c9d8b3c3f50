internal import CLibXML2
import Foundation

/// An element, text or attribute of an ``HTMLTree``. Keeps its tree alive.
package struct HTMLNode: Equatable {
  let tree: HTMLTree
  let pointer: xmlNodePtr

  init(tree: HTMLTree, pointer: xmlNodePtr) {
    self.tree = tree
    self.pointer = pointer
  }

  /// Whether a C node of that type can be read as one of these.
  static func isKind(_ type: xmlElementType) -> Bool {
    switch type {
    case XML_ELEMENT_NODE, XML_TEXT_NODE, XML_CDATA_SECTION_NODE, XML_ATTRIBUTE_NODE, XML_COMMENT_NODE,
      XML_PI_NODE:
      true
    default: false
    }
  }

  package static func == (a: HTMLNode, b: HTMLNode) -> Bool { a.pointer == b.pointer }

  package var isElement: Bool { pointer.pointee.type == XML_ELEMENT_NODE }

  package var isText: Bool {
    pointer.pointee.type == XML_TEXT_NODE || pointer.pointee.type == XML_CDATA_SECTION_NODE
  }

  /// The name of an element or attribute, in lower case as the parser gives it.
  package var name: String {
    guard let name = pointer.pointee.name else { return "" }
    return String(cString: name)
  }

  /// Which of the elements that readers tell apart it is; `other` also for a text.
  package var tag: HTMLTag {
    guard isElement, let name = pointer.pointee.name else { return .other }
    return HTMLTag(name: Span(_unsafeStart: name, count: strlen(name)))
  }

  /// The value of an attribute; `nil` if the element has none of that name.
  package func attribute(_ name: String) -> String? {
    guard isElement else { return nil }
    var attribute = pointer.pointee.properties
    while let current = attribute {
      if let own = current.pointee.name, strcmp(own, name) == 0 { return Self.value(of: current) }
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
        if all[key] == nil { all[key] = Self.value(of: current) }
      }
      attribute = current.pointee.next
    }
    return all
  }

  static func value(of attribute: xmlAttrPtr) -> String {
    guard let value = attribute.pointee.children else { return "" }
    if value.pointee.next == nil, let content = value.pointee.content { return String(cString: content) }
    return take(xmlNodeListGetString(attribute.pointee.doc, value, 1)) ?? ""
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
    // HTML's own white space: a no-break space is part of a word.
    attribute(name)?.utf8.split { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0C || $0 == 0x0D }
      .map { Substring($0) } ?? []
  }

  /// The text of a text node or attribute as it stands; of an element, all its text.
  package var content: String {
    if isText {
      return pointer.pointee.content.map { String(cString: $0) } ?? ""
    }
    // A script or a title holds one text: it is copied once.
    if isElement, let only = pointer.pointee.children, only.pointee.next == nil,
      only.pointee.type == XML_TEXT_NODE || only.pointee.type == XML_CDATA_SECTION_NODE,
      let content = only.pointee.content
    {
      return String(cString: content)
    }
    return Self.take(xmlNodeGetContent(pointer)) ?? ""
  }

  /// Hands the bytes of a text node to `body`, with no text made of them; none of anything else.
  package func withBytes<Result>(_ body: (Span<UInt8>) throws -> Result) rethrows -> Result {
    guard isText, let content = pointer.pointee.content else { return try body(Span()) }
    return try body(Span(_unsafeStart: content, count: strlen(content)))
  }

  /// The length of a text node in bytes, without copying it.
  package var contentLength: Int {
    // In an attribute the same bytes are no pointer.
    guard isText, let content = pointer.pointee.content else { return 0 }
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
        let tag = HTMLNode(tree: tree, pointer: current).tag
        descends = !tag.isSource
        if !tag.isInline { text += " " }
      default: break
      }
      if descends, let child = current.pointee.children {
        current = child
        continue
      }
      while current != pointer, current.pointee.next == nil, let parent = current.pointee.parent {
        current = parent
        if !HTMLNode(tree: tree, pointer: current).tag.isInline { text += " " }
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

  /// The elements and texts directly inside, in order.
  package var childNodes: [HTMLNode] {
    var children: [HTMLNode] = []
    var child = isElement ? pointer.pointee.children : nil
    while let current = child {
      switch current.pointee.type {
      case XML_ELEMENT_NODE, XML_TEXT_NODE, XML_CDATA_SECTION_NODE:
        children.append(HTMLNode(tree: tree, pointer: current))
      default: break
      }
      child = current.pointee.next
    }
    return children
  }

  private static func take(_ string: UnsafeMutablePointer<xmlChar>?) -> String? {
    guard let string else { return nil }
    defer { netcurtain_xml_free(string) }
    return String(cString: string)
  }
}
