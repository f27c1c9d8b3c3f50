import Catalogue
import CheckFiles
import Foundation
import Model
import Testing

@Suite("The catalogue inside the program")
struct EmbeddedCatalogueTests {
  private let catalogue: CheckCatalogue

  init() throws { catalogue = try CatalogueLoader.embedded() }

  @Test("holds every file of Checks")
  func whole() {
    let names = embeddedFiles.map(\.path)
    #expect(catalogue.platforms.count == names.count { $0.hasPrefix("platforms/") })
    #expect(catalogue.vocabulary.lists.count == names.count { $0.hasPrefix("vocabulary/") })
    #expect(
      catalogue.checks.map(\.id).sorted() == [
        "contact-visible", "dob-visible", "employer-visible", "home-visible", "name-real",
        "occupation-visible", "photo-visible", "profiles-linked", "search-indexed", "workplace-visible",
      ])
    #expect(catalogue.version == "2026-11-24")
  }

  @Test("has the roles that the policy is for")
  func roles() {
    let ids = Set(catalogue.roles.map(\.id))
    #expect(catalogue.roles.first?.id == Role.defaultID)
    #expect(
      ids.isSuperset(of: [
        "contractor", "agency-worker", "volunteer", "apprentice", "placement-student", "school-staff",
      ]))
    #expect(catalogue.roles.first { $0.id == "social-worker" }?.tier == .safeguarding)
    #expect(Set(catalogue.roles.map(\.tier)) == Set(RoleTier.allCases))
  }

  @Test("weighs as the reference does")
  func score() {
    let score = catalogue.score
    #expect(score.weights.values.reduce(0) { $0 + $1.points } == 246)
    #expect(
      score.weights.filter { !$0.value.isGated }.keys.map(\.rawValue).sorted() == [
        "archivedCopy", "caseMention", "clientLink", "homeLocation", "linkedProfile", "name", "photograph",
        "searchIndexing", "telephone",
      ])
    #expect(score.combinations.reduce(0) { $0 + $1.points } == 54)
    #expect(score.combinations.count == 7)
    #expect(score.multipliers["work"]?[.safeguarding] == 220)
  }

  @Test(
    "finds a platform by its address",
    arguments: [
      ("https://uk.linkedin.com/in/someone", "linkedin"), ("https://twitter.com/someone", "x"),
      ("https://x.com/someone", "x"), ("https://m.facebook.com/someone", "facebook"),
      ("https://someone.blogspot.com/", "blogger"),
    ])
  func platform(_ address: String, _ id: String) throws {
    #expect(catalogue.platform(at: try #require(WebAddress(address)))?.id == id)
  }

  @Test("keys of a check stand in one order")
  func order() {
    let keys = [
      "id", "title", "looked_for", "status", "policy", "why", "personal_data", "threat", "looks_for",
      "severity", "advice", "false_alarms", "examples",
    ]
    for file in embeddedFiles
    where catalogue.checks.contains(where: { $0.position.file.hasSuffix(file.path) }) {
      let found = file.text.split(separator: "\n").compactMap { line -> String? in
        guard let colon = line.firstIndex(of: ":"), line.first?.isLetter == true else { return nil }
        return String(line[..<colon])
      }
      #expect(found == keys || found == keys + ["cy"], "\(file.path)")
    }
  }

  @Test("each check has steps for the platforms that the policy names, and enough examples")
  func complete() {
    for check in catalogue.checks {
      let platforms = Set(check.remediations.map(\.platformID))
      #expect(
        platforms.isSuperset(of: ["any-site", "facebook", "x", "linkedin", "youtube", "flickr", "github"]),
        "\(check.id)")
      #expect(!check.falseAlarms.isEmpty, "\(check.id)")
      #expect(check.examples.count { $0.outcome == .flagged } >= 3, "\(check.id)")
      #expect(check.examples.count { $0.outcome == .clear } >= 2, "\(check.id)")
      #expect(check.examples.count { $0.outcome == .cannotTell } >= 2, "\(check.id)")
    }
  }

  @Test("one settings page of a platform is one visit; only who may list the page is set elsewhere")
  func bundles() throws {
    let own = catalogue.checks.filter { $0.id != "search-indexed" }
    for platform in ["linkedin", "facebook", "x", "youtube", "flickr", "github", "instagram"] {
      let links = Set(own.compactMap { $0.remediation(for: platform)?.link })
      #expect(links.count == 1, "\(platform)")
    }
    let listing = try #require(catalogue.checks.first { $0.id == "search-indexed" })
    for remediation in listing.remediations {
      guard let link = remediation.link else { continue }
      let address = try #require(WebAddress(link), "\(link)")
      #expect(catalogue.platform(at: address)?.id == remediation.platformID, "\(link)")
    }
  }

  @Test("a flagged example's value stands on its page")
  func values() {
    // That a page lets search engines list it is said in our own words.
    let quoting = catalogue.checks.filter { $0.condition.attributes != [.searchIndexing] }
    for example in quoting.flatMap(\.examples) where example.outcome == .flagged {
      #expect(example.html.contains(example.shows ?? "?"), "\(example.position)")
    }
  }

  @Test("examples live on hosts that are nobody's, or on a platform's own sign-in and example pages")
  func hosts() throws {
    for example in catalogue.checks.flatMap(\.examples) {
      let address = try #require(example.url.flatMap { WebAddress($0) }, "\(example.position)")
      let isReserved = address.isWithin("example.org") || address.isWithin("example")
      #expect(
        isReserved || (catalogue.platform(at: address) != nil && example.url?.contains("example") == true),
        "\(example.position): \(address)")
    }
  }

  /// The policy stands beside the repository on the machines of those who work on it.
  private static let policy = URL(fileURLWithPath: #filePath)
    .appending(path: "../../../../shared/policy/social-media-policy.txt").standardizedFileURL

  @Test(
    "every quotation is in the policy", .enabled(if: FileManager.default.fileExists(atPath: policy.path)))
  func quotations() throws {
    let text = folded(try String(contentsOf: Self.policy, encoding: .utf8))
    for check in catalogue.checks {
      for reference in check.policy {
        #expect(text.contains(folded(reference.words)), "\(check.position): \(reference.words)")
      }
    }
    for question in catalogue.questions {
      for reference in question.policy {
        #expect(text.contains(folded(reference.words)), "\(question.position): \(reference.words)")
      }
    }
  }

  private func folded(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
