import Model

/// Reads a check from its file (docs/catalogue.md, "A check").
struct CheckFile {
  /// Every key, in the order that files keep.
  static let keys = [
    "id", "title", "looked_for", "status", "policy", "why", "personal_data", "threat", "looks_for",
    "not_seen", "on_request", "severity", "advice", "false_alarms", "examples", "cy",
  ]
  /// The keys that a file can do without.
  static let optionalKeys: Set = ["not_seen", "on_request", "cy"]

  let reader: YAMLReader
  let names: CatalogueNames

  /// The check, or `nil` if the reader has noted a problem.
  func read(_ text: String, fileName: String) -> Check? {
    guard
      let fields = reader.fields(
        of: text, keys: Self.keys, required: Self.keys.filter { !Self.optionalKeys.contains($0) })
    else { return nil }
    let id = fields["id"]?.id(named: fileName)
    let title = fields["title"]?.text(upTo: 80)
    let lookedFor = fields["looked_for"]?.text(upTo: 80)
    let status: Check.Status? = fields["status"]?.choice("a status")
    let policy = fields["policy"].map(policy) ?? []
    let why = fields["why"]?.byRole(names) { $0.text() }
    let personalData = fields["personal_data"]?.word(
      "a DPV term that netcurtain knows", of: CatalogueNames.personalData)
    let threat = fields["threat"]?.word("a LINDDUN threat", of: CatalogueNames.threats)
    let (condition, joined) = fields["looks_for"].map(ConditionReader(names: names).condition) ?? (nil, nil)
    let notSeen = fields["not_seen"].map(notSeenRule) ?? .clear
    let isOnRequest = fields["on_request"]?.flag() ?? false
    let severity = fields["severity"]?.severityByRole(names)
    let advice = fields["advice"].map(AdviceReader(names: names).remediations) ?? []
    let welsh = fields["cy"].flatMap { value -> TranslationReader.Content? in
      guard let why else { return nil }
      return TranslationReader(names: names, why: why, advice: advice).read(value)
    }
    let falseAlarms = fields["false_alarms"]?.texts() ?? []
    let examples =
      fields["examples"].map(ExampleReader(isOfManyPages: joined != nil, notSeen: notSeen).examples) ?? []
    guard reader.problems.isEmpty, let id, let title, let lookedFor, let status, let why, let personalData,
      let threat, let condition, let severity
    else { return nil }
    return Check(
      id: id, title: title, lookedFor: lookedFor, status: status, policy: policy, why: why,
      personalData: personalData, threat: threat, condition: condition, notSeen: notSeen,
      isOnRequest: isOnRequest, severity: severity,
      remediations: welsh?.advice ?? advice, falseAlarms: falseAlarms, examples: examples,
      translations: welsh.map { [.welsh: $0.text] } ?? [:],
      position: FilePosition(file: reader.file, line: fields.line), joined: joined)
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

  private func notSeenRule(_ value: YAMLValue) -> NotSeenRule {
    guard let fields = value.fields(keys: ["only_where", "cannot_rule_out"]) else { return .clear }
    let onlyWhere: [Attribute] =
      fields["only_where"]?.items(orOne: true).compactMap { $0.choice("an attribute", of: Attribute.ofPages) }
      ?? []
    let nextStep = fields["cannot_rule_out"]?.text(upTo: 300)
    if fields["only_where"] == nil, fields["cannot_rule_out"] == nil {
      value.report(
        "“not_seen” says nothing.", "Write “only_where” or “cannot_rule_out”, or take “not_seen” out.")
    }
    return NotSeenRule(onlyWhere: onlyWhere, cannotRuleOut: nextStep)
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
      let isAnySite = entry.key == Remediation.anySite
      return RemediationReader(platformID: entry.key, checkIDs: isAnySite ? names.checkIDs : nil)
        .read(entry.value)
    }
  }
}

/// Reads the steps of one visit.
struct RemediationReader {
  static let keys = ["steps", "link", "as_of", "source", "minutes", "side_effect", "undo"]
  static let opensAs = "opens_as"

  let platformID: String
  /// The checks whose page the steps may open; `nil` where they open a page of their own.
  var checkIDs: [String]?
  /// Keys that this place takes besides.
  var also: [String] = []

  func read(_ value: YAMLValue) -> Remediation? {
    let keys = Self.keys + also + (checkIDs == nil ? [] : [Self.opensAs])
    guard let fields = value.fields(keys: keys, required: ["steps", "minutes"]) else { return nil }
    let steps = fields["steps"]?.texts(upTo: 300) ?? []
    if let list = fields["steps"], steps.isEmpty { list.report("“steps” is empty.", "Write at least one.") }
    if let day = fields["as_of"], fields["source"] == nil {
      day.report("“as_of” stands without “source”.", "Say who walked the steps on that day.")
    }
    guard let minutes = fields["minutes"]?.integer(in: 1...240) else { return nil }
    return Remediation(
      platformID: platformID, steps: steps, link: fields["link"]?.link(), asOf: fields["as_of"]?.dayOrLess(),
      source: fields["source"]?.text(upTo: 200), minutes: minutes,
      sideEffect: fields["side_effect"]?.text(upTo: 300), undo: fields["undo"]?.text(upTo: 300),
      opensAs: fields[Self.opensAs]?.word("the id of a check", of: checkIDs ?? []),
      hides: fields["hides"]?.text(upTo: 80))
  }
}

/// Reads the little pages that say what a check does.
struct ExampleReader {
  /// Whether the check is asked of all pages together, so that an example may have several.
  let isOfManyPages: Bool
  /// A fact that no page can rule out is never clear.
  let notSeen: NotSeenRule
  /// A person has a few pages, and an example shows a few of them.
  private static let mostOthers = 10

  func examples(_ value: YAMLValue) -> [CheckExample] {
    let examples = value.items().compactMap(example)
    let canBeClear = notSeen.cannotRuleOut == nil
    let wanted: [Outcome] = canBeClear ? [.flagged, .clear] : [.flagged, .cannotTell]
    for outcome in wanted where !examples.contains(where: { $0.outcome == outcome }) {
      value.report(
        "No example is “\(outcome.rawValue)”.",
        canBeClear
          ? "Add at least one example that is flagged and one that is clear."
          : "Add at least one example that is flagged and one of which no page can tell.")
    }
    if !canBeClear, examples.contains(where: { $0.outcome == .clear }) {
      value.report(
        "An example is “clear”, and “not_seen” says that no page can rule the fact out.",
        "Write “outcome: cannotTell”, or take “cannot_rule_out” out.")
    }
    return examples
  }

  private func example(_ value: YAMLValue) -> CheckExample? {
    let keys = ["says", "outcome", "shows", "url", "status", "known_miss", "html", "other_pages"]
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
    return CheckExample(
      says: says, outcome: outcome, shows: shows, html: html, url: url(fields),
      status: fields["status"]?.integer(in: 100...999) ?? 200,
      isKnownMiss: fields["known_miss"]?.flag() ?? false, position: value.position, others: others(fields))
  }

  private func url(_ fields: YAMLFields) -> String? {
    guard let field = fields["url"], let url = field.text() else { return nil }
    if WebAddress(url) == nil {
      field.report("“\(url)” is not a web address.", "Write the whole address, starting with https://.")
    }
    return url
  }

  private func others(_ fields: YAMLFields) -> [CheckExample.Page] {
    guard let list = fields["other_pages"] else { return [] }
    if !isOfManyPages {
      list.report(
        "“other_pages” stands in a check of single pages.", "Take it out, or add “joined” to “looks_for”.")
    }
    let items = list.items()
    if items.count > Self.mostOthers {
      list.report("“other_pages” has \(items.count) pages.", "Keep at most \(Self.mostOthers).")
    }
    return items.compactMap { item in
      guard let fields = item.fields(keys: ["url", "status", "html"], required: ["html"]),
        let html = fields["html"]?.verbatim()
      else { return nil }
      return CheckExample.Page(
        html: html, url: url(fields), status: fields["status"]?.integer(in: 100...999) ?? 200)
    }
  }
}
