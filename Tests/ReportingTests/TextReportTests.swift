import Foundation
import Model
import Support
import Testing

@testable import Reporting

@Suite struct TextReportTests {
  private func render(_ audit: Audit, columns: Int = 80, colour: Bool = false, file: String? = "report.html")
    -> String
  {
    TextReport(columns: columns, colour: colour, timeZone: .gmt, htmlFile: file).render(audit)
  }

  @Test func plainAtEightyColumns() { expectGolden(render(.sample), "report-80.txt") }
  @Test func colouredAtEightyColumns() { expectGolden(render(.sample, colour: true), "report-80-colour.txt") }
  @Test func plainAtSixtyColumns() { expectGolden(render(.sample, columns: 60), "report-60.txt") }
  @Test func heightened() { expectGolden(render(.heightened), "report-heightened.txt") }
  @Test func allWalls() { expectGolden(render(.allWalls, file: nil), "report-walls.txt") }
  @Test func empty() { expectGolden(render(.empty, file: nil), "report-empty.txt") }

  @Test(arguments: SampleAudit.allCases) func colourChangesNoWord(_ sample: SampleAudit) {
    let audit = sample.audit
    let bare = render(audit, colour: true).replacing(/\u{1B}\[[0-9;]*m/, with: "")
    #expect(bare == render(audit))
  }

  @Test(arguments: SampleAudit.allCases, [20, 40, 60, 80, 200]) func linesFit(
    _ sample: SampleAudit, _ columns: Int
  ) {
    let audit = sample.audit
    let limit = min(80, max(40, columns))
    for line in render(audit, columns: columns).split(separator: "\n", omittingEmptySubsequences: false)
    where DisplayWidth.of(line) > limit {
      #expect(line.contains(/^ *https?:\/\/[^ ]+$/), "too long and no address: \(line)")
    }
  }

  @Test(arguments: SampleAudit.allCases) func holdsNothingThatMovesTheCursor(_ sample: SampleAudit) {
    let audit = sample.audit
    for scalar in render(audit).unicodeScalars where scalar != "\n" {
      #expect(scalar.properties.generalCategory != .control, "\(scalar.value)")
      #expect(!(0x202A...0x202E).contains(scalar.value) && !(0x2066...0x2069).contains(scalar.value))
    }
  }

  @Test(arguments: SampleAudit.allCases) func saysInItsFirstTenLinesHowMuchWasNotSeen(_ sample: SampleAudit) {
    let audit = sample.audit
    let unseen = audit.profiles.count { $0.reading.state != .profile }
    let top = render(audit).split(separator: "\n", omittingEmptySubsequences: false).prefix(10)
    #expect(top.contains { $0.contains("\(unseen) not assessed") })
  }

  @Test func safetyComesBeforeTheScore() throws {
    let text = render(.heightened)
    let safety = try #require(text.firstRange(of: "YOUR SAFETY COMES FIRST"))
    let score = try #require(text.firstRange(of: "YOUR SCORE"))
    #expect(safety.lowerBound < score.lowerBound)
    #expect(!render(.sample).contains("SAFETY"))
  }

  @Test func manyUnseenPagesShareOneReasonAndStep() {
    let text = render(.walls(64))
    #expect(text.matches(of: /Next:/).count == 1)
    #expect(text.matches(of: /https:/).count == 64)
    #expect(!text.contains("FACEBOOK  "), "a page that shows nothing has no part of its own")
  }

  @Test func aWallThatLeaksIsListedTwice() {
    let text = render(.sample)
    #expect(text.contains("FACEBOOK  https://www.facebook.com/rhian.oakeshott.example"))
    #expect(text.contains("NOT ASSESSED  (that does not mean they are safe)\n  https://www.facebook.com"))
  }

  @Test func aCheckIsOnlyClearedWhereThePageWasSeen() {
    #expect(render(.sample).contains("Looked for and not seen on this page: your birthday."))
    #expect(render(.sample).contains("LOOKED FOR AND NOT SEEN\n  On the 3 pages that we saw"))
    #expect(!render(.allWalls).lowercased().contains("looked for and not seen"))
  }

  @Test func pageTextNeverOpensALine() {
    for line in render(.sample).split(separator: "\n") {
      #expect(!line.drop { $0 == " " }.hasPrefix("<"))
      #expect(!line.drop { $0 == " " }.hasPrefix("="))
    }
  }

  @Test func endsWithWhoseItIs() {
    #expect(render(.sample).hasSuffix("report.html\nThis report is for you. It was sent to no one.\n"))
    #expect(render(.sample, file: nil).contains("--html"))
  }
}
