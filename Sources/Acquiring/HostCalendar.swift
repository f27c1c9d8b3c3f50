import Synchronization

/// When each host may be asked again, kept over several rounds of one run: a round that ends must not let the next
/// one ask the same host at once.
final class HostCalendar: Sendable {
  /// Past entries are dropped when there are more than this.
  private static let limit = 4_096

  private let entries = Mutex<[String: ContinuousClock.Instant]>([:])

  /// The earliest time for the next request; now for a host that was not asked yet.
  func notBefore(_ host: String) -> ContinuousClock.Instant {
    let now = ContinuousClock.now
    return entries.withLock { $0[host].map { max($0, now) } ?? now }
  }

  func set(_ host: String, notBefore: ContinuousClock.Instant) {
    entries.withLock { entries in
      entries[host] = notBefore
      if entries.count > Self.limit {
        let now = ContinuousClock.now
        entries = entries.filter { $0.value > now }
      }
    }
  }
}
