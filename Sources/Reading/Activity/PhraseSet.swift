internal import Model

/// Phrases that are matched on whole folded words, for lists that only a few lines of a page are held against.
struct PhraseSet: Sendable {
  /// By their first word, each the words of one phrase, longest first.
  private let phrases: [String: [[String]]]

  init(_ words: [String]) {
    var phrases: [String: [[String]]] = [:]
    for word in words {
      let parts = ComparableText.fold(word).split(separator: " ").map(String.init)
      guard let first = parts.first, phrases[first]?.contains(parts) != true else { continue }
      phrases[first, default: []].append(parts)
    }
    self.phrases = phrases.mapValues { $0.sorted { $0.count > $1.count } }
  }

  /// Whether `text` is one of the phrases.
  func contains(_ text: String) -> Bool { contains(folded: ComparableText.fold(text)) }

  /// Whether the folded text is one of the phrases.
  func contains(folded: String) -> Bool {
    let parts = folded.spaced
    guard let first = parts.first, phrases[String(first)] != nil else { return false }
    let words = parts.map(String.init)
    return match(words[...]) == words.count
  }

  /// Whether one of the phrases can stand in the folded text: a word that begins one does.
  func mayBegin(in folded: String) -> Bool { folded.spaced.contains { phrases[String($0)] != nil } }

  /// How many words of the longest phrase stand at the start; 0 for none.
  func match(_ words: ArraySlice<String>) -> Int {
    guard let first = words.first, let candidates = phrases[first] else { return 0 }
    return candidates.first { words.starts(with: $0) }?.count ?? 0
  }

  /// Whether one of the phrases stands anywhere in the words.
  func occurs(in words: ArraySlice<String>) -> Bool {
    words.indices.contains { match(words[$0...]) > 0 }
  }
}
