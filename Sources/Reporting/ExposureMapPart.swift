import Model

/// Which page shows which kind of fact, and how the pages join: the whole audit in one look.
struct ExposureMapPart: Sendable {
  /// What one page says of one kind of fact.
  enum Mark: Hashable, Sendable {
    case onShow, toCheck, notSeen
    /// The page, or this check on it, could not be judged. It never looks like ``notSeen``.
    case notAssessed
  }

  struct Row: Sendable {
    let profileID: String
    let title: Shown
    let isAssessed: Bool
    /// One for each of ``ExposureMapPart/kinds``.
    let marks: [Mark]
    /// The pages that a stranger joins to this one.
    let joinedTo: [Shown]

    /// The positions of the kinds with this mark.
    func positions(of mark: Mark) -> [Int] { marks.indices.filter { marks[$0] == mark } }
  }

  /// The kinds of fact that stand on at least one page, in the order of ``Attribute``.
  let kinds: [Attribute]
  /// One for each profile, in the person's order.
  let rows: [Row]
  /// Positions in ``rows`` of pages that one sign joins, each set once.
  let joins: [[Int]]

  init(_ audit: Audit) {
    let attributes = Dictionary(
      audit.profiles.flatMap(\.reading.exposures).map { ($0.id, $0.attribute) },
      uniquingKeysWith: { first, _ in first })
    let byProfile = Dictionary(grouping: audit.findings, by: \.profileID)
    let told = audit.findings.filter { $0.isOnShow || $0.isToCheck }
    let seen = Set(told.flatMap(\.exposureIDs).compactMap { attributes[$0] })
    let kinds = Attribute.allCases.filter(seen.contains)

    let positions = Dictionary(
      audit.profiles.enumerated().map { ($0.element.id, $0.offset) }, uniquingKeysWith: { first, _ in first })
    let joints = audit.findings.compactMap(\.joined).flatMap(\.joints) + audit.combinations.flatMap(\.joints)
    let sets = joints.filter { Joint.Sign.sure.contains($0.sign) }
      .map { Set($0.profileIDs.compactMap { positions[$0] }).sorted() }
    var seenSets: Set<[Int]> = []
    let joins = sets.filter { $0.count > 1 && seenSets.insert($0).inserted }

    let shownIDs = Set(audit.findings.filter(\.isOnShow).flatMap(\.exposureIDs))
    let openIDs = Set(audit.findings.filter(\.isToCheck).flatMap(\.exposureIDs))
    self.kinds = kinds
    self.joins = joins.sorted { $0.lexicographicallyPrecedes($1) }
    rows = audit.profiles.map { profile in
      // A finding about several pages holds facts of all of them: each counts on the page that it stands on.
      let own = profile.reading.exposures
      func seen(_ ids: Set<String>) -> Set<Attribute> {
        Set(own.filter { ids.contains($0.id) }.map(\.attribute))
      }
      let onShow = seen(shownIDs)
      let toCheck = seen(openIDs)
      let isAssessed = profile.reading.state == .profile && !profile.reading.capture.omitsScripts
      // A check whose rules no longer fit the site does not say of which kind its facts would have been.
      let isOpen = !isAssessed || (byProfile[profile.id] ?? []).contains { $0.cause == .staleRule }
      return Row(
        profileID: profile.id, title: Shown(profile.title), isAssessed: isAssessed,
        marks: kinds.map { kind in
          onShow.contains(kind)
            ? .onShow : toCheck.contains(kind) ? .toCheck : isOpen ? .notAssessed : .notSeen
        },
        joinedTo: joins.filter { $0.contains(positions[profile.id] ?? -1) }
          .reduce(into: Set<Int>()) { $0.formUnion($1) }.subtracting([positions[profile.id] ?? -1]).sorted()
          .map { Shown(audit.profiles[$0].title) })
    }
  }
}
