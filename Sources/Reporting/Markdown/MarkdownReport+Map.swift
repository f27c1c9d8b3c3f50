import Model

extension MarkdownReport {
  /// The map in words, a line for each page. A cell of a table could not hold a host or a file name safely.
  func appendMap(_ audit: Audit, to page: inout MarkdownPage) {
    let map = ExposureMapPart(audit)
    guard !map.rows.isEmpty else { return }
    page.heading(2, words.mapTitle)
    page.paragraph(words.mapIntro)
    page.list(
      map.rows.map { row in
        let told = MapRowPart(row, kinds: map.kinds, words: words, name: MarkdownText.name)
        return "\(MarkdownText.name(row.title.text)): \(told.sentences.joined(separator: " "))"
      })
  }

  /// What there is to do as a task list, which wikis and trackers show with boxes to tick.
  func appendChecklist(_ audit: Audit, to page: inout MarkdownPage) {
    let visits = ChecklistPart(audit).visits
    guard !visits.isEmpty else { return }
    page.heading(2, words.checklistTitle)
    page.paragraph(words.checklistIntro)
    for visit in visits {
      page.heading(3, visit.place.map { MarkdownText.name($0.text) } ?? words.joinedTitle)
      if let link = visit.link {
        page.paragraph(MarkdownText.link(words.openSettings(on: nil), to: link))
      }
      page.list(visit.findings.map { "[ ] \(prose(words.title(of: $0))) (\(words.severity($0.severity)))" })
    }
  }
}
