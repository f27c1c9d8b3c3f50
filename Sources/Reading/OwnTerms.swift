internal import Model

/// Looks for the words that the person says are theirs: their employer, workplace and job title.
struct OwnTerms {
  let context: PageContext

  /// The same words in more places than this say nothing more.
  private static let factLimit = 60

  func facts() -> [Fact] {
    let subject = context.subject
    var terms: [(attribute: Attribute, text: String)] = []
    func add(_ attribute: Attribute, _ words: [String]) {
      terms += words.filter { ComparableText.fold($0).count > 1 }.map { (attribute, $0) }
    }
    for employer in subject.employers { add(.employer, employer.names + employer.domains) }
    add(.workLocation, subject.workplaces)
    add(.occupation, subject.jobTitles)
    guard !terms.isEmpty else { return [] }
    let automaton = PhraseAutomaton(terms.map { [ComparableText.fold($0.text)] })
    /// The first term of each kind that stands in the text.
    func found(in text: String) -> [(attribute: Attribute, text: String)] {
      let words = ComparableText.fold(text).spaced.map(String.init)
      let lists = Set(automaton.matches(in: words).map(\.list)).sorted()
      var found: [(attribute: Attribute, text: String)] = []
      for list in lists where !found.contains(where: { $0.attribute == terms[list].attribute }) {
        found.append(terms[list])
      }
      return found
    }

    var facts: [Fact] = []
    for block in context.content.blocks where block.place.isDisjoint(with: [.chrome, .others]) {
      guard facts.count < Self.factLimit else { break }
      for (attribute, term) in found(in: block.text) {
        facts.append(
          Fact(
            attribute, term,
            evidence: context.evidence(.text, block.node, excerpt: excerpt(block.text, around: term)),
            visibility: block.place.contains(.hidden) ? .inCode : .onPage, confidence: .strongPattern))
      }
    }
    for meta in context.content.metas
    where ["og:title", "og:description", "description", "title"].contains(meta.key) {
      for (attribute, term) in found(in: meta.value) {
        facts.append(
          Fact(
            attribute, term, evidence: context.evidence(meta), visibility: .inPreview,
            confidence: .strongPattern))
      }
    }
    return facts
  }

  /// The part of a long line that holds the term.
  private func excerpt(_ text: String, around term: String) -> String {
    guard text.count > Evidence.excerptLimit, let range = text.firstRange(of: term) else { return text }
    let start = text.index(range.lowerBound, offsetBy: -60, limitedBy: text.startIndex) ?? text.startIndex
    return String(text[start...])
  }
}
