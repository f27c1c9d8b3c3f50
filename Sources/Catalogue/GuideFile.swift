import Model

/// Reads `guide.yaml`: what the handout for a team says first.
struct GuideFile {
  static let keys = ["sites", "questions", "advice", "abused", "threatened", "help"]

  let reader: YAMLReader
  let names: CatalogueNames
  let platforms: [Platform]
  let questions: [Question]
  let advice: [Advice]
  /// Whether what it names has to be there. Not so where the file inside the program meets platforms, questions or
  /// advice of somebody's own: what is not there is then left out of the handout.
  let isStrict: Bool

  func read(_ text: String) -> GuidePlan {
    guard let fields = reader.fields(of: text, keys: Self.keys, required: ["sites"]) else {
      return GuidePlan()
    }
    return GuidePlan(
      sites: fields["sites"]?.items().compactMap(site) ?? [],
      questions: ids(fields["questions"], "a question", questions.map(\.id)),
      advice: ids(fields["advice"], "advice", advice.map(\.id)),
      abused: fields["abused"]?.texts(upTo: 300) ?? [],
      threatened: fields["threatened"]?.texts(upTo: 300) ?? [],
      help: fields["help"]?.items().compactMap(help) ?? [])
  }

  private func ids(_ value: YAMLValue?, _ what: String, _ known: [String]) -> [String] {
    isStrict
      ? value?.items().compactMap { $0.word(what, of: known) } ?? [] : value?.texts(upTo: 60) ?? []
  }

  private func site(_ item: YAMLValue) -> GuidePlan.Site? {
    let required = ["platform", "first"]
    guard let fields = item.fields(keys: required + ["called"], required: required),
      let id = fields["platform"]?.text(upTo: 60)
    else { return nil }
    let first = fields["first"]?.items(orOne: true) ?? []
    guard let platform = platforms.first(where: { $0.id == id }) else {
      if isStrict { fields["platform"]?.reportUnknown(id, "a platform", platforms.map(\.id)) }
      return nil
    }
    let known = platform.advice.keys.sorted()
    return GuidePlan.Site(
      platformID: id, called: fields["called"]?.text(upTo: 60),
      first: first.compactMap { step in
        guard let check = step.text(upTo: 60) else { return nil }
        if known.contains(check) { return check }
        if isStrict { step.reportUnknown(check, "something that \(id) has steps for", known) }
        return nil
      })
  }

  private func help(_ item: YAMLValue) -> GuidePlan.Help? {
    let required = ["who", "how"]
    guard let fields = item.fields(keys: required + ["for"], required: required),
      let who = fields["who"]?.text(upTo: 80), let how = fields["how"]?.text(upTo: 300)
    else { return nil }
    let groups = RoleTier.allCases.map(\.rawValue) + names.roles.map(\.id)
    let forRoles = fields["for"]?.items(orOne: true).compactMap { $0.word("a tier or a role", of: groups) }
    return GuidePlan.Help(who: who, how: how, forRoles: forRoles ?? [])
  }
}
