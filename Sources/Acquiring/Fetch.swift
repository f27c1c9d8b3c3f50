import Foundation
import Model

/// One link on its way to a page: the redirects so far and what is left of its time.
///
/// Each hop is judged as strictly as the first address, so that a site cannot send netcurtain to a place that
/// the person could not have named themselves.
struct Fetch {
  /// What is to be done after a transfer has ended.
  enum Step {
    /// Ask again, at ``address``.
    case ask
    /// The same, but not before that much time has passed: the site said so, or it is in trouble.
    case askAfter(Duration)
    case finished(Page)
  }

  let index: Int
  let requestedURL: String
  /// Where to ask next.
  private(set) var address: WebAddress
  /// What is left of the time for all hops together. Waiting for a host's turn does not count.
  private(set) var timeLeft: Duration
  let rule: AddressRule

  private let accept: String?
  private let settings: Acquirer.Settings
  /// Every address so far, the first one first.
  private var visited: [WebAddress]
  private var patience: Patience
  /// The last address that answered, and with what.
  private var answered: (address: WebAddress, status: Int)?

  /// The fetch of `text`, or the page that says why it is refused.
  static func begin(_ link: Link, settings: Acquirer.Settings) -> (fetch: Fetch?, refused: Page?) {
    let rule = AddressRule(openOrigin: settings.allowsPrivateNetwork ? link.openOrigin : nil)
    do throws(AddressRule.Refusal) {
      let address = try rule.check(link.text)
      return (Fetch(link, address: address, rule: rule, settings: settings), nil)
    } catch {
      let problem = FetchProblem.refused(error, link.text)
      return (nil, failed(link.requestedURL, problem, at: settings.now()))
    }
  }

  private init(_ link: Link, address: WebAddress, rule: AddressRule, settings: Acquirer.Settings) {
    self.index = link.index
    self.requestedURL = link.requestedURL
    self.accept = link.accept
    self.address = address
    self.timeLeft = settings.totalTimeout
    self.rule = rule
    self.settings = settings
    self.visited = [address]
    self.patience = Patience(
      limit: settings.retryLimit, firstDelay: settings.retryDelay, jitter: settings.retryJitter)
  }

  /// The next transfer.
  var request: TransferRequest {
    TransferRequest(
      address: address, proxy: settings.proxy.proxy(for: address), userAgent: settings.userAgent,
      certificateAuthorityFile: settings.certificateAuthorityFile, connectTimeout: settings.connectTimeout,
      timeout: timeLeft, stallBytesPerSecond: settings.stallBytesPerSecond,
      stallSeconds: settings.stallSeconds, bodyLimit: settings.bodyLimit, accept: accept,
      reusesConnections: !settings.allowsPrivateNetwork)
  }

  /// Where the next transfer puts what comes.
  func makeAnswer() -> TransferAnswer {
    TransferAnswer(
      address: address, rule: rule, proxy: settings.proxy.proxy(for: address), bodyLimit: settings.bodyLimit,
      headerByteLimit: settings.headerByteLimit, headerLineLimit: settings.headerLineLimit)
  }

  /// Goes on from an ended transfer that took `elapsed`.
  mutating func advance(_ answer: TransferAnswer, _ end: TransferEnd, elapsed: Duration) -> Step {
    timeLeft -= elapsed
    if let status = answer.status { answered = (address, status) }
    switch end {
    case .complete:
      break
    case .stopped:
      guard let stop = answer.stop else {
        return finished(FetchProblem.ended(end, address, bodyLimit: settings.bodyLimit))
      }
      return finished(FetchProblem.stopped(stop, address, bodyLimit: settings.bodyLimit))
    case .reset where answer.isEmpty, .stalled where answer.isEmpty, .noConnectionInTime,
      .proxy(.silent):
      return askAgain() ?? finished(FetchProblem.ended(end, address, bodyLimit: settings.bodyLimit))
    case .proxy(.noConnection):
      return finished(FetchProblem.proxy(.noConnection, address, refusal: answer.refusedConnection))
    case .noConnection:
      if let refusal = answer.refusedConnection {
        return finished(
          visited.count > 1
            ? FetchProblem.refusedRedirect(
              refusal, from: visited[visited.count - 2].description, to: address.description)
            : FetchProblem.refused(refusal, address.description))
      }
      return finished(FetchProblem.ended(end, address, bodyLimit: settings.bodyLimit))
    default:
      return finished(FetchProblem.ended(end, address, bodyLimit: settings.bodyLimit))
    }
    guard let status = answer.status, (200...999).contains(status) else {
      return finished(FetchProblem.impossibleStatus(address.description, status: answer.status ?? 0))
    }
    guard answer.headersEnded else {
      return finished(FetchProblem.ended(.truncated, address, bodyLimit: settings.bodyLimit))
    }
    // To a plain http page the proxy answers in the site's place.
    if status == 407, address.scheme == "http", settings.proxy.proxy(for: address) != nil {
      return finished(FetchProblem.proxy(.needsSignIn, address))
    }
    if let step = askAgain(status, retryAfter: answer.headers.first { $0.name == "retry-after" }?.value) {
      return step
    }
    if [301, 302, 303, 307, 308].contains(status) { return follow(answer.locations) }
    if status == 206 { return finished(FetchProblem.partOnly(address.description)) }
    guard let body = answer.body else {
      return finished(FetchProblem.ended(.truncated, address, bodyLimit: settings.bodyLimit))
    }
    return .finished(page(answer, status: status, body: body))
  }

  /// The step to another try, `nil` if there is none left. The wait is a part of the page's time.
  private mutating func askAgain(asked: Duration? = nil) -> Step? {
    guard let delay = patience.next(asked: asked, timeLeft: timeLeft) else { return nil }
    timeLeft -= delay
    return .askAfter(delay)
  }

  /// The same after a status that may pass. A site that says how long it wants to be left alone is heard: if that
  /// is too long or makes no sense, its answer stands.
  private mutating func askAgain(_ status: Int, retryAfter: String?) -> Step? {
    guard status == 429 || Patience.passingStatuses.contains(status) else { return nil }
    guard let retryAfter else { return status == 429 ? nil : askAgain() }
    guard let delay = RetryAfter.delay(retryAfter, now: settings.now()) else { return nil }
    return askAgain(asked: delay)
  }

  /// Whether a proxy was asked on any part of the way.
  private var usedProxy: Bool { visited.contains { settings.proxy.proxy(for: $0) != nil } }

  private mutating func follow(_ locations: [String]) -> Step {
    guard let location = locations.first, locations.count == 1 else {
      return finished(FetchProblem.redirectWithoutTarget(address.description))
    }
    guard visited.count <= settings.redirectLimit else {
      return finished(FetchProblem.tooManyRedirects(requestedURL, limit: settings.redirectLimit))
    }
    let target = Redirection.resolve(location, against: address)
    do throws(AddressRule.Refusal) {
      let next = try rule.check(target)
      if address.scheme == "https", next.scheme == "http" { throw .downgrade }
      if visited.contains(next) { return finished(FetchProblem.circle(requestedURL)) }
      guard timeLeft > .zero else {
        return finished(FetchProblem.ended(.outOfTime, address, bodyLimit: settings.bodyLimit))
      }
      address = next
      visited.append(next)
      return .ask
    } catch {
      return finished(FetchProblem.refusedRedirect(error, from: address.description, to: target))
    }
  }

  /// The addresses between the first one and the one that answered last.
  private var redirects: [String] {
    guard let end = visited.lastIndex(where: { $0 == answered?.address }) else { return [] }
    return visited[..<end].dropFirst().map(\.description)
  }

  private func finished(_ problem: Problem) -> Step {
    .finished(
      Page(
        capture: Capture(
          requestedURL: requestedURL, finalURL: answered?.address.description, redirects: redirects,
          status: answered?.status, method: .fetched, seenAs: .loggedOut, capturedAt: settings.now(),
          failure: problem, viaProxy: usedProxy),
        body: []))
  }

  private func page(_ answer: TransferAnswer, status: Int, body: [UInt8]) -> Page {
    Page(
      capture: Capture(
        requestedURL: requestedURL, finalURL: address.description, redirects: redirects, status: status,
        headers: answer.headers, method: .fetched, seenAs: .loggedOut, byteCount: body.count,
        capturedAt: settings.now(), viaProxy: usedProxy),
      body: body)
  }

  /// The page of a link that has no answer.
  static func failed(_ requestedURL: String, _ problem: Problem, at date: Date) -> Page {
    Page(
      capture: Capture(
        requestedURL: requestedURL, method: .fetched, seenAs: .loggedOut, capturedAt: date, failure: problem),
      body: [])
  }
}
