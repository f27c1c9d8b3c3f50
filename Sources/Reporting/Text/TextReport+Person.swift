import Model

extension TextReport {
  func appendAsked(_ part: PersonPart, to page: inout TextPage) {
    if let register = part.register {
      page.heading(words.registerTitle.uppercased())
      page.flow(Shown(register.says, limit: 1000).text)
    }
    guard part.hasQuestions else { return }
    page.heading(words.askedTitle.uppercased())
    for question in part.flagged {
      page.row(
        words.severity(question.severity ?? .note), Shown(question.asks).text,
        right: question.clauses.first.map { words.shortClause(Shown($0).text) } ?? "",
        labelInk: Ink(question.severity ?? .note), textInk: .bold)
      page.flow("\(words.yesMark). \(words.whyLabel) \(Shown(question.why))", from: TextPage.textColumn)
      let steps = question.steps.map { Shown($0).text }.joined(separator: " ")
      page.flow("\(words.doLabel) \(steps)", from: TextPage.textColumn)
    }
    guard !part.open.isEmpty else { return }
    page.flow(words.openLabel, ink: .bold)
    for question in part.open {
      let mark = question.isNeeded ? " (\(words.neededMark))" : ""
      page.flow("\(Shown(question.asks))\(mark)", from: 4, mark: "-")
    }
    page.flow("\(words.nextLabel) \(words.openNext)", from: 4)
  }

  func appendAnswered(_ part: PersonPart, to page: inout TextPage) {
    guard !part.answered.isEmpty else { return }
    page.heading(words.answeredTitle.uppercased())
    for item in part.answered {
      page.flow(
        "\(words.title(of: item.finding).text) (\(item.place)): \(words.answer(item.answer.word)).", from: 4,
        mark: "-"
      )
      if !item.answer.why.isEmpty { page.quote(Shown(item.answer.why).text, place: nil, from: 6) }
      if let code = item.finding.code { page.flow("\(words.codeLabel) \(code)", from: 6) }
    }
    page.flow(words.answeredIntro)
  }
}
