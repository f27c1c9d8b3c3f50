import Model

/// Chooses what to do first: at most three visits, each to one settings page, that hide the most a minute.
///
/// A finding often gains nothing alone, because another page says the same. So all that one visit closes
/// goes together, and each visit is measured with the ones above it done.
struct FirstSteps: Sendable {
  static let limit = 3

  private let bundles: [Bundle]
  private let person: PersonScore

  init(actions: Actions, person: PersonScore) {
    self.person = person
    var bundles: [Action.Place: Bundle] = [:]
    for action in actions.all where !action.isAlternative {
      bundles[action.place, default: Bundle(page: action.page, link: action.remediation.link)].add(action)
    }
    // A page where only another user name would be taken closes nothing by itself if three pages have the old one.
    self.bundles = bundles.values.filter { !$0.firstID.isEmpty }.sorted { $0.firstID < $1.firstID }
  }

  /// Over this many settings pages only the most severe ones are weighed together.
  private static let weighedTogether = 12

  /// The steps in the order to do them. None raises the score; one that leaves it as it is comes only
  /// when no other helps, and then for its severity.
  ///
  /// Where several pages say the same, no single visit gains anything and the best next one leads nowhere:
  /// then the visits that gain most together are taken.
  func chosen() -> [FirstStep] {
    let oneByOne = steps(among: bundles)
    guard bundles.count > 1, let together = bestTogether() else { return oneByOne }
    let reached = oneByOne.last?.scoreAfter ?? person.value
    return together.reached < reached ? steps(among: together.bundles) : oneByOne
  }

  /// The two or three bundles that lower the score most together; of equals, those that take the fewest minutes.
  private func bestTogether() -> (bundles: [Bundle], reached: Int)? {
    let weighed = bundles.sorted { $0.severity > $1.severity }.prefix(Self.weighedTogether)
    var best: (bundles: [Bundle], reached: Int, minutes: Int)?
    for choice in Self.choices(of: Array(weighed)) {
      let hidden = choice.reduce(Hidden()) { $0.union($1.hidden) }
      let reached = person.value(without: hidden)
      let minutes = choice.reduce(0) { $0 + $1.minutes }
      if best == nil || (reached, minutes) < (best?.reached ?? 0, best?.minutes ?? 0) {
        best = (choice, reached, minutes)
      }
    }
    return best.map { ($0.bundles, $0.reached) }
  }

  /// Every pair and every three.
  private static func choices(of bundles: [Bundle]) -> [[Bundle]] {
    bundles.indices.flatMap { first in
      bundles.indices.filter { $0 > first }.flatMap { second in
        [[bundles[first], bundles[second]]]
          + bundles.indices.filter { $0 > second }.map { [bundles[first], bundles[second], bundles[$0]] }
      }
    }
  }

  private func steps(among bundles: [Bundle]) -> [FirstStep] {
    var steps: [FirstStep] = []
    var left = bundles
    var hidden = Hidden()
    var score = person.value
    while steps.count < Self.limit, !left.isEmpty {
      let offers = left.indices.map { index in
        Offer(
          index: index, bundle: left[index],
          after: person.value(without: hidden.union(left[index].hidden)))
      }
      guard let best = offers.min(by: { $0.isBetter(than: $1, from: score) }) else { break }
      // Something is flagged, so there is always one thing to do; a further one must be worth the while.
      guard best.after < score || best.bundle.severity >= .medium || steps.isEmpty else { break }
      steps.append(best.bundle.step(from: score, to: best.after))
      hidden = hidden.union(best.bundle.hidden)
      score = best.after
      left.remove(at: best.index)
    }
    return steps
  }
}

/// What one visit would bring.
private struct Offer {
  let index: Int
  let bundle: Bundle
  let after: Int

  /// More of the score a minute, else more severe, else the smaller id.
  func isBetter(than other: Offer, from score: Int) -> Bool {
    let mine = (score - after) * other.bundle.minutes
    let theirs = (score - other.after) * bundle.minutes
    if mine != theirs { return mine > theirs }
    if bundle.severity != other.bundle.severity { return bundle.severity > other.bundle.severity }
    return bundle.firstID < other.bundle.firstID
  }
}

/// The findings that one visit closes.
private struct Bundle: Sendable {
  let page: AuditedPage
  let link: String?
  private(set) var hidden = Hidden()
  private(set) var severity = Severity.note
  private var actions: [Action] = []
  private var findingIDs: [String] = []
  private var attributes: [Attribute] = []

  init(page: AuditedPage, link: String?) {
    self.page = page
    self.link = link
  }

  mutating func add(_ action: Action) {
    severity = max(severity, action.finding.severity)
    hidden = hidden.union(action.hidden)
    actions.append(action)
    if action.closes { findingIDs.append(action.finding.id) }
    for attribute in action.attributes where !attributes.contains(attribute) { attributes.append(attribute) }
  }

  /// The first that it closes; empty if it closes none.
  var firstID: String { findingIDs.min() ?? "" }

  var minutes: Int { Action.minutes(of: actions) }

  func step(from before: Int, to after: Int) -> FirstStep {
    FirstStep(
      title: title, platformID: page.platform?.id ?? Remediation.anySite, link: link, minutes: minutes,
      findingIDs: findingIDs, scoreBefore: before, scoreAfter: after)
  }

  /// "Change your LinkedIn settings: your employer, your picture and 2 more".
  private var title: String {
    let place =
      if page.platform == nil {
        "Edit your page on \(page.profile.title)"
      } else if link == nil {
        "Edit your \(page.profile.title) profile"
      } else {
        "Change your \(page.profile.title) settings"
      }
    let phrases = attributes.map(\.phrase)
    let things =
      switch phrases.count {
      case 0: ""
      case 1: ": " + phrases[0]
      case 2, 3: ": " + phrases.dropLast().joined(separator: ", ") + " and " + phrases[phrases.count - 1]
      default: ": \(phrases[0]), \(phrases[1]) and \(phrases.count - 2) more"
      }
    return place + things
  }
}
