import Model

extension MarkdownReport {
  func appendBreaks(_ audit: Audit, to page: inout MarkdownPage) {
    guard !audit.bandBreaks.isEmpty else { return }
    page.heading(2, words.breaksTitle)
    page.paragraph(words.breaksIntro(isRange: audit.score.value != audit.score.upper))
    for step in audit.bandBreaks {
      page.paragraph("**\(words.breakLead(step.below))**")
      page.list(step.changes.map { prose($0.title) })
      page.paragraph(words.breakEnd(step, from: audit.score.value, arrow: "→"))
    }
  }

  func appendTogether(
    _ part: TogetherPart, _ audit: Audit, _ dates: ReportDate, to page: inout MarkdownPage
  ) {
    guard !part.isEmpty else { return }
    page.heading(2, words.joinedTitle)
    page.paragraph(words.joinedIntro)
    for entry in part.entries {
      append(
        entry.entry, level: 3, of: entry.profile, audit, dates, joints: entry.joints, places: entry.places,
        to: &page)
    }
    for joined in part.combinations {
      let combination = joined.combination
      page.heading(3, prose(combination.title))
      append(joined.joints, places: joined.places, severity: combination.severity, to: &page)
      page.paragraph(prose(combination.why))
    }
    for doubt in part.doubts { append(doubt, to: &page) }
    if !part.notSeen.isEmpty { page.labelled(words.notSeenLabel, "\(phrases(part.notSeen)).") }
  }

  /// The pages, and what joins them.
  func append(_ joints: [JointPart], places: [Shown], severity: Severity, to page: inout MarkdownPage) {
    page.labelled(
      words.severityLabel(severity) + (places.isEmpty ? "" : ":"),
      words.list(places.map { MarkdownText.name($0.text) }))
    guard !joints.isEmpty else { return }
    page.paragraph(words.joinedBecause)
    page.list(
      joints.map { joint in
        "\(prose(joint.says)) \(joint.shared.map { MarkdownText.code($0.text) }.joined(separator: ", "))"
      })
  }
}
