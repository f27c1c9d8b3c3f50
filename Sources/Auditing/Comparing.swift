package import Model

extension Auditor {
  /// `audit` with what changed since `past`.
  ///
  /// The earlier pages are judged again by today's rules, for today's person and role, so that a score moves
  /// only because a page did.
  package func compare(_ audit: Audit, with past: PastReport) -> Audit {
    let then = self.audit(past.readings, of: audit.subject, role: audit.role, at: past.auditedAt)
    let keys = Comparing.Keys(catalogue: catalogue)
    return audit.compared(
      Comparing(then: then, now: audit, keys: keys).comparison(
        isRescored: (then.score.value, then.score.upper) != (past.scoreValue, past.scoreUpper)))
  }
}

/// Two audits of one person side by side.
struct Comparing {
  /// By what a page of either audit is known again.
  struct Keys {
    let catalogue: CheckCatalogue

    /// Profile ids to page keys.
    func of(_ audit: Audit) -> [String: String] {
      let pages = AuditedPages(audit.profiles.map(\.reading), catalogue: catalogue, hasBrowser: false).all
      return Dictionary(
        zip(audit.profiles.map(\.id), pages.map(\.key)), uniquingKeysWith: { first, _ in first })
    }
  }

  /// One check on one page.
  private struct Place: Hashable {
    let check: String
    let page: String
  }

  /// Stands for the page where a finding is about several.
  private static let together = "all pages together"

  private static func words(_ doubt: PastFinding.Doubt) -> String {
    switch doubt {
    case .notListed: "You did not list this page this time."
    case .notSeen: "This page could not be seen this time."
    case .onlyThePersonKnows: "The page shows something like it, and only you can tell what it is."
    }
  }

  private let then: Audit
  private let now: Audit
  private let thenKeys: [String: String]
  private let nowKeys: [String: String]

  init(then: Audit, now: Audit, keys: Keys) {
    self.then = then
    self.now = now
    thenKeys = keys.of(then)
    nowKeys = keys.of(now)
  }

  func comparison(isRescored: Bool) -> Comparison {
    let thenValues = Values(then)
    let nowValues = Values(now)
    let before = Dictionary(grouping: then.findings.filter { $0.outcome == .flagged }) { place($0, thenKeys) }
    let after = Dictionary(grouping: now.findings.filter { $0.outcome == .flagged }) { place($0, nowKeys) }
    var states: [String: BaselineState] = [:]
    for finding in now.findings {
      let old = before[place(finding, nowKeys)] ?? []
      states[finding.id] =
        finding.outcome == .flagged ? state(of: finding, among: old, nowValues, thenValues) : .unchanged
    }
    var absent: [PastFinding] = []
    var unknown: [PastFinding] = []
    for finding in then.findings where finding.outcome == .flagged {
      let place = place(finding, thenKeys)
      let isStillThere = (after[place] ?? []).contains {
        $0.fingerprint == finding.fingerprint || nowValues.of($0).overlap(thenValues.of(finding))
          || areJoinedStill($0, finding)
      }
      if isStillThere { continue }
      if let doubt = finding.joined.map({ doubt($0, place) }) ?? doubt(place) {
        unknown.append(past(finding, thenValues, doubt))
      } else {
        absent.append(past(finding, thenValues, nil))
      }
    }
    return Comparison(
      baselineAuditedAt: then.auditedAt, baselineScore: then.score, isRescored: isRescored, states: states,
      absent: absent, notAssessedNow: unknown)
  }

  private func place(_ finding: Finding, _ keys: [String: String]) -> Place {
    Place(
      check: finding.checkID,
      page: finding.joined == nil ? keys[finding.profileID] ?? finding.profileID : Self.together)
  }

  private func state(
    of finding: Finding, among old: [Finding], _ nowValues: Values, _ thenValues: Values
  ) -> BaselineState {
    if old.contains(where: { $0.fingerprint == finding.fingerprint }) { return .unchanged }
    let values = nowValues.of(finding)
    return old.contains { values.overlap(thenValues.of($0)) || areJoinedStill(finding, $0) } ? .updated : .new
  }

  /// Whether two pages of an earlier finding about several are together in one of today's.
  private func areJoinedStill(_ finding: Finding, _ past: Finding) -> Bool {
    guard let joined = finding.joined, let before = past.joined else { return false }
    let pages = Set(joined.profileIDs.compactMap { nowKeys[$0] })
    return before.profileIDs.compactMap { thenKeys[$0] }.count(where: pages.contains) > 1
  }

  /// Of a finding about several pages: each of them has to have been seen.
  private func doubt(_ joined: JoinedPages, _ place: Place) -> PastFinding.Doubt? {
    let doubts = joined.profileIDs.compactMap { thenKeys[$0] }.compactMap { page in
      doubt(Place(check: place.check, page: page))
    }
    if let doubt = doubts.first { return doubt }
    let isDoubtful = now.findings.contains {
      $0.checkID == place.check && $0.outcome == .cannotTell && !$0.exposureIDs.isEmpty
    }
    return isDoubtful ? .onlyThePersonKnows : nil
  }

  /// Why a fact that is not among today's findings cannot be called gone; `nil` where it can.
  private func doubt(_ place: Place) -> PastFinding.Doubt? {
    let pages = now.profiles.filter { nowKeys[$0.id] == place.page }
    if pages.isEmpty { return .notListed }
    let unseen = Set(now.notAssessed.map(\.profileID))
    guard pages.contains(where: { !unseen.contains($0.id) }) else { return .notSeen }
    let isDoubtful = now.findings.contains {
      $0.checkID == place.check && nowKeys[$0.profileID] == place.page && $0.outcome == .cannotTell
    }
    return isDoubtful ? .onlyThePersonKnows : nil
  }

  private func past(_ finding: Finding, _ values: Values, _ doubt: PastFinding.Doubt?) -> PastFinding {
    let profile = then.profiles.first { $0.id == finding.profileID }
    let exposures = values.exposures(of: finding)
    var attributes: [Attribute] = []
    for attribute in exposures.map(\.attribute) where !attributes.contains(attribute) {
      attributes.append(attribute)
    }
    return PastFinding(
      checkID: finding.checkID, title: finding.title, severity: finding.severity,
      profileTitle: profile?.title ?? finding.profileID,
      requestedURL: profile?.reading.capture.requestedURL ?? "", attributes: attributes,
      values: exposures.filter { $0.attribute != .photograph }.map(\.value),
      fingerprint: finding.fingerprint, reason: doubt.map(Self.words), doubt: doubt,
      titles: finding.translations.mapValues(\.title))
  }
}

/// The values behind the findings of one audit.
private struct Values {
  /// The comparable values of one finding.
  struct Shown {
    let kinds: [Attribute: Set<String>]

    /// Whether both tell the same fact, perhaps one of them more exactly: "Derby" and "Derby, Derbyshire".
    func overlap(_ other: Shown) -> Bool {
      kinds.contains { attribute, values in
        let others = other.kinds[attribute] ?? []
        return values.contains { value in
          others.contains { Self.isPart(value, of: $0) || Self.isPart($0, of: value) }
        }
      }
    }

    private static func isPart(_ part: String, of whole: String) -> Bool {
      let words = Set(part.split(separator: " "))
      return !words.isEmpty && words.isSubset(of: whole.split(separator: " "))
    }
  }

  private let exposures: [String: Exposure]

  init(_ audit: Audit) {
    exposures = Dictionary(
      audit.profiles.flatMap(\.reading.exposures).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first }
    )
  }

  func exposures(of finding: Finding) -> [Exposure] { finding.exposureIDs.compactMap { exposures[$0] } }

  func of(_ finding: Finding) -> Shown {
    Shown(
      kinds: Dictionary(grouping: exposures(of: finding), by: \.attribute).mapValues {
        Set($0.map(Fingerprint.comparableValue))
      })
  }
}
