import Foundation
import Support
import Testing

@Suite("Standard streams")
struct StreamTests {
  private let workplace: Workplace
  private let escape = "\u{1B}"

  init() throws {
    workplace = try Workplace()
    try workplace.write(Sample.profile, to: "good.html")
  }

  @Test("a pipe gets no escape sequence, and standard error stays empty")
  func pipe() async throws {
    for arguments in [["audit", "good.html", "missing.html"], ["demo"]] {
      let outcome = try await workplace.program(arguments).run()
      outcome.expect(0)
      #expect(!outcome.output.contains(escape))
      #expect(outcome.errors == "")
    }
  }

  @Test(
    "a terminal gets colour, unless it is refused",
    arguments: [
      ([], [:], true),
      (["--no-color"], [:], false),
      ([], ["NO_COLOR": "1"], false),
      ([], ["NO_COLOR": ""], true),
      ([], ["TERM": "dumb"], false),
      (["--output", "r.txt"], [:], false),
      (["--format", "json"], [:], false),
    ] as [([String], [String: String], Bool)])
  func colour(arguments: [String], environment: [String: String], isColoured: Bool) async throws {
    var program = workplace.program(["audit", "good.html"] + arguments)
    program.environment = environment
    program.output = .terminal()
    let outcome = try await program.run()
    outcome.expect(0)
    #expect(outcome.output.contains("\(escape)[") == isColoured)
    let text = arguments.contains("--output") ? try workplace.text(of: "r.txt") : outcome.output
    #expect(text.contains("Harrowdale City Council"))
    if !isColoured { #expect(!text.contains(escape)) }
  }

  @Test("progress shows on a terminal and is wiped away; never with --quiet, never in the report")
  func progress() async throws {
    let server = try await LoopbackServer.start(["/sam": .html(Sample.profile)])
    var program = workplace.program([
      "audit", "--allow-private-network", server.url(for: "/sam"), "good.html",
    ])
    program.errors = .terminal()
    let shown = try await program.run()
    shown.expect(0)
    #expect(shown.errors.contains("[####################] 2 of 2 pages"), "\(shown.errors)")
    #expect(shown.errors.hasSuffix("\r\(escape)[K"))
    #expect(!shown.output.contains(escape))
    #expect(!shown.output.contains("2 of 2 pages"))
    program.arguments.append("--quiet")
    let quiet = try await program.run()
    quiet.expect(0)
    #expect(quiet.errors == "")
    await server.stop()
  }

  @Test("--quiet leaves one line")
  func quiet() async throws {
    let outcome = try await workplace.run("audit", "--quiet", "good.html", "missing.html")
    outcome.expect(0)
    #expect(outcome.errors == "")
    #expect(
      outcome.output.wholeMatch(
        of: /[0-9]+ to [0-9]+ out of 99: [a-z ]+\. 2 profiles: 1 seen, 1 not assessed\n/) != nil,
      "\(outcome.output)")
  }

  @Test("COLUMNS, or the terminal's own width, bounds each line", arguments: [60, 40])
  func columns(width: Int) async throws {
    var program = workplace.program(["audit", "good.html", "missing.html"])
    program.environment = ["COLUMNS": "\(width)"]
    let piped = try await program.run()
    program.environment = ["NO_COLOR": "1"]
    program.output = .terminal(columns: UInt16(width))
    let shown = try await program.run()
    for outcome in [piped, shown] {
      outcome.expect(0)
      let lines = outcome.output.split(separator: "\n")
      #expect(lines.filter { $0.count > width }.isEmpty)
      #expect(lines.contains { $0.count > width - 15 })
    }
  }

  @Test(
    "a COLUMNS that is no width is passed over", arguments: ["", "0", "-5", "wide", "99999999999999999999"])
  func badColumns(width: String) async throws {
    var program = workplace.program(["audit", "good.html"])
    let usual = try await program.run()
    program.environment = ["COLUMNS": width]
    let outcome = try await program.run()
    outcome.expect(0)
    #expect(
      outcome.output.split(separator: "\n").dropFirst(3) == usual.output.split(separator: "\n").dropFirst(3))
  }

  @Test(
    "a reader that goes away early is no problem",
    arguments: [["audit", "good.html"], ["demo"], ["audit", "--help"]])
  func reader(arguments: [String]) async throws {
    var program = workplace.program(arguments)
    // The first reader is gone before the program writes at all; the second after one line.
    for script in ["{ \"$@\"; echo $? >code; } | true", "{ \"$@\"; echo $? >code; } | head -n 1"] {
      program.shell = script
      let outcome = try await program.run()
      outcome.expect(0)
      #expect(outcome.errors == "")
      #expect(try workplace.text(of: "code") == "0\n")
    }
    if arguments == ["demo"] {
      #expect(try workplace.text(of: "demo-report.html").hasSuffix("</html>\n"))
    }
  }

  @Test(
    "standard output that takes nothing: exit code 74 and why",
    arguments: [
      ["audit", "good.html"], ["audit", "good.html", "--format", "json"], ["demo"], ["--help"], ["--version"],
    ])
  func full(arguments: [String]) async throws {
    var program = workplace.program(arguments)
    program.output = .device("/dev/full")
    let outcome = try await program.run()
    outcome.expect(74)
    #expect(
      outcome.errors
        == "netcurtain: writing to standard output: The system said: No space left on device. "
        + "Write the report to a file with --output FILE, in a place with room. [cannot-write]\n")
  }

  @Test("closed streams: the report goes into no other file")
  func closed() async throws {
    var program = workplace.program(["audit", "good.html", "--html", "r.html"])
    program.shell = "exec \"$@\" >&-"
    let output = try await program.run()
    output.expect(74)
    #expect(output.errors.contains("writing to standard output: It is closed."), "\(output.errors)")
    let html = try workplace.text(of: "r.html")
    #expect(html.hasSuffix("</html>\n"))
    #expect(!html.contains("WHAT A STRANGER CAN SEE ABOUT YOU\n"))

    program.shell = "exec \"$@\" <&- 2>&-"
    let rest = try await program.run()
    rest.expect(0)
    #expect(rest.output.hasPrefix("WHAT A STRANGER CAN SEE ABOUT YOU\n"))
  }
}
