import Foundation
import Model
import Synchronization

/// What another thread may do to a running ``FetchLoop``.
final class FetchControl: Sendable {
  private struct State {
    var isCancelled = false
    /// Pages handed over and not yet delivered.
    var undelivered = 0
  }

  private let state = Mutex(State())
  let waker = CurlWaker()

  var isCancelled: Bool { state.withLock(\.isCancelled) }
  var undelivered: Int { state.withLock(\.undelivered) }

  /// Ends every transfer at once.
  func cancel() {
    state.withLock { $0.isCancelled = true }
    waker.wake()
  }

  /// Counts a page that was handed over.
  func willDeliver() { state.withLock { $0.undelivered += 1 } }

  /// Makes room for another page.
  func didDeliver() {
    state.withLock { $0.undelivered -= 1 }
    waker.wake()
  }
}

/// Fetches many links side by side on one thread, and hands each page over as soon as it is there.
///
/// A loop of its own thread, because libcurl waits for sockets by blocking. Everything but ``FetchControl`` and
/// the mailbox belongs to that thread.
final class FetchLoop {
  private struct Running {
    var fetch: Fetch
    let start: ContinuousClock.Instant
  }

  /// What waits for one host, and how that host is spared.
  private struct Host {
    var waiting: [Fetch] = []
    var active = 0
    var notBefore: ContinuousClock.Instant
  }

  private let settings: Acquirer.Settings
  private let control: FetchControl
  private let mailbox: Mailbox<(index: Int, page: Page)>
  private let onHost: @Sendable (String) -> Void
  private let clock = ContinuousClock()
  private var hosts: [String: Host] = [:]
  private var running: [ObjectIdentifier: Running] = [:]
  /// Links that have been asked for at least once and have no page yet.
  private var open = 0

  init(
    settings: Acquirer.Settings, control: FetchControl, mailbox: Mailbox<(index: Int, page: Page)>,
    onHost: @escaping @Sendable (String) -> Void
  ) {
    self.settings = settings
    self.control = control
    self.mailbox = mailbox
    self.onHost = onHost
  }

  /// Returns when every link has its page, or soon after ``FetchControl/cancel()``. Closes the mailbox.
  func run(_ links: [(index: Int, requestedURL: String, text: String)]) {
    defer { mailbox.close() }
    // The last link of a host first: each queue is taken from its end.
    for link in links.reversed() {
      let begun = Fetch.begin(
        link.text, requestedURL: link.requestedURL, index: link.index, settings: settings)
      if let refused = begun.refused { hand(over: refused, index: link.index) }
      if let fetch = begun.fetch {
        hosts[fetch.address.host, default: Host(notBefore: clock.now)].waiting.append(fetch)
      }
    }
    guard
      let transfers = CurlTransfers(
        waker: control.waker, maximum: settings.maximumTransfers, maximumPerHost: settings.maximumPerHost)
    else {
      finishAll { $0.notStarted("libcurl did not start") }
      return
    }
    while !control.isCancelled {
      let wait = startWhatMayStart(on: transfers)
      if running.isEmpty, hosts.values.allSatisfy(\.waiting.isEmpty) { return }
      for ended in transfers.advance() { finish(ended.transfer, ended.end) }
      if control.isCancelled { break }
      transfers.wait(wait)
    }
    transfers.stopAll()
    finishAll { $0.interrupted }
  }

  /// Starts transfers up to the limits; gives how long to wait at most before looking again.
  private func startWhatMayStart(on transfers: CurlTransfers) -> Duration {
    let now = clock.now
    var wait = Duration.seconds(1)
    for name in hosts.keys.sorted() {
      guard var host = hosts[name] else { continue }
      while let next = host.waiting.last, host.active < settings.maximumPerHost {
        guard host.notBefore <= now else {
          wait = min(wait, host.notBefore - now)
          break
        }
        let isNew = !next.hasBegun
        // Both what is under way and what waits to be taken away hold a page's bytes.
        guard running.count < settings.maximumTransfers,
          !isNew || open + control.undelivered < settings.maximumTransfers
        else { break }
        host.waiting.removeLast()
        if isNew { open += 1 }
        if start(next, on: transfers) {
          host.active += 1
          host.notBefore = now + settings.minimumInterval
          onHost(name)
        }
      }
      hosts[name] = host
    }
    return wait
  }

  private func start(_ fetch: Fetch, on transfers: CurlTransfers) -> Bool {
    var fetch = fetch
    fetch.hasBegun = true
    var words = "libcurl did not take it"
    do throws(CurlTransfer.SetupError) {
      let transfer = try CurlTransfer(fetch.request, answer: fetch.makeAnswer())
      if transfers.start(transfer, timeout: fetch.timeLeft) {
        running[ObjectIdentifier(transfer)] = Running(fetch: fetch, start: clock.now)
        return true
      }
    } catch {
      words = error.words
    }
    complete(fetch, fetch.notStarted(words))
    return false
  }

  private func finish(_ transfer: CurlTransfer, _ end: TransferEnd) {
    guard var entry = running.removeValue(forKey: ObjectIdentifier(transfer)) else { return }
    hosts[entry.fetch.address.host]?.active -= 1
    switch entry.fetch.advance(transfer.answer, end, elapsed: clock.now - entry.start) {
    case .finished(let page):
      complete(entry.fetch, page)
    case .ask:
      // At the end, so that a link once begun goes before new ones of its host.
      hosts[entry.fetch.address.host, default: Host(notBefore: clock.now)].waiting.append(entry.fetch)
    }
  }

  private func complete(_ fetch: Fetch, _ page: Page) {
    open -= 1
    hand(over: page, index: fetch.index)
  }

  private func finishAll(_ page: (Fetch) -> Page) {
    for fetch in running.values.map(\.fetch) + hosts.values.flatMap(\.waiting) {
      hand(over: page(fetch), index: fetch.index)
    }
    running = [:]
    hosts = [:]
  }

  private func hand(over page: Page, index: Int) {
    control.willDeliver()
    mailbox.put((index, page))
  }
}
