import Catalogue
import Foundation
import Model
import Testing

@Suite("The subject file")
struct SubjectFileTests {
  private let catalogue: CheckCatalogue

  init() throws { catalogue = try SampleCatalogue().loaded() }

  private func load(_ text: String, name: String = "netcurtain.yaml") throws -> Subject {
    try SubjectFile.load(text: text, name: name, catalogue: catalogue)
  }

  private func complaint(_ text: String) -> String {
    do {
      _ = try load(text)
      return ""
    } catch {
      return "\(error)"
    }
  }

  @Test("is read whole")
  func whole() throws {
    let text = """
      these_are_my_own_profiles: yes
      names: [Kit Langley, Christopher Langley]
      handles: ["@kitlangley", kitl]
      employers:
        - Harrowdale County Council
        - names: [Fernvale NHS Trust, FNT]
          domains: [fernvale.example.org]
      workplaces: [Fernley House]
      job_titles: [Social worker]
      role: social-worker
      heightened: yes
      profiles:
        - https://social.example.org/@kitlangley
        - saved/page.html
        - /tmp/other.html
      """
    #expect(
      try load(text, name: "me/netcurtain.yaml")
        == Subject(
          names: ["Kit Langley", "Christopher Langley"], handles: ["kitlangley", "kitl"],
          employers: [
            Organisation(names: ["Harrowdale County Council"]),
            Organisation(names: ["Fernvale NHS Trust", "FNT"], domains: ["fernvale.example.org"]),
          ],
          workplaces: ["Fernley House"], jobTitles: ["Social worker"], roleID: "social-worker",
          profiles: ["https://social.example.org/@kitlangley", "me/saved/page.html", "/tmp/other.html"],
          isSelfAudit: true, isHeightened: true))
  }

  @Test("may be as short as one name")
  func short() throws {
    #expect(
      try load("these_are_my_own_profiles: true\nname: Kit Langley\nemployer: Harrowdale\nprofiles: a.html\n")
        == Subject(
          names: ["Kit Langley"], employers: [Organisation(names: ["Harrowdale"])], profiles: ["a.html"],
          isSelfAudit: true))
  }

  @Test("is read from disk, with saved pages beside it")
  func disk() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "netcurtain-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "netcurtain.yaml").path
    try "these_are_my_own_profiles: yes\nprofiles: [page.html]\n"
      .write(toFile: path, atomically: true, encoding: .utf8)
    let subject = try SubjectFile.load(path: path, catalogue: catalogue)
    #expect(subject.profiles == ["\(folder.path)/page.html"])
    let error = try #require(throws: CatalogueProblems.self) {
      try SubjectFile.load(path: "\(folder.path)/absent.yaml", catalogue: catalogue)
    }
    #expect(error.problems.map(\.code) == [.fileMissing])
    #expect(
      error.description
        == "\(folder.path)/absent.yaml:1: The file cannot be opened. Check its name and who may read it.")
  }

  @Test("without the statement is refused, kindly")
  func statement() {
    #expect(
      complaint("name: Kit Langley\n")
        == "netcurtain.yaml:1: The file does not say that these are your own profiles. netcurtain looks only at your own. If they are your own, write “these_are_my_own_profiles: yes”."
    )
    #expect(
      complaint("name: Kit Langley\nthese_are_my_own_profiles: no\n")
        == "netcurtain.yaml:2: The file says that these are not your own profiles. netcurtain looks only at your own: please ask the other person to run it. If they are your own, write “these_are_my_own_profiles: yes”."
    )
    #expect(
      complaint("these_are_my_own_profiles: maybe\n")
        == "netcurtain.yaml:1: “these_are_my_own_profiles” wants yes or no. Write yes or no, without quotes.")
  }

  @Test(
    "with a mistake is refused with its line",
    arguments: [
      (
        "handels: [x]",
        "netcurtain.yaml:2: There is no key “handels” here. Did you mean “handles”?"
      ),
      (
        "role: socialworker",
        "netcurtain.yaml:2: “socialworker” is not a role of the catalogue. Did you mean “social-worker”?"
      ),
      (
        "name: Kit\nnames: [Kit]",
        "netcurtain.yaml:3: “name” and “names” both stand here. Keep one of the two."
      ),
      (
        "also_look_for: [employer-visible]",
        "netcurtain.yaml:2: “employer-visible” is not a check that is asked only on request. Take it out."
      ),
      (
        "heightened: perhaps",
        "netcurtain.yaml:2: “heightened” wants yes or no. Write yes or no, without quotes."
      ),
      (
        "employer: { names: [A], domains: [https://a.example] }",
        "netcurtain.yaml:2: “https://a.example” is not a web domain. Write only the name, such as council.example.org."
      ),
      (
        "employer: { domains: [a.example] }",
        "netcurtain.yaml:2: The key “names” is missing. Add a line that starts with “names:”."
      ),
      (
        "profiles:\n  - https://a.example/me\n  - https://A.example/me/",
        "netcurtain.yaml:4: “https://A.example/me/” is listed twice. Take one out."
      ),
      (
        "profiles: [page.html, page.html]",
        "netcurtain.yaml:2: “page.html” is listed twice. Take one out."
      ),
      (
        "profiles: [www.linkedin.com/in/kit]",
        "netcurtain.yaml:2: “www.linkedin.com/in/kit” has no https:// in front. Write “https://www.linkedin.com/in/kit”."
      ),
      (
        "profiles: [\"file:///etc/passwd\"]",
        "netcurtain.yaml:2: “file:///etc/passwd” is not a web address that netcurtain can open. Use an address that starts with https://."
      ),
      (
        "profiles: [\"https://me:secret@a.example/\"]",
        "netcurtain.yaml:2: “https://me:secret@a.example/” is not a web address that netcurtain can open. Copy it from your browser's address bar."
      ),
    ])
  func mistakes(_ text: String, _ message: String) throws {
    #expect(complaint("these_are_my_own_profiles: yes\n\(text)\n") == message)
    let error = try #require(throws: CatalogueProblems.self) {
      try load("these_are_my_own_profiles: yes\n\(text)\n")
    }
    #expect(error.problems.allSatisfy { $0.code == .subjectInvalid })
  }

  private static let statement = "these_are_my_own_profiles: yes\n"

  @Test("holds the answers to questions and to findings")
  func answers() throws {
    let subject = try load(
      Self.statement
        + """
        answers:
          client-linked: no
          photo-face: not sure
        answered:
          - finding: 0123456789abcdef
            answer: not-me
          - { finding: fedcba9876543210, answer: accepted, why: "My job: I speak in public." }
        """)
    #expect(subject.answers == ["client-linked": .no, "photo-face": .notSure])
    #expect(
      subject.answered == [
        "0123456789abcdef": FindingAnswer(word: .notMe, why: ""),
        "fedcba9876543210": FindingAnswer(word: .accepted, why: "My job: I speak in public."),
      ])
  }

  @Test(
    "an answer that is none is refused kindly, and a name is not repeated",
    arguments: [
      (
        "answers:\n  client-linked: Pat Example\n",
        "netcurtain.yaml:3: “client-linked” wants yes, no or not sure. Write one of the three and nothing else. A name is never needed here: please take it out."
      ),
      (
        "answers:\n  client-linked: [Pat Example]\n",
        "netcurtain.yaml:3: “client-linked” wants yes, no or not sure."
      ),
      (
        "answers:\n  client-link: no\n",
        "netcurtain.yaml:3: There is no question “client-link”. Did you mean “client-linked”?"
      ),
      (
        "answers:\n  client-linked: no\n  client-linked: yes\n",
        "netcurtain.yaml:3: The key “client-linked” stands here and again further down. Keep one of the two."
      ),
      (
        "answered:\n  - { finding: 0123456789abcdef, answer: not-me }\n  - { finding: 0123456789abcdef, answer: accepted, why: x }\n",
        "netcurtain.yaml:4: The finding “0123456789abcdef” is answered twice. Take one of the two out."
      ),
      (
        "answered:\n  - { finding: f-linkedin, answer: not-me }\n",
        "netcurtain.yaml:3: “f-linkedin” is not the code of a finding. Copy it from your report: sixteen digits and letters from a to f."
      ),
      (
        "answered:\n  - { finding: 0123456789abcdef, answer: accepted }\n",
        "netcurtain.yaml:3: “accepted” stands without “why”. Write in a few words why it stays on show."
      ),
      (
        "answered:\n  - { finding: 0123456789abcdef, answer: fixed }\n",
        "netcurtain.yaml:3: “fixed” is not an answer. Use one of: not-me, accepted."
      ),
    ])
  func wrongAnswers(_ lines: String, _ message: String) {
    let complaint = complaint(Self.statement + lines)
    #expect(complaint.hasPrefix(message), "\(complaint)")
    #expect(!complaint.contains("Pat"))
  }
}
