import Foundation
import Model
import Testing

@testable import Reporting

@Suite("A masked report")
struct RedactionTests {
  private static let canary = "ZanzibarQuokka7731"

  private static func reports(_ audit: Audit) -> [(form: String, text: String)] {
    let zone = TimeZone.gmt
    return [
      ("text", TextReport(colour: false, timeZone: zone).render(audit)),
      ("html", HTMLReport(timeZone: zone).render(audit)),
      ("markdown", MarkdownReport(timeZone: zone).render(audit)),
      ("json", JSONReport().render(audit)),
      ("csv", CSVReport().render(audit)),
      ("sarif", SARIFReport().render(audit)),
    ]
  }

  private static func audit() -> Audit {
    let audit = Audit.hostile(canary)
    let past = PastFinding(
      checkID: "employer-visible", title: "Your employer is on show", severity: .high, profileTitle: canary,
      requestedURL: "https://\(canary).example/", attributes: [.employer], values: [canary],
      fingerprint: "0f",
      reason: nil)
    return audit.compared(
      Comparison(
        baselineAuditedAt: Audit.moment, baselineScore: audit.score, isRescored: false, states: ["f-a": .new],
        absent: [past], notAssessedNow: [past]))
  }

  @Test("holds nothing of what was on the pages, in any form or coding")
  func canaries() {
    let codings = [Self.canary.lowercased(), Data(Self.canary.utf8).base64EncodedString().lowercased()]
    for report in Self.reports(Self.audit()) {
      #expect(
        report.text.contains(Self.canary), "\(report.form) shows it unmasked, or this test proves nothing")
    }
    for report in Self.reports(Redaction().redact(Self.audit())) {
      let text = report.text.lowercased()
      let decoded = text.removingPercentEncoding ?? text
      for coding in codings { #expect(!text.contains(coding) && !decoded.contains(coding), "\(report.form)") }
    }
  }

  @Test("says so at its top, and keeps the score, the role and the kinds of fact")
  func keeps() {
    let masked = Redaction().redact(.sample)
    for report in Self.reports(masked) where !["csv", "json", "sarif"].contains(report.form) {
      #expect(report.text.contains("Some details are hidden"), "\(report.form)")
      #expect(report.text.contains("Children's social worker") || report.form == "html", "\(report.form)")
    }
    #expect(JSONReport().render(masked).contains("\"redacted\": true"))
    #expect(masked.score == Audit.sample.score)
    #expect(masked.findings.map(\.severity) == Audit.sample.findings.map(\.severity))
    #expect(masked.findings.map(\.checkID) == Audit.sample.findings.map(\.checkID))
  }

  @Test("masked twice is masked once", arguments: SampleAudit.allCases)
  func twice(_ sample: SampleAudit) {
    let once = Redaction().redact(sample.audit)
    #expect(Redaction().redact(once) == once)
  }

  @Test("gives one value one token throughout")
  func tokens() {
    let masked = Redaction().redact(.sample)
    let pairs = zip(
      Audit.sample.profiles.flatMap(\.reading.exposures), masked.profiles.flatMap(\.reading.exposures))
    let byValue = Dictionary(grouping: pairs) { "\($0.0.attribute)\($0.0.normalisedValue)" }
    for pairs in byValue.values where pairs.first?.0.attribute != .name {
      #expect(Set(pairs.map(\.1.value)).count == 1)
    }
  }

  @Test("shortens a name to its first letters")
  func initials() {
    #expect(Redaction.initials("Rhian Oakeshott") == "R. O.")
    #expect(Redaction.initials("R. O.") == "R. O.")
    #expect(Redaction.initials("") == "")
  }
}
