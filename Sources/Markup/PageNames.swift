internal import CLibXML2
import Foundation

/// Which elements, classes and short attribute values stand on a page, kept as marks of their hashes.
///
/// It answers "no" only where there is none; a "yes" can be a chance meeting of two hashes. One pass over the page
/// makes it, so that the queries of many platforms need not each walk a page that holds nothing for them.
struct PageNames {
  private static let size = 1 << 16
  /// Longer values are not kept: nobody asks for an address as a whole.
  static let lengthLimit = 64

  private var bits = [UInt64](repeating: 0, count: size / 64)

  init(of document: xmlDocPtr) {
    var current = xmlDocGetRootElement(document)
    while let node = current {
      if node.pointee.type == XML_ELEMENT_NODE { add(element: node) }
      if node.pointee.type == XML_ELEMENT_NODE, let child = node.pointee.children {
        current = child
        continue
      }
      var last = node
      while last.pointee.next == nil, let parent = last.pointee.parent,
        parent.pointee.type == XML_ELEMENT_NODE
      {
        last = parent
      }
      current = last.pointee.next
    }
  }

  private mutating func add(element node: xmlNodePtr) {
    guard let name = node.pointee.name else { return }
    var element = PageName()
    element.add(cString: name)
    insert(element)
    var attribute = node.pointee.properties
    while let current = attribute {
      if let name = current.pointee.name { add(attribute: current, name) }
      attribute = current.pointee.next
    }
  }

  private mutating func add(attribute: xmlAttrPtr, _ name: UnsafePointer<xmlChar>) {
    guard let value = attribute.pointee.children, value.pointee.next == nil, let text = value.pointee.content
    else {
      // An empty value, or one in pieces, which the parser makes only of what it could not resolve.
      let whole = Array(HTMLNode.value(of: attribute).utf8) + [0]
      whole.withUnsafeBufferPointer { if let text = $0.baseAddress { add(name, text) } }
      return
    }
    add(name, text)
  }

  private mutating func add(_ name: UnsafePointer<xmlChar>, _ text: UnsafePointer<xmlChar>) {
    var start = PageName(attribute: name)
    insert(start)
    if strcmp(name, "class") == 0 { addClasses(text) }
    var index = 0
    while text[index] != 0, index <= Self.lengthLimit {
      start.add(text[index])
      index += 1
    }
    if index <= Self.lengthLimit { insert(start) }
  }

  private mutating func addClasses(_ text: UnsafePointer<xmlChar>) {
    var index = 0
    while text[index] != 0 {
      var word = PageName.classWord
      let start = index
      while text[index] > 0x20 {
        word.add(text[index])
        index += 1
      }
      if index > start { insert(word) }
      if text[index] != 0 { index += 1 }
    }
  }

  private mutating func insert(_ name: PageName) {
    bits[name.mark / 64] |= 1 << (name.mark % 64)
  }

  /// Whether the page may have it.
  func mayHold(_ name: PageName) -> Bool { bits[name.mark / 64] & 1 << (name.mark % 64) != 0 }
}

/// The hash of an element's name, a class, or an attribute with its value.
struct PageName: Hashable {
  /// FNV-1a.
  private var hash: UInt32 = 2_166_136_261

  /// Where ``PageNames`` keeps it.
  fileprivate var mark: Int { Int((hash ^ hash >> 16) & 0xFFFF) }

  fileprivate init() {}

  fileprivate init(attribute name: UnsafePointer<xmlChar>) {
    add(UInt8(ascii: "@"))
    add(cString: name)
    add(UInt8(ascii: "="))
  }

  fileprivate static let classWord: PageName = {
    var name = PageName()
    name.add(UInt8(ascii: "."))
    return name
  }()

  static func element(_ name: String) -> PageName { PageName(bytes: name) }
  static func className(_ name: String) -> PageName { PageName(bytes: "." + name) }
  static func attribute(_ name: String) -> PageName { PageName(bytes: "@\(name)=") }
  static func attribute(_ name: String, _ value: String) -> PageName { PageName(bytes: "@\(name)=\(value)") }

  private init(bytes: String) {
    for byte in bytes.utf8 { add(byte) }
  }

  fileprivate mutating func add(_ byte: UInt8) { hash = (hash ^ UInt32(byte)) &* 16_777_619 }

  fileprivate mutating func add(cString text: UnsafePointer<xmlChar>) {
    var index = 0
    while text[index] != 0 {
      add(text[index])
      index += 1
    }
  }
}
