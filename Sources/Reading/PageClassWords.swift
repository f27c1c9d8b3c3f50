internal import Markup

/// Class names that tell posts, their writers, people's cards and what others left.
enum PageClassWords {
  static let posts: Set<String> = [
    "h-entry", "hentry", "tweet", "toot", "status", "feed-item", "timeline-item", "post",
  ]
  static let authors: Set<String> = ["p-author", "author", "byline", "fullname", "display-name"]
  private static let cards = ["h-card", "vcard"]
  private static let table = NameTable(
    cards + posts + authors + PageContent.LeftByOthers.Kind.allCases.flatMap(\.classNames))

  /// Whether the element has one of these classes, in any case: nearly none has.
  static func hold(_ attributes: HTMLAttributes) -> Bool {
    attributes.withBytes(.class) { value in
      var isHeld = false
      value.forEachWord { word in
        isHeld = word.withLowercase { table.number(of: $0) } != nil
        return !isHeld
      }
      return isHeld
    } ?? false
  }
}
