import Model
import Testing

@testable import Reporting

@Suite("What was seen on none of several pages")
struct NowherePartTests {
  @Test("is said once, and what differs stays with its page")
  func once() throws {
    let outline = ReportOutline(SampleAudit.sample.audit, words: EnglishWords())
    let nowhere = try #require(outline.nowhere)
    #expect(nowhere.pageCount == 3)
    #expect(nowhere.notSeen.map(\.lookedFor) == ["a phone number"])
    #expect(outline.profiles.flatMap(\.notSeen).map(\.lookedFor) == ["your birthday"])
  }

  @Test("is nothing where no page was seen")
  func walls() {
    #expect(ReportOutline(SampleAudit.allWalls.audit, words: EnglishWords()).nowhere == nil)
    #expect(ReportOutline(SampleAudit.empty.audit, words: EnglishWords()).nowhere == nil)
  }
}
