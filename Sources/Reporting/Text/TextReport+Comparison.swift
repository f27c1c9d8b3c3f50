package import Model

extension TextReport {
  /// What has changed and nothing else, for `netcurtain compare`.
  package func renderChanges(_ audit: Audit) -> String {
    var page = TextPage(columns: columns, isColoured: isColoured)
    appendSafety(audit, to: &page)
    appendComparison(audit, to: &page)
    return page.text
  }

  func appendComparison(_ audit: Audit, to page: inout TextPage) {
    guard let comparison = audit.comparison else { return }
    let part = ComparisonPart(
      comparison, audit, dates: ReportDate(timeZone: timeZone, words: words), words: words)
    page.heading(words.changedTitle.uppercased())
    for sentence in part.sentences { page.flow(sentence) }
    for group in part.groups {
      page.flow("\(group.title):", ink: .bold)
      for item in group.items {
        page.flow("\(item.title.text) (\(item.place))", from: 4, mark: "-")
        for value in item.values.prefix(2) { page.quote(value.text, place: nil, from: 6) }
        if let reason = item.reason { page.flow(reason.text.text, from: 6) }
      }
    }
  }
}
