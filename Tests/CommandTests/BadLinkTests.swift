import Foundation
import Support
import Testing

/// A link that cannot be judged, with the words that say so.
struct BadLink: Sendable, CustomTestStringConvertible {
  let testDescription: String
  /// The argument, or the path on the test's own server where it starts with "/".
  let argument: String
  let state: String
  let reason: String
  let nextStep: String

  init(_ name: String, _ argument: String, _ state: String, _ reason: String, _ nextStep: String) {
    testDescription = name
    self.argument = argument
    self.state = state
    self.reason = reason
    self.nextStep = nextStep
  }

  static let all = [
    BadLink("ftp:", "ftp://files.example.org/me.html", "unreadable", "starts with ftp:", "save it"),
    BadLink("file:", "file:///etc/hostname", "unreadable", "starts with file:", "give the path of the file"),
    BadLink("javascript:", "javascript:alert(1)", "unreadable", "starts with javascript:", "save it"),
    BadLink("data:", "data:text/html,<h1>Sam</h1>", "unreadable", "starts with data:", "save it"),
    BadLink(
      "malformed", "https://exa mple.org/sam", "unreadable", "not written in the plain form", "Copy the link"),
    BadLink("no host", "https://", "unreadable", "not written in the plain form", "Copy the link"),
    BadLink(
      "user name", "https://sam@example.org/", "unreadable", "not written in the plain form", "Copy the link"),
    BadLink(
      "bare host", "social.example.org/@sam", "unreadable", "a link without https://", "Write https://"),
    BadLink(
      "unknown host", "https://nonexistent.invalid/sam", "unreadable", "no site called", "Check the spelling"),
    BadLink("404", "/404", "notFound", "404", "Check the link"),
    BadLink("410", "/410", "notFound", "410", "Check the link"),
    BadLink("403", "/403", "blocked", "403", "Wait"),
    BadLink("429", "/429", "blocked", "429", "Wait"),
    BadLink("999", "/999", "blocked", "999", "Wait"),
    BadLink("500", "/500", "unreadable", "500", "again"),
    BadLink("empty body", "/empty", "unreadable", "empty", "again"),
    BadLink("PDF", "/pdf", "unreadable", "PDF", "save the page"),
    BadLink("PDF that says it is HTML", "/liar", "unreadable", "PDF", "save the page"),
    BadLink("50 MB", "/large", "unreadable", "larger than 16 MiB", "Save the page"),
    BadLink("article", "/article", "notAProfile", "article", "your profile page itself"),
    BadLink("sign-in wall", "/wall", "loginWall", "sign", "private window"),
  ]
}

@Suite("Links that cannot be judged")
struct BadLinkTests {
  private let workplace: Workplace

  init() throws { workplace = try Workplace() }

  private static func server() async throws -> LoopbackServer {
    let refusal = "<!DOCTYPE html><html><head><title>Error</title></head><body><h1>Error</h1></body></html>"
    return try await LoopbackServer { target in
      switch target {
      case "/good": .html(Sample.profile)
      case "/404", "/410", "/403", "/429", "/999", "/500":
        .html(refusal, status: Int(target.dropFirst()) ?? 0)
      case "/empty": .html("")
      case "/pdf": .init(headers: ["Content-Type": "application/pdf"], body: Array(Sample.pdf.utf8))
      case "/liar": .html(Sample.pdf)
      case "/large":
        .init(headers: ["Content-Type": "text/html"], body: [UInt8](repeating: 0x61, count: 50_000_000))
      case "/article": .html(Sample.article)
      case "/wall": .html(Sample.loginWall)
      default: nil
      }
    }
  }

  /// Audits `link` beside a good page and alone; checks that only the link suffers.
  private func expectNotAssessed(
    _ link: String, with arguments: [String] = [], good: String, state: String, reason: String,
    nextStep: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    let both = try await workplace.audit(arguments + [link, good])
    both.expect(0, sourceLocation: sourceLocation)
    #expect(both.errors == "", sourceLocation: sourceLocation)
    let report = try both.report(sourceLocation: sourceLocation)
    #expect(report.profiles.count == 2, sourceLocation: sourceLocation)
    #expect(report.profiles.last?.state == "profile", sourceLocation: sourceLocation)
    let assessed = try #require(report.profiles.last, sourceLocation: sourceLocation)
    #expect(
      report.checks("flagged", on: assessed).contains("employer-visible"), sourceLocation: sourceLocation)
    try expectRow(
      in: report, state: state, reason: reason, nextStep: nextStep, sourceLocation: sourceLocation)

    let alone = try await workplace.audit(arguments + [link])
    alone.expect(69, sourceLocation: sourceLocation)
    try expectRow(
      in: alone.report(sourceLocation: sourceLocation), state: state, reason: reason, nextStep: nextStep,
      sourceLocation: sourceLocation)

    let text = try await workplace.program(["audit", "--rate", "1000"] + arguments + [link]).run()
    text.expect(69, sourceLocation: sourceLocation)
    #expect(text.output.contains("not assessed"), sourceLocation: sourceLocation)
    #expect(!text.output.contains("looked for and not seen"), sourceLocation: sourceLocation)
  }

  private func expectRow(
    in report: ReportFile, state: String, reason: String, nextStep: String, sourceLocation: SourceLocation
  ) throws {
    let profile = try #require(report.profiles.first, sourceLocation: sourceLocation)
    #expect(profile.state == state, sourceLocation: sourceLocation)
    #expect(report.checks("clear", on: profile).isEmpty, sourceLocation: sourceLocation)
    #expect(report.notAssessed.count == 1, sourceLocation: sourceLocation)
    let row = try #require(report.notAssessed.first, sourceLocation: sourceLocation)
    #expect(row.requestedURL == profile.requestedURL, sourceLocation: sourceLocation)
    #expect(row.state == state, sourceLocation: sourceLocation)
    #expect(row.reason.contains(reason), "reason: \(row.reason)", sourceLocation: sourceLocation)
    #expect(row.nextStep.contains(nextStep), "next step: \(row.nextStep)", sourceLocation: sourceLocation)
  }

  @Test("one bad link is a row of its own, and the rest of the audit stands", arguments: BadLink.all)
  func badLink(_ link: BadLink) async throws {
    let server = try await Self.server()
    try await expectNotAssessed(
      link.argument.hasPrefix("/") ? server.url(for: link.argument) : link.argument,
      with: ["--allow-private-network"], good: server.url(for: "/good"), state: link.state,
      reason: link.reason,
      nextStep: link.nextStep)
    await server.stop()
  }

  @Test("a site that does not take the connection")
  func refusedConnection() async throws {
    let server = try await Self.server()
    let gone = try RawServer([])
    gone.stop()
    try await expectNotAssessed(
      gone.url(for: "/sam"), with: ["--allow-private-network"], good: server.url(for: "/good"),
      state: "unreadable", reason: "did not take the connection", nextStep: "Check your connection")
    await server.stop()
  }

  @Test("an answer that breaks off")
  func brokenAnswer() async throws {
    let server = try await Self.server()
    let broken = try RawServer([.send("HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n<h1>Sam")])
    try await expectNotAssessed(
      broken.url(for: "/sam"), with: ["--allow-private-network"], good: server.url(for: "/good"),
      state: "unreadable", reason: "before", nextStep: "again")
    broken.stop()
    await server.stop()
  }

  @Test(
    "a certificate that nobody vouches for, or that has ended", .enabled(if: OpenSSLServer.isInstalled),
    arguments: [(2, "signed its certificate itself"), (-1, "expired")])
  func badCertificate(days: Int, reason: String) async throws {
    let folder = try TemporaryFolder()
    try folder.write("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n\(Sample.profile)", to: "sam")
    let secure = try OpenSSLServer(in: folder, days: days)
    let server = try await Self.server()
    let trust = days < 0 ? ["--cacert", secure.certificateFile] : []
    try await expectNotAssessed(
      secure.url(for: "sam"), with: ["--allow-private-network"] + trust, good: server.url(for: "/good"),
      state: "unreadable", reason: reason, nextStep: "Do not give details to this site")
    await server.stop()
  }

  @Test(
    "a site whose certificate comes from the issuer that --cacert names",
    .enabled(if: OpenSSLServer.isInstalled))
  func trustedCertificate() async throws {
    let folder = try TemporaryFolder()
    try folder.write("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n\(Sample.profile)", to: "sam")
    let secure = try OpenSSLServer(in: folder)
    let outcome = try await workplace.audit([
      secure.url(for: "sam"), "--allow-private-network", "--cacert", secure.certificateFile,
    ])
    outcome.expect(0)
    #expect(try outcome.report().profiles.first?.state == "profile")
  }

  @Test("this computer is not asked without --allow-private-network")
  func loopback() async throws {
    let server = try await Self.server()
    let good = try workplace.write(Sample.profile, to: "good.html")
    try await expectNotAssessed(
      server.url(for: "/good"), good: good, state: "unreadable", reason: "not to the public internet",
      nextStep: "--allow-private-network")
    #expect(server.requests.isEmpty)
    await server.stop()
  }

  @Test("--allow-private-network opens only what was typed: not where a page sends the visitor")
  func redirectInside() async throws {
    let inner = try await Self.server()
    let target = inner.url(for: "/good")
    let outer = try await LoopbackServer.start(["/sam": .redirect(to: target)])
    let outcome = try await workplace.audit([outer.url(for: "/sam"), "--allow-private-network"])
    outcome.expect(69)
    #expect(try outcome.report().notAssessed.first?.reason.contains("not to the public internet") == true)
    #expect(inner.requests.isEmpty)
    await inner.stop()
    await outer.stop()
  }

  @Test("a page sees an honest name, no cookie and no password")
  func honestRequest() async throws {
    let server = try await Self.server()
    try await workplace.audit([server.url(for: "/good"), "--allow-private-network"]).expect(0)
    let headers = try #require(server.requests.first).headers
    #expect(headers["user-agent"]?.hasPrefix("netcurtain/") == true)
    #expect(headers["cookie"] == nil)
    #expect(headers["authorization"] == nil)
    await server.stop()
  }
}
