/// Tells the parts of a page that show other people by the names that their makers gave them.
enum OtherPeople {
  private static let names = [
    "also-viewed", "alsoviewed", "also_viewed", "browsemap", "browse-map", "suggest", "similar", "related",
    "recommend", "who-to-follow", "whotofollow", "people-also", "other-members", "comment", "sidebar-people",
    "followers-list", "friends-list", "friendslist", "featured-people", "samename", "same-name", "notes",
    "right-rail", "discover", "explore",
  ]

  /// Whether a class, id or section name speaks of other people ("people-also-viewed").
  static func isNamed(in value: String) -> Bool {
    guard value.utf8.count < 400 else { return false }
    let value = value.lowercased()
    return names.contains { value.contains($0) }
  }
}
