import Foundation
import Model
import Testing

@testable import Reporting

@Suite("The handout")
struct GuideTests {
  private static let position = FilePosition(file: "x", line: 1)
  private static let roles = [
    Role(id: "library-assistant", title: "Library assistant", tier: .publicFacing),
    Role(id: "social-worker", title: "Social <worker>", tier: .safeguarding),
  ]

  private func catalogue(asOf: String? = nil) -> CheckCatalogue {
    let walk = Remediation(
      platformID: "facebook", steps: ["Open <b>Settings</b>.", "Switch it off."],
      link: "https://www.facebook.com/settings", asOf: asOf, source: asOf.map { _ in "somebody" }, minutes: 2,
      sideEffect: "It is gone.", hides: "your list of friends")
    let platform = Platform(
      id: "facebook", title: "Facebook", domains: [], selectors: [], states: [], defaultAvatars: [],
      sitePictures: [], readsAs: [:], titleSuffixes: [], alwaysPublic: ["Your name is open."],
      advice: ["connections-visible": walk],
      reportAbuse: Remediation(
        platformID: "facebook", steps: ["Keep a picture of the screen first.", "Choose Report."], minutes: 1),
      position: Self.position)
    let check = Check(
      id: "employer-visible", title: "Your employer is on show", lookedFor: "your employer", status: .stable,
      policy: [], why: ByRole(fallback: "They can ring.", byTier: [.safeguarding: "They can wait."]),
      personalData: "", threat: "", condition: ExposureCondition(attributes: [.employer]),
      severity: ByRole(fallback: .low), remediations: [], falseAlarms: [], examples: [],
      position: Self.position)
    return CheckCatalogue(
      version: "1", checks: [check], platforms: [platform], roles: Self.roles,
      vocabulary: Vocabulary(lists: [:]),
      score: ScoreScheme(
        version: "1", weights: [:], multipliers: [:], visibility: [:], combinations: [], floors: [],
        heightenedFactor: 125, halvingPoints: 70, bands: [:], assessedShareNeeded: 60),
      clauses: [
        PolicyClause(
          clause: "A.9", place: "", about: "What to do when you are abused", how: .advice,
          position: Self.position)
      ],
      guide: GuidePlan(
        sites: [GuidePlan.Site(platformID: "facebook", called: nil, first: ["connections-visible"])],
        abused: ["Do not answer."], threatened: ["Call 999."],
        help: [GuidePlan.Help(who: "A helpline", how: "Call it.", forRoles: ["safeguarding"])]))
  }

  private func guide(_ role: Int, heightened: Bool = false, asOf: String? = nil) -> Guide {
    Guide(
      catalogue(asOf: asOf), role: Self.roles[role], isHeightened: heightened,
      date: Date(timeIntervalSince1970: 1_795_521_600), timeZone: .gmt)
  }

  @Test("tells what to learn, why in this role, what to do and whom to call, in each form")
  func whole() {
    for text in [guide(1).text(), guide(1).markdown(), guide(1).html()] {
      for words in [
        "who you work for", "They can wait.", "To hide your list of friends (about 2 minutes):",
        "Switch it off.",
        "Your name is open.", "Choose Report.", "Do not answer.", "A helpline",
        "What to do when you are abused",
        "www.facebook.com/settings", "It is gone.", "Nobody has walked these steps lately",
      ] {
        #expect(
          text.split(whereSeparator: \.isWhitespace).joined(separator: " ").contains(words),
          "\(words): \(text)")
      }
    }
    #expect(!guide(0).text().contains("A helpline"))
    #expect(guide(0).text().contains("They can ring."))
  }

  @Test("the note on safety comes first in safeguarding work, and for whoever asks for it")
  func safety() throws {
    let title = GuideWords.english.safetyTitle
    #expect(!guide(0).html().contains(title))
    for text in [guide(0, heightened: true).html(), guide(1).html(), guide(1).markdown()] {
      let note = try #require(text.firstRange(of: title))
      let first = try #require(text.firstRange(of: GuideWords.english.learnTitle))
      #expect(note.lowerBound < first.lowerBound)
    }
  }

  @Test("old steps say when they were written")
  func age() {
    #expect(
      guide(0, asOf: "2025-07").html().contains(
        "This was written in July 2025: the site may look different now."))
    #expect(guide(0, asOf: "2026-05-02").html().contains("These steps were checked on 2 May 2026."))
  }

  @Test("keeps to 80 columns, lets nothing of a file become markup, and asks for nothing from outside")
  func fits() {
    #expect(guide(1).text().split(separator: "\n").allSatisfy { $0.count <= 80 })
    let html = guide(1).html()
    #expect(!html.contains("<b>Settings"))
    #expect(html.contains("Social &lt;worker&gt;"))
    #expect(!html.contains("<script") && !html.contains("src="))
    #expect(html.contains("default-src 'none'; style-src '\(ReportStyle.guideHash)'"))
  }
}
