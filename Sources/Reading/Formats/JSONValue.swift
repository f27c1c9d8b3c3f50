/// A JSON value that keeps the order of keys. Of a key given twice the last one counts, as in browsers.
enum JSONValue {
  case object([(key: String, value: JSONValue)])
  case array([JSONValue])
  case string(String)
  case number(String)
  case bool(Bool)
  case null

  /// The value of a key of an object.
  subscript(_ key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.last { $0.key == key }?.value
  }

  /// A string, or a number as it is written.
  var text: String? {
    switch self {
    case .string(let text), .number(let text): text
    default: nil
    }
  }

  /// Follows a JSON pointer (RFC 6901).
  func value(at pointer: String) -> JSONValue? {
    var current = self
    for token in pointer.split(separator: "/", omittingEmptySubsequences: false).dropFirst() {
      let token = String(token).replacing("~1", with: "/").replacing("~0", with: "~")
      switch current {
      case .object:
        guard let next = current[token] else { return nil }
        current = next
      case .array(let elements):
        guard let index = Int(token), elements.indices.contains(index) else { return nil }
        current = elements[index]
      default: return nil
      }
    }
    return current
  }

  /// One step of a JSON pointer for a key.
  static func pointerToken(_ key: String) -> String {
    key.contains { $0 == "~" || $0 == "/" }
      ? key.replacing("~", with: "~0").replacing("/", with: "~1") : key
  }
}
