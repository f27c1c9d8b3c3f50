import Synchronization

/// What has to stand on a page before an XPath query can give a node on it, as far as the query says it plainly.
///
/// Only the steps of its paths and their tests by class and by an attribute's whole value are read. Whatever else a
/// query asks is taken as met, so that the answer "cannot match" is always right.
struct XPathNeeds {
  /// One of these lists has to be met: a query may give several paths. A list is met when each of its groups has a
  /// name that the page has.
  private let paths: [[[PageName]]]

  init(_ query: String) {
    // A query that can run on no page has to fail, whatever the page holds.
    guard (try? HTMLTree.validate(query: query)) != nil else {
      paths = [[]]
      return
    }
    paths = Tokens(query).split(at: "|").map(Self.path)
  }

  /// Whether the query gives no node on the page, whatever else it asks.
  func cannotMatch(_ page: PageNames) -> Bool {
    paths.allSatisfy { path in path.contains { group in !group.contains(where: page.mayHold) } }
  }

  /// The needs of a query, read once however many pages it is run on.
  static func of(_ query: String) -> XPathNeeds {
    known.withLock { known in
      if let needs = known[query] { return needs }
      let needs = XPathNeeds(query)
      known[query] = needs
      return needs
    }
  }

  /// The queries are those of the catalogue and of the readers: a few hundred.
  private static let known = Mutex<[String: XPathNeeds]>([:])

  // MARK: Reading the query

  /// The needs of one path: of its element steps and of what stands in square brackets behind each.
  private static func path(_ tokens: ArraySlice<Token>) -> [[PageName]] {
    // Anything but steps between slashes (a function, a bracketed union) is not read.
    guard tokens.first == .symbol("/") else { return [] }
    var needs: [[PageName]] = []
    var rest = tokens
    while let token = rest.popFirst() {
      switch token {
      case .symbol("/"): continue
      case .symbol("["):
        guard let end = closing(rest) else { return [] }
        if let group = anyOf(rest[..<end]) { needs.append(group) }
        needs += allOf(rest[..<end])
        rest = rest[(end + 1)...]
      case .name(let name):
        // An axis or a function is left out, with what it says of the name behind it.
        let isStep = rest.first == nil || rest.first == .symbol("/") || rest.first == .symbol("[")
        if isStep { needs.append([.element(name)]) }
      case .symbol("*"), .symbol("."): continue
      case .symbol(":"), .symbol("@"), .symbol("("): return needs
      // It is no path but a sum or a comparison.
      default: return []
      }
    }
    return needs
  }

  /// Where the bracket ends that was opened before `tokens`.
  private static func closing(_ tokens: ArraySlice<Token>) -> Int? {
    var depth = 1
    for (index, token) in zip(tokens.indices, tokens) {
      switch token {
      case .symbol("["), .symbol("("): depth += 1
      case .symbol("]"), .symbol(")"): depth -= 1
      default: continue
      }
      if depth == 0 { return index }
    }
    return nil
  }

  /// The names one of which has to be there, where a test is nothing but names with "or" between them.
  private static func anyOf(_ tokens: ArraySlice<Token>) -> [PageName]? {
    let parts = Tokens.split(tokens, at: .name("or"))
    let names = parts.compactMap(single)
    return parts.count > 1 && names.count == parts.count ? names : nil
  }

  /// The names each of which has to be there, in a test whose parts have "and" between them, or in one alone.
  private static func allOf(_ tokens: ArraySlice<Token>) -> [[PageName]] {
    guard Tokens.split(tokens, at: .name("or")).count == 1 else { return [] }
    return Tokens.split(tokens, at: .name("and")).flatMap { part -> [[PageName]] in
      // A path from here on (".//h1") is looked for on the same page.
      if part.first == .symbol(".") { return path(part.dropFirst()) }
      return single(part).map { [[$0]] } ?? []
    }
  }

  /// The name that a test asks for, where it is `@name='value'` or the test of one class among several.
  private static func single(_ tokens: ArraySlice<Token>) -> PageName? {
    let tokens = Array(tokens)
    if tokens.count == 4, tokens[0] == .symbol("@"), tokens[2] == .symbol("="),
      case .name(let name) = tokens[1],
      case .text(let value) = tokens[3], value.utf8.count <= PageNames.lengthLimit
    {
      return .attribute(name, value)
    }
    if let name = tested(tokens) { return .attribute(name) }
    guard tokens.count == oneClass.count + 2, tokens.starts(with: oneClass), tokens.last == .symbol(")"),
      case .text(let padded) = tokens[oneClass.count], padded.hasPrefix(" "), padded.hasSuffix(" ")
    else { return nil }
    let name = padded.dropFirst().dropLast()
    return name.isEmpty || name.utf8.contains { $0 <= 0x20 } ? nil : .className(String(name))
  }

  /// The attribute that `@name`, `contains(@name, 'part')` or `starts-with(@name, 'part')` cannot do without.
  private static func tested(_ tokens: [Token]) -> String? {
    if tokens.count == 2, tokens[0] == .symbol("@"), case .name(let name) = tokens[1] { return name }
    guard tokens.count == 7, tokens[0] == .name("contains") || tokens[0] == .name("starts-with"),
      tokens[1] == .symbol("("), tokens[2] == .symbol("@"), case .name(let name) = tokens[3],
      tokens[4] == .symbol(","), case .text(let part) = tokens[5], !part.isEmpty, tokens[6] == .symbol(")")
    else { return nil }
    return name
  }

  /// What the short form `.name` of platform files is written out as, up to the name.
  private static let oneClass = Array(Tokens("contains(concat(' ', normalize-space(@class), ' '), ").all)

  /// A part of a query.
  private enum Token: Equatable {
    case name(String)
    /// What stood in quotes.
    case text(String)
    case symbol(Character)
  }

  /// The parts of a query, without the white space between them.
  private struct Tokens {
    private(set) var all: ArraySlice<Token> = []

    init(_ query: String) {
      var rest = query[...]
      while let first = rest.popFirst() {
        if first == "'" || first == "\"" {
          all.append(.text(String(rest.prefix { $0 != first })))
          rest = rest.drop { $0 != first }.dropFirst()
        } else if first.isLetter || first == "_" {
          let name = rest.prefix { $0.isLetter || $0.isNumber || "_-.".contains($0) }
          all.append(.name(String(first) + name))
          rest = rest[name.endIndex...]
        } else if !first.isWhitespace {
          all.append(.symbol(first))
        }
      }
    }

    func split(at symbol: Character) -> [ArraySlice<Token>] { Self.split(all, at: .symbol(symbol)) }

    /// The parts between the separators that stand in no bracket.
    static func split(_ tokens: ArraySlice<Token>, at separator: Token) -> [ArraySlice<Token>] {
      var parts: [ArraySlice<Token>] = []
      var depth = 0
      var start = tokens.startIndex
      for (index, token) in zip(tokens.indices, tokens) {
        switch token {
        case .symbol("["), .symbol("("): depth += 1
        case .symbol("]"), .symbol(")"): depth -= 1
        default: break
        }
        if depth == 0, token == separator {
          parts.append(tokens[start..<index])
          start = index + 1
        }
      }
      return parts + [tokens[start...]]
    }
  }
}
