import Model

/// Reads which facts flag a check (docs/catalogue.md, "looks_for").
struct ConditionReader {
  static let valueKeys = ["words", "words_in", "starts_with", "at_domains", "names_own"]
  /// In `at_domains`: those of the person's own employers.
  private static let own = "own"

  let names: CatalogueNames

  /// The facts, and what joins the pages where the check is asked of all pages together.
  func condition(_ value: YAMLValue) -> (ExposureCondition?, JoinCondition?) {
    let keys = ["attribute", "attributes", "current", "precision_at_least", "visible_to", "beside", "joined"]
    guard let fields = value.fields(keys: keys + Self.valueKeys) else { return (nil, nil) }
    let joined = fields["joined"].flatMap { JoinedReader(names: names).read($0, beside: fields) }
    let attributes = ["attribute", "attributes"].flatMap { key in fields[key].map(kinds) ?? [] }
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
    let beside = fields["beside"].map(kinds) ?? []
    if let field = fields["beside"], let twice = beside.first(where: attributes.contains) {
      field.report(
        "“\(twice.rawValue)” stands under “beside” and is what the check looks for.",
        "Name other kinds of fact under “beside”.")
    }
    guard !attributes.isEmpty else { return (nil, joined) }
    let condition = ExposureCondition(
      attributes: attributes, current: current,
      minimumPrecision: fields["precision_at_least"]?.integer(in: 0...100) ?? 0,
      visibilities: fields["visible_to"]?.items(orOne: true).compactMap { $0.choice("a visibility") } ?? [],
      value: Self.valueKeys.contains { fields[$0] != nil } ? valueCondition(fields) : nil, beside: beside)
    return (condition, joined)
  }

  private func kinds(_ value: YAMLValue) -> [Attribute] {
    value.items(orOne: true).compactMap { $0.choice("an attribute", of: Attribute.ofPages) }
  }

  private func valueCondition(_ fields: YAMLFields) -> ValueCondition {
    let words = fields["words"]?.texts(orOne: true, upTo: 80) ?? []
    let listed = (fields["words_in"]?.items(orOne: true) ?? []).flatMap(list)
    let domains = fields["at_domains"]?.items(orOne: true) ?? []
    let ownDomains = domains.filter { $0.verbatim() == Self.own }
    return ValueCondition(
      words: words + listed, starts: fields["starts_with"]?.texts(orOne: true, upTo: 20) ?? [],
      domains: domains.filter { $0.verbatim() != Self.own }.flatMap(list),
      countsOwnDomains: !ownDomains.isEmpty,
      ownTerms: fields["names_own"]?.items(orOne: true).compactMap { $0.choice("a fact of the person's own") }
        ?? [])
  }

  /// The words of a list of `vocabulary/`.
  private func list(_ value: YAMLValue) -> [String] {
    guard let id = value.text() else { return [] }
    guard let words = names.vocabulary[id] else {
      value.report(
        "There is no list of words “\(PageText.clean(id, limit: 60))”.",
        YAMLValue.remedy(for: id, names.vocabulary.keys.sorted()))
      return []
    }
    return words
  }
}
