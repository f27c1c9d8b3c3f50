import Foundation
import Model
import Testing

@testable import Reporting

@Suite("Pages that a proxy asked for") struct ProxyNoteTests {
  private static let note =
    "The proxy that you named asked for 2 pages. It looked up where the sites are, so we could not check that."

  /// Two of three pages came by way of a proxy; one of them could not be seen.
  private static func audit(viaProxy: Bool) -> Audit {
    let profiles = ["a", "b", "c"].enumerated().map { index, name in
      AuditedProfile(
        id: "p\(index + 1)", title: name,
        reading: PageReading(
          capture: Capture(
            requestedURL: "https://\(name).example.org/", method: .fetched, seenAs: .loggedOut,
            capturedAt: Audit.moment, viaProxy: viaProxy && index < 2),
          address: nil, platformID: nil, state: index == 0 ? .profile : .blocked, stateReason: "A reason.",
          exposures: [], notes: []))
    }
    let base = Audit.empty
    return Audit(
      tool: base.tool, subject: base.subject, role: base.role, auditedAt: base.auditedAt, profiles: profiles,
      findings: [], combinations: [], score: base.score, firstSteps: [],
      notAssessed: profiles.dropFirst().map {
        NotAssessed(
          profileID: $0.id, requestedURL: $0.reading.capture.requestedURL, state: .blocked,
          reason: "A reason.",
          nextStep: "A step.")
      }, adviceOnly: [])
  }

  private static func reports(_ audit: Audit) -> [String] {
    [
      TextReport(colour: false, timeZone: .gmt).render(audit), HTMLReport(timeZone: .gmt).render(audit),
      MarkdownReport(timeZone: .gmt).render(audit), JSONReport().render(audit),
    ].map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
  }

  @Test func everyReportSaysSo() {
    for report in Self.reports(Self.audit(viaProxy: true)) { #expect(report.contains(Self.note)) }
  }

  @Test func noReportSpeaksOfAProxyWithoutOne() {
    for report in Self.reports(Self.audit(viaProxy: false)) {
      #expect(!report.lowercased().contains("proxy"))
    }
  }

  @Test func jsonMarksEachPage() throws {
    let json = JSONReport().render(Self.audit(viaProxy: true))
    #expect(json.components(separatedBy: "\"viaProxy\": true").count == 3)
  }
}
