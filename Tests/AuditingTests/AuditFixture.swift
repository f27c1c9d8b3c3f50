import Foundation
import Model

@testable import Auditing

/// A small catalogue with the weights of the published scheme, and short ways to make readings.
enum Fixture {
  static let time = Date(timeIntervalSince1970: 1_790_000_000)
  static let place = FilePosition(file: "Checks/x.yaml", line: 1)
  static let tool = Tool(name: "netcurtain", version: "1", catalogue: "1")

  static let employee = Role(id: "employee", title: "Employee", tier: .ordinary)
  static let librarian = Role(id: "librarian", title: "Library assistant", tier: .publicFacing)
  static let teacher = Role(id: "teacher", title: "Teacher", tier: .sensitive)
  static let socialWorker = Role(id: "social-worker", title: "Social worker", tier: .safeguarding)
  static let roles = [employee, librarian, teacher, socialWorker]

  static let scheme = ScoreScheme(
    version: "test",
    weights: [
      .name: weight("identity", 4), .photograph: weight("identity", 6), .occupation: weight("work", 8, true),
      .employer: weight("work", 10, true), .workLocation: weight("work", 10, true),
      .homeLocation: weight("private", 30), .telephone: weight("private", 18),
      .email: weight("private", 8, true), .birthDate: weight("private", 10, true),
      .family: weight("private", 12, true), .routine: weight("private", 12, true),
      .connections: weight("network", 12, true), .thirdPartyContent: weight("network", 6, true),
      .openContact: weight("network", 3, true), .clientLink: weight("network", 40),
      .workPost: weight("content", 10, true),
      .caseMention: weight("content", 35), .searchIndexing: weight("spread", 5),
      .linkedProfile: weight("spread", 4), .archivedCopy: weight("spread", 3),
    ],
    multipliers: [
      "identity": tiers(100, 110, 130, 160), "work": tiers(100, 120, 160, 220),
      "private": tiers(100, 110, 140, 180), "network": tiers(100, 110, 140, 200),
      "content": tiers(100, 100, 130, 160), "spread": tiers(100, 110, 130, 150),
    ],
    visibility: [.onPage: 100, .inPreview: 85, .inCode: 50],
    combinations: [
      combination("find-me-at-work", "work", 8, [(.name, 100), (.employer, 60), (.workLocation, 60)]),
      combination(
        "know-my-face-at-work", "work", 6, [(.photograph, 60), (.employer, 60), (.occupation, 60)]),
      combination(
        "policy-quartet", "work", 8,
        [(.photograph, 60), (.occupation, 60), (.employer, 60), (.workLocation, 60)]),
      combination("find-me-at-home", "private", 10, [(.name, 100), (.homeLocation, 40)]),
      combination("reach-my-family", "private", 8, [(.family, 60), (.homeLocation, 25)]),
      combination("impersonate-me", "private", 8, [(.name, 100), (.birthDate, 100), (.email, 60)]),
      combination("work-meets-private", "network", 6, [(.occupation, 60), (.connections, 50)]),
    ],
    floors: [
      ScoreScheme.Floor(
        requirement: .init(attribute: .homeLocation, minimum: 80), byTier: tiers(45, 45, 45, 70)),
      ScoreScheme.Floor(
        requirement: .init(attribute: .clientLink, minimum: 100), byTier: tiers(45, 45, 60, 70)),
      ScoreScheme.Floor(
        requirement: .init(attribute: .caseMention, minimum: 100), byTier: tiers(45, 45, 60, 70)),
      ScoreScheme.Floor(
        requirement: .init(attribute: .telephone, minimum: 100), byTier: tiers(20, 20, 20, 45)),
    ],
    heightenedFactor: 125, halvingPoints: 70,
    bands: [.low: 0, .moderate: 20, .high: 45, .veryHigh: 70], assessedShareNeeded: 60)

  private static func weight(_ classID: String, _ points: Int, _ isGated: Bool = false) -> ScoreScheme.Weight
  {
    ScoreScheme.Weight(classID: classID, points: points, isGated: isGated)
  }

  private static func tiers(_ a: Int, _ b: Int, _ c: Int, _ d: Int) -> [RoleTier: Int] {
    [.ordinary: a, .publicFacing: b, .sensitive: c, .safeguarding: d]
  }

  private static func combination(
    _ id: String, _ classID: String, _ points: Int, _ needs: [(Attribute, Int)]
  ) -> ScoreScheme.Combination {
    ScoreScheme.Combination(
      id: id, title: id, why: ByRole(fallback: "any role", byTier: [.safeguarding: "safeguarding"]),
      severity: ByRole(fallback: .medium, byTier: [.safeguarding: .high]), classID: classID, points: points,
      requirements: needs.map { ScoreScheme.Requirement(attribute: $0.0, minimum: $0.1) })
  }

  /// One check for each kind of fact, except those named in `without`.
  static func check(
    _ id: String, _ condition: ExposureCondition,
    severity: ByRole<Severity> = ByRole(fallback: .low, byTier: [.safeguarding: .high]),
    status: Check.Status = .stable, remediations: [Remediation]? = nil, notSeen: NotSeenRule = .clear,
    isOnRequest: Bool = false
  ) -> Check {
    Check(
      id: id, title: "\(id) is on show", lookedFor: "your \(id)", status: status,
      policy: [
        PolicyReference(clause: "5.2", words: "a"), PolicyReference(clause: "A.8", words: "b"),
        PolicyReference(clause: "5.2", words: "c"),
      ],
      why: ByRole(fallback: "any role", byTier: [.safeguarding: "safeguarding"]), personalData: "pd:X",
      threat: "identifying", condition: condition, notSeen: notSeen, isOnRequest: isOnRequest,
      severity: severity,
      remediations: remediations ?? [
        Remediation(platformID: Remediation.anySite, steps: ["Hide it"], minutes: 2)
      ],
      falseAlarms: [], examples: [], position: place)
  }

  static let publicPage = "https://www.linkedin.com/public-profile/settings"

  /// Checks that share one settings page on LinkedIn, and checks that have steps for any site only.
  static let checks: [Check] = [
    linkedIn("employer-visible", .employer), linkedIn("occupation-visible", .occupation),
    linkedIn("photo-visible", .photograph), linkedIn("search-indexed", .searchIndexing),
    anywhere("name-real", .name), anywhere("workplace-visible", .workLocation),
    anywhere("home-visible", .homeLocation), anywhere("family-visible", .family),
    anywhere("connections-visible", .connections), anywhere("dob-visible", .birthDate),
    anywhere("profiles-linked", .linkedProfile), anywhere("posts-public", .publicPosts),
    check("contact-visible", ExposureCondition(attributes: [.email, .telephone])),
  ]

  private static func anywhere(_ id: String, _ attribute: Attribute) -> Check {
    check(id, ExposureCondition(attributes: [attribute]))
  }

  private static func linkedIn(_ id: String, _ attribute: Attribute) -> Check {
    check(
      id, ExposureCondition(attributes: [attribute]),
      remediations: [
        Remediation(platformID: Remediation.anySite, steps: ["Hide it"], minutes: 5),
        Remediation(platformID: "linkedin", steps: ["Open the page"], link: publicPage, minutes: 3),
      ])
  }

  static func platform(_ id: String, _ title: String, _ domains: [String]) -> Platform {
    Platform(
      id: id, title: title, domains: domains, selectors: [], states: [], defaultAvatars: [],
      sitePictures: [], readsAs: [:], titleSuffixes: [], position: place)
  }

  static let platforms = [
    platform("facebook", "Facebook", ["facebook.com"]), platform("linkedin", "LinkedIn", ["linkedin.com"]),
    platform("mastodon", "Mastodon", ["mastodon.example", "other-server.example"]),
    platform("tumblr", "Tumblr", ["tumblr.com"]), platform("x", "X (Twitter)", ["x.com", "twitter.com"]),
  ]

  static let clientQuestion = Question(
    id: "client-linked", asks: "Is a client among your contacts?", explains: "Nobody asks who.",
    policy: [PolicyReference(clause: "5.3", words: "a"), PolicyReference(clause: "5.4", words: "b")],
    neededFor: ["safeguarding"], effect: .adds(.clientLink),
    severity: ByRole(fallback: .high, byTier: [.safeguarding: .critical]),
    why: ByRole(fallback: "They see what you show."), steps: ["Tell your manager."], position: place)
  static let faceQuestion = Question(
    id: "photo-face", asks: "Does it show your face?", explains: "A pet is a no.",
    policy: [PolicyReference(clause: "5.2", words: "a")],
    effect: .measures(.photograph, [.yes: 100, .notSure: 75, .no: 0]), why: ByRole(fallback: "It is you."),
    position: place)
  static let placeQuestion = Question(
    id: "place-of-work", asks: "Is it where you work?", explains: "No means home.",
    policy: [PolicyReference(clause: "5.2", words: "a")],
    effect: .moves(.workLocation, to: .homeLocation), why: ByRole(fallback: "A door."), position: place)
  static let questions = [clientQuestion, faceQuestion, placeQuestion]

  static let register = PublicRegister(
    id: "swe", title: "the register", says: "It shows your job.",
    shows: [.occupation: 90, .workLocation: 60],
    asOf: "2020-08-14", source: "somebody")
  /// A social worker whose regulator keeps a register.
  static let registered = Role(
    id: "registered", title: "Social worker", tier: .safeguarding, registerID: "swe")

  static func catalogue(_ checks: [Check] = checks, questions: [Question] = []) -> CheckCatalogue {
    CheckCatalogue(
      version: "1", checks: checks, platforms: platforms, roles: roles, vocabulary: Vocabulary(lists: [:]),
      score: scheme, clauses: clauses, questions: questions, advice: advice,
      alwaysPublic: alwaysPublic, registers: [register])
  }

  private static let clauses = [
    PolicyClause(
      clause: "5.6", place: "x", about: "x", how: .advice, advice: ["b"], position: place),
    PolicyClause(
      clause: "A.9", place: "x", about: "x", how: .advice, advice: ["a", "b"], position: place),
  ]
  private static let advice = [
    Advice(
      id: "a", text: ByRole(fallback: "Tell HR.", byTier: [.safeguarding: "Tell your lead."]),
      position: place),
    Advice(id: "b", text: ByRole(fallback: "Think."), position: place),
  ]
  private static let alwaysPublic = [
    AlwaysPublic(
      platformID: "linkedin", clause: "5.6", text: "It shows your name.", asOf: "2025-09-01", source: "x")
  ]

  static func auditor(_ checks: [Check] = checks, questions: [Question] = []) -> Auditor {
    Auditor(catalogue: catalogue(checks, questions: questions), tool: tool)
  }

  static func audit(
    _ readings: [PageReading], role: Role = employee, isHeightened: Bool = false, checks: [Check] = checks,
    questions: [Question] = [], answers: [String: Answer] = [:], answered: [String: FindingAnswer] = [:]
  ) -> Audit {
    auditor(checks, questions: questions).audit(
      readings,
      of: Subject(roleID: role.id, isHeightened: isHeightened, answers: answers, answered: answered),
      role: role, at: time)
  }
}

/// One fact, sure and exact unless said otherwise.
func fact(
  _ attribute: Attribute, _ value: String = "value", precision: Int = 100, confidence: Int = 100,
  visibility: Visibility = .onPage, current: Bool = true
) -> Exposure {
  Exposure(
    id: "e", attribute: attribute, value: value,
    evidence: [Evidence(source: .text, locator: "/html/body/p", excerpt: value)], visibility: visibility,
    confidence: Confidence(rawValue: confidence), precision: precision, current: current)
}

/// One page. A file's link is "file:NAME".
func page(
  _ link: String, _ exposures: [Exposure] = [], state: PageState = .profile, address: String? = nil,
  failure: Problem? = nil, reason: String = "The signs of it.", method: CaptureMethod = .fetched,
  omitsScripts: Bool = false
) -> PageReading {
  let isFile = link.hasPrefix("file:")
  return PageReading(
    capture: Capture(
      requestedURL: link, method: isFile ? .saved : method, seenAs: .loggedOut, capturedAt: Fixture.time,
      failure: failure, omitsScripts: omitsScripts),
    address: address ?? (isFile ? nil : link), platformID: nil, state: state, stateReason: reason,
    exposures: exposures)
}

extension PageReading {
  func with(exposures: [Exposure]? = nil, state: PageState? = nil) -> PageReading {
    PageReading(
      capture: capture, address: address, platformID: platformID, state: state ?? self.state,
      stateReason: stateReason, exposures: exposures ?? self.exposures, notes: notes)
  }
}

extension Audit {
  func finding(_ checkID: String, _ profileID: String = "p1") -> Finding? {
    findings.first { $0.checkID == checkID && $0.profileID == profileID }
  }

  /// The pages of this audit once those exposures are hidden.
  func readings(without exposureIDs: Set<String>) -> [PageReading] {
    profiles.map { profile in
      profile.reading.with(exposures: profile.reading.exposures.filter { !exposureIDs.contains($0.id) })
    }
  }
}
