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
    if let plain = Self.plainWords(text) {
      words = plain
      folded = plain.map(\.folded)
      return
    }
    var words: [Word] = []
    var start: String.Index?
    func end(_ index: String.Index) {
      guard let first = start else { return }
      let folded = ComparableText.fold(String(text[first..<index]))
      // One written word may fold to several ("mother-in-law").
      for part in folded.spaced {
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
    folded = words.map(\.folded)
  }

  /// The same by bytes, where no scalar can join with the one beside it: ASCII, Western letters, print's marks.
  private static func plainWords(_ text: String) -> [Word]? {
    let bytes = text.utf8
    var words: [Word] = []
    var start: String.Index?
    var index = bytes.startIndex
    func end(_ index: String.Index) {
      guard let first = start else { return }
      for part in ComparableText.fold(String(text[first..<index])).spaced {
        words.append(Word(range: first..<index, folded: String(part)))
      }
      start = nil
    }
    while index < bytes.endIndex {
      guard let (isInWord, size) = letter(bytes, at: index) else { return nil }
      if isInWord { start = start ?? index } else { end(index) }
      index = bytes.index(index, offsetBy: size)
    }
    end(bytes.endIndex)
    return words
  }

  /// Whether a word goes on with the scalar at `index`, and how many bytes it has; `nil` for other scripts.
  private static func letter(_ bytes: String.UTF8View, at index: String.Index) -> (Bool, size: Int)? {
    let byte = bytes[index]
    func next(_ offset: Int) -> Int {
      bytes.index(index, offsetBy: offset, limitedBy: bytes.endIndex).map {
        $0 < bytes.endIndex ? Int(bytes[$0] & 0x3F) : 0
      } ?? 0
    }
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "'"), UInt8(ascii: "-"), UInt8(ascii: "&"):
      return (true, 1)
    case 0..<0x80: return (false, 1)
    case 0xC2:
      // ª, µ, º and the numbers ², ³, ¹, ¼, ½, ¾.
      return ([0x2A, 0x35, 0x3A, 0x32, 0x33, 0x39, 0x3C, 0x3D, 0x3E].contains(next(1)), 2)
    case 0xC3:
      // All but × and ÷.
      return (next(1) != 0x17 && next(1) != 0x37, 2)
    case 0xC4, 0xC5: return (true, 2)
    case 0xE2:
      // Only ’ of the marks from U+2010 to U+2027.
      let value = next(1) << 6 | next(2)
      return (0x10...0x27).contains(value) ? (value == 0x19, 3) : nil
    default: return nil
    }
  }

  /// The words folded.
  let folded: [String]

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
