internal import Model

/// Text by which a site hides a value from strangers. What is hidden is never a value.
enum MaskedText {
  private static let phrases = [
    "sign in to", "log in to", "login to", "join to view", "members only", "nur fur eingeloggte",
    "eingeloggte mitglieder",
    "only visible to", "sign in for", "log in for", "register to view",
  ]

  /// Whether `text` is asterisks or an invitation to sign in.
  static func isMasked(_ text: String) -> Bool {
    if text.holds("***") || text.holds("•••") || text.holds("[[") || text.holds("{{") { return true }
    let folded = ComparableText.fold(text)
    return phrases.contains { folded.holds($0) }
  }
}
