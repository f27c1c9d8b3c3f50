package import Foundation
package import Model

/// The handout for a team: what strangers can learn, why it matters in this work, and what to do. No audit is needed.
package struct Guide: Sendable {
  private let outline: GuideOutline
  private let words = GuideWords.english

  /// - Parameters:
  ///   - isHeightened: whether the note for somebody who is threatened comes first. In safeguarding work it always does.
  ///   - date: the day of printing, by which old steps are told.
  package init(
    _ catalogue: CheckCatalogue, role: Role, isHeightened: Bool = false, date: Date, timeZone: TimeZone
  ) {
    outline = GuideOutline(
      catalogue, role: role, isHeightened: isHeightened, date: date, timeZone: timeZone)
  }

  /// For a terminal or a plain e-mail.
  package func text(columns: Int = 80) -> String {
    var page = TextPage(columns: min(80, max(40, columns)), isColoured: false)
    page.heading(words.title.uppercased())
    page.row(words.report.roleLabel, Shown(outline.role.title).text)
    page.gap()
    page.flow(words.lead)
    for section in outline.sections {
      page.heading(section.title.uppercased())
      for block in section.blocks { append(block, to: &page) }
    }
    return page.text
  }

  private func append(_ block: GuideSection.Block, to page: inout TextPage) {
    switch block {
    case .heading(let text), .task(let text):
      page.gap()
      page.flow(text)
    case .paragraph(let text), .warning(let text): page.flow(text)
    case .list(let items): for item in items { page.flow(item, mark: "-") }
    case .steps(let items):
      for (index, item) in items.enumerated() { page.flow(item, mark: "\(index + 1).") }
    case .link(let link, _): page.flow(link.text)
    }
  }

  /// For a wiki.
  package func markdown() -> String {
    var page = MarkdownPage()
    page.heading(1, words.title)
    page.list(["**\(words.report.roleLabel):** \(MarkdownText.prose(Shown(outline.role.title).text))"])
    page.paragraph(MarkdownText.prose(words.lead))
    for section in outline.sections {
      page.heading(2, MarkdownText.prose(section.title))
      for block in section.blocks { append(block, to: &page) }
    }
    return page.text
  }

  private func append(_ block: GuideSection.Block, to page: inout MarkdownPage) {
    switch block {
    case .heading(let text): page.heading(3, MarkdownText.prose(text))
    case .task(let text): page.paragraph("**\(MarkdownText.prose(text))**")
    case .paragraph(let text): page.paragraph(MarkdownText.prose(text))
    case .warning(let text): page.paragraph("**\(MarkdownText.prose(text))**")
    case .list(let items): page.list(items.map(MarkdownText.prose))
    case .steps(let items): page.numbered(items.map(MarkdownText.prose))
    case .link(let link, let text): page.paragraph(MarkdownText.link(text, to: link))
    }
  }

  /// One file to print on two to four pages of A4.
  package func html() -> String {
    let view = GuideView(
      words: words, style: ReportStyle.guide, styleHash: ReportStyle.guideHash,
      role: Shown(outline.role.title),
      sections: outline.sections.map { section in
        GuideView.SectionView(
          anchor: section.anchor, title: section.title, isSafety: section.isSafety,
          blocks: section.blocks.map(GuideView.BlockView.init))
      })
    do {
      return try ReportTemplate.render(guide: view)
    } catch {
      // The templates are constants that every test run parses, so this is a mistake in them and no input's doing.
      preconditionFailure("The handout's own template cannot be read: \(error)")
    }
  }
}
