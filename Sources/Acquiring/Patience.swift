/// How often and how soon one page is asked for again after a fault that passes by itself.
///
/// Only GET is ever sent, so asking again changes nothing at the site (RFC 9110 section 9.2.2). What has begun to
/// arrive is never asked for again: a page that breaks off once mostly does so twice.
struct Patience {
  /// The answers of a server that could not reach the one behind it, or has no time just now (RFC 9110 section 15.6).
  /// Not 500: that is a fault in the site's own program, and the next answer is mostly the same.
  static let passingStatuses: Set<Int> = [502, 503, 504]
  /// What has to be left of the page's time for another try to be of use.
  static let leastTime = Duration.milliseconds(100)

  /// How many more tries there are.
  private(set) var triesLeft: Int
  /// Twice as long for each further try, so that a site in trouble is not hurried.
  private var delay: Duration
  /// From 0 up to 1. Many clients that all failed at one moment must not all return at one moment.
  private let jitter: @Sendable () -> Double

  init(limit: Int, firstDelay: Duration, jitter: @escaping @Sendable () -> Double) {
    self.triesLeft = limit
    self.delay = firstDelay
    self.jitter = jitter
  }

  /// How long to wait before the next try, which is then counted: what the site `asked` for, else between half and
  /// the whole of the own delay. `nil` when there is no try left, or no time for it.
  mutating func next(asked: Duration? = nil, timeLeft: Duration) -> Duration? {
    let wait = asked ?? delay * (0.5 + jitter() / 2)
    guard triesLeft > 0, timeLeft - wait >= Self.leastTime else { return nil }
    triesLeft -= 1
    delay *= 2
    return wait
  }
}
