import Foundation
import Model

/// One of the person's pages with what tells it apart from the others.
struct AuditedPage: Sendable {
  let profile: AuditedProfile
  let platform: Platform?
  /// Equal for two captures of one profile, in this audit and the next.
  let key: String
  /// The addresses that lead to the page.
  let addresses: [ProfileAddress]
  /// Unique in the audit; part of the ids of findings.
  let slug: String

  var reading: PageReading { profile.reading }

  /// Whether the whole of a profile was seen, as a stranger sees it. Only then can a check be `clear`.
  ///
  /// A file that was saved without the page's scripts has lost the data in them, where facts often stand.
  var isSeen: Bool {
    reading.state == .profile && reading.capture.failure == nil && !reading.capture.omitsScripts
  }
}

/// The person's pages, in the order they were given.
struct AuditedPages: Sendable {
  let all: [AuditedPage]
  private let seenKeys: Set<String>
  private let hasBrowser: Bool

  init(_ readings: [PageReading], catalogue: CheckCatalogue, hasBrowser: Bool) {
    self.hasBrowser = hasBrowser
    var slugs = UniqueNames()
    all = readings.enumerated().map { index, reading in
      let identity = PageIdentity(reading, catalogue: catalogue)
      let id = "p\(index + 1)"
      return AuditedPage(
        profile: AuditedProfile(id: id, title: identity.title, reading: reading.renumbered(under: id)),
        platform: identity.platform,
        key: identity.key,
        addresses: identity.addresses,
        slug: slugs.unique(identity.slug))
    }
    seenKeys = Set(all.filter(\.isSeen).map(\.key))
  }

  /// Whether another capture of the same profile was seen, so that this one leaves nothing open.
  func isCovered(_ page: AuditedPage) -> Bool { !page.isSeen && seenKeys.contains(page.key) }

  /// The pages that still hide something from the audit.
  var unseen: [AuditedPage] { all.filter { !$0.isSeen && !isCovered($0) } }

  /// What to say of a page that could not be judged; `nil` if it could.
  func notAssessed(_ page: AuditedPage) -> NotAssessed? {
    guard !page.isSeen else { return nil }
    let step = nextStep(for: page)
    return NotAssessed(
      profileID: page.profile.id,
      requestedURL: page.reading.capture.requestedURL,
      state: page.reading.state,
      reason: NextSteps.reason(for: page.reading),
      nextStep: step.words, stepKind: step.kind)
  }

  /// What the person can do to have the page seen.
  func nextStep(for page: AuditedPage) -> SaidStep {
    isCovered(page) ? NextSteps.covered : NextSteps.toSee(page.reading, hasBrowser: hasBrowser)
  }
}

extension PageReading {
  /// The same reading with exposures whose ids are unique in the audit ("p1-e01").
  fileprivate func renumbered(under profileID: String) -> PageReading {
    with(
      exposures: exposures.enumerated().map { index, exposure in
        exposure.identified(by: "\(profileID)-e\(index < 9 ? "0" : "")\(index + 1)")
      })
  }
}

/// Hands out names, and numbers the second and later of a kind: "x", "x-2", "x-3".
struct UniqueNames: Sendable {
  private var taken: Set<String> = []

  var isEmpty: Bool { taken.isEmpty }
  private var numbers: [String: Int] = [:]

  mutating func unique(_ name: String) -> String {
    var candidate = name
    while !taken.insert(candidate).inserted {
      let number = numbers[name, default: 1] + 1
      numbers[name] = number
      candidate = "\(name)-\(number)"
    }
    return candidate
  }
}
