import Foundation
import Model

/// What the person has said: answers to questions that no page can settle, and answers to single findings.
struct PersonsWord: Sendable {
  /// The questions that the role is asked, with the answers that are there.
  private let asked: [(question: Question, answer: Answer?)]
  /// Every kind of fact that only a question can settle, whomever it is asked of.
  let settledByAnswers: Set<Attribute>
  let answered: [String: FindingAnswer]
  private let role: Role

  init(_ subject: Subject, role: Role, catalogue: CheckCatalogue) {
    asked = catalogue.questions.filter { $0.isAsked(of: role) }.map { ($0, subject.answers[$0.id]) }
    settledByAnswers = Set(
      catalogue.questions.compactMap { question in
        if case .adds(let attribute) = question.effect { attribute } else { nil }
      })
    answered = subject.answered
    self.role = role
  }

  /// A place as exact as a town or less may be the home or the work; a street or a site says which it is.
  private static let townOfWork = 60

  /// How exact a place of work is once it is known to be a home: a town 25, a county or less 10.
  private static func homePrecision(_ precision: Int) -> Int { precision >= townOfWork ? 25 : 10 }

  /// The readings as the person's answers make them.
  func applied(to readings: [PageReading]) -> [PageReading] {
    let rules = asked.compactMap { question, answer in answer.map { (question.effect, $0) } }
    guard !rules.isEmpty else { return readings }
    return readings.map { reading in
      let exposures = reading.exposures.map { exposure in
        rules.reduce(exposure) { Self.apply($1.0, $1.1, to: $0) }
      }
      guard exposures != reading.exposures else { return reading }
      return reading.with(exposures: exposures)
    }
  }

  private static func apply(_ effect: Question.Effect, _ answer: Answer, to exposure: Exposure) -> Exposure {
    switch effect {
    case .measures(let attribute, let measures) where exposure.attribute == attribute:
      // A "no" leaves the finding as it was read: it is taken out of account as a whole (``dismissals(of:)``).
      guard let precision = measures[answer], precision > 0 else { return exposure }
      return exposure.known(as: attribute, precision: precision)
    case .moves(let from, let to)
    where answer == .no && exposure.attribute == from && exposure.precision <= townOfWork:
      return exposure.known(as: to, precision: homePrecision(exposure.precision))
    default:
      return exposure
    }
  }

  /// The ids of exposures of which an answer says that they are not about the person.
  func dismissals(of pages: AuditedPages) -> [String: FindingAnswer] {
    var dismissed: [String: FindingAnswer] = [:]
    for (question, answer) in asked {
      guard case .measures(let attribute, let measures) = question.effect, let answer,
        measures[answer] == 0
      else { continue }
      let word = FindingAnswer(word: .notMe, why: "\(question.asks) \(answer.rawValue.capitalized).")
      for exposure in pages.all.flatMap(\.reading.exposures) where exposure.attribute == attribute {
        dismissed[exposure.id] = word
      }
    }
    return dismissed
  }

  /// Facts that an answer states.
  var facts: Scoring.Reaches {
    asked.reduce(into: [:]) { facts, entry in
      if case .adds(let attribute) = entry.question.effect, entry.answer == .yes { facts[attribute] = 100 }
    }
  }

  /// How far facts could reach if the open questions had the worst answers.
  func possible(among readings: [PageReading]) -> Scoring.Reaches {
    var reaches: Scoring.Reaches = [:]
    for (question, answer) in asked where answer == nil || answer == .notSure {
      switch question.effect {
      case .adds(let attribute): reaches[attribute] = 100
      case .measures(let attribute, let measures) where Self.isApplicable(question, readings):
        reaches[attribute] = max(reaches[attribute, default: 0], measures.values.max() ?? 0)
      case .moves(_, let to):
        for exposure in Self.movable(question, readings) {
          reaches[to] = max(reaches[to, default: 0], Self.homePrecision(exposure.precision))
        }
      default: break
      }
    }
    return reaches
  }

  /// Whether a question that the tier needs has neither a yes nor a no.
  var lacksNeededAnswer: Bool {
    asked.contains { $0.question.isNeeded(for: role) && ($0.answer == nil || $0.answer == .notSure) }
  }

  /// The questions as a report shows them, those without a bearing on these pages left out.
  func questions(for readings: [PageReading]) -> [AskedQuestion] {
    asked.filter { $0.answer != nil || Self.isApplicable($0.question, readings) }.map { question, answer in
      AskedQuestion(
        id: question.id, asks: question.asks, explains: question.explains,
        clauses: question.policy.map(\.clause), answer: answer, isNeeded: question.isNeeded(for: role),
        severity: question.severity?.raised(for: role), why: question.why.value(for: role),
        steps: question.steps)
    }
  }

  private static func isApplicable(_ question: Question, _ readings: [PageReading]) -> Bool {
    switch question.effect {
    case .adds, .none: true
    case .moves: !movable(question, readings).isEmpty
    case .measures(let attribute, _):
      readings.contains {
        $0.exposures.contains { $0.attribute == attribute && $0.confidence >= .askingFrom }
      }
    }
  }

  private static func movable(_ question: Question, _ readings: [PageReading]) -> [Exposure] {
    guard case .moves(let from, _) = question.effect else { return [] }
    return readings.flatMap(\.exposures).filter {
      $0.attribute == from && $0.precision <= townOfWork && $0.confidence >= .askingFrom
    }
  }
}

extension Exposure {
  /// The same words of the page, known for another kind of fact or as more or less exact.
  fileprivate func known(as attribute: Attribute, precision: Int) -> Exposure {
    Exposure(
      id: id, attribute: attribute, value: value, evidence: evidence, visibility: visibility,
      confidence: confidence, precision: precision, current: current)
  }
}
