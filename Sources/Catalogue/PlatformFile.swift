import Model

/// Reads what is known of a site from a file of `platforms/`.
struct PlatformFile {
  static let keys = [
    "id", "title", "domains", "title_suffixes", "reads_as", "default_avatars", "site_pictures",
    "states", "selectors", "open_doors",
  ]

  let reader: YAMLReader

  func read(_ text: String, fileName: String) -> Platform? {
    guard
      let fields = reader.fields(of: text, keys: Self.keys, required: ["id", "title", "domains"])
    else { return nil }
    let id = fields["id"]?.id(named: fileName)
    let title = fields["title"]?.text(upTo: 60)
    let domains = fields["domains"]?.items().compactMap(domain) ?? []
    let selectors = fields["selectors"]?.items().compactMap(selector) ?? []
    let states = fields["states"]?.items().compactMap(signs) ?? []
    let suffixes = fields["title_suffixes"]?.items().compactMap { $0.verbatim() } ?? []
    guard let id, let title else { return nil }
    if id == Remediation.anySite {
      reader.report(fields.line, "“\(id)” cannot be a platform.", "Choose another id.")
    }
    return Platform(
      id: id, title: title, domains: domains, selectors: selectors, states: states,
      defaultAvatars: fields["default_avatars"]?.texts() ?? [],
      sitePictures: fields["site_pictures"]?.texts() ?? [], readsAs: readsAs(fields["reads_as"]),
      titleSuffixes: suffixes, openDoors: OpenDoorFile(reader: reader).doors(fields["open_doors"]),
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

  private func selector(_ value: YAMLValue) -> PlatformSelector? {
    let keys = ["attribute", "xpath", "take", "current"]
    guard let fields = value.fields(keys: keys, required: ["attribute", "xpath"]) else { return nil }
    let take = fields["take"]?.text(upTo: 60)
    let current = fields["current"]?.flag() ?? true
    guard let attribute: Attribute = fields["attribute"]?.choice("an attribute"),
      let xpath = fields["xpath"]?.xpath()
    else { return nil }
    return PlatformSelector(
      attribute: attribute, xpath: xpath, take: take, current: current, position: value.position)
  }

  private func signs(_ value: YAMLValue) -> StateSigns? {
    let keys = ["state", "paths", "hosts", "titles", "xpaths"]
    guard let fields = value.fields(keys: keys, required: ["state"]) else { return nil }
    let states = PageState.allCases.filter { $0 != .profile }
    guard let state = fields["state"]?.choice("a state that signs can give", of: states) else {
      return nil
    }
    let paths = fields["paths"]?.texts() ?? []
    for path in paths where !path.hasPrefix("/") {
      fields["paths"]?.report("The path “\(path)” does not start with “/”.", "Write “/\(path)”.")
    }
    let signs = StateSigns(
      state: state, paths: paths, hosts: fields["hosts"]?.items().compactMap(host) ?? [],
      titles: fields["titles"]?.texts() ?? [],
      xpaths: fields["xpaths"]?.items().compactMap { $0.xpath() } ?? [])
    if keys.dropFirst().allSatisfy({ fields[$0] == nil }) {
      value.report("The state “\(state.rawValue)” has no sign.", "Add paths, hosts, titles or xpaths.")
    }
    return signs
  }

  private func host(_ value: YAMLValue) -> String? {
    guard let text = value.text() else { return nil }
    guard WebAddress("https://\(text)")?.host == text else {
      value.report("“\(text)” is not a host.", "Write it in small letters, as login.example.org.")
      return nil
    }
    return text
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
