import Model

/// Asks every check of every page.
struct Judgement: Sendable {
  let pages: AuditedPages
  let rules: [CheckRule]
  let role: Role
  let person: PersonScore
  let decisions: Decisions
  let letters: [Letter]

  /// One finding for each page and check: on show first, then what to look at, then what stays open, then
  /// what was looked for and not seen.
  ///
  /// - Parameter joined: the findings about several pages, which take their places among the others.
  func findings(with joined: [Finding]) -> [Finding] {
    var ids = UniqueNames()
    let ordered = rules.filter { $0.check.joined == nil }.sorted { $0.check.id < $1.check.id }
    let places = Dictionary(
      pages.all.enumerated().map { ($1.profile.id, $0) }, uniquingKeysWith: { first, _ in first })
    let together = joined.map { (finding: $0, page: places[$0.profileID] ?? 0) }
    let judged = pages.all.enumerated().flatMap { index, page in
      ordered.map { rule in
        let finding = finding(of: rule, on: page, id: ids.unique("f-\(page.slug)-\(rule.check.id)"))
        return (finding: finding, page: index)
      }
    }
    return (together + judged).sorted { a, b in
      let (x, y) = (a.finding, b.finding)
      if x.group != y.group { return x.group < y.group }
      if x.severity != y.severity { return x.severity > y.severity }
      if x.confidence != y.confidence { return x.sureness > y.sureness }
      if x.gain != y.gain { return x.gain > y.gain }
      return (a.page, x.checkID, x.id) < (b.page, y.checkID, y.id)
    }.map(\.finding)
  }

  private func finding(of rule: CheckRule, on page: AuditedPage, id: String) -> Finding {
    let check = rule.check
    let possible = page.possible(rule)
    // Over all that may be shown, so that a fact the reader grows surer of is the same fact.
    let fingerprint = Fingerprint.of(check: check, page: page, exposures: possible)
    let answer = decisions.answer(to: fingerprint, possible: possible)
    let left = possible.filter { decisions.dismissed[$0.id] == nil }
    let sure = left.filter { decisions.confidence(of: $0).counts }
    let shown = !sure.isEmpty ? sure : left.isEmpty ? possible : left
    let verdict = verdict(
      of: rule, isShown: !sure.isEmpty, mayBeShown: !left.isEmpty, isDismissed: answer?.word == .notMe,
      on: page)
    return Finding(
      id: id,
      checkID: check.id,
      title: check.title,
      lookedFor: check.lookedFor,
      outcome: verdict.outcome,
      severity: check.severity.raised(for: role),
      clauses: check.policy.map(\.clause).withoutRepeats,
      profileID: page.profile.id,
      exposureIDs: shown.map(\.id),
      confidence: shown.map(decisions.confidence).max(),
      why: check.why.value(for: role),
      remediations: left.isEmpty ? [] : remediations(of: check, on: page),
      gain: verdict.outcome == .flagged ? person.value - person.value(without: Set(sure.map(\.id))) : 0,
      cause: verdict.cause,
      nextStep: verdict.step?.words,
      fingerprint: fingerprint, answer: answer,
      isScored: check.condition.attributes.contains { person.scoring.scheme.weights[$0] != nil },
      letters: left.isEmpty
        ? []
        : letters.filter { !$0.attributes.filter(check.condition.attributes.contains).isEmpty }.map(\.id),
      stepKind: verdict.step?.kind, translations: check.translations.mapValues { $0.finding(for: role) })
  }

  private typealias Verdict = (outcome: Outcome, cause: CannotTellCause?, step: SaidStep?)

  /// State and facts are independent: a wall that leaks is flagged, and only a whole profile is clear.
  ///
  /// What the person said is not about them does not apply, and says nothing of a page that was not seen.
  private func verdict(
    of rule: CheckRule, isShown: Bool, mayBeShown: Bool, isDismissed: Bool, on page: AuditedPage
  ) -> Verdict {
    if isShown { return (.flagged, nil, nil) }
    if mayBeShown { return (.cannotTell, .unanswered, NextSteps.lookAtLine) }
    let check = rule.check
    if page.isSeen, check.condition.attributes.contains(where: page.reading.staleAttributes.contains) {
      return (.cannotTell, .staleRule, NextSteps.staleRule)
    }
    if page.isSeen, isDismissed || !rule.applies(to: page.reading.exposures) {
      return (.notApplicable, nil, nil)
    }
    if page.isSeen, let step = check.notSeen.cannotRuleOut {
      return (.cannotTell, .notTried, SaidStep(step, nil))
    }
    if page.isSeen { return (.clear, nil, nil) }
    if page.reading.state == .profile, page.reading.capture.omitsScripts {
      return (.cannotTell, .incompleteSave, pages.nextStep(for: page))
    }
    return (.cannotTell, CannotTellCause(page.reading.state) ?? .unreadable, pages.nextStep(for: page))
  }

  private func remediations(of check: Check, on page: AuditedPage) -> [Remediation] {
    let own = check.remediations.filter { $0.platformID == page.platform?.id }
    return own.isEmpty ? check.remediations.filter { $0.platformID == Remediation.anySite } : own
  }
}

extension Finding {
  fileprivate var sureness: Int { confidence?.rawValue ?? -1 }

  /// The part of the list that the finding belongs to.
  fileprivate var group: Int {
    switch outcome {
    case .flagged: 0
    case .cannotTell: exposureIDs.isEmpty || answer?.word == .notMe ? 2 : 1
    case .clear: 3
    case .notApplicable: 4
    }
  }
}

extension Array where Element: Hashable {
  var withoutRepeats: [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
