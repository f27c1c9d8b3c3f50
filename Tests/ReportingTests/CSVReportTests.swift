import Foundation
import Model
import Support
import Testing

@testable import Reporting

@Suite struct CSVReportTests {
  private func render(_ audit: Audit) -> String { CSVReport().render(audit) }

  /// The rows, each cell by the name of its column.
  private func rows(_ audit: Audit) throws -> [[String: String]] {
    let records = try StrictCSV.read(render(audit))
    let header = try #require(records.first)
    #expect(header == CSVReport.header)
    return records.dropFirst().map { record in
      #expect(record.count == header.count)
      return Dictionary(zip(header, record)) { first, _ in first }
    }
  }

  @Test func wholeFile() { expectGolden(render(.sample), "report.csv") }
  @Test func empty() { expectGolden(render(.empty), "report-empty.csv") }
  @Test func allWalls() { expectGolden(render(.allWalls), "report-walls.csv") }

  /// A script reads the table from a pipe, where a byte order mark would be a part of the first name.
  @Test func startsWithTheHeader() {
    #expect(
      Data(render(.empty).utf8)
        == Data((CSVReport.header.map { "\"\($0)\"" }.joined(separator: ",") + "\n").utf8))
    #expect(Data(CSVReport.fileMark.utf8) == Data([0xEF, 0xBB, 0xBF]))
  }

  /// The rows that speak of a page.
  private func pageRows(_ audit: Audit) throws -> [[String: String]] {
    try rows(audit).filter { $0["profile_id"] != "" }
  }

  @Test func hasARowForEachQuestionAndForTheRegister() throws {
    let read = try rows(.sample).filter { $0["profile_id"] == "" }
    #expect(
      read.map { [$0["check"], $0["outcome"], $0["answer"], $0["severity"]] } == [
        ["client-request", "flagged", "yes", "high"], ["photo-face", "cannotTell", "not sure", ""],
        ["client-linked", "cannotTell", "", ""], ["settings-old", "", "no", ""], ["register", "", "", ""],
        ["below-very-high", "", "", ""],
      ])
    let answered = try pageRows(.sample).filter { $0["answer"] != "" }
    #expect(Set(answered.map { $0["answer"] }) == ["not-me", "accepted"])
    #expect(answered.contains { $0["answer_why"] == "'=cmd of my sister" })
  }

  @Test(arguments: SampleAudit.allCases) func hasARowForEachFindingAndEachFactBehindIt(_ sample: SampleAudit)
    throws
  {
    let audit = sample.audit
    let exposures = Dictionary(
      uniqueKeysWithValues: audit.profiles.flatMap(\.reading.exposures).map { ($0.id, $0) })
    let expected = audit.findings.flatMap { finding -> [[String]] in
      let head = [finding.profileID, finding.checkID, finding.outcome.rawValue, finding.severity.rawValue]
      let facts = finding.exposureIDs.compactMap { exposures[$0]?.attribute.rawValue }
      return facts.isEmpty ? [head + [""]] : facts.map { head + [$0] }
    }
    let columns = ["profile_id", "check", "outcome", "severity", "attribute"]
    let read = try pageRows(audit).map { row in columns.map { row[$0] ?? "?" } }
    #expect(read == expected)
  }

  @Test func tellsAllFourOutcomesAndNothingClearOfAWall() throws {
    let read = try pageRows(.sample)
    #expect(Set(read.map { $0["outcome"] }) == ["flagged", "clear", "notApplicable", "cannotTell"])
    let walls = try rows(.allWalls)
    #expect(walls.count == 3)
    #expect(walls.allSatisfy { $0["outcome"] == "cannotTell" && $0["state"] == "loginWall" })
  }

  @Test func saysOnShowOnlyOfWhatIsOnShow() throws {
    let titles = try Dictionary(grouping: pageRows(.sample), by: { $0["outcome"] ?? "" })
      .mapValues { Set($0.compactMap { $0["title"] }) }
    #expect(
      titles["clear"] == [
        "Looked for and not seen on this page: a phone number",
        "Looked for and not seen on this page: your birthday",
      ])
    #expect(
      titles["notApplicable"] == [
        "Does not apply to this page: words of others about you",
        "Does not apply to this page: your birthday",
      ])
    #expect(
      titles["cannotTell"] == [
        "Please check: This post may be about your work", "We could not tell: a list of your contacts",
        "We could not tell: pictures that others tagged", "We could not tell: a list of your friends",
      ])
    #expect(titles["flagged"]?.contains("Your employer is on show") == true)
  }

  @Test func givesEachCellItsFact() throws {
    let row = try #require(rows(.sample).first { $0["check"] == "workplace-visible" })
    #expect(
      row == [
        "audited_at": "2026-11-24T09:44:00Z", "profile_id": "p1", "platform": "linkedin",
        "requested_url": "https://www.linkedin.com/in/rhian-oakeshott-example/", "state": "profile",
        "seen_as": "loggedOut", "check": "workplace-visible", "outcome": "flagged", "severity": "critical",
        "clause": "5.2", "title": "Your team and town are on show", "attribute": "workLocation",
        "value": "Front door team, Millbeck", "visibility": "onPage", "confidence": "95", "precision": "90",
        "current": "true", "source": "labelled-text",
        "excerpt": "Front door team, Millbeck · Full-time · 2021 to now",
        "why": "An angry parent can wait at the door of your office.", "gain_points": "6",
        "score_value": "82", "score_upper": "91", "fingerprint": row["fingerprint"], "baseline": "new",
        "as_of": "2026-09-01", "settings_url": "https://www.linkedin.com/public-profile/settings",
        "found_through": "", "answer": "", "joined_pages": "", "joined_by": "", "answer_why": "",
        "steps_note": row["steps_note"],
      ])
    #expect(row["fingerprint"]?.isEmpty == false)
    #expect(row["steps_note"]?.hasPrefix("These steps were checked on 1 September 2026") == true)
  }

  @Test func aPageOfWhichNoCheckSpeaksIsNotLost() throws {
    let audit = Audit.allWalls
    let silent = Audit(
      tool: audit.tool, subject: audit.subject, role: audit.role, auditedAt: audit.auditedAt,
      profiles: audit.profiles, findings: [], combinations: [], score: audit.score, firstSteps: [],
      notAssessed: audit.notAssessed, adviceOnly: [])
    let read = try rows(silent)
    #expect(read.map { $0["profile_id"] } == ["p1", "p2", "p3"])
    #expect(read.allSatisfy { $0["state"] == "loginWall" && $0["outcome"] == "" })
  }

  @Test func pointsToNoPictureAndToNoLinkThatRuns() throws {
    let text = render(.sample)
    #expect(!text.contains("media.example"))
    #expect(!text.contains("javascript:"))
  }

  @Test(arguments: Audit.hostileStrings) func holdsNoFormulaAndNoRowOfAPage(_ text: String) throws {
    let read = try rows(.hostile(text))
    #expect(
      read.map { $0["check"] } == [
        "employer-visible", "employer-visible", "name-visible", "work-post", "mosaic-joined-up", "below-high",
      ])
    for cell in read.flatMap(\.values) {
      for piece in cell.unicodeScalars.split(separator: ";") {
        let first = piece.first { scalar in
          !scalar.properties.isWhitespace && !scalar.properties.isDefaultIgnorableCodePoint && scalar != "\""
        }
        #expect(!"=+-@＝＋－＠".unicodeScalars.contains(first ?? "x"), "\(cell)")
      }
      for scalar in cell.unicodeScalars {
        #expect(scalar.properties.generalCategory != .control)
        #expect(!(0x202A...0x202E).contains(scalar.value))
      }
    }
  }

  /// What a page says comes back as it was, but for the apostrophe.
  @Test(arguments: Audit.hostileStrings) func keepsTheWordsOfThePage(_ text: String) throws {
    let value = try #require(rows(.hostile(text)).first?["value"])
    let shown = PageText.clean(text)
    if value != shown {
      #expect(
        value.unicodeScalars.filter { $0 != "'" }.map(\.value)
          == shown.unicodeScalars.filter { $0 != "'" }.map(\.value))
      #expect(value.contains("'"))
    }
  }

  @Test(arguments: [
    ("plain", "plain"), ("", ""), ("a \"b\"", "a \"\"b\"\""), ("=1", "'=1"), ("  =1", "'  =1"),
    ("\"=1", "'\"\"=1"),
    ("a;=1", "a;'=1"), ("a; =1;b", "a; '=1;b"), ("a; \"=1", "a; '\"\"=1"), ("5 - 3", "5 - 3"),
    ("a-b@c", "a-b@c"),
    ("\u{FF1D}1", "'\u{FF1D}1"), ("\u{200D}\u{FE66}1", "'\u{200D}\u{FE66}1"), ("'=1", "'=1"), (";=1", ";'=1"),
  ]) func guardsACell(_ cell: String, _ written: String) {
    #expect(CSVWriter.row([cell, "b"]) == "\"\(written)\",\"b\"\n")
  }
}

/// Reads CSV as strictly as RFC 4180 writes it, with every cell in quotes and a line feed after each record.
enum StrictCSV {
  struct Malformed: Error { let offset: Int }

  static func read(_ text: String) throws -> [[String]] {
    let bytes = Array(text.utf8)
    guard bytes.last == UInt8(ascii: "\n") else { throw Malformed(offset: 0) }
    let quote = UInt8(ascii: "\"")
    var records: [[String]] = []
    var record: [String] = []
    var at = 0
    while at < bytes.count {
      guard bytes[at] == quote else { throw Malformed(offset: at) }
      at += 1
      var cell: [UInt8] = []
      while at < bytes.count {
        if bytes[at] != quote {
          guard bytes[at] >= 0x20 else { throw Malformed(offset: at) }
          cell.append(bytes[at])
          at += 1
        } else if at + 1 < bytes.count, bytes[at + 1] == quote {
          cell.append(quote)
          at += 2
        } else {
          break
        }
      }
      record.append(String(decoding: cell, as: UTF8.self))
      at += 1
      guard at < bytes.count else { throw Malformed(offset: at) }
      switch bytes[at] {
      case UInt8(ascii: ","): break
      case UInt8(ascii: "\n"):
        records.append(record)
        record = []
      default: throw Malformed(offset: at)
      }
      at += 1
    }
    guard record.isEmpty else { throw Malformed(offset: at) }
    return records
  }
}
