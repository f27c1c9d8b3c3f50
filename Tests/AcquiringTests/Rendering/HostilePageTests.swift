import Foundation
import Model
import Support
import Testing

@testable import Acquiring

extension RenderingTests {
  /// A page that does harm, and what has to come of it.
  struct Hostile: Sendable, CustomTestStringConvertible {
    let name: String
    let html: String
    let codes: Set<Problem.Code>

    var testDescription: String { name }
  }

  static let hostile = [
    Hostile(name: "a loop without end", html: "<p>Sam<script>for (;;) {}</script>", codes: [.timedOut]),
    Hostile(
      name: "message boxes without end", html: "<p>Sam<script>for (;;) alert('Sam')</script>",
      codes: [.browserFailed]),
    Hostile(
      name: "100 MB of text",
      html: "<p>Sam<script>document.body.append('x'.repeat(100 << 20))</script>",
      // To lay it out can take the browser all of its time, or more memory than it has.
      codes: [.tooLarge, .timedOut, .browserFailed]),
    Hostile(
      name: "100 MB in an attribute",
      html: "<p>Sam<script>document.body.title = 'x'.repeat(100 << 20)</script>", codes: [.tooLarge]),
    Hostile(
      name: "elements without end",
      html: "<p>Sam<script>setInterval(() => { for (let i = 0; i < 99; i++) "
        + "document.body.append(document.createElement('p')); fetch('/x?' + Math.random()) }, 50)</script>",
      codes: [.timedOut]),
    Hostile(
      name: "to a file, by script", html: "<script>location = 'file:///etc/passwd'</script>", codes: []),
    Hostile(
      name: "to the browser's own pages", html: "<script>location = 'chrome://version'</script>", codes: []),
    Hostile(
      name: "to a page of its own making",
      html: "<script>location = URL.createObjectURL(new Blob(['<p>Sam'], {type: 'text/html'}))</script>",
      codes: [.addressRefused]),
    Hostile(
      name: "round and round",
      html: "<script>location = '/hostile?' + Math.random()</script>",
      codes: [.tooManyRedirects]),
    Hostile(
      name: "to another program here",
      html: "<script>location = 'http://127.0.0.1:1025/'</script>", codes: [.addressRefused]),
    Hostile(
      name: "to a cloud server's secrets",
      html: "<script>location = 'http://169.254.169.254/latest'</script>", codes: [.addressRefused]),
  ]

  @Test("a hostile page gets a clear word and never text", .timeLimit(.minutes(1)), arguments: hostile)
  func hostilePage(_ hostile: Hostile) async throws {
    let server = try await LoopbackServer { target in
      target.hasPrefix("/hostile")
        ? .html("<!DOCTYPE html><title>Sam Tarrant</title><body>\(hostile.html)") : .html("ok")
    }
    let clock = ContinuousClock()
    let start = clock.now
    let page = try await Acquirer(.browser { $0.renderTimeout = .seconds(12) }).capture(
      server.url(for: "/hostile"))
    await server.stop()
    #expect(clock.now - start < .seconds(20))
    if let code = page.capture.failure?.code {
      #expect(hostile.codes.contains(code), "\(String(describing: page.capture.failure))")
      #expect(page.body.isEmpty)
      #expect(page.capture.failure?.remedy.isEmpty == false)
    } else {
      // The browser itself did not go there: the page is the one that was asked for.
      #expect(hostile.codes.isEmpty)
      #expect(page.text.contains("<title>Sam Tarrant</title>"))
    }
    #expect(!page.text.contains("root:"))
  }

  @Test(
    "a site that sends the visitor off the web is refused", .timeLimit(.minutes(1)),
    arguments: ["file:///etc/passwd", "chrome://version", "http://127.0.0.1:1025/", "http://[::1]:1025/"])
  func redirect(target: String) async throws {
    let server = try await LoopbackServer.start(["/sam": .redirect(to: target)])
    let page = try await Acquirer(.browser()).capture(server.url(for: "/sam"))
    await server.stop()
    #expect(page.capture.failure?.code == .addressRefused, "\(String(describing: page.capture.failure))")
    #expect(page.body.isEmpty)
  }

  @Test("a page that never ends is not used", .timeLimit(.minutes(1)))
  func endless() async throws {
    let server = try RawServer([
      .send(
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<!DOCTYPE html><title>Sam</title><h1>Sam</h1>"),
      .waitForClose,
    ])
    let flood = try RawServer([
      .send("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<!DOCTYPE html><title>Sam</title>"),
      .sendWithoutEnd(String(repeating: "<p>Sam is a teacher.", count: 1000)),
    ])
    defer {
      server.stop()
      flood.stop()
    }
    let acquirer = Acquirer(try .browser { $0.renderTimeout = .seconds(10) })
    let hanging = try await acquirer.capture(server.url(for: "/sam"))
    #expect(hanging.capture.failure?.code == .timedOut)
    #expect(hanging.body.isEmpty)
    let flooding = try await acquirer.capture(flood.url(for: "/sam"))
    #expect([.timedOut, .tooLarge, .browserFailed].contains(flooding.capture.failure?.code))
    #expect(flooding.body.isEmpty)
  }

  @Test("a site that cannot be reached is said to be so", .timeLimit(.minutes(1)))
  func unreachable() async throws {
    let closed = try RawServer([])
    closed.stop()
    let broken = try RawServer([.send("nonsense"), .reset])
    defer { broken.stop() }
    let acquirer = Acquirer(try .browser())
    let pages = await acquirer.capture([
      "http://no-such-host.invalid/sam", "https://no-such-host.invalid/sam", broken.url(for: "/sam"),
      "http://10.0.0.1:22/", "file:///etc/passwd",
    ])
    #expect(
      pages.map(\.capture.failure?.code) == [
        .unknownHost, .unknownHost, .brokenAnswer, .addressRefused, .addressRefused,
      ])
    let gone = try await acquirer.capture(closed.url(for: "/sam"))
    #expect(gone.capture.failure?.code == .connectionFailed)
  }

  @Test(
    "a certificate that nobody vouches for is refused", .timeLimit(.minutes(1)),
    .enabled(if: OpenSSLServer.isInstalled, "the openssl command is not installed"))
  func certificate() async throws {
    let server = try OpenSSLServer(in: TemporaryFolder())
    let page = try await Acquirer(.browser()).capture("https://127.0.0.1:\(server.port)/sam")
    #expect(page.capture.failure?.code == .certificateRefused)
    #expect(page.body.isEmpty)
  }
}

@Suite("A program that is no browser")
struct FalseBrowserTests {
  @Test("one that ends at once, and one that says nothing, get a clear word", .timeLimit(.minutes(1)))
  func silent() async throws {
    for (command, code) in [
      ("exit 0", Problem.Code.browserFailed), ("exec sleep 60", .timedOut),
      ("sleep 60 & sleep 60", .timedOut),
      ("echo '{\"id\":1,\"error\":{\"message\":\"no\"}}' >&4; sleep 60", .timedOut),
      ("printf '{\"id\":1,\"error\":{\"message\":\"no\"}}\\0' >&4; sleep 60", .browserFailed),
      ("cat /dev/zero >&4", .timedOut), ("exec yes >&4", .timedOut),
    ] {
      let browser = try WatchedBrowser(command)
      let acquirer = Acquirer(try .browser(browser.path) { $0.renderTimeout = .seconds(2) })
      let page = try await acquirer.capture("http://127.0.0.1:1025/sam")
      let failure = page.capture.failure
      // A flood may also come to the limit on what is read before its time is over.
      #expect(
        failure?.code == code || failure?.code == .tooLarge && command.contains("yes"),
        "\(command): \(String(describing: failure))")
      #expect(try await browser.isGone(), "\(command)")
    }
  }

  @Test("no browser, or none at the path, is said before anything is done")
  func missing() throws {
    let folder = try TemporaryFolder()
    #expect(InstalledBrowser.installed(searchPath: folder.path) == nil)
    #expect(throws: Problem.self) { try InstalledBrowser.find(at: nil, searchPath: folder.path) }
    let file = try folder.write("#!/bin/sh\n", to: "chromium")
    #expect(throws: Problem.self) { try InstalledBrowser.find(at: file, searchPath: "") }
    #expect(throws: Problem.self) { try InstalledBrowser.find(at: folder.path, searchPath: "") }
    chmod(file, 0o755)
    #expect(try InstalledBrowser.find(at: file, searchPath: "").path == file)
    #expect(InstalledBrowser.installed(searchPath: "bin:\(folder.path)")?.path == file)
    // Never out of the working folder.
    #expect(InstalledBrowser.installed(searchPath: ".:") == nil)
  }
}
