import Foundation
import Support
import Testing

@Suite("Exit codes")
struct ExitCodeTests {
  private let workplace: Workplace

  init() throws {
    workplace = try Workplace()
    try workplace.write(Sample.profile, to: "good.html")
    try workplace.write(Sample.quietProfile, to: "quiet.html")
    try workplace.write(Sample.loginWall, to: "wall.html")
  }

  @Test(
    "the code for a script, and the whole report all the same",
    arguments: [
      (["good.html"], 0),
      (["quiet.html"], 0),
      (["wall.html"], 69),
      (["wall.html", "--strict"], 69),
      (["good.html", "wall.html"], 0),
      (["good.html", "wall.html", "--strict"], 3),
      (["good.html", "--strict"], 0),
      (["good.html", "--fail-on", "high"], 0),
      (["good.html", "--fail-on", "low"], 1),
      (["good.html", "--fail-on", "high", "--role", "social-worker"], 1),
      (["quiet.html", "--fail-on", "note"], 0),
      (["good.html", "wall.html", "--fail-on", "low", "--strict"], 1),
    ] as [([String], Int32)])
  func code(arguments: [String], code: Int32) async throws {
    let outcome = try await workplace.audit(arguments)
    outcome.expect(code)
    #expect(outcome.errors == "")
    let pages = arguments.filter { $0.hasSuffix(".html") }
    #expect(try outcome.report().profiles.map(\.requestedURL) == pages.map { "file:\($0)" })
  }

  @Test("a wall beside a profile is never called clear, and is told apart")
  func wall() async throws {
    let report = try await workplace.audit(["quiet.html", "wall.html"]).report()
    let checks = Set(report.findings.map(\.check))
    #expect(checks.count > 4)
    // What is about both pages stays open with the wall. Nobody asked an archive, and there is no post that could
    // speak of anything.
    let together: Set = ["handle-reused", "mosaic-joined-up", "photo-reused", "policy-quartet"]
    let beyond: Set = ["archived-copy", "case-mention", "colleague-mention", "old-posts-public", "work-post"]
    let clear = Set(report.checks("clear", on: report.profiles[0]))
    #expect(clear == checks.subtracting(together).subtracting(beyond))
    #expect(report.findings.filter { together.contains($0.check) }.allSatisfy { $0.outcome == "cannotTell" })
    #expect(
      Set(report.checks("cannotTell", on: report.profiles[0])).subtracting(together) == ["archived-copy"])
    #expect(report.checks("clear", on: report.profiles[1]).isEmpty)
    #expect(report.notAssessed.map(\.state) == ["loginWall"])
  }
}
