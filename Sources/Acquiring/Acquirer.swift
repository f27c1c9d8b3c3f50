package import Foundation
package import Model
import Synchronization

/// Turns links and files into pages, as an anonymous visitor gets them.
///
/// Nothing here throws: what cannot be had becomes a page whose capture says why, so that nothing that was
/// asked for goes missing.
package struct Acquirer: Sendable {
  /// How links are asked for, and the limits on what one page may cost.
  package struct Settings: Sendable {
    /// "netcurtain/1.0 (+https://netcurtain.example.org)": honest, never a browser's.
    package var userAgent: String
    /// Opens this computer and private networks, for the origin of each typed link only.
    package var allowsPrivateNetwork = false
    /// Who asks for the pages in netcurtain's place. Nobody, unless the person says so.
    package var proxy = ProxyChoice.none
    package var connectTimeout: Duration = .seconds(5)
    /// For a link with all its redirects. Waiting for a host's turn does not count.
    package var totalTimeout: Duration = .seconds(15)
    /// Fewer bytes a second than this, for ``stallSeconds``, ends a transfer.
    package var stallBytesPerSecond = 200
    package var stallSeconds = 8
    /// The most that is read of one page, unpacked.
    package var bodyLimit = 16 << 20
    /// The most that is read of a saved file that holds more than the page, such as its pictures.
    package var archiveLimit = 64 << 20
    package var headerByteLimit = 256 << 10
    package var headerLineLimit = 500
    package var redirectLimit = 10
    /// Further tries for one link with all its redirects, after a fault that may pass (``Patience``).
    package var retryLimit = 2
    /// Before the first further try, at most; twice that before the next.
    package var retryDelay: Duration = .milliseconds(500)
    /// From 0 up to 1: how much of the second half of the delay is waited.
    package var retryJitter: @Sendable () -> Double = { Double.random(in: 0..<1) }
    /// At a time, and also the most pages that are held in memory.
    package var maximumTransfers = 16
    package var maximumPerHost = 1
    /// Between the starts of two requests to one host.
    package var minimumInterval: Duration = .seconds(1)
    /// The same two for links whose host is written as an address of this computer or a private network: a server
    /// of one's own need not be spared. `nil`: as for any host.
    package var own: (maximumPerHost: Int, minimumInterval: Duration)?
    /// A PEM file of issuers to trust besides the system's.
    package var certificateAuthorityFile: String?
    /// The browser that shows links instead of their being fetched; `nil` for none.
    package var browser: InstalledBrowser?
    /// For one page in a browser, its start included.
    package var renderTimeout: Duration = .seconds(30)
    /// The clock that captures are dated by.
    package var now: @Sendable () -> Date = { Date() }

    package init(userAgent: String) { self.userAgent = userAgent }
  }

  /// How far a run has come.
  package struct Progress: Sendable, Hashable {
    /// The host that was asked last, or whose turn is waited for.
    package let host: String?
    /// How many inputs have been delivered.
    package let done: Int
    package let total: Int
    /// How long until that host's turn, where nothing else is on its way.
    package let wait: Duration?

    package init(host: String?, done: Int, total: Int, wait: Duration? = nil) {
      self.host = host
      self.done = done
      self.total = total
      self.wait = wait
    }
  }

  private let settings: Settings
  /// Shared by all that one run asks for.
  private let calendar: HostCalendar

  package init(_ settings: Settings) { self.init(settings, calendar: HostCalendar()) }

  private init(_ settings: Settings, calendar: HostCalendar) {
    self.settings = settings
    self.calendar = calendar
  }

  /// The same with other settings, which spares hosts together with this one.
  func changing(_ change: (inout Settings) -> Void) -> Acquirer {
    var settings = settings
    change(&settings)
    return Acquirer(settings, calendar: calendar)
  }

  /// A link that a page or a platform's file gave, not the person. It may lead to a private network only where
  /// `openOrigins`, which the person typed, hold its origin.
  package func link(_ address: String, accept: String? = nil, openOrigins: Set<String>) -> Input {
    let origin = WebAddress(address)?.origin
    return Input(
      requestedURL: PageText.clean(address, limit: AddressRule.lengthLimit), source: .link(address),
      accept: accept, openOrigin: origin.flatMap { openOrigins.contains($0) ? $0 : nil })
  }

  /// The same for two links that lead to one page; `nil` for what is no address.
  package func key(_ link: String) -> String? { SamePage.key(link) }

  private var limits: SavedPage.Limits {
    SavedPage.Limits(page: settings.bodyLimit, archive: settings.archiveLimit)
  }

  /// What the arguments stand for, in their order. A folder stands for the saved pages in it, and a file
  /// that holds several (a browser's record, a zip, a web archive) for each of them.
  ///
  /// An argument that is neither a link nor a file stays in the list, and becomes a page that says so.
  package func inputs(for arguments: [String]) -> [Input] {
    arguments.flatMap { InputFinder(limits: limits).inputs(for: $0) }
  }

  /// The inputs without later links that lead to a page that is already there, and those links.
  package func onceEach(_ inputs: [Input]) -> (inputs: [Input], repeated: [Input]) {
    var seen: Set<String> = []
    var kept: [Input] = []
    var repeated: [Input] = []
    for input in inputs {
      if case .link(let text) = input.source, let key = SamePage.key(text), !seen.insert(key).inserted {
        repeated.append(input)
      } else {
        kept.append(input)
      }
    }
    return (kept, repeated)
  }

  /// Captures all `inputs` and calls `deliver` exactly once for each, with its index, in any order.
  ///
  /// `deliver` is awaited and may run on several tasks at once; while it does, only as many pages as
  /// ``Settings/maximumTransfers`` are held. When the task is cancelled, transfers end at once, and what was not
  /// captured is delivered as pages with the code `interrupted`.
  package func acquire(
    _ inputs: [Input], onProgress: @escaping @Sendable (Progress) -> Void,
    deliver: @escaping @Sendable (Int, Page) async -> Void
  ) async {
    let tally = Tally(total: inputs.count, report: onProgress)
    let limit = settings.bodyLimit
    let deliverAndCount: @Sendable (Int, Page) async -> Void = { index, page in
      await deliver(index, page.naming(limit: limit))
      tally.didDeliver()
    }
    var links: [Link] = []
    var others: [Int] = []
    for (index, input) in inputs.enumerated() {
      if case .link(let text) = input.source {
        links.append(
          Link(
            index: index, requestedURL: input.requestedURL, text: text, accept: input.accept,
            openOrigin: input.openOrigin, isListed: input.isListed))
      } else {
        others.append(index)
      }
    }
    let local = WorkList(others)
    let remote = links
    await withTaskGroup { group in
      if !remote.isEmpty {
        group.addTask { await fetch(remote, onHost: { tally.isAt($0, wait: $1) }, deliver: deliverAndCount) }
      }
      for _ in 0..<min(local.count, ProcessInfo.processInfo.activeProcessorCount) {
        group.addTask {
          while let index = local.next() {
            await deliverAndCount(index, page(of: inputs[index]))
          }
        }
      }
    }
  }

  /// A saved page, read now and not before, so that only a few are in memory.
  private func page(of input: Input) -> Page {
    func failed(_ problem: Problem) -> Page {
      Page(
        capture: Capture(
          requestedURL: input.requestedURL, method: .saved, seenAs: .unknown, capturedAt: settings.now(),
          failure: problem),
        body: [])
    }
    let (path, name, place): (String, String, SavedPlace)
    switch input.source {
    case .unusable(let problem): return failed(problem)
    case .link(let given): (path, name, place) = (given, given, .whole)
    case .document(let given, let shown, let part): (path, name, place) = (given, shown, part)
    }
    if Task.isCancelled { return failed(FileProblem.interrupted(input.requestedURL)) }
    return SavedPage(
      path: path, name: name, requestedURL: input.requestedURL, place: place, limits: limits,
      now: settings.now()
    ).read()
  }

  private func fetch(
    _ links: [Link], onHost: @escaping @Sendable (String, Duration?) -> Void,
    deliver: @escaping @Sendable (Int, Page) async -> Void
  ) async {
    if let browser = settings.browser {
      // The rounds never mix links that the person gave with what was found on them.
      let listed = links.filter(\.isListed)
      if !listed.isEmpty {
        await Renderer(browser: browser, settings: settings).render(
          listed, onHost: { onHost($0, nil) }, deliver: deliver)
      }
      if listed.count == links.count { return }
    }
    let links = settings.browser == nil ? links : links.filter { !$0.isListed }
    let control = FetchControl()
    let mailbox = Mailbox<(index: Int, page: Page)>()
    let (settings, calendar) = (settings, calendar)
    await withTaskCancellationHandler {
      let thread = Thread {
        FetchLoop(
          links, settings: settings, calendar: calendar, control: control, mailbox: mailbox, onHost: onHost
        ).run()
      }
      thread.name = "netcurtain fetch"
      thread.start()
      while let next = await mailbox.take() {
        await deliver(next.index, next.page)
        control.didDeliver()
      }
    } onCancel: {
      control.cancel()
    }
  }
}

/// Counts the pages of one run and reports it.
private final class Tally: Sendable {
  private struct State {
    var host: String?
    var wait: Duration?
    var done = 0
  }

  private let state = Mutex(State())
  private let total: Int
  private let report: @Sendable (Acquirer.Progress) -> Void

  init(total: Int, report: @escaping @Sendable (Acquirer.Progress) -> Void) {
    self.total = total
    self.report = report
  }

  func isAt(_ host: String, wait: Duration?) { change { ($0.host, $0.wait) = (host, wait) } }

  func didDeliver() { change { $0.done += 1 } }

  private func change(_ body: (inout State) -> Void) {
    let progress = state.withLock { state in
      body(&state)
      return Acquirer.Progress(host: state.host, done: state.done, total: total, wait: state.wait)
    }
    report(progress)
  }
}

/// Hands the indices of inputs out to several tasks, each once.
private final class WorkList: Sendable {
  private let taken = Mutex(0)
  private let indices: [Int]

  init(_ indices: [Int]) { self.indices = indices }

  var count: Int { indices.count }

  func next() -> Int? {
    taken.withLock { taken in
      guard taken < indices.count else { return nil }
      defer { taken += 1 }
      return indices[taken]
    }
  }
}
