import Model
import Testing

@Suite("Looking up platforms, steps and words")
struct CatalogueLookUpTests {
  private static let here = FilePosition(file: "Checks/platforms/a.yaml", line: 3)

  private func platform(_ id: String, _ domains: [String]) -> Platform {
    Platform(
      id: id, title: id, domains: domains, selectors: [], states: [], defaultAvatars: [], sitePictures: [],
      readsAs: [:], titleSuffixes: [], position: Self.here)
  }

  private func catalogue(_ platforms: [Platform]) -> CheckCatalogue {
    CheckCatalogue(
      version: "1", checks: [], platforms: platforms, roles: [],
      vocabulary: Vocabulary(lists: ["towns": ["Leam"]]),
      score: ScoreScheme(
        version: "1", weights: [:], multipliers: [:], visibility: [:], combinations: [], floors: [],
        heightenedFactor: 100, halvingPoints: 1, bands: [:], assessedShareNeeded: 0))
  }

  @Test(
    "The longest domain decides, in whatever order the platforms stand",
    arguments: [
      ("https://example.org/jo", "site"), ("https://jo.example.org/", "site"),
      ("https://groups.example.org/g", "groups"), ("https://a.groups.example.org/", "groups"),
      ("https://notgroups.example.org/", "site"), ("https://other.example/", nil),
      ("https://evilexample.org/", nil), ("https://short.example/", "site"),
    ] as [(String, String?)])
  func longest(address: String, id: String?) throws {
    let platforms = [
      platform("site", ["example.org", "short.example"]), platform("groups", ["groups.example.org"]),
    ]
    let address = try #require(WebAddress(address))
    #expect(catalogue(platforms).platform(at: address)?.id == id)
    #expect(catalogue(platforms.reversed()).platform(at: address)?.id == id)
  }

  @Test("A platform's own steps go before those for any site")
  func steps() {
    let anywhere = Remediation(platformID: Remediation.anySite, steps: ["Open the settings."], minutes: 2)
    let own = Remediation(platformID: "site", steps: ["Open the menu."], minutes: 1)
    #expect(check([anywhere, own]).remediation(for: "site") == own)
    #expect(check([anywhere, own]).remediation(for: "other") == anywhere)
    #expect(check([own, anywhere]).remediation(for: nil) == anywhere)
    #expect(check([own]).remediation(for: "other") == nil)
  }

  @Test("A list of words that is not there is empty; a place reads as file and line")
  func words() {
    #expect(catalogue([]).vocabulary["towns"] == ["Leam"])
    #expect(catalogue([]).vocabulary["rivers"] == [])
    #expect(Self.here.description == "Checks/platforms/a.yaml:3")
  }

  private func check(_ remediations: [Remediation]) -> Check {
    Check(
      id: "employer-visible", title: "", lookedFor: "", status: .stable, policy: [],
      why: ByRole(fallback: ""),
      personalData: "", threat: "", condition: ExposureCondition(attributes: [.employer]),
      severity: ByRole(fallback: .low), remediations: remediations, falseAlarms: [], examples: [],
      position: Self.here)
  }
}
