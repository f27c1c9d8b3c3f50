import Catalogue
import Model
import Testing

@Suite("A sound catalogue")
struct LoadingTests {
  private let catalogue: CheckCatalogue

  init() throws { catalogue = try SampleCatalogue().loaded() }

  @Test("a check is read whole")
  func check() throws {
    let check = try #require(catalogue.checks.first)
    #expect(check.id == "employer-visible")
    #expect(check.title == "Your employer is on show")
    #expect(check.lookedFor == "your employer")
    #expect(check.status == .stable)
    #expect(check.policy == [PolicyReference(clause: "5.2", words: "details of their employer")])
    #expect(check.personalData == "pd:CurrentEmployment")
    #expect(check.threat == "identifying")
    #expect(
      check.condition
        == ExposureCondition(
          attributes: [.employer], current: true, minimumPrecision: 60, visibilities: [.onPage],
          value: ValueCondition(words: ["council"])))
    #expect(
      check.severity
        == ByRole(fallback: .low, byTier: [.publicFacing: .medium], byRole: ["social-worker": .high]))
    #expect(
      check.why
        == ByRole(
          fallback: "A stranger can see who you work for.",
          byRole: ["social-worker": "A service user can see who you work for."]))
    #expect(
      check.remediations == [
        Remediation(platformID: "any-site", steps: ["Take it out."], minutes: 5),
        Remediation(
          platformID: "linkedin", steps: ["Open your settings.", "Switch it off."],
          link: "https://www.linkedin.com/public-profile/settings", asOf: "2025-09-01",
          source: "somebody", minutes: 3, sideEffect: "It is gone."),
      ])
    #expect(check.falseAlarms == ["Somebody else works there."])
    #expect(check.position == FilePosition(file: "Checks/work/employer-visible.yaml", line: 1))
  }

  @Test("an example keeps its page as written and knows its line")
  func example() throws {
    let examples = try #require(catalogue.checks.first).examples
    #expect(
      examples == [
        CheckExample(
          says: "named", outcome: .flagged, shows: "Harrowdale County Council",
          html: "<h1>Kit Langley</h1>\n<p>&amp; *works* at Harrowdale County Council</p>\n",
          url: "https://social.example.org/@x", status: 200, isKnownMiss: false,
          position: FilePosition(file: "Checks/work/employer-visible.yaml", line: 38, column: 5)),
        CheckExample(
          says: "not named", outcome: .clear, shows: nil, html: "<h1>Kit Langley</h1>", url: nil,
          status: 200, isKnownMiss: false,
          position: FilePosition(file: "Checks/work/employer-visible.yaml", line: 46, column: 5)),
      ])
  }

  @Test("a platform is read whole, and its short class tests are written out")
  func platform() throws {
    let platform = try #require(catalogue.platforms.first)
    let file = "Checks/platforms/linkedin.yaml"
    #expect(
      platform
        == Platform(
          id: "linkedin", title: "LinkedIn", domains: ["linkedin.com"],
          selectors: [
            PlatformSelector(
              attribute: .employer,
              place: .markup(
                xpath: "//li[contains(concat(' ', normalize-space(@class), ' '), ' job ')]"
                  + "[contains(., '[.kept]')]"
                  + "/h4[contains(concat(' ', normalize-space(@class), ' '), ' name-of_it ')]",
                take: "title"), current: false, position: FilePosition(file: file, line: 15, column: 5))
          ],
          states: [
            StateSigns(
              state: .loginWall, paths: ["/authwall"], hosts: ["login.linkedin.com"], titles: ["Log in"],
              xpaths: ["//form[contains(concat(' ', normalize-space(@class), ' '), ' login ')]"])
          ],
          defaultAvatars: ["ghost_person"], sitePictures: ["static.licdn.com/"],
          readsAs: [.homeLocation: .workLocation], titleSuffixes: [" | LinkedIn"],
          // OpenDoorFileTests has them.
          openDoors: platform.openDoors,
          position: FilePosition(file: file, line: 1)))
  }

  @Test("roles, words and weights are read whole")
  func rest() {
    #expect(catalogue.version == "1")
    #expect(catalogue.roles.map(\.id) == ["employee", "library-assistant", "social-worker"])
    #expect(catalogue.roles.map(\.tier) == [.ordinary, .publicFacing, .safeguarding])
    #expect(catalogue.vocabulary["past-words"] == ["ex", "former", "used to be"])
    #expect(
      catalogue.score
        == ScoreScheme(
          version: "1",
          weights: [
            .name: .init(classID: "work", points: 4, isGated: false),
            .employer: .init(classID: "work", points: 10, isGated: true),
          ],
          multipliers: [
            "work": [.ordinary: 100, .publicFacing: 120, .sensitive: 160, .safeguarding: 220]
          ],
          visibility: [.onPage: 100, .inPreview: 100, .inCode: 85],
          combinations: [
            .init(
              id: "find-me", title: "A stranger can find you",
              why: ByRole(fallback: "They can wait for you."),
              severity: ByRole(fallback: .low, byTier: [.safeguarding: .high]), classID: "work", points: 8,
              requirements: [
                .init(attribute: .name, minimum: 100), .init(attribute: .employer, minimum: 60),
              ])
          ],
          floors: [
            .init(
              requirement: .init(attribute: .employer, minimum: 80),
              byTier: [.ordinary: 1, .publicFacing: 1, .sensitive: 1, .safeguarding: 2])
          ],
          heightenedFactor: 125, halvingPoints: 70,
          bands: [.low: 0, .moderate: 20, .high: 45, .veryHigh: 70], assessedShareNeeded: 60))
  }

  @Test("one more file that the policy names is one more check")
  func oneMoreFile() throws {
    var sample = SampleCatalogue()
    sample.files["home/home-visible.yaml"] = SampleCatalogue.check.replacing(
      "employer-visible", with: "home-visible")
    sample = sample.spoiling("policy.yaml", "[employer-visible]", "[employer-visible, home-visible]")
    #expect(try sample.loaded().checks.map(\.id) == ["employer-visible", "home-visible"])
  }

  @Test("a file that is no YAML is left alone")
  func readme() throws {
    var sample = SampleCatalogue()
    sample.files["work/README.md"] = "# Not a check"
    #expect(try sample.loaded().checks.count == 1)
  }
}
