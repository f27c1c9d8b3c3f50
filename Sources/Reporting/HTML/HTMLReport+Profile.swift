import Model

extension HTMLReport {
  func profileView(_ part: ProfilePart, _ audit: Audit, dates: ReportDate) -> ProfileView {
    let reading = part.profile.reading
    return ProfileView(
      anchor: Anchor.of(part.profile.id), title: Shown(part.profile.title),
      address: Shown(address: reading.capture.requestedURL),
      foundThrough: words.foundThrough(reading.capture),
      unseen: part.isAssessed ? nil : words.state(reading.state),
      seen: part.isAssessed
        ? words.seen(reading.capture, day: dates.day(reading.capture.capturedAt)) : nil,
      notes: reading.notes.map { words.told($0) },
      findings: part.entries.map { findingView($0, of: part.profile, audit, dates: dates) },
      doubts: doubts(part.doubts),
      notSeen: phrases(part.notSeen), notApplicable: phrases(part.notApplicable))
  }

  func doubts(_ doubts: [ProfilePart.Doubt]) -> [ProfileView.Doubt] {
    doubts.map {
      ProfileView.Doubt(
        lookedFor: phrases($0.findings), nextStep: nextStep(of: $0.first))
    }
  }

  func nowhereView(_ part: NowherePart) -> NowhereView {
    NowhereView(
      intro: words.nowhereIntro(part.pageCount), hasNotSeen: !part.notSeen.isEmpty,
      notSeen: part.notSeen.map(words.lookedFor), doubts: doubts(part.doubts))
  }

  /// - Parameters:
  ///   - joints: what joins the pages, and `places` what they are called, of a finding about several.
  func findingView(
    _ entry: ProfilePart.Entry, of profile: AuditedProfile, _ audit: Audit, dates: ReportDate,
    level: Int = 4, places: [Shown] = [], joints: [JointPart] = []
  ) -> FindingView {
    let finding = entry.finding
    return FindingView(
      level: level, places: self.places(places), hasJoints: !joints.isEmpty, joints: joints,
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
        .map { remedyView($0, on: profile, note: StepNote($0, on: audit.auditedAt, dates: dates)) },
      letters: finding.letters.isEmpty ? nil : words.letters(finding.letters),
      gain: words.worth(finding),
      clauses: finding.clauses.map { words.clause(Shown($0).text) }.joined(separator: "; "),
      code: finding.code)
  }

  private func remedyView(
    _ remediation: Remediation, on profile: AuditedProfile, note: StepNote?
  ) -> RemedyView {
    let isOwn = remediation.platformID == profile.reading.platformID
    return RemedyView(
      label: words.whatToDo,
      steps: words.steps(of: remediation),
      link: SafeLink(remediation.link).map {
        LinkView(
          address: $0.text, text: words.openSetting(on: isOwn ? Shown(profile.title).text : nil))
      },
      effort: words.about(minutes: remediation.minutes) + "."
        + (note.map { $0.isWarning ? "" : " \($0.text)" } ?? ""),
      warning: note?.warning,
      sideEffect: words.sideEffect(of: remediation), undo: remediation.undo.map { words.told($0) })
  }

  private func nextStep(of finding: Finding) -> Told? {
    finding.nextStep.map { words.nextStep($0, finding.stepKind) }
  }

  /// What the findings looked for, or `nil` for none.
  func phrases(_ findings: [Finding]) -> PhrasesView? {
    PhrasesView(findings.map(words.lookedFor))
  }
}
