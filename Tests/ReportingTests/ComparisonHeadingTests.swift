import Foundation
import Model
import Testing

@testable import Reporting

@Suite("What has changed, in HTML")
struct ComparisonHeadingTests {
  @Test("has its heading: no heading of the report is empty")
  func headings() {
    let audit = Audit.sample.compared(
      Comparison(
        baselineAuditedAt: Audit.moment, baselineScore: Audit.sample.score, isRescored: true, states: [:],
        absent: [], notAssessedNow: []))
    let html = HTMLReport(timeZone: .gmt).render(audit)
    #expect(html.contains("<h2 id=\"changed\">What has changed</h2>"))
    #expect(html.firstMatch(of: #/<h[1-6][^>]*>\s*<\/h/#) == nil)
  }
}
