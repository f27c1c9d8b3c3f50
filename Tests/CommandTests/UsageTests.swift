import Foundation
import Testing

@Suite("How the program is called")
struct UsageTests {
  private let workplace: Workplace

  init() throws {
    workplace = try Workplace()
    try workplace.write(Sample.profile, to: "good.html")
  }

  @Test(
    "a command that is not understood: what is wrong and how it is used, on standard error",
    arguments: [
      (["audit", "--bogus", "good.html"], "Unknown option '--bogus'"),
      (["audit", "--format", "xml", "good.html"], "The value 'xml' is invalid for '--format <format>'"),
      (["audit", "--fail-on", "grave", "good.html"], "'grave' is invalid"),
      (["audit", "--rate", "0", "good.html"], "--rate: give a number above 0"),
      (["audit", "--rate", "fast", "good.html"], "'fast' is invalid"),
      (["audit", "--parallel", "65", "good.html"], "--parallel: give a number from 1 to 64."),
      (["audit", "--parallel", "4", "good.html"], "needs --allow-private-network"),
      (["audit", "--html"], "Missing value for '--html <file>'"),
      (["audit", "good.html", "--output", "a.html", "--html", "a.html"], "name the same file"),
      (["demo", "--person", "nobody"], "--person: use one of rhian, delyth, josie."),
      (["inspect"], "Unexpected argument 'inspect'"),
    ])
  func wrongUsage(arguments: [String], message: String) async throws {
    let outcome = try await workplace.program(arguments).run()
    outcome.expect(64)
    #expect(outcome.output == "")
    #expect(outcome.errors.hasPrefix("netcurtain: "), "\(outcome.errors)")
    #expect(outcome.errors.contains(message), "\(outcome.errors)")
    #expect(outcome.errors.contains("Usage: netcurtain"), "\(outcome.errors)")
    #expect(try workplace.names == ["good.html"])
  }

  /// A command as the argument parser describes it.
  private struct Described: Decodable {
    let commandName: String
    let discussion: String?
    let subcommands: [Described]?
  }

  @Test("the help of every command has an example that starts with its name")
  func examples() async throws {
    struct Dump: Decodable { let command: Described }
    let outcome = try await workplace.run("--experimental-dump-help")
    outcome.expect(0)
    var seen = 0
    func visit(_ command: Described, _ path: [String]) throws {
      let name = (path + [command.commandName]).joined(separator: " ")
      if command.commandName == "help" { return }
      let examples = try #require(command.discussion?.components(separatedBy: "EXAMPLES\n").last, "\(name)")
      #expect(examples.contains("  \(name)"), "\(name)")
      seen += 1
      for part in command.subcommands ?? [] { try visit(part, path + [command.commandName]) }
    }
    try visit(JSONDecoder().decode(Dump.self, from: Data(outcome.output.utf8)).command, [])
    #expect(seen >= 14)
  }

  @Test("an unknown role lists the roles")
  func unknownRole() async throws {
    let outcome = try await workplace.run("audit", "good.html", "--role", "wizard")
    outcome.expect(64)
    #expect(outcome.output == "")
    #expect(outcome.errors.hasPrefix("netcurtain: --role wizard: there is no such role. Use one of: "))
    for role in ["employee", "social-worker", "library-assistant", "foster-carer"] {
      #expect(outcome.errors.contains(role))
    }
  }

  @Test("no links and no file: what to give")
  func nothingToCheck() async throws {
    let outcome = try await workplace.run("audit")
    outcome.expect(64)
    #expect(outcome.output == "")
    #expect(outcome.errors.hasPrefix("netcurtain: there is nothing to check. Give your profile links"))
    #expect(outcome.errors.contains("netcurtain audit --help"))
  }

  @Test("a netcurtain.yaml without profiles is no list of links either")
  func fileWithoutProfiles() async throws {
    try workplace.write("these_are_my_own_profiles: yes\nname: Sam Tarrant\n", to: "netcurtain.yaml")
    try await workplace.run("audit").expect(64)
  }

  @Test(
    "help goes to standard output, fits 80 columns and keeps the lines of its examples",
    arguments: [
      (
        ["--help"],
        [
          "USAGE: netcurtain <subcommand>",
          "\n    netcurtain audit https://www.linkedin.com/in/YOU https://x.com/YOU\n",
        ]
      ),
      (
        ["audit", "--help"],
        [
          "USAGE: netcurtain audit", "\n  netcurtain audit saved-pages/ --html report.html\n",
          "\n   69  nothing could be assessed\n", "--fail-on <severity>", "--allow-private-network",
        ]
      ),
      (["help", "audit"], ["USAGE: netcurtain audit"]),
      (
        ["demo", "--help"],
        ["USAGE: netcurtain demo", "\n  netcurtain demo --person josie --html josie.html\n"]
      ),
      ([], ["USAGE: netcurtain <subcommand>"]),
    ])
  func help(arguments: [String], parts: [String]) async throws {
    let outcome = try await workplace.program(arguments).run()
    outcome.expect(0)
    #expect(outcome.errors == "")
    for part in parts { #expect(outcome.output.contains(part), "\(outcome.output)") }
    let long = outcome.output.split(separator: "\n").filter { $0.count > 80 }
    #expect(long.isEmpty)
  }

  @Test("--version says the version and nothing else")
  func version() async throws {
    let outcome = try await workplace.run("--version")
    outcome.expect(0)
    #expect(outcome.output.wholeMatch(of: /[0-9]+\.[0-9]+\.[0-9]+\n/) != nil)
    #expect(outcome.errors == "")
  }
}
