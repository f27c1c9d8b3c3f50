import Foundation
import Model

/// Asks the checks that are about all pages together. Each says its word once for the person.
struct JoinedJudgement: Sendable {
  /// Facts named in one finding, those that reach furthest.
  private static let factLimit = 40

  let pages: AuditedPages
  let rules: [CheckRule]
  let role: Role
  let decisions: Decisions

  /// What the checks say, and what of it the person said is not so.
  struct Verdict: Sendable {
    var findings: [Finding] = []
    /// The signs that join nothing by the person's word.
    var parted: Set<Hidden.PageSign> = []
  }

  /// For each check a finding for each set of pages that it flags, or one that says why none is.
  func verdict(on person: PersonScore) -> Verdict {
    var verdict = Verdict()
    guard !pages.all.isEmpty else { return verdict }
    let joints = Joints(pages: pages, facts: person.pages)
    let doubtful = SharedSigns(person.pages.map { $0.signs(from: .askingFrom) })
    for rule in rules.sorted(by: { $0.check.id < $1.check.id }) {
      guard let condition = rule.check.joined else { continue }
      var ids = UniqueNames()
      func add(_ set: JoinedSet?, _ outcome: Outcome) {
        let id = ids.unique("f-together-\(rule.check.id)")
        let (finding, parted) = finding(of: rule.check, set: set, outcome: outcome, id: id, person: person)
        verdict.findings.append(finding)
        verdict.parted.formUnion(parted)
      }
      let sure = sets(condition, rule.check, person, person.shared, joints, from: .counting)
      for set in sure { add(set, .flagged) }
      let told = Set(sure.flatMap(\.pages))
      for set in sets(condition, rule.check, person, doubtful, joints, from: .askingFrom)
      where told.isDisjoint(with: set.pages) { add(set, .cannotTell) }
      if ids.isEmpty { add(nil, nothingFound(condition, person, rule.check)) }
    }
    return verdict
  }

  /// The findings once pages are parted by the person's word, with those that they answered so.
  func verdict(on person: PersonScore, after first: Verdict) -> [Finding] {
    let answered = first.findings.filter { $0.answer?.word == .notMe }
    let checks = Set(answered.map(\.checkID))
    let now = verdict(on: person).findings.filter {
      // That nothing else was found is said by the answer.
      $0.outcome == .flagged || !checks.contains($0.checkID)
    }
    var ids = UniqueNames()
    return (answered + now).map { $0.identified(by: ids.unique("f-together-\($0.checkID)")) }
  }

  // MARK: Sets

  /// Pages that go together and flag a check.
  private struct JoinedSet {
    /// Rising, without second copies.
    let pages: [Int]
    let signs: [SharedSign]
    let joints: [Joint]
    let exposureIDs: [String]
  }

  private func sets(
    _ condition: JoinCondition, _ check: Check, _ person: PersonScore, _ shared: SharedSigns,
    _ joints: Joints, from least: Confidence
  ) -> [JoinedSet] {
    var signs = Set(condition.signs)
    // Many share a name, so it joins nothing for sure; but it is a reason to look.
    if least < .counting, signs.contains(.name) { signs.insert(.nameAlone) }
    return shared.sets(by: signs).compactMap { group in
      guard group.count >= condition.minimumPages else { return nil }
      let reaches = group.lazy.map { person.pages[$0] }.reaches(from: least)
      let met = person.scoring.scheme.combinations.filter {
        condition.combinationIDs.contains($0.id) && $0.isMet(by: reaches)
      }
      if !condition.combinationIDs.isEmpty, met.isEmpty { return nil }
      if condition.saysMore, !saysMore(group, reaches, person, from: least) { return nil }
      var told = group
      if let combination = met.first {
        let telling = group.filter { person.contributes($0, to: combination, from: least) }
        told = shared.way(between: telling, by: signs)
      }
      let joining = told.count > 1 ? shared.joining(told, by: signs) : []
      let found = joints.joints(joining, from: least)
      let facts = telling(told, reaches, check, person, from: least)
      var ids: [String] = []
      for id in found.flatMap(\.exposureIDs) + facts where !ids.contains(id) {
        if ids.count < Self.factLimit { ids.append(id) }
      }
      return JoinedSet(pages: told, signs: joining, joints: found, exposureIDs: ids)
    }
  }

  /// Whether the pages together have more points than the one of them that has most.
  private func saysMore(
    _ group: [Int], _ reaches: Scoring.Reaches, _ person: PersonScore, from least: Confidence
  ) -> Bool {
    func points(_ reaches: Scoring.Reaches) -> Int {
      person.scoring.working(reaches).reduce(0) { $0 + $1.hundredths }
    }
    let most = group.map { points(CollectionOfOne(person.pages[$0]).reaches(from: least)) }.max() ?? 0
    return points(reaches) > most
  }

  /// The facts that reach furthest of each kind that the check names; none where it asks only what joins.
  private func telling(
    _ group: [Int], _ reaches: Scoring.Reaches, _ check: Check, _ person: PersonScore, from least: Confidence
  ) -> [String] {
    guard let joined = check.joined, joined.saysMore || !joined.combinationIDs.isEmpty else { return [] }
    return check.condition.attributes.flatMap { attribute in
      group.flatMap { person.pages[$0].facts }.filter {
        $0.attribute == attribute && $0.confidence >= least && $0.reach > 0 && $0.reach == reaches[attribute]
      }.map(\.exposureID)
    }
  }

  // MARK: Findings

  private func nothingFound(_ condition: JoinCondition, _ person: PersonScore, _ check: Check) -> Outcome {
    if !pages.unseen.isEmpty { return .cannotTell }
    let distinct = Set(person.shared.firstCopy).count
    if distinct < condition.minimumPages { return .notApplicable }
    return isStale(check) ? .cannotTell : .clear
  }

  private func isStale(_ check: Check) -> Bool {
    pages.all.contains { page in
      check.condition.attributes.contains(where: page.reading.staleAttributes.contains)
    }
  }

  private func finding(
    of check: Check, set: JoinedSet?, outcome: Outcome, id: String, person: PersonScore
  ) -> (Finding, Set<Hidden.PageSign>) {
    let members = set?.pages ?? person.shared.sets(by: []).flatMap(\.self)
    let exposures = exposures(set)
    let fingerprint = Fingerprint.of(
      check: check, keys: members.map { pages.all[$0].key }, exposures: exposures)
    var answer = decisions.answered(fingerprint)
    var outcome = outcome
    var parted: Set<Hidden.PageSign> = []
    if answer?.word == .notMe {
      // What no joint makes is not undone by parting pages: then the facts themselves are to be answered.
      parted = set.map { Self.cuts(of: $0.signs) } ?? []
      if parted.isEmpty { answer = nil } else { outcome = .notApplicable }
    }
    let unsettled = outcome == .cannotTell && set == nil ? unsettled(check) : nil
    let step = outcome == .cannotTell ? unsettled?.step ?? NextSteps.joinedLine : nil
    let isFlagged = outcome == .flagged
    return (
      Finding(
        id: id, checkID: check.id, title: check.title, lookedFor: check.lookedFor, outcome: outcome,
        severity: check.severity.raised(for: role),
        clauses: check.policy.map(\.clause).withoutRepeats,
        profileID: pages.all[members.first ?? 0].profile.id,
        exposureIDs: exposures.map(\.id),
        confidence: isFlagged
          ? exposures.map(decisions.confidence).max() ?? .structuredData
          : set == nil ? nil : .weakPattern,
        why: check.why.value(for: role),
        remediations: set == nil || answer?.word == .notMe
          ? [] : check.remediations.filter { $0.platformID == Remediation.anySite },
        gain: isFlagged ? gain(check, set, person) : 0,
        cause: outcome == .cannotTell ? unsettled?.cause ?? .unanswered : nil,
        nextStep: step?.words,
        fingerprint: fingerprint, answer: answer,
        joined: JoinedPages(
          profileIDs: members.map { pages.all[$0].profile.id }, joints: set?.joints ?? []),
        stepKind: step?.kind, translations: check.translations.mapValues { $0.finding(for: role) }),
      parted
    )
  }

  private func exposures(_ set: JoinedSet?) -> [Exposure] {
    guard let set else { return [] }
    let known = Dictionary(
      set.pages.flatMap { pages.all[$0].reading.exposures }.map { ($0.id, $0) },
      uniquingKeysWith: { first, _ in first })
    return set.exposureIDs.compactMap { known[$0] }
  }

  private func unsettled(_ check: Check) -> (cause: CannotTellCause, step: SaidStep) {
    guard let page = pages.unseen.first else { return (.staleRule, NextSteps.staleRule) }
    let isCut = page.reading.state == .profile && page.reading.capture.omitsScripts
    return (
      isCut ? .incompleteSave : CannotTellCause(page.reading.state) ?? .unreadable, pages.nextStep(for: page)
    )
  }

  /// The score now minus the score once the finding is gone: the facts hidden that a combination is made of, or
  /// else the pages parted.
  private func gain(_ check: Check, _ set: JoinedSet?, _ person: PersonScore) -> Int {
    guard let set else { return 0 }
    let hidden =
      check.joined?.combinationIDs.isEmpty == false
      ? Hidden(exposureIDs: Set(set.exposureIDs)) : Hidden(cuts: Self.cuts(of: set.signs))
    return person.value - person.value(without: hidden)
  }

  /// What has to go from all pages but one, so that none of those signs joins them.
  static func cuts(of signs: [SharedSign]) -> Set<Hidden.PageSign> {
    Set(
      signs.flatMap { shared in
        let losing = shared.sign == .link ? shared.pages.prefix(1) : shared.pages.dropFirst()
        return losing.flatMap { page in
          shared.signs.filter { if case .anchor = $0 { false } else { true } }.map {
            Hidden.PageSign(page: page, sign: $0)
          }
        }
      })
  }
}
