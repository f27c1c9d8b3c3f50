internal import Model

/// What came of asking at one open door.
package struct DoorAnswer: Sendable {
  /// What it says.
  enum Content: Sendable {
    /// Facts of this person, and whether they are all that the public profile shows.
    case facts([Fact], isWhole: Bool)
    /// Nothing that could be used, with the reason as a sentence.
    case nothing(String)
  }

  let lead: DoorLead
  let content: Content
}

extension DoorFacts {
  /// Reads the answer of a door. Never fails: what cannot be used is an answer with the reason.
  func answer(_ page: Page) -> DoorAnswer {
    func nothing(_ reason: String) -> DoorAnswer { DoorAnswer(lead: lead, content: .nothing(reason)) }
    if let failure = page.capture.failure { return nothing(failure.cause) }
    guard page.capture.status == 200 else {
      return nothing("The site answered with status \(page.capture.status ?? 0).")
    }
    guard page.body.count <= JSONParser.sizeLimit else { return nothing("The answer is too long.") }
    guard page.capture.header("content-type")?.lowercased().contains("json") == true,
      let root = Self.json(page.body)
    else { return nothing("The answer is not data that can be read.") }
    if case .array(let people) = root, people.count != 1 {
      return nothing("The answer is not about one person.")
    }
    guard lead.door.requires.allSatisfy({ holds($0, in: root) }) else {
      return nothing("The answer is not about this profile.")
    }
    let facts = facts(in: root)
    let isWhole =
      lead.door.isWhole && readsAll(root) && !lead.door.notWholeIf.contains { holds($0, in: root) }
      && facts.contains { [.name, .handle].contains($0.attribute) && $0.confidence.counts }
    return DoorAnswer(lead: lead, content: .facts(facts, isWhole: isWhole))
  }

  /// An object or a list and nothing else: an HTML page must not pass because a script in it has braces.
  private static func json(_ body: [UInt8]) -> JSONValue? {
    let text = String(
      decoding: body.starts(with: [0xEF, 0xBB, 0xBF]) ? body[3...] : body[...], as: UTF8.self)
    guard let first = text.first(where: { !$0.isWhitespace }), first == "{" || first == "[" else {
      return nil
    }
    return JSONParser.parse(text)
  }

  /// Whether every field that is looked at was there in a form that can be read, or not there at all. Else a field in
  /// a form of its own would read as "not on show".
  private func readsAll(_ root: JSONValue) -> Bool {
    lead.door.selectors.allSatisfy { selector in
      let first = selector.pointer.split(separator: "/").first ?? ""
      guard let field = root.value(at: "/" + first), !field.isEmpty else { return true }
      let found = root.values(at: selector.pointer)
      if case .pairs = selector.content { return !found.isEmpty }
      return found.contains { entry in
        entry.value.text.map { $0.utf8.count <= DoorFacts.textLimit } ?? false
      }
    }
  }

  private func holds(_ condition: DoorCondition, in root: JSONValue) -> Bool {
    let wanted = condition.values.compactMap { value in
      NamedParts.fill(value) { name in
        switch name {
        case "page": lead.page
        case "door": lead.address
        default: lead.parts[name]
        }
      }
    }
    let found = root.values(at: condition.pointer).compactMap { entry in
      if case .bool(let flag) = entry.value { flag ? "true" : "false" } else { entry.value.text }
    }
    return found.contains { text in wanted.contains { Self.isSame(text, $0) } }
  }

  /// Addresses are the same in either scheme and with a "/" at the end; names in either case.
  private static func isSame(_ one: String, _ other: String) -> Bool {
    func plain(_ text: String) -> String {
      var text = text.lowercased()
      if let scheme = text.firstRange(of: "://") { text = String(text[scheme.upperBound...]) }
      while text.hasSuffix("/") { text.removeLast() }
      return text.hasPrefix("@") ? String(text.dropFirst()) : text
    }
    return plain(one) == plain(other)
  }
}

extension JSONValue {
  /// More values than this at one pointer are not looked at.
  private static let valueLimit = 40

  /// Nothing at all, or a text, list or object with nothing in it.
  fileprivate var isEmpty: Bool {
    switch self {
    case .null: true
    case .string(let text): text.isEmpty
    case .array(let elements): elements.isEmpty
    case .object(let members): members.isEmpty
    case .bool, .number: false
    }
  }

  /// The values at a JSON pointer in which `*` stands for every element of a list, each with its own pointer. A value
  /// that stands alone is a list of one, as JSON-LD has it.
  func values(at pointer: String) -> [(value: JSONValue, pointer: String)] {
    var found: [(value: JSONValue, pointer: String)] = [(self, "")]
    for token in pointer.split(separator: "/", omittingEmptySubsequences: false).dropFirst() {
      found = found.flatMap { entry -> [(value: JSONValue, pointer: String)] in
        if token == "*" {
          guard case .array(let elements) = entry.value else { return [entry] }
          return elements.prefix(Self.valueLimit).enumerated().map { ($1, "\(entry.pointer)/\($0)") }
        }
        return entry.value.value(at: "/" + token).map { [($0, "\(entry.pointer)/\(token)")] } ?? []
      }
      found = Array(found.prefix(Self.valueLimit))
    }
    return found
  }
}
