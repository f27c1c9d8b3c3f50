import Foundation
import Model
import Testing

@testable import Auditing

/// What the person says: answers to questions and to findings.
@Suite("The person's word")
struct PersonsWordTests {
  private let link = "https://www.linkedin.com/in/jo-brook"
  private let facts = [fact(.name, "Jo Brook"), fact(.photograph, "https://p.example/a.jpg", precision: 75)]

  private func audit(
    _ exposures: [Exposure]? = nil, role: Role = Fixture.employee, state: PageState = .profile,
    answers: [String: Answer] = [:], answered: [String: FindingAnswer] = [:]
  ) -> Audit {
    Fixture.audit(
      [page(link, exposures ?? facts, state: state)], role: role, questions: Fixture.questions,
      answers: answers, answered: answered)
  }

  private func client(_ answer: Answer) -> [String: Answer] {
    ["client-linked": answer, "photo-face": .yes]
  }

  // MARK: Questions

  @Test("an open question counts in the upper end only, and is listed")
  func open() throws {
    let open = audit(answers: ["photo-face": .yes])
    let no = audit(answers: client(.no))
    let yes = audit(answers: client(.yes))
    #expect(open.score.value == no.score.value && no.score.upper == no.score.value)
    #expect(open.score.upper == yes.score.value)
    #expect(yes.score.value == yes.score.upper && yes.score.value >= 45)
    #expect(yes.score.working.first?.attribute == .clientLink)
    #expect(audit(answers: client(.notSure)).score == open.score)

    let question = try #require(open.questions.first { $0.id == "client-linked" })
    #expect(question.isOpen && !question.isFlagged && question.severity == .high)
    #expect(question.clauses == ["5.3", "5.4"])
    #expect(yes.questions.first?.isFlagged == true)
    #expect(no.questions.first?.isOpen == false && no.questions.first?.isFlagged == false)
  }

  @Test("a yes has the reference's floor in every tier, also where no page was given")
  func floors() {
    let floors = zip(Fixture.roles, [45, 45, 60, 70])
    for (role, floor) in floors {
      let audit = Fixture.audit([], role: role, questions: Fixture.questions, answers: client(.yes))
      #expect(audit.score.value == floor)
    }
  }

  @Test("safeguarding work without the answer has no calm word", arguments: [nil, Answer.notSure])
  func needed(answer: Answer?) {
    var answers: [String: Answer] = ["photo-face": .yes]
    answers["client-linked"] = answer
    #expect(audit(role: Fixture.socialWorker, answers: answers).score.band == .notEnoughChecked)
    #expect(audit(role: Fixture.teacher, answers: answers).score.band == .low)
    #expect(audit(role: Fixture.socialWorker, answers: client(.no)).score.band != .notEnoughChecked)
  }

  @Test("a page that was not seen says nothing of the answer")
  func unseenPage() {
    let readings = [page(link, facts), page("https://b.example/", state: .loginWall)]
    func upper(_ answer: Answer) -> Int {
      Fixture.audit(readings, questions: [Fixture.clientQuestion], answers: ["client-linked": answer])
        .score.upper
    }
    #expect(upper(.no) < upper(.yes))
  }

  @Test("whether a picture shows the face sets how exactly it shows")
  func face() throws {
    func points(_ answer: Answer?) -> Int {
      var answers: [String: Answer] = ["client-linked": .no]
      answers["photo-face"] = answer
      return audit(answers: answers).score.working.first { $0.attribute == .photograph }?.hundredths ?? 0
    }
    #expect(points(.yes) == 600)
    #expect(points(.notSure) == 450)
    #expect(points(nil) == 450)
    #expect(points(.no) == 0)
    let unanswered = audit(answers: ["client-linked": .no]).score
    #expect(unanswered.upper == audit(answers: client(.no)).score.value)

    let no = audit(answers: ["client-linked": .no, "photo-face": .no])
    let finding = try #require(no.finding("photo-visible"))
    #expect(finding.outcome == .notApplicable)
    #expect(finding.answer == FindingAnswer(word: .notMe, why: "Does it show your face? No."))
    #expect(!finding.exposureIDs.isEmpty)
  }

  @Test("a question with no bearing on the pages is not asked")
  func bearing() {
    #expect(audit([fact(.name)]).questions.map(\.id) == ["client-linked"])
    #expect(audit().questions.map(\.id) == ["client-linked", "photo-face"])
  }

  @Test("a town that is not of work is a home; a site stays a place of work")
  func place() throws {
    let town = [fact(.name), fact(.workLocation, "Leam", precision: 60)]
    let answers: [String: Answer] = ["client-linked": .no, "place-of-work": .no]
    let home = audit(town, answers: answers)
    #expect(home.finding("workplace-visible")?.outcome == .clear)
    #expect(home.finding("home-visible")?.outcome == .flagged)
    #expect(home.profiles[0].reading.exposures[1].precision == 25)
    let open = audit(town, answers: ["client-linked": .no])
    #expect(open.finding("workplace-visible")?.outcome == .flagged)
    #expect(open.score.upper >= home.score.value && open.score.upper > open.score.value)
    let site = audit([fact(.name), fact(.workLocation, "Quarry House", precision: 100)], answers: answers)
    #expect(site.finding("workplace-visible")?.outcome == .flagged)
  }

  // MARK: Findings

  private func answering(
    _ check: String, _ word: FindingAnswer.Word, in audit: Audit
  ) throws -> [String: FindingAnswer] {
    [try #require(audit.finding(check)).fingerprint: FindingAnswer(word: word, why: "A cat.")]
  }

  @Test("not me leaves the score and the steps, stays listed, and comes back by its fingerprint")
  func notMe() throws {
    let before = audit(answers: client(.no))
    let answered = try answering("photo-visible", .notMe, in: before)
    let after = audit(answers: client(.no), answered: answered)
    let finding = try #require(after.finding("photo-visible"))
    #expect(finding.outcome == .notApplicable && finding.answer?.why == "A cat.")
    #expect(finding.fingerprint == before.finding("photo-visible")?.fingerprint)
    #expect(!finding.exposureIDs.isEmpty)
    #expect(after.score.value < before.score.value)
    #expect(after.score.upper < before.score.upper)
    #expect(!after.firstSteps.flatMap(\.findingIDs).contains(finding.id))
    #expect(after.findings.count == before.findings.count)
  }

  @Test("not me on a page that was not seen leaves the check open, never clear")
  func notMeOnAWall() throws {
    let wall = audit(state: .loginWall)
    let after = audit(state: .loginWall, answered: try answering("photo-visible", .notMe, in: wall))
    let finding = try #require(after.finding("photo-visible"))
    #expect(finding.outcome == .cannotTell && finding.cause == .loginWall && finding.answer != nil)
  }

  @Test("not me parts pages that the fact had joined")
  func notMeParts() throws {
    let shared = fact(.photograph, "https://p.example/0123456789abcdef.jpg")
    let readings = [
      page("https://a.example/", [fact(.employer, "Leam Council"), shared]),
      page("https://b.example/", [fact(.homeLocation, precision: 40), shared]),
    ]
    let joined = Fixture.audit(readings)
    let answered = Dictionary(
      uniqueKeysWithValues: try ["p1", "p2"].map { profile in
        (
          try #require(joined.finding("photo-visible", profile)).fingerprint,
          FindingAnswer(word: .notMe, why: "")
        )
      })
    #expect(Fixture.audit(readings, answered: answered).score.value < joined.score.value)
  }

  @Test("accepted stays in the score and is flagged as before")
  func accepted() throws {
    let before = audit(answers: client(.no))
    let after = audit(
      answers: client(.no), answered: try answering("photo-visible", .accepted, in: before))
    let finding = try #require(after.finding("photo-visible"))
    #expect(finding.outcome == .flagged && finding.answer?.word == .accepted)
    #expect(after.score == before.score)
  }

  @Test("accepting what only the person could tell settles it: it counts")
  func acceptedDoubt() throws {
    let doubtful = [fact(.name), fact(.employer, "Leam Council", confidence: 50)]
    let before = audit(doubtful, answers: client(.no))
    #expect(before.finding("employer-visible")?.outcome == .cannotTell)
    let answered = try answering("employer-visible", .accepted, in: before)
    let after = audit(doubtful, answers: client(.no), answered: answered)
    let finding = try #require(after.finding("employer-visible"))
    #expect(finding.outcome == .flagged && finding.confidence?.rawValue == 100)
    #expect(after.score.value == before.score.upper)
  }

  @Test("an answer to something that is not found any more changes nothing")
  func stale() {
    let answered = ["0123456789abcdef": FindingAnswer(word: .notMe, why: "")]
    #expect(audit(answered: answered).score == audit().score)
    #expect(audit(answered: answered).findings == audit().findings)
  }

  // MARK: Advice

  @Test("advice comes in the order of the policy, once, for the role and for the sites at hand")
  func advice() {
    #expect(
      audit(role: Fixture.socialWorker).adviceOnly == [
        ClauseAdvice(clause: "5.6", advice: "Think."),
        ClauseAdvice(clause: "5.6", advice: "It shows your name."),
        ClauseAdvice(clause: "A.9", advice: "Tell your lead."),
      ])
    #expect(
      Fixture.audit([page("https://a.example/")]).adviceOnly == [
        ClauseAdvice(clause: "5.6", advice: "Think."), ClauseAdvice(clause: "A.9", advice: "Tell HR."),
      ])
  }
}
