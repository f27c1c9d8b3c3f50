internal import Model

/// Looks for the words that the person says are theirs: their employer, workplace and job title.
struct OwnTerms {
  let context: PageContext

  /// The same words in more places than this say nothing more.
  private static let factLimit = 60

  func facts() -> [Fact] {
    let subject = context.subject
    var terms: [(Attribute, Lexicon.PhraseSet, [String])] = []
    func add(_ attribute: Attribute, _ words: [String]) {
      let words = words.filter { ComparableText.fold($0).count > 1 }
      if !words.isEmpty { terms.append((attribute, Lexicon.PhraseSet(words), words)) }
    }
    for employer in subject.employers { add(.employer, employer.names + employer.domains) }
    add(.workLocation, subject.workplaces)
    add(.occupation, subject.jobTitles)
    guard !terms.isEmpty else { return [] }

    var facts: [Fact] = []
    for block in context.content.blocks where block.place.isDisjoint(with: [.chrome, .others]) {
      guard facts.count < Self.factLimit else { break }
      for (attribute, phrases, words) in terms {
        guard let term = match(phrases, words, in: block.text) else { continue }
        facts.append(
          Fact(
            attribute, term,
            evidence: context.evidence(.text, block.node, excerpt: excerpt(block.text, around: term)),
            visibility: block.place.contains(.hidden) ? .inCode : .onPage, confidence: .strongPattern))
      }
    }
    for meta in context.content.metas
    where ["og:title", "og:description", "description", "title"].contains(meta.key) {
      for (attribute, phrases, words) in terms {
        guard let term = match(phrases, words, in: meta.value) else { continue }
        facts.append(
          Fact(
            attribute, term, evidence: context.evidence(meta), visibility: .inPreview,
            confidence: .strongPattern))
      }
    }
    return facts
  }

  private func match(_ phrases: Lexicon.PhraseSet, _ words: [String], in text: String) -> String? {
    let folded = ComparableText.fold(text).split(separator: " ").map(String.init)
    guard phrases.occurs(in: folded[...]) else { return nil }
    let whole = " " + folded.joined(separator: " ") + " "
    return words.first { whole.holds(" " + ComparableText.fold($0) + " ") }
  }

  /// The part of a long line that holds the term.
  private func excerpt(_ text: String, around term: String) -> String {
    guard text.count > Evidence.excerptLimit, let range = text.firstRange(of: term) else { return text }
    let start = text.index(range.lowerBound, offsetBy: -60, limitedBy: text.startIndex) ?? text.startIndex
    return String(text[start...])
  }
}
