internal import Model

/// Reads what a person writes about themself in a line or two: headline, bio, signature.
struct BioReader {
  /// Something found in the text.
  struct Hit {
    let attribute: Attribute
    let value: String
    let confidence: Confidence
    let precision: Int
    let current: Bool

    init(
      _ attribute: Attribute, _ value: String, _ confidence: Confidence, precision: Int = 100,
      current: Bool = true
    ) {
      self.attribute = attribute
      self.value = value
      self.confidence = confidence
      self.precision = precision
      self.current = current
    }
  }

  let lexicon: Lexicon
  /// Whether the text is a headline field, where "Title, Name of Employer" is the rule.
  let isHeadline: Bool

  private var titles: TitleGrammar { TitleGrammar(lexicon: lexicon) }

  init(lexicon: Lexicon, isHeadline: Bool = false) {
    self.lexicon = lexicon
    self.isHeadline = isHeadline
  }

  /// Everything found, in the order of the text.
  func read(_ bio: String) -> [Hit] {
    // Cut by bytes: one "character" may be as long as the whole text.
    let bio = bio.utf8.count <= 4_000 ? bio : String(decoding: bio.utf8.prefix(2_000), as: UTF8.self)
    let clauses = BioClause.clauses(of: bio)
    var hits: [Hit] = []
    var titleSeen = false
    var wasPast = false
    for clause in clauses where !clause.words.isEmpty {
      wasPast = isPast(clause) || (clause.continues && wasPast)
      let found = read(clause, isPast: wasPast, afterTitle: titleSeen)
      if found.contains(where: { $0.attribute == .occupation }) { titleSeen = true }
      hits += found
    }
    return hits + contacts(in: bio)
  }

  // MARK: One clause

  private func read(_ clause: BioClause, isPast: Bool, afterTitle: Bool) -> [Hit] {
    let folded = clause.words.map(\.folded)
    if namesClub(folded) { return [] }
    let isAboutOthers = lexicon.notThePerson.occurs(in: folded[...])
    let isStudent = lexicon.students.occurs(in: folded[...])
    var hits: [Hit] = []
    var consumed: Range<Int>?

    if !isAboutOthers {
      if let work = workVerb(clause, isPast: isPast) {
        hits.append(work.hit)
        consumed = work.range
      }
      if !isStudent {
        for (range, found) in titles(in: clause, isPast: isPast) {
          hits += found
          if consumed == nil || range.upperBound > consumed?.upperBound ?? 0 { consumed = range }
        }
      }
      if !hits.contains(where: { $0.attribute == .employer }), let at = atHandle(clause, isPast: isPast) {
        hits.append(at)
      }
      if hits.isEmpty, let own = organisationAlone(clause, isPast: isPast, afterTitle: afterTitle) {
        return isStudent ? [] : [own]
      }
    }
    return hits + places(in: clause, afterTitle: afterTitle || !hits.isEmpty, from: consumed?.upperBound ?? 0)
  }

  /// "Fulchester United", but not "United Kingdom".
  private func namesClub(_ folded: [String]) -> Bool {
    folded.indices.contains { index in
      guard lexicon.clubs.match(folded[index...]) > 0 else { return false }
      let next = index + 1 < folded.count ? folded[index + 1] : ""
      return !(folded[index] == "united" && ["kingdom", "states", "nations", "arab"].contains(next))
    }
  }

  private func isPast(_ clause: BioClause) -> Bool {
    let folded = clause.words.map(\.folded)
    if lexicon.past.match(folded[...]) > 0 { return true }
    if folded.count > 1, lexicon.past.match(folded[1...]) > 0 { return true }
    guard let first = clause.words.first?.text.lowercased() else { return false }
    return first.hasPrefix("ex-") || first.hasPrefix("ex–")
  }

  /// "works at X", "proud to work for the X", "worked for X".
  private func workVerb(_ clause: BioClause, isPast: Bool) -> (hit: Hit, range: Range<Int>)? {
    let words = clause.words
    let present: Set<String> = ["work", "works", "working", "employed", "gweithio"]
    for index in words.indices.dropLast(1) {
      let verb = words[index].folded
      let isWorked = verb == "worked"
      guard present.contains(verb) || isWorked else { continue }
      var next = index + 1
      if ["at", "for", "with", "in", "i"].contains(words[next].folded) {
        next += 1
      } else if words[next].mark != "@" {
        continue
      }
      guard let employer = organisation(clause, at: next, needsProof: true) else { continue }
      return (
        Hit(
          .employer, employer.text, .strongPattern, precision: employer.precision,
          current: !isPast && !isWorked), index..<employer.range.upperBound
      )
    }
    return nil
  }

  /// "a real human at @HarrowdaleCC".
  private func atHandle(_ clause: BioClause, isPast: Bool) -> Hit? {
    let words = clause.words
    guard
      let index = words.indices.dropFirst().first(where: {
        words[$0].mark == "@" && words[$0 - 1].folded == "at"
      })
    else { return nil }
    return Hit(.employer, "@" + words[index].text, Confidence(rawValue: 70), precision: 85, current: !isPast)
  }

  // MARK: Titles and what follows them

  private static let openers: Set<String> = [
    "i", "im", "am", "a", "an", "the", "proud", "currently", "now", "also", "and", "still", "just", "full",
    "time", "part", "registered", "qualified", "former", "formerly", "ex", "retired", "previously", "as",
    "current", "working", "freelance", "your", "local",
  ]

  private func titles(in clause: BioClause, isPast: Bool) -> [(Range<Int>, [Hit])] {
    let words = clause.words
    var found: [(Range<Int>, [Hit])] = []
    var index = 0
    // Words that lead in; "my" and "not" turn the clause away from the person.
    while index < words.count, Self.openers.contains(words[index].folded),
      titles.match(clause, at: index)?.isSure != true
    {
      index += 1
    }
    guard index < words.count else { return [] }
    if let first = words[..<min(words.count, index + 2)].first(where: {
      ["my", "our", "not", "never", "no", "his", "their"].contains($0.folded)
    }),
      words.firstIndex(where: { $0.folded == first.folded }) ?? 0 <= index
    {
      return []
    }
    while index < words.count {
      guard let match = titles.match(clause, at: index) else {
        guard let next = nextPart(words, after: index) else { break }
        index = next
        continue
      }
      let reading = reading(clause, match, isPast: isPast)
      if !reading.hits.isEmpty { found.append((match.range.lowerBound..<reading.end, reading.hits)) }
      guard let next = nextPart(words, after: reading.end - 1) else { break }
      index = next
    }
    return found
  }

  /// The start of the next member of a list ("Housing officer, runner, mum").
  private func nextPart(_ words: [BioClause.Word], after index: Int) -> Int? {
    for next in words.indices where next > index {
      if let mark = words[next].mark, ",&/(".contains(mark) { return next }
      if words[next].folded == "and", next + 1 < words.count { return next + 1 }
    }
    return nil
  }

  private func reading(_ clause: BioClause, _ match: TitleGrammar.Match, isPast: Bool) -> (
    hits: [Hit], end: Int
  ) {
    let words = clause.words
    let end = match.range.upperBound
    let text = clause.text(match.range)
    let around = words[match.range.lowerBound..<min(words.count, end + 3)].map(\.folded)
    if around.contains(where: lexicon.jokes.contains) { return ([], end) }
    // "Social worker's daughter".
    if words[end - 1].text.hasSuffix("'s") || words[end - 1].text.hasSuffix("’s") { return ([], end) }

    var isSure = match.isSure
    let follows = end < words.count ? words[end] : nil
    let isWhole = match.range.lowerBound <= 2 && follows == nil
    let leads = ["at", "for", "with", "in", "by", "and", "since", "who", "within", "of", "to", "yn", "i"]
    if let follows, follows.mark == nil, !leads.contains(follows.folded), !isSure {
      isSure = false
    } else if isWhole || follows?.mark != nil || follows.map({ leads.contains($0.folded) }) == true {
      isSure = true
    }
    if words[end - 1].isAsked { isSure = false }
    // "NQSW 2024" ends there; "Advocate for fair care" is a cause, not a job.
    if let follows, follows.text.allSatisfy(\.isNumber) { isSure = true }
    if let follows, match.range.count == 1, ["for", "of", "to"].contains(follows.folded),
      !Self.owners.contains(words[end - 1].folded),
      end + 1 < words.count, !words[end + 1].isCapitalised, words[end + 1].folded != "the"
    {
      isSure = false
    }
    // "Birth coach training manual": a longer noun phrase that only begins like a title.
    if let follows, follows.mark == nil, !leads.contains(follows.folded), match.isSure, !follows.isCapitalised
    {
      isSure = match.range.count > 1
    }
    var hits = [
      Hit(
        .occupation, text, isSure ? .strongPattern : .weakPattern,
        precision: match.range.count > 1 || isSure ? 100 : 90, current: !isPast)
    ]
    if words[match.range.lowerBound].folded == "member" {
      // "Member of the National Assembly for Ainamoi": one sits for a place and works for the house.
      if words.indices.contains(match.range.lowerBound + 2),
        let house = organisation(clause, at: match.range.lowerBound + 2, needsProof: true)
      {
        hits.append(Hit(.employer, house.text, Confidence(rawValue: 75), current: !isPast))
      }
      return (hits, end)
    }
    guard let follows else { return (hits, end) }

    var place = end
    let connects = ["at", "for", "with", "within", "yn"].contains(follows.folded)
    if connects { place += 1 }
    if place < words.count, connects || follows.mark == "@" {
      if let employer = organisation(clause, at: place, needsProof: false) {
        hits.append(
          Hit(.employer, employer.text, .strongPattern, precision: employer.precision, current: !isPast))
        return (hits, employer.range.upperBound)
      }
    }
    // "Founder of Acme": what one founds or owns is where one works.
    if follows.folded == "of", follows.mark == nil, Self.owners.contains(words[end - 1].folded),
      let employer = organisation(clause, at: end + 1, needsProof: false)
    {
      hits.append(
        Hit(.employer, employer.text, .strongPattern, precision: employer.precision, current: !isPast))
      return (hits, employer.range.upperBound)
    }
    if follows.mark == ",", let employer = organisation(clause, at: end, needsProof: true) {
      hits.append(
        Hit(.employer, employer.text, .strongPattern, precision: employer.precision, current: !isPast))
      return (hits, employer.range.upperBound)
    }
    if follows.mark == ",", isHeadline, let employer = organisation(clause, at: end, needsProof: false),
      titles.match(clause, at: end) == nil, !lexicon.places.contains(employer.text)
    {
      hits.append(
        Hit(
          .employer, employer.text, .weakPattern, precision: employer.precision, current: !isPast))
      return (hits, employer.range.upperBound)
    }
    return (hits, end)
  }

  static let owners: Set<String> = [
    "founder", "cofounder", "ceo", "owner", "coowner", "proprietor", "president", "chairman", "chair",
    "chairwoman",
    "chairperson", "perchennog",
  ]

  // MARK: Contacts

  private func contacts(in bio: String) -> [Hit] {
    var hits: [Hit] = []
    for word in bio.split(whereSeparator: { $0.isWhitespace || "<>()[],;|".contains($0) }) {
      guard let address = EmailAddress(String(word)) else { continue }
      hits.append(Hit(.email, address.text, .strongPattern))
      if let employer = address.employerDomain(lexicon.employerDomains) {
        hits.append(Hit(.employer, employer, .strongPattern, precision: 85))
      }
    }
    return hits + TelephoneNumber.numbers(in: bio).map { Hit(.telephone, $0, .strongPattern) }
  }
}
