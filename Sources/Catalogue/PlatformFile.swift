import Model

/// Reads what is known of a site from a file of `platforms/` (docs/catalogue.md, "A platform").
struct PlatformFile {
  static let keys = [
    "id", "title", "domains", "software", "profile_links", "not_handles", "title_suffixes", "reads_as",
    "default_avatars", "site_pictures", "states", "selectors", "open_doors", "always_shows", "agrees_on",
    "always_public", "advice", "report_abuse", "delete_account", "examples",
  ]

  let reader: YAMLReader
  /// The ids of all checks, for which there can be advice.
  let checkIDs: [String]

  func read(_ text: String, fileName: String) -> Platform? {
    guard let fields = reader.fields(of: text, keys: Self.keys, required: ["id", "title"]) else {
      return nil
    }
    let id = fields["id"]?.id(named: fileName)
    let title = fields["title"]?.text(upTo: 60)
    if fields["domains"] == nil, fields["software"] == nil {
      reader.report(
        fields.line, "Neither “domains” nor “software” says which pages are the platform's.",
        "Add one of them.")
    }
    guard let id, let title else { return nil }
    if id == Remediation.anySite {
      reader.report(fields.line, "“\(id)” cannot be a platform.", "Choose another id.")
    }
    let rules = PlatformRulesReader(reader: reader)
    let words = PlatformWordsReader(reader: reader, platformID: id, checkIDs: checkIDs)
    return Platform(
      id: id, title: title, domains: fields["domains"]?.items().compactMap(domain) ?? [],
      software: fields["software"]?.items().compactMap(rules.software) ?? [],
      profileLinks: fields["profile_links"]?.items().compactMap(profileLink) ?? [],
      notHandles: fields["not_handles"]?.texts() ?? [],
      selectors: fields["selectors"]?.items().compactMap(rules.selector) ?? [],
      alwaysShows: attributes(fields["always_shows"]), agreesOn: attributes(fields["agrees_on"]),
      states: fields["states"]?.items().compactMap(rules.signs) ?? [],
      defaultAvatars: fields["default_avatars"]?.texts() ?? [],
      sitePictures: fields["site_pictures"]?.texts() ?? [], readsAs: readsAs(fields["reads_as"]),
      titleSuffixes: fields["title_suffixes"]?.items().compactMap { $0.verbatim() } ?? [],
      openDoors: OpenDoorFile(reader: reader).doors(fields["open_doors"]),
      alwaysPublic: fields["always_public"]?.texts(upTo: 300) ?? [],
      advice: fields["advice"].map(words.advice) ?? [:],
      reportAbuse: fields["report_abuse"].flatMap(words.walk),
      deleteAccount: fields["delete_account"].flatMap(words.walk),
      examples: fields["examples"]?.items().compactMap(words.example) ?? [],
      position: FilePosition(file: reader.file, line: fields.line))
  }

  private func domain(_ value: YAMLValue) -> String? {
    guard let text = value.text() else { return nil }
    guard let address = WebAddress("https://\(text)"), address.description == "https://\(text)/",
      text.contains("."), address.port == nil, !text.hasPrefix("www.")
    else {
      value.report(
        "“\(text)” is not a domain.", "Write it in small letters without https:// and www., as example.org.")
      return nil
    }
    return text
  }

  /// One writing, or several of which the first is the platform's own form.
  private func profileLink(_ value: YAMLValue) -> ProfileLink? {
    let forms = value.texts(orOne: true, upTo: 200)
    for form in forms where !isForm(form) {
      value.report(
        "“\(form)” is not the form of a profile's address.",
        "Write host and path with “{handle}” once, as example.org/people/{handle}.")
      return nil
    }
    return forms.first.map { ProfileLink(form: $0, others: Array(forms.dropFirst())) }
  }

  private func isForm(_ text: String) -> Bool {
    text.split(separator: ProfileLink.handleMark, omittingEmptySubsequences: false).count == 2
      && !text.contains("://") && !text.contains(" ") && text.lowercased() == text
      && (text.contains(".") || text.hasPrefix("*/"))
  }

  private func attributes(_ value: YAMLValue?) -> [Attribute] {
    value?.items().compactMap { $0.choice("an attribute") } ?? []
  }

  private func readsAs(_ value: YAMLValue?) -> [Attribute: Attribute] {
    var result: [Attribute: Attribute] = [:]
    for entry in value?.entries() ?? [] {
      guard let from = Attribute(rawValue: entry.key) else {
        reader.report(
          entry.line, "“\(entry.key)” is not an attribute.",
          YAMLValue.remedy(for: entry.key, Attribute.allCases.map(\.rawValue)))
        continue
      }
      guard let to: Attribute = entry.value.choice("an attribute") else { continue }
      result[from] = to
    }
    return result
  }
}
