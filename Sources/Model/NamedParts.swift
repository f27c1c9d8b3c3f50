/// Texts with named parts in braces: the paths of profiles ("/u/{name}") and what is made of their parts
/// ("{origin}/u/{name}.json").
package enum NamedParts {
  /// Names that stand for something else than a part of the path.
  package static let reserved: Set<String> = ["origin", "host", "page", "announced", "door"]
  /// A longer part of a path is no user name.
  private static let partLimit = 200

  /// The names in `template`, in their order; `nil` if a brace has no partner or a name is none.
  package static func names(in template: String) -> [String]? {
    var names: [String] = []
    var rest = template[...]
    while let brace = rest.firstIndex(where: { $0 == "{" || $0 == "}" }) {
      guard rest[brace] == "{", let end = rest[brace...].firstIndex(of: "}") else { return nil }
      let name = rest[rest.index(after: brace)..<end]
      guard !name.isEmpty, name.allSatisfy({ $0.isASCII && ($0.isLowercase || $0 == "_") }) else {
        return nil
      }
      names.append(String(name))
      rest = rest[rest.index(after: end)...]
    }
    return names
  }

  /// The parts of `path` by the names in `pattern`, as they stand in the path; `nil` if it does not fit.
  ///
  /// Each step of the pattern stands for one step of the path, with at most one name in it. A "/" at the end of the
  /// path changes nothing.
  package static func match(_ path: String, _ pattern: String) -> [String: String]? {
    let steps = path.split(separator: "/")
    let wanted = pattern.split(separator: "/")
    guard steps.count == wanted.count, !path.contains("//") else { return nil }
    var parts: [String: String] = [:]
    for (step, want) in zip(steps, wanted) {
      guard let open = want.firstIndex(of: "{"), let close = want.firstIndex(of: "}") else {
        guard step == want else { return nil }
        continue
      }
      let (before, after) = (want[..<open], want[want.index(after: close)...])
      guard step.hasPrefix(before), step.hasSuffix(after),
        step.utf8.count > before.utf8.count + after.utf8.count
      else { return nil }
      let part = step.dropFirst(before.count).dropLast(after.count)
      guard part.utf8.count <= partLimit, part != ".", part != ".." else { return nil }
      parts[String(want[want.index(after: open)..<close])] = String(part)
    }
    return parts
  }

  /// `template` with each name in braces replaced; `nil` if one has no value.
  package static func fill(_ template: String, _ value: (String) -> String?) -> String? {
    var result = ""
    var rest = template[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      guard let text = value(String(rest[rest.index(after: open)..<close])) else { return nil }
      result += rest[..<open] + text
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }
}
