import Model

/// Reads a check from its file (docs/catalogue.md, "A check").
struct CheckFile {
  /// Every key, in the order that files keep.
  static let keys = [
    "id", "title", "looked_for", "status", "policy", "why", "personal_data", "threat", "looks_for",
    "severity", "advice", "false_alarms", "examples", "cy",
  ]
  private static let required = keys.filter { $0 != "cy" }

  let reader: YAMLReader
  let names: CatalogueNames

  /// The check, or `nil` if the reader has noted a problem.
  func read(_ text: String, fileName: String) -> Check? {
    guard let fields = reader.fields(of: text, keys: Self.keys, required: Self.required) else { return nil }
    let id = fields["id"]?.id(named: fileName)
    let title = fields["title"]?.text(upTo: 80)
    let lookedFor = fields["looked_for"]?.text(upTo: 80)
    let status: Check.Status? = fields["status"]?.choice("a status")
    let policy = fields["policy"].map(policy) ?? []
    let why = fields["why"]?.byRole(names) { $0.text() }
    let personalData = fields["personal_data"]?.word(
      "a DPV term that netcurtain knows", of: CatalogueNames.personalData)
    let threat = fields["threat"]?.word("a LINDDUN threat", of: CatalogueNames.threats)
    let condition = fields["looks_for"].flatMap(condition)
    let severity = fields["severity"]?.severityByRole(names)
    let advice = fields["advice"].map(AdviceReader(names: names).remediations) ?? []
    let welsh = fields["cy"].flatMap { value -> TranslationReader.Content? in
      guard let why else { return nil }
      return TranslationReader(names: names, why: why, advice: advice).read(value)
    }
    let falseAlarms = fields["false_alarms"]?.texts() ?? []
    let examples = fields["examples"].map(ExampleReader().examples) ?? []
    guard reader.problems.isEmpty, let id, let title, let lookedFor, let status, let why, let personalData,
      let threat, let condition, let severity
    else { return nil }
    return Check(
      id: id, title: title, lookedFor: lookedFor, status: status, policy: policy, why: why,
      personalData: personalData, threat: threat, condition: condition, severity: severity,
      remediations: welsh?.advice ?? advice, falseAlarms: falseAlarms, examples: examples,
      translations: welsh.map { [.welsh: $0.text] } ?? [:],
      position: FilePosition(file: reader.file, line: fields.line))
  }

  private func policy(_ value: YAMLValue) -> [PolicyReference] {
    let items = value.items()
    if items.isEmpty { value.report("“policy” names no clause.", "Name the clause that the check serves.") }
    return items.compactMap { item in
      guard let fields = item.fields(keys: ["clause", "words"], required: ["clause", "words"]) else {
        return nil
      }
      guard let clause = fields["clause"]?.word("a clause of policy.yaml", of: names.clauses),
        let words = fields["words"]?.text()
      else { return nil }
      return PolicyReference(clause: clause, words: words)
    }
  }

  private func condition(_ value: YAMLValue) -> ExposureCondition? {
    let keys = ["attribute", "attributes", "current", "precision_at_least", "visible_to", "words"]
    guard let fields = value.fields(keys: keys) else { return nil }
    let attributes: [Attribute] =
      ["attribute", "attributes"].flatMap { key in fields[key]?.items(orOne: true) ?? [] }
      .compactMap { $0.choice("an attribute", of: Attribute.ofPages) }
    if fields["attribute"] == nil, fields["attributes"] == nil {
      value.report(
        "The key “attribute” is missing.", "Add a line that starts with “attribute:”.")
    }
    var current: Bool? = true
    if let word = fields["current"], word.verbatim() == "any" {
      current = nil
    } else if let word = fields["current"] {
      current = word.flag()
    }
    guard !attributes.isEmpty else { return nil }
    return ExposureCondition(
      attributes: attributes, current: current,
      minimumPrecision: fields["precision_at_least"]?.integer(in: 0...100) ?? 0,
      visibilities: fields["visible_to"]?.items(orOne: true).compactMap { $0.choice("a visibility") } ?? [],
      words: fields["words"]?.texts() ?? [])
  }
}

/// Reads what to do, by platform.
struct AdviceReader {
  let names: CatalogueNames

  func remediations(_ value: YAMLValue) -> [Remediation] {
    guard let entries = value.entries() else { return [] }
    let known = [Remediation.anySite] + names.platformIDs
    if !entries.contains(where: { $0.key == Remediation.anySite }) {
      value.report(
        "The key “any-site” is missing.", "Add steps that hold on a site without steps of its own.")
    }
    return entries.compactMap { entry in
      guard known.contains(entry.key) else {
        value.reader.report(
          entry.line, "“\(entry.key)” is not a platform.", YAMLValue.remedy(for: entry.key, known))
        return nil
      }
      return RemediationReader(platformID: entry.key).read(entry.value)
    }
  }
}

/// Reads the steps of one visit.
struct RemediationReader {
  let platformID: String

  func read(_ value: YAMLValue) -> Remediation? {
    let keys = ["steps", "link", "as_of", "source", "minutes", "side_effect", "undo"]
    guard let fields = value.fields(keys: keys, required: ["steps", "minutes"]) else { return nil }
    let steps = fields["steps"]?.texts(upTo: 300) ?? []
    if let list = fields["steps"], steps.isEmpty { list.report("“steps” is empty.", "Write at least one.") }
    if let day = fields["as_of"], fields["source"] == nil {
      day.report("“as_of” stands without “source”.", "Say who walked the steps on that day.")
    }
    guard let minutes = fields["minutes"]?.integer(in: 1...240) else { return nil }
    return Remediation(
      platformID: platformID, steps: steps, link: fields["link"]?.link(), asOf: fields["as_of"]?.day(),
      source: fields["source"]?.text(upTo: 200), minutes: minutes,
      sideEffect: fields["side_effect"]?.text(upTo: 300), undo: fields["undo"]?.text(upTo: 300))
  }
}

/// Reads the little pages that say what a check does.
struct ExampleReader {
  func examples(_ value: YAMLValue) -> [CheckExample] {
    let examples = value.items().compactMap(example)
    for outcome in [Outcome.flagged, .clear] where !examples.contains(where: { $0.outcome == outcome }) {
      value.report(
        "No example is “\(outcome.rawValue)”.",
        "Add at least one example that is flagged and one that is clear.")
    }
    return examples
  }

  private func example(_ value: YAMLValue) -> CheckExample? {
    let keys = ["says", "outcome", "shows", "url", "status", "known_miss", "html"]
    guard let fields = value.fields(keys: keys, required: ["says", "outcome", "html"]) else { return nil }
    guard let says = fields["says"]?.text(upTo: 120),
      let outcome: Outcome = fields["outcome"]?.choice("an outcome"), let html = fields["html"]?.verbatim()
    else { return nil }
    let shows = fields["shows"]?.text()
    if outcome == .flagged, fields["shows"] == nil {
      value.report("The key “shows” is missing.", "Write the value that must be found.")
    } else if outcome != .flagged, let shows = fields["shows"] {
      shows.report("“shows” stands in an example that is not flagged.", "Take it out.")
    }
    let url = fields["url"]?.text()
    if let url, let field = fields["url"], WebAddress(url) == nil {
      field.report("“\(url)” is not a web address.", "Write the whole address, starting with https://.")
    }
    return CheckExample(
      says: says, outcome: outcome, shows: shows, html: html, url: url,
      status: fields["status"]?.integer(in: 100...999) ?? 200,
      isKnownMiss: fields["known_miss"]?.flag() ?? false, position: value.position)
  }
}
