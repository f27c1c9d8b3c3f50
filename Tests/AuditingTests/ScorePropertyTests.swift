import Foundation
import Model
import Support
import Testing

@testable import Auditing

/// What must hold for every person, tried on made-up ones.
@Suite("Properties of the score")
struct ScorePropertyTests {
  @Test("Order and repetition change nothing; hiding, doubt and distance never raise", arguments: 1...4)
  func properties(seed: Int) async {
    var random = SeededGenerator(seed: UInt64(seed))
    for _ in 0..<500 {
      await Task.yield()
      let person = RandomPerson(&random)
      let score = person.score()
      #expect(0 <= score.value && score.value <= score.upper && score.upper <= 99)

      var changed = person
      changed.readings = person.readings.map { $0.with(exposures: $0.exposures.shuffled(using: &random)) }
        .shuffled(using: &random)
      #expect(isSame(changed.score(), score))
      changed.readings = person.readings.map { $0.with(exposures: $0.exposures + $0.exposures) }
      #expect(isSame(changed.score(), score))

      change(person, &random, score)
      raise(person, &random, score)
    }
  }

  private func isSame(_ a: Score, _ b: Score) -> Bool { a.value == b.value && a.upper == b.upper }

  /// Hides one fact, then makes it less exact, then surer.
  private func change(_ person: RandomPerson, _ random: inout SeededGenerator, _ score: Score) {
    let page = Int.random(in: person.readings.indices, using: &random)
    let exposures = person.readings[page].exposures
    guard let index = exposures.indices.randomElement(using: &random) else { return }
    let chosen = exposures[index]
    func scoreWith(_ replacement: [Exposure]) -> Score {
      var changed = person
      let others = exposures.enumerated().filter { $0.offset != index }.map(\.element)
      changed.readings[page] = person.readings[page].with(exposures: others + replacement)
      return changed.score()
    }
    func copy(precision: Int, confidence: Int) -> Exposure {
      fact(
        chosen.attribute, chosen.value, precision: precision, confidence: confidence,
        visibility: chosen.visibility)
    }
    let hidden = scoreWith([])
    #expect(hidden.value <= score.value && hidden.upper <= score.upper)
    let vaguer = scoreWith([copy(precision: chosen.precision / 2, confidence: chosen.confidence.rawValue)])
    #expect(vaguer.value <= score.value && vaguer.upper <= score.upper)
    let surer = scoreWith([copy(precision: chosen.precision, confidence: 100)])
    #expect(surer.value >= score.value && surer.upper >= score.upper)
  }

  /// A higher role, the flag, a link and a page not seen.
  private func raise(_ person: RandomPerson, _ random: inout SeededGenerator, _ score: Score) {
    var changed = person
    for role in Fixture.roles where role.tier >= person.role.tier {
      changed.role = role
      #expect(changed.score().value >= score.value)
    }
    changed = person
    changed.isHeightened = true
    #expect(changed.score().value >= score.value)

    changed = person
    changed.readings = person.readings.map { $0.with(exposures: $0.exposures + [RandomPerson.link(9)]) }
    let joined = changed.score()
    #expect(joined.value >= score.value && joined.upper == score.upper)

    for reading in person.readings {
      changed.readings = [reading]
      #expect(changed.score().value <= score.value)
    }

    let page = Int.random(in: person.readings.indices, using: &random)
    let state = random.pick(PageState.allCases.filter { $0 != .profile })
    changed = person
    changed.readings[page] = person.readings[page].with(state: state)
    let unseen = changed.score()
    #expect(unseen.value == score.value && unseen.upper >= score.upper)
    #expect(unseen.band != .low || person.readings.count > 2)
    if person.readings.count == 1 { #expect(unseen.band == .notEnoughChecked) }

    // Seeing the page after all stays within the range that was promised, whatever it shows.
    let found = RandomPerson.fact("found later", &random)
    changed.readings[page] = person.readings[page].with(exposures: person.readings[page].exposures + [found])
    let seen = changed.score()
    #expect(seen.value >= unseen.value && seen.upper <= unseen.upper)
  }

  @Test("The working adds up, and each gain is what a second audit finds")
  func workingAndGains() async {
    var random = SeededGenerator(seed: 99)
    for _ in 0..<400 {
      await Task.yield()
      var person = RandomPerson(&random)
      person.shareValues(&random)
      let audit = person.audit()
      let points = audit.score.working.reduce(0) { $0 + $1.hundredths }
      let plain = Int((100 * (1 - pow(2, -Double(points) / 7000)) + 0.5).rounded(.down))
      #expect(audit.score.value == min(99, plain) || [20, 45, 60, 70].contains(audit.score.value))
      #expect(audit.score.value >= min(99, plain))
      #expect(audit.score.working.allSatisfy { ($0.attribute == nil) != ($0.combinationID == nil) })
      for finding in audit.findings {
        guard finding.outcome == .flagged else {
          #expect(finding.gain == 0)
          continue
        }
        let without = Fixture.audit(
          audit.readings(without: Set(finding.exposureIDs)), role: person.role,
          isHeightened: person.isHeightened)
        #expect(finding.gain == audit.score.value - without.score.value)
        #expect(finding.gain >= 0)
      }
    }
  }
}
