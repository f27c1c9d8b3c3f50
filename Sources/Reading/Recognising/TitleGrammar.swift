/// Finds job titles in a clause: modifiers and a head noun, an exact title, or an acronym. A grammar with
/// guards beats a list of titles, which reads "Student of life" as a job (docs/decisions.md).
struct TitleGrammar {
  /// A title in a clause.
  struct Match {
    /// Its words.
    let range: Range<Int>
    /// Whether it can only be a title; a lone "manager" is not sure.
    let isSure: Bool
    /// The place or body that an elected office is for ("Member for Mt Albert").
    var seat: Range<Int>?
  }

  let lexicon: Lexicon

  private static let joiners: Set<String> = ["of", "in", "for", "to", "at", "by", "with", "on"]
  private static let articles: Set<String> = ["a", "an", "the"]
  /// Who holds one of these was elected for a place.
  static let seats: Set<String> = [
    "member", "councillor", "cllr", "mp", "ms", "msp", "mhk", "mla", "mep", "td", "senator", "deputy",
    "diputado", "diputada", "depute", "deputee", "deputado", "deputada", "abgeordnete", "abgeordneter",
    "senateur", "senatrice", "cynghorydd", "aelod", "conseiller", "conseillere", "concejal", "deputato",
  ]
  /// Their field may follow "for".
  private static let ministers: Set<String> = [
    "minister", "secretary", "spokesperson", "commissioner", "ombudsman",
  ]

  /// The title that starts at word `start`, if there is one.
  func match(_ clause: BioClause, at start: Int) -> Match? {
    let words = clause.words
    if let other = welsh(clause, from: start) ?? foreign(clause, from: start) { return other }
    var end = start
    var isSure = false

    let exact = clause.phrases.length(.titles, at: start)
    if exact > 0 {
      end = start + exact
      isSure = exact > 1 || words[start].isCapitalised
    }
    if isAcronym(words[start].text), end < start + 1 {
      end = start + 1
      isSure = true
    }
    if let head = headNoun(clause, from: start), head + 1 > end, !isSurname(clause, start..<head + 1) {
      end = head + 1
      isSure = head > start
    }
    // "Children's Social Worker": an exact title behind modifiers.
    if end == start || exact > 0 {
      var next = start
      while next < min(words.count, start + 4), next == start || isModifier(clause, next) {
        let length = next > start ? clause.phrases.length(.titles, at: next) : 0
        if length > 0, next + length > end, isModifier(clause, start) {
          end = next + length
          isSure = true
          break
        }
        next += 1
      }
    }
    // "Reader in Medieval History" is an academic; a reader is not.
    if end == start, words[start].folded == "reader", start + 1 < words.count, words[start + 1].folded == "in"
    {
      let whole = complement(clause, from: start + 1).end
      return whole > start + 1 ? Match(range: start..<whole, isSure: true) : nil
    }
    // "Member for Mt Albert", but not "Member since 2009".
    if end == start, words[start].folded == "member" {
      let whole = complement(clause, from: start + 1)
      return whole.end > start + 1
        ? Match(range: start..<whole.end, isSure: true, seat: whole.seat) : nil
    }
    guard end > start else { return nil }
    if isAcronym(words[start].text), end < words.count, end == start + 1, words[end].mark == nil {
      end += clause.phrases.length(.titles, at: end)
    }
    let whole = complement(clause, from: end)
    return Match(range: start..<whole.end, isSure: isSure, seat: whole.seat)
  }

  private static let surnames: Set<String> = [
    "baker", "cook", "butcher", "mason", "farmer", "potter", "gardener", "weaver", "shepherd", "singer",
    "dean", "clerk",
    "judge", "porter", "painter", "steward", "head", "driver", "ranger", "priest", "carter", "barber",
    "marshall", "tiler",
    "glazier", "forester", "brewer", "sexton", "verger", "draper", "fisher", "warden", "usher", "constable",
    "sergeant",
    "bookbinder", "miner", "sailor", "joiner", "fellow", "chancellor", "provost", "proctor", "mayor",
  ]

  /// "Kit Langley Baker": a surname that is a trade's name, behind capitalised words that modify no title.
  private func isSurname(_ clause: BioClause, _ range: Range<Int>) -> Bool {
    guard range.count > 1, Self.surnames.contains(clause.words[range.upperBound - 1].folded) else {
      return false
    }
    return range.allSatisfy { clause.words[$0].isCapitalised }
      && range.dropLast().allSatisfy { !clause.phrases.holds(.modifiers, $0) }
  }

  private func isAcronym(_ text: String) -> Bool { lexicon.acronyms.contains(text) }

  private func isModifier(_ clause: BioClause, _ index: Int) -> Bool {
    let word = clause.words[index]
    if Self.joiners.contains(word.folded) || Self.articles.contains(word.folded) { return false }
    return word.isCapitalised || clause.phrases.holds(.modifiers, index)
  }

  /// The last head noun that the words from `start` lead to through modifiers alone.
  private func headNoun(_ clause: BioClause, from start: Int) -> Int? {
    let words = clause.words
    var found: Int?
    var index = start
    while index < min(words.count, start + 7) {
      let word = words[index]
      if index > start {
        // "Chairman and CEO" and "Comms & Policy Officer" go on over the joint; a comma ends the title.
        if let mark = word.mark, mark != "&", mark != "/", mark != "-" { break }
      }
      if clause.phrases.has(.headNouns, at: index) || (index > start && isAcronym(word.text)) {
        found = index
      } else if word.folded == "and", index > start, index + 1 < words.count,
        // "Graduate Student and Adjunct Lecturer": what is learned is no part of the job.
        !clause.phrases.occurs(.students, in: start..<index),
        isModifier(clause, index + 1) || clause.phrases.has(.headNouns, at: index + 1)
      {
        // goes on
      } else if index > start, word.text.count <= 2, word.text.allSatisfy(\.isNumber) {
        // "Year 4 teacher"
      } else if !isModifier(clause, index) {
        break
      }
      index += 1
    }
    return found
  }

  /// "Uwch Swyddog Tai", "Nyrs gofrestredig": in Welsh the noun comes first.
  private func welsh(_ clause: BioClause, from start: Int) -> Match? {
    let words = clause.words
    var noun = start
    while noun < words.count, ["uwch", "prif", "is", "dirprwy"].contains(words[noun].folded), noun < start + 2
    {
      noun += 1
    }
    guard noun < words.count else { return nil }
    let length = clause.phrases.length(.welshTitles, at: noun)
    guard length > 0 else { return nil }
    var end = noun + length
    while end < words.count, words[end].mark == nil, end < noun + 6,
      clause.phrases.has(.welshFields, at: end),
      !(words[end].isCapitalised && WelshMutation.beginsBody(words[end].folded))
    {
      end += 1
    }
    // "Swyddog i" has lost what it is for.
    while end > noun + length, ["i", "a", "ac"].contains(words[end - 1].folded) { end -= 1 }
    return Match(range: start..<end, isSure: words[start].isCapitalised || end > start + 1)
  }

  /// A noun that comes first and what belongs to it ("Conseillère départementale", "Diputado por Valencia"), or a
  /// compound ("Projektleiterin").
  private func foreign(_ clause: BioClause, from start: Int) -> Match? {
    let words = clause.words
    let word = words[start]
    let isCompound =
      word.isCapitalised
      && lexicon.titleEndings.contains { word.folded.hasSuffix($0) && word.folded.count >= $0.count + 3 }
    // "Director" and the like are English too, and the English grammar knows more about them.
    guard isCompound || clause.phrases.length(.foreignTitles, at: start) > 0,
      !clause.phrases.has(.headNouns, at: start)
    else { return nil }
    var end = start + 1
    var seat: Range<Int>?
    while end < words.count, end < start + 7, words[end].mark == nil || words[end].mark == "/" {
      let next = words[end].folded
      if ["por", "pour", "fur", "pelo", "pela", "per"].contains(next) {
        var last = end + 1
        while last < words.count, words[last].isCapitalised, words[last].mark == nil { last += 1 }
        guard last > end + 1, Self.seats.contains(word.folded) else { break }
        seat = end + 1..<last
        end = last
        break
      }
      if Self.foreignEnds.contains(next) { break }
      if isCompound, !words[end].isCapitalised { break }
      end += 1
    }
    // "Burgemeester Oudlaan 50" is a street.
    if words[start..<min(words.count, end + 1)].contains(where: { $0.text.allSatisfy(\.isNumber) }) {
      return nil
    }
    while end > start + 1, Self.foreignLinks.contains(words[end - 1].folded) { end -= 1 }
    return Match(range: start..<end, isSure: word.isCapitalised || end > start + 1, seat: seat)
  }

  private static let foreignEnds: Set<String> = [
    "chez", "a", "en", "bei", "beim", "in", "im", "am", "at", "et", "und", "y", "e", "presso", "bij", "hos",
    "aus",
    "from", "for", "and", "is", "est", "ist", "es", "dans", "con", "mit", "avec", "sur", "aux", "au", "seit",
    "depuis",
    "desde", "der", "die", "das", "qui", "que", "with", "von", "aan", "vid", "ved", "pa", "nel", "nella",
    "na",
    "no", "em", "til", "till", "as", "als",
  ]
  private static let foreignLinks: Set<String> = [
    "de", "du", "des", "del", "di", "van", "la", "les", "los", "d",
  ]

  /// "of Marketing", "in Social Work": part of the title up to the employer or the end.
  private func complement(_ clause: BioClause, from end: Int) -> (end: Int, seat: Range<Int>?) {
    let words = clause.words
    guard end < words.count, words[end].mark == nil, end + 1 < words.count else { return (end, nil) }
    // "Minister for Finance", "Member for Mt Albert"; but "Carer for Acme" names an employer.
    let isSeat = Self.seats.contains(words[end - 1].folded)
    let isOffice = isSeat || Self.ministers.contains(words[end - 1].folded)
    guard ["of", "in"].contains(words[end].folded) || (isOffice && words[end].folded == "for") else {
      return (end, nil)
    }
    var index = end + 1
    if index < words.count, words[index].folded == "the" { index += 1 }
    let first = index
    while index < words.count {
      let word = words[index]
      if index > first, let mark = word.mark, mark != "&" { break }
      if word.mark == "@" { break }
      let joins = word.folded == "and" || word.folded == "of" || word.text.allSatisfy(\.isNumber)
      guard word.isCapitalised || clause.phrases.holds(.modifiers, index) || (joins && index > first) else {
        break
      }
      index += 1
    }
    while index > first, ["and", "of"].contains(words[index - 1].folded) { index -= 1 }
    guard index > first else { return (end, nil) }
    if isSeat, words[end].folded == "for" { return (index, first..<index) }
    // "Researcher in Leeds" says a place, not a field.
    if clause.phrases.length(.places, at: first) > 0, !isOffice { return (end, nil) }
    // "Headteacher of Ashgate Primary School", "Analyst in the Home Office": an employer, not a field.
    if !isOffice {
      let reader = BioReader(lexicon: lexicon)
      if let employer = reader.organisation(clause, at: end + 1, needsProof: true), employer.isProven,
        !reader.isField(clause, employer.range)
      {
        return (end, nil)
      }
    }
    // "Founder of Acme" names an organisation; the bio reader takes it from here.
    if ["founder", "cofounder", "owner", "ceo"].contains(words[end - 1].folded) { return (end, nil) }
    return (index, nil)
  }
}
