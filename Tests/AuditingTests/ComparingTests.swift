import Foundation
import Model
import Support
import Testing

@testable import Auditing

@Suite("What has changed since an earlier audit")
struct ComparingTests {
  static let link = "https://www.linkedin.com/in/jo"

  private func past(_ readings: [PageReading], role: Role = Fixture.employee) -> PastReport {
    let audit = Fixture.audit(readings, role: role)
    return PastReport(
      auditedAt: Fixture.time.addingTimeInterval(-86_400), catalogue: Fixture.tool.catalogue, roleID: role.id,
      scoreValue: audit.score.value, scoreUpper: audit.score.upper, readings: readings)
  }

  private func compare(_ before: [PageReading], _ after: [PageReading], role: Role = Fixture.employee)
    -> Comparison?
  {
    Fixture.auditor().compare(Fixture.audit(after, role: role), with: past(before, role: role)).comparison
  }

  @Test("Another employer is one thing new and one gone")
  func changed() throws {
    let comparison = try #require(
      compare(
        [page(Self.link, [fact(.employer, "Harrowdale Council"), fact(.name, "Jo Brook")])],
        [page(Self.link, [fact(.name, "Jo Brook"), fact(.employer, "Tarn Museum")])]))
    #expect(comparison.absent.map(\.checkID) == ["employer-visible"])
    #expect(comparison.absent.map(\.values) == [["Harrowdale Council"]])
    #expect(comparison.absent.map(\.reason) == [nil])
    #expect(comparison.states.filter { $0.value == .new }.keys.sorted() == ["f-linkedin-employer-visible"])
    #expect(comparison.notAssessedNow.isEmpty)
    #expect(!comparison.isRescored)
  }

  @Test("A more exact value is the same fact")
  func moreExact() throws {
    let comparison = try #require(
      compare(
        [page(Self.link, [fact(.workLocation, "Leam")])],
        [page(Self.link, [fact(.workLocation, "Leam, Harrowshire")])]))
    #expect(comparison.states["f-linkedin-workplace-visible"] == .updated)
    #expect(comparison.absent.isEmpty)
  }

  @Test(
    "A page that cannot be seen any more is never called better",
    arguments: PageState.allCases.filter { $0 != .profile })
  func unseen(_ state: PageState) throws {
    let before = [
      page(Self.link, [fact(.employer, "Harrowdale Council"), fact(.photograph, "https://p.example/a.jpg")])
    ]
    let comparison = try #require(compare(before, [page(Self.link, state: state)]))
    #expect(comparison.absent.isEmpty)
    #expect(Set(comparison.notAssessedNow.map(\.checkID)) == ["employer-visible", "photo-visible"])
    #expect(comparison.notAssessedNow.allSatisfy { $0.reason?.isEmpty == false })
  }

  @Test("A page that is not on the list any more is not called better")
  func notListed() throws {
    let before = [page(Self.link, [fact(.employer, "Harrowdale Council")])]
    let comparison = try #require(compare(before, [page("https://www.facebook.com/jo")]))
    #expect(comparison.absent.isEmpty)
    #expect(comparison.notAssessedNow.map(\.checkID) == ["employer-visible"])
  }

  @Test("A wall that still leaks a fact still shows it")
  func leakingWall() throws {
    let before = [page(Self.link, [fact(.employer, "Harrowdale Council"), fact(.birthDate, "1 May 1990")])]
    let comparison = try #require(
      compare(before, [page(Self.link, [fact(.employer, "Harrowdale Council")], state: .loginWall)]))
    #expect(comparison.states["f-linkedin-employer-visible"] == .unchanged)
    #expect(comparison.notAssessedNow.map(\.checkID) == ["dob-visible"])
  }

  @Test("What the reader is no longer sure of is not called gone")
  func doubtful() throws {
    let before = [page(Self.link, [fact(.employer, "Harrowdale Council")])]
    let comparison = try #require(
      compare(before, [page(Self.link, [fact(.employer, "Harrow Council", confidence: 40)])]))
    #expect(comparison.absent.isEmpty)
    #expect(comparison.notAssessedNow.map(\.checkID) == ["employer-visible"])
  }

  @Test("Another role scores both audits alike and says so")
  func otherRole() throws {
    let readings = [page(Self.link, [fact(.employer, "Harrowdale Council"), fact(.name, "Jo Brook")])]
    let now = Fixture.audit(readings, role: Fixture.socialWorker)
    let comparison = try #require(
      Fixture.auditor().compare(now, with: past(readings, role: Fixture.employee)).comparison)
    #expect(comparison.baselineScore == now.score)
    #expect(comparison.isRescored)
  }

  /// DESIGN 11.8 on a hundred random people: what only moved is never new, what was not seen is never gone.
  @Test("A hundred pairs: reordered, moved, changed and unseen", arguments: 0..<100)
  func pairs(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let person = RandomPerson(&random)
    let flagged = Set(
      Fixture.audit(person.readings, role: person.role).findings.filter { $0.outcome == .flagged }.map(\.id))

    let moved = person.readings.map { reading in
      reading.with(
        exposures: reading.exposures.shuffled(using: &random).map { exposure in
          Exposure(
            id: exposure.id, attribute: exposure.attribute, value: exposure.value,
            evidence: [Evidence(source: .microdata, locator: "/html/body/div[7]", excerpt: exposure.value)],
            visibility: exposure.visibility, confidence: exposure.confidence, precision: exposure.precision,
            current: exposure.current)
        })
    }
    let same = try #require(compare(person.readings, moved, role: person.role))
    #expect(same.absent.isEmpty && same.notAssessedNow.isEmpty)
    #expect(same.states.values.allSatisfy { $0 == .unchanged })

    let hidden = person.readings.map { $0.with(exposures: [], state: .loginWall) }
    let unseen = try #require(compare(person.readings, hidden, role: person.role))
    #expect(unseen.absent.isEmpty)
    #expect(unseen.notAssessedNow.count == flagged.count)

    let emptied = person.readings.map { $0.with(exposures: []) }
    let gone = try #require(compare(person.readings, emptied, role: person.role))
    #expect(gone.absent.count == flagged.count && gone.notAssessedNow.isEmpty)

    let fresh = try #require(compare(emptied, person.readings, role: person.role))
    #expect(Set(fresh.states.filter { $0.value == .new }.keys) == flagged)
    #expect(fresh.absent.isEmpty)
  }
}
