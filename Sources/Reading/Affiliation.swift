internal import Model

/// Reads a line that names where somebody works, as directories of researchers have it: the post may stand before the
/// place of work, or be left out.
struct Affiliation {
  let lexicon: Lexicon

  /// More letters than this are a text, and no name of an employer.
  private static let nameLimit = 100
  /// Words of people who say with them that they work for nobody, or no more.
  private static let alone: Set<String> = [
    "independent", "freelance", "self", "retired", "unaffiliated", "none",
  ]

  /// The employer that the line names and that `facts`, read of it as a headline, lack; `nil` where there is none.
  func employer(in line: String, beside facts: [Fact]) -> String? {
    guard !facts.contains(where: { $0.attribute == .employer && $0.confidence.counts }) else { return nil }
    let clauses = BioClause.clauses(of: line, lexicon)
    // A student's university is no employer, and neither is where somebody was.
    guard !clauses.isEmpty,
      !clauses.contains(where: { $0.phrases.occurs(.students) || $0.phrases.occurs(.past, in: 0..<2) }),
      !clauses.contains(where: { $0.words.contains { Self.alone.contains($0.folded) } })
    else { return nil }
    let parts = line.split(separator: ",").map { String($0).collapsed }.filter { !$0.isEmpty }
    let hasPost = facts.contains { $0.attribute == .occupation }
    // "Lecturer, School of Housing, Harrowdale University": the widest body stands last. A post alone names none.
    let name = hasPost ? (parts.count > 1 ? parts.last : nil) : line
    return name.flatMap { isName($0) ? $0 : nil }
  }

  private func isName(_ text: String) -> Bool {
    text.count <= Self.nameLimit && text.first?.isUppercase == true && text.contains(where: \.isLetter)
  }
}
