import Model

extension MarkdownReport {
  func appendAsked(_ part: PersonPart, to page: inout MarkdownPage) {
    if let register = part.register {
      page.heading(2, words.registerTitle)
      page.paragraph(prose(register.says))
    }
    guard part.hasQuestions else { return }
    page.heading(2, words.askedTitle)
    for question in part.flagged {
      page.heading(3, prose(question.asks))
      page.labelled(words.severityLabel(question.severity ?? .note) + ".", "\(words.yesMark).")
      page.labelled(words.why, prose(question.why))
      page.paragraph("**\(words.whatToDo)**")
      page.numbered(question.steps.map { prose($0) })
      page.paragraph(question.clauses.map { prose(words.clause($0)) }.joined(separator: "; ") + ".")
    }
    guard !part.open.isEmpty else { return }
    page.paragraph("**\(words.openLabel)**")
    page.list(
      part.open.map { "\(prose($0.asks))\($0.isNeeded ? " (\(words.neededMark))" : "")" })
    page.labelled(words.nextStepLabel, words.openNext)
  }

  func appendAnswered(_ part: PersonPart, to page: inout MarkdownPage) {
    guard !part.answered.isEmpty else { return }
    page.heading(2, words.answeredTitle)
    page.list(
      part.answered.map { item in
        let why = item.answer.why.isEmpty ? "" : " \(MarkdownText.quoting(Shown(item.answer.why).text))"
        let code = item.finding.code.map { " \(words.codeLabel) \(MarkdownText.code($0.text))" } ?? ""
        return "\(prose(words.title(of: item.finding))) (\(MarkdownText.name(item.place.text))): "
          + "\(words.answer(item.answer.word)).\(why)\(code)"
      })
    page.paragraph(words.answeredIntro)
  }
}
