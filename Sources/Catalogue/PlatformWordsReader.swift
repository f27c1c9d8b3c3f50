import Model

/// Reads what a platform's file tells people: steps, and examples of its pages.
struct PlatformWordsReader {
  let reader: YAMLReader
  let platformID: String
  let checkIDs: [String]

  /// Steps by the id of the check that they close. What no check looks for says with `hides` what it is.
  func advice(_ value: YAMLValue) -> [String: Remediation] {
    var advice: [String: Remediation] = [:]
    for entry in value.entries() ?? [] {
      let steps = RemediationReader(platformID: platformID, also: ["hides"]).read(entry.value)
      guard checkIDs.contains(entry.key) || (steps?.hides != nil && CatalogueNames.isID(entry.key)) else {
        reader.report(
          entry.line, "“\(entry.key)” is not a check.",
          Spelling.nearest(to: entry.key, among: checkIDs).map { "Did you mean “\($0)”?" }
            ?? "Use one of: \(checkIDs.joined(separator: ", ")). "
            + "For anything else, add “hides:” with what the steps hide.")
        continue
      }
      advice[entry.key] = steps
    }
    return advice
  }

  func walk(_ value: YAMLValue) -> Remediation? {
    RemediationReader(platformID: platformID).read(value)
  }

  func example(_ value: YAMLValue) -> PlatformExample? {
    let keys = ["says", "url", "status", "state", "shows", "hides", "html"]
    guard let fields = value.fields(keys: keys, required: ["says", "url", "state", "html"]) else {
      return nil
    }
    guard let says = fields["says"]?.text(upTo: 120), let url = fields["url"]?.link(),
      let state: PageState = fields["state"]?.choice("a state"), let html = fields["html"]?.verbatim()
    else { return nil }
    return PlatformExample(
      says: says, url: url, status: fields["status"]?.integer(in: 100...999) ?? 200, state: state,
      shows: fields["shows"].map(shown) ?? [],
      hides: fields["hides"]?.items().compactMap { $0.choice("an attribute") } ?? [],
      html: html, position: value.position)
  }

  /// `attribute: value`, or a list of values.
  private func shown(_ value: YAMLValue) -> [PlatformExample.Shown] {
    (value.entries() ?? []).flatMap { entry -> [PlatformExample.Shown] in
      guard let attribute = Attribute(rawValue: entry.key) else {
        reader.report(
          entry.line, "“\(entry.key)” is not an attribute.",
          YAMLValue.remedy(for: entry.key, Attribute.allCases.map(\.rawValue)))
        return []
      }
      return entry.value.texts(orOne: true).map { .init(attribute: attribute, value: $0) }
    }
  }
}
