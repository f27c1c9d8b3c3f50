import Model
import Support
import Testing

@testable import Auditing

@Suite("The fewest changes below a band")
struct BandBreakTests {
  private struct Person {
    let pages: AuditedPages
    let score: PersonScore
    let actions: Actions

    init(_ person: RandomPerson) {
      let audit = Fixture.audit(
        person.readings, role: person.role, isHeightened: person.isHeightened, checks: JoinedCheckTests.checks
      )
      let catalogue = Fixture.catalogue(JoinedCheckTests.checks)
      pages = AuditedPages(person.readings, catalogue: catalogue, hasBrowser: false)
      let scoring = Scoring(
        scheme: Fixture.scheme, tier: person.role.tier, isHeightened: person.isHeightened)
      let word = PersonsWord(Subject(), role: person.role, catalogue: catalogue)
      let decisions = Decisions(word, pages: pages, rules: [])
      score = PersonScore(
        pages.all.map { ProfileFacts($0, scoring: scoring, catalogue: catalogue, decisions: decisions) },
        scoring: scoring)
      actions = Actions(findings: audit.findings, pages: pages, person: score)
    }

    /// The person's pages with those changes made, scored from the start.
    func scoredAgain(without changes: [Action]) -> Int {
      let hidden = changes.reduce(Hidden()) { $0.union($1.hidden) }
      return PersonScore(
        score.pages.indices.map { score.page($0, without: hidden) }, scoring: score.scoring
      ).value
    }
  }

  @Test("Every promise is kept, no change is idle, and the quick search is seldom beaten", arguments: 1...3)
  func promises(seed: Int) async {
    var random = SeededGenerator(seed: UInt64(seed))
    var compared = 0
    var longer = 0
    for _ in 0..<60 {
      await Task.yield()
      var made = RandomPerson(&random)
      made.shareValues(&random)
      let person = Person(made)
      let breaks = BandBreaks(actions: person.actions, person: person.score)
      guard (1...BandBreaks.triedTogether).contains(person.actions.all.count) else { continue }
      for least in [20, 45, 70] where least <= person.score.value {
        let exact = breaks.exhaustive(below: least)
        let quick = breaks.greedy(below: least)
        #expect((exact == nil) == (quick == nil))
        guard let exact, let quick else { continue }
        compared += 1
        for chosen in [exact, quick] {
          #expect(person.scoredAgain(without: chosen) < least)
          for index in chosen.indices {
            var fewer = chosen
            fewer.remove(at: index)
            #expect(person.scoredAgain(without: fewer) >= least)
          }
        }
        #expect(exact.count <= quick.count)
        if exact.count < quick.count { longer += 1 }
      }
    }
    #expect(compared > 20)
    #expect(longer * 10 <= compared, "\(longer) of \(compared) were longer")
  }

  @Test("What the audit says is what scoring again gives, the nearest band first")
  func audits() {
    var random = SeededGenerator(seed: 11)
    for _ in 0..<60 {
      var made = RandomPerson(&random)
      made.shareValues(&random)
      let audit = made.audit()
      var last = audit.score.value + 1
      for step in audit.bandBreaks {
        #expect(Set(step.changes.map(\.findingID)).isSubset(of: Set(audit.findings.map(\.id))))
        let done = Set(step.changes.map(\.findingID))
        let hidden = Set(audit.findings.filter { done.contains($0.id) }.flatMap(\.exposureIDs))
        let again = Fixture.audit(
          audit.readings(without: hidden), role: made.role, isHeightened: made.isHeightened)
        #expect(again.score.value == step.scoreAfter)
        #expect(step.scoreAfter < last)
        last = Fixture.scheme.bands[step.below] ?? 0
        #expect(step.scoreAfter < last && step.minutes >= 1)
      }
    }
  }

  @Test("One visit to a settings page is counted once")
  func minutes() throws {
    let facts = [Attribute.employer, .occupation, .photograph, .name].map { fact($0) }
    let audit = Fixture.audit(
      [page("https://www.linkedin.com/in/jo", facts)], role: Fixture.socialWorker)
    let step = try #require(audit.bandBreaks.last)
    let visits = Dictionary(grouping: step.changes, by: \.link)
    let sum = visits.values.reduce(0) { $0 + ($1.map(\.minutes).max() ?? 0) + $1.count - 1 }
    #expect(step.minutes == sum)
    #expect(
      step.changes.allSatisfy { $0.title.hasPrefix("Hide your ") && $0.title.hasSuffix(" on LinkedIn") })
  }

  @Test("Thousands of pages are not searched without end")
  func bounded() {
    let pages = (0..<3_000).map { number in
      page(
        "https://site\(number).example/", [fact(.handle, "one-name-for-all"), fact(.telephone, "\(number)")])
    }
    let audit = Fixture.audit(pages)
    #expect(audit.score.value >= 20)
    #expect(audit.bandBreaks.isEmpty)
  }
}
