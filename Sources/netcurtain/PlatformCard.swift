import Foundation
import Model

/// What a person wants to know of a site that is known by name.
struct PlatformCard {
  let platform: Platform
  /// The newest day on which somebody walked any of its steps; `nil` if nobody has.
  let newest: String?
  /// Whether that day is more than a year ago (reference: steps older than twelve months need a second look).
  let isOld: Bool

  init(_ platform: Platform, today: Date) {
    self.platform = platform
    newest = platform.advice.values.compactMap(\.asOf).max()
    if case .old = StepAge(asOf: newest, on: today) { isOld = true } else { isOld = false }
  }

  /// The states that its examples are in, in the order of the closed list.
  var states: [PageState] {
    let shown = Set(platform.examples.map(\.state))
    return PageState.allCases.filter(shown.contains)
  }

  /// The kinds of fact that its examples show.
  var facts: [Attribute] {
    let shown = Set(platform.examples.flatMap(\.shows).map(\.attribute))
    return Attribute.allCases.filter(shown.contains)
  }

  /// How its pages are told from others.
  var places: [String] {
    platform.domains + (platform.software.isEmpty ? [] : ["any host that runs it"])
  }

  /// The cards as JSON, with keys in a stable order.
  static func json(_ cards: [PlatformCard]) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let entries = cards.map { card in
      Entry(
        id: card.platform.id, title: card.platform.title, domains: card.platform.domains,
        isSoftware: !card.platform.software.isEmpty,
        profileLinks: card.platform.profileLinks.map(\.form), states: card.states.map(\.rawValue),
        facts: card.facts.map(\.rawValue), newestSteps: card.newest, stepsAreOld: card.isOld,
        alwaysPublic: card.platform.alwaysPublic,
        advice: card.platform.advice.mapValues(Walk.init),
        reportAbuse: card.platform.reportAbuse.map(Walk.init),
        deleteAccount: card.platform.deleteAccount.map(Walk.init))
    }
    return String(decoding: try encoder.encode(entries), as: UTF8.self) + "\n"
  }

  private struct Entry: Encodable {
    let id: String
    let title: String
    let domains: [String]
    let isSoftware: Bool
    let profileLinks: [String]
    let states: [String]
    let facts: [String]
    let newestSteps: String?
    let stepsAreOld: Bool
    let alwaysPublic: [String]
    let advice: [String: Walk]
    let reportAbuse: Walk?
    let deleteAccount: Walk?
  }

  private struct Walk: Encodable {
    let steps: [String]
    let link: String?
    let asOf: String?
    let source: String?
    let minutes: Int
    let sideEffect: String?
    let undo: String?

    init(_ walk: Remediation) {
      steps = walk.steps
      link = walk.link
      asOf = walk.asOf
      source = walk.source
      minutes = walk.minutes
      sideEffect = walk.sideEffect
      undo = walk.undo
    }
  }
}
