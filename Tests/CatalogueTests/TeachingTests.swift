import Catalogue
import Model
import Testing

@Suite("The validator teaches: what else is refused")
struct TeachingTests {
  private let platform = "platforms/linkedin.yaml"

  @Test(
    "a search within a search within a search, which could run for minutes",
    arguments: [
      ("//p[//a[//b]]", false), ("//p[.//a[descendant::b]]", false), ("//p[//a][//b]", true),
      ("//p[.//a[@title='[//b[//c']]", true), ("//div[.x]//p//a", true),
      ("//p[preceding::a[following::b]]", false),
    ])
  func runAway(query: String, isTaken: Bool) {
    let complaint = SampleCatalogue().spoiling(
      platform, "xpath: //li[.job][contains(., '[.kept]')]/h4[.name-of_it]", "xpath: \"\(query)\""
    ).complaint
    #expect(complaint.isEmpty == isTaken, "\(complaint)")
    if !isTaken {
      #expect(
        complaint
          == "Checks/platforms/linkedin.yaml:16: “\(query)” searches the whole page within a search within a search, which could run for minutes. Take one “//” out of the brackets: write the way from the element, as [./span]."
      )
    }
  }

  @Test("a weight below zero")
  func weight() {
    #expect(
      SampleCatalogue().spoiling("score.yaml", "points: 4, gated", "points: -4, gated").complaint
        .hasPrefix("Checks/score.yaml:10: “points” wants a whole number from 0 to 1000."))
  }

  @Test("an id that stands twice in one file")
  func twice() {
    let sample = SampleCatalogue().spoiling(
      "questions.yaml", "- id: photo-face", "- id: client-linked")
    #expect(
      sample.complaint.contains(
        "Checks/questions.yaml:13: The question “client-linked” stands twice. Take one out."),
      "\(sample.complaint)")
  }

  @Test(
    "a subject file that contradicts itself, or has a name where yes or no is asked",
    arguments: [
      (
        "employer: A\nemployers: [B]\n",
        "netcurtain.yaml:3: “employer” and “employers” both stand here. Keep one of the two."
      ),
      (
        "answers:\n  client-linked: yes\n  client-linked: no\n",
        "netcurtain.yaml:3: The key “client-linked” stands here and again further down. Keep one of the two."
      ),
      (
        "answers:\n  client-linked: Sam Tarrant\n",
        "netcurtain.yaml:3: “client-linked” wants yes, no or not sure. Write one of the three and nothing else. A name is never needed here: please take it out."
      ),
      (
        "profiles:\n  - https://x.com/kit\n  - https://x.com/kit/\n",
        "netcurtain.yaml:4: “https://x.com/kit/” is listed twice. Take one out."
      ),
      (
        "these_are_my_own_profiles: no\n",
        "netcurtain.yaml:1: The key “these_are_my_own_profiles” stands here and again further down. Keep one of the two."
      ),
    ])
  func subject(text: String, message: String) throws {
    let catalogue = try SampleCatalogue().loaded()
    do {
      _ = try SubjectFile.load(
        text: "these_are_my_own_profiles: yes\n" + text, name: "netcurtain.yaml", catalogue: catalogue)
      Issue.record("it was taken")
    } catch {
      #expect("\(error)" == message)
      #expect(!"\(error)".contains("Tarrant"))
    }
  }
}
