import Foundation
import Testing

@Suite("netcurtain platforms")
struct PlatformsCommandTests {
  private let workplace: Workplace

  init() throws { workplace = try Workplace() }

  private struct Card: Decodable {
    let id: String
    let states: [String]
    let facts: [String]
  }

  @Test("list has a row for each site within 80 columns, with states, facts and the age of the steps")
  func list() async throws {
    let list = try await workplace.run("platforms", "list")
    list.expect(0)
    for id in ["facebook", "x", "linkedin", "youtube", "flickr", "wordpress", "mailing-list", "phpbb"] {
      #expect(list.output.split(separator: "\n").contains { $0.hasPrefix(id + " ") }, "\(id)")
    }
    #expect(list.output.contains("sign-in wall"))
    let flowing = list.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(flowing.contains("over a year old"))
    #expect(list.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
    let json = try await workplace.run("platforms", "list", "--format", "json")
    let cards = try JSONDecoder().decode([Card].self, from: Data(json.output.utf8))
    #expect(cards.count >= 49)
    #expect(cards.first { $0.id == "linkedin" }?.facts.contains("employer") == true)
  }

  @Test("show has the steps with numbers, what stays open, and what nobody walked")
  func show() async throws {
    let show = try await workplace.run("platforms", "show", "facebook")
    show.expect(0)
    #expect(show.output.contains("  1. Open"))
    #expect(show.output.contains("OPEN WHATEVER YOU SET"))
    #expect(show.output.contains("TO REPORT ABUSE"))
    #expect(show.output.contains("TO DELETE THE ACCOUNT"))
    #expect(show.output.contains("2026-05-02, from StellarSand/privacy-settings"))
    #expect(show.output.contains("Nobody has noted when these steps were last walked."))
    let long = show.output.split(separator: "\n").filter { $0.count > 80 && !$0.contains("https://") }
    #expect(long == [])
    try await workplace.run("platforms", "show", "nope").expect(64)
  }

  @Test("a folder's own site is listed and its examples run")
  func ownSite() async throws {
    try workplace.write(
      """
      id: our-intranet
      title: Our intranet
      domains: [people.example.org]
      profile_links: ["people.example.org/p/{handle}"]
      selectors:
        - attribute: name
          data: __STATE__
          pointer: /people/*/fullName
      always_shows: [name]
      examples:
        - says: a person
          url: https://people.example.org/p/kit
          state: profile
          shows: { name: Kit Langley }
          html: |
            <html><head><title>People</title></head><body><h1>Kit Langley</h1>
            <script>window.__STATE__ = {"people": {"7": {"fullName": "Kit Langley"}}};</script></body></html>
        - says: the wrong name
          url: https://people.example.org/p/kit
          state: profile
          shows: { name: Robin Hale }
          html: |
            <html><head><title>People</title></head><body><h1>Kit Langley</h1>
            <script>window.__STATE__ = {"people": {"7": {"fullName": "Kit Langley"}}};</script></body></html>

      """, to: "ours/platforms/our-intranet.yaml")
    let list = try await workplace.run("platforms", "list", "--catalogue", "ours")
    list.expect(0)
    #expect(list.output.contains("our-intranet"))
    let test = try await workplace.run("platforms", "test", "--catalogue", "ours")
    test.expect(1)
    #expect(test.output.contains("our-intranet.yaml:18"), "\(test.output)")
    #expect(test.output.contains("not “Robin Hale”"))
    #expect(test.output.contains(/\n[1-9][0-9]+ examples hold, 1 do not.\n$/), "\(test.output)")
  }
}
