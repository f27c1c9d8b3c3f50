internal import Model

/// Whom a line names as an employer.
extension BioReader {
  struct Organisation {
    let text: String
    let range: Range<Int>
    let precision: Int
    /// Its own words show that it is one: it is known, or has the form of one.
    let isProven: Bool
  }

  /// The capitalised word that one or two little words lead to.
  func capitalised(after index: Int, _ words: [BioClause.Word]) -> Int? {
    for next in index + 1...index + 2 where next < words.count {
      guard Self.inside.contains(words[next - 1].folded), words[next].mark == nil || words[next].mark == "'"
      else {
        return nil
      }
      if words[next].isCapitalised { return next }
    }
    return nil
  }

  static let inside: Set<String> = [
    "of", "the", "and", "for", "in", "de", "y", "yr", "o", "la", "les", "los", "las", "del", "du", "des",
    "der",
    "die", "fur", "van", "di", "della", "dei", "degli", "ta", "do", "da", "dos", "a", "am", "et",
    "d", "l", "dell", "all", "nell",
  ]

  /// The organisation that starts at `start`: a handle, a known name, or capitalised words.
  ///
  /// - Parameter needsProof: whether its own words have to show that it is one.
  func organisation(_ clause: BioClause, at start: Int, needsProof: Bool) -> Organisation? {
    let words = clause.words
    let phrases = clause.phrases
    var start = start
    if start < words.count,
      [
        "the", "y", "yr", "der", "die", "das", "dem", "den", "la", "le", "les", "el", "de", "het", "il", "lo",
        "l",
      ]
      .contains(words[start].folded)
    {
      start += 1
    }
    guard start < words.count else { return nil }
    if words[start].mark == "@" {
      guard words[start].text.contains(where: \.isLetter) else { return nil }
      return Organisation(
        text: "@" + words[start].text, range: start..<start + 1, precision: 85, isProven: true)
    }
    let known = phrases.length(.employers, at: start)
    var end = start
    while end < words.count {
      let word = words[end]
      if end > start, let mark = word.mark, mark != "&", mark != "'", mark != "’" { break }
      if end > start, ["yn", "yng", "ym"].contains(word.folded) { break }
      if word.isCapitalised || word.text.first?.isNumber == true {
        end += 1
      } else if end > start, word.folded == "and" || word.mark == "&", end + 1 < words.count,
        ["sons", "daughters", "co", "partners"].contains(words[end + 1].folded)
      {
        end += 2
      } else if end > start, let next = capitalised(after: end, words) {
        // "University of Derby", "Parliament of the Isle of Man"; "Acme in Leeds" ends before the place.
        // "Centre for Rural Health".
        let isNamed = word.folded == "for" && Self.purposeful.contains(words[end - 1].folded)
        if word.folded == "in" || (word.folded == "for" && !isNamed && !phrases.holds(.employerPrefixes, end))
        {
          break
        }
        // "Leeds Council and Age UK" are two.
        if word.folded == "and", phrases.ends(.employerSuffixes, start..<end) { break }
        end = next
      } else {
        break
      }
    }
    end = max(end, start + known)
    guard end > start else { return nil }
    let range = start..<end
    let welsh =
      WelshMutation.triggers.contains(start > 0 ? words[start - 1].folded : "")
      ? WelshMutation.body(words[start].text) : nil
    let isProven =
      known > 0 || phrases.ends(.employerSuffixes, range) || startsLikeEmployer(clause, range)
      || looksLikeCompany(clause, range) || welsh != nil || isForPurpose(clause, range)
    if !isProven, phrases.occurs(.jokes, in: range) || phrases.occurs(.clubs, in: range) { return nil }
    if needsProof, !isProven {
      // After "works at" a capitalised name is enough, unless it is only a place or a day.
      guard start > 0,
        ["at", "for", "with", "bei", "chez"].contains(words[start - 1].folded)
          || words[start - 1].folded == "the",
        !phrases.covers(.places, range)
      else { return nil }
    }
    var text = clause.text(range)
    if let welsh { text = welsh + text.dropFirst(words[start].text.count) }
    return Organisation(text: text, range: range, precision: 100, isProven: isProven)
  }

  private static let purposeful: Set<String> = [
    "institute", "centre", "center", "school", "council", "society", "foundation", "association", "agency",
    "academy", "college", "trust", "hospital", "office", "authority", "partnership", "alliance",
    "observatory",
  ]

  /// "Wexcombe Institute for Rural Health", "Centre of Coastal Studies".
  private func isForPurpose(_ clause: BioClause, _ range: Range<Int>) -> Bool {
    range.dropLast(2).contains {
      Self.purposeful.contains(clause.words[$0].folded) && clause.words[$0].isCapitalised
        && ["for", "of"].contains(clause.words[$0 + 1].folded)
    }
  }

  /// "University of Derby", "Cyngor Gwynedd": a first word of such names, and more.
  private func startsLikeEmployer(_ clause: BioClause, _ range: Range<Int>) -> Bool {
    let length = clause.phrases.length(.employerPrefixes, at: range.lowerBound)
    return length > 0 && range.count > length
  }

  /// The text, if it has the form of an organisation's name and nothing else ("Harrowdale County Council").
  func organisation(named text: String) -> String? {
    let clauses = BioClause.clauses(of: text, lexicon)
    guard clauses.count == 1, let clause = clauses.first,
      let own = organisation(clause, at: 0, needsProof: true), own.range.upperBound == clause.words.count,
      !clause.phrases.occurs(.notThePerson)
    else { return nil }
    return own.text
  }

  func looksLikeCompany(_ clause: BioClause, _ range: Range<Int>) -> Bool {
    range.count > 1 && clause.phrases.has(.employerSuffixes, at: range.upperBound - 1)
  }

  /// Whether a name ends in a word that names parts of an organisation, and fields of work, just as well: "Head of
  /// Legal Services", "Director of Housing".
  func isField(_ clause: BioClause, _ range: Range<Int>) -> Bool {
    guard clause.phrases.length(.employers, at: range.lowerBound) == 0 else { return false }
    return Self.fields.contains(clause.words[range.upperBound - 1].folded)
  }

  private static let fields: Set<String> = [
    "services", "systems", "housing", "homes", "media", "software", "solutions", "partnership", "partners",
    "group", "department", "library", "libraries", "community health", "consulting", "labs", "studio",
    "nursery",
    "government", "office", "health", "technologies", "police", "agency", "union", "commission", "assembly",
    "museum", "fostering", "surgery", "healthcare", "parliament", "association", "society", "trust",
    "authority",
    "network", "engineering",
  ]

  /// A clause, or a member of a list, that is an organisation and nothing else ("Social worker | Harrowdale Council").
  func organisationAlone(_ clause: BioClause, _ range: Range<Int>, isPast: Bool, afterTitle: Bool) -> Hit? {
    guard let first = clause.words[range].first else { return nil }
    if range.count == 1, first.mark == "@" {
      return Hit(
        .employer, "@" + first.text, afterTitle ? Confidence(rawValue: 70) : .weakPattern,
        precision: 85, current: !isPast)
    }
    guard first.isCapitalised,
      let own = organisation(clause, at: range.lowerBound, needsProof: true), own.isProven,
      own.range.upperBound == range.upperBound
    else { return nil }
    let isKnown = clause.phrases.covers(.employers, own.range)
    // "Public Health", "Legal Services": a field of work as often as a body.
    if !isKnown, isField(clause, own.range), !afterTitle { return nil }
    // A school by itself is more often where somebody learned than where they work.
    if !afterTitle, own.range.contains(where: { Self.schools.contains(clause.words[$0].folded) }) {
      return Hit(.employer, own.text, .weakPattern, current: !isPast)
    }
    let confidence = afterTitle || isHeadline ? Confidence(rawValue: 75) : Confidence(rawValue: 60)
    return Hit(.employer, own.text, confidence, current: !isPast)
  }

  static let schools: Set<String> = [
    "university", "uni", "college", "school", "academy", "prifysgol", "coleg", "ysgol", "institute",
    "universitat", "universite", "universidad", "universita", "lycee", "gymnasium", "hochschule",
  ]
}
