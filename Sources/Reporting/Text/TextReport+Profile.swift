import Model

extension TextReport {
  /// Quotes of one finding before the rest is only counted; the HTML report has them all.
  private static let quoteLimit = 2

  func append(_ part: ProfilePart, _ audit: Audit, to page: inout TextPage) {
    page.heading(
      Shown(part.profile.title).text.uppercased(),
      Shown(address: part.profile.reading.capture.requestedURL).text)
    if let found = words.foundThrough(part.profile.reading.capture) { page.flow(found) }
    if !part.isAssessed {
      let state = words.state(part.profile.reading.state)
      page.flow("\(words.notAssessedMark) \(state) \(words.stillShows)", ink: .bold)
    }
    for note in part.profile.reading.notes { page.flow(Shown(note).text) }
    var lastRemediation: Remediation?
    for entry in part.entries {
      append(entry, audit, lastRemediation: lastRemediation, to: &page)
      lastRemediation = entry.finding.remediations.first
    }
    for doubt in part.doubts { append(doubt, to: &page) }
    if !part.notSeen.isEmpty { page.flow("\(words.notSeenLabel) \(phrases(part.notSeen)).") }
  }

  /// What is the same on all pages that were seen.
  func appendNowhere(_ outline: ReportOutline, to page: inout TextPage) {
    guard let nowhere = outline.nowhere else { return }
    page.heading(words.nowhereTitle.uppercased())
    if !nowhere.notSeen.isEmpty {
      page.flow("\(words.nowhereIntro(nowhere.pageCount)) \(phrases(nowhere.notSeen)).")
    }
    for doubt in nowhere.doubts { append(doubt, to: &page) }
  }

  func append(_ doubt: ProfilePart.Doubt, to page: inout TextPage) {
    let next = doubt.first.nextStep.map {
      " \(words.nextLabel) \(words.nextStep($0, doubt.first.stepKind).text)"
    }
    page.flow("\(words.couldNotTellLabel) \(phrases(doubt.findings)).\(next ?? "")")
  }

  /// - Parameters:
  ///   - joints: what joins the pages, and `places` what they are called, of a finding about several.
  func append(
    _ entry: ProfilePart.Entry, _ audit: Audit, lastRemediation: Remediation?, joints: [JointPart] = [],
    places: [Shown] = [], to page: inout TextPage
  ) {
    let finding = entry.finding
    let title = words.title(of: finding).text.text + (finding.isAccepted ? " (\(words.acceptedMark))" : "")
    page.row(
      words.severity(finding.severity), finding.isToCheck ? "\(words.pleaseCheck): \(title)" : title,
      right: finding.clauses.first.map { words.shortClause(Shown($0).text) } ?? "",
      labelInk: Ink(finding.severity), textInk: .bold)
    append(joints, places: places, to: &page)
    for quote in entry.quotes.prefix(Self.quoteLimit) {
      let place = words.shortPlace(quote.visibility)
      if let excerpt = quote.excerpt {
        page.quote(excerpt.text, place: place)
      } else {
        page.flow(words.picture + (place.map { " (\($0))" } ?? ""), from: TextPage.textColumn)
      }
    }
    let more = entry.quotes.count - Self.quoteLimit
    if more > 0 { page.flow(words.morePlaces(more), from: TextPage.textColumn) }
    page.flow("\(words.whyLabel) \(words.why(finding).text)", from: TextPage.textColumn)
    if finding.isToCheck, let next = finding.nextStep {
      page.flow(
        "\(words.nextLabel) \(words.nextStep(next, finding.stepKind).text)", from: TextPage.textColumn)
    }
    append(finding.remediations.first, audit, last: lastRemediation, to: &page)
    if !finding.letters.isEmpty { page.flow(words.letters(finding.letters), from: TextPage.textColumn) }
    if let code = finding.code { page.flow("\(words.codeLabel) \(code)", from: TextPage.textColumn) }
  }

  private func append(
    _ remediation: Remediation?, _ audit: Audit, last: Remediation?, to page: inout TextPage
  ) {
    guard let remediation, !remediation.steps.isEmpty else { return }
    if remediation == last {
      page.flow("\(words.doLabel) \(words.doSame)", from: TextPage.textColumn)
      return
    }
    let steps = words.steps(of: remediation).map(\.text.text).joined(separator: " ")
    page.flow("\(words.doLabel) \(steps)", from: TextPage.textColumn)
    if let link = SafeLink(remediation.link) { page.flow(link.text, from: TextPage.textColumn) }
    if let sideEffect = words.sideEffect(of: remediation) {
      page.flow("\(words.goodToKnow) \(sideEffect.text)", from: TextPage.textColumn)
    }
    if let undo = remediation.undo {
      page.flow("\(words.takeBack) \(Shown(undo))", from: TextPage.textColumn)
    }
    let dates = ReportDate(timeZone: timeZone, words: words)
    if let warning = StepNote(remediation, on: audit.auditedAt, dates: dates)?.warning {
      page.flow(warning, from: TextPage.textColumn)
    }
  }

  func phrases(_ findings: [Finding]) -> String {
    findings.map { words.lookedFor(by: $0).text.text }.joined(separator: "; ")
  }
}
