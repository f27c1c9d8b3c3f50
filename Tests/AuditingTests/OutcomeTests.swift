import Foundation
import Model
import Testing

@testable import Auditing

@Suite("Outcomes")
struct OutcomeTests {
  private static let link = "https://www.linkedin.com/in/jo-brook"

  @Test("Only a profile makes a check clear", arguments: PageState.allCases)
  func clearOnlyOnProfiles(state: PageState) throws {
    let audit = Fixture.audit([page(Self.link, state: state)])
    #expect(audit.findings.count == Fixture.checks.count)
    for finding in audit.findings {
      #expect(finding.exposureIDs.isEmpty)
      #expect(finding.gain == 0)
      if state == .profile {
        #expect(finding.outcome == .clear)
        #expect(finding.cause == nil && finding.nextStep == nil)
      } else {
        #expect(finding.outcome == .cannotTell)
        #expect(finding.cause == CannotTellCause(state))
        #expect(finding.nextStep?.isEmpty == false)
      }
    }
    #expect(audit.notAssessed.count == (state == .profile ? 0 : 1))
    #expect(audit.score.value == 0)
    #expect((audit.score.upper > 0) == (state != .profile))
    #expect((audit.score.band == .notEnoughChecked) == (state != .profile))
  }

  @Test("A profile that was saved without its data is never clear, and what it shows is flagged")
  func incompleteSave() throws {
    let reading = page("file:jo.mhtml", [fact(.employer, "Harrowdale Council")], omitsScripts: true)
    let audit = Fixture.audit([reading])
    #expect(audit.finding("employer-visible")?.outcome == .flagged)
    let others = audit.findings.filter { $0.checkID != "employer-visible" }
    #expect(others.allSatisfy { $0.outcome == .cannotTell && $0.cause == .incompleteSave })
    #expect(others.allSatisfy { $0.nextStep?.contains("HTML only") == true })
    #expect(audit.notAssessed.map(\.state) == [.profile])
    #expect(audit.score.upper > audit.score.value)
  }

  @Test("A page that leaks is flagged whatever its state", arguments: PageState.allCases)
  func leaks(state: PageState) throws {
    let audit = Fixture.audit([page(Self.link, [fact(.employer, "Harrowdale Council")], state: state)])
    let employer = try #require(audit.finding("employer-visible"))
    #expect(employer.outcome == .flagged)
    #expect(employer.exposureIDs == ["p1-e01"])
    #expect(employer.cause == nil)
    #expect(audit.score.value > 0)
    #expect(audit.firstSteps.count == 1)
    #expect(audit.findings.contains { $0.outcome == .clear } == (state == .profile))
    #expect(audit.notAssessed.isEmpty == (state == .profile))
  }

  @Test("A doubtful fact asks the person to look", arguments: [29, 30, 59, 60])
  func doubt(confidence: Int) throws {
    let audit = Fixture.audit([page(Self.link, [fact(.employer, confidence: confidence)])])
    let finding = try #require(audit.finding("employer-visible"))
    switch confidence {
    case 29:
      #expect(finding.outcome == .clear)
      #expect(audit.score.upper == 0)
    case 60:
      #expect(finding.outcome == .flagged)
      #expect(audit.score.upper == audit.score.value)
    default:
      #expect(finding.outcome == .cannotTell)
      #expect(finding.cause == .unanswered)
      #expect(finding.nextStep == NextSteps.lookAtLine.words)
      #expect(finding.exposureIDs == ["p1-e01"])
      #expect(finding.confidence?.rawValue == confidence)
      #expect(!finding.remediations.isEmpty)
      #expect(audit.score.value == 0 && audit.score.upper > 0)
      #expect(audit.firstSteps.isEmpty)
    }
  }

  @Test("A sure fact outweighs a doubtful one beside it")
  func sureAndDoubtful() throws {
    let audit = Fixture.audit([
      page(Self.link, [fact(.employer, "A", confidence: 40), fact(.employer, "B", confidence: 70)])
    ])
    let finding = try #require(audit.finding("employer-visible"))
    #expect(finding.exposureIDs == ["p1-e02"])
    #expect(finding.confidence?.rawValue == 70)
  }

  @Test("A profile that came only in part is not clear")
  func partOfAProfile() throws {
    let failure = Problem(.tooLarge, doing: "fetching", cause: "It is too large.", remedy: "Save the page.")
    let audit = Fixture.audit([page(Self.link, failure: failure)])
    #expect(audit.findings.allSatisfy { $0.outcome == .cannotTell && $0.nextStep == "Save the page." })
    #expect(audit.notAssessed.map(\.reason) == ["It is too large."])
    #expect(audit.score.band == .notEnoughChecked)
  }

  @Test("A condition holds only if all of it does")
  func conditions() {
    func outcome(_ condition: ExposureCondition, _ exposure: Exposure) -> Outcome? {
      Fixture.audit([page(Self.link, [exposure])], checks: [Fixture.check("c", condition)]).findings.first?
        .outcome
    }
    let job = fact(.occupation, "Senior Social Worker (children's)", precision: 90, visibility: .inPreview)
    let any = ExposureCondition(attributes: [.team, .occupation])
    #expect(outcome(any, job) == .flagged)
    #expect(outcome(ExposureCondition(attributes: [.team]), job) == .clear)
    #expect(outcome(ExposureCondition(attributes: [.occupation], minimumPrecision: 91), job) == .clear)
    #expect(outcome(ExposureCondition(attributes: [.occupation], minimumPrecision: 90), job) == .flagged)
    #expect(outcome(ExposureCondition(attributes: [.occupation], visibilities: [.onPage]), job) == .clear)
    #expect(
      outcome(ExposureCondition(attributes: [.occupation], visibilities: [.inPreview]), job) == .flagged)
    for (word, expected) in [
      ("social worker", Outcome.flagged), ("SOCIAL-WORKER", .flagged), ("Childrens", .flagged),
      ("work", .clear), ("ocial worker", .clear), ("worker social", .clear), ("🧸", .clear),
    ] {
      #expect(
        outcome(ExposureCondition(attributes: [.occupation], words: [word]), job) == expected, "\(word)")
    }
    let past = fact(.occupation, "Teacher", current: false)
    #expect(outcome(any, past) == .clear)
    #expect(outcome(ExposureCondition(attributes: [.occupation], current: nil), past) == .flagged)
    #expect(outcome(ExposureCondition(attributes: [.occupation], current: false), past) == .flagged)
    #expect(outcome(ExposureCondition(attributes: [.occupation], current: false), job) == .clear)
  }

  @Test("A retired check asks nothing")
  func retired() {
    let condition = ExposureCondition(attributes: [.name])
    let checks = [
      Fixture.check("a", condition, status: .retired), Fixture.check("b", condition, status: .trial),
    ]
    #expect(Fixture.audit([page(Self.link)], checks: checks).findings.map(\.checkID) == ["b"])
  }

  @Test("A role may only raise a severity")
  func severity() throws {
    let severity = ByRole(
      fallback: Severity.medium, byTier: [.publicFacing: .high, .safeguarding: .low],
      byRole: ["teacher": .note, "social-worker": .critical])
    let check = Fixture.check("a", ExposureCondition(attributes: [.name]), severity: severity)
    let found = Fixture.roles.map { role in
      Fixture.audit([page(Self.link, [fact(.name)])], role: role, checks: [check]).findings.map(\.severity)
    }
    #expect(found == [[.medium], [.high], [.high], [.critical]])
  }

  @Test("A finding carries its clauses, its reason for the role and the platform's own steps")
  func content() throws {
    let readings = [
      page(Self.link, [fact(.employer), fact(.name)]), page("https://jo.example/", [fact(.employer)]),
    ]
    let audit = Fixture.audit(readings, role: Fixture.socialWorker)
    let employer = try #require(audit.finding("employer-visible"))
    #expect(employer.clauses == ["5.2", "A.8"])
    #expect(employer.why == "safeguarding")
    #expect(employer.severity == .high)
    #expect(employer.remediations.map(\.platformID) == ["linkedin"])
    #expect(audit.finding("name-real")?.remediations.map(\.platformID) == [Remediation.anySite])
    #expect(audit.finding("employer-visible", "p2")?.remediations.map(\.platformID) == [Remediation.anySite])
    #expect(audit.finding("dob-visible")?.remediations.isEmpty == true)
    #expect(audit.profiles.map(\.title) == ["LinkedIn", "jo.example"])
  }
}
