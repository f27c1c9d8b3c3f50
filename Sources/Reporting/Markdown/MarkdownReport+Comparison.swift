package import Model

extension MarkdownReport {
  /// What has changed and nothing else, for `netcurtain compare`.
  package func renderChanges(_ audit: Audit) -> String {
    var page = MarkdownPage()
    appendSafety(audit, level: 1, to: &page)
    appendComparison(audit, level: 1, to: &page)
    return page.text
  }

  func appendComparison(_ audit: Audit, level: Int = 2, to page: inout MarkdownPage) {
    guard let comparison = audit.comparison else { return }
    let part = ComparisonPart(
      comparison, audit, dates: ReportDate(timeZone: timeZone, words: words), words: words)
    page.heading(level, words.changedTitle)
    page.paragraph(part.sentences)
    for group in part.groups {
      page.heading(level + 1, group.title)
      page.list(
        group.items.map { item in
          let values = item.values.map { MarkdownText.code($0.text) }.joined(separator: ", ")
          let shown = values.isEmpty ? "" : ": \(values)"
          let reason = item.reason.map { ". \(prose($0))" } ?? ""
          return "\(prose(item.title)) (\(MarkdownText.name(item.place.text)))\(shown)\(reason)"
        })
    }
  }
}
