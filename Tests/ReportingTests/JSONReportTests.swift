import Foundation
import Model
import Support
import Testing

@testable import Reporting

@Suite struct JSONReportTests {
  private func object(_ audit: Audit) throws -> [String: Any] {
    let data = Data(JSONReport().render(audit).utf8)
    return try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  @Test func wholeDocument() { expectGolden(JSONReport().render(.sample), "report.json") }

  @Test(arguments: SampleAudit.allCases) func readsBackWithAllThatTheAuditHolds(_ sample: SampleAudit) throws
  {
    let audit = sample.audit
    let report = try object(audit)
    #expect(report["schemaVersion"] as? String == "1.0")
    #expect(report["auditedAt"] as? String == "2026-11-24T09:44:00Z")
    let profiles = try #require(report["profiles"] as? [[String: Any]])
    #expect(profiles.map { $0["id"] as? String } == audit.profiles.map(\.id))
    for (read, profile) in zip(profiles, audit.profiles) {
      let exposures = try #require(read["exposures"] as? [[String: Any]])
      #expect(exposures.map { $0["value"] as? String } == profile.reading.exposures.map(\.value))
      #expect(read["requestedURL"] as? String == profile.reading.capture.requestedURL)
      #expect(read["finalURL"] is NSNull == (profile.reading.address == nil))
    }
    let findings = try #require(report["findings"] as? [[String: Any]])
    #expect(findings.map { $0["id"] as? String } == audit.findings.map(\.id))
    #expect(findings.map { $0["outcome"] as? String } == audit.findings.map(\.outcome.rawValue))
    let score = try #require(report["score"] as? [String: Any])
    #expect(score["value"] as? Int == audit.score.value && score["upper"] as? Int == audit.score.upper)
    #expect((report["notAssessed"] as? [Any])?.count == audit.notAssessed.count)
    #expect(report["comparison"] == nil)
  }

  @Test func keysKeepTheirOrder() throws {
    let text = JSONReport().render(.sample)
    let top = text.matches(of: /\n  "([A-Za-z]+)":/).map { String($0.1) }
    #expect(
      top == [
        "schemaVersion", "tool", "subject", "auditedAt", "profiles", "findings", "combinations", "score",
        "firstSteps", "notAssessed", "adviceOnly", "questions", "register", "bandBreaks",
      ])
    let finding = try #require(text.firstRange(of: "\"findings\": ["))
    let keys = text[finding.upperBound...].matches(of: /\n      "([A-Za-z]+)":/).prefix(14).map {
      String($0.1)
    }
    #expect(
      keys == [
        "id", "check", "title", "outcome", "severity", "clause", "clauses", "profile", "exposures", "why",
        "gain",
        "fingerprint", "baseline", "remediation",
      ])
  }

  @Test func everyReferenceResolves() throws {
    let audit = Audit.sample
    let exposures = Set(audit.profiles.flatMap(\.reading.exposures).map(\.id))
    let profiles = Set(audit.profiles.map(\.id))
    for finding in try #require(object(audit)["findings"] as? [[String: Any]]) {
      let profile = try #require(finding["profile"] as? String)
      #expect(profiles.contains(profile))
      for id in try #require(finding["exposures"] as? [String]) { #expect(exposures.contains(id)) }
    }
  }

  @Test func isHarmlessInAScriptALogAndATerminal() throws {
    let nasty = "</script>\u{1B}[2J\u{9B}\u{7F}\u{202E}\u{2028}\u{FEFF}\u{E0041}\u{FFFF}\u{0}\"\\\n\t ŵ 👩‍👧"
    let text = JSONWriter.write(.array([.string(nasty)]))
    #expect(!text.contains("<"))
    for scalar in text.unicodeScalars where scalar != "\n" {
      #expect(scalar.properties.generalCategory != .control)
      #expect(![0x202E, 0x2028, 0xFEFF, 0xE0041, 0xFFFF].contains(scalar.value))
    }
    #expect(text.contains("ŵ") && text.contains("👩‍👧"))
    let read = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String]
    #expect(read == [nasty])
  }

  @Test(arguments: [
    (0, "0"), (5, "0.05"), (50, "0.5"), (107, "1.07"), (2050, "20.5"), (1200, "12"), (-205, "-2.05"),
  ]) func pointsHaveAtMostTwoDecimals(_ hundredths: Int, _ written: String) {
    #expect(JSONWriter.write(.hundredths(hundredths)) == written + "\n")
  }

  @Test func emptyListsStayOnOneLine() {
    #expect(
      JSONWriter.write(.object([.init("a", .array([])), .init("b", .object([]))]))
        == "{\n  \"a\": [],\n  \"b\": {}\n}\n")
  }
}
