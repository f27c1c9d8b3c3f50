/// What a report says of an earlier one.
extension EnglishWords {
  private static let things = Plural(one: "thing", other: "things")

  var goneTitle: String { "No longer on show" }
  var newTitle: String { "New" }
  var updatedTitle: String { "Still there, but it says more or less than before" }
  var notSeenNowTitle: String { "Could not be seen this time. That does not mean it is gone" }
  var scoredAgain: String { "The rules or your role have changed. The older facts were scored again." }
  var wellDone: String { "Well done: a stranger can learn less than before." }

  /// "Since 12 October 2026: 2 things are no longer on show, 1 thing is new and 7 things are still there."
  func changes(since day: String, gone: Int, fresh: Int, same: Int, unknown: Int) -> String {
    func isOrAre(_ count: Int, _ rest: String) -> String {
      "\(Self.things(count)) \(count == 1 ? "is" : "are") \(rest)"
    }
    var parts = [isOrAre(gone, "no longer on show"), isOrAre(fresh, "new"), isOrAre(same, "still there")]
    if unknown > 0 { parts.append("\(Self.things(unknown)) could not be seen this time") }
    return "Since \(day): \(list(parts))."
  }

  func scores(then: String, now: String) -> String { "Your score was \(then). It is \(now) now." }
}
