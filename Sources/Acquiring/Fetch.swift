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
    /// The same, but not before that much time has passed: the site said so.
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
  private var hasRetried = false
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
  }

  /// The next transfer.
  var request: TransferRequest {
    TransferRequest(
      address: address, userAgent: settings.userAgent,
      certificateAuthorityFile: settings.certificateAuthorityFile, connectTimeout: settings.connectTimeout,
      timeout: timeLeft, stallBytesPerSecond: settings.stallBytesPerSecond,
      stallSeconds: settings.stallSeconds, bodyLimit: settings.bodyLimit, accept: accept,
      reusesConnections: !settings.allowsPrivateNetwork)
  }

  /// Where the next transfer puts what comes.
  func makeAnswer() -> TransferAnswer {
    TransferAnswer(
      address: address, rule: rule, bodyLimit: settings.bodyLimit, headerByteLimit: settings.headerByteLimit,
      headerLineLimit: settings.headerLineLimit)
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
    case .reset where answer.isEmpty && !hasRetried && timeLeft > .milliseconds(100):
      // The server may have closed a connection that it had kept open; one more try tells.
      hasRetried = true
      return .ask
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
    if status == 429 || status == 503, !hasRetried,
      let delay = RetryAfter.delay(
        answer.headers.first { $0.name == "retry-after" }?.value, now: settings.now())
    {
      hasRetried = true
      return .askAfter(delay)
    }
    if [301, 302, 303, 307, 308].contains(status) { return follow(answer.locations) }
    if status == 206 { return finished(FetchProblem.partOnly(address.description)) }
    guard let body = answer.body else {
      return finished(FetchProblem.ended(.truncated, address, bodyLimit: settings.bodyLimit))
    }
    return .finished(page(answer, status: status, body: body))
  }

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
          failure: problem),
        body: []))
  }

  private func page(_ answer: TransferAnswer, status: Int, body: [UInt8]) -> Page {
    Page(
      capture: Capture(
        requestedURL: requestedURL, finalURL: address.description, redirects: redirects, status: status,
        headers: answer.headers, method: .fetched, seenAs: .loggedOut, byteCount: body.count,
        capturedAt: settings.now()),
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
