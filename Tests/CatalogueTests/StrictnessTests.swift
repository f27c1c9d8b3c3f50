import Catalogue
import Model
import Testing

/// One line spoilt, and the whole message that it leads to.
struct Spoilt: CustomTestStringConvertible {
  let path: String
  let old: String
  let new: String
  let message: String

  init(_ path: String, _ old: String, _ new: String, _ message: String) {
    self.path = path
    self.old = old
    self.new = new
    self.message = message
  }

  var testDescription: String { "\(path): \(new)" }
}

private let check = "work/employer-visible.yaml"
private let score = "score.yaml"
private let platform = "platforms/linkedin.yaml"

@Suite("A mistake in the catalogue is named with its file, its line and what to do")
struct StrictnessTests {
  @Test("the sample itself is sound")
  func sound() { #expect(SampleCatalogue().complaint == "") }

  @Test(
    "conditions on values, and what it means that nothing is seen",
    arguments: [
      Spoilt(
        check, "  current: yes", "  current: yes\n  words_in: past-word",
        "Checks/work/employer-visible.yaml:16: There is no list of words “past-word”. Did you mean “past-words”?"
      ),
      Spoilt(
        check, "  current: yes", "  current: yes\n  at_domains: [own, domains]",
        "Checks/work/employer-visible.yaml:16: There is no list of words “domains”. Use one of: past-words."),
      Spoilt(
        check, "  current: yes", "  current: yes\n  names_own: friends",
        "Checks/work/employer-visible.yaml:16: “friends” is not a fact of the person's own. Use one of: employer, workplace, jobTitle."
      ),
      Spoilt(
        check, "  current: yes", "  current: yes\n  beside: [team, employer]",
        "Checks/work/employer-visible.yaml:16: “employer” stands under “beside” and is what the check looks for. Name other kinds of fact under “beside”."
      ),
      Spoilt(
        check, "severity:", "not_seen: {}\nseverity:",
        "Checks/work/employer-visible.yaml:19: “not_seen” says nothing. Write “only_where” or “cannot_rule_out”, or take “not_seen” out."
      ),
      Spoilt(
        check, "minutes: 5", "minutes: 5\n    opens_as: home",
        "Checks/work/employer-visible.yaml:28: “home” is not the id of a check. Use one of: employer-visible."
      ),
    ])
  func values(_ spoilt: Spoilt) { expect(spoilt) }

  @Test(
    "keys and shapes",
    arguments: [
      Spoilt(
        check, "title: Your", "titel: Your",
        """
        Checks/work/employer-visible.yaml:1: The key “title” is missing. Add a line that starts with “title:”.
        Checks/work/employer-visible.yaml:2: There is no key “titel” here. Did you mean “title”?
        """),
      Spoilt(
        check, "looked_for: your employer", "looked_for: your employer\ntitle: Again",
        "Checks/work/employer-visible.yaml:2: The key “title” stands here and again further down. Keep one of the two."
      ),
      Spoilt(
        check, "title: Your employer is on show", "title: [Your, employer]",
        "Checks/work/employer-visible.yaml:2: “title” wants text, and this is a list. Write one text."),
      Spoilt(
        check, "title: Your employer is on show", "title:",
        "Checks/work/employer-visible.yaml:2: “title” is empty. Write its text, or take the key out."),
      Spoilt(
        check, "false_alarms:\n  - Somebody", "false_alarms:\n    Somebody",
        "Checks/work/employer-visible.yaml:36: “false_alarms” wants a list, and this is text. Start each item on its own line with “- ”."
      ),
      Spoilt(
        check, "minutes: 5", "minutes: five",
        "Checks/work/employer-visible.yaml:27: “minutes” wants a whole number from 1 to 240. Write the number, without quotes."
      ),
      Spoilt(
        check, "current: yes", "current: \"yes\"",
        "Checks/work/employer-visible.yaml:15: “current” wants yes or no. Write yes or no, without quotes."),
      Spoilt(
        check, "status: stable", "status: stable: now",
        "Checks/work/employer-visible.yaml:4: The YAML cannot be read: mapping values are not allowed in this context. Check indents, colons and quotes here and one line above."
      ),
      Spoilt(
        check, "why:\n  default:", "why:\n  ordinary:",
        "Checks/work/employer-visible.yaml:9: The key “default” is missing. Add a line that starts with “default:”."
      ),
    ])
  func shapes(_ spoilt: Spoilt) { expect(spoilt) }

  @Test(
    "checks of all pages together",
    arguments: [
      ("{ by: lnik }", "“lnik” is not a way to join pages. Did you mean “link”?"),
      ("{ by: nameAlone }", "“nameAlone” is not a way to join pages."),
      ("{ meets: find-me-at-wrok }", "“find-me-at-wrok” is not a combination of score.yaml."),
      ("{ pages_at_least: 1, says_more: yes }", "One page is joined with nothing. Write 2 or more"),
      ("{ pages_at_least: 3 }", "“joined” names no condition. Say what joins the pages (“by”)"),
      ("{ by: link, words: [a] }", "There is no key “words” here."),
    ])
  func together(joined: String, message: String) {
    let plain = SampleCatalogue().spoiling(
      check, "  current: yes\n  precision_at_least: 60\n  visible_to: [onPage]\n  words: [council]",
      "  joined: { by: [link, handle] }")
    #expect(plain.complaint == "")
    let spoilt = plain.spoiling(check, "{ by: [link, handle] }", joined)
    #expect(spoilt.complaint.contains(message), "\(spoilt.complaint)")
    let beside = plain.spoiling(check, "  joined:", "  words: [council]\n  joined:")
    #expect(beside.complaint.contains("“words” says nothing beside “joined”."))
    let single = SampleCatalogue().spoiling(
      check, "known_miss: no", "known_miss: no\n    other_pages: [{ html: a }]")
    #expect(single.complaint.contains("“other_pages” stands in a check of single pages."))
  }

  @Test(
    "unknown words",
    arguments: [
      Spoilt(
        check, "attribute: employer", "attribute: emploier",
        "Checks/work/employer-visible.yaml:14: “emploier” is not an attribute. Did you mean “employer”?"),
      Spoilt(
        check, "default: low", "default: lwo",
        "Checks/work/employer-visible.yaml:20: “lwo” is not a severity. Did you mean “low”?"),
      Spoilt(
        check, "default: low", "default: awful",
        "Checks/work/employer-visible.yaml:20: “awful” is not a severity. Use one of: note, low, medium, high, critical."
      ),
      Spoilt(
        check, "  public-facing: medium", "  public_faceing: medium",
        "Checks/work/employer-visible.yaml:21: “public_faceing” is not a role or a tier. Did you mean “public-facing”?"
      ),
      Spoilt(
        check, "  social-worker: high", "  socialworkers: high",
        "Checks/work/employer-visible.yaml:22: “socialworkers” is not a role or a tier. Did you mean “social-worker”?"
      ),
      Spoilt(
        check, "outcome: clear", "outcome: cleer",
        """
        Checks/work/employer-visible.yaml:38: No example is “clear”. Add at least one example that is flagged and one that is clear.
        Checks/work/employer-visible.yaml:47: “cleer” is not an outcome. Did you mean “clear”?
        """),
      Spoilt(
        check, "\"5.2\"", "\"5.22\"",
        "Checks/work/employer-visible.yaml:6: “5.22” is not a clause of policy.yaml. Did you mean “5.2”?"),
      Spoilt(
        check, "  linkedin:", "  linkdin:",
        "Checks/work/employer-visible.yaml:28: “linkdin” is not a platform. Did you mean “linkedin”?"),
      Spoilt(
        check, "pd:CurrentEmployment", "pd:CurentEmployment",
        "Checks/work/employer-visible.yaml:11: “pd:CurentEmployment” is not a DPV term that netcurtain knows. Did you mean “pd:CurrentEmployment”?"
      ),
      Spoilt(
        check, "threat: identifying", "threat: stealing",
        "Checks/work/employer-visible.yaml:12: “stealing” is not a LINDDUN threat. Use one of: linking, identifying, non-repudiation, detecting, data-disclosure, unawareness, non-compliance."
      ),
      Spoilt(
        check, "visible_to: [onPage]", "visible_to: [on_page]",
        "Checks/work/employer-visible.yaml:17: “on_page” is not a visibility. Did you mean “onPage”?"),
      Spoilt(
        check, "status: stable", "status: done",
        "Checks/work/employer-visible.yaml:4: “done” is not a status. Use one of: trial, stable, retired."),
      Spoilt(
        "roles.yaml", "tier: public-facing", "tier: public",
        """
        Checks/roles.yaml:3: “public” is not a tier. Use one of: ordinary, public-facing, sensitive, safeguarding.
        """),
      Spoilt(
        platform, "state: loginWall", "state: profile",
        "Checks/platforms/linkedin.yaml:9: “profile” is not a state that signs can give. Use one of: loginWall, scriptShell, notFound, blocked, consentScreen, unreadable, notAProfile."
      ),
      Spoilt(
        platform, "homeLocation:", "homeLocaton:",
        "Checks/platforms/linkedin.yaml:5: “homeLocaton” is not an attribute. Did you mean “homeLocation”?"),
      Spoilt(
        score, "class: work, points: 4", "class: wrok, points: 4",
        """
        Checks/score.yaml:10: “wrok” is not a class. Did you mean “work”?
        Checks/score.yaml:19: “name” has no weight. Give it one under “weights”, or take it out.
        """),
    ])
  func words(_ spoilt: Spoilt) { expect(spoilt) }

  @Test(
    "ids, links and days",
    arguments: [
      Spoilt(
        check, "id: employer-visible", "id: employer-seen",
        "Checks/work/employer-visible.yaml:1: The id is “employer-seen” and the file is “employer-visible.yaml”. Give both the same name."
      ),
      Spoilt(
        check, "id: employer-visible", "id: Employer Visible",
        "Checks/work/employer-visible.yaml:1: “Employer Visible” cannot be an id. Use small letters, digits and hyphens, starting with a letter."
      ),
      Spoilt(
        check, "link: https://", "link: http://",
        "Checks/work/employer-visible.yaml:30: “http://www.linkedin.com/public-profile/settings” is not an https address. Write the whole address, starting with https://."
      ),
      Spoilt(
        check, "link: https://www", "link: javascript:alert(1)//www",
        "Checks/work/employer-visible.yaml:30: “javascript:alert(1)//www.linkedin.com/public-profile/settings” is not an https address. Write the whole address, starting with https://."
      ),
      Spoilt(
        check, "as_of: 2025-09-01", "as_of: last May",
        "Checks/work/employer-visible.yaml:31: “last May” is not a day. Write year, month and day, such as 2026-11-24."
      ),
      Spoilt(
        check, "    source: somebody\n", "",
        "Checks/work/employer-visible.yaml:31: “as_of” stands without “source”. Say who walked the steps on that day."
      ),
      Spoilt(
        check, "  any-site:", "  x:",
        """
        Checks/work/employer-visible.yaml:24: The key “any-site” is missing. Add steps that hold on a site without steps of its own.
        Checks/work/employer-visible.yaml:24: “x” is not a platform. Use one of: any-site, linkedin.
        """),
      Spoilt(
        platform, "[linkedin.com]", "[https://www.linkedin.com]",
        "Checks/platforms/linkedin.yaml:3: “https://www.linkedin.com” is not a domain. Write it in small letters without https:// and www., as example.org."
      ),
      Spoilt(
        platform, "[/authwall]", "[authwall]",
        "Checks/platforms/linkedin.yaml:10: The path “authwall” does not start with “/”. Write “/authwall”."),
      Spoilt(
        platform, "[contains(., '[.kept]')]", "[contains(., '[.kept]')",
        "Checks/platforms/linkedin.yaml:16: “//li[.job][contains(., '[.kept]')/h4[.name-of_it]” is not a whole XPath query. Start it with “//” and close every bracket and quote."
      ),
      Spoilt(
        "vocabulary/past-words.yaml", "used to be", "Former",
        "Checks/vocabulary/past-words.yaml:5: “Former” stands twice in “words”. Take one out."),
      Spoilt(
        "roles.yaml", "id: library-assistant", "id: employee",
        "Checks/roles.yaml:3: The role “employee” stands twice. Take one out."),
      Spoilt(
        "roles.yaml", "id: employee", "id: sensitive",
        "Checks/roles.yaml:2: “sensitive” cannot be a role. Use small letters, digits and hyphens, and no name of a tier."
      ),
      Spoilt(
        "roles.yaml", "id: employee", "id: worker",
        "Checks/roles.yaml:1: The role “employee” is missing. Add it: it is the role of somebody who names none."
      ),
      Spoilt(
        check, "    shows: Harrowdale County Council\n", "",
        "Checks/work/employer-visible.yaml:38: The key “shows” is missing. Write the value that must be found."
      ),
      Spoilt(
        check, "known_miss: no", "shows: Harrowdale",
        "Checks/work/employer-visible.yaml:48: “shows” stands in an example that is not flagged. Take it out."
      ),
    ])
  func names(_ spoilt: Spoilt) { expect(spoilt) }

  @Test(
    "a role or a tier may only raise",
    arguments: [
      Spoilt(
        check, "  public-facing: medium", "  public-facing: note",
        "Checks/work/employer-visible.yaml:21: “public-facing” lowers the severity from low to note. Write low or higher: a role may only raise it."
      ),
      Spoilt(
        check, "  social-worker: high", "  social-worker: low",
        "Checks/work/employer-visible.yaml:22: “social-worker” lowers the severity from medium to low. Write medium or higher: a role may only raise it."
      ),
      Spoilt(
        score, "sensitive: 160", "sensitive: 110",
        "Checks/score.yaml:8: “sensitive” lowers the number from 120 to 110. Write 120 or more: a higher tier may only raise it."
      ),
      Spoilt(
        score, "safeguarding: 2 }", "safeguarding: 0 }",
        "Checks/score.yaml:21: “safeguarding” lowers the number from 1 to 0. Write 1 or more: a higher tier may only raise it."
      ),
      Spoilt(
        score, "{ default: low, safeguarding: high }", "{ default: medium, safeguarding: low }",
        "Checks/score.yaml:16: “safeguarding” lowers the severity from medium to low. Write medium or higher: a role may only raise it."
      ),
      Spoilt(
        score, "high: 45", "high: 15",
        "Checks/score.yaml:6: “high” starts at 15. Start it above 20."),
    ])
  func raising(_ spoilt: Spoilt) { expect(spoilt) }

  @Test(
    "a part that is repeated by name is refused",
    arguments: [
      ("title: &t Your employer\nlooked_for: *t", 2), ("title: x\nlooked_for: [*t, *t]", 3),
      ("title: x\n? *t : y", 3),
    ])
  func aliases(_ spoilt: (text: String, line: Int)) {
    let sample = SampleCatalogue().spoiling(check, "title: Your employer is on show", spoilt.text)
    #expect(
      sample.complaint
        == "Checks/work/employer-visible.yaml:\(spoilt.line): The file uses “&” or “*” to repeat a part, which is not read. Write the part out in full, or put the text in quotes."
    )
  }

  @Test("a bomb of aliases is refused before it is read", .timeLimit(.minutes(1)))
  func bomb() {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
    for level in 1...40 {
      let parts = Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
      text += "a\(level): &a\(level) [\(parts)]\n"
    }
    var sample = SampleCatalogue()
    sample.files[check] = text + "? *a40\n: boom\n"
    #expect(
      sample.complaint
        == "Checks/work/employer-visible.yaml:1: The file uses “&” or “*” to repeat a part, which is not read. Write the part out in full, or put the text in quotes."
    )
  }

  @Test(
    "a file that is nested too deeply is refused",
    arguments: [
      "title: " + String(repeating: "[", count: 40), "title:\n" + String(repeating: "- ", count: 80) + "x",
      "title:\n" + String(repeating: " ", count: 200) + "x: y",
    ])
  func depth(_ text: String) {
    var sample = SampleCatalogue()
    sample.files[check] = text
    let line = text.count { $0 == "\n" } + 1
    #expect(
      sample.complaint
        == "Checks/work/employer-visible.yaml:\(line): The file is nested too deeply. Use at most 32 levels.")
  }

  @Test("a file that is too large is refused")
  func size() {
    var sample = SampleCatalogue()
    sample.files[check] = "title: " + String(repeating: "x", count: 1 << 20)
    #expect(
      sample.complaint
        == "Checks/work/employer-visible.yaml:1: The file is larger than 1 MiB. Split it into smaller files.")
  }

  @Test("an empty file, a list and a second document are refused")
  func notAFile() {
    var sample = SampleCatalogue()
    sample.files["catalogue.yaml"] = "# only a comment\n"
    #expect(sample.complaint == "Checks/catalogue.yaml:1: The file is empty. Write the keys “version”.")
    sample.files["catalogue.yaml"] = "- version\n"
    #expect(
      sample.complaint
        == "Checks/catalogue.yaml:1: “the file” wants keys with values, and this is a list. Write lines like “key: value”."
    )
    sample.files["catalogue.yaml"] = "version: \"1\"\n---\nversion: \"2\"\n"
    #expect(
      sample.complaint
        == "Checks/catalogue.yaml:2: The YAML cannot be read: but found another document. Keep one document in one file."
    )
  }

  @Test("one id in two folders is refused")
  func twice() {
    var sample = SampleCatalogue()
    sample.files["home/employer-visible.yaml"] = SampleCatalogue.check
    #expect(
      sample.complaint
        == "Checks/work/employer-visible.yaml:1: The id “employer-visible” is taken by Checks/home/employer-visible.yaml. Give one of them another id."
    )
  }

  @Test("one domain in two platforms is refused")
  func sharedDomain() {
    var sample = SampleCatalogue()
    sample.files["platforms/other.yaml"] = "id: other\ntitle: Other\ndomains: [linkedin.com]\n"
    #expect(
      sample.complaint
        == "Checks/platforms/other.yaml:1: The domain “linkedin.com” stands here and in “linkedin”. Take one out."
    )
  }

  @Test("a missing file is named")
  func missing() {
    var sample = SampleCatalogue()
    sample.files["score.yaml"] = nil
    #expect(
      sample.complaint == "score.yaml:1: The file is missing. Copy it from the folder Checks of netcurtain.")
  }

  @Test("all problems of all files come at once, each with a code and its line")
  func all() throws {
    let sample = SampleCatalogue()
      .spoiling(check, "status: stable", "status: done")
      .spoiling(check, "default: low", "default: awful")
      .spoiling("catalogue.yaml", "version", "verison")
    let error = try #require(throws: CatalogueProblems.self) { try sample.loaded() }
    #expect(
      error.problems.map(\.doing) == [
        "Checks/catalogue.yaml:1", "Checks/catalogue.yaml:1", "Checks/work/employer-visible.yaml:4",
        "Checks/work/employer-visible.yaml:20",
      ])
    #expect(error.problems.allSatisfy { $0.code == .catalogueInvalid })
  }

  private func expect(_ spoilt: Spoilt, sourceLocation: SourceLocation = #_sourceLocation) {
    let complaint = SampleCatalogue().spoiling(spoilt.path, spoilt.old, spoilt.new).complaint
    #expect(complaint == spoilt.message, sourceLocation: sourceLocation)
  }

  @Test(
    "the policy and what serves it",
    arguments: [
      Spoilt(
        "policy.yaml",
        "    checks: [employer-visible]\n    combinations: [find-me]\n    questions: [client-linked, photo-face]\n    advice: [two-step]\n",
        "",
        "Checks/policy.yaml:3: Nothing serves the clause “5.2”. Name at least one id under “checks”, “questions” or “advice”."
      ),
      Spoilt(
        "policy.yaml", "how: partly", "how: advice",
        "Checks/policy.yaml:3: The clause “5.2” is “advice”, which wants advice, and no check or question. Change “how”, or the ids below it."
      ),
      Spoilt(
        "policy.yaml", "checks: [employer-visible]", "checks: [employer-visibl]",
        """
        Checks/policy.yaml:3: The clause “5.2” names “employer-visibl”, and there is no such check. Did you mean “employer-visible”?
        Checks/work/employer-visible.yaml:1: “employer-visible” serves the clause “5.2”, and Checks/policy.yaml:3 does not say so. Add “employer-visible” to “checks” of that clause.
        """),
      Spoilt(
        "policy.yaml", "advice: [two-step]", "advice: [three-step]",
        """
        Checks/advice.yaml:2: The advice “two-step” serves no clause. Name it under “advice” of a clause in policy.yaml, or take it out.
        Checks/policy.yaml:3: The clause “5.2” names “three-step”, and there is no such advice. Use one of: two-step.
        """),
      Spoilt(
        "policy.yaml", "combinations: [find-me]", "combinations: [find-you]",
        "Checks/policy.yaml:3: The clause “5.2” names “find-you”, and there is no such combination of score.yaml. Use one of: find-me."
      ),
      Spoilt(
        "questions.yaml", "effect: { adds: clientLink }", "effect: { adds: clientLink, moves: name }",
        "Checks/questions.yaml:9: “effect” wants one of “adds”, “measures” and “moves”. Keep one, or take it out."
      ),
      Spoilt(
        "questions.yaml", ", no: 0 }", " }",
        "Checks/questions.yaml:19: The key “no” is missing. Give each answer a number up to 100."),
      Spoilt(
        "questions.yaml", "asks: Does it show your face?", "asks: Your face",
        "Checks/questions.yaml:14: “asks” is not a question. Ask what can be answered by yes or no."),
      Spoilt(
        "questions.yaml", "    steps: [Tell your manager.]\n", "",
        "Checks/questions.yaml:2: “severity” and “steps” belong together. Give both where a yes calls for a step, or neither."
      ),
      Spoilt(
        "questions.yaml", "safeguarding: critical", "safeguarding: low",
        "Checks/questions.yaml:10: “safeguarding” lowers the severity from high to low. Write high or higher: a role may only raise it."
      ),
      Spoilt(
        "questions.yaml", "id: photo-face", "id: client-linked",
        "Checks/questions.yaml:13: The question “client-linked” stands twice. Take one out."),
      Spoilt(
        "advice.yaml", "platform: linkedin", "platform: linkedinn",
        "Checks/advice.yaml:7: “linkedinn” is not a platform. Did you mean “linkedin”?"),
      Spoilt(
        "roles.yaml", "register: swe", "register: nmc",
        "Checks/roles.yaml:4: “nmc” is not a register of this file. Use one of: swe."),
      Spoilt(
        "roles.yaml", "employer: 90", "name: 90",
        "Checks/roles.yaml:9: “name” is not an attribute that a register can show."),
      Spoilt(
        check, "attribute: employer", "attribute: clientLink",
        "Checks/work/employer-visible.yaml:14: “clientLink” is not an attribute."),
    ])
  func policyFiles(_ spoilt: Spoilt) {
    let complaint = SampleCatalogue().spoiling(spoilt.path, spoilt.old, spoilt.new).complaint
    #expect(complaint.hasPrefix(spoilt.message), "\(complaint)")
  }
}
