/// Finds job titles in a clause: modifiers and a head noun, an exact title, or an acronym. A grammar with
/// guards beats a list of titles, which reads "Student of life" as a job (docs/decisions.md).
struct TitleGrammar {
  /// A title in a clause.
  struct Match {
    /// Its words.
    let range: Range<Int>
    /// Whether it can only be a title; a lone "manager" is not sure.
    let isSure: Bool
  }

  let lexicon: Lexicon

  private static let joiners: Set<String> = ["of", "in", "for", "to"]
  private static let articles: Set<String> = ["a", "an", "the"]

  /// The title that starts at word `start`, if there is one.
  func match(_ clause: BioClause, at start: Int) -> Match? {
    let words = clause.words
    let folded = words.map(\.folded)
    var end = start
    var isSure = false

    let exact = lexicon.titles.match(folded[start...])
    if exact > 0 {
      end = start + exact
      isSure = exact > 1 || words[start].isCapitalised
    }
    if isAcronym(words[start].text), end < start + 1 {
      end = start + 1
      isSure = true
    }
    if let head = headNoun(words, from: start), head + 1 > end {
      end = head + 1
      isSure = head > start
    }
    // "Children's Social Worker": an exact title behind modifiers.
    if end == start || exact > 0 {
      var next = start
      while next < min(words.count, start + 4), next == start || isModifier(words, next) {
        let length = next > start ? lexicon.titles.match(folded[next...]) : 0
        if length > 0, next + length > end, isModifier(words, start) {
          end = next + length
          isSure = true
          break
        }
        next += 1
      }
    }
    // "Member for Mt Albert", but not "Member since 2009".
    if end == start, words[start].folded == "member" {
      let whole = complement(words, from: start + 1)
      return whole > start + 1 ? Match(range: start..<whole, isSure: true) : nil
    }
    guard end > start else { return nil }
    if isAcronym(words[start].text), end < words.count, end == start + 1, words[end].mark == nil {
      let more = lexicon.titles.match(folded[end...])
      if more > 0 { end += more }
    }
    end = complement(words, from: end)
    return Match(range: start..<end, isSure: isSure)
  }

  private func isAcronym(_ text: String) -> Bool { lexicon.acronyms.contains(text) }

  private func isModifier(_ words: [BioClause.Word], _ index: Int) -> Bool {
    let word = words[index]
    if Self.joiners.contains(word.folded) || Self.articles.contains(word.folded) { return false }
    return lexicon.modifiers.contains(word.folded) || word.isCapitalised
  }

  /// The last head noun that the words from `start` lead to through modifiers alone.
  private func headNoun(_ words: [BioClause.Word], from start: Int) -> Int? {
    var found: Int?
    var index = start
    while index < min(words.count, start + 7) {
      let word = words[index]
      if index > start {
        // "Chairman and CEO" and "Comms & Policy Officer" go on over the joint; a comma ends the title.
        if let mark = word.mark, mark != "&", mark != "/", mark != "-" { break }
      }
      if lexicon.headNouns.contains(word.folded) || (index > start && isAcronym(word.text)) {
        found = index
      } else if word.folded == "and", index > start, index + 1 < words.count,
        isModifier(words, index + 1) || lexicon.headNouns.contains(words[index + 1].folded)
      {
        // goes on
      } else if index > start, word.text.count <= 2, word.text.allSatisfy(\.isNumber) {
        // "Year 4 teacher"
      } else if !isModifier(words, index) {
        break
      }
      index += 1
    }
    return found
  }

  /// "of Marketing", "in Social Work": part of the title up to the employer or the end.
  private func complement(_ words: [BioClause.Word], from end: Int) -> Int {
    guard end < words.count, words[end].mark == nil, end + 1 < words.count else { return end }
    // "Minister for Finance", "Member for Mt Albert"; but "Carer for Acme" names an employer.
    let offices = [
      "member", "minister", "secretary", "spokesperson", "commissioner", "ombudsman", "councillor", "cllr",
      "mp", "ms", "msp",
    ]
    let isOffice = offices.contains(words[end - 1].folded)
    guard ["of", "in"].contains(words[end].folded) || (isOffice && words[end].folded == "for") else {
      return end
    }
    var index = end + 1
    if index < words.count, words[index].folded == "the" { index += 1 }
    let first = index
    while index < words.count {
      let word = words[index]
      if index > first, let mark = word.mark, mark != "&" { break }
      if word.mark == "@" { break }
      let joins = word.folded == "and" || word.folded == "of"
      guard word.isCapitalised || lexicon.modifiers.contains(word.folded) || (joins && index > first) else {
        break
      }
      index += 1
    }
    guard index > first else { return end }
    // "Researcher in Leeds" says a place, not a field.
    let folded = words[first..<index].map(\.folded)
    if lexicon.places.match(folded[...]) > 0, !isOffice { return end }
    // "Founder of Acme" names an organisation; the bio reader takes it from here.
    if ["founder", "cofounder", "owner", "ceo"].contains(words[end - 1].folded) { return end }
    return index
  }
}
