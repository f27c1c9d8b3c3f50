import Foundation
import Model
import Support
import Testing

@testable import Acquiring

extension Acquirer.Settings {
  /// As shipped, with this computer opened and the browser of the tests.
  static func browser(
    _ path: String? = Chromium.path, _ change: (inout Acquirer.Settings) -> Void = { _ in }
  ) throws -> Acquirer.Settings {
    var settings = loopback
    settings.browser = InstalledBrowser(path: try #require(path))
    change(&settings)
    return settings
  }
}

extension Page {
  var text: String { String(decoding: body, as: UTF8.self) }
}

/// All tests that run a real browser, one after the other: each takes some hundred megabytes.
@Suite("In a browser", .serialized, .enabled(if: Chromium.isInstalled, Comment(rawValue: Chromium.missing)))
struct RenderingTests {
  @Test(
    "what scripts fill in is in the page, with the site's answer and the last address",
    .timeLimit(.minutes(1)))
  func scripts() async throws {
    let server = try await LoopbackServer { target in
      switch target {
      case "/old": .redirect(to: "/sam")
      case "/sam":
        .init(
          status: 200,
          headers: [
            "Content-Type": "text/html; charset=windows-1252", "X-Robots-Tag": "noindex", "Set-Cookie": "a=1",
          ],
          body: Array(
            """
            <!DOCTYPE html><html><title>…</title><body><div id=root></div><x-card></x-card><script>
            setTimeout(async () => {
              const person = await (await fetch('/sam.json')).json();
              document.getElementById('root').innerHTML = '<h1>' + person.name + '</h1>';
              document.querySelector('x-card').attachShadow({mode: 'open'}).innerHTML = '<p>In the shade</p>';
              history.pushState({}, '', '/samtarrant#about');
            }, 400);
            </script></body></html>
            """.utf8))
      case "/sam.json":
        .init(headers: ["Content-Type": "application/json"], body: Array(#"{"name": "Sâm 🐈"}"#.utf8))
      default: nil
      }
    }
    let page = try await Acquirer(.browser()).capture(server.url(for: "/old"))
    await server.stop()
    #expect(page.capture.failure == nil)
    #expect(page.capture.method == .rendered && page.capture.seenAs == .loggedOut)
    #expect(page.capture.status == 200)
    #expect(page.capture.finalURL == server.url(for: "/samtarrant"))
    #expect(page.capture.redirects == [server.url(for: "/sam")])
    #expect(
      page.capture.headers == [
        HeaderField(name: "content-type", value: "text/html; charset=utf-8"),
        HeaderField(name: "x-robots-tag", value: "noindex"),
      ])
    #expect(page.text.hasPrefix("<!DOCTYPE html>\n<html>"))
    #expect(page.text.contains("<h1>Sâm 🐈</h1>"))
    #expect(page.text.contains("<x-card><div><p>In the shade</p></div></x-card>"))
    #expect(page.capture.byteCount == page.body.count)
  }

  @Test(
    "nothing is kept from one visit to the next, and no one is told of the secret", .timeLimit(.minutes(1)))
  func forgets() async throws {
    let server = try await LoopbackServer { target in
      guard target.hasPrefix("/sam") else { return nil }
      return .init(
        headers: ["Content-Type": "text/html", "Set-Cookie": "visit=1; Max-Age=90000; Path=/"],
        body: Array(
          """
          <title>Sam</title><p id=p></p><script>
          document.cookie = 'mark=1; max-age=90000';
          const seen = localStorage.getItem('seen');
          localStorage.setItem('seen', 'yes');
          document.getElementById('p').textContent = 'seen before: ' + seen;
          </script>
          """.utf8))
    }
    let pages = await Acquirer(try .browser()).capture([server.url(for: "/sam"), server.url(for: "/sam?2")])
    await server.stop()
    #expect(pages.allSatisfy { $0.text.contains("seen before: null") })
    let visits = server.requests.filter { $0.target.hasPrefix("/sam") }
    #expect(visits.count == 2)
    for visit in visits {
      for name in ["cookie", "proxy-authorization", "authorization", "referer"] {
        #expect(visit.headers[name] == nil, "\(name)")
      }
      // The browser says what it is, and nothing else.
      #expect(visit.headers["user-agent"]?.contains("HeadlessChrome") == true)
    }
  }

  @Test("a site's own status is kept", .timeLimit(.minutes(1)), arguments: [404, 403, 502])
  func status(status: Int) async throws {
    let server = try await LoopbackServer { _ in .html("<title>Sorry</title><p>No.", status: status) }
    let page = try await Acquirer(.browser()).capture(server.url(for: "/sam"))
    await server.stop()
    #expect(page.capture.failure == nil)
    #expect(page.capture.status == status)
  }

  @Test("boxes, windows and files to keep do not stand in the way", .timeLimit(.minutes(1)))
  func intrusions() async throws {
    let server = try await LoopbackServer { target in
      switch target {
      case "/sam":
        .html(
          """
          <title>Sam</title><p>Sam</p><script>
          alert('a'); confirm('b'); prompt('c');
          window.open('/popup');
          onbeforeunload = () => 'stay';
          const link = document.createElement('a');
          link.href = '/file'; link.download = 'x.exe'; document.body.append(link); link.click();
          document.body.insertAdjacentHTML('beforeend', '<p>To the end</p>');
          </script>
          """)
      case "/file": .init(headers: ["Content-Disposition": "attachment"], body: [1, 2, 3])
      default: nil
      }
    }
    let page = try await Acquirer(.browser()).capture(server.url(for: "/sam"))
    #expect(page.capture.failure == nil)
    #expect(page.text.contains("<p>To the end</p>"))
    let file = try await Acquirer(.browser()).capture(server.url(for: "/file"))
    #expect(file.capture.failure?.code == .brokenAnswer)
    await server.stop()
  }

  @Test("it gets a folder and an environment of its own, and leaves nothing", .timeLimit(.minutes(1)))
  func traces() async throws {
    let server = try await LoopbackServer { _ in .html("<title>Sam</title><p>Sam") }
    let browser = try WatchedBrowser()
    let page = try await Acquirer(.browser(browser.path)).capture(server.url(for: "/sam"))
    await server.stop()
    #expect(page.capture.failure == nil)
    let names = Set(browser.environment.map { $0.prefix { $0 != "=" } })
    // PWD and the like are the shell's own.
    #expect(names.subtracting(["PWD", "SHLVL", "_", "OLDPWD"]) == ["PATH", "HOME", "LANG", "TMPDIR"])
    #expect(browser.environment.contains("HOME=\(browser.home ?? "")"))
    let arguments = try #require(browser.arguments)
    #expect(arguments.contains("--no-sandbox") == (geteuid() == 0))
    #expect(!arguments.contains { $0.contains("/sam") })
    #expect(try await browser.isGone())
  }

  @Test("a stopped run ends the browser within a second", .timeLimit(.minutes(1)))
  func cancelled() async throws {
    let slow = try RawServer([.waitForClose])
    defer { slow.stop() }
    let browser = try WatchedBrowser()
    let acquirer = Acquirer(try .browser(browser.path))
    let inputs = acquirer.inputs(for: (0..<4).map { slow.url(for: "/\($0)") })
    let captured = Captured()
    let run = Task {
      await acquirer.acquire(inputs, onProgress: { _ in }) { index, page in captured.add(index, page) }
    }
    while slow.connections == 0 { try await Task.sleep(for: .milliseconds(20)) }
    let start = ContinuousClock.now
    run.cancel()
    await run.value
    #expect(ContinuousClock.now - start < .seconds(1))
    #expect(captured.counts == [0: 1, 1: 1, 2: 1, 3: 1])
    #expect(captured.inOrder.allSatisfy { $0.capture.failure?.code == .interrupted })
    #expect(captured.inOrder.allSatisfy { $0.capture.method == .rendered })
    #expect(try await browser.isGone())
  }

  @Test("a browser that is killed is said to have broken down; other pages stand", .timeLimit(.minutes(1)))
  func killed() async throws {
    let slow = try RawServer([.waitForClose])
    defer { slow.stop() }
    let browser = try WatchedBrowser()
    let acquirer = Acquirer(try .browser(browser.path))
    let run = Task { try await acquirer.capture(slow.url(for: "/sam")) }
    while slow.connections == 0 { try await Task.sleep(for: .milliseconds(20)) }
    kill(try #require(browser.number), SIGKILL)
    let page = try await run.value
    #expect(page.capture.failure?.code == .browserFailed)
    #expect(page.capture.failure?.cause == "The browser broke down on this page.")
    #expect(try await browser.isGone())
  }
}
