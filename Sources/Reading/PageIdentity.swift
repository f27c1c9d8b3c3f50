import Foundation
internal import Model

/// By what a piece of a page's data can be told to be about the page's own person: the handle in the page's
/// address, the address itself, and the person's name.
struct PageIdentity {
  /// The words of the address that may be a handle or a number of the person.
  let handles: [CaselessWord]
  /// The address without scheme, "www.", query and final slash.
  let address: String?
  /// Host and path apart, for addresses that begin with "/".
  private let host: String
  let name: String?

  /// - Parameter handle: the handle in the address, where the platform's file says which part it is.
  init(address: WebAddress?, name: String?, handle: String? = nil) {
    self.name = name?.lowercased()
    self.host = address.map { Self.plain($0.host) } ?? ""
    guard let address else {
      handles = []
      self.address = nil
      return
    }
    let own = handle.map { [String($0.drop { $0 == "@" })] } ?? Self.handles(in: address)
    handles = own.compactMap(CaselessWord.init)
    let whole = Self.plain(address.host + address.path)
    self.address = whole.contains("/") ? whole : nil
  }

  /// What a script has to hold to be worth parsing.
  var words: [CaselessWord] {
    let rare = name?.split(separator: " ").filter { $0.utf8.allSatisfy { $0 < 0x80 } }
      .max { $0.utf8.count < $1.utf8.count }
    return handles + [rare.flatMap { CaselessWord(String($0)) }].compactMap(\.self)
  }

  func isHandle(_ text: String) -> Bool {
    let bare = text.hasPrefix("@") ? text.dropFirst() : text[...]
    return handles.contains { $0.isWhole(bare) }
  }

  func isAddress(_ text: String) -> Bool {
    guard let address, text.utf8.count <= 400 else { return false }
    return Self.plain(text.hasPrefix("/") && !text.hasPrefix("//") ? host + text : text) == address
  }

  func isName(_ text: String) -> Bool {
    guard let name, text.utf8.count <= 200 else { return false }
    return text.utf8.count == name.utf8.count
      ? text.lowercased() == name : text.collapsed.lowercased() == name
  }

  private static func plain(_ text: String) -> String {
    var text = text.lowercased()
    for prefix in ["https://", "http://", "//"] where text.hasPrefix(prefix) {
      text.removeFirst(prefix.utf8.count)
    }
    if text.hasPrefix("www.") { text.removeFirst(4) }
    text = String(text.prefix { $0 != "#" && $0 != "?" })
    while text.hasSuffix("/") { text.removeLast() }
    return text
  }

  /// Words that sites put before or behind a handle, or use instead of one.
  private static let fixedWords: Set<String> = [
    "in", "pub", "u", "user", "users", "people", "person", "profile", "profiles", "member", "members", "c",
    "channel", "author", "authors", "artist", "artists", "photos", "about", "videos", "featured", "posts",
    "home", "index", "index.html", "index.php", "team", "staff", "contact", "de", "en", "cy", "show", "view",
    "company", "groups", "group", "web", "app", "feed", "bio", "info", "details", "shorts", "streams",
    "playlists", "community", "followers", "following", "friends", "activity", "blog", "account", "settings",
    "me", "p", "id", "r", "reels", "tagged", "likes", "replies", "media", "with_replies", "profile.php",
    "our-team", "our-people", "about-us", "councillors", "article", "articles", "news",
  ]

  /// The words of an address that may be a handle.
  static func handleWords(of address: WebAddress?) -> [String] { address.map(handles) ?? [] }

  private static func handles(in address: WebAddress) -> [String] {
    let parts = address.path.split(separator: "/").map { String($0).removingPercentEncoding ?? String($0) }
    // "/@rhian/videos": the mark tells which part it is.
    if let marked = parts.first(where: { $0.hasPrefix("@") && $0.count > 1 }) {
      // "@rhian@other.example" is how the person is known from another server.
      return [String(marked.dropFirst().prefix { $0 != "@" })]
    }
    var found = parts.prefix(4).filter { !fixedWords.contains($0.lowercased()) }
    let labels = address.host.split(separator: ".")
    if labels.count > 2, parts.count < 2, let first = labels.first,
      !["www", "m", "mobile", "web", "en", "cy", "de", "fr", "es", "old", "new", "uk", "app"].contains(first)
    {
      found.append(String(first))
    }
    return found
  }
}
