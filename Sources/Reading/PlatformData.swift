internal import Markup

/// The data of a page's scripts as platform files ask for it: by the script's id or a name in it, and a pointer.
struct PlatformData {
  /// Scripts of one name that are parsed; a page that repeats the name more often is not looked at further.
  private static let scriptLimit = 4

  private struct Parsed {
    let path: String
    let value: JSONValue
    /// Whether the value is the list of the values in the script (``EmbeddedState``).
    let isList: Bool
  }

  let content: PageContent
  /// One name's scripts at a time: as values the data takes many times the room of its text.
  private var name: String?
  private var parsed: [Parsed] = []

  init(content: PageContent) { self.content = content }

  /// The texts at a pointer, with the rule for locators of ``EmbeddedState``.
  mutating func texts(script: String, pointer: String) -> [(text: String, locator: String)] {
    if name != script { load(script) }
    return parsed.flatMap { block -> [(text: String, locator: String)] in
      // A script may hold several values; the pointer applies to each of them.
      let full = block.isList ? "/*" + pointer : pointer
      return block.value.texts(matching: full).map { ($0.text, "\(block.path)#\($0.pointer)") }
    }
  }

  private mutating func load(_ script: String) {
    name = script
    let named = content.scripts.lazy.filter {
      ($0.node.attribute("id") == script || $0.source.holds(script))
        && (2...JSONParser.sizeLimit).contains($0.source.utf8.count)
    }
    parsed = named.prefix(Self.scriptLimit).compactMap { script in
      EmbeddedState.value(of: script.source, type: script.type).map {
        Parsed(path: script.node.path, value: $0, isList: !script.type.holds("json"))
      }
    }
  }
}

extension JSONValue {
  /// More texts than this at one pointer are not given.
  private static let matchLimit = 64

  /// The texts at a JSON pointer in which `*` stands for any key or number, each with its exact pointer.
  func texts(matching pointer: String) -> [(text: String, pointer: String)] {
    var found: [(text: String, pointer: String)] = []
    walk(pointer.split(separator: "/", omittingEmptySubsequences: false).dropFirst(), "", &found)
    return found
  }

  private func walk(
    _ tokens: ArraySlice<Substring>, _ path: String, _ found: inout [(text: String, pointer: String)]
  ) {
    guard found.count < Self.matchLimit else { return }
    guard let first = tokens.first else {
      if let text { found.append((text, path)) }
      return
    }
    let rest = tokens.dropFirst()
    if first != "*" {
      value(at: "/" + first)?.walk(rest, "\(path)/\(first)", &found)
      return
    }
    switch self {
    case .object(let members):
      for member in members { member.value.walk(rest, "\(path)/\(Self.pointerToken(member.key))", &found) }
    case .array(let elements):
      for (index, element) in elements.enumerated() { element.walk(rest, "\(path)/\(index)", &found) }
    default: return
    }
  }
}
