import Model
import Testing

@testable import Auditing

@Suite("Checks of all pages together")
struct JoinedCheckTests {
  private static func joined(_ id: String, _ attributes: [Attribute], _ condition: JoinCondition) -> Check {
    let plain = Fixture.check(id, ExposureCondition(attributes: attributes))
    return Check(
      id: plain.id, title: plain.title, lookedFor: plain.lookedFor, status: plain.status,
      policy: plain.policy,
      why: plain.why, personalData: plain.personalData, threat: plain.threat, condition: plain.condition,
      severity: plain.severity, remediations: plain.remediations, falseAlarms: [], examples: [],
      position: Fixture.place, joined: condition)
  }

  static let checks =
    Fixture.checks + [
      joined("handle-reused", [.handle], JoinCondition(signs: [.handle])),
      joined("photo-reused", [.photograph], JoinCondition(signs: [.picture])),
      joined("mosaic", [.name, .employer, .homeLocation], JoinCondition(saysMore: true)),
      joined(
        "quartet", [.photograph, .occupation, .employer, .workLocation],
        JoinCondition(minimumPages: 1, combinationIDs: ["policy-quartet"])),
    ]

  private let x = "https://x.com/jobrook"
  private let facebook = "https://www.facebook.com/someone.else"

  private func audit(_ readings: [PageReading], answered: [String: FindingAnswer] = [:]) -> Audit {
    Fixture.audit(readings, checks: Self.checks, answered: answered)
  }

  private func together(_ audit: Audit, _ id: String) -> [Finding] {
    audit.findings.filter { $0.checkID == id }
  }

  @Test("A link joins two pages, once, with the link as evidence")
  func link() throws {
    let result = audit([
      page(x, [fact(.linkedProfile, "facebook.com/someone.else"), fact(.employer, "Council")]),
      page(facebook, [fact(.homeLocation, "Leam", precision: 25)]),
    ])
    let finding = try #require(together(result, "mosaic").first)
    #expect(together(result, "mosaic").count == 1)
    #expect(finding.outcome == .flagged && finding.id == "f-together-mosaic")
    let joint = try #require(finding.joined?.joints.first)
    #expect(joint.sign == .link && joint.profileIDs == ["p1", "p2"])
    #expect(joint.shared == ["facebook.com/someone.else"])
    #expect(Set(finding.exposureIDs).isSuperset(of: joint.exposureIDs) && joint.exposureIDs.count == 1)
    #expect(together(result, "handle-reused").map(\.outcome) == [.clear])
  }

  @Test("A user name in two addresses is told as it is written, and a copy of a page is no second page")
  func handle() throws {
    let result = audit([
      page(x), page("https://forum.example/users/jo.brook"), page("https://twitter.com/jobrook"),
    ])
    let finding = try #require(together(result, "handle-reused").first)
    #expect(finding.outcome == .flagged)
    #expect(finding.joined?.profileIDs == ["p1", "p2"])
    #expect(finding.joined?.joints.map(\.shared) == [["jobrook"]])
    let copies = audit([page(x), page("https://twitter.com/jobrook")])
    #expect(together(copies, "handle-reused").map(\.outcome) == [.notApplicable])
  }

  @Test("A picture is told by the end of its address; a hash is one picture on every machine")
  func picture() throws {
    let hash = "8d0e7a3c55b1f29e4a6c0b9d7e1f2a3b"
    let result = audit([
      page(x, [fact(.photograph, "https://a.pics.example/v/\(hash).jpg")]),
      page(facebook, [fact(.photograph, "https://b.pics.example/w/\(hash).jpg?s=9")]),
    ])
    let joint = try #require(together(result, "photo-reused").first?.joined?.joints.first)
    #expect(joint.sign == .picture && joint.shared == ["…/\(hash)"])
    let zeros = String(repeating: "0", count: 32)
    let standIns = audit([
      page(x, [fact(.photograph, "https://a.pics.example/\(zeros).jpg")]),
      page(facebook, [fact(.photograph, "https://b.pics.example/\(zeros).jpg")]),
    ])
    #expect(together(standIns, "photo-reused").map(\.outcome) == [.clear])
  }

  @Test("One name and nothing else is a reason to look, never sure")
  func nameAlone() throws {
    let result = audit([
      page("https://a.example/", [fact(.name, "Jo Brook"), fact(.employer, "Council")]),
      page("https://b.example/", [fact(.name, "Jo Brook"), fact(.homeLocation, "Leam", precision: 25)]),
    ])
    let finding = try #require(together(result, "mosaic").first)
    #expect(finding.outcome == .cannotTell && finding.cause == .unanswered && finding.gain == 0)
    #expect(finding.joined?.joints.map(\.sign) == [.nameAlone])
    #expect(!finding.exposureIDs.isEmpty)
  }

  @Test("The four things flag on one page, and over pages that are joined, with what joins them")
  func quartet() throws {
    let four = [Attribute.photograph, .occupation, .employer, .workLocation].map { fact($0) }
    #expect(together(audit([page(x, four)]), "quartet").map(\.outcome) == [.flagged])
    let apart = [page(x, Array(four.prefix(2))), page(facebook, Array(four.suffix(2)))]
    #expect(together(audit(apart), "quartet").map(\.outcome) == [.clear])
    let between = page(
      "https://links.example/", [fact(.linkedProfile, x), fact(.linkedProfile, facebook)])
    let result = audit(apart + [between])
    let finding = try #require(together(result, "quartet").first)
    #expect(finding.joined?.profileIDs == ["p1", "p2", "p3"])
    #expect(finding.joined?.joints.map(\.profileIDs) == [["p3", "p1"], ["p3", "p2"]])
    let combination = try #require(result.combinations.first { $0.id == "policy-quartet" })
    #expect(combination.profileIDs == ["p1", "p2"] && combination.joints == finding.joined?.joints)
  }

  @Test("A page that was not seen leaves it open; one page alone is no case for it")
  func unseen() {
    let wall = audit([page(x), page(facebook, state: .loginWall)])
    #expect(together(wall, "handle-reused").map(\.cause) == [.loginWall])
    #expect(together(wall, "mosaic").allSatisfy { $0.nextStep?.isEmpty == false })
    #expect(together(audit([page(x)]), "mosaic").map(\.outcome) == [.notApplicable])
  }

  @Test("What the person says is not so parts the pages, and takes nothing else away")
  func answered() throws {
    let readings = [
      page(x, [fact(.linkedProfile, facebook), fact(.employer, "Council")]),
      page(facebook, [fact(.homeLocation, "Leam", precision: 25)]),
    ]
    let before = audit(readings)
    let code = try #require(together(before, "mosaic").first).fingerprint
    let after = audit(readings, answered: [code: FindingAnswer(word: .notMe, why: "my cousin")])
    #expect(together(after, "mosaic").map(\.outcome) == [.notApplicable])
    #expect(after.score.value <= before.score.value)
    #expect(after.finding("employer-visible")?.outcome == .flagged)
  }

  @Test("Another picture on one of two pages is a step that parts them, and scoring again gives its number")
  func step() throws {
    let picture = "https://pics.example/0123456789abcdef.jpg"
    let readings = [
      page(x, [fact(.photograph, picture), fact(.employer, "Council"), fact(.occupation, "Nurse")]),
      page(
        facebook,
        [
          fact(.photograph, picture), fact(.connections, "friends"),
          fact(.homeLocation, "Leam", precision: 25),
        ]),
    ]
    let only = Self.checks.filter { $0.id == "photo-reused" }
    let before = Fixture.audit(readings, role: Fixture.socialWorker, checks: only)
    let step = try #require(before.firstSteps.first)
    #expect(before.firstSteps.count == 1 && step.findingIDs == ["f-together-photo-reused"])
    let other = readings[1].with(
      exposures: readings[1].exposures.map {
        $0.attribute == .photograph ? fact(.photograph, "https://pics.example/fedcba9876543210.jpg") : $0
      })
    let after = Fixture.audit([readings[0], other], role: Fixture.socialWorker, checks: only)
    #expect(after.score.value == step.scoreAfter && step.scoreAfter < before.score.value)
    #expect(before.finding("photo-reused")?.gain == before.score.value - after.score.value)
  }
}
