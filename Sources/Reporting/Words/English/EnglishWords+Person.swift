import Model

/// What a report says of the person's own word.
extension EnglishWords {
  private static let questions = Plural(
    one: "question waits for your answer", other: "questions wait for your answer")
  private static let answeredThings = Plural(
    one: "thing has an answer of yours", other: "things have an answer of yours")

  /// "2 questions wait for your answer."
  func openQuestions(_ count: Int) -> String { Self.questions(count) + "." }

  /// "1 thing has an answer of yours and is not counted as a change."
  func answeredCount(_ count: Int) -> String {
    Self.answeredThings(count) + (count == 1 ? " and is" : " and are") + " never counted as gone."
  }

  func answer(_ word: FindingAnswer.Word) -> String {
    switch word {
    case .notMe: "not about you. It is out of your score"
    case .accepted: "accepted. It is still in your score"
    }
  }
}
