import Foundation
import Model
import Testing

@Suite("Readings and audits survive being written and read")
struct RoundTripTests {
  private func again<Value: Codable & Equatable>(_ value: Value) throws -> Value {
    try JSONDecoder().decode(Value.self, from: JSONEncoder().encode(value))
  }

  private var reading: PageReading {
    PageReading(
      capture: Capture(
        requestedURL: "https://example.org/jo", finalURL: "https://www.example.org/jo",
        redirects: ["https://example.org/jo/"], status: 200,
        headers: [HeaderField(name: "X-Robots-Tag", value: "noindex")], method: .fetched, seenAs: .loggedOut,
        byteCount: 1234, capturedAt: Date(timeIntervalSince1970: 1_764_000_000),
        failure: Problem(.markupCut, doing: "reading", cause: "It is cut.", remedy: "Look yourself.")),
      address: "https://www.example.org/jo", platformID: nil, state: .profile,
      stateReason: "It names a person.",
      exposures: [exposure], notes: ["generic rules used"])
  }

  private var exposure: Exposure {
    Exposure(
      id: "e01", attribute: .workLocation, value: "Siân's office \"2\" </script> 👩‍👧 \\",
      evidence: EvidenceSource.allCases.map {
        Evidence(source: $0, locator: "/html#/a~1b", excerpt: "office")
      },
      visibility: .inPreview, confidence: .weakPattern, precision: 80, current: false)
  }

  @Test("A reading")
  func readings() throws {
    let copy = try again(reading)
    #expect(copy == reading)
    #expect(copy.exposures.first?.evidence.count == EvidenceSource.allCases.count)
  }

  @Test("An audit")
  func audits() throws {
    let finding = Finding(
      id: "f-site-employer-visible", checkID: "employer-visible", title: "Your employer is on show",
      lookedFor: "your employer", outcome: .cannotTell, severity: .high, clauses: ["5.2", "A.8"],
      profileID: "p1",
      exposureIDs: ["p1-e01"], confidence: .platformRule, why: "A stranger can see it.",
      remediations: [
        Remediation(
          platformID: "site", steps: ["Open it."], link: "https://example.org/s", asOf: "2025-09-01",
          source: "help page", minutes: 2, sideEffect: "Friends see less.")
      ], gain: 4, cause: .staleRule, nextStep: "Save the page.", fingerprint: "abc")
    let audit = Audit(
      tool: Tool(name: "netcurtain", version: "1.0.0", catalogue: "2026-11-24"),
      subject: Subject(
        names: ["Jo Brook"], handles: ["jo"],
        employers: [Organisation(names: ["Harrowdale Council"], domains: ["harrowdale.example"])],
        workplaces: ["Leam"], jobTitles: ["Officer"], profiles: ["https://example.org/jo"], isSelfAudit: true,
        isHeightened: true),
      role: Role(id: Role.defaultID, title: "Employee", tier: .publicFacing),
      auditedAt: Date(timeIntervalSince1970: 1_764_000_001),
      profiles: [AuditedProfile(id: "p1", title: "Site", reading: reading)], findings: [finding],
      combinations: [
        Combination(
          id: "c", title: "Two facts", severity: .critical, profileIDs: ["p1"],
          attributes: [.name, .homeLocation],
          why: "Together they lead to a door.")
      ],
      score: Score(
        value: 35, upper: 56, band: .notEnoughChecked,
        working: [
          ScoreLine(attribute: .employer, combinationID: nil, label: "Your employer", hundredths: 250)
        ],
        schemeVersion: "1"),
      firstSteps: [
        FirstStep(
          title: "Hide it", platformID: "site", link: nil, minutes: 2, findingIDs: [finding.id],
          scoreBefore: 35,
          scoreAfter: 31)
      ],
      notAssessed: [
        NotAssessed(
          profileID: "p2", requestedURL: "file:x.html", state: .loginWall, reason: "It asks.",
          nextStep: "Save it.")
      ], adviceOnly: [ClauseAdvice(clause: "5.1", advice: "Think first.")])
    #expect(try again(audit) == audit)
  }

  @Test("A score scheme keeps its tables by attribute, tier, visibility and band")
  func schemes() throws {
    let scheme = ScoreScheme(
      version: "1", weights: [.employer: .init(classID: "work", points: 10, isGated: true)],
      multipliers: ["work": [.ordinary: 100, .safeguarding: 150]], visibility: [.onPage: 100, .inCode: 60],
      combinations: [
        .init(
          id: "c", title: "t", why: ByRole(fallback: "w", byTier: [.sensitive: "s"], byRole: ["r": "o"]),
          severity: ByRole(fallback: .low), classID: "work", points: 5,
          requirements: [.init(attribute: .name, minimum: 40)])
      ], floors: [.init(requirement: .init(attribute: .homeLocation, minimum: 80), byTier: [.sensitive: 50])],
      heightenedFactor: 120, halvingPoints: 30, bands: [.low: 0, .veryHigh: 75], assessedShareNeeded: 60)
    #expect(try again(scheme) == scheme)
  }

  @Test("Attributes and bands keep the words of the report", arguments: Attribute.allCases)
  func words(attribute: Attribute) throws {
    #expect(try again([attribute]) == [attribute])
    #expect(Attribute(rawValue: "\(attribute)") == attribute)
  }
}
