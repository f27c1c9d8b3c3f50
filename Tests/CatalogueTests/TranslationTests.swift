import Catalogue
import Model
import Testing

private let file = "work/employer-visible.yaml"

@Suite("What a check says in Welsh")
struct TranslationTests {
  private static let welsh = """
    cy:
      title: Mae eich cyflogwr i'w weld
      looked_for: eich cyflogwr
      why:
        default: Gall dieithryn weld i bwy rydych yn gweithio.
        social-worker: Gall defnyddiwr gwasanaeth weld i bwy rydych yn gweithio.
      advice:
        any-site:
          steps: [Tynnwch ef.]

    """

  private static func sample(_ welsh: String = welsh) -> SampleCatalogue {
    var sample = SampleCatalogue()
    sample.files[file] = SampleCatalogue.check + welsh
    return sample
  }

  @Test("is carried with the check and its steps for any site")
  func carried() throws {
    let check = try #require(try Self.sample().loaded().checks.first)
    let worker = Role(id: "social-worker", title: "", tier: .safeguarding)
    let text = try #require(check.translations[.welsh]).finding(for: worker)
    #expect(text.title == "Mae eich cyflogwr i'w weld")
    #expect(text.lookedFor == "eich cyflogwr")
    #expect(text.why == "Gall defnyddiwr gwasanaeth weld i bwy rydych yn gweithio.")
    #expect(check.remediation(for: nil)?.translations[.welsh]?.steps == ["Tynnwch ef."])
    #expect(check.remediation(for: "linkedin")?.translations.isEmpty == true)
  }

  @Test("may be left out")
  func leftOut() throws {
    #expect(try Self.sample("").loaded().checks.first?.translations.isEmpty == true)
  }

  @Test(
    "a slip is named with its line and what to do",
    arguments: [
      ("  title: Mae", "  titel: Mae", "There is no key “titel” here. Did you mean “title”?"),
      (
        "    social-worker: Gall defnyddiwr gwasanaeth weld i bwy rydych yn gweithio.\n", "",
        "“why” has a reason for “social-worker” above and none here. Add a line that starts with “social-worker:”."
      ),
      (
        "    social-worker:", "    safeguarding: Gall.\n    social-worker:",
        "“why” has a reason for “safeguarding” here and none above. Add it above as well, or take it out."
      ),
      (
        "[Tynnwch ef.]", "[Tynnwch ef., Gwiriwch.]",
        "“steps” are 1 above and 2 here. Write each step once, in the same order."
      ),
      (
        "[Tynnwch ef.]", "[Tynnwch ef.]\n      side_effect: Mae wedi mynd.",
        "“side_effect” stands in one language only. Write it in both, or take it out of both."
      ),
      ("    any-site:", "    linkedin:", "There is no key “linkedin” here. Use one of: any-site."),
      (
        "  looked_for: eich cyflogwr\n", "",
        "The key “looked_for” is missing. Add a line that starts with “looked_for:”."
      ),
    ])
  func slips(old: String, new: String, message: String) {
    #expect(Self.welsh.contains(old))
    let complaint = Self.sample(Self.welsh.replacing(old, with: new, maxReplacements: 1)).complaint
    #expect(complaint.contains(message), "\(complaint)")
    #expect(complaint.contains("Checks/\(file):"))
  }

  @Test("a role may have a title in Welsh")
  func role() throws {
    var sample = SampleCatalogue()
    sample = sample.spoiling(
      "roles.yaml", "title: Social worker,", "title: Social worker, title_cy: Gweithiwr cymdeithasol,")
    let roles = try sample.loaded().roles
    #expect(roles.first { $0.id == "social-worker" }?.titles == [.welsh: "Gweithiwr cymdeithasol"])
    #expect(roles.first { $0.id == "employee" }?.titles.isEmpty == true)
    #expect(
      sample.spoiling("roles.yaml", "title_cy:", "title_cym:").complaint.contains("Did you mean “title_cy”?"))
  }

  @Test("there is for the four facts that the policy names and for every role, in short sentences")
  func builtIn() throws {
    let catalogue = try CatalogueLoader.embedded()
    for id in ["photo-visible", "occupation-visible", "employer-visible", "workplace-visible"] {
      let check = try #require(catalogue.checks.first { $0.id == id })
      let text = try #require(check.translations[.welsh])
      let remediation = try #require(check.remediation(for: nil)?.translations[.welsh])
      let whys = [text.why.fallback] + text.why.byTier.values + text.why.byRole.values
      for said in whys + [text.title, text.lookedFor] + remediation.steps {
        for sentence in said.split(whereSeparator: { ".!?:;".contains($0) }) {
          #expect(sentence.split(whereSeparator: \.isWhitespace).count <= 20, "\(id): \(sentence)")
        }
      }
      #expect(text.title != check.title && text.lookedFor != check.lookedFor)
    }
    for role in catalogue.roles { #expect(role.titles[.welsh] != nil, "\(role.id)") }
  }
}
