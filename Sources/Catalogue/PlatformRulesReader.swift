import Model

/// Reads by what a platform's pages are recognised and where they keep their facts.
struct PlatformRulesReader {
  let reader: YAMLReader

  func selector(_ value: YAMLValue) -> PlatformSelector? {
    let keys = ["attribute", "xpath", "take", "data", "pointer", "reads", "current", "expected_where"]
    guard let fields = value.fields(keys: keys, required: ["attribute"]) else { return nil }
    let current = fields["current"]?.flag() ?? true
    let style: PlatformSelector.Style = fields["reads"]?.choice("a way to read") ?? .value
    guard let attribute: Attribute = fields["attribute"]?.choice("an attribute"),
      let place = place(value, fields)
    else { return nil }
    return PlatformSelector(
      attribute: attribute, place: place, style: style, current: current,
      expectedWhere: fields["expected_where"]?.xpath(), position: value.position)
  }

  private func place(_ value: YAMLValue, _ fields: YAMLFields) -> PlatformSelector.Place? {
    switch (fields["xpath"], fields["data"], fields["pointer"]) {
    case (let query?, nil, nil):
      return query.xpath().map { .markup(xpath: $0, take: fields["take"]?.text(upTo: 60)) }
    case (nil, let data?, let pointer?):
      guard let script = data.text(upTo: 120), let path = pointer.text(upTo: 400) else { return nil }
      guard path.hasPrefix("/") else {
        pointer.report("“\(path)” is not a JSON pointer.", "Start it with “/”.")
        return nil
      }
      return .data(script: script, pointer: path)
    default:
      value.report(
        "The selector says not, or twice, where to look.", "Give “xpath” alone, or “data” with “pointer”.")
      return nil
    }
  }

  func software(_ value: YAMLValue) -> SoftwareSigns? {
    guard let fields = value.fields(keys: ["generators", "xpaths"]) else { return nil }
    let signs = SoftwareSigns(
      generators: fields["generators"]?.texts() ?? [],
      xpaths: fields["xpaths"]?.items().compactMap { $0.xpath() } ?? [])
    if fields["generators"] == nil, fields["xpaths"] == nil {
      value.report("The entry has no sign.", "Add generators or xpaths.")
      return nil
    }
    return signs
  }

  func signs(_ value: YAMLValue) -> StateSigns? {
    let kinds = ["paths", "hosts", "titles", "xpaths"]
    guard let fields = value.fields(keys: ["state", "together", "says"] + kinds, required: ["state"]) else {
      return nil
    }
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
      xpaths: fields["xpaths"]?.items().compactMap { $0.xpath() } ?? [],
      together: fields["together"]?.flag() ?? false, says: fields["says"]?.text(upTo: 200))
    if kinds.allSatisfy({ fields[$0] == nil }) {
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
}
