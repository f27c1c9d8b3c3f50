import Model

/// One thing to change at one place: the facts of one finding hidden, or a user name or picture taken that is used
/// nowhere else.
struct Action: Sendable {
  let finding: Finding
  let page: AuditedPage
  let remediation: Remediation
  let hidden: Hidden
  /// Whether nothing else is needed to close the finding.
  let closes: Bool
  /// Whether the same is reached by changing the other pages instead.
  let isAlternative: Bool
  /// What is hidden or changed, for titles.
  let attributes: [Attribute]

  /// One settings page, or the place where a profile is edited. Two accounts on one site are two places.
  struct Place: Hashable, Sendable {
    let profileKey: String
    let link: String?
  }

  var place: Place { Place(profileKey: page.key, link: remediation.link) }

  /// Opening a settings page once serves all that is done there: the longest change in full, and a minute for each
  /// of the others.
  static func minutes(of actions: [Action]) -> Int {
    Dictionary(grouping: actions, by: \.place).values.reduce(0) { sum, visit in
      sum + (visit.map(\.remediation.minutes).max() ?? 0) + visit.count - 1
    }
  }
}

/// What the person can change, from the findings that are on show.
struct Actions: Sendable {
  let all: [Action]

  init(findings: [Finding], pages: AuditedPages, person: PersonScore) {
    let indices = Dictionary(
      pages.all.enumerated().map { ($1.profile.id, $0) }, uniquingKeysWith: { first, _ in first })
    all = findings.filter { $0.outcome == .flagged }.flatMap { finding -> [Action] in
      guard let remediation = finding.remediations.first else { return [] }
      if let joined = finding.joined {
        return Self.changed(joined, finding, remediation, indices, pages, person)
      }
      guard let page = indices[finding.profileID].map({ pages.all[$0] }) else { return [] }
      let hidden = Set(finding.exposureIDs)
      var attributes: [Attribute] = []
      for exposure in page.reading.exposures where hidden.contains(exposure.id) {
        if !attributes.contains(exposure.attribute) { attributes.append(exposure.attribute) }
      }
      return [
        Action(
          finding: finding, page: page, remediation: remediation, hidden: Hidden(exposureIDs: hidden),
          closes: true, isAlternative: false, attributes: attributes)
      ]
    }
  }

  /// Another user name or picture on any of the pages that share one. Links are removed by the finding that they
  /// are, and what a name goes with is hidden by the findings of those facts.
  private static func changed(
    _ joined: JoinedPages, _ finding: Finding, _ remediation: Remediation, _ indices: [String: Int],
    _ pages: AuditedPages, _ person: PersonScore
  ) -> [Action] {
    let signs = Set(joined.joints.map(\.sign))
    guard signs.isSubset(of: [.handle, .picture]), let sign = joined.joints.first?.sign else { return [] }
    let members = joined.profileIDs.compactMap { indices[$0] }
    let shared = person.shared.joining(members, by: signs)
    return members.map { page in
      let cuts = shared.filter { $0.pages.contains(page) }.flatMap(\.signs)
      return Action(
        finding: finding, page: pages.all[page], remediation: remediation,
        hidden: Hidden(cuts: Set(cuts.map { Hidden.PageSign(page: page, sign: $0) })),
        closes: members.count == 2, isAlternative: page == members.first,
        attributes: [sign == .picture ? .photograph : .handle])
    }
  }
}
