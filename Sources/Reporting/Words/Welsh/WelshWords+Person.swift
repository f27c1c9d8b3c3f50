import Model

extension WelshWords {
  private static let questions = Plural(
    zero: "cwestiwn", one: "cwestiwn", two: "gwestiwn", few: "chwestiwn", many: "chwestiwn",
    other: "cwestiwn")

  func openQuestions(_ count: Int) -> String { "Mae \(Self.questions(count)) yn aros am eich ateb." }

  func answeredCount(_ count: Int) -> String {
    "Rydych wedi ateb am \(Self.things(count)). "
      + (count == 1
        ? "Nid yw byth yn cyfrif fel peth sydd wedi mynd."
        : "Nid ydynt byth yn cyfrif fel pethau sydd wedi mynd.")
  }

  func answer(_ word: FindingAnswer.Word) -> String {
    switch word {
    case .notMe: "nid yw amdanoch chi. Nid yw yn eich sgôr"
    case .accepted: "rydych yn ei dderbyn. Mae yn eich sgôr o hyd"
    }
  }
}
