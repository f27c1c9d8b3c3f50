internal import Model

/// Which place a line names, and as what.
extension BioReader {
  func places(in clause: BioClause, afterTitle: Bool, from start: Int) -> [Hit] {
    let words = clause.words
    let folded = words.map(\.folded)
    if clause.hasPlaceSign, let end = placeEnd(clause, from: 0), end > 0 {
      return [
        Hit(
          .workLocation, clause.text(0..<end), .strongPattern,
          precision: PlacePrecision.of(clause.text(0..<end)))
      ]
    }
    // The whole clause is a place: "Chesterfield", "Matlock, England".
    let whole = lexicon.places.match(folded[...])
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
    var hits: [Hit] = []
    var index = 0
    while index < words.count {
      let cue = lexicon.placeCues.match(folded[index...])
      let isIn = cue == 0 && (folded[index] == "in" || folded[index] == "yn")
      guard cue > 0 || (isIn && index >= min(start, words.count)) else {
        index += 1
        continue
      }
      let next = index + max(cue, 1)
      if next < words.count, let end = placeEnd(clause, from: next), end > next {
        let isKnown = lexicon.places.match(folded[next...]) > 0
        let isHome = ["from", "lives", "living", "live", "born", "made", "home"].contains(folded[index])
        // "Tweets from Rhian": "from" needs a known place behind it.
        if isKnown || (cue > 0 && folded[index] != "from") {
          hits.append(
            Hit(
              isHome ? .homeLocation : .workLocation, clause.text(next..<end),
              cue > 0 && isKnown ? .strongPattern : isKnown ? Confidence(rawValue: 65) : .weakPattern,
              precision: PlacePrecision.of(clause.text(next..<end))))
        }
        index = end
      } else {
        index = next
      }
    }
    // "Housing officer, Chesterfield": a place as the last member of a list behind a title.
    if hits.isEmpty, afterTitle, let last = words.lastIndex(where: { $0.mark == "," }), last >= start,
      words[last].isCapitalised
    {
      let length = lexicon.places.match(folded[last...])
      if length > 0, last + length == words.count {
        hits.append(
          Hit(.workLocation, clause.text(last..<words.count), Confidence(rawValue: 65), precision: 60))
      }
    }
    return hits
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
    return end > start ? end : nil
  }
}
