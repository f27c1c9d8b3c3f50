import Foundation
import Model
import Reporting

/// Writes sites for a terminal of 80 columns.
enum PlatformPage {
  private static let width = 80

  /// A row for each site, with the rest of it below where one line is too short.
  static func list(_ cards: [PlatformCard]) -> String {
    let idWidth = cards.map(\.platform.id.count).max() ?? 0
    var lines: [String] = []
    for card in cards {
      let id = card.platform.id.padding(toLength: idWidth, withPad: " ", startingAt: 0)
      var parts = [card.platform.title]
      parts.append("pages: \(card.states.map(words).joined(separator: ", "))")
      if !card.facts.isEmpty { parts.append("facts: \(card.facts.map(\.rawValue).joined(separator: ", "))") }
      parts.append(age(card))
      lines += hanging(id + "  ", parts.joined(separator: "; "), indent: idWidth + 2)
    }
    lines.append("")
    lines += LineWrapping.lines(
      "\(cards.count) sites. “netcurtain platforms show ID” tells all of one. "
        + "Pages of other sites are read by rules that fit all.",
      width: width)
    return lines.joined(separator: "\n") + "\n"
  }

  private static func age(_ card: PlatformCard) -> String {
    guard let newest = card.newest else { return "steps: nobody noted when they were walked" }
    return card.isOld ? "steps: \(newest), over a year old" : "steps: \(newest)"
  }

  /// All that is known of one site.
  static func show(_ card: PlatformCard, checks: [Check]) -> String {
    let platform = card.platform
    var lines = [platform.title, ""]
    lines += hanging("Where: ", card.places.joined(separator: ", "), indent: 2)
    if !platform.profileLinks.isEmpty {
      lines += hanging("Profiles: ", platform.profileLinks.map(\.form).joined(separator: ", "), indent: 2)
    }
    lines += hanging("Told apart: ", card.states.map(words).joined(separator: ", "), indent: 2)
    if !card.facts.isEmpty {
      lines += hanging("Facts read: ", card.facts.map(\.rawValue).joined(separator: ", "), indent: 2)
    }
    if !platform.alwaysPublic.isEmpty {
      lines += ["", "OPEN WHATEVER YOU SET"]
      for sentence in platform.alwaysPublic { lines += hanging("  - ", sentence, indent: 4) }
    }
    for (id, walk) in platform.advice.sorted(by: { $0.key < $1.key }) {
      let phrase = walk.hides ?? checks.first { $0.id == id }?.lookedFor ?? id
      lines += ["", "TO HIDE \(phrase)  (\(id))"] + steps(walk)
    }
    if let walk = platform.reportAbuse { lines += ["", "TO REPORT ABUSE"] + steps(walk) }
    if let walk = platform.deleteAccount { lines += ["", "TO DELETE THE ACCOUNT"] + steps(walk) }
    if card.isOld {
      lines +=
        [""]
        + LineWrapping.lines(
          "These steps are over a year old. If a menu has moved, look for the same words nearby.",
          width: width)
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The numbered steps of one visit, with all that is known of them.
  static func steps(_ walk: Remediation) -> [String] {
    var lines: [String] = []
    for (number, step) in walk.steps.enumerated() {
      lines += hanging("  \(number + 1). ", step, indent: 5)
    }
    if let link = walk.link { lines.append("  \(link)") }
    lines.append("  About \(walk.minutes) \(walk.minutes == 1 ? "minute" : "minutes").")
    if let effect = walk.sideEffect { lines += hanging("  It also does this: ", effect, indent: 4) }
    if let undo = walk.undo { lines += hanging("  To take it back: ", undo, indent: 4) }
    switch (walk.asOf, walk.source) {
    case (let day?, let source?): lines += hanging("  As of ", "\(day), from \(source).", indent: 4)
    case (nil, let source?): lines += hanging("  ", "From \(source); the day is not known.", indent: 4)
    default:
      if walk.platformID != Remediation.anySite {
        lines.append("  Nobody has noted when these steps were last walked.")
      }
    }
    return lines
  }

  /// `text` behind `start`, broken at the width; further lines begin at `indent`.
  static func hanging(_ start: String, _ text: String, indent: Int) -> [String] {
    let room = width - max(indent, start.count)
    let broken = LineWrapping.lines(text, width: room)
    return broken.enumerated().map { index, line in
      (index == 0 ? start : String(repeating: " ", count: indent)) + line
    }
  }

  private static func words(_ state: PageState) -> String {
    switch state {
    case .profile: "profile"
    case .loginWall: "sign-in wall"
    case .scriptShell: "empty app"
    case .notFound: "not there"
    case .blocked: "refusal"
    case .consentScreen: "cookie screen"
    case .unreadable: "unreadable"
    case .notAProfile: "no profile"
    }
  }
}
