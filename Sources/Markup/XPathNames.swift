/// The names in an XPath query that need somebody to give them a meaning.
struct XPathNames {
  /// Names in front of a bracket, without the node tests.
  private(set) var functions: [String] = []
  /// The first variable or prefix. Queries on pages are given neither.
  private(set) var unbound: String?

  init(_ query: String) {
    var rest = query.unicodeScalars[...]
    while let first = rest.first {
      if first == "\"" || first == "'" {
        rest = rest.dropFirst().drop { $0 != first }.dropFirst()
      } else if Self.startsName(first) {
        let name = String(rest.prefix(while: Self.isName))
        rest = rest.drop(while: Self.isName).drop(while: \.properties.isWhitespace)
        read(name, before: rest)
      } else {
        if first == "$" { unbound = unbound ?? "$" }
        rest = rest.dropFirst()
      }
    }
  }

  private mutating func read(_ name: String, before rest: Substring.UnicodeScalarView) {
    if rest.first == "(", !Self.nodeTests.contains(name), !Self.operators.contains(name) {
      functions.append(name)
    }
    if rest.first == ":", rest.dropFirst().first != ":" { unbound = unbound ?? "\(name):" }
  }

  private static let nodeTests: Set<String> = ["text", "node", "comment", "processing-instruction"]
  /// Operators may stand in front of a bracket: "a or (b)".
  private static let operators: Set<String> = ["and", "or", "div", "mod"]

  private static func startsName(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "_" || scalar.properties.isAlphabetic
  }

  private static func isName(_ scalar: Unicode.Scalar) -> Bool {
    startsName(scalar) || scalar == "-" || scalar == "." || scalar.properties.numericType != nil
  }
}
