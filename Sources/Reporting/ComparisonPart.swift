import Model

/// What has changed since an earlier audit, laid out in the order that every report tells it.
///
/// What is gone comes first, because it is why people go on.
struct ComparisonPart: Sendable {
  struct Item: Sendable {
    let title: Told
    let place: Shown
    /// What was on show; empty for a picture, which no report shows.
    let values: [Shown]
    /// Why it cannot be told what became of it.
    let reason: Told?
  }

  struct Group: Sendable {
    let title: String
    let items: [Item]
  }

  /// Counts, then both scores, then a true word of praise where there is one.
  let sentences: [String]
  let groups: [Group]

  init(_ comparison: Comparison, _ audit: Audit, dates: ReportDate, words: any Words) {
    let exposures = Dictionary(
      audit.profiles.flatMap(\.reading.exposures).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first }
    )
    let titles = audit.profileTitles
    func now(_ state: BaselineState) -> [Item] {
      audit.findings.filter { $0.isOnShow && comparison.states[$0.id] == state }.map { finding in
        let facts = finding.exposureIDs.compactMap { exposures[$0] }.filter { $0.attribute != .photograph }
        return Item(
          title: words.title(of: finding), place: Shown(titles[finding.profileID] ?? finding.profileID),
          values: facts.map { Shown($0.value, limit: Evidence.excerptLimit) }, reason: nil)
      }
    }
    func past(_ findings: [PastFinding]) -> [Item] {
      findings.map { finding in
        Item(
          title: words.title(of: finding), place: Shown(finding.profileTitle),
          values: finding.values.map { Shown($0, limit: Evidence.excerptLimit) },
          reason: words.reason(of: finding))
      }
    }
    let gone = past(comparison.absent)
    let fresh = now(.new)
    let unknown = past(comparison.notAssessedNow)
    let score = comparison.baselineScore
    let answered = audit.findings.count { $0.answer != nil }
    sentences =
      [
        words.changes(
          since: dates.day(comparison.baselineAuditedAt), gone: gone.count, fresh: fresh.count,
          same: now(.unchanged).count + now(.updated).count, unknown: unknown.count),
        words.scores(
          then: words.range(score.value, score.upper), now: words.range(audit.score.value, audit.score.upper)),
      ] + (comparison.isRescored ? [words.scoredAgain] : [])
      + (answered > 0 ? [words.answeredCount(answered)] : [])
      + (!gone.isEmpty && fresh.isEmpty && audit.score.value < score.value && audit.score.upper <= score.upper
        ? [words.wellDone] : [])
    groups = [
      Group(title: words.goneTitle, items: gone), Group(title: words.newTitle, items: fresh),
      Group(title: words.updatedTitle, items: now(.updated)),
      Group(title: words.notSeenNowTitle, items: unknown),
    ].filter { !$0.items.isEmpty }
  }
}
