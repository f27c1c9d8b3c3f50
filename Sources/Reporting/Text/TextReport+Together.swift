import Model

extension TextReport {
  /// Changes are one sentence for each band: the long way stands with the findings.
  func appendBreaks(_ audit: Audit, to page: inout TextPage) {
    guard !audit.bandBreaks.isEmpty else { return }
    page.heading(words.breaksTitle.uppercased())
    page.flow(words.breaksIntro(isRange: audit.score.value != audit.score.upper))
    for step in audit.bandBreaks {
      page.flow(words.breakLead(step.below), ink: .bold)
      for change in step.changes { page.flow(Shown(change.title).text, from: 4, mark: "-") }
      page.flow(words.breakEnd(step, from: audit.score.value, arrow: "->"), from: 4)
    }
  }

  func appendTogether(_ part: TogetherPart, _ audit: Audit, to page: inout TextPage) {
    guard !part.isEmpty else { return }
    page.heading(words.joinedTitle.uppercased())
    var last: Remediation?
    for entry in part.entries {
      append(
        entry.entry, audit, lastRemediation: last, joints: entry.joints, places: entry.places, to: &page)
      last = entry.entry.finding.remediations.first
    }
    for joined in part.combinations {
      let combination = joined.combination
      page.row(
        words.severity(combination.severity), Shown(combination.title).text,
        labelInk: Ink(combination.severity), textInk: .bold)
      append(joined.joints, places: joined.places, to: &page)
      page.flow(Shown(combination.why).text, from: TextPage.textColumn)
    }
    for doubt in part.doubts { append(doubt, to: &page) }
    if !part.notSeen.isEmpty { page.flow("\(words.notSeenLabel) \(phrases(part.notSeen)).") }
  }

  /// The pages, and what joins them.
  func append(_ joints: [JointPart], places: [Shown], to page: inout TextPage) {
    if !places.isEmpty {
      page.flow("(\(words.list(places.map(\.text))))", from: TextPage.textColumn)
    }
    for joint in joints { page.flow(joint.line, from: TextPage.textColumn, mark: "-") }
  }
}
