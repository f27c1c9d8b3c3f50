import Model

/// The short form in which platform files ask for a class.
enum XPathShorthand {
  /// `query` with each `.name` in square brackets written out as XPath 1.0's test of one class among several:
  /// `//p[.bio]`, `//p[.bio or .about][not(.hidden)]`.
  ///
  /// `nil` if brackets or quotes do not match. Text in quotes stays as it is.
  static func expand(_ query: String) -> String? {
    var result = ""
    var rest = Substring(query)
    var open: [Character] = []
    while let character = rest.first {
      switch character {
      case "'", "\"":
        guard let end = rest.dropFirst().firstIndex(of: character) else { return nil }
        result += rest[...end]
        rest = rest[rest.index(after: end)...]
        continue
      case "[":
        open.append("]")
      case "(":
        open.append(")")
      case "]", ")":
        guard open.popLast() == character else { return nil }
      case ".":
        let before = result.last ?? " "
        guard !open.isEmpty, "[( ".contains(before), let name = className(rest) else { break }
        result += "contains(concat(' ', normalize-space(@class), ' '), ' \(name) ')"
        rest = rest.dropFirst(name.count + 1)
        continue
      default:
        break
      }
      result.append(character)
      rest = rest.dropFirst()
    }
    return open.isEmpty ? result : nil
  }

  /// The name in a `.name` that `text` starts with.
  private static func className(_ text: Substring) -> Substring? {
    let name = text.dropFirst().prefix {
      $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_")
    }
    let after = text.dropFirst(1 + name.count).first
    guard let first = name.first, !first.isNumber, first != "-", after == "]" || after == ")" || after == " "
    else { return nil }
    return name
  }
}

extension XPathShorthand {
  /// The deepest that searches of the whole page may stand within one another. Each level multiplies the time by the
  /// number of the page's elements: three would take minutes on a long page.
  static let searchDepthLimit = 2

  /// How deep searches (`//`, `descendant::`, `following::`, `preceding::`) stand within one another's brackets.
  static func searchDepth(of query: String) -> Int {
    var searches = [false]
    var deepest = 0
    var rest = Substring(query)
    let axes = ["//", "descendant::", "descendant-or-self::", "following::", "preceding::"]
    while let character = rest.first {
      if character == "'" || character == "\"", let end = rest.dropFirst().firstIndex(of: character) {
        rest = rest[rest.index(after: end)...]
        continue
      }
      if character == "[" { searches.append(false) }
      if character == "]", searches.count > 1 { searches.removeLast() }
      if axes.contains(where: rest.hasPrefix), let last = searches.indices.last {
        searches[last] = true
        deepest = max(deepest, searches.count { $0 })
      }
      rest = rest.dropFirst()
    }
    return deepest
  }
}

extension YAMLValue {
  /// An XPath query with the short form written out.
  func xpath() -> String? {
    guard let text = text() else { return nil }
    guard let query = XPathShorthand.expand(text), text.hasPrefix("/") || text.hasPrefix("(") else {
      report(
        "“\(text)” is not a whole XPath query.",
        "Start it with “//” and close every bracket and quote.")
      return nil
    }
    guard XPathShorthand.searchDepth(of: query) <= XPathShorthand.searchDepthLimit else {
      report(
        "“\(text)” searches the whole page within a search within a search, which could run for minutes.",
        "Take one “//” out of the brackets: write the way from the element, as [./span].")
      return nil
    }
    return query
  }
}
