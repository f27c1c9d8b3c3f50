import Model

/// Reads what a check says in another language: all that the report says of it, and its steps for any site.
///
/// A check is translated whole or not at all, so that no reader gets half of a reason or of the steps.
struct TranslationReader {
  /// The words of the check, and its advice with the translated steps in it.
  typealias Content = (text: CheckText, advice: [Remediation])

  static let keys = ["title", "looked_for", "why", "advice"]

  let names: CatalogueNames
  /// The check's own, in English.
  let why: ByRole<String>
  let advice: [Remediation]

  func read(_ value: YAMLValue) -> Content? {
    guard let fields = value.fields(keys: Self.keys, required: Self.keys) else { return nil }
    let title = fields["title"]?.text(upTo: 80)
    let lookedFor = fields["looked_for"]?.text(upTo: 80)
    let reasons = fields["why"]?.byRole(names) { $0.text() }
    if let reasons, let field = fields["why"] { compare(reasons, field) }
    let steps = fields["advice"].flatMap(anySite)
    guard let title, let lookedFor, let reasons, let steps else { return nil }
    let text = CheckText(title: title, lookedFor: lookedFor, why: reasons)
    return (
      text,
      advice.map { $0.platformID == Remediation.anySite ? $0.translated([.welsh: steps]) : $0 }
    )
  }

  /// A role that has a reason of its own in English has one here.
  private func compare(_ reasons: ByRole<String>, _ field: YAMLValue) {
    func keys(_ value: ByRole<String>) -> Set<String> {
      Set(value.byTier.keys.map(\.rawValue)).union(value.byRole.keys)
    }
    for key in keys(why).subtracting(keys(reasons)).sorted() {
      field.report(
        "“why” has a reason for “\(key)” above and none here.", "Add a line that starts with “\(key):”.")
    }
    for key in keys(reasons).subtracting(keys(why)).sorted() {
      field.report(
        "“why” has a reason for “\(key)” here and none above.", "Add it above as well, or take it out.")
    }
  }

  private func anySite(_ value: YAMLValue) -> RemediationText? {
    let site = Remediation.anySite
    guard let entry = value.fields(keys: [site], required: [site])?[site],
      let fields = entry.fields(keys: ["steps", "side_effect"], required: ["steps"])
    else { return nil }
    let steps = fields["steps"]?.texts(upTo: 300) ?? []
    let sideEffect = fields["side_effect"]?.text(upTo: 300)
    guard let own = advice.first(where: { $0.platformID == site }) else { return nil }
    if steps.count != own.steps.count {
      entry.report(
        "“steps” are \(own.steps.count) above and \(steps.count) here.",
        "Write each step once, in the same order.")
    }
    if (sideEffect == nil) != (own.sideEffect == nil) {
      entry.report(
        "“side_effect” stands in one language only.", "Write it in both, or take it out of both.")
    }
    return RemediationText(steps: steps, sideEffect: sideEffect)
  }
}
