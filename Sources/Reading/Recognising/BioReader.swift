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
  /// The person's name, where the page tells it: "Bruce Neil is a singer" is then about them.
  let name: String?

  var titles: TitleGrammar { TitleGrammar(lexicon: lexicon) }

  init(lexicon: Lexicon, isHeadline: Bool = false, name: String? = nil) {
    self.lexicon = lexicon
    self.isHeadline = isHeadline
    self.name = name
  }

  /// Everything found, in the order of the text.
  func read(_ bio: String) -> [Hit] { read(bio, afterTitle: false) }

  /// - Parameter afterTitle: whether the line above names a job, so that this one may be its employer.
  func read(_ bio: String, afterTitle: Bool) -> [Hit] {
    // Cut by bytes: one "character" may be as long as the whole text.
    let bio = bio.utf8.count <= 4_000 ? bio : String(decoding: bio.utf8.prefix(2_000), as: UTF8.self)
    var hits: [Hit] = []
    var titleSeen = afterTitle
    var wasPast = false
    let clauses = BioClause.clauses(of: bio, lexicon).filter { !$0.words.isEmpty }
    if clauses.contains(where: isNobody) { return contacts(in: bio) }
    for (number, clause) in clauses.enumerated() {
      wasPast = isPast(clause) || (clause.continues && wasPast)
      let found = read(clause, isPast: wasPast, afterTitle: titleSeen, isFirst: number == 0)
      titleSeen =
        titleSeen || namesOnlyWork(clause)
        || found.contains { $0.attribute == .occupation && $0.confidence.counts }
      hits += found
    }
    return hits + contacts(in: bio)
  }

  // MARK: One clause

  private func read(_ clause: BioClause, isPast: Bool, afterTitle: Bool, isFirst: Bool) -> [Hit] {
    if namesClub(clause) { return [] }
    let isStudent = clause.phrases.occurs(.students)
    var hits: [Hit] = []
    var consumed: Range<Int>?

    if let work = workVerb(clause, isPast: isPast), !isAboutOthers(clause, before: work.range.lowerBound) {
      hits.append(work.hit)
      consumed = work.range
    }
    for (range, found) in titles(in: clause, isPast: isPast, isFirst: isFirst) {
      guard !isAboutOthers(clause, before: range.lowerBound) else { continue }
      // "Student social worker": what one learns is no job yet. "Graduate student and adjunct lecturer" is both.
      if isStudent, learns(clause, range) { continue }
      hits += found
      if consumed == nil || range.upperBound > consumed?.upperBound ?? 0 { consumed = range }
    }
    let isOthers =
      isAboutOthers(clause, before: clause.words.count) && clause.phrases.length(.workVerbs, at: 0) == 0
    if !isOthers, !hits.contains(where: { $0.attribute == .employer }) {
      if let at = atHandle(clause, isPast: isPast) ?? domain(clause, isPast: isPast) { hits.append(at) }
    }
    if !isOthers, !isStudent || hits.contains(where: { $0.attribute == .occupation }),
      !hits.contains(where: { $0.attribute == .employer })
    {
      hits += organisations(
        in: clause, isPast: isPast, afterTitle: afterTitle || !hits.isEmpty, from: consumed?.upperBound ?? 0)
    }
    return hits + places(in: clause, afterTitle: afterTitle || !hits.isEmpty, from: consumed?.upperBound ?? 0)
  }

  /// Whether the member of the list that a job stands in says that it is being learned.
  private func learns(_ clause: BioClause, _ range: Range<Int>) -> Bool {
    let words = clause.words
    guard
      let joint = words[..<range.lowerBound].lastIndex(where: { $0.folded == "and" || $0.mark == "&" }),
      range.count > 1
    else { return true }
    return clause.phrases.occurs(.students, in: joint..<words.count)
  }

  /// A parody or an account that is nobody's: what it says is about no person.
  private func isNobody(_ clause: BioClause) -> Bool {
    clause.words.contains { ["parody", "fictional", "unofficial"].contains($0.folded) }
  }

  /// Whether words before `index` turn the line to somebody else: "my husband", "fan of", "recruiting".
  private func isAboutOthers(_ clause: BioClause, before index: Int) -> Bool {
    let start = max(introduction(clause), predicate(clause) ?? 0)
    return start <= index + 1 && clause.phrases.occurs(.notThePerson, in: start..<max(start, index + 1))
  }

  /// How many words "My name is" takes at the start.
  func introduction(_ clause: BioClause) -> Int {
    clause.words.prefix(3).map(\.folded) == ["my", "name", "is"] ? 3 : 0
  }

  /// Words of clubs that are parts of places and of bodies just as often ("Vale of Glamorgan Council").
  private static let places: Set<String> = [
    "vale", "forest", "palace", "villa", "stanley", "albion", "wednesday", "rangers", "athletic", "city",
    "band",
    "pub", "festival", "choir", "argyle", "orient", "alexandra", "county", "town",
  ]

  /// "Fulchester United", but not "United Kingdom"; "Forest FC", but not "Forest Primary School" or "Band 6".
  private func namesClub(_ clause: BioClause) -> Bool {
    let words = clause.words
    return words.indices.contains { index in
      let length = clause.phrases.length(.clubs, at: index)
      guard length > 0 else { return false }
      let next = index + 1 < words.count ? words[index + 1].folded : ""
      if words[index].folded == "united",
        ["kingdom", "states", "nations", "arab", "reformed", "utilities", "lincolnshire"].contains(next)
      {
        return false
      }
      guard length == 1, Self.places.contains(words[index].folded) else { return true }
      return next != "of" && !next.allSatisfy(\.isNumber) && !clause.phrases.occurs(.employerSuffixes)
        && !words.contains { TitleGrammar.seats.contains($0.folded) }
    }
  }

  private func isPast(_ clause: BioClause) -> Bool {
    if clause.phrases.occurs(.past, in: 0..<2) { return true }
    guard let first = clause.words.first?.text.lowercased() else { return false }
    return first.hasPrefix("ex-") || first.hasPrefix("ex–") || first.hasPrefix("cyn-")
  }

  private static let present: Set<String> = [
    "work", "works", "working", "employed", "gweithio", "arbeite", "arbeitet",
  ]
  /// What one does at a place of work; "run" and "play" are what one does for a club.
  private static let doing: Set<String> = [
    "teach", "teaches", "lecture", "nurse", "drive", "drives", "cook", "clean", "manage", "manages", "lead",
    "leads",
    "deliver", "addysgu", "dysgu",
  ]

  /// "works at X", "proud to work for the X", "worked for X", "I drive buses for X".
  private func workVerb(_ clause: BioClause, isPast: Bool) -> (hit: Hit, range: Range<Int>)? {
    let words = clause.words
    for index in words.indices.dropLast(1) {
      let verb = words[index].folded
      let isWorked = verb == "worked"
      var next = index + 1
      if Self.present.contains(verb) || isWorked {
        if ["as", "fel", "als"].contains(words[next].folded),
          let at = words[next...].firstIndex(where: { ["at", "for"].contains($0.folded) })
        {
          next = at
        } else if ["currently", "now", "part", "full"].contains(words[next].folded), next + 1 < words.count {
          next += words[next].folded == "currently" || words[next].folded == "now" ? 1 : 2
        }
        guard next < words.count else { continue }
      } else if Self.doing.contains(verb), index <= 2, words[0].folded == "i" || index == 0,
        let at = words[next...].prefix(4).firstIndex(where: { ["at", "for"].contains($0.folded) })
      {
        next = at
      } else {
        continue
      }
      if ["at", "for", "with", "in", "i", "yn", "yng", "ym", "bei", "fur"].contains(words[next].folded) {
        next += 1
      } else if words[next].mark != "@" {
        continue
      }
      guard next < words.count, let employer = organisation(clause, at: next, needsProof: true) else {
        continue
      }
      return (
        Hit(
          .employer, employer.text, .strongPattern, precision: employer.precision,
          current: !isPast && !isWorked), index..<employer.range.upperBound
      )
    }
    return nil
  }

  /// The members of a list that are organisations ("Policy wonk, Welsh Government, Cardiff").
  private func organisations(
    in clause: BioClause, isPast: Bool, afterTitle: Bool, from start: Int
  ) -> [Hit] {
    let words = clause.words
    let starts = [0] + words.indices.filter { $0 > 0 && words[$0].mark == "," }
    for (number, first) in starts.enumerated() where first >= start || start == 0 {
      let end = number + 1 < starts.count ? starts[number + 1] : words.count
      if let own = organisationAlone(clause, first..<end, isPast: isPast, afterTitle: afterTitle) {
        return [own]
      }
    }
    return []
  }

  // MARK: Contacts

  private func contacts(in bio: String) -> [Hit] {
    var hits: [Hit] = []
    let words = bio.utf8.contains(UInt8(ascii: "@")) ? bio[...] : ""
    for word in words.split(whereSeparator: { $0.isWhitespace || "<>()[],;|".contains($0) }) {
      guard word.utf8.contains(UInt8(ascii: "@")), let address = EmailAddress(String(word)) else { continue }
      hits.append(Hit(.email, address.text, .strongPattern))
      if let employer = address.employerDomain(lexicon.employerDomains) {
        hits.append(Hit(.employer, employer, .strongPattern, precision: 85))
      }
    }
    return hits + TelephoneNumber.numbers(in: bio).map { Hit(.telephone, $0, .strongPattern) }
  }
}
