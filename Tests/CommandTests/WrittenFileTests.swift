import Foundation
import Support
import Testing

@Suite("Written files")
struct WrittenFileTests {
  private let workplace: Workplace

  init() throws {
    workplace = try Workplace()
    try workplace.write(Sample.profile, to: "good.html")
  }

  @Test("both reports are whole, for their owner alone, and leave nothing else behind")
  func whole() async throws {
    var program = workplace.program(["audit", "good.html", "--output", "r.txt", "--html", "r.html"])
    program.shell = "umask 000; exec \"$@\""
    let outcome = try await program.run()
    outcome.expect(0)
    #expect(outcome.output == "")
    #expect(outcome.errors == "")
    #expect(try workplace.names == ["good.html", "r.html", "r.txt"])
    #expect(workplace.mode(of: "r.txt") == 0o600)
    #expect(workplace.mode(of: "r.html") == 0o600)
    let text = try workplace.text(of: "r.txt")
    #expect(text.hasPrefix("WHAT A STRANGER CAN SEE ABOUT YOU\n"))
    #expect(text.hasSuffix("It was sent to no one.\n"))
    #expect(!text.contains("\u{1B}"))
    let html = try workplace.text(of: "r.html")
    #expect(html.lowercased().hasPrefix("<!doctype html>"))
    #expect(html.hasSuffix("</html>\n"))
    #expect(html.contains("Harrowdale City Council"))
    #expect(!html.contains("<script"))
  }

  @Test("--output holds what standard output would have held")
  func sameBytes() async throws {
    try await workplace.audit(["good.html", "--output", "r.json"]).expect(0)
    let written = try workplace.text(of: "r.json")
    let printed = try await workplace.audit(["good.html"]).output
    let time = /"auditedAt": "[^"]*"/
    #expect(written.replacing(time, with: "") == printed.replacing(time, with: ""))
  }

  @Test(
    "a place that cannot be written: what and why, and an old report survives",
    arguments: [
      (["--output", "nofolder/r.txt"], "nofolder/r.txt: There is no folder nofolder. Make the folder first"),
      (["--output", "old"], "old: That is a folder."),
      (["--html", "old"], "old: That is a folder. Give the name of a file in it, such as old/report.html."),
      (["--html", "nofolder/r.html"], "nofolder/r.html: There is no folder nofolder."),
      (["--output", "good.html/r.txt"], "There is no folder good.html."),
      (["--output", "/dev/full"], "not an ordinary file"),
      (["--output", ""], "There is no name to write to."),
    ])
  func badPlace(arguments: [String], message: String) async throws {
    let server = try await LoopbackServer.start(["/sam": .html(Sample.profile)])
    try workplace.write("kept", to: "old/report.html")
    let outcome = try await workplace.program(
      ["audit", "--allow-private-network", server.url(for: "/sam"), "good.html"] + arguments
    ).run()
    outcome.expect(74)
    #expect(outcome.output == "")
    #expect(outcome.errors.hasPrefix("netcurtain: "))
    #expect(outcome.errors.contains(message), "\(outcome.errors)")
    // It is said before anybody waits for the pages.
    #expect(server.requests.isEmpty)
    #expect(try workplace.names == ["good.html", "old"])
    #expect(try workplace.text(of: "old/report.html") == "kept")
    await server.stop()
  }

  @Test("a web page for which there is no room does not lose the text")
  func noRoom() async throws {
    var program = workplace.program(["audit", "good.html", "--html", "r.html", "--no-color"])
    program.shell = Self.noRoom
    program.output = .terminal()
    let outcome = try await program.run()
    outcome.expect(74)
    #expect(outcome.errors.hasPrefix("netcurtain: Writing r.html: "), "\(outcome.errors)")
    #expect(outcome.output.hasPrefix("WHAT A STRANGER CAN SEE ABOUT YOU\n"))
    #expect(outcome.output.hasSuffix("It was sent to no one.\n"))
    #expect(!outcome.output.contains("r.html"))
    #expect(try workplace.names == ["good.html"])
  }

  /// A limit on the size of files ends the writing in the middle, as a full disk does.
  private static let noRoom = "trap '' XFSZ; ulimit -f 1; exec \"$@\""

  @Test("an old report is replaced whole, and one that cannot be replaced stays as it was")
  func replaced() async throws {
    try workplace.write(String(repeating: "old ", count: 100_000), to: "r.txt")
    try await workplace.run("audit", "good.html", "--output", "r.txt").expect(0)
    #expect(try workplace.text(of: "r.txt").hasPrefix("WHAT A STRANGER"))
    #expect(workplace.mode(of: "r.txt") == 0o600)

    try workplace.write("kept", to: "small.txt")
    var program = workplace.program(["audit", "good.html", "--output", "small.txt"])
    program.shell = Self.noRoom
    let outcome = try await program.run()
    outcome.expect(74)
    #expect(outcome.errors.contains("small.txt"), "\(outcome.errors)")
    #expect(try workplace.text(of: "small.txt") == "kept")
    #expect(try workplace.names == ["good.html", "r.txt", "small.txt"])
  }

  @Test("a symbolic link is replaced, and what it leads to is left alone")
  func symbolicLink() async throws {
    try workplace.write("precious", to: "elsewhere.txt")
    for name in ["r.txt", "r.html"] {
      try FileManager.default.createSymbolicLink(
        atPath: workplace.path + "/" + name, withDestinationPath: "elsewhere.txt")
    }
    try await workplace.run("audit", "good.html", "--output", "r.txt", "--html", "r.html").expect(0)
    #expect(try workplace.text(of: "elsewhere.txt") == "precious")
    #expect(!workplace.isLink("r.txt"))
    #expect(!workplace.isLink("r.html"))
    #expect(workplace.mode(of: "r.txt") == 0o600)
  }
}
