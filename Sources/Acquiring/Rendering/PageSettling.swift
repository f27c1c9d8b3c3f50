/// Decides when a page has finished filling in: the network is quiet and the page no longer changes.
///
/// No page says so itself. Waiting too short would take an empty frame for the page, so where the two signs do not
/// come together the page gets more time, and one that never comes to rest is not used.
struct PageSettling {
  /// How much there is on the page.
  struct Size: Equatable {
    let elements: Int
    let letters: Int
  }

  /// Without a request under way, before the network counts as quiet.
  static let quiet = Duration.milliseconds(500)
  /// Without a change of size, once the network is quiet.
  static let stable = Duration.seconds(1)
  /// For a page whose requests never end (messages, counters): so long after it was parsed …
  static let longAfterParsing = Duration.seconds(12)
  /// … and without a change for so long.
  static let longStable = Duration.seconds(5)
  /// For a page that moves without end on a quiet network.
  static let longQuiet = Duration.seconds(8)

  private var parsedAt: ContinuousClock.Instant?
  private var quietSince: ContinuousClock.Instant?
  private var stableSince: ContinuousClock.Instant?
  private var size: Size?

  /// The whole document is parsed: scripts that stand in it have run.
  var isParsed: Bool { parsedAt != nil }

  mutating func parsed(at now: ContinuousClock.Instant) {
    if parsedAt == nil { parsedAt = now }
  }

  /// A look at the page.
  mutating func observe(_ seen: Size, requestsUnderWay: Int, at now: ContinuousClock.Instant) {
    if requestsUnderWay > 0 { quietSince = nil } else if quietSince == nil { quietSince = now }
    if seen != size || stableSince == nil {
      size = seen
      stableSince = now
    }
  }

  func isSettled(at now: ContinuousClock.Instant) -> Bool {
    guard let parsedAt, let stableSince else { return false }
    let still = now - stableSince
    if let quietSince {
      let quiet = now - quietSince
      if quiet >= Self.quiet, still >= Self.stable { return true }
      if quiet >= Self.longQuiet { return true }
    }
    return now - parsedAt >= Self.longAfterParsing && still >= Self.longStable
  }
}
