import Model

/// What the person's answers to findings do to the facts behind them.
///
/// "Not me" takes the facts out of account everywhere, because what is not about the person is so for every
/// check. "Accepted" leaves them, and makes sure a fact that only the person could settle.
struct Decisions: Sendable {
  /// Exposure ids to the answer that took them out.
  private(set) var dismissed: [String: FindingAnswer]
  /// Exposures of which the person said that they are about them.
  private(set) var confirmed: Set<String> = []
  private let answered: [String: FindingAnswer]

  init(_ word: PersonsWord, pages: AuditedPages, rules: [CheckRule]) {
    answered = word.answered
    dismissed = word.dismissals(of: pages)
    guard !answered.isEmpty else { return }
    for page in pages.all {
      for rule in rules where rule.check.joined == nil {
        let possible = page.possible(rule)
        let fingerprint = Fingerprint.of(check: rule.check, page: page, exposures: possible)
        guard let answer = answered[fingerprint] else { continue }
        for exposure in possible {
          switch answer.word {
          case .notMe: dismissed[exposure.id] = answer
          case .accepted: confirmed.insert(exposure.id)
          }
        }
      }
    }
    confirmed.subtract(dismissed.keys)
  }

  /// The person's word on a finding about several pages.
  func answered(_ fingerprint: String) -> FindingAnswer? { answered[fingerprint] }

  /// How sure the reading is, with the person's word.
  func confidence(of exposure: Exposure) -> Confidence {
    confirmed.contains(exposure.id) ? max(exposure.confidence, .structuredData) : exposure.confidence
  }

  /// The person's word on a finding: their own, or that of the facts behind it where all of them are out.
  func answer(to fingerprint: String, possible: [Exposure]) -> FindingAnswer? {
    let out = possible.compactMap { dismissed[$0.id] }
    if !possible.isEmpty, out.count == possible.count { return answered[fingerprint] ?? out.first }
    return answered[fingerprint].flatMap { $0.word == .accepted ? $0 : nil }
  }
}

extension AuditedPage {
  /// The facts that the check may be about.
  func possible(_ rule: CheckRule) -> [Exposure] {
    let matching = reading.exposures.filter { $0.confidence >= .askingFrom && rule.matches($0) }
    return matching.isEmpty || rule.isMet(beside: reading.exposures) ? matching : []
  }
}
