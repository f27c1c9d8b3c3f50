import Model

extension MarkdownReport {
  func append(_ part: ProfilePart, _ audit: Audit, _ dates: ReportDate, to page: inout MarkdownPage) {
    let reading = part.profile.reading
    page.heading(3, MarkdownText.name(Shown(part.profile.title).text))
    page.paragraph(address(reading.capture.requestedURL))
    if let found = reading.capture.reason.origin {
      page.paragraph("\(words.foundThroughLabel) \(address(found)).")
    }
    if part.isAssessed {
      page.paragraph(words.seen(reading.capture, day: dates.day(reading.capture.capturedAt)))
    } else {
      page.labelled(words.notAssessedMark, "\(words.state(reading.state)) \(words.stillShows)")
    }
    for note in reading.notes { page.paragraph(MarkdownText.quoting(Shown(note).text)) }
    for entry in part.entries { append(entry, of: part.profile, audit, dates, to: &page) }
    for doubt in part.doubts { append(doubt, to: &page) }
    if !part.notSeen.isEmpty { page.labelled(words.notSeenLabel, "\(phrases(part.notSeen)).") }
    if !part.notApplicable.isEmpty {
      page.labelled(words.notApplicableLabel, "\(phrases(part.notApplicable)).")
    }
  }

  func append(_ doubt: ProfilePart.Doubt, to page: inout MarkdownPage) {
    let next = doubt.first.nextStep.map {
      " **\(words.nextStepLabel)** \(prose(words.nextStep($0, doubt.first.stepKind)))"
    }
    page.labelled(words.couldNotTellLabel, "\(phrases(doubt.findings)).\(next ?? "")")
  }

  /// What is the same on all pages that were seen.
  func appendNowhere(_ outline: ReportOutline, to page: inout MarkdownPage) {
    guard let nowhere = outline.nowhere else { return }
    page.heading(2, words.nowhereTitle)
    if !nowhere.notSeen.isEmpty {
      page.paragraph(words.nowhereIntro(nowhere.pageCount))
      page.list(nowhere.notSeen.map { prose(words.lookedFor(by: $0)) })
    }
    for doubt in nowhere.doubts { append(doubt, to: &page) }
  }

  /// - Parameters:
  ///   - joints: what joins the pages, and `places` what they are called, of a finding about several.
  func append(
    _ entry: ProfilePart.Entry, level: Int = 4, of profile: AuditedProfile, _ audit: Audit,
    _ dates: ReportDate, joints: [JointPart] = [], places: [Shown] = [], to page: inout MarkdownPage
  ) {
    let finding = entry.finding
    page.heading(level, prose(words.title(of: finding)))
    if !places.isEmpty { append(joints, places: places, severity: finding.severity, to: &page) }
    let sees = finding.isToCheck ? words.pageSays : words.strangerSees
    page.labelled(
      words.severityLabel(finding.severity) + ".",
      (finding.isToCheck ? "**\(words.pleaseCheck).** " : "") + (entry.quotes.isEmpty ? "" : sees))
    page.list(
      entry.quotes.map {
        "\($0.excerpt.map { MarkdownText.code($0.text) } ?? words.picture) (\(words.place($0.visibility)))"
      })
    page.labelled(words.why, prose(words.why(finding)))
    if finding.isToCheck, let next = finding.nextStep {
      page.labelled(words.nextStepLabel, prose(words.nextStep(next, finding.stepKind)))
    }
    for remediation in finding.remediations where !remediation.steps.isEmpty {
      append(remediation, of: profile, StepNote(remediation, on: audit.auditedAt, dates: dates), to: &page)
    }
    if !finding.letters.isEmpty { page.paragraph(prose(words.letters(finding.letters))) }
    page.paragraph(words.worth(finding))
    let clauses = finding.clauses.map { prose(words.clause($0)) }.joined(separator: "; ")
    let code = finding.code.map { " \(words.codeLabel) \(MarkdownText.code($0.text))" } ?? ""
    page.paragraph(
      "\(clauses). \(words.checkLabel) \(MarkdownText.code(Shown(finding.checkID).text))\(code)")
    if finding.isAccepted { page.paragraph("**\(words.acceptedMark)**") }
  }

  private func append(
    _ remediation: Remediation, of profile: AuditedProfile, _ note: StepNote?, to page: inout MarkdownPage
  ) {
    page.paragraph("**\(words.whatToDo)**")
    page.numbered(words.steps(of: remediation).map(prose))
    if let link = SafeLink(remediation.link) {
      let isOwn = remediation.platformID == profile.reading.platformID
      page.paragraph(
        MarkdownText.link(words.openSetting(on: isOwn ? Shown(profile.title).text : nil), to: link))
    }
    if let sideEffect = words.sideEffect(of: remediation) {
      page.labelled(words.goodToKnow, prose(sideEffect))
    }
    if let undo = remediation.undo { page.labelled(words.takeBack, prose(words.told(undo))) }
    page.paragraph("\(words.about(minutes: remediation.minutes)).")
    if let note { page.paragraph(note.isWarning ? "**\(prose(note.text))**" : prose(note.text)) }
  }

  func phrases(_ findings: [Finding]) -> String {
    findings.map { prose(words.lookedFor(by: $0)) }.joined(separator: "; ")
  }
}
