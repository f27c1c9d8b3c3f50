import Model

/// An audit laid out in the order that every report tells it (docs/reports.md).
///
/// It only sorts into places and counts. Judging is done: a fact, a severity and a gain come from the audit as
/// they are, so that two formats cannot disagree.
struct ReportOutline: Sendable {
  /// Pages that a stranger's view was had of.
  let assessedCount: Int
  /// Pages that could not be judged.
  let unassessedCount: Int
  /// Pages that a proxy asked for.
  let viaProxyCount: Int
  /// How many things the person has to look at.
  let toCheckCount: Int
  /// The kinds of fact in flagged findings, in the order of ``Attribute``.
  let kinds: [Attribute]
  /// What search results and link previews show before a page is opened.
  let firstLook: [FirstLook]
  let profiles: [ProfilePart]
  /// What was seen on none of several pages, said once; `nil` where there is nothing to say so of.
  let nowhere: NowherePart?
  let notAssessed: [NotAssessedGroup]
  let person: PersonPart
  let together: TogetherPart

  /// - Parameter words: what joins pages is said in.
  init(_ audit: Audit, words: any Words) {
    let exposures = Dictionary(
      audit.profiles.flatMap(\.reading.exposures).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first }
    )
    let listed = Set(audit.notAssessed.map(\.profileID))
    let byProfile = Dictionary(grouping: audit.findings.filter { $0.joined == nil }, by: \.profileID)

    assessedCount = audit.profiles.count { $0.reading.state == .profile && !$0.reading.capture.omitsScripts }
    unassessedCount = audit.profiles.count - assessedCount
    viaProxyCount = audit.profiles.count(where: \.reading.capture.viaProxy)
    toCheckCount = audit.findings.count { $0.isToCheck }
    kinds = Self.kinds(
      audit.findings.filter(\.isOnShow).flatMap(\.exposureIDs).compactMap { exposures[$0] })
    firstLook = Self.firstLook(audit, exposures: exposures)
    let parts = audit.profiles.map { profile in
      ProfilePart(profile, findings: byProfile[profile.id] ?? [], exposures: exposures)
    }
    let nowhere = NowherePart(parts)
    self.nowhere = nowhere
    profiles = zip(audit.profiles, parts).compactMap { profile, part in
      let part = nowhere.map(part.without) ?? part
      // A page that shows nothing and could not be judged stands under "Not assessed" alone.
      return part.isAssessed || !part.entries.isEmpty || !listed.contains(profile.id) ? part : nil
    }
    notAssessed = NotAssessedGroup.groups(audit)
    person = PersonPart(audit)
    together = TogetherPart(audit, exposures: exposures, words: words)
  }

  private static func kinds(_ exposures: [Exposure]) -> [Attribute] {
    let seen = Set(exposures.map(\.attribute))
    return Attribute.allCases.filter(seen.contains)
  }

  private static func firstLook(_ audit: Audit, exposures: [String: Exposure]) -> [FirstLook] {
    var looks: [Attribute: [FirstLook.Value]] = [:]
    let titles = audit.profileTitles
    for finding in audit.findings where finding.isOnShow && finding.joined == nil {
      let title = Shown(titles[finding.profileID] ?? finding.profileID)
      for exposure in finding.exposureIDs.compactMap({ exposures[$0] })
      // That search engines may list the page is no fact that a search result shows.
      where exposure.visibility == .inPreview && exposure.attribute != .searchIndexing {
        let isPicture = exposure.attribute == .photograph
        let text = isPicture ? nil : Shown(exposure.value, limit: Evidence.excerptLimit)
        looks[exposure.attribute, default: []].add(text, on: title)
      }
    }
    return Attribute.allCases.compactMap { kind in
      looks[kind].map { FirstLook(attribute: kind, values: $0) }
    }
  }
}

/// One kind of fact that shows before any page is opened.
struct FirstLook: Sendable {
  /// A value and all places that give it.
  struct Value: Sendable {
    /// `nil` for a picture, which a report never shows or points to.
    let text: Shown?
    let titles: [Shown]
  }

  let attribute: Attribute
  let values: [Value]
}

extension [FirstLook.Value] {
  fileprivate mutating func add(_ text: Shown?, on title: Shown) {
    guard let index = firstIndex(where: { $0.text == text }) else {
      append(FirstLook.Value(text: text, titles: [title]))
      return
    }
    guard !self[index].titles.contains(title) else { return }
    self[index] = FirstLook.Value(text: text, titles: self[index].titles + [title])
  }
}

extension Finding {
  /// Whether a stranger can see it.
  var isOnShow: Bool { outcome == .flagged }

  /// Whether something was seen of which only the person can say what it is.
  var isToCheck: Bool { outcome == .cannotTell && !exposureIDs.isEmpty && answer?.word != .notMe }
}

extension Audit {
  /// Profile ids to what people call the place.
  var profileTitles: [String: String] {
    Dictionary(profiles.map { ($0.id, $0.title) }, uniquingKeysWith: { first, _ in first })
  }
}
