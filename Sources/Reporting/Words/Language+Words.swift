import Model

extension Language {
  /// Everything that a report says in its own voice.
  var words: any Words {
    switch self {
    case .english: EnglishWords()
    case .welsh: WelshWords()
    }
  }
}
