import Markup
import Model
import Testing

@testable import Reading

@Suite("The platform files")
struct PlatformFileTests {
  private let platforms = ReadingFixture.shared.catalogue.platforms

  @Test("hold only queries that can run")
  func queries() throws {
    var count = 0
    for platform in platforms {
      for (query, position) in platform.queries {
        count += 1
        #expect(throws: Never.self, "\(position): \(query)") { try HTMLTree.validate(query: query) }
      }
    }
    #expect(count > 50)
  }

  @Test("do not claim one another's domains")
  func domains() {
    let domains = platforms.flatMap(\.domains)
    #expect(Set(domains).count == domains.count)
  }

  @Test("name stand-ins that are told from a portrait")
  func standIns() {
    for platform in platforms {
      for part in platform.defaultAvatars {
        let address = part.hasPrefix("http") ? part : "https://" + part
        #expect(Pictures(platform: platform).judge(address) == .standIn, "\(platform.id): \(part)")
      }
    }
  }

  @Test("a query that cannot run makes the page unreadable, never clean")
  func brokenQuery() {
    let shared = ReadingFixture.shared.catalogue
    let broken = Platform(
      id: "broken", title: "Broken", domains: ["broken.example.org"],
      selectors: [
        PlatformSelector(
          attribute: .employer, place: .markup(xpath: "//p[", take: nil),
          position: FilePosition(file: "broken.yaml", line: 3))
      ], states: [], defaultAvatars: [], sitePictures: [], readsAs: [:], titleSuffixes: [],
      position: FilePosition(file: "broken.yaml", line: 1))
    let catalogue = CheckCatalogue(
      version: "test", checks: shared.checks, platforms: [broken], roles: shared.roles,
      vocabulary: shared.vocabulary, score: shared.score)
    let html = "<meta property=\"og:type\" content=\"profile\"><h1>Rhian Oakeshott</h1>"
    let reading = PageReader(catalogue: catalogue).read(page(html, url: "https://broken.example.org/rhian"))
    #expect(reading.state == .unreadable)
    #expect(reading.stateReason.contains("could not run"))
  }
}
