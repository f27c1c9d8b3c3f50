import Foundation
import Support
import Testing

@Suite("Answers to findings")
struct AnswerTests {
  private let workplace: Workplace

  init() throws {
    workplace = try Workplace()
    try workplace.write(Sample.profile, to: "good.html")
    try workplace.write(
      "# mine\nthese_are_my_own_profiles: yes\nprofiles: [good.html]\n", to: "netcurtain.yaml")
  }

  private func finding(_ check: String, in output: String) throws -> [String: Any] {
    let root = try #require(try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any])
    let findings = try #require(root["findings"] as? [[String: Any]])
    return try #require(findings.first { $0["check"] as? String == check })
  }

  private func code(_ check: String) async throws -> String {
    let audit = try await workplace.run("audit", "--format", "json")
    return try #require(try finding(check, in: audit.output)["fingerprint"] as? String)
  }

  @Test("not me leaves the score, survives, and is listed in every form")
  func notMe() async throws {
    let before = try await workplace.audit([]).report()
    let code = try await code("employer-visible")
    try await workplace.run("answer", code, "--not-me", "my \"cousin\"").expect(0)
    #expect(workplace.mode(of: "netcurtain.yaml") == 0o600)
    #expect(try workplace.text(of: "netcurtain.yaml").hasPrefix("# mine\nthese_are_my_own_profiles: yes\n"))

    let json = try await workplace.run("audit", "--format", "json")
    let found = try finding("employer-visible", in: json.output)
    #expect(found["outcome"] as? String == "notApplicable")
    #expect(found["answer"] as? [String: String] == ["word": "not-me", "why": "my \"cousin\""])
    #expect(try await workplace.audit([]).report().score.value < before.score.value)
    for (format, words) in [
      ("text", "WHAT YOU ANSWERED"), ("html", "What you answered"), ("markdown", "## What you answered"),
      ("csv", "\"not-me\""), ("sarif", "\"suppressions\""),
    ] {
      let outcome = try await workplace.run("audit", "--format", format)
      outcome.expect(0)
      #expect(outcome.output.contains(words), "\(format)")
      #expect(outcome.output.contains("cousin"), "\(format)")
    }
    let masked = try await workplace.run("audit", "--redact", "--format", "json")
    #expect(!masked.output.contains("cousin"))
  }

  @Test("accepted stays in the score, and a later answer takes the place of an earlier one")
  func accepted() async throws {
    let before = try await workplace.audit([]).report()
    let code = try await code("employer-visible")
    try await workplace.run("answer", code, "--not-me").expect(0)
    try await workplace.run("answer", code, "--accepted", "I speak for the museum").expect(0)
    let text = try workplace.text(of: "netcurtain.yaml")
    #expect(text.components(separatedBy: code).count == 2)
    #expect(try await workplace.audit([]).report().score.value == before.score.value)
    let outcome = try await workplace.run("audit")
    #expect(outcome.output.contains("(you accepted this)"))
    #expect(outcome.output.contains("I speak for the museum"))
  }

  @Test("an answered finding is never counted as gone, neither by --baseline nor by compare")
  func compared() async throws {
    try await workplace.run("audit", "--format", "json", "--output", "old.json").expect(0)
    try await workplace.run("answer", try await code("employer-visible"), "--not-me").expect(0)
    let now = try await workplace.run("audit", "--baseline", "old.json")
    now.expect(0)
    #expect(now.output.contains("0 things are no longer on show"))
    #expect(now.output.contains("1 thing has an answer of yours and is never counted as gone."))
    #expect(!now.output.contains("Well done"))
    try await workplace.run("audit", "--format", "json", "--output", "new.json").expect(0)
    let compared = try await workplace.run("compare", "old.json", "new.json")
    compared.expect(0)
    #expect(compared.output.contains("0 things are no longer on show"))
    #expect(compared.output.contains("1 thing has an answer of yours"))
  }

  @Test(
    "what is no answer is refused with what to do, and the file stays",
    arguments: [
      (["0123456789abcdef"], 64, "Give one of --not-me and --accepted."),
      (["0123456789abcdef", "--not-me", "--accepted", "x"], 64, "Give one of --not-me and --accepted."),
      (["f-good-employer", "--not-me"], 64, "Copy it from your report"),
      (["0123456789abcdef", "--accepted"], 64, "Say in a few words why it stays"),
      (["0123456789abcdef", "--not-me", "--subject", "none.yaml"], 65, "Make it first: netcurtain init"),
    ])
  func refused(arguments: [String], code: Int32, words: String) async throws {
    let before = try workplace.text(of: "netcurtain.yaml")
    let outcome = try await workplace.program(["answer"] + arguments).run()
    outcome.expect(code)
    #expect(outcome.errors.contains(words), "\(outcome.errors)")
    #expect(try workplace.text(of: "netcurtain.yaml") == before)
  }

  @Test("answers to questions count: a yes about clients is critical for a social worker and ends --fail-on")
  func question() async throws {
    let statement = "these_are_my_own_profiles: yes\nprofiles: [good.html]\nrole: social-worker\n"
    try workplace.write(statement + "answers:\n  client-linked: yes\n", to: "netcurtain.yaml")
    let yes = try await workplace.run("audit", "--fail-on", "critical")
    yes.expect(1)
    #expect(yes.output.contains("Tell your manager or safeguarding lead today."))
    try workplace.write(statement, to: "netcurtain.yaml")
    let open = try await workplace.run("audit", "--strict")
    open.expect(3)
    #expect(open.output.contains("(needed for your work)"))
    #expect(!open.output.contains(" 99: low"))
    let masked = try await workplace.run("audit", "--redact", "--format", "json")
    #expect(!masked.output.contains("client-linked"))
  }
}
