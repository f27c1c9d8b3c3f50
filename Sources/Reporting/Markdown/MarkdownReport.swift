package import Foundation
package import Model

/// The audit as GitHub-flavoured Markdown, for a wiki, a note or an issue of one's own.
///
/// It tells the whole story in the order of every report. It holds no HTML and no picture, and links only to
/// the settings pages of the catalogue.
package struct MarkdownReport: Sendable {
  let timeZone: TimeZone
  let words: any Words

  /// - Parameters:
  ///   - timeZone: where the reader is, for the date in words.
  ///   - language: in which the report speaks.
  package init(timeZone: TimeZone, language: Language = .english) {
    self.timeZone = timeZone
    words = language.words
  }

  /// The whole document, with a line feed at its end.
  package func render(_ audit: Audit) -> String {
    let outline = ReportOutline(audit, words: words)
    let dates = ReportDate(timeZone: timeZone, words: words)
    var page = MarkdownPage()
    appendHead(audit, outline, dates, to: &page)
    appendScore(audit, outline, to: &page)
    appendFirstLook(outline, to: &page)
    appendFirstSteps(audit, to: &page)
    appendBreaks(audit, to: &page)
    appendTogether(outline.together, audit, dates, to: &page)
    appendMap(audit, to: &page)
    appendAsked(outline.person, to: &page)
    if !outline.profiles.isEmpty { page.heading(2, words.profilesTitle) }
    for part in outline.profiles { append(part, audit, dates, to: &page) }
    appendNowhere(outline, to: &page)
    appendNotAssessed(outline, titles: audit.profileTitles, to: &page)
    appendChecklist(audit, to: &page)
    appendAnswered(outline.person, to: &page)
    appendComparison(audit, to: &page)
    appendAdvice(audit, to: &page)
    appendAbout(audit, to: &page)
    return page.text
  }

  private func appendHead(
    _ audit: Audit, _ outline: ReportOutline, _ dates: ReportDate, to page: inout MarkdownPage
  ) {
    page.heading(1, words.title)
    page.paragraph(words.lead(seen: outline.assessedCount, total: audit.profiles.count))
    if audit.isRedacted { page.paragraph(words.redactedNote) }
    if let note = words.audit?.partlyEnglish { page.paragraph(note) }
    let name = audit.subject.names.first.map { (words.forLabel, prose($0)) }
    let facts = [
      (words.roleLabel, prose(words.title(of: audit.role))), (words.dateLabel, dates.moment(audit.auditedAt)),
      (words.pagesLabel, words.looked(seen: outline.assessedCount, notSeen: outline.unassessedCount)),
    ]
    let proxy = outline.viaProxyCount > 0 ? [(words.proxyLabel, words.viaProxy(outline.viaProxyCount))] : []
    page.list(([name].compactMap(\.self) + facts + proxy).map { "**\($0.0):** \($0.1)" })
    appendSafety(audit, level: 2, to: &page)
  }

  func appendSafety(_ audit: Audit, level: Int, to page: inout MarkdownPage) {
    guard audit.subject.isHeightened else { return }
    page.heading(level, words.safetyTitle)
    page.list(words.safety)
  }

  private func appendScore(_ audit: Audit, _ outline: ReportOutline, to page: inout MarkdownPage) {
    let score = audit.score
    page.heading(2, words.scoreTitle)
    page.paragraph(
      "**\(words.range(score.value, score.upper)) \(words.scoreOutOf): \(words.band(score.band))**")
    page.paragraph(words.scoreSentences(audit, outline))
    guard !score.working.isEmpty else { return }
    page.heading(3, words.workingSummary)
    page.paragraph(words.workingIntro)
    page.table(
      head: (words.workingFact, words.workingPoints),
      rows: score.working.map {
        (MarkdownText.cell(words.label(of: $0).text.text), words.points(hundredths: $0.hundredths))
      })
    page.paragraph([
      words.workingRange(score.value, score.upper), prose(words.scheme(Shown(score.schemeVersion).text)),
    ])
  }

  private func appendFirstLook(_ outline: ReportOutline, to page: inout MarkdownPage) {
    guard !outline.firstLook.isEmpty else { return }
    page.heading(2, words.firstLookTitle)
    page.paragraph(words.firstLookIntro)
    page.list(
      outline.firstLook.flatMap { look in
        look.values.map { value in
          let shown = value.text.map { MarkdownText.code($0.text) } ?? words.picture
          let places = words.on(value.titles.map { MarkdownText.name($0.text) })
          return "**\(words.kindLabel(look.attribute)):** \(shown) (\(places))"
        }
      })
  }

  private func appendFirstSteps(_ audit: Audit, to page: inout MarkdownPage) {
    guard !audit.firstSteps.isEmpty else { return }
    page.heading(2, words.stepsTitle(audit.firstSteps.count))
    page.paragraph(words.stepsIntro)
    for (index, step) in audit.firstSteps.enumerated() {
      let part = FirstStepPart(step, audit, dates: ReportDate(timeZone: timeZone, words: words))
      page.heading(3, "\(index + 1). \(prose(words.title(of: part)))")
      let change = words.scoreChange(step.scoreBefore, step.scoreAfter, arrow: "→")
      page.paragraph("\(words.about(minutes: step.minutes)). \(change).")
      page.numbered(part.how.map { words.steps(of: $0).map(prose) } ?? [])
      if part.how?.steps.isEmpty == false, let warning = part.note?.warning { page.paragraph(prose(warning)) }
      if let link = SafeLink(step.link) {
        page.paragraph(MarkdownText.link(words.openSettings(on: part.place?.text), to: link))
      }
      guard !part.closed.isEmpty else { continue }
      page.paragraph(words.stepCloses)
      page.list(part.closed.map { prose(words.title(of: $0)) })
    }
  }

  private func appendNotAssessed(
    _ outline: ReportOutline, titles: [String: String], to page: inout MarkdownPage
  ) {
    guard !outline.notAssessed.isEmpty else { return }
    page.heading(2, words.notAssessedTitle)
    page.paragraph(words.notAssessedIntro)
    for group in outline.notAssessed {
      page.heading(3, words.state(group.state))
      if let reason = group.commonReason { page.paragraph(self.reason(words.reason(reason, group.state))) }
      page.labelled(words.nextStepLabel, prose(words.nextStep(group.nextStep, group.stepKind)))
      page.list(
        group.pages.map { item in
          let title = MarkdownText.name(Shown(titles[item.profileID] ?? item.profileID).text)
          let reason = group.commonReason == nil ? " " + reason(words.reason(item.reason, group.state)) : ""
          return "\(title): \(address(item.requestedURL))\(reason)"
        })
    }
  }

  private func appendAdvice(_ audit: Audit, to page: inout MarkdownPage) {
    guard !audit.adviceOnly.isEmpty else { return }
    page.heading(2, words.adviceTitle)
    page.paragraph(words.adviceIntro)
    page.list(
      audit.adviceOnly.map {
        "\(prose($0.advice)) (\(prose(words.clause($0.clause))))"
          + ($0.letters.isEmpty ? "" : " " + prose(words.letters($0.letters)))
      })
  }

  private func appendAbout(_ audit: Audit, to page: inout MarkdownPage) {
    page.heading(2, words.aboutTitle)
    let parts = [
      (words.aboutWhoTitle, words.aboutWho), (words.aboutWrongTitle, words.aboutWrong),
      (words.aboutHowTitle, words.aboutHow),
    ]
    for (title, sentences) in parts {
      page.heading(3, title)
      page.paragraph(sentences)
    }
    page.paragraph(
      prose(
        words.made(
          tool: Shown(audit.tool.name).text, version: Shown(audit.tool.version).text,
          catalogue: Shown(audit.tool.catalogue).text)))
    page.paragraph(prose(words.otherLanguage))
    page.paragraph(words.sentToNoOne)
  }

  // MARK: Text

  /// Why a page could not be judged, which may quote it.
  private func reason(_ told: Told) -> String {
    let text = MarkdownText.quoting(told.text.text)
    return told.language == nil ? text : words.audit?.detail(text) ?? text
  }

  func prose(_ told: Told) -> String { MarkdownText.prose(told.text.text) }

  /// Words of the catalogue or of the person.
  func prose(_ text: String) -> String { MarkdownText.prose(Shown(text, limit: 1000).text) }

  /// One of the person's own pages: no link, because they would see another page than strangers do.
  func address(_ text: String) -> String { MarkdownText.code(Shown(address: text).text) }
}
