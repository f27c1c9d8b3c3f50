import Model

/// Finds the fewest changes that take the score below each band that it has reached; of as few, those that take the
/// fewest minutes.
///
/// Every set that it names was scored, so none promises more than doing it gives.
struct BandBreaks: Sendable {
  /// Up to so many changes, every set of them is tried.
  static let triedTogether = 8
  /// Changes that are weighed at all, the most severe first.
  static let weighed = 200
  /// How many facts may be looked at in one search, so that an audit of very many pages stays quick: some 30 pages with
  /// a dozen facts each.
  static let workLimit = 100_000

  private let actions: [Action]
  private let person: PersonScore

  init(actions: Actions, person: PersonScore) {
    self.actions = Array(
      actions.all.sorted {
        ($1.finding.severity, $1.finding.gain) < ($0.finding.severity, $0.finding.gain)
      }.prefix(Self.weighed))
    self.person = person
  }

  /// The nearest band first. A band that no change we know of leads below is left out.
  func all() -> [BandBreak] {
    let scheme = person.scoring.scheme
    let reached = scheme.bands.filter { $0.value > 0 && $0.value <= person.value }
      .sorted { $1.value < $0.value }
    guard !reached.isEmpty, !actions.isEmpty else { return [] }
    let search = actions.count <= Self.triedTogether ? exhaustive : greedy
    return reached.compactMap { band, least in
      search(least).map { chosen in
        BandBreak(
          below: band, scoreAfter: value(without: chosen), minutes: Action.minutes(of: chosen),
          changes: chosen.map(\.change))
      }
    }
  }

  private func value(without chosen: [Action]) -> Int {
    person.value(without: chosen.reduce(Hidden()) { $0.union($1.hidden) })
  }

  // MARK: Searches

  /// Tries every set, small ones first.
  func exhaustive(below least: Int) -> [Action]? {
    for size in 1...actions.count {
      var best: (chosen: [Action], minutes: Int)?
      for mask in 0..<(1 << actions.count) where mask.nonzeroBitCount == size {
        let chosen = actions.indices.filter { mask & (1 << $0) != 0 }.map { actions[$0] }
        let minutes = Action.minutes(of: chosen)
        guard best == nil || minutes < best?.minutes ?? 0, value(without: chosen) < least else { continue }
        best = (chosen, minutes)
      }
      if let best { return best.chosen }
    }
    return nil
  }

  /// Takes everything, and gives back change after change that is not needed. Building up from nothing would get
  /// nowhere where two pages say the same: neither change alone brings anything.
  ///
  /// What is left can lose no member; it need not be the smallest of all such sets, so several orders are tried.
  func greedy(below least: Int) -> [Action]? {
    let facts = max(1, person.pages.reduce(0) { $0 + $1.facts.count })
    guard (actions.count + 1) * facts <= Self.workLimit, value(without: actions) < least else { return nil }
    let alone = actions.map { person.value - value(without: [$0]) }
    func perMinute(_ index: Int) -> Int { alone[index] * 100 / max(1, actions[index].remediation.minutes) }
    let orders = [
      actions.indices.sorted { (alone[$0], -$0) < (alone[$1], -$1) },
      actions.indices.sorted { (perMinute($0), -$0) < (perMinute($1), -$1) },
      actions.indices.sorted {
        (-actions[$0].remediation.minutes, alone[$0], -$0) < (
          -actions[$1].remediation.minutes, alone[$1], -$1
        )
      },
      actions.indices.reversed(),
    ].map { Array($0) }
    let affordable = max(1, Self.workLimit / ((actions.count + 1) * facts))
    var best: (chosen: [Action], minutes: Int)?
    for order in orders.prefix(affordable) {
      var kept = Set(actions.indices)
      for index in order where value(without: kept.subtracting([index]).sorted().map { actions[$0] }) < least
      {
        kept.remove(index)
      }
      let chosen = kept.sorted().map { actions[$0] }
      let minutes = Action.minutes(of: chosen)
      if (chosen.count, minutes) < (best?.chosen.count ?? Int.max, best?.minutes ?? 0) {
        best = (chosen, minutes)
      }
    }
    return best?.chosen
  }
}

extension Action {
  fileprivate var change: Change {
    Change(
      title: title, profileID: page.profile.id, platformID: page.platform?.id ?? Remediation.anySite,
      link: remediation.link, minutes: remediation.minutes, findingID: finding.id)
  }

  /// "Hide your employer on LinkedIn".
  private var title: String {
    let place = page.profile.title
    if !hidden.cuts.isEmpty {
      return attributes == [.photograph]
        ? "Use another picture on \(place)" : "Use another user name on \(place)"
    }
    switch attributes {
    case [.linkedProfile]: return "Remove the links to your other pages from \(place)"
    case [.searchIndexing]: return "Keep search engines away from your page on \(place)"
    default:
      let phrases = attributes.map(\.phrase)
      let things = phrases.count > 2 ? phrases.prefix(2) + ["\(phrases.count - 2) more"] : phrases[...]
      return "Hide " + things.joined(separator: " and ") + " on \(place)"
    }
  }
}
