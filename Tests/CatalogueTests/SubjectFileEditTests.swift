import Catalogue
import Model
import Testing

@Suite("A change to the subject file")
struct SubjectFileEditTests {
  private static let file = """
    # My file. Keep this line.
    these_are_my_own_profiles: yes   # and this
    answers:
      # about clients
      client-linked: not sure
    name: Kit Langley
    answered:
      - finding: 0123456789abcdef
        answer: not-me   # my cousin
      - finding: fedcba9876543210
        why: "It stays"
        answer: accepted
    # The end.

    """

  private let catalogue: CheckCatalogue

  init() throws { catalogue = try SampleCatalogue().loaded() }

  private func subject(_ text: String) throws -> Subject {
    try SubjectFile.load(text: text, name: "netcurtain.yaml", catalogue: catalogue)
  }

  @Test("an answer takes the place of an older one, on its line alone")
  func replaceAnswer() throws {
    var edit = SubjectFileEdit(text: Self.file, name: "netcurtain.yaml")
    try edit.answer("client-linked", .no)
    #expect(edit.text == Self.file.replacing("client-linked: not sure", with: "client-linked: no"))
    #expect(try subject(edit.text).answers == ["client-linked": .no])
  }

  @Test("a further answer is one more line")
  func addAnswer() throws {
    var edit = SubjectFileEdit(text: Self.file, name: "netcurtain.yaml")
    try edit.answer("photo-face", .yes)
    #expect(
      edit.text == Self.file.replacing("not sure\n", with: "not sure\n  photo-face: yes\n"))
    #expect(try subject(edit.text).answers == ["client-linked": .notSure, "photo-face": .yes])
  }

  @Test("a word on a finding takes the place of an older one, and the rest stays letter for letter")
  func replaceFinding() throws {
    var edit = SubjectFileEdit(text: Self.file, name: "netcurtain.yaml")
    try edit.answer(
      finding: "0123456789abcdef", FindingAnswer(word: .accepted, why: "C:\\x \"quoted\": # yes"), note: nil)
    let subject = try subject(edit.text)
    #expect(subject.answered.count == 2)
    #expect(
      subject.answered["0123456789abcdef"]
        == FindingAnswer(word: .accepted, why: "C:\\x \"quoted\": # yes"))
    #expect(edit.text.hasPrefix(String(Self.file.prefix(150))))
    #expect(edit.text.hasSuffix("      - finding: fedcba9876543210".dropFirst(4) + Self.tail))
  }

  private static let tail = "\n    why: \"It stays\"\n    answer: accepted\n# The end.\n"

  @Test("a further word goes below the others, before what follows")
  func addFinding() throws {
    var edit = SubjectFileEdit(text: Self.file, name: "netcurtain.yaml")
    try edit.answer(finding: "aaaaaaaaaaaaaaaa", FindingAnswer(word: .notMe, why: ""), note: "today")
    #expect(
      edit.text
        == Self.file.replacing(
          "answer: accepted\n",
          with: "answer: accepted\n  - finding: \"aaaaaaaaaaaaaaaa\"    # today\n    answer: not-me\n"))
    #expect(try subject(edit.text).answered.count == 3)
  }

  @Test("a file without the key gets it at its end", arguments: ["", "name: Kit", "# only a note\n"])
  func firstOnes(start: String) throws {
    var edit = SubjectFileEdit(text: start, name: "netcurtain.yaml")
    edit.append(["these_are_my_own_profiles: yes"])
    try edit.answer("photo-face", .notSure)
    try edit.answer("client-linked", .no)
    for code in ["0123456789abcdef", "fedcba9876543210", "0123456789abcdef"] {
      try edit.answer(finding: code, FindingAnswer(word: .notMe, why: "x"), note: nil)
    }
    #expect(edit.text.hasPrefix(start))
    let subject = try subject(edit.text)
    #expect(subject.answers == ["photo-face": .notSure, "client-linked": .no])
    #expect(subject.answered.count == 2)
  }

  @Test("what is written on one line is left alone, with its line and what to do")
  func flow() throws {
    var edit = SubjectFileEdit(
      text: "these_are_my_own_profiles: yes\nanswered: []\nanswers: {client-linked: no}\n",
      name: "netcurtain.yaml")
    let before = edit.text
    let first = #expect(throws: CatalogueProblems.self) { try edit.answer("photo-face", .yes) }
    #expect(first?.description.hasPrefix("netcurtain.yaml:3: “answers” is not written") == true)
    let second = #expect(throws: CatalogueProblems.self) {
      try edit.answer(finding: "0123456789abcdef", FindingAnswer(word: .notMe, why: ""), note: nil)
    }
    #expect(second?.description.hasPrefix("netcurtain.yaml:2: “answered” is not written") == true)
    #expect(edit.text == before)
  }
}
