import Foundation
import Support
import Testing

@Suite("Comparing with an earlier report")
struct CompareTests {
  private let workplace: Workplace

  init() throws { workplace = try Workplace() }

  /// Audits a page under one name into a JSON report.
  private func keep(_ page: String, as report: String) async throws {
    try workplace.write(page, to: "page.html")
    _ = try await workplace.run("audit", "page.html", "--format", "json", "--output", report)
  }

  private static let otherEmployer = Sample.profile.replacing("Harrowdale City Council", with: "Tarn Museum")

  @Test(
    "audit --baseline says what is new and what is gone, in every form",
    arguments: ["text", "html", "markdown"])
  func baseline(format: String) async throws {
    try await keep(Sample.profile, as: "before.json")
    try workplace.write(Self.otherEmployer, to: "page.html")
    let outcome = try await workplace.run(
      "audit", "page.html", "--baseline", "before.json", "--format", format)
    outcome.expect(0)
    let words = outcome.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("1 thing is no longer on show, 1 thing is new and 3 things are still there."))
    #expect(outcome.output.contains("Harrowdale City Council"))
    #expect(outcome.output.contains("Tarn Museum"))
  }

  @Test("compare tells the same from the two reports, and in tables and data as well")
  func compare() async throws {
    try await keep(Sample.profile, as: "before.json")
    try await keep(Self.otherEmployer, as: "after.json")
    let text = try await workplace.run("compare", "before.json", "after.json")
    text.expect(0)
    #expect(text.output.hasPrefix("WHAT HAS CHANGED\n"))
    #expect(text.output.split(separator: "\n").allSatisfy { $0.count <= 80 })

    let json = try await workplace.run("compare", "before.json", "after.json", "--format", "json")
    let root = try #require(try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
    let comparison = try #require(root["comparison"] as? [String: Any])
    #expect(
      comparison["counts"] as? [String: Int]
        == ["new": 1, "unchanged": 3, "updated": 0, "absent": 1, "notAssessedNow": 0, "answered": 0])

    let table = try await workplace.run("compare", "before.json", "after.json", "--format", "csv")
    #expect(table.output.split(separator: "\n").count { $0.contains("\"absent\"") } == 1)
  }

  @Test("a page that turned into a wall is not said to be better")
  func wall() async throws {
    try await keep(Sample.profile, as: "before.json")
    try workplace.write(Sample.loginWall, to: "page.html")
    let outcome = try await workplace.run("audit", "page.html", "--baseline", "before.json")
    outcome.expect(69)
    #expect(outcome.output.contains("0 things are no longer on show"))
    #expect(outcome.output.contains("4 things could not be seen this time"))
    #expect(!outcome.output.contains("Well done"))
  }

  @Test("praise only when something went and nothing came")
  func praise() async throws {
    try await keep(Sample.profile, as: "before.json")
    try workplace.write(
      Sample.profile.replacing("\"email\": \"sam.tarrant@mail.example.org\",", with: ""), to: "page.html")
    let outcome = try await workplace.run("audit", "page.html", "--baseline", "before.json")
    #expect(outcome.output.contains("Well done"))
  }

  @Test("reports in the wrong order are refused with the right one")
  func order() async throws {
    try await keep(Sample.profile, as: "before.json")
    let text = try workplace.text(of: "before.json")
    let later = text.replacing(/"auditedAt": "20/, with: "\"auditedAt\": \"21")
    try workplace.write(later, to: "after.json")
    let outcome = try await workplace.run("compare", "after.json", "before.json")
    outcome.expect(64)
    #expect(outcome.errors.contains("netcurtain compare OLD NEW"))
  }

  @Test(
    "what is no report of ours is refused with its name and what to give",
    arguments: [
      ("", "not JSON"), ("{", "not JSON"), ("[]", "not what a report holds"),
      ("{\"schemaVersion\": \"1.0\"}", "has no"),
      ("{\"schemaVersion\": 1}", "schemaVersion"), ("<html></html>", "not JSON"),
    ])
  func badBaseline(text: String, words: String) async throws {
    try workplace.write(text, to: "old.json")
    try workplace.write(Sample.profile, to: "page.html")
    let outcome = try await workplace.run("audit", "page.html", "--baseline", "old.json")
    outcome.expect(65)
    #expect(outcome.errors.contains("old.json"))
    #expect(outcome.errors.contains(words))
    #expect(outcome.output == "")
  }

  @Test("an earlier report that is not there is named before anything is fetched")
  func missing() async throws {
    let outcome = try await workplace.run("audit", "https://example.org/jo", "--baseline", "none.json")
    outcome.expect(65)
    #expect(outcome.errors.contains("none.json"))
  }
}
