internal import Model

/// Whom a line names as an employer.
extension BioReader {
  struct Organisation {
    let text: String
    let range: Range<Int>
    let precision: Int
  }

  /// The capitalised word that one or two little words lead to.
  func capitalised(after index: Int, _ words: [BioClause.Word]) -> Int? {
    for next in index + 1...index + 2 where next < words.count {
      guard Self.inside.contains(words[next - 1].folded), words[next].mark == nil else { return nil }
      if words[next].isCapitalised { return next }
    }
    return nil
  }

  static let inside: Set<String> = ["of", "the", "and", "for", "in", "de", "y", "yr", "o"]

  /// The organisation that starts at `start`: a handle, a known name, or capitalised words.
  ///
  /// - Parameter needsProof: whether its own words have to show that it is one.
  func organisation(_ clause: BioClause, at start: Int, needsProof: Bool) -> Organisation? {
    let words = clause.words
    var start = start
    if start < words.count, words[start].folded == "the" { start += 1 }
    guard start < words.count else { return nil }
    if words[start].mark == "@" {
      let handle = "@" + words[start].text
      return Organisation(text: handle, range: start..<start + 1, precision: 85)
    }
    let folded = words.map(\.folded)
    let known = lexicon.employers.match(folded[start...])
    var end = start
    while end < words.count {
      let word = words[end]
      if end > start, let mark = word.mark, mark != "&", mark != "'", mark != "’" { break }
      if word.isCapitalised || word.text.first?.isNumber == true {
        end += 1
      } else if end > start, let next = capitalised(after: end, words) {
        // "University of Derby", "Parliament of the Isle of Man"; "Acme in Leeds" ends before the place.
        if word.folded == "in" { break }
        end = next
      } else {
        break
      }
    }
    end = max(end, start + known)
    guard end > start else { return nil }
    let range = start..<end
    let own = folded[range]
    if own.contains(where: { lexicon.jokes.contains($0) }) || lexicon.clubs.occurs(in: own) { return nil }
    let isProven =
      known > 0 || lexicon.employerSuffixes.ends(own) || lexicon.employerPrefixes.match(own) > 0
      || looksLikeCompany(clause, range)
    if needsProof, !isProven {
      // After "works at" a capitalised name is enough, unless it is only a place or a day.
      guard start > 0,
        ["at", "for", "with"].contains(words[start - 1].folded) || words[start - 1].folded == "the",
        !lexicon.places.contains(folded: own.joined(separator: " "))
      else { return nil }
    }
    return Organisation(text: clause.text(range), range: range, precision: 100)
  }

  /// The text, if it has the form of an organisation's name and nothing else ("Harrowdale County Council").
  func organisation(named text: String) -> String? {
    let clauses = BioClause.clauses(of: text)
    guard clauses.count == 1, let clause = clauses.first,
      let own = organisation(clause, at: 0, needsProof: true), own.range.upperBound == clause.words.count,
      !lexicon.notThePerson.occurs(in: clause.words.map(\.folded)[...])
    else { return nil }
    return own.text
  }

  func looksLikeCompany(_ clause: BioClause, _ range: Range<Int>) -> Bool {
    guard range.count > 1 else { return false }
    return lexicon.employerSuffixes.contains(folded: clause.words[range.upperBound - 1].folded)
  }

  /// A clause that is an organisation and nothing else ("Social worker | Harrowdale County Council").
  func organisationAlone(_ clause: BioClause, isPast: Bool, afterTitle: Bool) -> Hit? {
    let folded = clause.words.map(\.folded)
    if clause.words.count == 1, clause.words[0].mark == "@" {
      return Hit(
        .employer, "@" + clause.words[0].text, afterTitle ? Confidence(rawValue: 70) : .weakPattern,
        precision: 85, current: !isPast)
    }
    guard let first = clause.words.first, first.isCapitalised else { return nil }
    let isKnown = lexicon.employers.match(folded[...]) == folded.count
    let isShaped =
      lexicon.employerSuffixes.ends(folded[...])
      && clause.words.allSatisfy { $0.isCapitalised || Self.inside.contains($0.folded) }
    guard isKnown || isShaped else { return nil }
    // A school by itself is more often where somebody learned than where they work.
    if !afterTitle, folded.contains(where: Self.schools.contains) {
      return Hit(.employer, clause.text(0..<folded.count), .weakPattern, current: !isPast)
    }
    let confidence = afterTitle || isHeadline ? Confidence(rawValue: 75) : Confidence(rawValue: 60)
    return Hit(.employer, clause.text(0..<folded.count), confidence, current: !isPast)
  }

  static let schools: Set<String> = [
    "university", "uni", "college", "school", "academy", "prifysgol", "coleg", "ysgol", "institute",
  ]
}
