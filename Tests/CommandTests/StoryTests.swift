import Foundation
import Support
import Testing

/// The story of the reference's rows 5a, 5b and 8: a fostering officer with a page on X and one on Facebook.
///
/// The reference's own upper ends of 5a and 5b (72 and 74) count a copy in an archive that was not looked for. Here
/// nothing is left open of a page, so they are 71 and 72.
@Suite("Hiding three things")
struct StoryTests {
  private let workplace: Workplace

  init() throws { workplace = try Workplace() }

  private func x(links: Bool, tellsCity: Bool) -> String {
    """
    <!DOCTYPE html>
    <html lang="en"><head><title>Carys Penhallow (@carysp) / X</title>
    <link rel="canonical" href="https://x.com/carysp">
    <script type="application/ld+json" data-testid="UserProfileSchema-test">
    {"@context": "https://schema.org", "@type": "ProfilePage", "mainEntity": {"@type": "Person",
     "additionalName": "carysp", "name": "Carys Penhallow", "givenName": "Carys Penhallow",
     "description": "Social worker.", "identifier": "90217"}}
    </script></head>
    <body><main><h1>Carys Penhallow</h1>
    <div data-testid="UserName"><span>Carys Penhallow</span> <span>@carysp</span></div>
    <div data-testid="UserDescription">Social worker.</div>
    \(tellsCity ? "<span data-testid=\"UserLocation\">Sheffield</span>" : "")
    \(links ? "<a data-testid=\"UserUrl\" rel=\"nofollow me\" href=\"https://www.facebook.com/penhallow.example\">facebook.com/penhallow.example</a>" : "")
    </main></body></html>
    """
  }

  private func facebook(shows: Bool) -> String {
    let friends = ["One", "Two", "Three", "Four"].map {
      "<li><a href=\"https://www.facebook.com/\($0.lowercased()).example\">\($0) Example</a></li>"
    }
    return """
      <!DOCTYPE html>
      <html lang="en"><head><title>Carys Penhallow | Facebook</title>
      <link rel="canonical" href="https://www.facebook.com/penhallow.example/friends">
      <meta property="og:type" content="profile"><meta property="og:title" content="Carys Penhallow">
      <meta property="og:image" content="https://scontent.example.org/v/t39/30812_carys_at_the_sea.jpg"></head>
      <body><div role="main"><h1>Carys Penhallow</h1>
      <ul><li>Lives in <a href="https://www.facebook.com/pages/Bakewell-example">Bakewell</a></li></ul>
      \(shows ? "<p>Married to Jory Penhallow.</p><h2>Friends</h2><ul>\(friends.joined())</ul>" : "")
      </div></body></html>
      """
  }

  private func audit(_ x: String, _ facebook: String, role: String = "fostering-officer") async throws
    -> ReportFile
  {
    try workplace.write(x, to: "x.html")
    try workplace.write(facebook, to: "facebook.html")
    try workplace.write(
      """
      these_are_my_own_profiles: yes
      name: Carys Penhallow
      role: \(role)
      answers:
        client-linked: no
        photo-face: yes
        place-of-work: yes
      """, to: "netcurtain.yaml")
    let outcome = try await workplace.run("audit", "x.html", "facebook.html", "--format", "json")
    outcome.expect(0)
    return try outcome.report()
  }

  private func score(_ report: ReportFile) -> [Int] { [report.score.value, report.score.upper] }

  @Test("takes 72 to 25, as the reference has it")
  func story() async throws {
    let apart = try await audit(x(links: false, tellsCity: true), facebook(shows: true))
    #expect(score(apart) == [55, 71])
    let joined = try await audit(x(links: true, tellsCity: true), facebook(shows: true))
    #expect(score(joined) == [72, 72])
    #expect(joined.findings.contains { $0.check == "mosaic-joined-up" && $0.outcome == "flagged" })
    let after = try await audit(x(links: false, tellsCity: false), facebook(shows: false))
    #expect(score(after) == [25, 37])
  }

  @Test("With the register of social workers a page with the full name tells the job and the town as well")
  func register() async throws {
    let role = "social-worker"
    let apart = try await audit(x(links: false, tellsCity: true), facebook(shows: true), role: role)
    #expect(score(apart) == [70, 71])
    let after = try await audit(x(links: false, tellsCity: false), facebook(shows: false), role: role)
    #expect(score(after) == [44, 45])
  }
}
