import Foundation
import Model

/// Short ways to write the parts of an invented audit.
extension Exposure {
  static func sample(
    _ id: String, _ attribute: Attribute, _ value: String, _ visibility: Visibility = .onPage,
    source: EvidenceSource = .jsonLD, confidence: Confidence = .structuredData, precision: Int = 90,
    excerpt: String? = nil
  ) -> Exposure {
    Exposure(
      id: id, attribute: attribute, value: value,
      evidence: [Evidence(source: source, locator: "//*[@id='\(id)']", excerpt: excerpt ?? value)],
      visibility: visibility, confidence: confidence, precision: precision)
  }
}

extension AuditedProfile {
  static func sample(
    _ id: String, _ title: String, _ link: String, platform: String?, state: PageState = .profile,
    reason: String = "The page shows a profile to people who are not signed in.",
    exposures: [Exposure] = [], notes: [String] = [], method: CaptureMethod = .fetched,
    seenAs: SeenAs = .loggedOut
  ) -> AuditedProfile {
    let capture = Capture(
      requestedURL: link, finalURL: method == .saved ? nil : link, status: method == .saved ? nil : 200,
      method: method, seenAs: seenAs, byteCount: 48_213,
      capturedAt: Date(timeIntervalSince1970: 1_795_512_960))
    return AuditedProfile(
      id: id, title: title,
      reading: PageReading(
        capture: capture, address: method == .saved ? nil : link, platformID: platform, state: state,
        stateReason: reason, exposures: exposures, notes: notes))
  }
}

extension Finding {
  static func sample(
    _ id: String, _ check: String, _ title: String, _ outcome: Outcome, _ severity: Severity,
    _ clauses: [String], on profile: String, exposures: [String] = [], lookedFor: String,
    confidence: Confidence? = .structuredData, why: String = "", remediations: [Remediation] = [],
    gain: Int = 0, cause: CannotTellCause? = nil, nextStep: String? = nil, answer: FindingAnswer? = nil,
    joined: JoinedPages? = nil
  ) -> Finding {
    Finding(
      id: id, checkID: check, title: title, lookedFor: lookedFor, outcome: outcome, severity: severity,
      clauses: clauses, profileID: profile, exposureIDs: exposures,
      confidence: exposures.isEmpty ? nil : confidence, why: why, remediations: remediations, gain: gain,
      cause: cause, nextStep: nextStep, fingerprint: "fp-\(id)", answer: answer, joined: joined)
  }

  /// A check that looked and did not see.
  static func clear(_ id: String, _ check: String, _ lookedFor: String, on profile: String) -> Finding {
    .sample(id, check, "\(lookedFor) is on show", .clear, .low, ["5.2"], on: profile, lookedFor: lookedFor)
  }
}

extension Remediation {
  static let linkedInVisibility = Remediation(
    platformID: "linkedin",
    steps: [
      "Open your public profile settings.",
      "Set “Your profile's public visibility” to Off.",
    ],
    link: "https://www.linkedin.com/public-profile/settings", asOf: "2026-09-01",
    source: "https://www.linkedin.com/help/linkedin/answer/a518980", minutes: 2,
    sideEffect: "People who are not signed in will not see your page at all.")

  static let xBio = Remediation(
    platformID: "x",
    steps: ["Open “Edit profile”.", "Take your job and your employer out of “Bio”."],
    link: "https://x.com/settings/profile", asOf: "2026-08-15", minutes: 3)

  static let blogPost = Remediation(
    platformID: Remediation.anySite,
    steps: ["Open the post in your blog.", "Take out the place, the day and the time."], minutes: 10,
    sideEffect: "Copies may stay in web archives for a while.")

  static let facebookPicture = Remediation(
    platformID: "facebook",
    steps: ["Open your profile and choose your picture.", "Choose a picture without your face in it."],
    link: "https://www.facebook.com/me", asOf: "2026-09-01", minutes: 4)

  /// A catalogue of somebody's own may hold what no report may link to.
  static let scriptLink = Remediation(
    platformID: Remediation.anySite, steps: ["Ask the person who wrote it to take it down."],
    link: "javascript:alert(1)", minutes: 5)
}
