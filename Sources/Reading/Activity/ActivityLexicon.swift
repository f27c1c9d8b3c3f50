internal import Model

/// The words of the catalogue by which a page tells what somebody does, knows and says, folded once.
struct ActivityLexicon: Sendable {
  let clients: PhraseSet
  let process: PhraseSet
  let teams: PhraseSet
  /// As written, since "SEND" and "send" are two words.
  let teamAcronyms: Set<String>
  let workTalk: PhraseSet
  let kin: PhraseSet
  let parents: PhraseSet
  let pets: PhraseSet
  let contactButtons: PhraseSet
  let friendButtons: PhraseSet
  let connections: PhraseSet
  let routines: PhraseSet
  let disclaimers: PhraseSet
  let credits: PhraseSet
  let crossPosts: PhraseSet

  init(_ vocabulary: Vocabulary) {
    func phrases(_ id: String) -> PhraseSet { PhraseSet(vocabulary[id]) }
    clients = phrases("case-clients")
    process = phrases("case-process")
    let teams = vocabulary["work-teams"]
    teamAcronyms = Set(teams.filter { $0 == $0.uppercased() && !$0.contains(" ") })
    self.teams = PhraseSet(teams.filter { $0 != $0.uppercased() || $0.contains(" ") })
    workTalk = phrases("work-talk")
    kin = phrases("kin-words")
    parents = phrases("parent-words")
    pets = phrases("pet-words")
    contactButtons = phrases("contact-buttons")
    friendButtons = phrases("friend-buttons")
    connections = phrases("connection-words")
    routines = phrases("routine-words")
    disclaimers = phrases("disclaimer-words")
    credits = phrases("credit-words")
    crossPosts = phrases("cross-post-words")
  }
}

/// A text as words that can be matched folded and shown as written.
struct WordLine {
  struct Word {
    let range: Range<String.Index>
    let folded: String
  }

  let text: String
  let words: [Word]

  /// More than this of a text is not looked at.
  static let limit = 4_000

  init(_ whole: String) {
    let text =
      whole.utf8.count <= Self.limit ? whole : String(decoding: whole.utf8.prefix(Self.limit), as: UTF8.self)
    self.text = text
    var words: [Word] = []
    var start: String.Index?
    func end(_ index: String.Index) {
      guard let first = start else { return }
      let folded = ComparableText.fold(String(text[first..<index]))
      // One written word may fold to several ("mother-in-law").
      for part in folded.split(separator: " ") {
        words.append(Word(range: first..<index, folded: String(part)))
      }
      start = nil
    }
    for index in text.indices {
      let character = text[index]
      let isInWord = character.isLetter || character.isNumber || "'’-&".contains(character)
      if isInWord { start = start ?? index } else { end(index) }
    }
    end(text.endIndex)
    self.words = words
  }

  var folded: [String] { words.map(\.folded) }

  /// The words as they stand on the page.
  func written(_ range: Range<Int>) -> String {
    guard let first = words[range].first, let last = words[range].last else { return "" }
    return String(text[first.range.lowerBound..<last.range.upperBound])
  }

  /// Where the phrases stand, the longest at each place, none inside another.
  func matches(_ phrases: PhraseSet) -> [Range<Int>] {
    let folded = folded
    var found: [Range<Int>] = []
    var index = 0
    while index < folded.count {
      let length = phrases.match(folded[index...])
      if length > 0 { found.append(index..<index + length) }
      index += max(1, length)
    }
    return found
  }

  private static let ownWords: Set<String> = [
    "i", "im", "ive", "ill", "id", "my", "me", "mine", "we", "our", "us", "weve", "myself", "dw", "dwi",
    "rwy", "fy",
    "fi", "ni", "ein",
  ]

  /// Whether the writer speaks of themself.
  var isFirstPerson: Bool { words.contains { Self.ownWords.contains($0.folded) } }
}
