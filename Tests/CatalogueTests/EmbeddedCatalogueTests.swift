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
        "archived-copy", "case-mention", "colleague-mention", "complaint-preview", "connections-named",
        "connections-visible", "contact-visible", "copyright-review", "cross-post",
        "disclaimer-hints-employer", "dob-visible", "employer-handle-in-bio", "employer-visible",
        "family-visible", "handle-reused", "home-visible", "mosaic-joined-up", "name-real",
        "occupation-visible", "old-posts-public", "open-contact", "others-comments", "photo-reused",
        "photo-visible", "policy-quartet", "posting-hours", "profiles-linked", "public-by-default",
        "recommendations-visible", "routine-visible", "search-indexed", "tagged-visible", "team-visible",
        "work-account-mixed", "work-email-visible", "work-post", "workplace-geotag", "workplace-visible",
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

  @Test("no kind of fact that the score counts is without a check that names it, or a question")
  func weighed() {
    let asked = catalogue.questions.compactMap { question -> Attribute? in
      if case .adds(let attribute) = question.effect { attribute } else { nil }
    }
    let named = catalogue.checks.filter { !$0.isOnRequest && $0.status != .retired }
      .flatMap(\.condition.attributes)
    let nameless = Set(catalogue.score.weights.keys).subtracting(asked).subtracting(named)
    #expect(nameless.map(\.rawValue).sorted() == [])
  }

  @Test("conduct, posting hours and credit lines have no weight")
  func unweighed() {
    for attribute in [
      Attribute.postingTime, .pictureCredit, .disclaimer, .publicPosts, .oldPosts, .crossPost,
    ] {
      #expect(catalogue.score.weights[attribute] == nil, "\(attribute)")
    }
    #expect(catalogue.checks.filter(\.isOnRequest).map(\.id) == ["posting-hours"])
  }

  @Test("keys of a check stand in one order")
  func order() {
    let keys = [
      "id", "title", "looked_for", "status", "policy", "why", "personal_data", "threat", "looks_for",
      "not_seen", "on_request", "severity", "advice", "false_alarms", "examples",
    ]
    for file in embeddedFiles
    where catalogue.checks.contains(where: { $0.position.file.hasSuffix(file.path) }) {
      let found = file.text.split(separator: "\n").compactMap { line -> String? in
        guard let colon = line.firstIndex(of: ":"), line.first?.isLetter == true else { return nil }
        return String(line[..<colon])
      }
      let optional = ["not_seen", "on_request", "cy"].filter { !found.contains($0) }
      #expect(found == (keys + ["cy"]).filter { !optional.contains($0) }, "\(file.path)")
    }
  }

  /// Checks of fields that somebody fills in on the page where they edit their profile.
  private static let ofFields = [
    "name-real", "photo-visible", "contact-visible", "dob-visible", "home-visible", "profiles-linked",
    "employer-visible", "occupation-visible", "workplace-visible", "team-visible", "work-email-visible",
    "employer-handle-in-bio", "disclaimer-hints-employer", "family-visible", "routine-visible",
    "work-account-mixed",
  ]

  @Test("each check of a field leads to the settings of the platforms that the policy names")
  func settings() {
    for check in catalogue.checks where Self.ofFields.contains(check.id) {
      let platforms = Set(check.remediations.map(\.platformID))
      #expect(
        platforms.isSuperset(of: ["any-site", "facebook", "x", "linkedin", "youtube", "flickr", "github"]),
        "\(check.id)")
    }
  }

  @Test(
    "each setting has steps on the sites that have it",
    arguments: [
      ("connections-visible", ["facebook", "linkedin", "youtube", "mastodon"]),
      ("connections-named", ["facebook", "linkedin"]), ("open-contact", ["facebook", "x"]),
      ("tagged-visible", ["facebook", "x", "instagram"]), ("old-posts-public", ["facebook", "youtube"]),
      ("public-by-default", ["facebook", "x", "instagram", "flickr"]),
      ("search-indexed", ["facebook", "linkedin", "x", "mastodon", "bluesky"]),
    ])
  func ownSteps(_ id: String, _ platforms: [String]) throws {
    let check = try #require(catalogue.checks.first { $0.id == id })
    for platform in platforms {
      let own = check.remediation(for: platform)
      // Each server of Mastodon has an address of its own, and Instagram sets tags in the app.
      #expect(
        own?.platformID == platform && (own?.link != nil || ["mastodon", "instagram"].contains(platform)),
        "\(id) on \(platform)")
    }
  }

  @Test("each check has enough examples")
  func complete() {
    for check in catalogue.checks {
      #expect(check.remediations.contains { $0.platformID == Remediation.anySite })
      #expect(!check.falseAlarms.isEmpty, "\(check.id)")
      #expect(check.examples.count { $0.outcome == .flagged } >= 3, "\(check.id)")
      if check.notSeen.cannotRuleOut == nil {
        #expect(check.examples.count { $0.outcome == .clear } >= 2, "\(check.id)")
      }
      #expect(check.examples.count { $0.outcome == .cannotTell } >= 2, "\(check.id)")
    }
  }

  @Test("the page where somebody edits their profile is one visit; who may list it is set elsewhere")
  func bundles() throws {
    // Where somebody was is a setting of its own on some sites.
    let own = catalogue.checks.filter { Self.ofFields.contains($0.id) && $0.id != "routine-visible" }
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
    // What is counted or belongs to somebody else is said in our own words.
    let ownWords: Set<Attribute> = [
      .searchIndexing, .connections, .openContact, .family, .publicPosts, .oldPosts, .archivedCopy,
      .thirdPartyContent, .crossPost, .pictureCredit, .postingTime, .caseMention, .workPost,
    ]
    let quoting = catalogue.checks.filter { ownWords.isDisjoint(with: $0.condition.attributes) }
    for example in quoting.flatMap(\.examples) where example.outcome == .flagged {
      #expect(example.html.contains(example.shows ?? "?"), "\(example.position)")
    }
  }

  @Test("examples live on hosts that are nobody's, or on a platform's own sign-in and example pages")
  func hosts() throws {
    for example in catalogue.checks.flatMap(\.examples) {
      let address = try #require(example.url.flatMap { WebAddress($0) }, "\(example.position)")
      let held = address.path.split(separator: "/").contains {
        $0.hasSuffix(".example.org") || $0.hasSuffix(".example")
      }
      let isReserved = address.isWithin("example.org") || address.isWithin("example") || held
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
