internal import CLibXML2
import Foundation

/// The attributes that readers ask each element for, as a number in place of a text: `dataTestid` is `data-testid`.
package enum HTMLAttributeName: Int, CaseIterable, Sendable {
  case action, alt, ariaHidden, ariaLabel, `class`, content, dataDelayedUrl, dataImage, dataLazySrc,
    dataOriginal
  case dataSection, dataSrc, dataTestid, datetime, hidden, href, httpEquiv, id, itemprop, itemscope, itemtype,
    lang
  case name, property, rel, role, src, srcset, style, title, type, typeof, width

  fileprivate static let table = NameTable(allCases.map(\.spelling))

  /// As it stands in a page.
  private var spelling: String {
    "\(self)".reduce(into: "") { $0 += $1.isUppercase ? "-" + $1.lowercased() : String($1) }
  }
}

/// The attributes of one element, looked over once: which of ``HTMLAttributeName`` it has, and where they stand.
///
/// Their values become text only where somebody asks for it. Where a name is given twice, the first one counts.
/// A walk over a page uses one of these for all its elements.
package final class HTMLAttributes {
  /// Keeps what the places point to.
  private var tree: HTMLTree?
  /// A bit for each name that the element has, and the place of its value.
  private var present: UInt64 = 0
  private var places: [xmlAttrPtr?] = Array(repeating: nil, count: HTMLAttributeName.allCases.count)
  /// Whether there is any attribute at all.
  package private(set) var isEmpty = true
  /// Whether some value begins as data for scripts does, with a bracket.
  package private(set) var hasData = false

  package init() {}

  package convenience init(of node: HTMLNode) {
    self.init()
    look(at: node)
  }

  /// Takes the attributes of `node` in place of those before.
  package func look(at node: HTMLNode) {
    if tree !== node.tree { tree = node.tree }
    present = 0
    isEmpty = true
    hasData = false
    guard node.isElement else { return }
    var attribute = node.pointer.pointee.properties
    while let current = attribute {
      isEmpty = false
      note(current)
      attribute = current.pointee.next
    }
  }

  private func note(_ attribute: xmlAttrPtr) {
    if let first = attribute.pointee.children?.pointee.content?.pointee,
      first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
    {
      hasData = true
    }
    guard let name = attribute.pointee.name else { return }
    let spelling = Span(_unsafeStart: name, count: strlen(name))
    guard let number = HTMLAttributeName.table.number(of: spelling), present & 1 << number == 0 else {
      return
    }
    present |= 1 << number
    places[number] = attribute
  }

  /// Whether the element has it, with a value or without.
  package func has(_ name: HTMLAttributeName) -> Bool { present & 1 << name.rawValue != 0 }

  /// Whether the element has one of them.
  package func hasAny(_ names: [HTMLAttributeName]) -> Bool {
    names.contains { present & 1 << $0.rawValue != 0 }
  }

  /// Its value; `nil` if the element has none of that name.
  package subscript(name: HTMLAttributeName) -> String? {
    has(name) ? places[name.rawValue].map(HTMLNode.value(of:)) : nil
  }

  /// Hands the bytes of its value to `body`, with no text made of them; `nil` if the element has none of that name.
  package func withBytes<Result>(_ name: HTMLAttributeName, _ body: (Span<UInt8>) throws -> Result) rethrows
    -> Result?
  {
    guard has(name), let attribute = places[name.rawValue] else { return nil }
    guard let value = attribute.pointee.children else { return try body(Span()) }
    if value.pointee.next == nil, let content = value.pointee.content {
      return try body(Span(_unsafeStart: content, count: strlen(content)))
    }
    let whole = Array((self[name] ?? "").utf8)
    return try body(whole.span)
  }
}
