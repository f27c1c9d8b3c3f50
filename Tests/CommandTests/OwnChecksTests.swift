import Foundation
import Support
import Testing

@Suite("Checks of one's own")
struct OwnChecksTests {
  private let workplace: Workplace

  init() throws {
    workplace = try Workplace()
    try workplace.write(Sample.profile, to: "good.html")
  }

  /// A fifth check, as a policy owner would write it.
  static let check = """
    id: email-visible
    title: Your e-mail address is on show
    looked_for: your e-mail address
    status: trial
    policy:
      - clause: "5.2"
        words: providing details of their occupation, employer, and work location
    why:
      default: A stranger can see your e-mail address. They can write to you at any hour.
    personal_data: pd:EmailAddress
    threat: identifying
    looks_for:
      attribute: email
    severity:
      default: medium
      safeguarding: high
    advice:
      any-site:
        steps:
          - Open the page where you edit your profile.
          - Take out the e-mail address.
        minutes: 2
    false_alarms:
      - The address belongs to a shop on the page.
    examples:
      - says: stated in the page's data
        outcome: flagged
        shows: robin@mail.example.org
        html: |
          <!DOCTYPE html><html><head><title>Robin Ashdale</title>
          <script type="application/ld+json">
          {"@context": "https://schema.org", "@type": "Person", "name": "Robin Ashdale",
           "email": "robin@mail.example.org"}
          </script></head><body><h1>Robin Ashdale</h1></body></html>
      - says: no address
        outcome: clear
        html: |
          <!DOCTYPE html><html><head><title>Robin Ashdale</title><meta property="og:type" content="profile">
          </head><body><h1>Robin Ashdale</h1><p>Hills and maps.</p></body></html>

    """

  @Test("a check that is dropped into a folder is used beside those inside, with no rebuild")
  func fifthCheck() async throws {
    let before = try await workplace.audit(["good.html"]).report()
    #expect(!before.findings.contains { $0.check == "email-visible" })

    try workplace.write(Self.check, to: "ours/email-visible.yaml")
    let outcome = try await workplace.audit(["good.html", "--catalogue", "ours", "--role", "social-worker"])
    outcome.expect(0)
    let report = try outcome.report()
    let finding = try #require(report.findings.first { $0.check == "email-visible" })
    #expect(finding.outcome == "flagged")
    #expect(finding.severity == "high")
    let shown = report.profiles[0].exposures.filter { finding.exposures.contains($0.id) }.map(\.value)
    #expect(shown == ["sam.tarrant@mail.example.org"])
    #expect(Set(report.findings.map(\.check)) == Set(before.findings.map(\.check)).union(["email-visible"]))

    let text = try await workplace.run("audit", "good.html", "--catalogue", "ours")
    text.expect(0)
    #expect(text.output.contains("Your e-mail address is on show"))
    #expect(text.output.contains("Do: Open the page where you edit your profile. Take out the e-mail"))
  }

  @Test(
    "a wrong check file ends the run before anything is fetched, with file, line and remedy",
    arguments: [
      (
        "severity:\n  default: medium", "severty:\n  default: medium",
        "There is no key “severty” here. Did you mean “severity”?"
      ),
      ("attribute: email", "attribute: emial", "“emial” is not an attribute. Did you mean “email”?"),
      ("default: medium", "default: dreadful", "“dreadful” is not"),
      ("clause: \"5.2\"", "clause: \"99.9\"", "“99.9” is not a clause"),
      (
        "id: email-visible", "id: email-on-show",
        "The id is “email-on-show” and the file is “email-visible.yaml”."
      ),
    ])
  func wrongCheck(good: String, bad: String, message: String) async throws {
    let text = Self.check.replacing(good, with: bad, maxReplacements: 1)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let word = bad.split(separator: "\n").first ?? ""
    let line = try #require(lines.firstIndex { $0.contains(word) }) + 1
    let server = try await LoopbackServer.start(["/sam": .html(Sample.profile)])
    try workplace.write(text, to: "ours/email-visible.yaml")
    let outcome = try await workplace.run(
      "audit", "--allow-private-network", server.url(for: "/sam"), "--catalogue", "ours")
    outcome.expect(65)
    #expect(outcome.output == "")
    #expect(outcome.errors.hasPrefix("netcurtain: ours/email-visible.yaml:"), "\(outcome.errors)")
    #expect(outcome.errors.contains("ours/email-visible.yaml:\(line): \(message)"), "\(outcome.errors)")
    #expect(outcome.errors.hasSuffix("\nNothing was fetched.\n"))
    #expect(server.requests.isEmpty)
    await server.stop()
  }

  @Test("a platform file whose XPath cannot run ends the run, with file and line")
  func wrongQuery() async throws {
    try workplace.write(
      """
      id: village-forum
      title: Village Forum
      domains: [forum.example.org]
      selectors:
        - attribute: employer
          xpath: "//p[nonsense()]"
      """, to: "ours/platforms/village-forum.yaml")
    let outcome = try await workplace.run("audit", "good.html", "--catalogue", "ours")
    outcome.expect(65)
    #expect(
      outcome.errors.contains("platforms/village-forum.yaml:"),
      "\(outcome.errors)")
    #expect(outcome.output == "")
  }

  @Test("a folder of checks that is not there, or holds none")
  func wrongFolder() async throws {
    try workplace.makeFolder("empty")
    let missing = try await workplace.run("audit", "good.html", "--catalogue", "nowhere")
    missing.expect(65)
    #expect(missing.errors.contains("nowhere: There is no folder of that name."))
    let empty = try await workplace.run("audit", "good.html", "--catalogue", "empty")
    empty.expect(65)
    #expect(empty.errors.contains("empty: The folder holds no .yaml file."))
    #expect(empty.output == "")
  }
}
