internal import Model

/// Where a sentence begins to say what its person is or does: "Today I am …", "Rhian Oakeshott works as …",
/// "Momenteel ben ik …". What stands in other sentences of a long text is mostly about other things.
struct ProseAnchor {
  /// The first word behind the subject and the verb.
  let start: Int
  /// The verb tells of work ("I work for …"), so that what follows may be the employer.
  let isWork: Bool
  /// The verb tells of what was ("I was …", "she worked as …").
  let isPast: Bool
  /// The verb tells where somebody lives, and of no job.
  var isLiving = false

  /// Subject and verb in the first person, folded. The longest that fits counts.
  private static let selves: [[String]] = {
    let being = [
      "i am", "im", "ive been", "i have been", "i serve", "ich bin", "bin ich", "je suis", "soy", "yo soy",
      "sono", "sou", "eu sou", "ik ben", "ben ik", "jag ar", "ar jag", "jeg er", "er jeg", "rwy n", "rwyn",
      "rydw i n", "dw i n", "dwi n", "dwin", "yr wyf yn", "ydw i", "estoy", "ejerzo",
    ]
    return being.map { $0.split(separator: " ").map(String.init) }
  }()
  private static let working: [[String]] = {
    let verbs = [
      "i work", "i teach", "i lecture", "i lead", "i manage", "i run", "i head", "i practise", "i practice",
      "i currently work", "i now work", "i also work", "i currently lead", "i currently teach", "i joined",
      "ich arbeite", "arbeite ich", "je travaille", "j enseigne", "trabajo", "me desempeno",
      "me desempeno como",
      "lavoro", "trabalho", "ik werk", "werk ik", "jag arbetar", "jag jobbar", "jeg arbejder", "jeg jobber",
      "rwy n gweithio", "rwyn gweithio", "dwi n gweithio", "dw i n gweithio", "rydw i n gweithio",
      "im working", "i am working", "ive been working", "i have been working", "im employed", "i am employed",
    ]
    return verbs.map { $0.split(separator: " ").map(String.init) }
  }()
  private static let living: [[String]] = {
    let verbs = [
      "i live", "we live", "i currently live", "i now live", "ich wohne", "ich lebe", "j habite", "jhabite",
      "vivo",
      "ik woon", "jag bor", "jeg bor", "rwyn byw", "rwy n byw", "dwin byw", "dwi n byw", "abito", "moro",
    ]
    return verbs.map { $0.split(separator: " ").map(String.init) }
  }()
  private static let pronouns: Set<String> = ["he", "she", "they"]
  private static let being: Set<String> = ["is", "serves", "ist", "est", "es", "ar", "er"]
  private static let doing: Set<String> = [
    "works", "teaches", "lectures", "leads", "manages", "heads", "practises", "runs", "arbeitet", "travaille",
    "trabaja", "lavora", "werkt", "joined",
  ]
  private static let was: Set<String> = ["was", "worked", "war", "etait", "served", "arbeitete"]
  /// Between a subject and its verb.
  private static let adverbs: Set<String> = [
    "currently", "now", "also", "presently", "still", "mainly", "primarily", "derzeit", "aktuell",
    "actuellement", "actualmente", "momenteel",
  ]
  /// How far into a sentence its subject may stand ("Since August 2020, I am …").
  private static let reach = 10

  /// - Parameter names: the words of the person's name, folded; empty where the page gives none.
  /// - Parameter readsPronouns: whether "she" is the page's person: where somebody says "I", she is somebody else.
  static func find(in clause: BioClause, names: Set<String>, readsPronouns: Bool = false) -> ProseAnchor? {
    let words = clause.words.map(\.folded)
    for index in words.indices.prefix(reach) {
      if let hit = firstPerson(words, at: index) ?? third(clause, words, at: index, names) {
        return index == 0 && pronouns.contains(words[0]) && !readsPronouns ? nil : hit
      }
      // "My wife Anna says I am …" is told of others.
      if index == 0, ["my", "our", "his", "her", "their", "if", "when"].contains(words[0]) { return nil }
    }
    return nil
  }

  private static func firstPerson(_ words: [String], at index: Int) -> ProseAnchor? {
    func length(_ lists: [[String]]) -> Int {
      lists.reduce(0) { max($0, words[index...].starts(with: $1) ? $1.count : 0) }
    }
    // "I currently am", "I also work".
    var rest = words
    var skipped = 0
    if words[index] == "i", index + 2 < words.count, adverbs.contains(words[index + 1]) {
      rest.remove(at: index + 1)
      skipped = 1
    }
    func longest(_ lists: [[String]]) -> Int {
      skipped == 0
        ? length(lists) : lists.reduce(0) { max($0, rest[index...].starts(with: $1) ? $1.count : 0) }
    }
    let work = longest(working)
    let being = longest(selves)
    let home = longest(living)
    if home > max(work, being) {
      return ProseAnchor(start: index + skipped + home, isWork: false, isPast: false, isLiving: true)
    }
    guard max(work, being) > 0 else { return nil }
    return ProseAnchor(start: index + skipped + max(work, being), isWork: work >= being, isPast: false)
  }

  private static func third(_ clause: BioClause, _ words: [String], at index: Int, _ names: Set<String>)
    -> ProseAnchor?
  {
    var verb: Int
    if index == 0, pronouns.contains(words[0]) {
      verb = 1
    } else if !names.isEmpty, names.contains(words[index]), clause.words[index].isCapitalised {
      // "Dr. Rhian Oakeshott", "Rhian Mair Oakeshott".
      verb = index + 1
      while verb < words.count, verb < index + 4, clause.words[verb].isCapitalised { verb += 1 }
      // A name in the middle of a sentence is its subject only behind an introduction.
      if index > 0, clause.words[index].mark != ",",
        !clause.words[..<index].allSatisfy({
          $0.isCapitalised && names.contains($0.folded) || titles.contains($0.folded)
        })
      {
        return nil
      }
    } else {
      return nil
    }
    if verb < words.count, adverbs.contains(words[verb]) { verb += 1 }
    guard verb < words.count else { return nil }
    if being.contains(words[verb]) { return ProseAnchor(start: verb + 1, isWork: false, isPast: false) }
    if doing.contains(words[verb]) { return ProseAnchor(start: verb + 1, isWork: true, isPast: false) }
    if was.contains(words[verb]) { return ProseAnchor(start: verb + 1, isWork: true, isPast: true) }
    // "has been a teacher since 2004", "has worked as a nurse for ten years".
    if words[verb] == "has", verb + 2 < words.count, ["been", "worked"].contains(words[verb + 1]) {
      return ProseAnchor(
        start: verb + 2, isWork: words[verb + 1] == "worked",
        isPast: !words.contains("since") && !words.contains("for"))
    }
    return nil
  }

  private static let titles: Set<String> = [
    "dr", "prof", "professor", "mr", "mrs", "ms", "miss", "mx", "sir", "dame", "the", "rev", "cllr",
    "councillor", "hi", "hello", "originally",
  ]
}
