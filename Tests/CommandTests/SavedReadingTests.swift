import Foundation
import Support
import Testing

@Suite("A saved reading")
struct SavedReadingTests {
  private let workplace: Workplace

  init() throws {
    workplace = try Workplace()
    try workplace.write(Sample.profile, to: "page.html")
  }

  private func withoutTime(_ report: String) -> String {
    report.replacing(#/"auditedAt": "[^"]*"/#, with: "")
  }

  @Test("is private, and gives the report that judging at once gives, for any role")
  func sameReport() async throws {
    let direct = try await workplace.run(
      "audit", "page.html", "--name", "Jo Brook", "--format", "json", "--save-reading", "reading.json")
    direct.expect(0)
    #expect(workplace.mode(of: "reading.json") == 0o600)
    let again = try await workplace.run("audit", "reading.json", "--format", "json")
    again.expect(0)
    #expect(withoutTime(again.output) == withoutTime(direct.output))
    let typed = try await workplace.run(
      "audit", "page.html", "--name", "Jo Brook", "--role", "social-worker", "--format", "json")
    let other = try await workplace.run(
      "audit", "reading.json", "--role", "social-worker", "--format", "json")
    #expect(withoutTime(other.output) == withoutTime(typed.output))
  }

  @Test(
    "that is cut, foreign or newer is refused, with what to do",
    arguments: [
      ("\"schemaVersion\" : 1", "\"schemaVersion\" : 2", "A newer netcurtain wrote it"),
      ("\"state\" : \"profile\"", "\"state\" : \"perfect\"", "reading.readings.[0].state"),
      ("\"confidence\" : ", "\"unsure\" : ", "It has no “"),
      ("\"attribute\" : \"employer\"", "\"attribute\" : \"clientLink\"", "a fact that no page can show"),
    ])
  func spoilt(old: String, new: String, words: String) async throws {
    _ = try await workplace.run("audit", "page.html", "--save-reading", "reading.json")
    let text = try workplace.text(of: "reading.json")
    #expect(text.contains(old))
    try workplace.write(text.replacing(old, with: new), to: "reading.json")
    let outcome = try await workplace.run("audit", "reading.json")
    outcome.expect(65)
    #expect(outcome.errors.contains(words) && outcome.errors.contains("reading-invalid"))
  }

  @Test("that ends early is refused wherever it ends")
  func cut() async throws {
    _ = try await workplace.run("audit", "page.html", "--save-reading", "reading.json")
    let text = try workplace.text(of: "reading.json")
    for part in [2, 5, 9] {
      try workplace.write(String(text.prefix(text.count * part / 10)), to: "cut.json")
      let outcome = try await workplace.run("audit", "cut.json")
      outcome.expect(65)
      #expect(outcome.errors.contains("cut short"))
    }
  }

  @Test("cannot bring in what no page could say, and stands alone")
  func hostile() async throws {
    _ = try await workplace.run("audit", "page.html", "--save-reading", "reading.json")
    let text = try workplace.text(of: "reading.json")
    let long = String(repeating: "A", count: 50_000) + "\\u001b[31m\\u202e"
    try workplace.write(
      text.replacing(try Regex("\"excerpt\" : \"[^\"]*\""), with: "\"excerpt\" : \"\(long)\""), to: "bad.json"
    )
    let outcome = try await workplace.run("audit", "bad.json", "--format", "json")
    outcome.expect(0)
    #expect(!outcome.output.contains(String(repeating: "A", count: 161)))
    #expect(!outcome.output.contains("\\u001b") && !outcome.output.contains("\\u202e"))
    try await workplace.run("audit", "reading.json", "page.html").expect(64)
    try await workplace.run("audit", "reading.json", "--render").expect(64)
  }
}
