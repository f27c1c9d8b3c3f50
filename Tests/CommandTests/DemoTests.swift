import Foundation
import Support
import Testing

@Suite("The demo")
struct DemoTests {
  private let workplace: Workplace

  init() throws { workplace = try Workplace() }

  /// The report with every date and time of day taken out.
  private static func withoutTimes(_ text: String) -> String {
    text.replacing(/[0-9]{1,2} [A-Z][a-z]+ [0-9]{4}(, [0-9]{1,2}:[0-9]{2}[ap]m)?/, with: "DAY")
      .replacing(/[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]+Z/, with: "TIME")
  }

  @Test("three reports, and the first one as a web page for its owner alone")
  func threeReports() async throws {
    let outcome = try await workplace.run("demo")
    outcome.expect(0)
    #expect(outcome.errors == "")
    let starts = outcome.output.split(separator: "\n").filter { $0.hasPrefix("EXAMPLE ") }
    #expect(
      starts == [
        "EXAMPLE 1 OF 3: Rhian Oakeshott is an invented person.",
        "EXAMPLE 2 OF 3: Delyth Marchbanks is an invented person.",
        "EXAMPLE 3 OF 3: Josie Aldermoor is an invented person.",
      ])
    #expect(outcome.output.ranges(of: "WHAT A STRANGER CAN SEE ABOUT YOU").count == 3)
    #expect(outcome.output.ranges(of: "YOUR SCORE").count == 3)
    #expect(outcome.output.contains("demo-report.html"))
    #expect(!outcome.output.contains("127.0.0.1"))
    #expect(try workplace.names == ["demo-report.html"])
    #expect(workplace.mode(of: "demo-report.html") == 0o600)
    let html = try workplace.text(of: "demo-report.html")
    #expect(html.hasSuffix("</html>\n"))
    #expect(html.contains("Social worker"))
    #expect(!html.contains("127.0.0.1"))
  }

  @Test("the same again, but for the times; also while another demo runs")
  func sameAgain() async throws {
    let other = try Workplace()
    let programs = [workplace, other].map { $0.program(["demo"]) }
    async let first = programs[0].run()
    async let second = programs[1].run()
    let (one, two) = try await (first, second)
    one.expect(0)
    two.expect(0)
    #expect(Self.withoutTimes(one.output) == Self.withoutTimes(two.output))
    let pages = try [workplace, other].map { Self.withoutTimes(try $0.text(of: "demo-report.html")) }
    #expect(pages[0] == pages[1])
  }

  @Test("one person, and another place for the web page")
  func onePerson() async throws {
    let outcome = try await workplace.run("demo", "--person", "josie", "--html", "josie.html")
    outcome.expect(0)
    #expect(outcome.output.hasPrefix("EXAMPLE 1 OF 1: Josie Aldermoor is an invented person.\n"))
    #expect(try workplace.names == ["josie.html"])
  }

  @Test("a web page that cannot be written")
  func badPlace() async throws {
    let outcome = try await workplace.run("demo", "--html", "nofolder/demo.html")
    outcome.expect(74)
    #expect(outcome.errors.contains("nofolder/demo.html: There is no folder nofolder."))
    #expect(outcome.errors.hasPrefix("netcurtain: "))
  }

  @Test("a proxy of the environment is not asked: nothing leaves by it")
  func proxy() async throws {
    let proxy = try RawServer([])
    var program = workplace.program(["demo"])
    let address = proxy.url(for: "")
    program.environment = ["http_proxy": address, "https_proxy": address, "ALL_PROXY": address]
    try await program.run().expect(0)
    #expect(proxy.connections == 0)
    proxy.stop()
  }

  private static let strace = "/usr/bin/strace"

  @Test(
    "nothing but this computer is connected to",
    .enabled(if: FileManager.default.isExecutableFile(atPath: strace), "needs strace"))
  func connections() async throws {
    var program = workplace.program(["demo"])
    program.launcher = [
      Self.strace, "-f", "-qq", "-e", "trace=connect,sendto,sendmsg,sendmmsg", "-o", "calls",
    ]
    try await program.run().expect(0)
    let calls = try workplace.text(of: "calls").split(separator: "\n")
    let internet = calls.filter { $0.contains("AF_INET") }
    #expect(internet.contains { $0.contains("127.0.0.1") })
    #expect(internet.filter { !$0.contains("127.0.0.1") } == [])
  }
}
