import Foundation
import Model
import Support
import Testing

@testable import Auditing

@Suite("The first steps")
struct FirstStepTests {
  private let linkedIn = "https://www.linkedin.com/in/jo-brook"

  @Test("All that one settings page closes is one step")
  func bundles() throws {
    let audit = Fixture.audit([
      page(linkedIn, [fact(.employer), fact(.occupation), fact(.photograph), fact(.name), fact(.family)])
    ])
    #expect(audit.firstSteps.count == 2)
    let settings = try #require(audit.firstSteps.first { $0.link != nil })
    #expect(settings.link == Fixture.publicPage)
    #expect(
      Set(settings.findingIDs)
        == ["f-linkedin-employer-visible", "f-linkedin-occupation-visible", "f-linkedin-photo-visible"])
    #expect(settings.minutes == 3 + 2)
    #expect(settings.platformID == "linkedin")
    #expect(settings.title == "Change your LinkedIn settings: your picture, your employer and your job")
    let edit = try #require(audit.firstSteps.first { $0.link == nil })
    #expect(edit.title == "Edit your LinkedIn profile: your name and your family")
    #expect(edit.minutes == 2 + 1)
  }

  @Test("A page of an unknown site is edited, and two accounts are two visits")
  func places() {
    let readings = [
      page("https://jo.example/", [fact(.homeLocation)]), page(linkedIn, [fact(.employer, "A")]),
      page("https://linkedin.com/in/brook-jo", [fact(.employer, "B")]),
    ]
    let steps = Fixture.audit(readings, role: Fixture.socialWorker).firstSteps
    #expect(steps.map(\.title).first == "Edit your page on jo.example: where you live")
    #expect(steps.first?.platformID == Remediation.anySite)
    #expect(steps.map(\.findingIDs.count) == [1, 1, 1])
  }

  @Test("A title names two things and counts the rest")
  func longTitle() {
    let facts = [fact(.name), fact(.family), fact(.birthDate), fact(.connections), fact(.telephone)]
    let titles = Fixture.audit([page("https://x.com/jo", facts)]).firstSteps.map(\.title)
    #expect(titles.count == 1)
    #expect(titles.first?.hasPrefix("Edit your X (Twitter) profile: ") == true)
    #expect(titles.first?.hasSuffix(" and 3 more") == true)
  }

  @Test("The largest drop a minute comes first")
  func perMinute() {
    func check(_ id: String, _ attribute: Attribute, minutes: Int) -> Check {
      Fixture.check(
        id, ExposureCondition(attributes: [attribute]),
        remediations: [
          Remediation(
            platformID: Remediation.anySite, steps: ["Hide"], link: "https://s.example/\(id)",
            minutes: minutes)
        ])
    }
    let checks = [check("a-slow", .telephone, minutes: 30), check("b-quick", .photograph, minutes: 1)]
    let audit = Fixture.audit(
      [page("https://x.com/jo", [fact(.telephone), fact(.photograph)])], checks: checks)
    #expect(audit.firstSteps.map(\.findingIDs) == [["f-x-b-quick"], ["f-x-a-slow"]])
  }

  @Test("Something flagged always gives something to do, and a further step must be worth it")
  func withoutGain() {
    let severe = ByRole<Severity>(fallback: .high)
    func checks(_ severity: ByRole<Severity>) -> [Check] {
      [Attribute.publicPosts, .team].map { attribute in
        Fixture.check(
          attribute.rawValue, ExposureCondition(attributes: [attribute]), severity: severity,
          remediations: [
            Remediation(
              platformID: Remediation.anySite, steps: ["Hide"], link: "https://s.example/\(attribute)",
              minutes: 1)
          ])
      }
    }
    let readings = [page("https://x.com/jo", [fact(.publicPosts), fact(.team)])]
    #expect(Fixture.audit(readings, checks: checks(severe)).firstSteps.count == 2)
    #expect(Fixture.audit(readings, checks: checks(ByRole(fallback: .low))).firstSteps.count == 1)
    #expect(Fixture.audit([page("https://x.com/jo")]).firstSteps.isEmpty)
  }

  @Test("At most three, none raises the score, and doing them gives the score that was promised")
  func properties() async {
    var random = SeededGenerator(seed: 5)
    for _ in 0..<500 {
      await Task.yield()
      var person = RandomPerson(&random)
      person.shareValues(&random)
      let audit = person.audit()
      let steps = audit.firstSteps
      let flagged = audit.findings.filter { $0.outcome == .flagged }
      #expect(steps.count <= FirstSteps.limit)
      #expect(steps.isEmpty == flagged.isEmpty)
      let done = steps.flatMap(\.findingIDs)
      #expect(Set(done).count == done.count)
      #expect(Set(done).isSubset(of: Set(flagged.map(\.id))))

      var score = audit.score.value
      var hidden: Set<String> = []
      for step in steps {
        #expect(step.scoreBefore == score && step.scoreAfter <= score)
        #expect(step.minutes >= 1)
        for finding in flagged where step.findingIDs.contains(finding.id) {
          hidden.formUnion(finding.exposureIDs)
        }
        score = step.scoreAfter
        let again = Fixture.audit(
          audit.readings(without: hidden), role: person.role, isHeightened: person.isHeightened)
        #expect(again.score.value == score)
      }
    }
  }
}
