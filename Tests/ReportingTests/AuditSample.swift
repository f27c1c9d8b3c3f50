import Foundation
import Model

/// The invented audits by name, so that a test's output names one and does not print it.
enum SampleAudit: CaseIterable {
  case sample, heightened, empty, allWalls, manyWalls

  var audit: Audit {
    switch self {
    case .sample: .sample
    case .heightened: .heightened
    case .empty: .empty
    case .allWalls: .allWalls
    case .manyWalls: .walls(64)
    }
  }
}

/// Invented audits that hold every outcome, every severity and the text that pages attack with.
extension Audit {
  /// Names as a page may write them: markup, a formula, a turned line, wide and joined characters.
  static let hostileScript = "<script>alert('curtain')</script>"
  /// An Arabic number sign forms one character with what follows it, also with a `<`.
  static let hostilePrepend = "\u{0600}<img src=x onerror=alert(2)>"
  static let hostileFormula = "=cmd|' /C calc'!A1"
  static let hostileTurn = "evil\u{202E}txt.exe"
  static let hostileEscape = "red \u{1B}[31m and \u{9B}2J bell \u{7}"
  static let family = "👨‍👩‍👧‍👦"
  static let wideName = "张伟"

  /// 24 November 2026, 9:44am in London.
  static let moment = Date(timeIntervalSince1970: 1_795_513_440)

  /// A social worker with four linked profiles, one of them behind a sign-in that still gives a name and a picture.
  static let sample = make(isHeightened: false)

  /// The same person, threatened.
  static let heightened = make(isHeightened: true)

  /// Nobody's audit: not one page was given.
  static let empty = Audit(
    tool: tool, subject: Subject(), role: Role(id: Role.defaultID, title: "Employee", tier: .ordinary),
    auditedAt: moment, profiles: [], findings: [], combinations: [],
    score: Score(value: 0, upper: 0, band: .notEnoughChecked, working: [], schemeVersion: "1"),
    firstSteps: [],
    notAssessed: [], adviceOnly: [])

  /// Every page asked for a sign-in and gave nothing away.
  static let allWalls = walls(3)

  /// As many pages as wished, none of which could be seen.
  static func walls(_ count: Int) -> Audit {
    let profiles = (1...max(1, count)).map { number in
      AuditedProfile.sample(
        "p\(number)", "Facebook", "https://www.facebook.com/rhian.example.\(number)", platform: "facebook",
        state: .loginWall, reason: "The site asked to sign in.")
    }
    return Audit(
      tool: tool, subject: Subject(names: ["Rhian Oakeshott"], isSelfAudit: true), role: socialWorker,
      auditedAt: moment, profiles: profiles,
      findings: profiles.map {
        .sample(
          "f-\($0.id)-employer", "employer-visible", "Your employer is on show", .cannotTell, .high, ["5.2"],
          on: $0.id, lookedFor: "your employer", cause: .loginWall, nextStep: wallStep)
      },
      combinations: [],
      score: Score(value: 0, upper: 88, band: .notEnoughChecked, working: [], schemeVersion: "1"),
      firstSteps: [],
      notAssessed: profiles.map {
        NotAssessed(
          profileID: $0.id, requestedURL: $0.reading.capture.requestedURL, state: .loginWall,
          reason: "Facebook asked to sign in.", nextStep: wallStep)
      }, adviceOnly: [])
  }

  private static let tool = Tool(name: "netcurtain", version: "1.0.0", catalogue: "2026-11-24")
  private static let socialWorker = Role(
    id: "social-worker", title: "Children's social worker", tier: .safeguarding)
  private static let wallStep =
    "Open your profile in a private window and save the page. Then run the audit on the saved file."

  private static func make(isHeightened: Bool) -> Audit {
    Audit(
      tool: tool,
      subject: Subject(
        names: ["Rhian Oakeshott"], employers: [Organisation(names: ["Harrowdale County Council"])],
        roleID: "social-worker", isSelfAudit: true, isHeightened: isHeightened),
      role: socialWorker, auditedAt: moment, profiles: profiles, findings: sampleFindings,
      combinations: combinations,
      score: score, firstSteps: firstSteps,
      notAssessed: [
        NotAssessed(
          profileID: "p4", requestedURL: "https://www.facebook.com/rhian.oakeshott.example",
          state: .loginWall,
          reason: "Facebook asked to sign in, so only the link preview was read.", nextStep: wallStep)
      ],
      adviceOnly: [
        ClauseAdvice(clause: "5.3", advice: "Check that nobody you work with as a client is linked to you."),
        ClauseAdvice(
          clause: "A.5", advice: "Tell your manager if a client sends you a request. Do not answer it."),
      ],
      questions: [
        AskedQuestion(
          id: "client-request", asks: "Has a client asked to be your friend?", explains: "Family counts.",
          clauses: ["A.5"], answer: .yes, isNeeded: false, severity: .high, why: "They found your page.",
          steps: ["Do not answer it.", "Tell your manager."]),
        AskedQuestion(
          id: "photo-face", asks: "Does a picture show your face?", explains: "A pet is a no.",
          clauses: ["5.2"], answer: .notSure, isNeeded: false, severity: nil, why: "By it you are known.",
          steps: []),
        AskedQuestion(
          id: "client-linked", asks: "Is a client among your contacts?", explains: "Nobody asks who.",
          clauses: ["5.3", "5.4"], answer: nil, isNeeded: true, severity: .critical, why: "They see a lot.",
          steps: ["Tell your manager."]),
        AskedQuestion(
          id: "settings-old", asks: "Is your last look at the settings long ago?", explains: "A year.",
          clauses: ["A.2"], answer: .no, isNeeded: false, severity: .low, why: "They change.",
          steps: ["Look."]),
      ],
      register: PublicRegister(
        id: "swe", title: "the public register of social workers",
        says: "The public register of social workers shows your full name and town of work.",
        shows: [.occupation: 90, .workLocation: 60], asOf: "2020-08-14", source: "the regulator"),
      bandBreaks: [
        BandBreak(
          below: .veryHigh, scoreAfter: 66, minutes: 2,
          changes: [
            Change(
              title: "Hide your employer on LinkedIn", profileID: "p1", platformID: "linkedin",
              link: "https://www.linkedin.com/public-profile/settings", minutes: 2,
              findingID: "f-linkedin-employer")
          ])
      ])
  }

  private static let profiles = [
    AuditedProfile.sample(
      "p1", "LinkedIn", "https://www.linkedin.com/in/rhian-oakeshott-example/", platform: "linkedin",
      exposures: [
        .sample("p1-e01", .name, "Rhian Oakeshott", .inPreview),
        .sample("p1-e02", .photograph, "https://media.example/rhian-400.jpg", .inPreview, source: .openGraph),
        .sample("p1-e03", .occupation, "Children's Social Worker", .inPreview),
        .sample("p1-e04", .employer, "Harrowdale County Council", .inPreview),
        .sample(
          "p1-e05", .workLocation, "Front door team, Millbeck", source: .labelledText,
          confidence: .labelledField,
          excerpt: "Front door team, Millbeck · Full-time · 2021 to now"),
        .sample("p1-e06", .thirdPartyContent, "3 recommendations", source: .platformRule),
        .sample("p1-e07", .searchIndexing, "index, follow", .inCode, source: .meta),
      ]),
    AuditedProfile.sample(
      "p2", "X (Twitter)", "https://x.com/rhian_o_example", platform: "x",
      exposures: [
        .sample("p2-e01", .name, "\(wideName) \(family) Rhian", .inPreview),
        .sample(
          "p2-e02", .employer, "Harrowdale CC", .inPreview, source: .text, confidence: .strongPattern,
          excerpt: "Social worker @HarrowdaleCC. Mum of two. Slow runner. Views my own \(hostileScript)"),
        .sample(
          "p2-e03", .family, "two children", source: .text, confidence: .strongPattern, excerpt: "Mum of two"),
        .sample("p2-e04", .linkedProfile, "https://rhianruns.example/", source: .relMe),
        .sample("p2-e05", .handle, hostileTurn, .inCode, source: .embeddedJSON),
      ], notes: ["Generic rules were used for this page."]),
    AuditedProfile.sample(
      "p3", "rhianruns.example", "file:about me.html", platform: nil,
      exposures: [
        .sample(
          "p3-e01", .routine, "Saturday at 9", source: .text, confidence: .strongPattern,
          excerpt: "You'll find me at Millbeck parkrun every Saturday at 9, pushing the buggy up the hill"),
        .sample(
          "p3-e02", .workPost, "court", source: .text, confidence: .weakPattern,
          excerpt: "Another long week of home visits and a day in court. Trainers on, head clear"),
        .sample("p3-e03", .email, hostileFormula, source: .text),
        .sample("p3-e04", .email, hostilePrepend, source: .text),
        .sample("p3-e05", .email, hostileEscape, source: .text),
        .sample("p3-e06", .homeLocation, "محمد في ليدز", source: .microformats),
      ], method: .saved, seenAs: .unknown),
    AuditedProfile.sample(
      "p4", "Facebook", "https://www.facebook.com/rhian.oakeshott.example", platform: "facebook",
      state: .loginWall, reason: "The site asked to sign in.",
      exposures: [
        .sample("p4-e01", .name, "Rhian Oakeshott", .inPreview, source: .openGraph),
        .sample("p4-e02", .photograph, "https://media.example/rhian-fb.jpg", .inPreview, source: .openGraph),
      ]),
  ]

  private static let combinations = [
    Combination(
      id: "policy-quartet", title: "One page shows all four facts that the policy names", severity: .critical,
      profileIDs: ["p1"], attributes: [.photograph, .occupation, .employer, .workLocation],
      why: "A stranger who opens this page knows your face, your job and the door you walk out of."),
    Combination(
      id: "joined-up", title: "Your work page leads to your private blog", severity: .high,
      profileIDs: ["p1", "p2", "p3"], attributes: [.name, .linkedProfile, .routine],
      why: "A stranger can follow the links from your work to where you are on Saturdays.",
      joints: [
        Joint(
          sign: .link, profileIDs: ["p1", "p2"], shared: ["x.com/rhian_example"], exposureIDs: ["p1-e01"]),
        Joint(sign: .picture, profileIDs: ["p2", "p3"], shared: ["…/rhian-400.jpg"], exposureIDs: []),
      ]),
  ]

  private static let score = Score(
    value: 82, upper: 91, band: .veryHigh,
    working: [
      ScoreLine(attribute: .employer, combinationID: nil, label: "Your employer", hundredths: 2050),
      ScoreLine(attribute: .routine, combinationID: nil, label: "Your routine", hundredths: 2015),
      ScoreLine(attribute: .photograph, combinationID: nil, label: "Your picture", hundredths: 1507),
      ScoreLine(
        attribute: nil, combinationID: "policy-quartet", label: "All four facts on one page", hundredths: 1200
      ),
    ], schemeVersion: "1")

  private static let firstSteps = [
    FirstStep(
      title: "Close your LinkedIn page to people who are not signed in", platformID: "linkedin",
      link: "https://www.linkedin.com/public-profile/settings", minutes: 2,
      findingIDs: ["f-linkedin-workplace", "f-linkedin-employer", "f-linkedin-photo", "f-linkedin-indexed"],
      scoreBefore: 82, scoreAfter: 61),
    FirstStep(
      title: "Clear your X bio", platformID: "x", link: "https://x.com/settings/profile", minutes: 3,
      findingIDs: ["f-x-employer", "f-x-family"], scoreBefore: 61, scoreAfter: 33),
    FirstStep(
      title: "Take the Saturday run out of your blog", platformID: Remediation.anySite, link: nil,
      minutes: 10,
      findingIDs: ["f-blog-routine"], scoreBefore: 33, scoreAfter: 14),
  ]
}
