import Foundation
import Model
import Support
import Testing

@testable import Auditing

@Suite("The list of findings")
struct FindingListTests {
  @Test("Flagged, then to look at, then open, then clear; each by severity, sureness, gain, page and check")
  func order() {
    let severe = ByRole<Severity>(fallback: .critical)
    let checks = [
      Fixture.check("a-note", ExposureCondition(attributes: [.handle]), severity: ByRole(fallback: .note)),
      Fixture.check("b-critical", ExposureCondition(attributes: [.openContact]), severity: severe),
      Fixture.check("c-sure", ExposureCondition(attributes: [.homeLocation])),
      Fixture.check("d-less-sure", ExposureCondition(attributes: [.telephone])),
      Fixture.check("e-gain", ExposureCondition(attributes: [.family])),
      Fixture.check("f-doubt", ExposureCondition(attributes: [.email]), severity: severe),
      Fixture.check("g-clear", ExposureCondition(attributes: [.team]), severity: severe),
    ]
    let readings = [
      page(
        "https://one.example/",
        [
          fact(.handle), fact(.openContact), fact(.homeLocation, precision: 10),
          fact(.telephone, confidence: 90),
          fact(.family), fact(.email, confidence: 40),
        ]), page("https://two.example/", state: .loginWall),
    ]
    let audit = Fixture.audit(readings, checks: checks)
    #expect(
      audit.findings.map { "\($0.profileID) \($0.checkID)" }
        == [
          "p1 b-critical", "p1 e-gain", "p1 c-sure", "p1 d-less-sure", "p1 a-note", "p1 f-doubt",
          "p2 b-critical", "p2 f-doubt", "p2 g-clear", "p2 c-sure", "p2 d-less-sure", "p2 e-gain",
          "p2 a-note",
          "p1 g-clear",
        ])
  }

  @Test("The order of the checks in the catalogue changes nothing")
  func shuffledChecks() async {
    var random = SeededGenerator(seed: 11)
    for _ in 0..<50 {
      await Task.yield()
      let person = RandomPerson(&random)
      let expected = person.audit()
      let checks = Fixture.checks.shuffled(using: &random)
      let audit = Fixture.audit(
        person.readings, role: person.role, isHeightened: person.isHeightened, checks: checks)
      #expect(audit == expected)
    }
  }

  @Test("Ids are unique and resolve, also for several pages of one platform")
  func ids() {
    let readings = [
      page("https://x.com/jo_brook", [fact(.name), fact(.employer)]),
      page("https://twitter.com/jo_brook_two", [fact(.name)]),
      page("file:notes/Jo Brook – profile.html", [fact(.name)]), page("file:Jo Brook – profile.html"),
      page("https://www.jo-brook.example/about"), page("file:…"), page("no link at all", state: .unreadable),
    ]
    let audit = Fixture.audit(readings)
    #expect(audit.profiles.map(\.id) == (1...7).map { "p\($0)" })
    #expect(Set(audit.findings.map(\.id)).count == audit.findings.count)
    let names = audit.findings.filter { $0.checkID == "name-real" }.sorted { $0.profileID < $1.profileID }
    #expect(
      names.map(\.id)
        == [
          "x", "x-2", "jo-brook-profile", "jo-brook-profile-2", "jo-brook-example", "page", "no-link-at-all",
        ].map { "f-\($0)-name-real" })
    let exposures = audit.profiles.flatMap(\.reading.exposures).map(\.id)
    #expect(exposures == ["p1-e01", "p1-e02", "p2-e01", "p3-e01"])
    #expect(Set(audit.findings.flatMap(\.exposureIDs)).isSubset(of: Set(exposures)))
    let titles = audit.profiles.map(\.title)
    #expect(titles[0] == "X (Twitter)" && titles[2] == "Jo Brook – profile.html")
    #expect(titles[4] == "jo-brook.example")
  }

  @Test("Two slugs that run into one id are told apart")
  func collidingIDs() {
    let condition = ExposureCondition(attributes: [.name])
    let checks = [Fixture.check("b-c", condition), Fixture.check("c", condition)]
    let audit = Fixture.audit([page("file:a.html"), page("file:a-b.html")], checks: checks)
    #expect(Set(audit.findings.map(\.id)).count == 4)
  }

  @Test("Combinations name the pages that make them, once a group of joined pages")
  func combinations() {
    let work: [Exposure] = [fact(.name, "Jo Brook"), fact(.employer, "Harrowdale Council", precision: 85)]
    let readings = [
      page("https://one.example/jobrook", work),
      page("https://two.example/jobrook", [fact(.workLocation, "Leam")]),
      page("https://three.example/jobrook", [fact(.routine)]),
      page("https://other.example/", [fact(.name, "J B"), fact(.homeLocation, "Leam", precision: 40)]),
    ]
    let audit = Fixture.audit(readings, role: Fixture.socialWorker)
    #expect(audit.combinations.map(\.id) == ["find-me-at-work", "find-me-at-home"])
    #expect(audit.combinations.map(\.profileIDs) == [["p1", "p2"], ["p4"]])
    #expect(audit.combinations.first?.attributes == [.name, .employer, .workLocation])
    #expect(audit.combinations.map(\.severity) == [.high, .high])
    #expect(audit.combinations.map(\.why) == ["safeguarding", "safeguarding"])
    #expect(Fixture.audit(readings).combinations.map(\.severity) == [.medium, .medium])
    let doubtful = readings.map { reading in
      reading.with(
        exposures: reading.exposures.map {
          fact($0.attribute, $0.value, precision: $0.precision, confidence: 50)
        })
    }
    #expect(Fixture.audit(doubtful).combinations.isEmpty)
  }
}
