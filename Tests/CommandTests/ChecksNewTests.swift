import Foundation
import Testing

@Suite("netcurtain checks new")
struct ChecksNewTests {
  private let workplace: Workplace

  init() throws { workplace = try Workplace() }

  @Test("writes a check that works at once, with a schema that its first line names")
  func works() async throws {
    let new = try await workplace.run("checks", "new", "badge-visible", "--folder", "ours/council")
    new.expect(0)
    #expect(new.output.contains("netcurtain checks test --catalogue ours/council"))
    let text = try workplace.text(of: "ours/council/badge-visible.yaml")
    #expect(text.hasPrefix("# yaml-language-server: $schema=schemas/check.schema.json\n"))
    #expect(try workplace.text(of: "ours/council/schemas/check.schema.json").contains("looks_for"))
    let test = try await workplace.run("checks", "test", "--catalogue", "ours/council")
    test.expect(0)
    let show = try await workplace.run("checks", "show", "badge-visible", "--catalogue", "ours/council")
    show.expect(0)
  }

  @Test("an example that does not hold says what was read on its page")
  func teaches() async throws {
    try await workplace.run("checks", "new", "badge-visible", "--folder", "ours").expect(0)
    let text = try workplace.text(of: "ours/badge-visible.yaml")
      .replacing(
        "<dt>Date of birth</dt><dd>4 May 1984</dd>", with: "<dt>Employer</dt><dd>Harrowdale Council</dd>")
    try workplace.write(text, to: "ours/badge-visible.yaml")
    let test = try await workplace.run("checks", "test", "--catalogue", "ours")
    test.expect(1)
    #expect(test.output.contains("Read on the page: "), "\(test.output)")
    #expect(test.output.contains("employer “Harrowdale Council”"), "\(test.output)")
  }

  @Test("leaves alone what is there, in the folder, below it and inside the program")
  func refuses() async throws {
    try await workplace.run("checks", "new", "badge-visible", "--folder", "ours").expect(0)
    let before = try workplace.text(of: "ours/badge-visible.yaml")
    for arguments in [["badge-visible"], ["employer-visible"], ["Badge"], ["policy"], ["../evil"]] {
      let again = try await workplace.program(["checks", "new"] + arguments + ["--folder", "ours"]).run()
      again.expect(64)
    }
    try workplace.write("id: broken\n", to: "ours/work/broken.yaml")
    let broken = try await workplace.run("checks", "new", "broken", "--folder", "ours")
    broken.expect(64)
    #expect(broken.errors.contains("ours/work/broken.yaml is there already"))
    #expect(try workplace.text(of: "ours/badge-visible.yaml") == before)
  }
}
