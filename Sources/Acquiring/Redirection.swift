import Model

/// Resolves what a site says in `Location` against the address that said it (RFC 3986 section 5.2).
///
/// The result is only text: ``AddressRule`` judges it as strictly as the first address.
enum Redirection {
  /// The absolute address that `reference` means on a page at `base`. Always without a fragment.
  static func resolve(_ reference: String, against base: WebAddress) -> String {
    let whole = AddressRule.escaping(reference[...])
    let text = String(whole.prefix { $0 != "#" })
    if AddressRule.scheme(of: text) != nil { return text }
    if text.hasPrefix("//") { return base.scheme + ":" + text }
    if text.isEmpty { return base.description }
    if text.hasPrefix("?") { return base.origin + base.path + text }
    let question = text.firstIndex(of: "?") ?? text.endIndex
    let path = String(text[..<question])
    let folder = base.path[..<(base.path.lastIndex(of: "/") ?? base.path.startIndex)]
    let merged = path.hasPrefix("/") ? path : folder + "/" + path
    return base.origin + removingDots(merged) + text[question...]
  }

  /// Takes out "." and ".." as a file system would (RFC 3986 section 5.2.4).
  private static func removingDots(_ path: String) -> String {
    var kept: [Substring] = []
    let segments = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
    for segment in segments {
      switch segment {
      case ".": continue
      case "..": _ = kept.popLast()
      default: kept.append(segment)
      }
    }
    if let last = segments.last, last == "." || last == ".." { kept.append("") }
    return "/" + kept.joined(separator: "/")
  }
}
