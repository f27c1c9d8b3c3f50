import Model

/// Tells links that lead to one page, so that it is asked for once and shown once.
enum SamePage {
  /// Parts of a query that tell a site where the visitor came from, never which page is meant.
  private static let tracking: Set<String> = [
    "fbclid", "gclid", "dclid", "msclkid", "igshid", "igsh", "mc_cid", "mc_eid", "trk", "trackingid",
    "ref_src",
    "ref_url", "originalsubdomain", "_ga", "mibextid", "rdid", "share_url",
  ]
  /// Short names that mean this on one site only; elsewhere "s" may be a search.
  private static let trackingByHost: [String: Set<String>] = [
    "x.com": ["s", "t"], "twitter.com": ["s", "t"], "youtube.com": ["si", "feature"], "youtu.be": ["si"],
  ]
  /// Names of hosts for one site's phones and desks.
  private static let hostPrefixes = ["www.", "m.", "mobile.", "mbasic.", "web."]

  /// The same for two links that lead to one page; `nil` for what is no address.
  static func key(_ link: String) -> String? {
    guard let address = WebAddress(link) else { return nil }
    var host = address.host
    for prefix in hostPrefixes where host.hasPrefix(prefix) && host.dropFirst(prefix.count).contains(".") {
      host.removeFirst(prefix.count)
      break
    }
    var path = address.path
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    let items = (address.query ?? "").split(separator: "&").filter { item in
      let name = item.prefix { $0 != "=" }.lowercased()
      return !name.hasPrefix("utm_") && !tracking.contains(name)
        && trackingByHost[host]?.contains(name) != true
    }
    let query = items.isEmpty ? "" : "?" + items.sorted().joined(separator: "&")
    // A plain and a secure link are one page; another port is another server.
    return host + (address.port.map { ":\($0)" } ?? "") + path + query
  }
}
