import Foundation
import Markup
import Model
import Testing

@testable import Reading

@Suite("Which open doors fit a page")
struct DoorFinderTests {
  private func doors(
    _ requested: String, landed: String? = nil, state: PageState = .profile, html: String? = nil,
    method: CaptureMethod = .fetched
  ) throws -> [String] {
    let capture = Capture(
      requestedURL: requested, finalURL: landed ?? requested, status: 200, method: method, seenAs: .loggedOut,
      capturedAt: Date(timeIntervalSince1970: 0))
    let tree = try html.map { try HTMLTree(Array($0.utf8)) }
    return try DoorFinder(catalogue: ReadingFixture.shared.catalogue).leads(capture, state: state, tree: tree)
      .map(\.address)
  }

  @Test(
    "by the address, on the platform's own domains",
    arguments: [
      (
        "https://bsky.app/profile/kit.example.org",
        "https://public.api.bsky.app/xrpc/app.bsky.actor.getProfile?actor=kit.example.org"
      ),
      ("https://github.com/kitlangley", "https://api.github.com/users/kitlangley"),
      ("https://www.github.com/kitlangley/", "https://api.github.com/users/kitlangley"),
      ("https://gravatar.com/kitlangley", "https://gravatar.com/kitlangley.json"),
      (
        "https://stackoverflow.com/users/4711/kit",
        "https://api.stackexchange.com/2.3/users/4711?site=stackoverflow.com"
      ),
      (
        "https://math.stackexchange.com/users/4711",
        "https://api.stackexchange.com/2.3/users/4711?site=math.stackexchange.com"
      ),
      ("https://mastodon.social/@kitlangley", "https://mastodon.social/@kitlangley"),
    ])
  func byAddress(page: String, door: String) throws { #expect(try doors(page) == [door]) }

  @Test(
    "and for no other page",
    arguments: [
      "https://github.com/", "https://github.com/kitlangley/bread", "https://github.example.org/kitlangley",
      "https://bsky.app/profile/kit.example.org/post/3k", "https://stackoverflow.com/questions/1/x",
      "https://social.example.org/@kitlangley", "https://kit.example.org/u/kitlangley",
    ])
  func otherPages(page: String) throws { #expect(try doors(page).isEmpty) }

  @Test("A wall's own address hides the profile's; the link that was given counts")
  func wall() throws {
    #expect(
      try doors("https://github.com/kitlangley", landed: "https://github.com/login/wall", state: .loginWall)
        == ["https://api.github.com/users/kitlangley"])
  }

  @Test("A part of an address cannot add a step or a parameter")
  func escaping() throws {
    #expect(
      try doors("https://bsky.app/profile/a&actor=b;c")
        == ["https://public.api.bsky.app/xrpc/app.bsky.actor.getProfile?actor=a%26actor%3Db%3Bc"])
    #expect(try doors("https://github.com/a%2Fb").first == "https://api.github.com/users/a%2Fb")
  }

  @Test(
    "Nothing is asked for a page that is not there, and nothing for a saved file",
    arguments: PageState.allCases)
  func states(state: PageState) throws {
    let isAsked = [.profile, .loginWall, .scriptShell, .consentScreen, .blocked].contains(state)
    #expect(try doors("https://github.com/kitlangley", state: state).isEmpty != isAsked)
    #expect(try doors("https://github.com/kitlangley", state: state, method: .saved).isEmpty)
  }

  @Test(
    "A page announces its own data only, and that of its own host",
    arguments: [
      ("/users/kit", "https://social.example.org/users/kit"),
      ("https://social.example.org/users/kit", "https://social.example.org/users/kit"),
      ("http://social.example.org/users/kit", nil), ("https://other.example.org/users/kit", nil),
      ("//other.example.org/users/kit", nil), ("https://social.example.org:8443/users/kit", nil),
      ("javascript:alert(1)", nil), ("https://social.example.org@other.example.org/", nil), ("", nil),
    ] as [(String, String?)])
  func announced(href: String, door: String?) throws {
    let html =
      "<html><head><link rel=alternate type='application/activity+json' href='\(href)'></head><body>x</body></html>"
    #expect(try doors("https://social.example.org/@kit", html: html) == [door].compactMap(\.self))
  }

  @Test("A blog's post announces no author; one page asks at three doors at most")
  func posts() throws {
    let post =
      "<html><head><link rel=alternate type='application/json' href='/wp-json/wp/v2/posts/2'></head><body>x</body></html>"
    #expect(try doors("https://blog.example.org/2024/bread/", html: post).isEmpty)
    let author = post.replacing("posts", with: "users").replacing(
      "</head>", with: "<link rel=alternate type='application/activity+json' href='/a'></head>")
    #expect(
      try doors("https://blog.example.org/author/kit/", html: author)
        == ["https://blog.example.org/a", "https://blog.example.org/wp-json/wp/v2/users/2"])
  }
}
