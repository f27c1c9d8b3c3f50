import Foundation
import Support
import Testing

@Suite("Captures that are kept can be audited again")
struct KeepCapturesTests {
  private let workplace: Workplace

  init() throws { workplace = try Workplace() }

  /// The report without the times at which its audits were made.
  private func comparable(_ outcome: Outcome) throws -> NSDictionary {
    let json = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
    let report = NSMutableDictionary(dictionary: try #require(json as? [String: Any]))
    report.removeObject(forKey: "auditedAt")
    return report
  }

  private func captureFile() throws -> String {
    let names = try FileManager.default.contentsOfDirectory(atPath: workplace.path + "/captures")
    #expect(names.count == 1)
    return try "captures/" + #require(names.first)
  }

  @Test("to the same report: states, facts, findings, dates and what was asked for")
  func roundTrip() async throws {
    let server = try await LoopbackServer.start([
      "/sam": .redirect(to: "/sam/"), "/sam/": .html(Sample.profile), "/wall": .html(Sample.loginWall),
      "/news": .html(Sample.article), "/refused": .html("No", status: 403), "/empty": .html(""),
      "/blank": .init(headers: ["X-Robots-Tag": "noindex"], body: Array(Sample.quietProfile.utf8)),
      "/circle": .redirect(to: "/circle"),
    ])
    try workplace.write(Sample.quietProfile, to: "pages/a b ŵ.html")
    try workplace.write(SavedForms.mhtml(Array(Sample.profile.utf8)), to: "pages/b.mhtml")
    try workplace.write(
      SavedForms.har([.init(Sample.profile), .init(nil) { $0.url += "/2" }]), to: "pages/c.har")
    try workplace.write(Sample.pdf, to: "pages/d.html")
    let paths = ["/sam", "/wall", "/news", "/refused", "/lost", "/empty", "/blank", "/circle"]
    let first = try await workplace.audit(
      ["--allow-private-network", "--keep-captures", "captures"] + paths.map { server.url(for: $0) }
        + ["pages", "missing.html", "https://localhost:1/x"])
    await server.stop()
    first.expect(0)
    let file = try captureFile()
    #expect(workplace.mode(of: "captures") == 0o700)
    #expect(workplace.mode(of: file) == 0o600)
    #expect(try first.report().profiles.count == paths.count + 7)
    for again in [file, "captures"] {
      let second = try await workplace.audit([again])
      second.expect(0)
      #expect(try comparable(second) == comparable(first))
    }
    // And of the captures of the captures.
    let third = try await workplace.audit([file, "--keep-captures", "more"])
    #expect(try comparable(third) == comparable(first))
    let fourth = try await workplace.audit(["more"])
    #expect(try comparable(fourth) == comparable(first))
  }

  @Test("nothing that opens an account is kept")
  func secrets() async throws {
    let server = try await LoopbackServer.start([
      "/": .init(headers: ["Set-Cookie": "s3cr3t"], body: Array(Sample.profile.utf8))
    ])
    let outcome = try await workplace.audit(
      ["--allow-private-network", "--keep-captures", "captures", server.url(for: "/")])
    await server.stop()
    outcome.expect(0)
    #expect(try !workplace.text(of: captureFile()).contains("s3cr3t"))
  }

  @Test("a folder that cannot be written is said before anything is fetched")
  func refused() async throws {
    try workplace.write(Sample.profile, to: "sam.html")
    for folder in ["sam.html", "none/captures", ""] {
      let outcome = try await workplace.run("audit", "sam.html", "--keep-captures", folder)
      outcome.expect(74)
      #expect(outcome.output == "")
      #expect(outcome.errors.contains("cannot-write"), "\(outcome.errors)")
    }
    #expect(try workplace.names == ["sam.html"])
  }

  @Test("a second audit makes a second file, and nothing half is left over")
  func twice() async throws {
    try workplace.write(Sample.profile, to: "sam.html")
    for _ in 1...3 { _ = try await workplace.audit(["sam.html", "--keep-captures", "captures/"]) }
    let names = try FileManager.default.contentsOfDirectory(atPath: workplace.path + "/captures")
    #expect(names.count == 3)
    #expect(names.allSatisfy { $0.hasPrefix("netcurtain-20") && $0.hasSuffix(".warc") })
  }

  @Test(
    "other readers of web archives find nothing wrong with it",
    .enabled(if: Tool.warcio != nil, "needs warcio"))
  func otherReaders() async throws {
    let server = try await LoopbackServer.start(["/": .html(Sample.profile)])
    try workplace.write(Sample.profile, to: "sam.html")
    let outcome = try await workplace.audit(
      [
        "--allow-private-network", "--keep-captures", "captures", server.url(for: "/"), "sam.html",
        "gone.html",
      ])
    await server.stop()
    outcome.expect(0)
    let check = try await Tool.run(
      try #require(Tool.warcio), ["check", "-v", captureFile()], in: workplace.path)
    #expect(check.status == 0, "\(check.output)")
    #expect(check.output.contains("digest pass"))
    #expect(!check.output.contains("digest not present"))
  }
}

/// Programs of others that tests use where they are installed.
enum Tool {
  static let wget = find(["/usr/bin/wget"])
  static let warcio = find([
    "/usr/bin/warcio", "/usr/local/bin/warcio", ProcessInfo.processInfo.environment["WARCIO"],
  ])

  private static func find(_ places: [String?]) -> String? {
    places.compactMap(\.self).first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  /// Runs one to its end, which comes by force after half a minute.
  static func run(_ path: String, _ arguments: [String], in folder: String) async throws -> (
    status: Int32, output: String
  ) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/timeout")
    process.arguments = ["30", path] + arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.standardInput = FileHandle.nullDevice
    let file = folder + "/.output-\(UUID().uuidString)"
    _ = FileManager.default.createFile(atPath: file, contents: nil)
    defer { try? FileManager.default.removeItem(atPath: file) }
    let output = try FileHandle(forWritingTo: URL(fileURLWithPath: file))
    process.standardOutput = output
    process.standardError = output
    let (ends, end) = AsyncStream.makeStream(of: Void.self)
    process.terminationHandler = { _ in end.finish() }
    try process.run()
    for await _ in ends {}
    return (process.terminationStatus, try String(contentsOfFile: file, encoding: .utf8))
  }
}
