import Foundation
import Support
import Synchronization
import Testing

@Suite("Ctrl-C")
struct InterruptTests {
  private let workplace: Workplace

  init() throws { workplace = try Workplace() }

  /// Runs an audit of a good page and one that never comes; ends it with `signal` when the second is asked for.
  private func interrupted(_ signal: Int32, _ arguments: [String]) async throws -> (
    outcome: Outcome, end: Duration
  ) {
    let server = try await LoopbackServer.start(["/sam": .html(Sample.profile)])
    let slow = try RawServer([.send("HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n<h1>Sam"), .waitForClose])
    let clock = ContinuousClock()
    let (moments, moment) = AsyncStream.makeStream(of: ContinuousClock.Instant.self)
    // One page at a time is fetched from a host, so the first is finished when the second is asked for.
    let program = workplace.program(
      ["audit", "--format", "json", "--rate", "1000", "--allow-private-network", server.url(for: "/sam")]
        + [slow.url(for: "/sam")] + arguments)
    let outcome = try await program.run { number in
      while slow.connections == 0 { try await Task.sleep(for: .milliseconds(5)) }
      moment.yield(clock.now)
      kill(number, signal)
    }
    let end = clock.now
    moment.finish()
    var sent = end
    for await instant in moments { sent = instant }
    slow.stop()
    await server.stop()
    return (outcome, end - sent)
  }

  private func expectPartOf(_ report: ReportFile) {
    #expect(report.profiles.map(\.state) == ["profile", "unreadable"])
    #expect(report.findings.contains { $0.check == "employer-visible" && $0.outcome == "flagged" })
    #expect(report.notAssessed.map(\.reason) == ["You stopped the audit before this page was done."])
    #expect(report.notAssessed.map(\.nextStep) == ["Run the same command again to capture it."])
  }

  @Test("ends soon with 130, and what was finished is reported", arguments: [SIGINT, SIGTERM])
  func reported(signal: Int32) async throws {
    let (outcome, end) = try await interrupted(signal, [])
    outcome.expect(130)
    #expect(end < .seconds(10))
    #expect(outcome.errors == "netcurtain: stopped before the end. What was finished is in the report.\n")
    try expectPartOf(outcome.report())
    #expect(try workplace.names == [])
  }

  @Test("the files that were asked for are whole, and no part of one is left behind")
  func files() async throws {
    let (outcome, end) = try await interrupted(SIGINT, ["--output", "r.json", "--html", "r.html"])
    outcome.expect(130)
    #expect(end < .seconds(10))
    #expect(outcome.output == "")
    #expect(try workplace.names == ["r.html", "r.json"])
    try expectPartOf(ReportFile(try workplace.text(of: "r.json")))
    let html = try workplace.text(of: "r.html")
    #expect(html.hasSuffix("</html>\n"))
    #expect(html.contains("You stopped the audit"))
  }

  @Test("in a later round leaves what the rounds before it found")
  func laterRound() async throws {
    let page = Sample.profile.replacing("</head>", with: DoorPages.actorLink + "</head>")
    let head = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: \(page.utf8.count)\r\n\r\n"
    // The second connection is the door's: it never answers.
    let server = try RawServer { $0 == 1 ? [.send(head + page)] : [.waitForClose] }
    let program = workplace.program([
      "audit", "--format", "json", "--rate", "1000", "--allow-private-network",
      server.url(for: "/@samtarrant"),
    ])
    let outcome = try await program.run { number in
      while server.connections < 2 { try await Task.sleep(for: .milliseconds(5)) }
      kill(number, SIGINT)
    }
    outcome.expect(130)
    let report = try outcome.report()
    #expect(report.profiles.map(\.state) == ["profile"])
    #expect(report.findings.contains { $0.check == "employer-visible" && $0.outcome == "flagged" })
    #expect(report.profiles.first?.notes?.contains { $0.contains("You stopped the audit") } == true)
    server.stop()
  }

  @Test("two hundred slow links, stopped in the middle: what was finished is reported within a second")
  func manySlowLinks() async throws {
    var times: [Duration] = []
    // The best of three, so that a busy machine does not decide.
    for _ in 0..<3 {
      let server = try await LoopbackServer.start(["/sam": .html(Sample.profile)])
      let slow = try RawServer([
        .send("HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n<h1>Sam"), .waitForClose,
      ])
      let clock = ContinuousClock()
      let sent = Mutex(clock.now)
      let links = [server.url(for: "/sam", host: "localhost")] + (0..<199).map { slow.url(for: "/\($0)") }
      let outcome = try await workplace.program(
        ["audit", "--format", "json", "--allow-private-network", "--parallel", "8", "--output", "r.json"]
          + links
      ).run { number in
        while slow.connections < 8 || server.requests.isEmpty { try await Task.sleep(for: .milliseconds(5)) }
        try await Task.sleep(for: .milliseconds(300))
        sent.withLock { $0 = clock.now }
        kill(number, SIGINT)
      }
      times.append(clock.now - sent.withLock { $0 })
      slow.stop()
      await server.stop()
      outcome.expect(130)
      #expect(try workplace.names == ["r.json"])
      let report = try ReportFile(workplace.text(of: "r.json"))
      #expect(report.profiles.count == 200)
      #expect(report.profiles.filter { $0.state == "profile" }.count == 1)
      #expect(report.notAssessed.count == 199)
    }
    #expect(times.contains { $0 < .seconds(1) }, "\(times)")
  }
}
