import Foundation
import Model
import Support
import Testing

@testable import Auditing

/// The worked examples of the scheme, as golden figures.
@Suite("The score")
struct ScoreTests {
  private func scoring(_ tier: RoleTier, isHeightened: Bool = false) -> Scoring {
    Scoring(scheme: Fixture.scheme, tier: tier, isHeightened: isHeightened)
  }

  private func points(_ audit: Audit) -> Int { audit.score.working.reduce(0) { $0 + $1.hundredths } }

  private func upper(_ audit: Audit, assuming attributes: Attribute...) -> Int {
    let scoring = scoring(audit.role.tier, isHeightened: audit.subject.isHeightened)
    let facts = audit.profiles.map { profile in
      ProfileFacts(
        ownSigns: [],
        facts: profile.reading.exposures.map {
          Fact(
            exposureID: $0.id, attribute: $0.attribute, reach: scoring.reach(of: $0),
            confidence: $0.confidence,
            signs: [])
        })
    }
    return PersonScore(facts, scoring: scoring).upper(assuming: attributes)
  }

  private let person = [
    fact(.name), fact(.photograph), fact(.employer), fact(.occupation), fact(.searchIndexing),
  ]

  @Test("1: nothing seen of a locked account")
  func lockedAccount() {
    let audit = Fixture.audit([page("https://a.example/", [fact(.name, precision: 0)])])
    #expect(audit.score.value == 0)
    #expect(audit.score.working.isEmpty)
    #expect(audit.score.band == .low)
    #expect(upper(audit, assuming: .connections, .thirdPartyContent, .archivedCopy) == 7)
  }

  @Test("2: an HR adviser")
  func adviser() {
    let audit = Fixture.audit([
      page("https://a.example/", person + [fact(.workLocation, precision: 40)])
    ])
    #expect(points(audit) == 4300)
    #expect(audit.score.value == 35 && audit.score.upper == 35)
    #expect(audit.score.band == .moderate)
    #expect(audit.score.working.first?.label == "Your employer")
    #expect(audit.score.working.first?.hundredths == 1000)
    #expect(audit.score.working.compactMap(\.combinationID) == ["know-my-face-at-work"])
    #expect(audit.score.schemeVersion == "test")
  }

  @Test("3: the same page of a children's social worker")
  func socialWorker() {
    let audit = Fixture.audit(
      [page("https://a.example/", person + [fact(.workLocation, precision: 60)])], role: Fixture.socialWorker)
    #expect(points(audit) == 12470)
    #expect(audit.score.value == 71 && audit.score.upper == 71)
    #expect(audit.score.band == .veryHigh)
  }

  @Test("3: her town of work comes from the register alone")
  func registered() {
    let reading = page("https://a.example/", person)
    let audit = Fixture.audit([reading], role: Fixture.registered)
    #expect(points(audit) == 12470)
    #expect(audit.score.value == 71 && audit.score.upper == 71)
    #expect(audit.register == Fixture.register)
    #expect(audit.combinations.map(\.id).contains("policy-quartet"))
    let switchedOff = Fixture.audit([reading], role: Fixture.socialWorker)
    #expect(switchedOff.score.value < 71 && switchedOff.register == nil)
    // A first name alone is not looked up.
    let firstName = page("https://a.example/", [fact(.name, precision: 50)] + person.dropFirst())
    let half = Fixture.audit([firstName], role: Fixture.registered)
    #expect(half.register == nil)
    #expect(half.score == Fixture.audit([firstName], role: Fixture.socialWorker).score)
  }

  @Test("the register only adds, so hiding a fact never raises", arguments: 0..<200)
  func registerProperties(number: Int) {
    var random = SeededGenerator(seed: UInt64(number) + 77)
    let person = RandomPerson(&random)
    func score(_ readings: [PageReading], _ role: Role) -> Score {
      Fixture.audit(
        readings, role: role, isHeightened: person.isHeightened, checks: Array(Fixture.checks.suffix(1))
      ).score
    }
    let with = score(person.readings, Fixture.registered)
    let without = score(person.readings, Fixture.socialWorker)
    #expect(with.value >= without.value && with.upper >= without.upper && with.value <= with.upper)
    for (index, reading) in person.readings.enumerated() where !reading.exposures.isEmpty {
      var readings = person.readings
      readings[index] = reading.with(exposures: Array(reading.exposures.dropLast()))
      #expect(score(readings, Fixture.registered).value <= with.value)
    }
  }

  @Test("4: a refuse collector")
  func refuseCollector() {
    let audit = Fixture.audit([
      page(
        "https://a.example/",
        [
          fact(.name), fact(.photograph), fact(.homeLocation, precision: 25), fact(.family, precision: 25),
          fact(.connections), fact(.thirdPartyContent), fact(.searchIndexing),
        ])
    ])
    #expect(points(audit) == 4350)
    #expect(audit.score.value == 35)
    #expect(audit.score.band == .moderate)
    #expect(upper(audit, assuming: .archivedCopy) == 37)
  }

  private let x = [fact(.name, "Jo Brook"), fact(.occupation), fact(.workLocation, "Leam", precision: 60)]
  private let facebook = [
    fact(.name, "Jo"), fact(.photograph), fact(.homeLocation, "Harrow", precision: 25),
    fact(.family, precision: 60), fact(.connections),
  ]

  @Test("5: two pages, apart and then joined by a link")
  func twoPages() {
    let links = ["https://x.com/jo", "https://facebook.com/jo.b"]
    let apart = Fixture.audit([page(links[0], x), page(links[1], facebook)], role: Fixture.socialWorker)
    #expect(points(apart) == 8086)
    #expect(apart.score.value == 55)
    #expect(apart.score.band == .high)
    #expect(upper(apart, assuming: .archivedCopy) == 72)
    #expect(points(Fixture.audit([page(links[0], x)], role: Fixture.socialWorker)) == 2950)

    let joined = Fixture.audit(
      [page(links[0], x + [fact(.linkedProfile, links[1])]), page(links[1], facebook)],
      role: Fixture.socialWorker)
    #expect(points(joined) == 12966)
    #expect(joined.score.value == 72)
    #expect(upper(joined, assuming: .archivedCopy) == 74)
    #expect(joined.combinations.map(\.id) == ["reach-my-family", "work-meets-private"])
  }

  @Test("6: an anonymous blog with stories about cases")
  func anonymousBlog() {
    let stories = [
      fact(.caseMention), fact(.occupation, precision: 100), fact(.workPost), fact(.searchIndexing),
    ]
    let audit = Fixture.audit([page("https://a.example/", stories)], role: Fixture.socialWorker)
    #expect(points(audit) == 7190)
    #expect(audit.score.value == 70 && audit.score.upper == 70)
    #expect(audit.score.band == .veryHigh)
  }

  @Test("7: a library assistant who is being followed")
  func libraryAssistant() {
    let facts = [
      fact(.name), fact(.photograph), fact(.homeLocation, precision: 40), fact(.routine),
      fact(.searchIndexing),
    ]
    let audit = Fixture.audit(
      [page("https://a.example/", facts)], role: Fixture.librarian, isHeightened: true)
    #expect(points(audit) == 6737)
    #expect(audit.score.value == 49)
    #expect(upper(audit, assuming: .connections) == 56)
  }

  @Test("8: the social worker after three changes")
  func afterwards() {
    let audit = Fixture.audit(
      [
        page("https://x.com/jo", Array(x.prefix(2))),
        page("https://facebook.com/jo.b", Array(facebook.prefix(3))),
      ],
      role: Fixture.socialWorker)
    #expect(points(audit) == 2950)
    #expect(audit.score.value == 25)
    #expect(audit.score.upper == 37)
  }

  @Test("A former employer tells half as much")
  func formerEmployer() {
    let scoring = scoring(.ordinary)
    #expect(scoring.reach(of: fact(.employer, precision: 100, current: false)) == 50)
    #expect(scoring.reach(of: fact(.employer, precision: 100)) == 100)
    #expect(scoring.reach(of: fact(.employer, precision: 60, visibility: .inCode)) == 30)
  }

  @Test("A floor holds whatever else is shown, and no score passes 99")
  func limits() {
    let scoring = scoring(.safeguarding, isHeightened: true)
    #expect(scoring.score([.homeLocation: 79]) < 70)
    #expect(scoring.score([.homeLocation: 80]) >= 70)
    let all = Dictionary(uniqueKeysWithValues: Attribute.allCases.map { ($0, 100) })
    #expect(scoring.score(all) == 99)
    #expect(scoring.score([:]) == 0)
    #expect(
      [0, 19, 20, 44, 45, 69, 70, 99].map(scoring.band) == [
        .low, .low, .moderate, .moderate, .high, .high, .veryHigh, .veryHigh,
      ])
  }

  @Test("An audit that saw too little has no reassuring word")
  func tooLittle() {
    let seen = page("https://a.example/", [fact(.name)])
    let wall = page("https://b.example/", state: .loginWall)
    #expect(Fixture.audit([]).score.band == .notEnoughChecked)
    #expect(Fixture.audit([]).score.upper > 0)
    #expect(Fixture.audit([seen]).score.band == .low)
    #expect(Fixture.audit([seen, wall]).score.band == .notEnoughChecked)
    #expect(Fixture.audit([seen, seen.with(), wall]).score.band == .low)
    #expect(Fixture.audit([seen], checks: []).score.band == .notEnoughChecked)
    // What was seen is already the highest word; what was not seen cannot change it.
    let address = page("https://a.example/", [fact(.homeLocation)])
    #expect(Fixture.audit([address, wall, wall], role: Fixture.socialWorker).score.band == .veryHigh)
    #expect(Fixture.audit([address, wall, wall]).score.band == .notEnoughChecked)
    #expect(
      Fixture.audit([address.with(state: .loginWall)], role: Fixture.socialWorker).score.band
        == .notEnoughChecked)
  }

  @Test("A saved copy that was seen settles the wall that stood before the page")
  func savedCopy() throws {
    let wall = page(
      "https://www.linkedin.com/in/jo-brook", state: .loginWall, address: "https://www.linkedin.com/authwall")
    let saved = page("file:jo.html", [fact(.name)], address: "https://uk.linkedin.com/in/jo-brook/")
    let alone = Fixture.audit([wall])
    #expect(alone.score.upper > 50)
    let audit = Fixture.audit([wall, saved])
    #expect(audit.score.upper == audit.score.value)
    #expect(audit.score.band == .low)
    #expect(audit.notAssessed.map(\.nextStep) == [NextSteps.covered.words])
    #expect(audit.findings.filter { $0.profileID == "p1" }.allSatisfy { $0.outcome == .cannotTell })
  }
}
