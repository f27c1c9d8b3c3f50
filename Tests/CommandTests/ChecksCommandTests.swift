import Foundation
import Testing

@Suite("netcurtain checks")
struct ChecksCommandTests {
  private let workplace: Workplace

  init() throws { workplace = try Workplace() }

  @Test("list has a line for each check, show has its steps, test runs the examples")
  func builtIn() async throws {
    let list = try await workplace.run("checks", "list")
    list.expect(0)
    #expect(list.output.contains("employer-visible"))
    #expect(list.output.contains("policy 5.2"))
    let show = try await workplace.run("checks", "show", "photo-visible", "--role", "social-worker")
    show.expect(0)
    #expect(show.output.contains("Severity: high as Social worker"))
    for words in [
      "  ordinary       ", "  safeguarding   high", "  A.8  “", "What to do: LinkedIn", "To take it back:",
    ] {
      #expect(show.output.contains(words), "\(words)")
    }
    let long = show.output.split(separator: "\n").filter { $0.count > 80 && !$0.contains("https://") }
    #expect(long == [])
    let test = try await workplace.run("checks", "test")
    test.expect(0)
    #expect(test.output.hasSuffix(" examples hold, 0 do not.\n"))
  }

  @Test("an example that does not do what it says is named by file and line")
  func wrongExample() async throws {
    let text = OwnChecksTests.check.replacing(
      "shows: robin@mail.example.org", with: "shows: kit@mail.example.org", maxReplacements: 1)
    try workplace.write(text, to: "ours/email-visible.yaml")
    let test = try await workplace.run("checks", "test", "--catalogue", "ours")
    test.expect(1)
    #expect(test.output.contains("email-visible.yaml:"), "\(test.output)\(test.errors)")
    #expect(test.output.contains("not “kit@mail.example.org”"), "\(test.output)\(test.errors)")
  }

  @Test("an unknown check or role is a usage error")
  func unknown() async throws {
    try await workplace.run("checks", "show", "nope").expect(64)
    try await workplace.run("checks", "show", "photo-visible", "--role", "pirate").expect(64)
  }
}
