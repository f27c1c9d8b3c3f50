internal import Model

/// Reads the sentences of a longer text about a person.
///
/// A headline is about its person from end to end. A text is not: only what follows on "I am", "I work" or the
/// person's own name is read, and only as far as it goes on without a break.
extension BioReader {
  /// Longest text read, in bytes of UTF-8.
  static let proseLimit = 2_000

  /// - Parameter readsPronouns: whether "he", "she" and "they" are the page's person.
  func prose(_ text: String, readsPronouns: Bool = true) -> [Hit] {
    let names = Set(
      ComparableText.fold(name ?? "").split(separator: " ").map(String.init).filter { $0.count > 1 })
    let text = text.utf8.count <= Self.proseLimit ? text : String(text.prefix(Self.proseLimit / 2))
    var hits: [Hit] = []
    for clause in BioClause.clauses(of: text, lexicon) where clause.words.count > 2 {
      guard let anchor = ProseAnchor.find(in: clause, names: names, readsPronouns: readsPronouns) else {
        continue
      }
      hits += read(clause, from: anchor)
    }
    return hits
  }

  /// A line that begins with the job, as in a list of facts about oneself: "Front-end engineer at Acme".
  func proseLine(_ text: String) -> [Hit] {
    let clauses = BioClause.clauses(of: text, lexicon).filter { !$0.words.isEmpty }
    guard clauses.count <= 2, let clause = clauses.first, clause.words.count > 2 else { return [] }
    let hits = read(clause, from: ProseAnchor(start: 0, isWork: false, isPast: isPastLine(clause)))
    let job = hits.first { $0.attribute == .occupation }
    guard let job, job.confidence.counts, hits.contains(where: { $0.attribute == .employer }),
      !clause.phrases.occurs(.students, in: 0..<4)
    else { return [] }
    return hits
  }

  private func isPastLine(_ clause: BioClause) -> Bool { clause.phrases.occurs(.past, in: 0..<3) }

  private static let fillers: Set<String> = [
    "a", "an", "the", "very", "happy", "proud", "pleased", "delighted", "to", "be", "being", "currently",
    "now",
    "also", "just", "working", "employed", "serving", "as", "one", "full", "part", "time", "fulltime",
    "parttime",
    "newly", "here", "still", "presently", "your", "local", "year", "years", "old", "yearold", "both", "fel",
    "como", "come", "als", "som", "comme", "un", "une", "una", "uma", "ein", "eine", "een", "en", "et", "het",
    "de", "der", "die", "le", "la", "el", "um", "actualmente", "actuellement", "derzeit", "momenteel",
    "tambien", "aussi", "auch", "ook", "registered", "qualified", "experienced", "passionate", "dedicated",
    "award", "winning", "enthusiastic", "busy", "i", "n", "nawr",
  ]
  private static let acting: Set<String> = [
    "working", "work", "works", "employed", "serving", "acting", "arbeite", "arbeitet", "travaille",
    "trabajo",
    "trabajando", "lavoro", "werk", "gweithio", "desempeno",
  ]
  private static let turning: Set<String> = [
    "not", "never", "no", "my", "our", "his", "her", "their", "looking", "interested", "seeking", "hoping",
    "nid", "nicht", "pas", "niet", "married", "applying", "training", "studying", "supervised", "advised",
  ]
  private static let past: Set<String> = [
    "previously", "formerly", "former", "until", "retired", "used", "prior", "fruher", "zuvor", "ehemals",
    "auparavant", "antes", "anteriormente",
  ]

  private func read(_ clause: BioClause, from anchor: ProseAnchor) -> [Hit] {
    let words = clause.words
    if anchor.isLiving { return prosePlaces(clause, from: anchor.start, [], isPast: false) }
    var index = anchor.start
    // "I was previously …", "Until 2019, I …".
    let isPast =
      anchor.isPast
      || words.prefix(min(words.count, anchor.start + 2)).contains { Self.past.contains($0.folded) }
    while index < words.count, isFiller(clause, index) {
      if Self.turning.contains(words[index].folded) { return [] }
      index += 1
    }
    guard index < words.count, !Self.turning.contains(words[index].folded) else { return [] }
    index = behindName(clause, index)
    index = behindAdjectives(clause, index)
    let isStudent = clause.phrases.occurs(.students, in: 0..<min(words.count, index + 4))

    var hits: [Hit] = []
    var end = index
    if !isStudent {
      (hits, end) = jobs(in: clause, from: index, isPast: isPast)
    }
    // "I am based in Madrid, working as a data scientist at Acme".
    if hits.isEmpty, !isStudent,
      let link = words.indices.dropLast().first(where: {
        $0 >= anchor.start && Self.acting.contains(words[$0].folded)
          && ["as", "als", "como", "comme", "fel"].contains(words[$0 + 1].folded)
      })
    {
      var next = link + 2
      while next < words.count, isFiller(clause, next) { next += 1 }
      (hits, end) = jobs(in: clause, from: next, isPast: isPast)
    }
    if hits.isEmpty, anchor.isWork || words[index].folded == "employed",
      let own = workplace(clause, from: max(anchor.start, 0))
    {
      hits.append(
        Hit(.employer, own.text, .strongPattern, precision: own.precision, current: !isPast))
      end = own.range.upperBound
    }
    // "I work in town as a sociotherapist".
    if !isStudent, anchor.isWork, !hits.contains(where: { $0.attribute == .occupation }),
      let job = jobBehind(clause, from: end, isPast: isPast)
    {
      hits.append(job)
    }
    if !isStudent, !hits.contains(where: { $0.attribute == .employer }),
      let own = farEmployer(clause, from: end, needsProof: hits.isEmpty)
    {
      hits.append(Hit(.employer, own.text, .strongPattern, precision: own.precision, current: !isPast))
      end = max(end, own.range.upperBound)
    }
    return hits + prosePlaces(clause, from: anchor.start, hits, isPast: isPast)
  }

  /// "I'm Seren, a web developer": on from the name to what follows its comma.
  private func behindName(_ clause: BioClause, _ start: Int) -> Int {
    let words = clause.words
    guard words[start].isCapitalised, titles.match(clause, at: start) == nil,
      var next = words[(start + 1)...].prefix(3).firstIndex(where: { $0.mark == "," }),
      words[start..<next].allSatisfy(\.isCapitalised)
    else { return start }
    while next < words.count, isFiller(clause, next) { next += 1 }
    return next < words.count ? next : start
  }

  /// "a self-taught software developer": one or two words that the vocabulary does not know may describe the job.
  private func behindAdjectives(_ clause: BioClause, _ start: Int) -> Int {
    let words = clause.words
    guard titles.match(clause, at: start) == nil, start > 0,
      ["a", "an", "the", "as"].contains(words[start - 1].folded)
    else { return start }
    for next in start + 1...start + 2 where next < words.count {
      let before = words[next - 1]
      guard !before.isCapitalised, before.folded.count > 3, words[next].mark == nil,
        !Self.stops.contains(before.folded), !Self.leading.contains(before.folded),
        !clause.phrases.occurs(.notThePerson, in: start..<next),
        !clause.phrases.occurs(.students, in: start..<next)
      else { return start }
      if titles.match(clause, at: next) != nil { return next }
    }
    return start
  }

  /// "33 year old teacher", "very happy to be a …".
  private func isFiller(_ clause: BioClause, _ index: Int) -> Bool {
    let word = clause.words[index]
    if word.text.allSatisfy(\.isNumber) { return true }
    guard Self.fillers.contains(word.folded) else { return false }
    return titles.match(clause, at: index)?.isSure != true
  }

  /// The jobs that stand side by side from `start` on: "a designer, researcher and educator".
  private func jobs(in clause: BioClause, from start: Int, isPast: Bool) -> (hits: [Hit], end: Int) {
    let words = clause.words
    var hits: [Hit] = []
    var index = start
    var end = start
    while index < words.count {
      guard
        let match = titles.match(clause, at: index) ?? mutated(clause, at: index)
          ?? compound(clause, at: index)
      else { break }
      let found = reading(clause, match, isPast: isPast, isLeading: hits.isEmpty)
      guard !found.hits.isEmpty else { break }
      if !hits.isEmpty, found.hits.allSatisfy({ !$0.confidence.counts }) { break }
      var own = found.hits
      // Behind "I am a" even a lone noun is a job; "NHS GP" names its employer too.
      if own[0].attribute == .occupation, !own[0].confidence.counts, hits.isEmpty,
        !clause.phrases.occurs(.hobbies, in: match.range), isWhole(clause, match.range.upperBound)
      {
        own[0] = Hit(.occupation, own[0].value, Confidence(rawValue: 70), precision: 90, current: !isPast)
      }
      let known = clause.phrases.length(.employers, at: match.range.lowerBound)
      if known > 0, known < match.range.count, !own.contains(where: { $0.attribute == .employer }) {
        let body = clause.text(match.range.lowerBound..<match.range.lowerBound + known)
        own.append(Hit(.employer, body, Confidence(rawValue: 70), current: !isPast))
      }
      hits += own
      end = found.end
      // On to the next only where nothing but a comma or "and" stands between.
      guard end < words.count else { break }
      var next = end
      if words[next].folded == "and"
        || ["und", "et", "y", "e", "en", "och", "og", "a", "ac"].contains(words[next].folded)
      {
        next += 1
      } else if words[next].mark.map({ ",&/".contains($0) }) != true {
        break
      }
      while next < words.count, isFiller(clause, next) { next += 1 }
      index = next
    }
    return (hits, end)
  }

  /// "Rwy'n ddarlithydd": the noun's first letter changes behind the verb.
  private func mutated(_ clause: BioClause, at index: Int) -> TitleGrammar.Match? {
    guard index > 0, clause.words[index - 1].folded.hasSuffix("n") else { return nil }
    let word = clause.words[index].text
    let capital = word.prefix(1).uppercased() + word.dropFirst()
    let isTitle = WelshMutation.radicals(of: capital).contains { radical in
      BioClause.clauses(of: radical, lexicon).first.map { $0.phrases.length(.welshTitles, at: 0) > 0 } == true
    }
    return isTitle ? TitleGrammar.Match(range: index..<index + 1, isSure: true) : nil
  }

  /// "sociotherapeut": Dutch and the Scandinavian tongues write their compounds small.
  private func compound(_ clause: BioClause, at index: Int) -> TitleGrammar.Match? {
    let word = clause.words[index].folded
    let isJob = lexicon.titleEndings.contains { word.hasSuffix($0) && word.count >= $0.count + 3 }
    return isJob ? TitleGrammar.Match(range: index..<index + 1, isSure: true) : nil
  }

  private func isWhole(_ clause: BioClause, _ end: Int) -> Bool {
    guard end < clause.words.count else { return true }
    let next = clause.words[end]
    return next.mark != nil || Self.connecting.contains(next.folded) || Self.stops.contains(next.folded)
  }

  private static let connecting: Set<String> = [
    "at", "for", "in", "with", "from", "of", "by", "on", "based", "working", "living", "bei", "beim", "chez",
    "en", "yn", "yng", "ym", "an", "am", "aan", "bij", "presso", "a", "na", "no", "hos", "within",
  ]
  private static let stops: Set<String> = [
    "and", "but", "who", "which", "that", "because", "where", "while", "since", "und", "et", "y", "when",
    "so",
    "obtained", "received", "studied", "having", "after", "before", "until",
  ]
  private static let leading: Set<String> = [
    "at", "bei", "beim", "chez", "presso", "bij", "hos", "aan", "an", "within", "yn", "yng", "ym", "a", "en",
    "em",
    "na", "no", "nel", "for", "with", "in", "i", "der", "am",
  ]

  /// "I work for the Harrowdale County Council", "trabajo en la Universidad de …".
  private func workplace(_ clause: BioClause, from start: Int) -> Organisation? {
    let words = clause.words
    for index in words.indices where index >= start && index < start + 4 {
      guard Self.leading.contains(words[index].folded), index + 1 < words.count else { continue }
      let isFree = ["at", "for", "bei", "chez", "bij", "presso"].contains(words[index].folded)
      if let own = organisation(clause, at: index + 1, needsProof: !isFree), !isPlaceOnly(clause, own.range) {
        return body(beyond: own, clause)
      }
    }
    return nil
  }

  /// "I work at Acme as a designer".
  private func jobBehind(_ clause: BioClause, from end: Int, isPast: Bool) -> Hit? {
    let words = clause.words
    guard end < words.count,
      let link = words[end...].prefix(8).firstIndex(where: {
        ["as", "als", "como", "comme", "fel", "som"].contains($0.folded)
      })
    else { return nil }
    var index = link + 1
    while index < words.count, isFiller(clause, index) { index += 1 }
    guard index < words.count, let match = titles.match(clause, at: index) ?? compound(clause, at: index)
    else { return nil }
    return reading(clause, match, isPast: isPast, isLeading: true).hits.first
  }

  private func isPlaceOnly(_ clause: BioClause, _ range: Range<Int>) -> Bool {
    clause.phrases.covers(.places, range)
  }

  /// "… in the Risk group at Acme", "… in the School of Nursing at the University of Wexcombe": the body that a
  /// sentence comes to behind the job.
  private func farEmployer(_ clause: BioClause, from start: Int, needsProof: Bool) -> Organisation? {
    let words = clause.words
    var best: Organisation?
    var index = start
    while index + 1 < words.count, index < start + 18 {
      if index > start, Self.stops.contains(words[index].folded) { break }
      let lead = words[index].folded
      if lead == "at" || lead == "bei" || lead == "chez" || Self.leading.contains(lead) {
        let isFree = ["at", "bei", "chez"].contains(lead) && !needsProof
        if let own = organisation(clause, at: index + 1, needsProof: !isFree), own.isProven || isFree,
          !isPlaceOnly(clause, own.range)
        {
          if own.isProven { return body(beyond: own, clause) }
          best = best ?? own
          index = own.range.upperBound
          continue
        }
      }
      index += 1
    }
    return best
  }

  /// "the Department of Psychology in Nottingham University": where a unit is named, the body it belongs to employs.
  /// "for Digital Care at University of Wexcombe": a field of work in the place of an employer.
  func body(beyond unit: Organisation, _ clause: BioClause) -> Organisation {
    let words = clause.words
    let end = unit.range.upperBound
    if !unit.isProven {
      guard words[max(0, unit.range.lowerBound - 1)].folded != "with",
        let at = words[end...].prefix(5).firstIndex(where: { ["at", "of"].contains($0.folded) }),
        !words[end..<at].contains(where: {
          $0.mark != nil || $0.isCapitalised || Self.stops.contains($0.folded)
        }),
        at + 1 < words.count, let own = organisation(clause, at: at + 1, needsProof: true), own.isProven
      else { return unit }
      return own
    }
    guard StaffPage.isUnit(unit.text), end + 1 < words.count,
      ["at", "in", "of"].contains(words[end].folded) || words[end].mark == ",",
      let own = organisation(clause, at: words[end].mark == "," ? end : end + 1, needsProof: true),
      own.isProven,
      !isPlaceOnly(clause, own.range)
    else { return unit }
    return own
  }

  /// Where the person is: "based in", "living in", and the place behind the job or the employer.
  private func prosePlaces(_ clause: BioClause, from start: Int, _ hits: [Hit], isPast: Bool) -> [Hit] {
    guard !isPast else { return [] }
    let words = clause.words
    // What a cue says goes first: in "a nurse from Bristol, UK" both are home.
    let cued = places(in: clause, afterTitle: false, from: words.count).filter(\.confidence.counts)
    var found: [Hit] = []
    if !cued.contains(where: { $0.attribute == .homeLocation }),
      hits.contains(where: { $0.attribute == .occupation || $0.attribute == .employer })
    {
      // "…, University of Bern, Switzerland"; "a teacher in Wales"; but not the place of a degree further on.
      let stop =
        words.indices.first { $0 > start + 1 && Self.stops.contains(words[$0].folded) } ?? words.count
      for index in words.indices where index > start && index < stop {
        let length = clause.phrases.length(.places, at: index)
        guard length > 0, words[index].isCapitalised else { continue }
        let isLed =
          ["in", "en", "yn", "yng", "ym", "a"].contains(words[index - 1].folded) && words[index].mark == nil
        let isListed = words[index].mark == "," || words[index].mark == "("
        let isInside = hits.contains { $0.value.contains(words[index].text) }
        let isEnd =
          index + length >= words.count || words[index + length].mark != nil
          || !words[index + length].isCapitalised
        guard isLed || isListed, !isInside, isEnd else { continue }
        let text = clause.text(index..<index + length)
        found.append(
          Hit(.workLocation, text, Confidence(rawValue: 70), precision: PlacePrecision.of(text)))
        break
      }
    }
    return found + cued.filter { hit in !found.contains { $0.value == hit.value } }
  }
}
