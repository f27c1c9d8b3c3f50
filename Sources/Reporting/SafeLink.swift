import Model

/// A link that a report may make: http or https, in ASCII, with no user name, the same for every reader of it.
struct SafeLink: Hashable, Sendable {
  let text: String

  /// `nil` for no link and for any other kind, which is then not shown at all.
  init?(_ link: String?) {
    guard let link, let address = WebAddress(link) else { return nil }
    let fragment = link.firstIndex(of: "#").map { String(link[$0...]) } ?? ""
    text = address.description + fragment
  }
}
