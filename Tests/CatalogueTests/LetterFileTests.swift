import Catalogue
import Model
import Testing

@Suite("Letters and the handout's file")
struct LetterFileTests {
  private static let letter = """
    id: ask-friend
    title: Ask a friend
    use_when: A friend shows you.
    send_to: Send it to them.
    attributes: [thirdPartyContent]
    policy: ["5.2"]
    before: [Keep a picture.]
    subject: Please take it down
    body: |
      Hello [name],

      {about} shows {what}.
      {name}, {today}

    """
  private static let guide = """
    sites:
      - { platform: linkedin, called: Work pages, first: [employer-visible] }
    questions: [client-linked]
    advice: [two-step]
    abused: [Do not answer.]
    threatened: [Call 999.]
    help:
      - { who: Somebody, how: Call them., for: [safeguarding] }

    """
  private static let advised =
    "advice:\n  employer-visible:\n    steps: [Take it out.]\n    minutes: 2\n"

  private func sample() -> SampleCatalogue {
    var sample = SampleCatalogue()
    sample.files["letters/ask-friend.yaml"] = Self.letter
    sample.files["guide.yaml"] = Self.guide
    sample.files["platforms/linkedin.yaml", default: ""] += Self.advised
    return sample
  }

  @Test("are read whole")
  func whole() throws {
    let catalogue = try sample().loaded()
    let letter = try #require(catalogue.letters.first)
    #expect(letter.attributes == [.thirdPartyContent])
    #expect(letter.body.hasPrefix("Hello [name],\n\n{about} shows"))
    #expect(catalogue.guide.sites.first?.called == "Work pages")
    #expect(catalogue.guide.help.first?.forRoles == ["safeguarding"])
  }

  @Test(
    "a slip is named with its line and what to do",
    arguments: [
      Spoilt(
        "letters/ask-friend.yaml", "{about} shows", "{abuot} shows",
        "Checks/letters/ask-friend.yaml:12: “{abuot}” is not a part that netcurtain can fill in. Did you mean “{about}”?"
      ),
      Spoilt(
        "letters/ask-friend.yaml", "{today}", "{client_name}",
        "Checks/letters/ask-friend.yaml:13: “{client_name}” is not a part that netcurtain can fill in. Use one of: {name}, {about}, {what}, {today}. What only the writer knows stands in [brackets]."
      ),
      Spoilt(
        "letters/ask-friend.yaml", "{what}", "{what",
        "Checks/letters/ask-friend.yaml:12: The braces in “{about} shows {what.” cannot be read. Write a name in small letters between braces, as {about}, or use [brackets]."
      ),
      Spoilt(
        "letters/ask-friend.yaml", "subject: Please", "subject: \"{x}\" #",
        "Checks/letters/ask-friend.yaml:8: “{x}” is not a part that netcurtain can fill in. Use one of: {name}, {about}, {what}, {today}. What only the writer knows stands in [brackets]."
      ),
      Spoilt(
        "letters/ask-friend.yaml", "\"5.2\"", "\"9.9\"",
        "Checks/letters/ask-friend.yaml:6: “9.9” is not a clause of policy.yaml. Use one of: 5.2."),
      Spoilt(
        "letters/ask-friend.yaml", "use_when", "use-when",
        """
        Checks/letters/ask-friend.yaml:1: The key “use_when” is missing. Add a line that starts with “use_when:”.
        Checks/letters/ask-friend.yaml:3: There is no key “use-when” here. Did you mean “use_when”?
        """),
      Spoilt(
        "guide.yaml", "platform: linkedin", "platform: linkdin",
        "Checks/guide.yaml:2: “linkdin” is not a platform. Did you mean “linkedin”?"),
      Spoilt(
        "guide.yaml", "employer-visible", "photo-visible",
        "Checks/guide.yaml:2: “photo-visible” is not something that linkedin has steps for. Use one of: employer-visible."
      ),
      Spoilt(
        "guide.yaml", "[two-step]", "[three-step]",
        "Checks/guide.yaml:4: “three-step” is not advice. Use one of: two-step."),
      Spoilt(
        "guide.yaml", "for: [safeguarding]", "for: [pirates]",
        "Checks/guide.yaml:8: “pirates” is not a tier or a role. Use one of: ordinary, public-facing, sensitive, safeguarding, employee, library-assistant, social-worker."
      ),
      Spoilt(
        "advice.yaml", "- id: two-step", "- id: two-step\n    letters: [ask-freind]",
        "Checks/advice.yaml:3: “ask-freind” is not a letter. Did you mean “ask-friend”?"),
      Spoilt(
        "platforms/linkedin.yaml", "  employer-visible:", "  employr-visible:",
        """
        Checks/guide.yaml:2: “employer-visible” is not something that linkedin has steps for. Take it out.
        Checks/platforms/linkedin.yaml:35: “employr-visible” is not a check. Did you mean “employer-visible”?
        """),
    ])
  func slips(_ spoilt: Spoilt) {
    #expect(sample().spoiling(spoilt.path, spoilt.old, spoilt.new).complaint == spoilt.message)
  }

  @Test("steps for what no check looks for say what they hide")
  func hides() throws {
    let catalogue = try sample().spoiling(
      "platforms/linkedin.yaml", "    minutes: 2\n",
      "    minutes: 2\n  contacts-visible:\n    hides: your contacts\n    steps: [Switch it off.]\n    minutes: 1\n"
    ).loaded()
    #expect(catalogue.platforms.first?.advice["contacts-visible"]?.hides == "your contacts")
  }

  @Test("a day may be a month or a year where no more is known, and nothing else")
  func days() throws {
    for (text, isTaken) in [
      ("2025-09", true), ("2017", true), ("2025-9", false), ("2025-13", false), ("25", false),
    ] {
      let spoilt = SampleCatalogue().spoiling(
        "work/employer-visible.yaml", "as_of: 2025-09-01", "as_of: \(text)")
      #expect(spoilt.complaint.isEmpty == isTaken, "\(text)")
    }
  }

  @Test("the program's own letters help with what others show, with old copies, and with the clauses")
  func builtIn() throws {
    let catalogue = try CatalogueLoader.embedded()
    #expect(
      catalogue.letters.map(\.id) == [
        "ask-archive", "ask-club", "ask-friend", "ask-moderators", "ask-search-engine", "report-abuse",
        "tell-manager",
      ])
    #expect(Set(catalogue.letters.flatMap(\.attributes)).isSuperset(of: [.thirdPartyContent, .archivedCopy]))
    for (clause, letter) in [
      ("A.10", "ask-friend"), ("A.3", "ask-archive"), ("A.9", "report-abuse"), ("A.9", "tell-manager"),
    ] {
      let ids = catalogue.clauses.first { $0.clause == clause }?.advice ?? []
      #expect(catalogue.advice.contains { ids.contains($0.id) && $0.letters.contains(letter) }, "\(clause)")
    }
    #expect(catalogue.guide.sites.count == 8)
    #expect(catalogue.guide.sites.allSatisfy { !$0.first.isEmpty })
  }
}
