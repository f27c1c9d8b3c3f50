import Foundation
import Model
import Support
import Synchronization
import Testing

@testable import Acquiring

@Suite("Asking again")
struct RetryTests {
  /// What becomes of a page whose server answers with `routes`, one after the other and then the last again; and
  /// how often it was asked.
  private func capture(
    _ routes: [LoopbackServer.Route], _ change: (inout Acquirer.Settings) -> Void = { _ in }
  ) async throws -> (page: Page, asked: Int) {
    let counter = Counter()
    let server = try await LoopbackServer { _ in routes[min(counter.next(), routes.count) - 1] }
    let page = try await Acquirer(.loopback(change)).capture(server.url(for: "/sam"))
    let asked = server.requests.count
    await server.stop()
    return (page, asked)
  }

  private static func refusal(_ status: Int, after: String? = nil) -> LoopbackServer.Route {
    .init(status: status, headers: after.map { ["Retry-After": $0] } ?? [:], body: Array("busy".utf8))
  }

  @Test("a server in trouble is asked twice more", arguments: [502, 503, 504], [1, 2, 3])
  func trouble(_ status: Int, _ refusals: Int) async throws {
    let routes = Array(repeating: Self.refusal(status), count: refusals) + [.html("<title>Sam</title>")]
    let (page, asked) = try await capture(routes)
    #expect(asked == min(refusals + 1, 3))
    #expect(page.capture.status == (refusals <= 2 ? 200 : status))
    #expect(page.capture.failure == nil)
  }

  @Test("a wait that is asked for is kept, with all statuses that may pass", arguments: [429, 502, 503, 504])
  func askedToWait(_ status: Int) async throws {
    let start = ContinuousClock.now
    let (page, asked) = try await capture([Self.refusal(status, after: "1"), .html("<title>Sam</title>")])
    #expect(asked == 2)
    #expect(page.capture.status == 200)
    #expect(ContinuousClock.now - start >= .seconds(1))
  }

  @Test(
    "a site that wants a long rest, or does not say a time, is not asked again",
    arguments: ["6", "soon", "-1"])
  func longWait(_ after: String) async throws {
    for status in [429, 503] {
      let (page, asked) = try await capture([Self.refusal(status, after: after), .html("<title>Sam</title>")])
      #expect(asked == 1)
      #expect(page.capture.status == status)
    }
  }

  @Test("a wait longer than what is left of the page's time is not begun")
  func noTimeLeft() async throws {
    let (page, asked) = try await capture([Self.refusal(503, after: "5"), .html("<title>Sam</title>")]) {
      $0.totalTimeout = .seconds(5)
    }
    #expect(asked == 1)
    #expect(page.capture.status == 503)
  }

  @Test("what no wait changes is asked for once", arguments: [401, 403, 404, 410, 429, 500, 999])
  func lasting(_ status: Int) async throws {
    let (page, asked) = try await capture([Self.refusal(status), .html("<title>Sam</title>")])
    #expect(asked == 1)
    #expect(page.capture.status == status)
  }

  @Test("the tries are counted over all redirects together")
  func redirects() async throws {
    let trouble = Self.refusal(503)
    let (page, asked) = try await capture([
      trouble, .redirect(to: "/next"), trouble, trouble, .html("<title>Sam</title>"),
    ])
    #expect(asked == 4)
    #expect(page.capture.status == 503)
  }

  @Test(
    "a connection that is closed or reset without a byte is tried twice more",
    arguments: [[], [RawServer.Step.reset]])
  func closedAtOnce(_ steps: [RawServer.Step]) async throws {
    let server = try RawServer(steps)
    defer { server.stop() }
    let page = try await Acquirer(.loopback).capture(server.url(for: "/"))
    #expect(page.capture.failure?.code == .brokenAnswer)
    #expect(server.connections == 3)
  }

  @Test("a server that says nothing is tried twice more")
  func silence() async throws {
    let server = try RawServer([.waitForClose])
    defer { server.stop() }
    let page = try await Acquirer(.loopback { $0.stallSeconds = 1 }).capture(server.url(for: "/"))
    #expect(page.capture.failure?.code == .timedOut)
    #expect(server.connections == 3)
  }

  @Test("all tries share the page's one time")
  func oneDeadline() async throws {
    let server = try RawServer([.waitForClose])
    defer { server.stop() }
    let page = try await Acquirer(
      .loopback {
        $0.stallSeconds = 1
        $0.totalTimeout = .milliseconds(1_300)
      }
    ).capture(server.url(for: "/"))
    #expect(page.capture.failure?.code == .timedOut)
    #expect(server.connections <= 2)
  }

  @Test("a page that broke off is not asked for again", arguments: [[], [RawServer.Step.reset]])
  func brokenOff(_ end: [RawServer.Step]) async throws {
    let server = try RawServer([.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n<p>half")] + end)
    defer { server.stop() }
    let page = try await Acquirer(.loopback).capture(server.url(for: "/"))
    #expect(page.capture.failure?.code == .brokenAnswer)
    #expect(server.connections == 1)
  }
}

@Suite("How long until the next try")
struct PatienceTests {
  @Test("the delay doubles, and chance takes up to half of it", arguments: [0, 0.5, 0.999])
  func delays(_ chance: Double) {
    var patience = Patience(limit: 2, firstDelay: .seconds(1), jitter: { chance })
    let first = patience.next(timeLeft: .seconds(15))
    let second = patience.next(timeLeft: .seconds(15))
    #expect(first == .seconds(1) * (0.5 + chance / 2))
    #expect(second == .seconds(2) * (0.5 + chance / 2))
    #expect(patience.next(timeLeft: .seconds(15)) == nil)
  }

  @Test("what the site asked for goes before, and is never shortened")
  func asked() {
    var patience = Patience(limit: 1, firstDelay: .seconds(1), jitter: { 0 })
    #expect(patience.next(asked: .seconds(3), timeLeft: .seconds(15)) == .seconds(3))
    #expect(patience.triesLeft == 0)
  }

  @Test("a try for which there is no time is not counted")
  func noTime() {
    var patience = Patience(limit: 1, firstDelay: .seconds(1), jitter: { 0 })
    #expect(patience.next(timeLeft: .milliseconds(500)) == nil)
    #expect(patience.triesLeft == 1)
    #expect(patience.next(timeLeft: .milliseconds(600)) == .milliseconds(500))
  }
}

@Suite("A site that asks to wait")
struct RetryAfterTests {
  private let now = Date(timeIntervalSince1970: 784_111_777)  // Sun, 06 Nov 1994 08:49:37 GMT

  @Test(
    "seconds and dates are read, within the limit",
    arguments: [
      ("0", Duration.zero), ("3", .seconds(3)), ("Sun, 06 Nov 1994 08:49:40 GMT", .seconds(3)),
    ])
  func read(_ value: String, _ delay: Duration) {
    #expect(RetryAfter.delay(value, now: now) == delay)
  }

  @Test(
    "nonsense, the past and long waits are no delay",
    arguments: [
      "", "-1", "6", "99999999999999999999", "soon", "Sun, 06 Nov 1994 08:00:00 GMT",
      "Mon, 07 Nov 1994 08:49:37 GMT",
    ])
  func refused(_ value: String) {
    #expect(RetryAfter.delay(value, now: now) == nil)
  }
}

/// Counts requests, from the server's tasks.
private final class Counter: Sendable {
  private let count = Mutex(0)

  func next() -> Int {
    count.withLock {
      $0 += 1
      return $0
    }
  }
}
