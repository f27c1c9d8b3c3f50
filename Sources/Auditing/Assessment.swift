import Model

/// How much of the person was seen, and so how far the score may be trusted.
struct Assessment: Sendable {
  let pages: AuditedPages
  let rules: [CheckRule]
  let scoring: Scoring
  let word: PersonsWord

  /// The score as a range, with a word for it that never reassures when too little was seen.
  func score(of person: PersonScore) -> Score {
    Score(
      value: person.value,
      upper: person.upper(
        assuming: unsettled, possible: word.possible(among: pages.all.map(\.reading))),
      band: band(person.value),
      working: scoring.working(person.strongest?.reaches ?? [:]),
      schemeVersion: scoring.scheme.version)
  }

  /// The kinds of fact that may be on show without our knowing. A page that was not seen can hold any of
  /// them, whatever another page says of itself: otherwise seeing it later could lift the score above the
  /// upper end that was promised. On a page whose rules are stale, what they look for is open.
  private var unsettled: [Attribute] {
    let isWhole = pages.unseen.isEmpty && !pages.all.isEmpty
    let stale = Set(pages.all.flatMap(\.reading.staleAttributes))
    // What no page can rule out is open whatever was seen.
    let beyond = rules.filter { $0.check.notSeen.cannotRuleOut != nil }.flatMap(\.check.condition.attributes)
    // What only the person can tell does not stand on a page that was not seen.
    return isWhole
      ? Array(stale.union(beyond))
      : scoring.scheme.weights.keys.filter { !word.settledByAnswers.contains($0) }
  }

  /// Too little seen takes the place of every word but the highest, which nothing unseen could change. When
  /// no profile was seen at all there is no word for it.
  private func band(_ value: Int) -> Band {
    guard pages.all.contains(where: \.isSeen) else { return .notEnoughChecked }
    let band = scoring.band(value)
    if band == .veryHigh { return band }
    if word.lacksNeededAnswer { return .notEnoughChecked }
    return assessedShare < scoring.scheme.assessedShareNeeded ? .notEnoughChecked : band
  }

  /// In per cent, how many of the pages were seen; 0 if no check looks for anything that has a weight.
  ///
  /// A profile settles all the weights that the checks name and any other page settles none, so the share of
  /// the weight is the share of the pages. What a wall leaks says nothing of what it hides. A second copy of
  /// a page that was seen is not counted.
  var assessedShare: Int {
    let weights = scoring.scheme.weights
    let isAnythingWeighed = rules.contains { rule in
      rule.check.condition.attributes.contains { weights[$0] != nil }
    }
    let seen = pages.all.filter(\.isSeen).count
    let counted = seen + pages.unseen.count
    return isAnythingWeighed && counted > 0 ? seen * 100 / counted : 0
  }
}
