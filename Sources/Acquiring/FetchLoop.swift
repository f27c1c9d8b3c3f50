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

/// One link as it was given, with its place in the list of inputs.
struct Link: Sendable {
  let index: Int
  let requestedURL: String
  let text: String
  /// The media type to ask for; a web page if `nil`.
  let accept: String?
  /// The origin that may be on a private network, if that is allowed at all.
  let openOrigin: String?
  /// Whether the person gave it. Only such links are opened in a browser.
  var isListed = true
}

/// Fetches many links side by side on one thread, and hands each page over as soon as it is there.
///
/// A thread of its own, because libcurl waits for sockets by blocking. Everything but ``FetchControl`` and the
/// mailbox belongs to that thread.
final class FetchLoop {
  private struct Running {
    var fetch: Fetch
    let start: ContinuousClock.Instant
  }

  /// What waits for one host, and how that host is spared.
  private struct Host {
    /// Links to begin, the first one last. Only their places in the list: a council has 150,000 of them.
    var new: [Int] = []
    /// Links on their way, at their next hop. They go before new ones.
    var begun: [Fetch] = []
    var active = 0
    var notBefore: ContinuousClock.Instant
    /// The most requests at a time, and the time between the starts of two.
    let maximum: Int
    let interval: Duration

    init(_ name: String, _ settings: Acquirer.Settings, notBefore: ContinuousClock.Instant) {
      self.notBefore = notBefore
      let own = AddressRule.isInner(name) ? settings.own : nil
      maximum = own?.maximumPerHost ?? settings.maximumPerHost
      interval = own?.minimumInterval ?? settings.minimumInterval
    }

    var isWaiting: Bool { !new.isEmpty || !begun.isEmpty }
  }

  private let links: [Link]
  private let settings: Acquirer.Settings
  private let calendar: HostCalendar
  private let control: FetchControl
  private let mailbox: Mailbox<(index: Int, page: Page)>
  /// Gets the host that is asked; with a time when nothing is on its way and that long is waited for its turn.
  private let onHost: @Sendable (String, Duration?) -> Void
  private let clock = ContinuousClock()
  private var hosts: [String: Host] = [:]
  private var running: [ObjectIdentifier: Running] = [:]
  /// How many links are on their way.
  private var open = 0

  init(
    _ links: [Link], settings: Acquirer.Settings, calendar: HostCalendar, control: FetchControl,
    mailbox: Mailbox<(index: Int, page: Page)>, onHost: @escaping @Sendable (String, Duration?) -> Void
  ) {
    self.links = links
    self.settings = settings
    self.calendar = calendar
    self.control = control
    self.mailbox = mailbox
    self.onHost = onHost
  }

  /// Returns when every link has its page, or soon after ``FetchControl/cancel()``. Closes the mailbox.
  func run() {
    defer { mailbox.close() }
    Self.blockBrokenPipeSignal()
    sortByHost()
    guard
      let transfers = CurlTransfers(
        waker: control.waker, maximum: settings.maximumTransfers,
        maximumPerHost: max(settings.maximumPerHost, settings.own?.maximumPerHost ?? 1))
    else {
      finishAll { FetchProblem.notStarted($0, words: "libcurl did not start") }
      return
    }
    while !control.isCancelled {
      let wait = startWhatMayStart(on: transfers)
      if running.isEmpty, !hosts.values.contains(where: \.isWaiting) { return }
      if running.isEmpty { reportWaiting() }
      let ended = transfers.advance()
      for (transfer, end) in ended { finish(transfer, end) }
      // What has ended may have made room for the next: look before waiting.
      if ended.isEmpty, !control.isCancelled { transfers.wait(wait) }
    }
    transfers.stopAll()
    finishAll { FetchProblem.interrupted($0) }
  }

  /// A site that closes a protected connection while it is written to must not end the program. libcurl leaves this
  /// signal to its caller; it is blocked on this thread only, so that a closed output still ends the program.
  private static func blockBrokenPipeSignal() {
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGPIPE)
    pthread_sigmask(SIG_BLOCK, &signals, nil)
  }

  /// Queues every link with its host; hands over the pages of those that are refused.
  private func sortByHost() {
    for place in links.indices.reversed() {
      guard let fetch = begin(place) else { continue }
      hosts[fetch.address.host, default: newHost(fetch.address.host)].new.append(place)
    }
  }

  private func newHost(_ name: String) -> Host { Host(name, settings, notBefore: calendar.notBefore(name)) }

  private func begin(_ place: Int) -> Fetch? {
    let link = links[place]
    let begun = Fetch.begin(link, settings: settings)
    if let refused = begun.refused { hand(over: refused, index: link.index) }
    return begun.fetch
  }

  /// Starts transfers up to the limits; gives how long to wait at most before looking again.
  private func startWhatMayStart(on transfers: CurlTransfers) -> Duration {
    let now = clock.now
    var wait = Duration.seconds(1)
    for name in Array(hosts.keys) {
      // Taken out while it is changed, so that its long list is not copied.
      guard var host = hosts.removeValue(forKey: name) else { continue }
      while host.isWaiting, host.active < host.maximum, running.count < settings.maximumTransfers {
        guard host.notBefore <= now else {
          wait = min(wait, host.notBefore - now)
          break
        }
        guard let fetch = takeNext(of: &host) else { break }
        if start(fetch, on: transfers) {
          host.active += 1
          host.notBefore = now + host.interval
          calendar.set(name, notBefore: host.notBefore)
          onHost(name, nil)
        }
      }
      if host.isWaiting || host.active > 0 || host.notBefore > now { hosts[name] = host }
    }
    return wait
  }

  private func reportWaiting() {
    let next = hosts.filter(\.value.isWaiting).min { $0.value.notBefore < $1.value.notBefore }
    if let next, next.value.notBefore > clock.now { onHost(next.key, next.value.notBefore - clock.now) }
  }

  private func takeNext(of host: inout Host) -> Fetch? {
    if let fetch = host.begun.popLast() { return fetch }
    // Both what is on its way and what waits to be taken away hold a page's bytes.
    guard open + control.undelivered < settings.maximumTransfers, let place = host.new.popLast() else {
      return nil
    }
    guard let fetch = begin(place) else { return nil }
    open += 1
    return fetch
  }

  private func start(_ fetch: Fetch, on transfers: CurlTransfers) -> Bool {
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
    let problem = FetchProblem.notStarted(fetch.requestedURL, words: words)
    complete(fetch, Fetch.failed(fetch.requestedURL, problem, at: settings.now()))
    return false
  }

  private func finish(_ transfer: CurlTransfer, _ end: TransferEnd) {
    guard var entry = running.removeValue(forKey: ObjectIdentifier(transfer)) else { return }
    hosts[entry.fetch.address.host]?.active -= 1
    switch entry.fetch.advance(transfer.answer, end, elapsed: clock.now - entry.start) {
    case .finished(let page):
      complete(entry.fetch, page)
    case .ask:
      let name = entry.fetch.address.host
      hosts[name, default: newHost(name)].begun.append(entry.fetch)
    case .askAfter(let delay):
      // The whole host is left in peace, not only this page.
      let name = entry.fetch.address.host
      var host = hosts[name] ?? newHost(name)
      host.begun.append(entry.fetch)
      host.notBefore = max(host.notBefore, clock.now + delay)
      calendar.set(name, notBefore: host.notBefore)
      hosts[name] = host
    }
  }

  private func complete(_ fetch: Fetch, _ page: Page) {
    open -= 1
    hand(over: page, index: fetch.index)
  }

  /// Gives every link that has no page yet one that says why.
  private func finishAll(_ problem: (String) -> Problem) {
    func finish(_ index: Int, _ requestedURL: String) {
      hand(over: Fetch.failed(requestedURL, problem(requestedURL), at: settings.now()), index: index)
    }
    for entry in running.values { finish(entry.fetch.index, entry.fetch.requestedURL) }
    for host in hosts.values {
      for fetch in host.begun { finish(fetch.index, fetch.requestedURL) }
      for place in host.new { finish(links[place].index, links[place].requestedURL) }
    }
    running = [:]
    hosts = [:]
  }

  private func hand(over page: Page, index: Int) {
    control.willDeliver()
    mailbox.put((index, page))
  }
}
