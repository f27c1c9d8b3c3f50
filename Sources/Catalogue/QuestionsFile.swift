import Model

/// Reads `questions.yaml`: what no page shows and only the person can tell.
struct QuestionsFile {
  let reader: YAMLReader
  let names: CatalogueNames

  func read(_ text: String) -> [Question] {
    guard let fields = reader.fields(of: text, keys: ["questions"], required: ["questions"]) else {
      return []
    }
    var questions: [Question] = []
    for item in fields["questions"]?.items() ?? [] {
      guard let question = question(item) else { continue }
      if questions.contains(where: { $0.id == question.id }) {
        item.report("The question “\(question.id)” stands twice.", "Take one out.")
      } else {
        questions.append(question)
      }
    }
    return questions
  }

  private func question(_ item: YAMLValue) -> Question? {
    let required = ["id", "asks", "explains", "policy", "why"]
    let keys = required + ["asked_of", "needed_for", "effect", "severity", "steps"]
    guard let fields = item.fields(keys: keys, required: required), let id = fields["id"]?.text(upTo: 60),
      let asks = fields["asks"]?.text(upTo: 120), let explains = fields["explains"]?.text(upTo: 120),
      let why = fields["why"]?.byRole(names, { $0.text() })
    else { return nil }
    if !CatalogueNames.isID(id) {
      item.report(
        "“\(id)” cannot be an id.", "Use small letters, digits and hyphens, starting with a letter.")
    }
    if !asks.hasSuffix("?") {
      fields["asks"]?.report("“asks” is not a question.", "Ask what can be answered by yes or no.")
    }
    let severity = fields["severity"]?.severityByRole(names)
    let steps = fields["steps"]?.texts(upTo: 300) ?? []
    if (severity == nil) != steps.isEmpty {
      item.report(
        "“severity” and “steps” belong together.", "Give both where a yes calls for a step, or neither.")
    }
    let groups = RoleTier.allCases.map(\.rawValue) + names.roles.map(\.id)
    func audience(_ key: String) -> [String] {
      fields[key]?.items(orOne: true).compactMap { $0.word("a tier or a role", of: groups) } ?? []
    }
    return Question(
      id: id, asks: asks, explains: explains, policy: policy(fields["policy"]), askedOf: audience("asked_of"),
      neededFor: audience("needed_for"), effect: fields["effect"].flatMap(effect) ?? .none,
      severity: severity, why: why, steps: steps, position: item.position)
  }

  private func policy(_ value: YAMLValue?) -> [PolicyReference] {
    let items = value?.items() ?? []
    if items.isEmpty { value?.report("“policy” names no clause.", "Name the clause that it serves.") }
    return items.compactMap { item in
      guard let fields = item.fields(keys: ["clause", "words"], required: ["clause", "words"]),
        let clause = fields["clause"]?.word("a clause of policy.yaml", of: names.clauses),
        let words = fields["words"]?.text()
      else { return nil }
      return PolicyReference(clause: clause, words: words)
    }
  }

  private func effect(_ value: YAMLValue) -> Question.Effect? {
    let answers = Answer.allCases.map(\.rawValue)
    guard let fields = value.fields(keys: ["adds", "measures", "moves", "to"] + answers) else { return nil }
    let kinds = ["adds", "measures", "moves"].filter { fields[$0] != nil }
    guard kinds.count == 1, let kind = kinds.first,
      let attribute: Attribute = fields[kind]?.choice("an attribute")
    else {
      if kinds.count != 1 {
        value.report("“effect” wants one of “adds”, “measures” and “moves”.", "Keep one, or take it out.")
      }
      return nil
    }
    switch kind {
    case "adds": return .adds(attribute)
    case "moves":
      guard let other: Attribute = fields["to"]?.choice("an attribute") else {
        if fields["to"] == nil { value.report("The key “to” is missing.", "Say what a no makes of it.") }
        return nil
      }
      return .moves(attribute, to: other)
    default:
      var measures: [Answer: Int] = [:]
      for answer in Answer.allCases {
        guard let field = fields[answer.rawValue] else {
          value.report("The key “\(answer.rawValue)” is missing.", "Give each answer a number up to 100.")
          continue
        }
        measures[answer] = field.integer(in: 0...100)
      }
      return .measures(attribute, measures)
    }
  }
}

/// Reads `advice.yaml`: what to do about clauses that no page can show.
struct AdviceFile {
  let reader: YAMLReader
  let names: CatalogueNames

  func read(_ text: String) -> (advice: [Advice], alwaysPublic: [AlwaysPublic]) {
    guard
      let fields = reader.fields(of: text, keys: ["advice", "always_public"], required: ["advice"])
    else { return ([], []) }
    var advice: [Advice] = []
    for item in fields["advice"]?.items() ?? [] {
      guard let fields = item.fields(keys: ["id", "text", "letters"], required: ["id", "text"]),
        let id = fields["id"]?.text(upTo: 60),
        let text = fields["text"]?.byRole(names, { $0.text(upTo: 400) })
      else { continue }
      if advice.contains(where: { $0.id == id }) {
        item.report("The advice “\(id)” stands twice.", "Take one out.")
      } else {
        let letters = fields["letters"]?.items(orOne: true).compactMap {
          $0.word("a letter", of: names.letterIDs)
        }
        advice.append(Advice(id: id, text: text, letters: letters ?? [], position: item.position))
      }
    }
    return (advice, fields["always_public"].map(alwaysPublic) ?? [])
  }

  private func alwaysPublic(_ value: YAMLValue) -> [AlwaysPublic] {
    let keys = ["clause", "platforms"]
    guard let fields = value.fields(keys: keys, required: keys),
      let clause = fields["clause"]?.word("a clause of policy.yaml", of: names.clauses)
    else { return [] }
    return (fields["platforms"]?.items() ?? []).compactMap { item in
      let keys = ["platform", "text", "as_of", "source"]
      guard let fields = item.fields(keys: keys, required: keys),
        let platform = fields["platform"]?.word("a platform", of: names.platformIDs),
        let text = fields["text"]?.text(upTo: 400), let asOf = fields["as_of"]?.dayOrLess(),
        let source = fields["source"]?.text(upTo: 200)
      else { return nil }
      return AlwaysPublic(platformID: platform, clause: clause, text: text, asOf: asOf, source: source)
    }
  }
}
