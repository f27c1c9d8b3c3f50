internal import Model

/// A line such as "views my own", by which a bio tells that there is an employer to whom a view could be put.
struct Disclaimer {
  let lexicon: ActivityLexicon

  /// The first such words of a text about oneself.
  func facts(in passages: [SelfTalk.Passage]) -> [Fact] {
    passages.lazy.filter(\.isBio).prefix(40).compactMap { passage in
      let line = WordLine(passage.text)
      guard let range = line.matches(lexicon.disclaimers).first else { return nil }
      let written = line.written(range)
      return Fact(
        .disclaimer, written,
        evidence: Evidence(
          source: passage.evidence.source, locator: passage.evidence.locator,
          excerpt: passage.evidence.excerpt.contains(written) ? written : passage.evidence.excerpt),
        visibility: passage.visibility, confidence: .strongPattern)
    }
  }
}
