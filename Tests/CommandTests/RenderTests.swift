import Foundation
import Support
import Testing

@Suite("audit --render")
struct RenderOptionTests {
  private let workplace: Workplace

  init() throws { workplace = try Workplace() }

  /// A page with nothing to read in it, until its script has brought ``Sample/profile``.
  static let shell = """
    <!DOCTYPE html><html lang="en"><head><title>Loading</title></head><body>
    <noscript>You need to enable JavaScript to run this app.</noscript><div id="root"></div><script>
    fetch('/data').then((answer) => answer.text()).then((text) => {
      const page = new DOMParser().parseFromString(text, 'text/html');
      document.title = page.title;
      document.head.append(...page.head.children);
      document.body.append(...page.body.children);
    });
    </script></body></html>
    """

  @Test("no browser: what to do, before anything is fetched")
  func noBrowser() async throws {
    let server = try RawServer([.reset])
    defer { server.stop() }
    let link = server.url(for: "/sam")
    var program = workplace.program(["audit", link, "--render", "--allow-private-network"])
    program.environment["PATH"] = workplace.path
    let missing = try await program.run()
    missing.expect(64)
    #expect(missing.errors.contains("No browser was found."))
    #expect(missing.errors.contains("Install Chromium or Chrome"))
    let wrong = try await workplace.run("audit", link, "--browser", "no/such", "--allow-private-network")
    wrong.expect(64)
    #expect(wrong.errors.contains("--browser no/such: There is no program"))
    let both = try await workplace.run("audit", link, "--render", "--cacert", "x.pem")
    both.expect(64)
    #expect(both.errors.contains("the browser has its own list"))
    #expect(server.connections == 0)
  }

  @Test(
    "a page that is empty without scripts says what to type; typed, it gives its facts",
    .enabled(if: Chromium.isInstalled, Comment(rawValue: Chromium.missing)), .timeLimit(.minutes(2)))
  func shellPage() async throws {
    let server = try await LoopbackServer.start([
      "/sam?a=1&b=2": .html(Self.shell), "/data": .html(Sample.profile), "/plain": .html(Sample.profile),
    ])
    let link = server.url(for: "/sam?a=1&b=2")
    let before = try await workplace.audit([link, "--allow-private-network"]).report()
    #expect(before.profiles.map(\.state) == ["scriptShell"])
    #expect(before.notAssessed[0].nextStep.contains("Type “netcurtain audit '\(link)' --render”."))
    let plain = try await workplace.audit([server.url(for: "/plain"), "--allow-private-network"]).report()
    let outcome = try await workplace.audit([link, "--allow-private-network", "--render"])
    await server.stop()
    outcome.expect(0)
    let after = try outcome.report()
    #expect(after.profiles.map(\.state) == ["profile"])
    func facts(_ report: ReportFile) -> Set<String> {
      Set(report.profiles[0].exposures.map { "\($0.attribute) \($0.value)" })
    }
    #expect(!facts(plain).isEmpty && facts(after) == facts(plain))
  }

  @Test(
    "a wall that a browser meets too says so",
    .enabled(if: Chromium.isInstalled, Comment(rawValue: Chromium.missing)), .timeLimit(.minutes(2)))
  func wall() async throws {
    let server = try await LoopbackServer.start(["/sam": .html(Sample.loginWall)])
    let link = server.url(for: "/sam")
    let outcome = try await workplace.audit([link, "--allow-private-network", "--render"])
    await server.stop()
    outcome.expect(69)
    let report = try outcome.report()
    #expect(report.profiles.map(\.state) == ["loginWall"])
    #expect(report.notAssessed[0].reason.contains("opened with a browser as well"))
    #expect(!report.notAssessed[0].nextStep.contains("--render"))
    #expect(report.checks("clear", on: report.profiles[0]) == [])
  }

  @Test(
    "Ctrl-C ends the browser within a second and leaves nothing",
    .enabled(if: Chromium.isInstalled, Comment(rawValue: Chromium.missing)), .timeLimit(.minutes(2)))
  func interrupted() async throws {
    let slow = try RawServer([.waitForClose])
    defer { slow.stop() }
    let browser = try WatchedBrowser()
    let program = workplace.program([
      "audit", "--allow-private-network", "--browser", browser.path, slow.url(for: "/sam"),
    ])
    let clock = ContinuousClock()
    let (moments, moment) = AsyncStream.makeStream(of: ContinuousClock.Instant.self)
    let outcome = try await program.run { number in
      while slow.connections == 0 { try await Task.sleep(for: .milliseconds(20)) }
      moment.yield(clock.now)
      kill(number, SIGINT)
    }
    let end = clock.now
    moment.finish()
    for await sent in moments { #expect(end - sent < .seconds(2)) }
    outcome.expect(130)
    #expect(try await browser.isGone())
  }
}
