internal import Model

/// The vocabulary of the catalogue, folded once for look-up by word.
struct Lexicon: Sendable {
  /// A set of phrases that is matched on whole words.
  struct PhraseSet: Sendable {
    /// By their first word, each the words of one phrase, longest first.
    private let phrases: [String: [[String]]]
    /// Every phrase, folded to one string.
    private let whole: Set<String>

    init(_ words: [String]) {
      var phrases: [String: [[String]]] = [:]
      var whole: Set<String> = []
      for word in words {
        let folded = ComparableText.fold(word)
        let parts = folded.split(separator: " ").map(String.init)
        guard let first = parts.first, whole.insert(folded).inserted else { continue }
        phrases[first, default: []].append(parts)
      }
      self.phrases = phrases.mapValues { $0.sorted { $0.count > $1.count } }
      self.whole = whole
    }

    /// Whether `text`, folded, is one of the phrases.
    func contains(_ text: String) -> Bool { whole.contains(ComparableText.fold(text)) }

    /// Whether the folded words are one of the phrases.
    func contains(folded: String) -> Bool { whole.contains(folded) }

    /// How many words of the longest phrase stand at `index`; 0 for none.
    func match(_ words: ArraySlice<String>) -> Int {
      guard let first = words.first, let candidates = phrases[first] else { return 0 }
      return candidates.first { words.starts(with: $0) }?.count ?? 0
    }

    /// Whether one of the phrases stands anywhere in the words.
    func occurs(in words: ArraySlice<String>) -> Bool {
      words.indices.contains { match(words[$0...]) > 0 }
    }

    /// Whether the words end with one of the phrases, and are longer than it.
    func ends(_ words: ArraySlice<String>) -> Bool {
      words.indices.dropFirst().contains { match(words[$0...]) == words.endIndex - $0 }
    }
  }

  let titles: PhraseSet
  let headNouns: Set<String>
  let modifiers: Set<String>
  /// As written: "AMHP", "SENCo".
  let acronyms: Set<String>
  let employers: PhraseSet
  let employerSuffixes: PhraseSet
  let employerPrefixes: PhraseSet
  let employerDomains: [String]
  let past: PhraseSet
  let notThePerson: PhraseSet
  let students: PhraseSet
  let jokes: Set<String>
  let clubs: PhraseSet
  let places: PhraseSet
  let placeCues: PhraseSet
  let labels: [(attribute: Attribute, phrases: PhraseSet)]

  init(_ vocabulary: Vocabulary) {
    func words(_ id: String) -> Set<String> { Set(vocabulary[id].map(ComparableText.fold)) }
    titles = PhraseSet(vocabulary["job-titles"])
    headNouns = words("job-head-nouns")
    modifiers = words("job-modifiers")
    acronyms = Set(vocabulary["job-acronyms"])
    employers = PhraseSet(vocabulary["employers"])
    employerSuffixes = PhraseSet(vocabulary["employer-suffixes"])
    employerPrefixes = PhraseSet(vocabulary["employer-prefixes"])
    employerDomains = vocabulary["employer-domains"].map { $0.lowercased() }
    past = PhraseSet(vocabulary["past-words"])
    notThePerson = PhraseSet(vocabulary["not-the-person-words"])
    students = PhraseSet(vocabulary["student-words"])
    jokes = words("joke-nouns")
    clubs = PhraseSet(vocabulary["club-words"])
    places = PhraseSet(vocabulary["places"] + vocabulary["places-geonames"])
    placeCues = PhraseSet(vocabulary["place-cues"])
    labels = [
      (.employer, PhraseSet(vocabulary["label-employer"])),
      (.occupation, PhraseSet(vocabulary["label-occupation"])),
      (.workLocation, PhraseSet(vocabulary["label-work-location"])),
      (.homeLocation, PhraseSet(vocabulary["label-home"])),
      (.email, PhraseSet(vocabulary["label-email"])),
      (.telephone, PhraseSet(vocabulary["label-telephone"])),
      (.birthDate, PhraseSet(vocabulary["label-birth-date"])),
      (.handle, PhraseSet(vocabulary["label-handle"])),
    ]
  }
}
