import Model

/// What several pages say together, and what parts them.
extension EnglishWords {
  /// Why a stranger joins those pages; what they share follows.
  func joint(_ sign: Joint.Sign, _ places: [String]) -> String {
    let pages = "Your \(list(places)) pages"
    return switch sign {
    case .link:
      "Your \(places.first ?? "") page links to your \(places.dropFirst().first ?? "") page:"
    case .handle: "\(pages) have one user name:"
    case .picture: "\(pages) show one picture:"
    case .name: "\(pages) give one name, and one town or employer:"
    case .nameAlone: "\(pages) give one name, and we saw nothing else that ties them:"
    }
  }

  /// "To get below high:".
  func breakLead(_ below: Band) -> String { "To get below \(band(below)):" }

  /// "About 12 minutes. Score 72 → 37", and that it counts what was seen.
  func breakEnd(_ step: BandBreak, from before: Int, arrow: String) -> String {
    "\(about(minutes: step.minutes)) in all. \(scoreChange(before, step.scoreAfter, arrow: arrow))."
  }

  func breaksIntro(isRange: Bool) -> String {
    "The fewest changes that we know of, if you do all of a line."
      + (isRange ? " They count what we saw; what we could not see may keep the score up." : "")
  }
}
