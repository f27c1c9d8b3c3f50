import Model

/// A severity as a word, a shape and a colour, so that no one of them has to be seen.
struct SeverityView {
  /// The class that gives the colour.
  let name: String
  let word: String
  /// An outline in a square of sixteen.
  let shape: String

  init(_ severity: Severity, words: any Words) {
    name = severity.rawValue
    word = words.severityLabel(severity)
    shape =
      switch severity {
      // A ring, a disc, a diamond, a triangle, an octagon: more corners and more ink as it gets worse.
      case .note: "M8 1a7 7 0 1 0 0 14a7 7 0 1 0 0-14zM8 4a4 4 0 1 1 0 8a4 4 0 1 1 0-8z"
      case .low: "M8 1a7 7 0 1 0 0 14a7 7 0 1 0 0-14z"
      case .medium: "M8 .5l7.5 7.5l-7.5 7.5l-7.5-7.5z"
      case .high: "M8 1l7.5 13.5h-15z"
      case .critical: "M5 1h6l4 4v6l-4 4h-6l-4-4v-6z"
      }
  }
}
