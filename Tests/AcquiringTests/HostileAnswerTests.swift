import Model
import Support
import Testing

@testable import Acquiring

@Suite("Answers that no proper server gives")
struct HostileAnswerTests {
  private let small = Acquirer(
    .loopback {
      $0.bodyLimit = 100_000
      // Far more than any of these answers needs, so that a busy machine does not change what becomes of them.
      $0.totalTimeout = .seconds(60)
      $0.stallSeconds = 30
    })

  /// What becomes of a connection that gets `steps`; and the server, for its counts.
  private func capture(_ steps: [RawServer.Step]) async throws -> (page: Page, server: RawServer) {
    let server = try RawServer(steps)
    defer { server.stop() }
    return (try await small.capture(server.url(for: "/")), server)
  }

  @Test("a body without end is cut off at the limit and not used")
  func endlessBody() async throws {
    let (page, server) = try await capture([
      .send("HTTP/1.1 200 OK\r\n\r\n"), .sendWithoutEnd(String(repeating: "<p>more</p>", count: 1000)),
    ])
    #expect(page.capture.failure?.code == .tooLarge)
    #expect(page.body.isEmpty)
    // What the system's buffers took is on top of the 100,000 bytes.
    #expect(server.bytesSent < 30_000_000)
  }

  @Test("a body that is announced as too large is not fetched")
  func announcedTooLarge() async throws {
    let (page, _) = try await capture([
      .send("HTTP/1.1 200 OK\r\nContent-Length: 1000000000000000000\r\n\r\nx"), .waitForClose,
    ])
    #expect(page.capture.failure?.code == .tooLarge)
  }

  @Test(
    "a body of just the limit is whole, one byte more is not", arguments: [(100_000, true), (100_001, false)])
  func limit(_ size: Int, _ isTaken: Bool) async throws {
    let (page, _) = try await capture([
      .send("HTTP/1.1 200 OK\r\n\r\n" + String(repeating: "a", count: size))
    ])
    #expect(page.capture.byteCount == (isTaken ? size : 0))
    #expect((page.capture.failure == nil) == isTaken)
  }

  @Test(
    "headers without end are cut off, also after the body and before the answer",
    arguments: [
      "HTTP/1.1 200 OK\r\n", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n<p>hi\r\n0\r\n",
      "HTTP/1.1 100 Continue\r\n\r\n",
    ])
  func endlessHeaders(_ start: String) async throws {
    let line =
      start.contains("100")
      ? "HTTP/1.1 100 Continue\r\n\r\n" : "X-Line: \(String(repeating: "a", count: 99))\r\n"
    let (page, server) = try await capture([.send(start), .sendWithoutEnd(line)])
    #expect(page.capture.failure?.code == .brokenAnswer)
    #expect(page.body.isEmpty)
    #expect(server.bytesSent < 30_000_000)
  }

  @Test(
    "an answer that is cut is never taken for a whole one",
    arguments: [
      "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n<p>half",
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n<p>hi\r\n",
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n<p>hi\r\n0\r\n\r\n",
      "HTTP/1.1 200 OK\r\nContent-Le",
      "HTTP/1.1 200 OK\r\nContent-Encoding: br\r\nContent-Length: 2\r\n\r\nxx",
      "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 5\r\n\r\n<p>hi",
      "HTTP/1.1 200 OK\r\nContent-Encoding: gzip, gzip\r\nContent-Length: 5\r\n\r\n<p>hi",
      "<html><p>no header at all",
      "SSH-2.0-OpenSSH_9.2\r\n", "HTTP/1.1 000 Zero\r\nContent-Length: 1\r\n\r\nx",
      "HTTP/1.1 099 Low\r\nContent-Length: 1\r\n\r\nx",
    ])
  func cut(_ text: String) async throws {
    let (page, _) = try await capture([.send(text)])
    #expect(page.capture.failure?.code == .brokenAnswer)
    #expect(page.body.isEmpty)
    #expect(page.capture.byteCount == 0)
  }

  @Test("a reset in the middle is a cut answer")
  func resetInTheMiddle() async throws {
    let (page, server) = try await capture([
      .send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n<p>half"), .reset,
    ])
    #expect(page.capture.failure?.code == .brokenAnswer)
    #expect(server.connections == 1)
  }

  @Test(
    "a server that says nothing, and one that stops, come to an end",
    arguments: ["", "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n<p>half"])
  func silence(_ start: String) async throws {
    let server = try RawServer([.send(start), .waitForClose])
    defer { server.stop() }
    let impatient = Acquirer(
      .loopback {
        $0.totalTimeout = .seconds(60)
        $0.stallSeconds = 1
      })
    let page = try await impatient.capture(server.url(for: "/"))
    #expect(page.capture.failure?.code == .timedOut)
    #expect(page.capture.failure?.cause == "The site stopped sending in the middle, or sent too slowly.")
    #expect(page.body.isEmpty)
  }

  @Test("one clock runs for a page, however busy the server is")
  func totalTime() async throws {
    let server = try RawServer([.waitForClose])
    defer { server.stop() }
    let page = try await Acquirer(.loopback { $0.totalTimeout = .milliseconds(300) }).capture(
      server.url(for: "/"))
    #expect(page.capture.failure?.code == .timedOut)
    #expect(page.capture.failure?.cause == "The page did not come in the time that is allowed for one page.")
  }

  @Test("header values are made harmless")
  func headerEscapes() async throws {
    let (page, _) = try await capture([
      .send("HTTP/1.1 200 OK\r\nX-Robots-Tag: no\u{1B}[31mindex\u{202E}\r\nContent-Length: 1\r\n\r\nx")
    ])
    #expect(page.capture.header("x-robots-tag") == "no[31mindex")
  }

  @Test("nobody listens")
  func refusedConnection() async throws {
    let server = try RawServer([])
    server.stop()
    let page = try await small.capture(server.url(for: "/"))
    #expect(page.capture.failure?.code == .connectionFailed)
    #expect(page.capture.status == nil)
    #expect(page.capture.finalURL == nil)
  }

  @Test("a name that nobody has")
  func unknownHost() async throws {
    let page = try await small.capture("https://nonexistent.invalid/sam")
    #expect(page.capture.failure?.code == .unknownHost)
    #expect(page.capture.failure?.cause.contains("nonexistent.invalid") == true)
  }
}
