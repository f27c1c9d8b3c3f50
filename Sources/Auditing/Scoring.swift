import Foundation
import Model

/// The exposure score's arithmetic: how far each kind of fact reaches becomes points, and points a score.
///
/// Whole numbers throughout, in hundredths of a point; only the last step, 2 to a power, is floating.
/// Every step rises or stays when a reach rises, so hiding a fact can never raise a score.
struct Scoring: Sendable {
  /// How far a stranger's knowledge of each kind of fact reaches: precision times visibility, 0 to 100.
  typealias Reaches = [Attribute: Int]

  let scheme: ScoreScheme
  let tier: RoleTier
  let isHeightened: Bool
  /// Facts that the person stated, which every picture of them holds.
  var stated: Reaches = [:]
  /// What a public register adds once a page shows the full name.
  var register: PublicRegister?

  /// What the pages say, with what the person stated and what a register says of that name.
  ///
  /// It can only add, and only more when the pages say more, so hiding a fact still never raises a score.
  func whole(_ reaches: Reaches) -> Reaches {
    var whole = reaches.merging(stated) { max($0, $1) }
    if let register, isNamed(reaches) { whole.merge(register.shows) { max($0, $1) } }
    return whole
  }

  /// Whether the full name shows, by which a register is searched.
  func isNamed(_ reaches: Reaches) -> Bool { reaches[.name, default: 0] >= 100 }

  /// A former employer or home tells half as much as one of today.
  func reach(of exposure: Exposure) -> Int {
    let precision = exposure.current ? exposure.precision : exposure.precision / 2
    return precision * (scheme.visibility[exposure.visibility] ?? 100) / 100
  }

  /// In per cent, how easily a stranger knows who the person is. A phone number or an address settles it.
  func easeOfIdentification(_ reaches: Reaches) -> Int {
    if reaches[.telephone, default: 0] >= 100 || reaches[.homeLocation, default: 0] >= 80 { return 100 }
    return min(100, 25 + reaches[.name, default: 0] / 2 + reaches[.photograph, default: 0] / 4)
  }

  /// What each fact and each combination adds, the most first. Their sum is the points.
  func working(_ pages: Reaches) -> [ScoreLine] {
    let reaches = whole(pages)
    let ease = easeOfIdentification(reaches)
    var lines: [ScoreLine] = []
    for (attribute, reach) in reaches {
      guard let weight = scheme.weights[attribute] else { continue }
      let gate = weight.isGated ? ease : 100
      let hundredths = weight.points * reach * gate * multiplier(weight.classID) * factor / 1_000_000
      lines.append(
        ScoreLine(
          attribute: attribute, combinationID: nil, label: attribute.label, hundredths: hundredths))
    }
    for combination in scheme.combinations where combination.isMet(by: reaches) {
      let hundredths = combination.points * 100 * multiplier(combination.classID) * factor / 10_000
      lines.append(
        ScoreLine(
          attribute: nil, combinationID: combination.id, label: combination.title, hundredths: hundredths))
    }
    return lines.filter { $0.hundredths > 0 }.sorted { a, b in
      (b.hundredths, a.sortingID) < (a.hundredths, b.sortingID)
    }
  }

  /// 0 to 99: so many points, then the least score that some facts lead to whatever else is shown.
  func score(_ reaches: Reaches) -> Int {
    let points = working(reaches).reduce(0) { $0 + $1.hundredths }
    let whole = whole(reaches)
    let floors = scheme.floors.filter { $0.requirement.isMet(by: whole) }.map { $0.byTier[tier] ?? 0 }
    return min(99, max(floors.max() ?? 0, squashed(points)))
  }

  /// The word for a score, with nothing left out of account.
  func band(_ score: Int) -> Band {
    let reached = scheme.bands.filter { $0.value <= score }
    return reached.max { ($0.value, $0.key.rawValue) < ($1.value, $1.key.rawValue) }?.key ?? .low
  }

  private var factor: Int { isHeightened ? scheme.heightenedFactor : 100 }

  private func multiplier(_ classID: ScoreScheme.ClassID) -> Int {
    scheme.multipliers[classID]?[tier] ?? 100
  }

  /// Each ``ScoreScheme/halvingPoints`` draw the curtain back half of what was left.
  private func squashed(_ hundredths: Int) -> Int {
    let halvings = Double(hundredths) / 100 / Double(max(1, scheme.halvingPoints))
    return Int((100 * (1 - exp2(-halvings)) + 0.5).rounded(.down))
  }
}

extension ScoreScheme.Requirement {
  func isMet(by reaches: Scoring.Reaches) -> Bool { reaches[attribute, default: 0] >= minimum }
}

extension ScoreScheme.Combination {
  func isMet(by reaches: Scoring.Reaches) -> Bool {
    !requirements.isEmpty && requirements.allSatisfy { $0.isMet(by: reaches) }
  }
}

extension ScoreLine {
  fileprivate var sortingID: String { attribute?.rawValue ?? combinationID ?? "" }
}
