import Foundation
import Testing

@Suite("Forms of the report")
struct FormatTests {
  private let workplace: Workplace

  init() throws {
    workplace = try Workplace()
    try workplace.write(Sample.profile, to: "good.html")
  }

  @Test(
    "each form goes to standard output and says what the page shows",
    arguments: [
      ("text", "WHAT A STRANGER CAN SEE ABOUT YOU\n"), ("html", "<!DOCTYPE html>\n"),
      ("markdown", "# What a stranger can see about you\n"), ("json", "{\n  \"schemaVersion\""),
      ("csv", "\"audited_at\",\"profile_id\","),
      ("sarif", "{\n  \"$schema\": "),
    ])
  func toStandardOutput(format: String, start: String) async throws {
    let outcome = try await workplace.run("audit", "good.html", "--format", format)
    outcome.expect(0)
    #expect(outcome.errors == "")
    #expect(outcome.output.utf8.starts(with: start.utf8))
    #expect(outcome.output.contains("Harrowdale City Council"))
    #expect(outcome.output.hasSuffix("\n"))
  }

  @Test("--output takes any form, for its owner alone", arguments: [("markdown", ""), ("csv", "\u{FEFF}")])
  func toFile(format: String, mark: String) async throws {
    let printed = try await workplace.run("audit", "good.html", "--format", format).output
    let outcome = try await workplace.run("audit", "good.html", "--format", format, "--output", "report")
    outcome.expect(0)
    #expect(outcome.output == "")
    #expect(workplace.mode(of: "report") == 0o600)
    let written = try Data(contentsOf: URL(fileURLWithPath: workplace.path + "/report"))
    let times = /"20[0-9T:-]+Z"|[0-9]+:[0-9]{2}[ap]m/
    #expect(
      String(decoding: written, as: UTF8.self).replacing(times, with: "")
        == mark + printed.replacing(times, with: ""))
  }

  @Test("the help names them all")
  func help() async throws {
    let outcome = try await workplace.run("audit", "--help")
    let words = outcome.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("values: text, html, markdown, json, csv, sarif; default: text"))
  }

  @Test("a page that could not be seen has its row, and no row says that it is clear")
  func wall() async throws {
    try workplace.write(Sample.loginWall, to: "wall.html")
    let outcome = try await workplace.run("audit", "wall.html", "--format", "csv")
    outcome.expect(69)
    let rows = outcome.output.split(separator: "\n").dropFirst()
    let pages = rows.filter { $0.contains("\"file:wall.html\",\"loginWall\"") }
    #expect(!pages.isEmpty)
    // The others are the questions that only the person can answer.
    #expect(rows.allSatisfy { $0.contains("\"cannotTell\"") })
    #expect(rows.count - pages.count < 10)
  }
}
