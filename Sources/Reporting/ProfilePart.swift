import Model

/// One profile's place in a report.
struct ProfilePart: Sendable {
  /// A finding with the words of the page that led to it.
  struct Entry: Sendable {
    let finding: Finding
    let quotes: [Quote]
  }

  /// Checks that one step would settle, kept together so that doubt does not drown what was seen.
  struct Doubt: Sendable {
    /// One of the checks; all have its next step.
    let first: Finding
    let findings: [Finding]

    /// Whether it says of another page what this says.
    func saysTheSame(as other: Doubt) -> Bool {
      first.nextStep == other.first.nextStep
        && findings.map(\.lookedFor) == other.findings.map(\.lookedFor)
    }
  }

  let profile: AuditedProfile
  let isAssessed: Bool
  /// Those on show, then those to check, each in the order of the audit.
  let entries: [Entry]
  let doubts: [Doubt]
  /// What was looked for and not seen.
  let notSeen: [Finding]
  /// What does not apply to such a page.
  let notApplicable: [Finding]

  init(_ profile: AuditedProfile, findings: [Finding], exposures: [String: Exposure]) {
    self.profile = profile
    isAssessed = profile.reading.state == .profile
    let told = findings.filter(\.isOnShow) + findings.filter(\.isToCheck)
    entries = told.map { finding in
      Entry(finding: finding, quotes: Quote.list(finding.exposureIDs.compactMap { exposures[$0] }))
    }
    let judged = isAssessed ? findings : []
    doubts = Self.doubts(judged.filter { $0.outcome == .cannotTell && !$0.isToCheck })
    notSeen = judged.filter { $0.outcome == .clear }
    notApplicable = judged.filter { $0.outcome == .notApplicable && $0.answer == nil }
  }

  private init(
    profile: AuditedProfile, isAssessed: Bool, entries: [Entry], doubts: [Doubt], notSeen: [Finding],
    notApplicable: [Finding]
  ) {
    self.profile = profile
    self.isAssessed = isAssessed
    self.entries = entries
    self.doubts = doubts
    self.notSeen = notSeen
    self.notApplicable = notApplicable
  }

  /// The part without what is said once of all pages.
  func without(_ nowhere: NowherePart) -> ProfilePart {
    guard isAssessed else { return self }
    let told = Set(nowhere.notSeen.map(\.lookedFor))
    return ProfilePart(
      profile: profile, isAssessed: isAssessed, entries: entries,
      doubts: doubts.filter { !nowhere.doubts.contains(where: $0.saysTheSame) },
      notSeen: notSeen.filter { !told.contains($0.lookedFor) }, notApplicable: notApplicable)
  }

  static func doubts(_ findings: [Finding]) -> [Doubt] {
    let byStep = Dictionary(grouping: findings, by: \.nextStep)
    var seen: Set<String?> = []
    return findings.filter { seen.insert($0.nextStep).inserted }.map {
      Doubt(first: $0, findings: byStep[$0.nextStep] ?? [])
    }
  }
}

/// Words of a page, as proof, and to whom they show.
struct Quote: Hashable, Sendable {
  /// `nil` for a picture: a report holds none and points to none, because reports get shared.
  let excerpt: Shown?
  let visibility: Visibility

  /// One quote for each different excerpt, in the order of the exposures.
  static func list(_ exposures: [Exposure]) -> [Quote] {
    var quotes: [Quote] = []
    for exposure in exposures {
      let words = exposure.evidence.first.map(\.excerpt) ?? ""
      let excerpt = Shown(words.isEmpty ? exposure.value : words, limit: Evidence.excerptLimit)
      let quote = Quote(
        excerpt: exposure.attribute == .photograph || excerpt.isEmpty ? nil : excerpt,
        visibility: exposure.visibility)
      if !quotes.contains(quote) { quotes.append(quote) }
    }
    return quotes
  }
}

/// Pages that could not be judged for one reason, and that one step would settle.
struct NotAssessedGroup: Sendable {
  let state: PageState
  let nextStep: String
  let stepKind: NextStep?
  let pages: [NotAssessed]

  /// The reason, where all pages share it.
  var commonReason: String? {
    let reasons = Set(pages.map(\.reason))
    return reasons.count == 1 ? reasons.first : nil
  }

  /// In the order in which each kind first comes up.
  static func groups(_ audit: Audit) -> [NotAssessedGroup] {
    struct Key: Hashable {
      let state: PageState
      let nextStep: String
    }
    let byKey = Dictionary(grouping: audit.notAssessed) { Key(state: $0.state, nextStep: $0.nextStep) }
    var seen: Set<Key> = []
    return audit.notAssessed.compactMap { page in
      let key = Key(state: page.state, nextStep: page.nextStep)
      guard seen.insert(key).inserted else { return nil }
      return NotAssessedGroup(
        state: key.state, nextStep: key.nextStep, stepKind: page.stepKind, pages: byKey[key] ?? [])
    }
  }
}
