import Foundation
import Support
import Testing

@Suite("netcurtain init")
struct InitTests {
  private let workplace: Workplace

  init() throws { workplace = try Workplace() }

  /// Runs init with these lines on its standard input.
  private func start(_ lines: [String]) async throws -> (code: Int32, errors: String) {
    let input = try TemporaryFolder()
    try Data(lines.map { $0 + "\n" }.joined().utf8).write(to: URL(fileURLWithPath: input.path + "/lines"))
    var program = workplace.program(["init"])
    program.shell = "exec \"$@\" < '\(input.path)/lines'"
    let outcome = try await program.run()
    return (outcome.exitCode, outcome.errors)
  }

  /// Statement, name, role, links, user name, employer, place, job, safety.
  private static let person = [
    "yes", "Kit \"K\" Langley", "", "social", "1", "x.com/kit", "https://x.com/kit", "https://x.com/kit/",
    "kit.html", "", "", "Harrowdale County Council", "harrowdale.example.org", "", "Millbeck", "", "", "no",
  ]

  @Test("writes a file that an audit reads, for its owner only, and says what to type next")
  func whole() async throws {
    let outcome = try await start(Self.person + ["no", "Jane Roe", "ns", "yes", "", "no", "no", "no", "no"])
    #expect(outcome.code == 0)
    #expect(outcome.errors.contains("Please write it with https:// in front."))
    #expect(outcome.errors.contains("Please answer yes, no or not sure, and nothing else."))
    #expect(outcome.errors.hasSuffix("Next, type: netcurtain audit --html report.html\n"))
    #expect(workplace.mode(of: "netcurtain.yaml") == 0o600)
    let text = try workplace.text(of: "netcurtain.yaml")
    #expect(!text.contains("Jane"))
    for line in [
      "these_are_my_own_profiles: yes", "  - \"Kit \\\"K\\\" Langley\"", "role: social-worker",
      "handles: []", "heightened: no", "answers:\n  client-linked: no\n  client-request: not sure\n",
    ] {
      #expect(text.contains(line), "\(line)")
    }
    #expect(text.split(separator: "\n").count { $0.hasPrefix("#") } >= 10)

    try workplace.write(Sample.quietProfile, to: "kit.html")
    let audit = try await workplace.run("audit", "--page-only", "kit.html", "--format", "json")
    audit.expect(0)
    #expect(audit.output.contains("\"role\": \"social-worker\""))
  }

  @Test("asks only what the file lacks, and leaves the rest as it is")
  func resumed() async throws {
    let own = "# mine\nthese_are_my_own_profiles: yes # kept\nrole: library-assistant\nname: Kit Langley\n"
    try workplace.write(own, to: "netcurtain.yaml")
    let outcome = try await start(["https://x.com/kit", "", "", "", "", "", "no", "no", "no"])
    #expect(outcome.code == 0)
    #expect(!outcome.errors.contains("Your name"))
    #expect(!outcome.errors.contains("What is your work?"))
    #expect(outcome.errors.contains("Run “netcurtain init” again for the rest."))
    let text = try workplace.text(of: "netcurtain.yaml")
    #expect(text.hasPrefix(own))
    #expect(text.contains("answers:\n  client-linked: no\n  client-request: no\n"))

    let rest = try await start(Array(repeating: "no", count: 20))
    #expect(rest.code == 0)
    #expect(!rest.errors.contains("among your friends, followers or contacts"))
    #expect(try workplace.text(of: "netcurtain.yaml").hasPrefix(text))
    let nothing = try await start([])
    #expect(nothing.errors.contains("says all that is asked. Nothing was changed."))
  }

  @Test("profiles of somebody else, no answer at all and a broken file leave nothing behind")
  func refused() async throws {
    for lines in [["no"], [], ["perhaps", "maybe", "x", "y?", "z"]] {
      let outcome = try await start(lines)
      #expect(outcome.code == 64)
      #expect(outcome.errors.contains("Nothing was written."))
      #expect(try workplace.names == [])
    }
    try workplace.write("rol: x\n", to: "netcurtain.yaml")
    let broken = try await start(["yes"])
    #expect(broken.code == 65)
    #expect(broken.errors.contains("netcurtain.yaml:1: There is no key “rol” here."))
    #expect(try workplace.text(of: "netcurtain.yaml") == "rol: x\n")
  }

  @Test("an interrupt leaves nothing half-written")
  func interrupted() async throws {
    // A pipe with a name, held open, so that the next question waits for its answer.
    var program = workplace.program(["init"])
    program.shell = """
      mkfifo "$HOME/lines"; exec 3<>"$HOME/lines"; printf 'yes\\nKit\\n\\n' >&3
      exec "$@" <"$HOME/lines" 2>said
      """
    let said = workplace.path + "/said"
    let outcome = try await program.run { number in
      while (try? String(contentsOfFile: said, encoding: .utf8).contains("What is your work?")) != true {
        try await Task.sleep(for: .milliseconds(5))
      }
      kill(number, SIGINT)
    }
    #expect(outcome.exitCode == 130)
    #expect(try workplace.text(of: "said").hasSuffix("Stopped. Nothing was written.\n"))
    #expect(try workplace.names == ["said"])
  }
}
