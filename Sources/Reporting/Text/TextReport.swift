package import Foundation
package import Model

/// The audit as it reads in a terminal: the whole story, short, with the way to the longer report at its end.
package struct TextReport: Sendable {
  let columns: Int
  let isColoured: Bool
  let timeZone: TimeZone
  let htmlFile: String?
  let words: any Words

  /// - Parameters:
  ///   - columns: the width of the window; used between 40 and 80, so that copies and pastes stay stable.
  ///   - colour: whether escape sequences may be written. The words are the same without.
  ///   - htmlFile: where the HTML report was written, to be named in the last lines.
  ///   - language: in which the report speaks.
  package init(
    columns: Int = 80, colour: Bool, timeZone: TimeZone, htmlFile: String? = nil,
    language: Language = .english
  ) {
    self.columns = min(80, max(40, columns))
    self.isColoured = colour
    self.timeZone = timeZone
    self.htmlFile = htmlFile
    words = language.words
  }

  /// The whole report, with a line feed at its end.
  package func render(_ audit: Audit) -> String {
    let outline = ReportOutline(audit, words: words)
    var page = TextPage(columns: columns, isColoured: isColoured)
    appendHead(audit, outline, to: &page)
    appendSafety(audit, to: &page)
    appendScore(audit, outline, to: &page)
    appendFirstSteps(audit, to: &page)
    appendBreaks(audit, to: &page)
    appendTogether(outline.together, audit, to: &page)
    appendAsked(outline.person, to: &page)
    for part in outline.profiles { append(part, audit, to: &page) }
    appendNowhere(outline, to: &page)
    appendNotAssessed(outline, to: &page)
    appendAnswered(outline.person, to: &page)
    appendComparison(audit, to: &page)
    appendAdvice(audit, to: &page)
    appendEnd(audit, to: &page)
    return page.text
  }

  /// The score in one line, with what was not assessed: for `--quiet` and for scripts.
  package func scoreLine(_ audit: Audit) -> String {
    let outline = ReportOutline(audit, words: words)
    var page = TextPage(columns: columns, isColoured: isColoured)
    page.flow(
      "\(words.range(audit.score.value, audit.score.upper)) \(words.scoreOutOf): \(words.band(audit.score.band)). "
        + words.looked(seen: outline.assessedCount, notSeen: outline.unassessedCount),
      from: 0)
    return page.text
  }

  private func appendHead(_ audit: Audit, _ outline: ReportOutline, to page: inout TextPage) {
    page.heading(words.title.uppercased())
    if let name = audit.subject.names.first { page.row(words.forLabel, Shown(name).text) }
    if audit.isRedacted { page.flow(words.redactedNote, ink: .bold) }
    page.row(words.roleLabel, words.title(of: audit.role).text.text)
    page.row(words.dateLabel, ReportDate(timeZone: timeZone, words: words).moment(audit.auditedAt))
    page.row(
      words.pagesLabel, words.looked(seen: outline.assessedCount, notSeen: outline.unassessedCount),
      textInk: outline.unassessedCount > 0 ? .bold : .plain)
    if outline.viaProxyCount > 0 { page.row(words.proxyLabel, words.viaProxy(outline.viaProxyCount)) }
    if let note = words.audit?.partlyEnglish { page.flow(note) }
  }

  func appendSafety(_ audit: Audit, to page: inout TextPage) {
    guard audit.subject.isHeightened else { return }
    page.heading(words.safetyTitle.uppercased())
    for sentence in words.safety { page.flow(sentence) }
  }

  private func appendScore(_ audit: Audit, _ outline: ReportOutline, to page: inout TextPage) {
    let score = audit.score
    page.heading(
      words.scoreTitle.uppercased(),
      "\(words.range(score.value, score.upper)) \(words.scoreOutOf): \(words.band(score.band))")
    for sentence in words.scoreSentences(audit, outline) { page.flow(sentence) }
    if !outline.firstLook.isEmpty {
      page.flow(words.firstLook(outline.firstLook.map { words.kind($0.attribute) }))
    }
  }

  private func appendFirstSteps(_ audit: Audit, to page: inout TextPage) {
    guard !audit.firstSteps.isEmpty else { return }
    let minutes = audit.firstSteps.reduce(0) { $0 + $1.minutes }
    page.heading(
      words.stepsTitle(audit.firstSteps.count).uppercased(), "(\(words.about(minutes: minutes).lowercased()))"
    )
    let dates = ReportDate(timeZone: timeZone, words: words)
    for (index, step) in audit.firstSteps.enumerated() {
      let part = FirstStepPart(step, audit, dates: dates)
      page.flow(words.title(of: part).text.text, mark: "\(index + 1).", ink: .bold)
      let change = words.scoreChange(step.scoreBefore, step.scoreAfter, arrow: "->")
      page.flow(
        "\(words.about(minutes: step.minutes)). \(change). \(words.closes(step.findingIDs.count)).", from: 5)
      if let link = SafeLink(step.link) { page.flow(link.text, from: 5) }
    }
  }

  private func appendNotAssessed(_ outline: ReportOutline, to page: inout TextPage) {
    guard !outline.notAssessed.isEmpty else { return }
    page.heading(words.notAssessedTitle.uppercased(), "(\(words.notSafe))")
    for group in outline.notAssessed {
      let isMany = group.pages.count > 1
      if isMany {
        page.flow("\(words.pageCount(group.pages.count)). \(words.state(group.state))", ink: .bold)
        appendWayOut(group, to: &page)
      }
      for item in group.pages {
        page.flow(Shown(address: item.requestedURL).text, from: isMany ? 4 : TextPage.indent)
        if isMany, group.commonReason == nil {
          page.flow(reason(words.reason(item.reason, group.state)), from: 6)
        }
      }
      if !isMany { appendWayOut(group, to: &page) }
    }
  }

  /// Before a long list, so that the list does not bury it; after a single address.
  private func appendWayOut(_ group: NotAssessedGroup, to page: inout TextPage) {
    // The English reason says the state too; in another language it is a detail of it.
    if let common = group.commonReason.map({ words.reason($0, group.state) }) {
      if common.language != nil, group.pages.count == 1 { page.flow(words.state(group.state), from: 4) }
      page.flow(reason(common), from: 4)
    }
    page.flow("\(words.nextLabel) \(words.nextStep(group.nextStep, group.stepKind).text)", from: 4)
  }

  private func reason(_ told: Told) -> String {
    told.language == nil ? told.text.text : words.audit?.detail(told.text.text) ?? told.text.text
  }

  private func appendAdvice(_ audit: Audit, to page: inout TextPage) {
    guard !audit.adviceOnly.isEmpty else { return }
    page.heading(words.adviceTitle.uppercased())
    for advice in audit.adviceOnly {
      page.flow("\(Shown(advice.advice)) (\(words.shortClause(Shown(advice.clause).text)))", mark: "-")
      if !advice.letters.isEmpty { page.flow(words.letters(advice.letters), from: 4) }
    }
  }

  private func appendEnd(_ audit: Audit, to page: inout TextPage) {
    page.gap()
    if !audit.isRedacted, audit.findings.contains(where: { $0.isOnShow || $0.isToCheck }) {
      page.flow(words.codeHint, from: 0)
    }
    page.flow(words.otherLanguage, from: 0)
    page.flow(htmlFile.map { words.fullReport(file: Shown(address: $0).text) } ?? words.askForHTML, from: 0)
    page.flow(words.sentToNoOne, from: 0)
  }
}
