import Foundation
import Support
import Testing

@Suite("Files that cannot be judged")
struct BadFileTests {
  private let workplace: Workplace

  init() throws {
    workplace = try Workplace()
    try workplace.write(Sample.profile, to: "good.html")
  }

  private func expectNotAssessed(
    _ argument: String, requested: String? = nil, launcher: [String] = [], state: String = "unreadable",
    reason: String, nextStep: String, sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    for arguments in [[argument, "good.html"], [argument]] {
      var program = workplace.program(["audit", "--format", "json"] + arguments)
      program.launcher = launcher
      let outcome = try await program.run()
      outcome.expect(arguments.count == 2 ? 0 : 69, sourceLocation: sourceLocation)
      #expect(outcome.errors == "", sourceLocation: sourceLocation)
      let report = try outcome.report(sourceLocation: sourceLocation)
      #expect(report.profiles.count == arguments.count, sourceLocation: sourceLocation)
      #expect(report.notAssessed.count == 1, sourceLocation: sourceLocation)
      let row = try #require(report.notAssessed.first, sourceLocation: sourceLocation)
      #expect(row.requestedURL == "file:\(requested ?? argument)", sourceLocation: sourceLocation)
      #expect(row.state == state, sourceLocation: sourceLocation)
      #expect(row.reason.contains(reason), "reason: \(row.reason)", sourceLocation: sourceLocation)
      #expect(row.nextStep.contains(nextStep), "next step: \(row.nextStep)", sourceLocation: sourceLocation)
      let profile = try report.profile(row.requestedURL, sourceLocation: sourceLocation)
      #expect(report.checks("clear", on: profile).isEmpty, sourceLocation: sourceLocation)
    }
  }

  @Test("a file that is not there")
  func missing() async throws {
    try await expectNotAssessed(
      "missing.html", reason: "no file or folder of that name", nextStep: "spelling")
  }

  @Test("a folder with no page")
  func noPage() async throws {
    try workplace.makeFolder("empty")
    try workplace.write("milk, eggs", to: "empty/list.txt")
    try await expectNotAssessed(
      "empty", reason: "holds no file that ends in .html", nextStep: "Save your pages there")
  }

  @Test("a file and a folder that the person may not open", arguments: ["locked.html", "locked"])
  func unreadable(name: String) async throws {
    if name.hasSuffix(".html") {
      try workplace.write(Sample.profile, to: name)
    } else {
      try workplace.write(Sample.profile, to: name + "/page.html")
    }
    chmod(workplace.path + "/" + name, 0)
    defer { chmod(workplace.path + "/" + name, 0o700) }
    // Root may open everything, but for root without that right.
    let plain = ["/usr/bin/setpriv", "--bounding-set=-dac_override,-dac_read_search"]
    try await expectNotAssessed(
      name, launcher: getuid() == 0 ? plain : [], reason: "not allowed to open",
      nextStep: "Change who may read")
  }

  @Test("an empty file")
  func empty() async throws {
    try workplace.write("", to: "empty.html")
    try await expectNotAssessed("empty.html", reason: "empty", nextStep: "again")
  }

  @Test("a PDF under the name of a page")
  func pdf() async throws {
    try workplace.write(Sample.pdf, to: "cv.html")
    try await expectNotAssessed("cv.html", reason: "PDF", nextStep: "Save it from the browser menu")
  }

  @Test("a file of 50 MB")
  func large() async throws {
    try workplace.write(String(repeating: "a", count: 50_000_000), to: "large.html")
    try await expectNotAssessed("large.html", reason: "larger than 16 MiB", nextStep: "HTML only")
  }

  @Test("a saved page that is no profile")
  func article() async throws {
    try workplace.write(Sample.article, to: "news.html")
    try await expectNotAssessed(
      "news.html", state: "notAProfile", reason: "article", nextStep: "your profile page itself")
  }

  @Test("a named pipe is not waited for")
  func namedPipe() async throws {
    #expect(mkfifo(workplace.path + "/pipe.html", 0o600) == 0)
    try await expectNotAssessed(
      "pipe.html", reason: "not an ordinary file", nextStep: "saved from your browser")
  }

  @Test("a name with an escape sequence stays text")
  func hostileName() async throws {
    let name = "evil\u{1B}[31m.html"
    let outcome = try await workplace.run("audit", name)
    outcome.expect(69)
    #expect(!outcome.output.contains("\u{1B}"))
    #expect(outcome.output.contains("evil"))
  }
}
