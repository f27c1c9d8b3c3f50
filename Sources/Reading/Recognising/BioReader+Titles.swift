internal import Model

/// Which jobs a line names, and the employers beside them.
extension BioReader {
  private static let openers: Set<String> = [
    "i", "im", "am", "a", "an", "the", "proud", "currently", "now", "also", "and", "still", "just", "full",
    "time", "part", "registered", "qualified", "former", "formerly", "ex", "retired", "previously", "as",
    "current", "working", "your", "local", "serving", "hi", "hello", "hey", "its", "experienced",
    "passionate",
    "dedicated", "busy", "by", "day", "work", "is", "works", "job", "happy", "award", "winning", "prev",
    "cyn",
    "eich", "ich", "bin", "je", "suis", "soy", "sono", "un", "une", "una", "ein", "eine", "angestellt",
    "published",
  ]

  func titles(in clause: BioClause, isPast: Bool, isFirst: Bool) -> [(Range<Int>, [Hit])] {
    let words = clause.words
    var found: [(Range<Int>, [Hit])] = []
    var start = introduction(clause)
    if let predicate = predicate(clause) { start = predicate }
    var index = skipOpeners(clause, from: start)
    guard index < words.count else { return [] }
    // "my" and "not" turn the clause away from the person.
    let turning: Set<String> = ["my", "our", "not", "never", "no", "his", "their", "another", "every"]
    if words[start..<min(words.count, index + 2)].contains(where: { turning.contains($0.folded) }),
      words[start...].firstIndex(where: { turning.contains($0.folded) }) ?? 0 <= index
    {
      return []
    }
    let first = index
    while index < words.count {
      guard let match = titles.match(clause, at: index) ?? employed(clause, at: index, first) else {
        guard let next = nextPart(clause, after: index) else { break }
        index = next
        continue
      }
      let reading = reading(clause, match, isPast: isPast, isLeading: isFirst && index == first)
      if !reading.hits.isEmpty { found.append((match.range.lowerBound..<reading.end, reading.hits)) }
      guard let next = nextPart(clause, after: reading.end - 1) else { break }
      index = next
    }
    return found
  }

  private static let unlikely: Set<String> = [
    "is", "are", "was", "to", "the", "a", "an", "my", "our", "for", "by", "of", "who", "that", "love", "like",
    "i", "we", "you",
    "and", "or", "with", "from", "in", "on", "at", "not", "no", "every", "this", "meet", "ask", "see", "via",
    "as", "your",
    "his", "her", "their", "best", "another", "favourite", "favorite", "call", "contact", "email",
  ]

  /// "Local democracy reporter at the Echo": before an employer, words that the vocabulary does not know modify too.
  private func employed(_ clause: BioClause, at index: Int, _ first: Int) -> TitleGrammar.Match? {
    let words = clause.words
    guard index == first,
      let head = (index + 1..<index + 5).first(where: { clause.phrases.has(.headNouns, at: $0) }),
      head + 1 < words.count, words[head + 1].mark == "@" || words[head + 1].folded == "at",
      words[index...head].allSatisfy({ !Self.unlikely.contains($0.folded) && $0.text.allSatisfy(\.isLetter) }
      ),
      words[index + 1...head].allSatisfy({ $0.mark == nil || $0.mark == "-" })
    else { return nil }
    return TitleGrammar.Match(range: index..<head + 1, isSure: true)
  }

  private func skipOpeners(_ clause: BioClause, from start: Int) -> Int {
    var index = start
    while index < clause.words.count, Self.openers.contains(clause.words[index].folded),
      titles.match(clause, at: index)?.isSure != true
    {
      index += 1
    }
    return index
  }

  private static let pronouns: Set<String> = ["i", "im", "he", "she", "they", "hi", "hello", "hey", "mae"]
  private static let linking: Set<String> = [
    "from", "of", "in", "the", "based", "originally", "currently", "born", "who", "dr", "mr", "mrs", "ms",
    "miss",
    "mx", "prof", "professor", "sir", "dame", "cllr", "councillor", "aka", "and", "de", "van", "der", "von",
    "im",
    "my", "name",
  ]

  /// Where the predicate starts in "Bruce Neil from Wokingham is a singer" or "She is the head of …".
  func predicate(_ clause: BioClause) -> Int? {
    let words = clause.words
    let own = Set(name.map { ComparableText.fold($0).split(separator: " ").map(String.init) } ?? [])
    for index in words.indices.dropLast() where index > 0 && index <= (words[index].folded == "as" ? 16 : 9) {
      let verb = words[index].folded
      var next = index + 1
      switch verb {
      case "is", "am": break
      case "works", "work", "working", "serves", "worked", "joined":
        guard ["as", "us"].contains(words[next].folded) else { continue }
        next += 1
      case "as":
        // "I work at Millbeck Library as a librarian".
        guard words[..<index].contains(where: { ["work", "works", "working"].contains($0.folded) }) else {
          continue
        }
      default: continue
      }
      let subject = words[..<index]
      let isPronoun = Self.pronouns.contains(subject[0].folded) && (verb == "as" || subject.count <= 3)
      let isNamed =
        subject.contains { own.contains($0.folded) }
        && (verb == "as"
          || subject.allSatisfy {
            own.contains($0.folded) || $0.isCapitalised || Self.linking.contains($0.folded)
          })
        && !["my", "our", "his", "her", "their"].contains(subject[0].folded)
      if isNamed, verb == "is", words[next].folded == "our" { next += 1 }
      if isPronoun || isNamed { return next < words.count ? next : nil }
      if verb == "as", introduction(clause) > 0 { return next < words.count ? next : nil }
    }
    return nil
  }

  /// The start of the next member of a list ("Housing officer, runner, mum").
  private func nextPart(_ clause: BioClause, after index: Int) -> Int? {
    let words = clause.words
    for next in words.indices where next > index {
      if let mark = words[next].mark, ",&/(".contains(mark) {
        let start = skipOpeners(clause, from: next)
        return start < words.count ? start : nil
      }
      if words[next].folded == "and", next + 1 < words.count {
        let start = skipOpeners(clause, from: next + 1)
        return start < words.count ? start : nil
      }
    }
    return nil
  }

  private static let leads: Set<String> = [
    "at", "for", "with", "in", "by", "and", "since", "who", "within", "of", "to", "yn", "i", "yng", "ym",
    "bei",
    "beim", "chez", "en", "y", "from", "based", "turned", "now", "on", "dros", "gyda", "a", "au", "aux",
    "presso",
    "bij", "hos", "aus", "living", "working", "covering", "here",
    "und", "et", "e", "och", "og", "ac",
  ]

  func reading(
    _ clause: BioClause, _ match: TitleGrammar.Match, isPast: Bool, isLeading: Bool
  ) -> (hits: [Hit], end: Int) {
    let words = clause.words
    let end = match.range.upperBound
    let text = clause.text(match.range)
    let isSure = isSure(clause, match, end < words.count ? words[end] : nil, isLeading: isLeading)
    let employer = employer(clause, after: match, isSure: isSure)
    if isJoke(clause, match, employer?.organisation) { return ([], end) }
    // "Social worker's daughter".
    if words[end - 1].text.hasSuffix("'s") || words[end - 1].text.hasSuffix("’s") { return ([], end) }

    let follows = end < words.count ? words[end] : nil
    var isPast = isPast
    if let follows, ["turned", "retired", "retd", "emeritus"].contains(follows.folded) { isPast = true }
    var hits = [
      Hit(
        .occupation, text, isSure ? .strongPattern : .weakPattern,
        precision: match.range.count > 1 || isSure ? 100 : 90, current: !isPast)
    ]
    if let seat = match.seat {
      let place = clause.text(seat)
      hits.append(
        Hit(
          .workLocation, place, Confidence(rawValue: 70), precision: PlacePrecision.of(place),
          current: !isPast))
    }
    if words[match.range.lowerBound].folded == "member" {
      // "Member of the National Assembly for Ainamoi": one sits for a place and works for the house.
      if words.indices.contains(match.range.lowerBound + 2), match.seat == nil,
        let house = organisation(clause, at: match.range.lowerBound + 2, needsProof: true), house.isProven
      {
        hits.append(Hit(.employer, house.text, Confidence(rawValue: 75), current: !isPast))
      }
      return (hits, end)
    }
    guard let employer else { return (hits, end) }
    hits.append(
      Hit(
        .employer, employer.organisation.text, employer.confidence,
        precision: employer.organisation.precision, current: !isPast))
    if !isSure { hits[0] = Hit(.occupation, text, .strongPattern, precision: 90, current: !isPast) }
    return (hits, employer.organisation.range.upperBound)
  }

  /// "Director of naps", "carer for my mum": the title's own words or those behind it are no work.
  private func isJoke(_ clause: BioClause, _ match: TitleGrammar.Match, _ employer: Organisation?) -> Bool {
    let words = clause.words
    // "Best teacher I ever had".
    if match.range.upperBound < words.count, words[match.range.upperBound].mark == nil,
      ["i", "you", "we", "they", "ever"].contains(words[match.range.upperBound].folded),
      // "Nyrs i Fwrdd Iechyd …": a small "i" is Welsh for "to".
      words[match.range.upperBound].text != "i"
    {
      return true
    }
    // "Family support worker": many a joke's noun is a field of work too.
    if match.range.contains(where: {
      clause.phrases.occurs(.jokes, in: $0..<$0 + 1) && !clause.phrases.holds(.modifiers, $0)
    }) {
      return true
    }
    var end = match.range.upperBound
    let last = min(words.count, end + 3)
    while end < last, words[end].mark == nil, employer.map({ $0.isProven && $0.range.contains(end) }) != true
    {
      if clause.phrases.occurs(.jokes, in: end..<end + 1) { return true }
      if end < match.range.upperBound + 2, ["my", "our", "his", "her", "nobody"].contains(words[end].folded) {
        return true
      }
      end += 1
    }
    return words[match.range.upperBound...].prefix(6).contains {
      ["fm23", "fm24", "fm25", "fm26"].contains($0.folded)
    }
  }

  /// Whether what looks like a title is one where it stands.
  private func isSure(
    _ clause: BioClause, _ match: TitleGrammar.Match, _ follows: BioClause.Word?, isLeading: Bool
  ) -> Bool {
    let words = clause.words
    let end = match.range.upperBound
    let isLone = match.range.count == 1
    var isSure = match.isSure
    let isWhole = match.range.lowerBound <= 2 && follows == nil
    if let follows, follows.mark == nil, !Self.leads.contains(follows.folded), !isSure {
      isSure = false
    } else if isWhole || follows?.mark != nil || follows.map({ Self.leads.contains($0.folded) }) == true {
      isSure = true
    }
    // "Writer of the digital age".
    if Self.makers.contains(words[match.range.lowerBound].folded), match.range.count > 2,
      words[match.range.lowerBound + 1].folded == "of"
    {
      isSure = true
    }
    if words[end - 1].isAsked { isSure = false }
    // "NQSW 2024" ends there; "Advocate for fair care" is a cause, not a job.
    if let follows, follows.text.allSatisfy(\.isNumber) { isSure = true }
    if let follows, isLone, ["for", "of", "to"].contains(follows.folded),
      !Self.owners.contains(words[end - 1].folded), !Self.makers.contains(words[end - 1].folded),
      end + 1 < words.count, !words[end + 1].isCapitalised, words[end + 1].folded != "the"
    {
      isSure = false
    }
    // "Birth coach training manual": a longer noun phrase that only begins like a title.
    if let follows, follows.mark == nil, !Self.leads.contains(follows.folded), match.isSure,
      !follows.isCapitalised, !follows.text.allSatisfy(\.isNumber)
    {
      isSure = !isLone
    }
    // "Runner, baker, mum": a pastime as often as a job, unless it stands first or leads to an employer.
    if isLone, clause.phrases.has(.hobbies, at: match.range.lowerBound), !isLeading {
      isSure = false
    }
    return isSure
  }

  /// The employer that a title leads to: "at X", "@X", "of X", ", X".
  private func employer(
    _ clause: BioClause, after match: TitleGrammar.Match, isSure: Bool
  ) -> (organisation: Organisation, confidence: Confidence)? {
    let words = clause.words
    let end = match.range.upperBound
    guard end < words.count else { return nil }
    let follows = words[end]
    let connects: Set<String> = [
      "at", "for", "with", "within", "yn", "yng", "ym", "bei", "beim", "chez", "presso", "bij", "hos", "gyda",
    ]
    let isWelsh = ["yn", "yng", "ym"].contains(follows.folded)
    if connects.contains(follows.folded), follows.mark.map({ ",)".contains($0) }) != false,
      end + 1 < words.count,
      let own = organisation(clause, at: end + 1, needsProof: isWelsh), !isWelsh || own.isProven
    {
      return (body(beyond: own, clause), .strongPattern)
    }
    if follows.mark == "@", let own = organisation(clause, at: end, needsProof: false) {
      return (own, .strongPattern)
    }
    // "Founder of Acme": what one founds or owns is where one works; other jobs need an employer's name.
    if ["of", "in", "i"].contains(follows.folded), follows.mark == nil, end + 1 < words.count {
      let isOwner = follows.folded == "of" && Self.owners.contains(words[end - 1].folded)
      if let own = organisation(clause, at: end + 1, needsProof: !isOwner), isOwner || own.isProven,
        isOwner || !isField(clause, own.range)
      {
        return (isOwner ? own : body(beyond: own, clause), .strongPattern)
      }
    }
    // Welsh puts the body right behind the office: "Pennaeth Ysgol Llanfair".
    if follows.mark == nil, WelshMutation.beginsBody(follows.folded),
      let own = organisation(clause, at: end, needsProof: true), own.isProven
    {
      return (own, .strongPattern)
    }
    guard follows.mark == "," || follows.mark == "(" else { return nil }
    if let own = organisation(clause, at: end, needsProof: true), own.isProven {
      return (own, .strongPattern)
    }
    guard follows.mark == ",", let own = organisation(clause, at: end, needsProof: false),
      titles.match(clause, at: end) == nil, !lexicon.isPlace(own.text)
    else { return nil }
    if Self.owners.contains(words[end - 1].folded), follows.isCapitalised { return (own, .counting) }
    return isHeadline ? (own, .weakPattern) : nil
  }

  static let owners: Set<String> = [
    "founder", "cofounder", "ceo", "owner", "coowner", "proprietor", "president", "chairman", "chair",
    "chairwoman", "chairperson", "perchennog", "fondateur", "fondatrice", "grunder", "fundador", "fundadora",
  ]

  /// Who makes a thing is named after it: "Author of three novels".
  private static let makers: Set<String> = [
    "author", "coauthor", "editor", "writer", "novelist", "journalist", "producer", "teacher", "professor",
    "lecturer", "translator", "illustrator", "composer", "presenter", "columnist",
  ]
}
