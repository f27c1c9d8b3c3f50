import Model

/// What several pages say together, and what parts them.
extension WelshWords {
  func joint(_ sign: Joint.Sign, _ places: [String]) -> String {
    let pages = "eich tudalennau \(list(places))"
    return switch sign {
    case .link:
      "Mae dolen ar eich tudalen \(places.first ?? "") i'ch tudalen \(places.dropFirst().first ?? ""):"
    case .handle: "Mae gan \(pages) yr un enw defnyddiwr:"
    case .picture: "Mae \(pages) yn dangos yr un llun:"
    case .name: "Mae \(pages) yn rhoi'r un enw, a'r un dref neu gyflogwr:"
    case .nameAlone: "Mae \(pages) yn rhoi'r un enw, ac ni welsom ddim arall sy'n eu cysylltu:"
    }
  }

  func breakLead(_ below: Band) -> String { "I ddod o dan “\(band(below))”:" }

  func breakEnd(_ step: BandBreak, from before: Int, arrow: String) -> String {
    "\(about(minutes: step.minutes)) i gyd. \(scoreChange(before, step.scoreAfter, arrow: arrow))."
  }

  func breaksIntro(isRange: Bool) -> String {
    "Dyma'r nifer lleiaf o newidiadau y gwyddom amdano, os gwnewch bopeth ar linell."
      + (isRange
        ? " Mae'n cyfrif yr hyn a welsom. Gall yr hyn na allem ei weld gadw'r sgôr yn uchel." : "")
  }
}
