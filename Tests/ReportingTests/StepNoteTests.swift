import Foundation
import Model
import Testing

@testable import Reporting

@Suite("How old steps are, in every form of the report")
struct StepNoteTests {
  private static let old = "This was written on 1 May 2024 (somebody): the site may look different now."
  private static let unwalked = "Nobody has walked these steps lately: the site may look different now."

  /// The sample, in which all steps have this age.
  private func audit(asOf: String?, isHeightened: Bool = false) -> Audit {
    let sample = isHeightened ? Audit.heightened : Audit.sample
    let findings = sample.findings.map { finding in
      Finding(
        id: finding.id, checkID: finding.checkID, title: finding.title, lookedFor: finding.lookedFor,
        outcome: finding.outcome, severity: finding.severity, clauses: finding.clauses,
        profileID: finding.profileID, exposureIDs: finding.exposureIDs, confidence: finding.confidence,
        why: finding.why,
        remediations: finding.remediations.map {
          Remediation(
            platformID: "linkedin", steps: $0.steps, link: $0.link, asOf: asOf,
            source: asOf == nil ? nil : "somebody", minutes: $0.minutes, undo: "Put it back.")
        }, gain: finding.gain, cause: finding.cause, nextStep: finding.nextStep,
        fingerprint: finding.fingerprint, letters: ["ask-friend"])
    }
    return Audit(
      tool: sample.tool, subject: sample.subject, role: sample.role, auditedAt: sample.auditedAt,
      profiles: sample.profiles, findings: findings, combinations: sample.combinations, score: sample.score,
      firstSteps: sample.firstSteps, notAssessed: sample.notAssessed, adviceOnly: sample.adviceOnly)
  }

  private func reports(_ audit: Audit) -> [(name: String, text: String)] {
    [
      ("text", TextReport(colour: false, timeZone: .gmt).render(audit)),
      ("html", HTMLReport(timeZone: .gmt).render(audit)),
      ("markdown", MarkdownReport(timeZone: .gmt).render(audit)), ("json", JSONReport().render(audit)),
      ("csv", CSVReport().render(audit)), ("sarif", SARIFReport().render(audit)),
    ].map { (name: $0.0, text: $0.1.split(whereSeparator: \.isWhitespace).joined(separator: " ")) }
  }

  @Test("steps older than twelve months say so, and so do those that nobody walked")
  func warnings() {
    for (name, text) in reports(audit(asOf: "2024-05-01")) { #expect(text.contains(Self.old), "\(name)") }
    for (name, text) in reports(audit(asOf: nil)) { #expect(text.contains(Self.unwalked), "\(name)") }
    for (name, text) in reports(audit(asOf: "2026-11-01")) {
      #expect(!text.contains("the site may look different now"), "\(name)")
    }
  }

  @Test("how to take a step back and the letter for it are told")
  func undoAndLetters() {
    for (name, text) in reports(audit(asOf: nil)) where ["text", "html", "markdown"].contains(name) {
      #expect(text.contains("Put it back."), "\(name)")
      #expect(text.contains("netcurtain letter show ask-friend"), "\(name)")
    }
  }

  @Test("the note on safety comes before every finding, in every form")
  func safetyFirst() throws {
    for (name, text) in reports(audit(asOf: nil, isHeightened: true)) {
      let safety = try #require(text.firstRange(of: "999"), "\(name)")
      let tested = try #require(Audit.heightened.findings.first?.title)
      // The list of rules, which says nothing of the person, stands at the head of SARIF.
      let body =
        name == "sarif"
        ? text[(text.firstRange(of: "\"invocations\"")?.lowerBound ?? text.startIndex)...] : text[...]
      let finding = body.firstRange(of: tested)
      #expect(finding == nil || safety.lowerBound < finding?.lowerBound ?? text.endIndex, "\(name)")
    }
  }
}
