import Foundation
import Model

/// A profile's address in the one form in which two writings of it are equal.
///
/// "https://uk.linkedin.com/in/Jo/?trk=x", "http://www.linkedin.com/in/jo" and "https://m.linkedin.com/in/jo"
/// are one profile; "twitter.com/jo" and "x.com/jo" are as well, because the site has two names.
struct ProfileAddress: Hashable, Sendable {
  /// Platform or host, then path; never shown.
  let key: String
  /// The user name in the address, without "@"; `nil` where the address holds none.
  let userName: String?

  /// Reads an address with or without its scheme; `nil` if `text` is none.
  init?(_ text: String, catalogue: CheckCatalogue) {
    let bare = !text.contains("://") && text.contains(".") && !text.contains(" ")
    guard let address = WebAddress(bare ? "https://" + text : text), address.host.contains(".") else {
      return nil
    }
    self.init(address, platform: catalogue.platform(at: address))
  }

  init(_ address: WebAddress, platform: Platform?) {
    // Where the platform's file knows the address, it also knows the one form of it.
    let address = platform?.canonicalLink(of: address).flatMap { WebAddress($0) } ?? address
    var path = (address.path.removingPercentEncoding ?? address.path).lowercased()
    while path.hasSuffix("/") { path.removeLast() }
    let segments = path.split(separator: "/").map(String.init)
    let site = Self.site(of: address, platform: platform, hasPath: !segments.isEmpty)
    key = site.name + path + Self.identifyingQuery(address.query)
    userName = Self.userName(segments, label: site.label, isKnown: platform != nil)
  }

  /// Other names of one site. A platform's domains are not taken for such: "@jo" on two servers of a
  /// network, or user 7 of two forums, are two people, and seeing the one must not settle the other.
  private static let otherNames = [
    "fb.com": "facebook.com", "fb.me": "facebook.com", "pinterest.co.uk": "pinterest.com",
    "scholar.google.co.uk": "scholar.google.com", "telegram.me": "t.me", "twitter.com": "x.com",
  ]

  private static let mirrors: Set<String> = ["www", "m", "mobile", "web", "touch", "old", "new"]

  /// The site's name and, where a person's own name is part of the host ("jo.tumblr.com"), that name.
  private static func site(
    of address: WebAddress, platform: Platform?, hasPath: Bool
  ) -> (name: String, label: String) {
    let domain = platform?.domains.filter(address.isWithin).max { $0.utf8.count < $1.utf8.count }
    guard let platform, let domain else {
      let labels = address.host.split(separator: ".").map(String.init)
      let kept = labels.count > 2 && mirrors.contains(labels[0]) ? Array(labels.dropFirst()) : labels
      return (kept.joined(separator: ".") + (address.port.map { ":\($0)" } ?? ""), "")
    }
    var label = address.host == domain ? "" : String(address.host.dropLast(domain.utf8.count + 1))
    if label.hasPrefix("www.") { label.removeFirst(4) }
    // "uk.linkedin.com/in/jo" is a country's door to the same page; "jo.tumblr.com" is a person.
    if mirrors.contains(label) || (hasPath && label.utf8.count == 2) { label = "" }
    let name = otherNames[domain] ?? domain
    return ("\(platform.id):" + (label.isEmpty ? name : "\(label).\(name)"), label)
  }

  private static let identifyingItems: Set<String> = [
    "author", "id", "member", "profile", "profile_id", "u", "uid", "user", "user_id", "userid", "username",
  ]

  /// The part of a query that names the person ("profile.php?id=7"). The rest is tracking.
  private static func identifyingQuery(_ query: String?) -> String {
    let items = (query ?? "").split(separator: "&").filter { item in
      identifyingItems.contains(item.prefix { $0 != "=" }.lowercased())
    }
    return items.isEmpty ? "" : "?" + items.sorted().joined(separator: "&")
  }

  /// First parts of a path that a user name follows.
  private static let namePrefixes: Set<String> = [
    "author", "c", "channel", "in", "member", "members", "people", "person", "photos", "profile", "profiles",
    "pub", "staff", "team", "u", "user", "users",
  ]

  private static func userName(_ segments: [String], label: String, isKnown: Bool) -> String? {
    if let marked = segments.first(where: { $0.hasPrefix("@") }) { return String(marked.dropFirst()) }
    if !label.isEmpty { return label }
    if let prefix = segments.firstIndex(where: namePrefixes.contains) {
      return segments.dropFirst(prefix + 1).first.map(withoutEnding)
    }
    // On a site of which nothing is known a longer path is an article's as often as a person's.
    return isKnown || segments.count == 1 ? segments.first.map(withoutEnding) : nil
  }

  private static func withoutEnding(_ segment: String) -> String {
    for ending in [".html", ".htm", ".php"] where segment.hasSuffix(ending) {
      return String(segment.dropLast(ending.count))
    }
    return segment
  }
}
