internal import Model

/// Which place a line names, and as what.
extension BioReader {
  private static let homes: Set<String> = [
    "from", "lives", "living", "live", "lived", "born", "made", "home", "byw", "originally", "raised",
    "wohnt", "wohne",
    "lebt", "lebe", "habite", "vive", "vivo", "resides", "residing", "resident", "hails", "native",
  ]
  /// Cues that lead to other things than places just as often: a known place has to follow.
  private static let loose: Set<String> = [
    "from", "currently", "across", "covering", "serving", "out", "over", "here", "near", "yn", "yng", "ym",
    "working",
    "works", "work", "aus", "rooted", "tweeting", "made", "moved",
  ]

  func places(in clause: BioClause, afterTitle: Bool, from start: Int) -> [Hit] {
    let words = clause.words
    if clause.hasPlaceSign, let end = placeEnd(clause, from: 0), end > 0 {
      return [
        Hit(
          clause.hasHouseSign ? .homeLocation : .workLocation, clause.text(0..<end), .strongPattern,
          precision: PlacePrecision.of(clause.text(0..<end)))
      ]
    }
    // The whole clause is a place: "Chesterfield", "Matlock, England", "S41".
    let whole = known(clause, at: 0)?.length ?? 0
    if whole > 0, words[0].isCapitalised {
      let rest = placeEnd(clause, from: 0) ?? 0
      if rest == words.count, whole == words.count || words[whole].mark == "," {
        return [
          Hit(
            .workLocation, clause.text(0..<rest), Confidence(rawValue: 70),
            precision: PlacePrecision.of(clause.text))
        ]
      }
    }
    // "Cardiff based".
    if whole > 0, words[0].isCapitalised, whole + 1 == words.count, words[whole].folded == "based" {
      return [Hit(.workLocation, clause.text(0..<whole), Confidence(rawValue: 70), precision: 60)]
    }
    if words.count == 1, PostcodeDistrict.isOne(words[0].text) {
      return [Hit(.workLocation, words[0].text, .counting, precision: 60)]
    }
    var hits = cued(clause, from: start)
    // "Housing officer, Chesterfield": a place as the last member of a list behind a title.
    if hits.isEmpty, afterTitle, let last = words.lastIndex(where: { $0.mark == "," || $0.mark == "(" }),
      last >= start, words[last].isCapitalised,
      !words[..<last].contains(where: { Self.homes.contains($0.folded) })
    {
      let length = clause.phrases.length(.places, at: last)
      if length > 0, last + length == words.count {
        hits.append(
          Hit(.workLocation, clause.text(last..<words.count), Confidence(rawValue: 65), precision: 60))
      }
    }
    if hits.isEmpty, let seat = constituency(clause) { hits.append(seat) }
    return hits
  }

  /// Places behind a word that leads to one: "based in Leeds", "a teacher in Hull".
  private func cued(_ clause: BioClause, from start: Int) -> [Hit] {
    let words = clause.words
    var hits: [Hit] = []
    var index = 0
    while index < words.count {
      let cue = clause.phrases.length(.placeCues, at: index)
      let isIn = cue == 0 && ["in", "yn", "en", "around"].contains(words[index].folded)
      let isWithin = isDescribed(clause, at: index)
      guard cue > 0 || isWithin || (isIn && index >= min(start, words.count)) else {
        index += 1
        continue
      }
      var next = index + max(cue, 1)
      if next < words.count, ["the", "sunny", "rainy", "lovely"].contains(words[next].folded) { next += 1 }
      guard next < words.count, let end = placeEnd(clause, from: next), end > next else {
        index = max(next, index + 1)
        continue
      }
      let place = known(clause, at: next)
      let isHome = words[index..<next].contains { Self.homes.contains($0.folded) }
      let isLoose = Self.loose.contains(words[index].folded) && cue == 1 || words[index].folded == "from"
      if place != nil || (cue > 0 && !isLoose) {
        // "lives and works in Cardiff": one place for both.
        let text =
          place?.radical
          ?? (isWithin ? clause.text(next..<next + (place?.length ?? 1)) : clause.text(next..<end))
        // "lives and works in Cardiff", "I work and live in Cardiff".
        let isBoth =
          index > 1 && words[index - 1].folded == "and"
          && (words[index].folded.hasPrefix("work") || words[index - 2].folded.hasPrefix("work"))
        hits.append(
          Hit(
            isHome && !isBoth ? .homeLocation : .workLocation, text,
            cue > 0 && place != nil ? .strongPattern : place != nil ? Confidence(rawValue: 65) : .weakPattern,
            precision: PlacePrecision.of(text)))
      }
      index = end
    }
    return hits
  }

  private static let sites: Set<String> = [
    "primary", "secondary", "school", "hospital", "council", "charity", "nursery", "college", "academy",
    "surgery",
    "library", "office", "firm", "based",
  ]

  /// "at a Derbyshire primary": the place stands before what is there.
  private func isDescribed(_ clause: BioClause, at index: Int) -> Bool {
    let words = clause.words
    guard ["a", "an"].contains(words[index].folded), index + 2 < words.count else { return false }
    let length = clause.phrases.length(.places, at: index + 1)
    let next = index + 1 + length
    return length > 0 && next < words.count && Self.sites.contains(words[next].folded)
  }

  /// "elected as the MP of the Ainamoi constituency".
  private func constituency(_ clause: BioClause) -> Hit? {
    let words = clause.words
    guard
      let end = words.firstIndex(where: {
        ["constituency", "ward", "electorate", "canton"].contains($0.folded) && $0.mark == nil
      }), end > 0, words[end - 1].isCapitalised
    else { return nil }
    var start = end
    while start > 0, words[start - 1].isCapitalised, start == end || words[start].mark == nil { start -= 1 }
    guard start > 0, ["the", "for", "of", "in"].contains(words[start - 1].folded) else { return nil }
    let text = clause.text(start..<end)
    return Hit(.workLocation, text, Confidence(rawValue: 70), precision: PlacePrecision.of(text))
  }

  /// The known place that stands at `index`, and its name where Welsh grammar has changed its first letter.
  private func known(_ clause: BioClause, at index: Int) -> (length: Int, radical: String?)? {
    let length = clause.phrases.length(.places, at: index)
    if length > 0 { return (length, nil) }
    guard index > 0, WelshMutation.triggers.contains(clause.words[index - 1].folded) else { return nil }
    let radical = WelshMutation.radicals(of: clause.words[index].text).first { lexicon.isPlace($0) }
    return radical.map { (1, $0) }
  }

  /// Where the capitalised words of a place end ("Matlock, England, United Kingdom").
  func placeEnd(_ clause: BioClause, from start: Int) -> Int? {
    let words = clause.words
    var end = start
    while end < words.count, end < start + 7 {
      let word = words[end]
      if end > start, let mark = word.mark, mark != "," { break }
      let isDistrict = word.text.contains { $0.isNumber } && word.text.first?.isLetter == true
      guard
        word.isCapitalised || isDistrict
          || (end > start && ["of", "upon", "on", "and", "le", "the", "under"].contains(word.folded))
      else { break }
      end += 1
    }
    while end > start, ["of", "upon", "on", "and", "le", "the", "under"].contains(words[end - 1].folded) {
      end -= 1
    }
    return end > start ? end : nil
  }
}
