import Foundation
import Model
import Support
import Synchronization
import Testing

@testable import Acquiring

@Suite("One page, however it is linked")
struct SamePageTests {
  @Test(
    "two links to one page have one key",
    arguments: [
      ("https://www.linkedin.com/in/rhian/", "http://linkedin.com/in/rhian?trk=people-guest"),
      ("https://X.com/rhian", "https://x.com/rhian?s=21&t=abc#top"),
      ("https://m.facebook.com/rhian?fbclid=1", "https://www.facebook.com/rhian/"),
      ("https://forum.example.org/u?id=7&utm_source=mail", "https://forum.example.org/u?id=7"),
      ("https://example.org", "https://example.org/"),
    ])
  func same(_ a: String, _ b: String) {
    #expect(SamePage.key(a) != nil)
    #expect(SamePage.key(a) == SamePage.key(b))
  }

  @Test(
    "two pages keep their own",
    arguments: [
      ("https://x.com/rhian", "https://x.com/delyth"), ("https://x.com/rhian", "https://x.com/Rhian"),
      ("https://forum.example.org/u?id=7", "https://forum.example.org/u?id=8"),
      ("https://blog.example.org/?s=rhian", "https://blog.example.org/?s=delyth"),
      ("https://example.org:8443/", "https://example.org/"), ("https://m.example/", "https://example/"),
    ])
  func different(_ a: String, _ b: String) {
    #expect(SamePage.key(a) != SamePage.key(b))
  }

  @Test("repeated links are told and not asked for; files are never taken for repeated")
  func onceEach() async throws {
    let server = try await LoopbackServer.start(["/sam": .html("Sam"), "/kit": .html("Kit")])
    let acquirer = Acquirer(.loopback)
    let links = [
      server.url(for: "/sam"), server.url(for: "/kit"), server.url(for: "/sam/?utm_source=x"), "no.html",
      "no.html",
    ]
    let (inputs, repeated) = acquirer.onceEach(acquirer.inputs(for: links))
    #expect(repeated.map(\.requestedURL) == [server.url(for: "/sam/?utm_source=x")])
    #expect(inputs.count == 4)
    await server.stop()
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
      nil, "", "-1", "6", "99999999999999999999", "soon", "Sun, 06 Nov 1994 08:00:00 GMT",
      "Mon, 07 Nov 1994 08:49:37 GMT",
    ])
  func refused(_ value: String?) {
    #expect(RetryAfter.delay(value, now: now) == nil)
  }

  @Test("the page is asked for once more, and once only", arguments: [1, 2])
  func retry(_ refusals: Int) async throws {
    let counter = Counter()
    let server = try await LoopbackServer { _ in
      counter.next() <= refusals
        ? .init(
          status: 429, headers: ["Retry-After": "0", "Content-Type": "text/html"], body: Array("busy".utf8))
        : .html("<title>Sam</title>")
    }
    let page = try await Acquirer(.loopback).capture(server.url(for: "/sam"))
    let asked = server.requests.count
    await server.stop()
    #expect(asked == 2)
    #expect(page.capture.status == (refusals == 1 ? 200 : 429))
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
