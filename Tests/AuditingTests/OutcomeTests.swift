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
        outcome(ExposureCondition(attributes: [.occupation], value: ValueCondition(words: [word])), job)
          == expected, "\(word)")
    }
    let past = fact(.occupation, "Teacher", current: false)
    #expect(outcome(any, past) == .clear)
    #expect(outcome(ExposureCondition(attributes: [.occupation], current: nil), past) == .flagged)
    #expect(outcome(ExposureCondition(attributes: [.occupation], current: false), past) == .flagged)
    #expect(outcome(ExposureCondition(attributes: [.occupation], current: false), job) == .clear)
  }

  @Test("A condition on the value holds in any of the ways that are given")
  func values() {
    func outcome(
      _ value: ValueCondition, _ exposure: Exposure, beside: [Attribute] = [], other: [Exposure] = []
    ) -> Outcome? {
      let condition = ExposureCondition(attributes: [exposure.attribute], value: value, beside: beside)
      let subject = Subject(
        employers: [Organisation(names: ["Harrowdale County Council"], domains: ["harrowdale.example.org"])],
        workplaces: ["Quarry House"])
      return Fixture.auditor([Fixture.check("c", condition)]).audit(
        [page(Self.link, [exposure] + other)], of: subject, role: Fixture.employee, at: Fixture.time
      ).findings.first?.outcome
    }
    let mail = ValueCondition(domains: ["gov.uk"], countsOwnDomains: true)
    for (address, expected) in [
      ("jo@harrowdale.gov.uk", Outcome.flagged), ("jo@GOV.UK", .flagged),
      ("jo@post.harrowdale.example.org", .flagged), ("jo.gov.uk@mail.example.org", .clear),
      ("jo@notgov.uk", .clear), ("jo@harrowdale.gov.uk.example.org", .clear),
    ] {
      #expect(outcome(mail, fact(.email, address)) == expected, "\(address)")
    }
    let account = ValueCondition(starts: ["@"])
    #expect(outcome(account, fact(.employer, "@HarrowdaleCC")) == .flagged)
    #expect(outcome(account, fact(.employer, "Harrowdale @ home")) == .clear)
    let own = ValueCondition(words: ["town hall"], ownTerms: [.employer, .workplace])
    for (place, expected) in [
      ("Quarry House, Millbeck", Outcome.flagged), ("HARROWDALE COUNTY COUNCIL", .flagged),
      ("Millbeck Town Hall", .flagged), ("Millbeck Water", .clear),
    ] {
      #expect(outcome(own, fact(.routine, place)) == expected, "\(place)")
    }
    let name = fact(.employer, "@HarrowdaleCC")
    #expect(outcome(account, name, beside: [.family]) == .clear)
    #expect(outcome(account, name, beside: [.family], other: [fact(.family)]) == .flagged)
    #expect(outcome(account, name, beside: [.family], other: [fact(.family, confidence: 50)]) == .clear)
    #expect(outcome(account, name, beside: [.family], other: [fact(.family, current: false)]) == .clear)
  }

  @Test("What a page cannot rule out is never clear, and stays open in the upper number")
  func beyondThePage() throws {
    let copy = Fixture.check(
      "copy", ExposureCondition(attributes: [.archivedCopy]),
      notSeen: NotSeenRule(cannotRuleOut: "Ask the archive."))
    let seen = Fixture.audit([page(Self.link, [fact(.name)])], checks: [copy])
    let finding = try #require(seen.findings.first)
    #expect(finding.outcome == .cannotTell && finding.cause == .notTried)
    #expect(finding.nextStep == "Ask the archive." && finding.exposureIDs.isEmpty)
    #expect(seen.score.upper > seen.score.value)
    let shown = Fixture.audit([page(Self.link, [fact(.archivedCopy)])], checks: [copy])
    #expect(shown.findings.first?.outcome == .flagged)
    let wall = Fixture.audit([page(Self.link, state: .loginWall)], checks: [copy])
    #expect(wall.findings.first?.cause == .loginWall)
  }

  @Test("A check that needs posts does not apply to a page without any, and says nothing of one not seen")
  func onlyWhere() {
    let rule = NotSeenRule(onlyWhere: [.publicPosts])
    let work = Fixture.check("work", ExposureCondition(attributes: [.workPost]), notSeen: rule)
    func outcome(_ page: PageReading) -> Outcome? {
      Fixture.audit([page], checks: [work]).findings.first?.outcome
    }
    #expect(outcome(page(Self.link)) == .notApplicable)
    #expect(outcome(page(Self.link, [fact(.publicPosts)])) == .clear)
    #expect(outcome(page(Self.link, [fact(.workPost)])) == .flagged)
    #expect(outcome(page(Self.link, state: .loginWall)) == .cannotTell)
  }

  @Test("When somebody posts stands in no report unless they ask for it")
  func onRequest() {
    let hours = Fixture.check(
      "hours", ExposureCondition(attributes: [.postingTime]), severity: ByRole(fallback: .note),
      isOnRequest: true)
    let reading = page(Self.link, [fact(.postingTime), fact(.name)])
    func audit(_ wanted: [String]) -> Audit {
      Fixture.auditor([hours]).audit(
        [reading], of: Subject(alsoLooksFor: wanted), role: Fixture.employee, at: Fixture.time)
    }
    let without = audit([])
    #expect(without.findings.isEmpty)
    #expect(without.profiles[0].reading.exposures.map(\.attribute) == [.name])
    let with = audit(["hours"])
    #expect(with.findings.map(\.outcome) == [.flagged])
    #expect(with.score.value == without.score.value)
    #expect(with.findings.allSatisfy { !$0.isScored && $0.gain == 0 })
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
