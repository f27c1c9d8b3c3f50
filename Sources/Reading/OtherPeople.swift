internal import Model

/// Tells the parts of a page that show other people by the names that their makers gave them.
enum OtherPeople {
  /// Parts of class, id and section names ("people-also-viewed").
  private static let names = [
    "also-viewed", "alsoviewed", "also_viewed", "browsemap", "browse-map", "suggest", "similar", "related",
    "recommend", "who-to-follow", "whotofollow", "people-also", "other-members", "comment", "sidebar-people",
    "followers-list", "friends-list", "friendslist", "featured-people", "samename", "same-name", "notes",
    "right-rail", "discover", "explore",
  ]

  private static let headings: Set<String> = [
    "people also viewed", "others also viewed", "people you may know", "similar profiles", "similar people",
    "who to follow", "you might like", "suggested for you", "suggested profiles", "more profiles for you",
    "people similar to", "comments", "recent comments", "followers", "following", "friends", "related people",
    "people also search for", "relevant people", "other people", "our team", "colleagues",
    "recommendations received",
    "viewers of this profile also viewed", "explore collaborative articles",
    "explore top content on linkedin",
    "recommendations", "pobl debyg", "sylwadau",
  ]

  /// Whether a heading opens a list of other people.
  static func isHeading(_ text: String) -> Bool {
    guard text.utf8.count <= 80 else { return false }
    let folded = ComparableText.fold(text)
    let starts = [
      "others named", "other similar profiles", "people also viewed", "people similar to", "find a different",
    ]
    return headings.contains(folded) || starts.contains { folded.hasPrefix($0) }
  }

  private static let marks = ByteMarks(names)

  /// Whether a class, id or section name speaks of other people.
  static func isNamed(in value: Span<UInt8>) -> Bool { value.count < 400 && marks.found(in: value) != 0 }
}
