import Model

extension HTMLReport {
  func profileView(_ part: ProfilePart, dates: ReportDate) -> ProfileView {
    let reading = part.profile.reading
    return ProfileView(
      anchor: Anchor.of(part.profile.id), title: Shown(part.profile.title),
      address: Shown(address: reading.capture.requestedURL),
      foundThrough: words.foundThrough(reading.capture),
      unseen: part.isAssessed ? nil : words.state(reading.state),
      seen: part.isAssessed
        ? words.seen(reading.capture, day: dates.day(reading.capture.capturedAt)) : nil,
      notes: reading.notes.map { words.told($0) },
      findings: part.entries.map { findingView($0, of: part.profile, dates: dates) },
      doubts: part.doubts.map {
        ProfileView.Doubt(
          lookedFor: phrases($0.findings), nextStep: nextStep(of: $0.first))
      },
      notSeen: phrases(part.notSeen), notApplicable: phrases(part.notApplicable))
  }

  private func findingView(
    _ entry: ProfilePart.Entry, of profile: AuditedProfile, dates: ReportDate
  ) -> FindingView {
    let finding = entry.finding
    return FindingView(
      anchor: Anchor.of(finding.id), check: Shown(finding.checkID), title: words.title(of: finding),
      severity: SeverityView(finding.severity, words: words), isToCheck: finding.isToCheck,
      isAccepted: finding.isAccepted,
      sees: finding.isToCheck ? words.pageSays : words.strangerSees,
      hasQuotes: !entry.quotes.isEmpty,
      quotes: entry.quotes.map {
        FindingView.QuoteView(excerpt: $0.excerpt, place: words.place($0.visibility))
      },
      why: words.why(finding),
      nextStep: finding.isToCheck ? nextStep(of: finding) : nil,
      remedies: finding.remediations.filter { !$0.steps.isEmpty }
        .map { remedyView($0, on: profile, dates: dates) },
      gain: finding.isToCheck ? words.toCheckGain : words.gain(finding.gain),
      clauses: finding.clauses.map { words.clause(Shown($0).text) }.joined(separator: "; "),
      code: finding.code)
  }

  private func remedyView(
    _ remediation: Remediation, on profile: AuditedProfile, dates: ReportDate
  ) -> RemedyView {
    let isOwn = remediation.platformID == profile.reading.platformID
    return RemedyView(
      label: words.whatToDo,
      steps: words.steps(of: remediation),
      link: SafeLink(remediation.link).map {
        LinkView(
          address: $0.text, text: words.openSetting(on: isOwn ? Shown(profile.title).text : nil))
      },
      effort: words.effort(
        minutes: remediation.minutes, checked: remediation.asOf.flatMap(dates.month(ofDay:))),
      sideEffect: words.sideEffect(of: remediation))
  }

  private func nextStep(of finding: Finding) -> Told? {
    finding.nextStep.map { words.nextStep($0, finding.stepKind) }
  }

  /// What the findings looked for, or `nil` for none.
  private func phrases(_ findings: [Finding]) -> PhrasesView? {
    PhrasesView(findings.map(words.lookedFor))
  }
}
