/// Resolves references against a base (RFC 3986, section 5.2), on strings: the addresses of structured data are
/// compared as written, and a URL library would also correct them.
enum ReferenceResolution {
  /// The parts of a reference. `nil` is not the same as empty: "?" ends a path, nothing does not.
  private struct Parts {
    var scheme: Substring?
    var authority: Substring?
    var path: Substring
    var query: Substring?
    var fragment: Substring?

    init(_ text: String) {
      var rest = text[...]
      if let hash = rest.firstIndex(of: "#") {
        fragment = rest[rest.index(after: hash)...]
        rest = rest[..<hash]
      }
      if let question = rest.firstIndex(of: "?") {
        query = rest[rest.index(after: question)...]
        rest = rest[..<question]
      }
      if let colon = rest.firstIndex(of: ":"), ReferenceResolution.isScheme(rest[..<colon]) {
        scheme = rest[..<colon]
        rest = rest[rest.index(after: colon)...]
      }
      if rest.hasPrefix("//") {
        rest = rest.dropFirst(2)
        let end = rest.firstIndex(of: "/") ?? rest.endIndex
        authority = rest[..<end]
        rest = rest[end...]
      }
      path = rest
    }
  }

  /// Whether a reference has a scheme of its own.
  static func isAbsolute(_ text: String) -> Bool {
    text.firstIndex(of: ":").map { isScheme(text[..<$0]) } ?? false
  }

  /// The absolute form of `reference`; unchanged where there is no base.
  static func resolve(_ reference: String, against address: String?) -> String {
    guard let address, !address.isEmpty else { return reference }
    let relative = Parts(reference)
    let base = Parts(address)
    if relative.scheme != nil { return reference }
    var result = ""
    if let scheme = base.scheme { result += scheme + ":" }
    func end(_ path: String, _ query: Substring?) -> String {
      result + path + (query.map { "?" + $0 } ?? "") + (relative.fragment.map { "#" + $0 } ?? "")
    }
    if let authority = relative.authority {
      result += "//" + authority
      return end(withoutDots(relative.path), relative.query)
    }
    if let authority = base.authority { result += "//" + authority }
    if relative.path.isEmpty { return end(String(base.path), relative.query ?? base.query) }
    if relative.path.hasPrefix("/") { return end(withoutDots(relative.path), relative.query) }
    // "merge": what stands behind the last slash of the base is replaced.
    let folder =
      base.path.isEmpty && base.authority != nil
      ? "/" : base.path.lastIndex(of: "/").map { base.path[...$0] } ?? ""
    return end(withoutDots(folder + relative.path), relative.query)
  }

  private static func withoutDots(_ path: Substring) -> String {
    guard path.contains(".") else { return String(path) }
    var kept: [Substring] = []
    let steps = path.split(separator: "/", omittingEmptySubsequences: false)
    for (number, step) in steps.enumerated() {
      let isLast = number == steps.count - 1
      switch step {
      case ".": if isLast { kept.append("") }
      case "..":
        if kept.count > (path.hasPrefix("/") ? 1 : 0) { kept.removeLast() }
        if isLast { kept.append("") }
      default: kept.append(step)
      }
    }
    return kept.joined(separator: "/")
  }

  fileprivate static func isScheme(_ text: Substring) -> Bool {
    guard let first = text.utf8.first, (0x41...0x5A).contains(first & 0xDF) else { return false }
    return text.utf8.allSatisfy {
      (0x41...0x5A).contains($0 & 0xDF) || (0x30...0x39).contains($0) || $0 == 0x2B || $0 == 0x2D
        || $0 == 0x2E
    }
  }
}
