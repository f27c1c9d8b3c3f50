import Model

/// Hands links out to the browsers so that each host is spared: one page at a time, and a pause between two.
actor HostTurns {
  private struct Host {
    var isBusy = false
    var notBefore: ContinuousClock.Instant
  }

  /// What is left, the first one first.
  private var waiting: [Link]
  private var hosts: [String: Host] = [:]
  private let interval: Duration
  private static let lookAgain = Duration.milliseconds(50)

  init(_ links: [Link], interval: Duration) {
    waiting = links
    self.interval = interval
  }

  /// The next link whose host may be asked, as soon as there is one; `nil` once all are given out. In a cancelled
  /// task links are given at once.
  func next() async -> Link? {
    while !waiting.isEmpty {
      let now = ContinuousClock.now
      let place =
        Task.isCancelled
        ? 0
        : waiting.firstIndex { link in
          guard let host = hosts[Self.host(of: link)] else { return true }
          return !host.isBusy && host.notBefore <= now
        }
      if let place {
        let link = waiting.remove(at: place)
        hosts[Self.host(of: link)] = Host(isBusy: true, notBefore: now + interval)
        return link
      }
      try? await Task.sleep(for: Self.lookAgain)
    }
    return nil
  }

  func isDone(_ link: Link) { hosts[Self.host(of: link)]?.isBusy = false }

  static func host(of link: Link) -> String { WebAddress(link.text)?.host ?? link.text }
}
