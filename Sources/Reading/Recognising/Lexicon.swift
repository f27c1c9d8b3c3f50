internal import Model

/// The vocabulary of the catalogue, compiled once into one automaton.
struct Lexicon: Sendable {
  /// A list of `Checks/vocabulary/`, by what its phrases mean.
  enum WordList: Int, CaseIterable {
    case titles, headNouns, modifiers, foreignTitles, welshTitles, welshFields, hobbies, workAreas, workVerbs
    case employers, employerSuffixes, employerPrefixes
    case past, notThePerson, students, jokes, clubs, places, placeCues
    case labelEmployer, labelOccupation, labelWorkLocation, labelHome, labelAddress, labelEmail,
      labelTelephone
    case labelBirthDate, labelHandle

    /// The files that it is read from.
    var files: [String] {
      switch self {
      case .titles: ["job-titles"]
      case .headNouns: ["job-head-nouns"]
      case .modifiers: ["job-modifiers"]
      case .foreignTitles: ["job-nouns-other-tongues"]
      case .welshTitles: ["job-nouns-welsh"]
      case .welshFields: ["job-fields-welsh"]
      case .hobbies: ["hobby-nouns"]
      case .workAreas: ["work-areas"]
      case .workVerbs: ["work-verbs"]
      case .employers: ["employers"]
      case .employerSuffixes: ["employer-suffixes"]
      case .employerPrefixes: ["employer-prefixes", "employer-prefixes-other-tongues"]
      case .past: ["past-words"]
      case .notThePerson: ["not-the-person-words"]
      case .students: ["student-words"]
      case .jokes: ["joke-nouns"]
      case .clubs: ["club-words"]
      case .places: ["places", "places-geonames", "places-world"]
      case .placeCues: ["place-cues"]
      case .labelEmployer: ["label-employer"]
      case .labelOccupation: ["label-occupation"]
      case .labelWorkLocation: ["label-work-location"]
      case .labelHome: ["label-home"]
      case .labelAddress: ["label-address"]
      case .labelEmail: ["label-email"]
      case .labelTelephone: ["label-telephone"]
      case .labelBirthDate: ["label-birth-date"]
      case .labelHandle: ["label-handle"]
      }
    }

    /// What a value beside one of these labels is; `nil` for lists that are no labels. Whose an address is depends
    /// on the page.
    var labelled: Attribute? {
      switch self {
      case .labelEmployer: .employer
      case .labelOccupation: .occupation
      case .labelWorkLocation: .workLocation
      case .labelHome, .labelAddress: .homeLocation
      case .labelEmail: .email
      case .labelTelephone: .telephone
      case .labelBirthDate: .birthDate
      case .labelHandle: .handle
      default: nil
      }
    }
  }

  private let automaton: PhraseAutomaton
  /// The list of each label, for a line that is nothing else.
  private let labels: [String: WordList]
  private let placeNames: Set<String>
  /// As written: "AMHP", "SENCo".
  let acronyms: Set<String>
  let employerDomains: [String]
  /// Ends of compound titles in Germanic tongues ("leiterin"), folded.
  let titleEndings: [String]

  init(_ vocabulary: Vocabulary) {
    var labels: [String: WordList] = [:]
    var lists: [[String]] = []
    for list in WordList.allCases {
      let phrases = list.files.flatMap { vocabulary[$0] }.map(ComparableText.fold)
      lists.append(phrases)
      guard list.labelled != nil else { continue }
      for phrase in phrases where labels[phrase] == nil { labels[phrase] = list }
    }
    automaton = PhraseAutomaton(lists)
    self.labels = labels
    placeNames = Set(lists[WordList.places.rawValue])
    acronyms = Set(vocabulary["job-acronyms"])
    employerDomains = vocabulary["employer-domains"].map { $0.lowercased() }
    titleEndings = vocabulary["job-endings-other-tongues"].map(ComparableText.fold)
  }

  /// The phrases in folded words.
  func phrases(in words: [String]) -> Phrases { Phrases(matches: automaton.matches(in: words)) }

  /// The list that a folded line is a label of; `nil` if it is none.
  func label(folded: String) -> WordList? { labels[folded] }

  /// Whether the text is the name of a known place.
  func isPlace(_ text: String) -> Bool { placeNames.contains(ComparableText.fold(text)) }

  /// Whether the folded text is the name of a known place.
  func isPlace(folded: String) -> Bool { placeNames.contains(folded) }

  /// What stands where in a row of words.
  struct Phrases: Sendable {
    private let matches: [PhraseAutomaton.Match]

    fileprivate init(matches: [PhraseAutomaton.Match]) { self.matches = matches }

    /// How many words the longest phrase of the list has that stands at `index`; 0 for none.
    func length(_ list: WordList, at index: Int) -> Int {
      matches.reduce(0) { $1.list == list.rawValue && $1.start == index ? max($0, $1.length) : $0 }
    }

    /// Whether the word at `index` is one of the list's words.
    func has(_ list: WordList, at index: Int) -> Bool {
      matches.contains { $0.list == list.rawValue && $0.start == index && $0.length == 1 }
    }

    /// Whether the word at `index` is part of one of the list's phrases.
    func holds(_ list: WordList, _ index: Int) -> Bool {
      matches.contains {
        $0.list == list.rawValue && $0.start <= index && index < $0.start + $0.length
      }
    }

    /// Whether one of the list's phrases stands anywhere.
    func occurs(_ list: WordList) -> Bool { matches.contains { $0.list == list.rawValue } }

    /// Whether one of the list's phrases begins within the range.
    func occurs(_ list: WordList, in range: Range<Int>) -> Bool {
      matches.contains { $0.list == list.rawValue && range.contains($0.start) }
    }

    /// Whether the words of the range are one of the list's phrases.
    func covers(_ list: WordList, _ range: Range<Int>) -> Bool {
      matches.contains {
        $0.list == list.rawValue && $0.start == range.lowerBound && $0.length == range.count
      }
    }

    /// Whether the words of the range end with one of the list's phrases, and are longer than it.
    func ends(_ list: WordList, _ range: Range<Int>) -> Bool {
      matches.contains {
        $0.list == list.rawValue && $0.start > range.lowerBound && $0.start + $0.length == range.upperBound
      }
    }

    /// The longest label at the beginning.
    func leadingLabel() -> (list: WordList, length: Int)? {
      let labels = matches.filter { $0.start == 0 && WordList(rawValue: $0.list)?.labelled != nil }
      guard let longest = labels.max(by: { $0.length < $1.length }),
        let list = WordList(rawValue: longest.list)
      else { return nil }
      return (list, longest.length)
    }
  }
}
