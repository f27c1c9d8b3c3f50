import Foundation
import Model
import Support
import Testing

@testable import Acquiring

@Suite("Fetching a page from a real server")
struct FetchTests {
  private let acquirer = Acquirer(.loopback)

  @Test("a page comes with its bytes, address, status and useful headers")
  func page() async throws {
    let server = try await LoopbackServer.start([
      "/sam?tab=about": .init(
        headers: [
          "Content-Type": "text/html; charset=utf-8", "X-Robots-Tag": "noindex", "Set-Cookie": "id=1",
          "ETag": "\"visit\"",
        ], body: Array("<title>Sam Okafor</title>".utf8))
    ])
    let page = try await acquirer.capture(server.url(for: "/sam?tab=about#top"))
    await server.stop()
    #expect(String(decoding: page.body, as: UTF8.self) == "<title>Sam Okafor</title>")
    #expect(page.capture.requestedURL == server.url(for: "/sam?tab=about#top"))
    #expect(page.capture.finalURL == server.url(for: "/sam?tab=about"))
    #expect(page.capture.redirects == [])
    #expect(page.capture.status == 200)
    #expect(page.capture.method == .fetched)
    #expect(page.capture.seenAs == .loggedOut)
    #expect(page.capture.byteCount == 25)
    #expect(page.capture.failure == nil)
    #expect(page.capture.header("Content-Type") == "text/html; charset=utf-8")
    #expect(page.capture.header("X-Robots-Tag") == "noindex")
    #expect(page.capture.header("Set-Cookie") == nil)
    #expect(page.capture.header("ETag") == nil)
  }

  @Test("the capture is dated by the given clock")
  func clock() async throws {
    let server = try await LoopbackServer.start(["/": .html("x")])
    let date = Date(timeIntervalSince1970: 1_800_000_000)
    let page = try await Acquirer(.loopback { $0.now = { date } }).capture(server.url(for: "/"))
    await server.stop()
    #expect(page.capture.capturedAt == date)
  }

  @Test("the request is honest and carries nothing that knows the person")
  func requestHeaders() async throws {
    let server = try await LoopbackServer.start([
      "/a": .init(status: 302, headers: ["Location": "/b", "Set-Cookie": "id=1; Path=/"]), "/b": .html("x"),
    ])
    _ = try await acquirer.capture(server.url(for: "/a"))
    await server.stop()
    #expect(server.requests.map(\.target) == ["/a", "/b"])
    for request in server.requests {
      #expect(
        Set(request.headers.keys) == ["host", "user-agent", "accept", "accept-language", "accept-encoding"])
      #expect(request.headers["user-agent"] == "netcurtain/test (+https://netcurtain.example.org)")
      #expect(request.headers["accept-encoding"] == "identity")
    }
  }

  @Test(
    "a status that says no is kept, with its body", arguments: [401, 403, 404, 410, 429, 451, 500, 501, 999])
  func statuses(_ status: Int) async throws {
    let server = try await LoopbackServer.start(["/": .html("<p>no", status: status)])
    let page = try await acquirer.capture(server.url(for: "/"))
    await server.stop()
    #expect(page.capture.status == status)
    #expect(page.capture.failure == nil)
    #expect(page.body == Array("<p>no".utf8))
    #expect(server.requests.count == 1)
  }

  @Test("a part of a page is never taken for the page")
  func partialContent() async throws {
    let server = try await LoopbackServer.start(["/": .html("<p>part", status: 206)])
    let page = try await acquirer.capture(server.url(for: "/"))
    await server.stop()
    #expect(page.capture.failure?.code == .brokenAnswer)
    #expect(page.body.isEmpty)
  }

  @Test("links to several hosts are fetched side by side, those of one host one after the other")
  func sideBySide() async throws {
    let server = try await LoopbackServer.start(["/": .html("x")])
    let silent = try RawServer([.waitForClose])
    // Long enough for any machine: the silent link is ended by hand once the others are there.
    let acquirer = Acquirer(.loopback { $0.totalTimeout = .seconds(90) })
    let order = Captured()
    let local = server.url(for: "/", host: "localhost")
    let inputs = acquirer.inputs(for: [silent.url(for: "/"), local, local])
    let finished = OrderLog()
    let run = Task {
      await acquirer.acquire(inputs, onProgress: { _ in }) { index, page in
        finished.add(index)
        order.add(index, page)
      }
    }
    while finished.entries.count < 2 { try await Task.sleep(for: .milliseconds(5)) }
    run.cancel()
    await run.value
    await server.stop()
    silent.stop()
    // The link that never answers is first in the list and last to be done.
    #expect(finished.entries == [1, 2, 0])
    #expect(order.inOrder.map(\.capture.failure?.code) == [.interrupted, nil, nil])
  }

  @Test("a host is spared between two requests")
  func interval() async throws {
    let server = try await LoopbackServer.start(["/": .html("x")])
    let start = ContinuousClock.now
    let pages = await Acquirer(.loopback { $0.minimumInterval = .milliseconds(150) })
      .capture([server.url(for: "/"), server.url(for: "/"), server.url(for: "/")])
    await server.stop()
    #expect(pages.allSatisfy { $0.capture.failure == nil })
    #expect(ContinuousClock.now - start >= .milliseconds(300))
  }

  @Test("more links than are fetched at a time all arrive, and only a few are held")
  func manyLinks() async throws {
    let server = try await LoopbackServer.start(["/": .html("x")])
    let links = (0..<60).map { server.url(for: "/", host: $0.isMultiple(of: 2) ? "localhost" : "127.0.0.1") }
    let pages = await Acquirer(.loopback { $0.maximumTransfers = 2 }).capture(links)
    await server.stop()
    #expect(pages.count == 60)
    #expect(pages.allSatisfy { $0.capture.status == 200 })
  }

  @Test("a server of one's own may be asked for many pages at a time, without a wait")
  func ownServer() async throws {
    let silent = try RawServer([.waitForClose])
    let acquirer = Acquirer(
      .loopback {
        $0.minimumInterval = .seconds(60)
        $0.maximumTransfers = 64
        $0.own = (64, .zero)
      })
    let inputs = acquirer.inputs(for: (0..<64).map { silent.url(for: "/\($0)") })
    let run = Task { await acquirer.acquire(inputs, onProgress: { _ in }, deliver: { _, _ in }) }
    while silent.connections < 64 { try await Task.sleep(for: .milliseconds(5)) }
    run.cancel()
    await run.value
    silent.stop()
  }

  @Test("only hosts that are written as inner addresses are one's own")
  func innerHosts() {
    for host in ["127.0.0.1", "10.1.2.3", "[::1]", "localhost", "app.localhost"] {
      #expect(AddressRule.isInner(host))
    }
    for host in ["example.org", "1.2.3.4", "169.254.1.1", "intranet", "localhost.example.org"] {
      #expect(!AddressRule.isInner(host))
    }
  }

  @Test("progress says for whose turn it waits")
  func waiting() async throws {
    let server = try await LoopbackServer.start(["/": .html("x")])
    let seen = ProgressLog()
    let acquirer = Acquirer(.loopback { $0.minimumInterval = .seconds(3) })
    let inputs = acquirer.inputs(for: [server.url(for: "/"), server.url(for: "/")])
    await acquirer.acquire(inputs, onProgress: { seen.add($0) }, deliver: { _, _ in })
    await server.stop()
    #expect(seen.entries.contains { $0.host == "127.0.0.1" && ($0.wait ?? .zero) > .zero })
  }

  @Test("progress names the host and ends with all done")
  func progress() async throws {
    let server = try await LoopbackServer.start(["/": .html("x")])
    let seen = ProgressLog()
    let acquirer = Acquirer(.loopback)
    let inputs = acquirer.inputs(for: [server.url(for: "/"), server.url(for: "/")])
    await acquirer.acquire(inputs, onProgress: { seen.add($0) }, deliver: { _, _ in })
    await server.stop()
    #expect(seen.entries.first == Acquirer.Progress(host: "127.0.0.1", done: 0, total: 2))
    #expect(seen.entries.contains(Acquirer.Progress(host: "127.0.0.1", done: 2, total: 2)))
  }

  @Test("proxies of the environment are not used")
  func proxyVariables() async {
    // In a process of its own: the environment must not change under other threads.
    await #expect(processExitsWith: .success) {
      let proxy = try RawServer([.send("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nproxy")])
      let server = try await LoopbackServer.start(["/": .html("direct")])
      for name in ["http_proxy", "all_proxy", "ALL_PROXY"] {
        setenv(name, "http://127.0.0.1:\(proxy.port)", 1)
      }
      let page = try await Acquirer(.loopback).capture(server.url(for: "/"))
      #expect(page.body == Array("direct".utf8))
      #expect(proxy.connections == 0)
    }
  }
}
