import Foundation
import Support
import Testing

@Suite("Who the person is")
struct SubjectTests {
  private let workplace: Workplace
  private static let statement = "these_are_my_own_profiles: yes\n"

  init() throws {
    workplace = try Workplace()
    try workplace.write(Sample.profile, to: "good.html")
  }

  private func severity(_ outcome: Outcome) throws -> String? {
    try outcome.report().findings.first { $0.check == "employer-visible" }?.severity
  }

  @Test("netcurtain.yaml of the folder is used when it is there")
  func usualFile() async throws {
    try workplace.write(
      Self.statement + "role: social-worker\nprofiles: [good.html]\n", to: "netcurtain.yaml")
    let outcome = try await workplace.audit([])
    outcome.expect(0)
    let report = try outcome.report()
    #expect(report.subject.role == "social-worker")
    #expect(report.profiles.map(\.requestedURL) == ["file:good.html"])
    #expect(try severity(outcome) == "high")
  }

  @Test("--subject is used in place of netcurtain.yaml, and its files lie beside it")
  func namedFile() async throws {
    try workplace.write("role: nonsense\n", to: "netcurtain.yaml")
    try workplace.write(Sample.quietProfile, to: "other/kit.html")
    try workplace.write(
      Self.statement + "role: library-assistant\nprofiles: [kit.html]\n", to: "other/me.yaml")
    let outcome = try await workplace.audit(["--subject", "other/me.yaml"])
    outcome.expect(0)
    let report = try outcome.report()
    #expect(report.subject.role == "library-assistant")
    #expect(report.profiles.map(\.state) == ["profile"])
  }

  @Test("a role and links that are typed take the place of those in the file")
  func options() async throws {
    try workplace.write(Sample.quietProfile, to: "kit.html")
    try workplace.write(Self.statement + "role: social-worker\nprofiles: [kit.html]\n", to: "netcurtain.yaml")
    let outcome = try await workplace.audit(["good.html", "--role", "employee"])
    outcome.expect(0)
    let report = try outcome.report()
    #expect(report.subject.role == "employee")
    #expect(report.profiles.map(\.requestedURL) == ["file:good.html"])
    #expect(try severity(outcome) == "low")
  }

  @Test("an employer that is typed is found where no general rule knows it")
  func ownEmployer() async throws {
    try workplace.write(
      Sample.quietProfile.replacing("Bread, bikes", with: "Zorblix Quandary. Bread, bikes"), to: "kit.html")
    let without = try await workplace.audit(["kit.html"]).report()
    #expect(without.findings.first { $0.check == "employer-visible" }?.outcome == "clear")
    let with = try await workplace.audit(["kit.html", "--employer", "Zorblix Quandary"]).report()
    #expect(with.findings.first { $0.check == "employer-visible" }?.outcome == "flagged")
  }

  @Test(
    "a wrong netcurtain.yaml ends the run before anything is fetched, with file, line and remedy",
    arguments: [
      ("\(statement)rol: teacher\n", "netcurtain.yaml:2: There is no key “rol” here. Did you mean “role”?"),
      ("name: Sam Tarrant\n", "netcurtain.yaml:1: The file does not say that these are your own profiles."),
      (
        "these_are_my_own_profiles: no\n",
        "netcurtain.yaml:1: The file says that these are not your own profiles."
      ),
      (
        "\(statement)name: Sam\nrole: socialworker\n",
        "netcurtain.yaml:3: “socialworker” is not a role of the catalogue."
      ),
      ("\(statement)profiles: [\n", "netcurtain.yaml:"),
      (
        "\(statement)heightened: perhaps\n",
        "netcurtain.yaml:2: “heightened” wants yes or no. Write yes or no"
      ),
    ])
  func wrongFile(text: String, message: String) async throws {
    let server = try await LoopbackServer.start(["/sam": .html(Sample.profile)])
    try workplace.write(text, to: "netcurtain.yaml")
    let outcome = try await workplace.run("audit", "--allow-private-network", server.url(for: "/sam"))
    outcome.expect(65)
    #expect(outcome.output == "")
    #expect(outcome.errors.hasPrefix("netcurtain: \(message)"), "\(outcome.errors)")
    #expect(outcome.errors.hasSuffix("\nNothing was fetched.\n"))
    #expect(server.requests.isEmpty)
    await server.stop()
  }

  @Test("everything that is wrong is said at once")
  func severalFaults() async throws {
    try workplace.write("nam: Sam\nrole: wizard\n", to: "netcurtain.yaml")
    let outcome = try await workplace.run("audit", "good.html")
    outcome.expect(65)
    #expect(outcome.errors.contains("netcurtain.yaml:1: There is no key “nam” here. Did you mean “name”?"))
    #expect(outcome.errors.contains("netcurtain.yaml:2: “wizard” is not a role"))
    #expect(outcome.errors.contains("these_are_my_own_profiles: yes"))
  }

  @Test("a subject file that is not there")
  func missingFile() async throws {
    let outcome = try await workplace.run("audit", "good.html", "--subject", "nowhere.yaml")
    outcome.expect(65)
    #expect(outcome.output == "")
    #expect(outcome.errors.hasPrefix("netcurtain: nowhere.yaml:1: The file cannot be opened. Check its name"))
  }
}
