import Model

/// What the person's pages say together, laid out for every report: told once, not once for each page.
struct TogetherPart: Sendable {
  /// A finding about several pages, with the titles of the pages and what joins them.
  struct Entry: Sendable {
    let entry: ProfilePart.Entry
    let places: [Shown]
    let joints: [JointPart]
    /// The page that stands for all of them.
    let profile: AuditedProfile
  }

  /// Facts that join up, with what joins the pages that they stand on.
  struct Joined: Sendable {
    let combination: Combination
    let places: [Shown]
    let joints: [JointPart]
  }

  /// Those on show, then those to check.
  let entries: [Entry]
  /// Without those that a finding tells of already.
  let combinations: [Joined]
  let doubts: [ProfilePart.Doubt]
  let notSeen: [Finding]

  init(_ audit: Audit, exposures: [String: Exposure], words: any Words) {
    let titles = audit.profileTitles
    func places(_ ids: [String]) -> [Shown] { ids.map { Shown(titles[$0] ?? $0) } }
    // Several findings rest on the same signs: each sign is told in full once.
    var toldJoints: Set<JointPart> = []
    func joints(_ joints: [Joint]) -> [JointPart] {
      let parts = joints.map { JointPart($0, titles: titles, words: words) }
      // One sign alone is what the finding is about.
      guard parts.count > 1 else { return parts }
      let fresh = parts.filter { toldJoints.insert($0).inserted }
      return fresh.count == parts.count ? fresh : fresh + [.asAbove(words)]
    }
    let findings = audit.findings.filter { $0.joined != nil }
    let profiles = Dictionary(audit.profiles.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    entries = (findings.filter(\.isOnShow) + findings.filter(\.isToCheck)).compactMap { finding in
      guard let joined = finding.joined, let profile = profiles[finding.profileID] else { return nil }
      // Where signs join pages they are the proof; the facts themselves are quoted with each page.
      let facts = joined.joints.isEmpty ? finding.exposureIDs.compactMap { exposures[$0] } : []
      return Entry(
        entry: ProfilePart.Entry(finding: finding, quotes: Quote.list(facts)),
        places: places(joined.profileIDs), joints: joints(joined.joints), profile: profile)
    }
    let told = Set(findings.filter(\.isOnShow).map(\.checkID))
    combinations = audit.combinations.filter { !told.contains($0.id) }.map { combination in
      Joined(
        combination: combination, places: places(combination.profileIDs), joints: joints(combination.joints))
    }
    doubts = ProfilePart.doubts(findings.filter { $0.outcome == .cannotTell && !$0.isToCheck })
    notSeen = findings.filter { $0.outcome == .clear }
  }

  var isEmpty: Bool { entries.isEmpty && combinations.isEmpty && doubts.isEmpty && notSeen.isEmpty }
}

/// One reason why a stranger joins pages: our own words, then the pages' words.
struct JointPart: Hashable, Sendable {
  /// "Your X (Twitter) page links to your Facebook page:".
  let says: String
  /// Text of the pages, to be marked as such.
  let shared: [Shown]

  init(_ joint: Joint, titles: [String: String], words: any Words) {
    says = words.joint(joint.sign, joint.profileIDs.map { Shown(titles[$0] ?? $0).text })
    shared = joint.shared.map { Shown($0, limit: Evidence.excerptLimit) }
  }

  private init(says: String) {
    self.says = says
    shared = []
  }

  /// In the place of signs that were told before.
  static func asAbove(_ words: any Words) -> JointPart { JointPart(says: words.joinedAsAbove) }

  /// For plain text: the pages' words in straight quotes.
  var line: String {
    shared.isEmpty ? says : "\(says) \(shared.map { "\"\($0)\"" }.joined(separator: ", "))"
  }
}

extension Audit {
  /// The way below the band that the score is in. The ways further down are long lists that repeat it; JSON has
  /// them all.
  var shownBreaks: [BandBreak] { Array(bandBreaks.prefix(1)) }
}
