import Model

extension HTMLReport {
  func togetherView(_ part: TogetherPart, _ audit: Audit, dates: ReportDate) -> TogetherView {
    TogetherView(
      findings: part.entries.map { entry in
        findingView(
          entry.entry, of: entry.profile, audit, dates: dates, level: 3, places: entry.places,
          joints: entry.joints)
      },
      combinations: part.combinations.map { joined in
        let combination = joined.combination
        return CombinationView(
          anchor: Anchor.of(combination.id), title: words.told(combination.title),
          severity: SeverityView(combination.severity, words: words), places: places(joined.places),
          hasJoints: !joined.joints.isEmpty, joints: joined.joints, why: words.told(combination.why))
      },
      doubts: doubts(part.doubts), notSeen: phrases(part.notSeen))
  }

  func breaksView(_ audit: Audit) -> BreaksView {
    BreaksView(
      intro: words.breaksIntro(isRange: audit.score.value != audit.score.upper),
      breaks: audit.shownBreaks.map { step in
        BreaksView.Break(
          lead: words.breakLead(step.below), changes: step.changes.map { words.told($0.title) },
          end: words.breakEnd(step, from: audit.score.value, arrow: "→"))
      })
  }

  func places(_ places: [Shown]) -> String? { places.isEmpty ? nil : words.list(places.map(\.text)) }
}
