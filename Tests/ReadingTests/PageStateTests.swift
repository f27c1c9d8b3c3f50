import Foundation
import Model
import Testing

@testable import Reading

/// One answer of a site and the state that it has to be read as.
struct Answer: CustomTestStringConvertible, Sendable {
  let name: String
  let states: [PageState]
  let html: String
  var url: String? = "https://social.example.org/@rhian"
  var status = 200

  var testDescription: String { name }
}

private func shell(_ body: String, title: String = "Social", head: String = "") -> String {
  "<!DOCTYPE html><html><head><title>\(title)</title>\(head)</head><body>\(body)</body></html>"
}

private let profile = shell(
  "<h1>Rhian Oakeshott</h1><p class=\"bio\">Social worker at Harrowdale County Council</p>",
  title: "Rhian Oakeshott (@rhian)",
  head:
    "<meta property=\"og:type\" content=\"profile\"><meta property=\"og:title\" content=\"Rhian Oakeshott\">")

private let loginForm = """
  <form action="/login" method="post"><input name="user"><input type="password" name="pass">
  <button>Log in</button></form>
  """

/// The fourteen answers that profile readers are known to take for "no such person" or for a clean page, and more.
private let answers: [Answer] = [
  Answer(name: "a profile", states: [.profile], html: profile),
  Answer(name: "404", states: [.notFound], html: shell("<h1>Not found</h1>"), status: 404),
  Answer(
    name: "soft 404", states: [.notFound],
    html: shell("<h1>Sorry</h1><p>This page isn't available.</p>", title: "Page not found")),
  Answer(name: "login page", states: [.loginWall], html: shell(loginForm, title: "Log in to Social")),
  Answer(
    name: "redirect to the login page", states: [.loginWall],
    html: shell("<h1>Welcome back</h1>" + loginForm),
    url: "https://social.example.org/login?next=/@rhian"),
  Answer(
    name: "script shell", states: [.scriptShell],
    html: shell(
      "<div id=\"root\"></div><noscript>Please enable JavaScript to use this site.</noscript><script src=\"/app.js\"></script>"
    )),
  Answer(
    name: "a short script and no word", states: [.scriptShell],
    html: "<!DOCTYPE html><title>App</title><div id=root></div><script>start(document.body)</script>"),
  Answer(
    name: "consent screen", states: [.consentScreen],
    html: shell(
      "<h1>Cyn i chi fynd ymlaen</h1><p>Rydym yn defnyddio cwcis.</p><form action=\"https://consent.example.org/save\"></form>",
      title: "Cyn i chi fynd ymlaen")),
  Answer(
    name: "403 from Cloudflare", states: [.blocked],
    html: shell("<h1>Checking</h1>", title: "Just a moment..."),
    status: 403),
  Answer(name: "403 plain", states: [.blocked], html: shell("Forbidden"), status: 403),
  Answer(name: "401", states: [.blocked], html: shell("Unauthorised"), status: 401),
  Answer(name: "429", states: [.blocked], html: shell("Slow down"), status: 429),
  Answer(
    name: "LinkedIn's 999", states: [.blocked],
    html:
      "<html><head><script>window.location.href = 'https://www.linkedin.com/authwall';</script></head></html>",
    url: "https://www.linkedin.com/in/rhian-example", status: 999),
  Answer(name: "503", states: [.blocked, .unreadable], html: shell("Busy"), status: 503),
  Answer(
    name: "202 with a firewall's script", states: [.blocked],
    html: shell("<script>window.gokuProps = {};</script><script src=\"challenge.js\"></script>"), status: 202),
  Answer(
    name: "a saved robot check", states: [.blocked],
    html: shell(
      "<h1>One more step</h1><p>Please complete the security check.</p>",
      title: "Attention Required! | Cloudflare"), url: nil),
  Answer(
    name: "a saved script that leads to the sign-in", states: [.blocked],
    html:
      "<html><head><script>window.location.href='https://www.linkedin.com/authwall?x';</script></head><body></body></html>",
    url: nil),
  Answer(name: "an empty body", states: [.unreadable], html: ""),
  Answer(name: "only white space", states: [.unreadable], html: "  \n "),
  Answer(name: "500", states: [.unreadable], html: shell("Oops"), status: 500),
  Answer(name: "a PDF", states: [.unreadable], html: "%PDF-1.7 and so on"),
  Answer(
    name: "a news article", states: [.notAProfile],
    html: shell(
      "<h1>Council opens new library</h1><p>\(String(repeating: "The council opened a library today. ", count: 40))</p>",
      title: "Council opens new library - News", head: "<meta property=\"og:type\" content=\"article\">"),
    url: "https://news.example.org/2026/05/council-opens-library.html"),
  Answer(
    name: "a search page", states: [.notAProfile],
    html: shell(
      "<h1>Search</h1><p>\(String(repeating: "A result with some words. ", count: 30))</p>", title: "Search"),
    url: "https://search.example.org/search?q=rhian"),
  Answer(
    name: "a profile that repeats the sign-in form in a corner", states: [.profile],
    html: profile.replacing(
      "</body>", with: "<div class=\"modal\">\(loginForm)<p>Sign in to see more</p></div></body>")),
]

@Suite("The state of a page")
struct PageStateTests {
  @Test("is read from the answer and the content together", arguments: answers)
  func state(_ answer: Answer) {
    let reading = reading(answer.html, url: answer.url, status: answer.status)
    #expect(answer.states.contains(reading.state), "\(reading.state): \(reading.stateReason)")
    #expect(!reading.stateReason.isEmpty)
  }

  @Test("is independent of the facts: a wall may leak a name and a picture")
  func leakingWall() {
    let wall = shell(
      "<p>You must log in to continue.</p>" + loginForm, title: "Log in | Social",
      head: """
        <meta property="og:type" content="profile"><meta property="og:title" content="Rhian Oakeshott">
        <meta property="og:image" content="https://media.example.org/photos/rhian-400.jpg">
        """)
    let reading = reading(wall, url: "https://social.example.org/rhian")
    #expect(reading.state == .loginWall)
    #expect(reading.values(.name) == ["Rhian Oakeshott"])
    #expect(reading.values(.photograph) == ["https://media.example.org/photos/rhian-400.jpg"])
  }

  @Test("gives no name to a wall's own heading")
  func wallHeading() {
    let wall = shell("<h1>Welcome Back</h1>" + loginForm, title: "Log in")
    #expect(reading(wall, url: "https://social.example.org/login").values(.name).isEmpty)
  }

  @Test("of a page that was cut short is unreadable, whatever stands in the rest")
  func cut() {
    let deep = profile.replacing("<body>", with: "<body>" + String(repeating: "<div>", count: 400))
    let reading = reading(deep)
    #expect(reading.state == .unreadable)
  }

  @Test("of a failed capture is unreadable, with the failure's own words")
  func failure() {
    let problem = Problem(
      .timedOut, doing: "fetching", cause: "The site took too long.", remedy: "Try again.")
    let capture = Capture(
      requestedURL: "https://x.com/rhian", method: .fetched, seenAs: .loggedOut, capturedAt: .distantPast,
      failure: problem)
    let reading = ReadingFixture.shared.reader.read(Page(capture: capture, body: []))
    #expect(reading.state == .unreadable)
    #expect(reading.stateReason == "The site took too long.")
    #expect(reading.platformID == "x")
  }

  @Test(
    "of labelled pages: no wall, shell, block or post is taken for a profile",
    .enabled(if: labelledPages != nil))
  func labelled() async throws {
    let folder = try #require(labelledPages)
    let manifest = try String(contentsOf: folder.appending(path: "MANIFEST.tsv"), encoding: .utf8)
    let rows = manifest.split(separator: "\n").dropFirst().map {
      $0.split(separator: "\t", omittingEmptySubsequences: false)
    }
    #expect(rows.count > 60)
    for row in rows where row[5] != "profile" {
      await Task.yield()
      let bytes = Array(try Data(contentsOf: folder.appending(path: String(row[0]))))
      let capture = Capture(
        requestedURL: "file:\(row[0])", method: .saved, seenAs: .unknown, byteCount: bytes.count,
        capturedAt: .distantPast)
      let reading = ReadingFixture.shared.reader.read(Page(capture: capture, body: bytes))
      #expect(reading.state != .profile, "\(row[0]) is labelled \(row[5])")
    }
  }
}
