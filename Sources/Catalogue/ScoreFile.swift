import Model

/// Reads `score.yaml` and holds it to the properties that the score promises.
struct ScoreFile {
  private static let keys = [
    "version", "halving_points", "heightened_percent", "assessed_share_needed", "visibility", "bands",
    "classes", "weights", "combinations", "floors",
  ]
  private static let tiers = RoleTier.allCases.map(\.rawValue)

  let reader: YAMLReader
  let names: CatalogueNames

  func read(_ text: String) -> ScoreScheme? {
    guard let fields = reader.fields(of: text, keys: Self.keys, required: Self.keys) else { return nil }
    let classes = classes(fields["classes"])
    let weights = weights(fields["weights"], classes: Array(classes.keys))
    let combinations =
      fields["combinations"]?.items().compactMap { combination($0, classes: Array(classes.keys), weights) }
      ?? []
    reportTwice(combinations.map(\.id), fields["combinations"])
    let scheme = (
      version: fields["version"]?.text(upTo: 40),
      halving: fields["halving_points"]?.integer(in: 1...1000),
      heightened: fields["heightened_percent"]?.integer(in: 100...400),
      share: fields["assessed_share_needed"]?.integer(in: 0...100)
    )
    let visibility = visibility(fields["visibility"])
    let bands = bands(fields["bands"])
    let floors = fields["floors"]?.items().compactMap(floor) ?? []
    guard reader.problems.isEmpty, let version = scheme.version, let halving = scheme.halving,
      let heightened = scheme.heightened, let share = scheme.share
    else { return nil }
    return ScoreScheme(
      version: version, weights: weights, multipliers: classes, visibility: visibility,
      combinations: combinations, floors: floors, heightenedFactor: heightened, halvingPoints: halving,
      bands: bands, assessedShareNeeded: share)
  }

  private func classes(_ value: YAMLValue?) -> [String: [RoleTier: Int]] {
    var classes: [String: [RoleTier: Int]] = [:]
    for entry in value?.entries() ?? [] {
      classes[entry.key] = byTier(entry.value, in: 100...1000)
    }
    return classes
  }

  /// A number for each tier, which a higher tier may only raise.
  private func byTier(
    _ value: YAMLValue, in range: ClosedRange<Int>, also keys: [String] = []
  ) -> [RoleTier: Int] {
    guard let fields = value.fields(keys: keys + Self.tiers, required: keys + Self.tiers) else {
      return [:]
    }
    var numbers: [RoleTier: Int] = [:]
    var least = range.lowerBound
    for tier in RoleTier.allCases {
      guard let number = fields[tier.rawValue]?.integer(in: range) else { continue }
      if number < least {
        fields[tier.rawValue]?.report(
          "“\(tier.rawValue)” lowers the number from \(least) to \(number).",
          "Write \(least) or more: a higher tier may only raise it.")
      }
      least = max(least, number)
      numbers[tier] = number
    }
    return numbers
  }

  private func weights(_ value: YAMLValue?, classes: [String]) -> [Attribute: ScoreScheme.Weight] {
    var weights: [Attribute: ScoreScheme.Weight] = [:]
    for entry in value?.entries() ?? [] {
      let keys = ["class", "points", "gated"]
      guard let attribute = attribute(entry),
        let fields = entry.value.fields(keys: keys, required: keys),
        let classID = fields["class"]?.word("a class", of: classes.sorted()),
        let points = fields["points"]?.integer(in: 0...1000), let gated = fields["gated"]?.flag()
      else { continue }
      weights[attribute] = ScoreScheme.Weight(classID: classID, points: points, isGated: gated)
    }
    return weights
  }

  private func attribute(_ entry: YAMLValue.Entry) -> Attribute? {
    if let attribute = Attribute(rawValue: entry.key) { return attribute }
    reader.report(
      entry.line, "“\(entry.key)” is not an attribute.",
      YAMLValue.remedy(for: entry.key, Attribute.allCases.map(\.rawValue)))
    return nil
  }

  private func combination(
    _ value: YAMLValue, classes: [String], _ weights: [Attribute: ScoreScheme.Weight]
  ) -> ScoreScheme.Combination? {
    let keys = ["id", "title", "why", "severity", "class", "points", "needs"]
    guard let fields = value.fields(keys: keys, required: keys) else { return nil }
    let needs: [ScoreScheme.Requirement] = (fields["needs"]?.entries() ?? []).compactMap { entry in
      guard let attribute = attribute(entry), let least = entry.value.integer(in: 1...100) else { return nil }
      if weights[attribute] == nil {
        reader.report(
          entry.line, "“\(entry.key)” has no weight.", "Give it one under “weights”, or take it out.")
      }
      return ScoreScheme.Requirement(attribute: attribute, minimum: least)
    }
    guard let id = fields["id"]?.text(), let title = fields["title"]?.text(upTo: 80),
      let why = fields["why"]?.byRole(names, { $0.text() }),
      let severity = fields["severity"]?.severityByRole(names),
      let classID = fields["class"]?.word("a class", of: classes.sorted()),
      let points = fields["points"]?.integer(in: 0...1000)
    else { return nil }
    if needs.count < 2 {
      value.report("“needs” joins fewer than two facts.", "Name at least two attributes.")
    }
    return ScoreScheme.Combination(
      id: id, title: title, why: why, severity: severity, classID: classID, points: points,
      requirements: needs)
  }

  private func floor(_ value: YAMLValue) -> ScoreScheme.Floor? {
    let keys = ["attribute", "at_least"] + Self.tiers
    guard let fields = value.fields(keys: keys, required: keys),
      let attribute: Attribute = fields["attribute"]?.choice("an attribute"),
      let least = fields["at_least"]?.integer(in: 1...100)
    else { return nil }
    return ScoreScheme.Floor(
      requirement: ScoreScheme.Requirement(attribute: attribute, minimum: least),
      byTier: byTier(value, in: 0...99, also: ["attribute", "at_least"]))
  }

  private func visibility(_ value: YAMLValue?) -> [Visibility: Int] {
    let keys = Visibility.allCases.map(\.rawValue)
    guard let fields = value?.fields(keys: keys, required: keys) else { return [:] }
    var numbers: [Visibility: Int] = [:]
    for visibility in Visibility.allCases {
      numbers[visibility] = fields[visibility.rawValue]?.integer(in: 0...100)
    }
    return numbers
  }

  private func bands(_ value: YAMLValue?) -> [Band: Int] {
    let all = Band.allCases.filter { $0 != .notEnoughChecked }
    guard let fields = value?.fields(keys: all.map(\.rawValue), required: all.map(\.rawValue)) else {
      return [:]
    }
    var bands: [Band: Int] = [:]
    var least = 0
    for band in all {
      guard let field = fields[band.rawValue], let number = field.integer(in: 0...99) else { continue }
      if band == .low ? number != 0 : number <= least {
        field.report(
          "“\(band.rawValue)” starts at \(number).",
          band == .low ? "Start the lowest band at 0." : "Start it above \(least).")
      }
      least = number
      bands[band] = number
    }
    return bands
  }

  private func reportTwice(_ ids: [String], _ value: YAMLValue?) {
    var seen: Set<String> = []
    for id in ids where !seen.insert(id).inserted {
      value?.report("The combination “\(id)” stands twice.", "Take one out.")
    }
  }
}
