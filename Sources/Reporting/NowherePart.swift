import Model

/// What is the same on every page that was seen, so that thirty checks on four pages do not make a hundred lines.
struct NowherePart: Sendable {
  let pageCount: Int
  /// What was looked for and seen on none of them.
  let notSeen: [Finding]
  /// What none of them can tell.
  let doubts: [ProfilePart.Doubt]

  /// `nil` for fewer than two pages that were seen, or where they share nothing.
  init?(_ parts: [ProfilePart]) {
    let seen = parts.filter(\.isAssessed)
    guard seen.count > 1, let first = seen.first else { return nil }
    let others = seen.dropFirst()
    notSeen = first.notSeen.filter { finding in
      others.allSatisfy { $0.notSeen.contains { $0.lookedFor == finding.lookedFor } }
    }
    doubts = first.doubts.filter { doubt in others.allSatisfy { $0.doubts.contains(where: doubt.saysTheSame) }
    }
    pageCount = seen.count
    if notSeen.isEmpty, doubts.isEmpty { return nil }
  }
}
