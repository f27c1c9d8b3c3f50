import Foundation
import Support
import Testing

/// The fourteen answers that profile readers are measured with: eleven of them hide a profile that is there.
@Suite("Fourteen answers of a site")
struct CannedAnswersTests {
  private let workplace: Workplace

  init() throws { workplace = try Workplace() }

  private static func html(_ title: String, _ body: String, head: String = "") -> String {
    "<!DOCTYPE html><html><head><title>\(title)</title>\(head)</head><body>\(body)</body></html>"
  }

  private static let form =
    "<form action=\"/login\" method=\"post\"><input name=\"user\"><input type=\"password\" name=\"pass\"></form>"

  /// Path, answer, and the states that are right for it.
  private static let answers: [(path: String, route: LoopbackServer.Route, states: Set<String>)] = [
    (
      "/profile",
      .html(
        html(
          "Rhian Oakeshott (@rhian)", "<h1>Rhian Oakeshott</h1><p class=\"bio\">Bread and bicycles.</p>",
          head: "<meta property=\"og:type\" content=\"profile\"><meta property=\"og:title\" "
            + "content=\"Rhian Oakeshott\">")), ["profile"]
    ),
    ("/404", .html(html("Not found", "<h1>Not found</h1>"), status: 404), ["notFound"]),
    (
      "/soft404", .html(html("Page not found", "<h1>Sorry</h1><p>This page isn't available.</p>")),
      ["notFound"]
    ),
    ("/walled", .html(html("Log in to Social", "<h1>Log in</h1>\(form)")), ["loginWall"]),
    ("/moved", .redirect(to: "/login?next=moved"), ["loginWall"]),
    (
      "/shell",
      .html(
        html(
          "Social",
          "<div id=\"root\"></div><noscript>Please enable JavaScript.</noscript><script src=\"/app.js\"></script>"
        )), ["scriptShell"]
    ),
    (
      "/consent",
      .html(
        html(
          "Cyn i chi fynd ymlaen",
          "<h1>Cwcis</h1><form action=\"https://consent.example.org/save\"><button>Iawn</button></form>")),
      ["consentScreen"]
    ),
    ("/cloudflare", .html(html("Just a moment...", "<h1>Checking</h1>"), status: 403), ["blocked"]),
    ("/403", .html(html("Forbidden", "Forbidden"), status: 403), ["blocked"]),
    ("/401", .html(html("Unauthorised", "Unauthorised"), status: 401), ["blocked"]),
    ("/429", .html(html("Slow down", "Slow down"), status: 429), ["blocked"]),
    (
      "/999",
      .html(
        html("", "<script>window.location.href='https://www.linkedin.com/authwall'</script>"), status: 999),
      ["blocked", "unreadable"]
    ),
    ("/503", .html(html("Busy", "Busy"), status: 503), ["blocked", "unreadable"]),
    ("/202", .html(html("", "<script>window.gokuProps = {};</script>"), status: 202), ["blocked"]),
  ]

  @Test("none but the profile is called clear, and the one that is seen says so")
  func honest() async throws {
    try #require(Self.answers.count == 14)
    var routes: [String: LoopbackServer.Route] = [
      "/login?next=moved": .html(Self.html("Welcome back", "<h1>Welcome back</h1>\(Self.form)"))
    ]
    for answer in Self.answers { routes[answer.path] = answer.route }
    let server = try await LoopbackServer.start(routes)
    let links = Self.answers.map { server.url(for: $0.path) }
    let outcome = try await workplace.audit(["--allow-private-network"] + links)
    let report = try outcome.report()
    try #require(report.profiles.count == 14)
    for (answer, profile) in zip(Self.answers, report.profiles) {
      #expect(answer.states.contains(profile.state), "\(answer.path): \(profile.state)")
      #expect(profile.stateReason.hasSuffix("."), "\(answer.path)")
      if answer.path != "/profile" {
        #expect(report.checks("clear", on: profile) == [], "\(answer.path)")
        #expect(
          report.notAssessed.contains { $0.requestedURL == profile.requestedURL && !$0.nextStep.isEmpty })
      }
    }
    // With the profile left out nothing was seen, and no word reassures.
    let unseen = try await workplace.audit(["--allow-private-network"] + links.dropFirst())
    #expect(unseen.exitCode == 69)
    #expect(!unseen.output.lowercased().contains("nothing found"))
    #expect(unseen.output.contains("\"band\": \"not enough checked\""))
    await server.stop()
  }
}
