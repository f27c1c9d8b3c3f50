import Model

/// What there is to do, place by place, in the order to do it: a list to tick on paper.
struct ChecklistPart: Sendable {
  /// One visit to one page of settings, or one page to edit.
  struct Visit: Sendable {
    /// `nil` for what is about several pages.
    let place: Shown?
    let link: SafeLink?
    /// What it closes, in the order of the audit.
    let findings: [Finding]
  }

  let visits: [Visit]

  /// The first steps lead, in their order. The rest follows, what matters most first.
  init(_ audit: Audit) {
    struct Key: Hashable {
      let profileID: String?
      let link: String?
    }
    let titles = audit.profileTitles
    let open = audit.findings.filter { $0.isOnShow && !$0.isAccepted && !$0.remediations.isEmpty }
    let rank = Dictionary(
      audit.firstSteps.enumerated().flatMap { step in step.element.findingIDs.map { ($0, step.offset) } },
      uniquingKeysWith: min)
    var order: [Key] = []
    var byKey: [Key: [Finding]] = [:]
    for finding in open {
      let key = Key(
        profileID: finding.joined == nil ? finding.profileID : nil, link: finding.remediations.first?.link)
      if byKey[key] == nil { order.append(key) }
      byKey[key, default: []].append(finding)
    }
    let last = audit.firstSteps.count
    let places = order.enumerated().map { place in
      let findings = byKey[place.element] ?? []
      return (
        key: place.element, findings: findings, position: place.offset,
        step: findings.compactMap { rank[$0.id] }.min() ?? last,
        severity: findings.map(\.severity).max() ?? .note
      )
    }
    visits = places.sorted {
      ($0.step, $1.severity, $0.position) < ($1.step, $0.severity, $1.position)
    }.map { place in
      Visit(
        place: place.key.profileID.map { Shown(titles[$0] ?? $0) }, link: SafeLink(place.key.link),
        findings: place.findings)
    }
  }
}
