internal import CLibXML2
import Foundation

extension HTMLNode {
  /// An XPath that gives this node alone ("/html/body/div[2]/p").
  ///
  /// libxml2's own paths name "<a:b:c>" in a way that XPath refuses.
  package var path: String {
    var steps: [String] = []
    var node: xmlNodePtr? = pointer
    while let current = node, Self.isKind(current.pointee.type) {
      steps.append(Self.step(to: current))
      node = current.pointee.parent
    }
    return steps.reversed().map { "/" + $0 }.joined()
  }

  private static func step(to node: xmlNodePtr) -> String {
    let name = node.pointee.name.map { String(cString: $0) } ?? ""
    switch node.pointee.type {
    case XML_ATTRIBUTE_NODE:
      return isPlain(name) ? "@\(name)" : "@*[name()='\(name)']"
    case XML_ELEMENT_NODE where isPlain(name):
      return name
        + place(of: node, shownAlone: false) {
          $0.pointee.type == XML_ELEMENT_NODE && strcmp($0.pointee.name, node.pointee.name) == 0
        }
    case XML_ELEMENT_NODE:
      return "*" + place(of: node, shownAlone: true) { $0.pointee.type == XML_ELEMENT_NODE }
    case XML_COMMENT_NODE:
      return "comment()" + place(of: node, shownAlone: false) { $0.pointee.type == XML_COMMENT_NODE }
    case XML_PI_NODE:
      return "processing-instruction()"
        + place(of: node, shownAlone: false) { $0.pointee.type == XML_PI_NODE }
    default:
      return "text()"
        + place(of: node, shownAlone: false) {
          $0.pointee.type == XML_TEXT_NODE || $0.pointee.type == XML_CDATA_SECTION_NODE
        }
    }
  }

  /// A name that XPath takes as it stands. The parser lets only ASCII into names.
  private static func isPlain(_ name: String) -> Bool {
    guard let first = name.utf8.first, first != UInt8(ascii: "."), first != UInt8(ascii: "-") else {
      return false
    }
    return !name.utf8.contains(UInt8(ascii: ":")) && !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first)
  }

  /// "[2]" for the second of the siblings that are `alike`; nothing for the only one.
  private static func place(of node: xmlNodePtr, shownAlone: Bool, alike: (xmlNodePtr) -> Bool) -> String {
    var number = 1
    var sibling = node.pointee.prev
    while let current = sibling {
      if alike(current) { number += 1 }
      sibling = current.pointee.prev
    }
    var hasMore = number > 1 || shownAlone
    sibling = node.pointee.next
    while !hasMore, let current = sibling {
      hasMore = alike(current)
      sibling = current.pointee.next
    }
    return hasMore ? "[\(number)]" : ""
  }
}
