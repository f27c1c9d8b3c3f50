import Foundation
import Support
import Testing

@Suite("--follow-links: only what a person's own page claims, and only what sites allow")
struct FollowLinksTests {
  private let workplace: Workplace

  init() throws { workplace = try Workplace() }

  /// A profile of an invented person with links that it marks as the same person's.
  private static func profile(_ handle: String, me links: [String], body: String = "") -> String {
    """
    <!DOCTYPE html><html lang="en"><head><title>Kit Langley (@\(handle))</title>
    <meta property="og:type" content="profile"><meta property="og:title" content="Kit Langley">
    <meta property="profile:username" content="\(handle)"></head>
    <body><h1>Kit Langley</h1><p class="bio">Bread and bikes.</p>\(body)
    \(links.map { "<a rel=\"me\" href=\"\($0)\">more</a>" }.joined(separator: "\n"))</body></html>
    """
  }

  // The pages name the server by a mark that the routes below replace.
  private static let mark = "http://here.invalid"
  private static func here(_ path: String) -> String { mark + path }

  /// Serves `routes` with the mark replaced by the server's own origin.
  private func serve(_ routes: @escaping @Sendable (String) -> LoopbackServer.Route?) async throws
    -> LoopbackServer
  {
    let port = PortBox()
    let server = try await LoopbackServer { target in
      guard let route = routes(target) else { return nil }
      let text = String(decoding: route.body, as: UTF8.self).replacing(Self.mark, with: port.origin)
      return LoopbackServer.Route(status: route.status, headers: route.headers, body: Array(text.utf8))
    }
    port.origin = server.url(for: "")
    return server
  }

  /// A chain /a → /b → /c → /a, in which /b also leads to /d.
  private static func chainRoutes(robots: LoopbackServer.Route?)
    -> @Sendable (String) -> LoopbackServer.Route?
  {
    { target in
      switch target {
      case "/a": .html(profile("kit_a", me: [here("/b")]))
      case "/b": .html(profile("kit_b", me: [here("/c"), here("/d")]))
      case "/c": .html(profile("kit_c", me: [here("/a"), here("/a/"), here("/b")]))
      case "/d": .html(profile("kit_d", me: []))
      case "/robots.txt": robots
      default: nil
      }
    }
  }

  private func audit(_ server: LoopbackServer, _ path: String, follow: Int?, _ more: [String] = [])
    async throws
    -> Outcome
  {
    try await workplace.audit(
      [server.url(for: path), "--allow-private-network"] + (follow.map { ["--follow-links", "\($0)"] } ?? [])
        + more)
  }

  @Test("Kept captures say again what led to each page, and cause no request")
  func kept() async throws {
    let server = try await serve(Self.chainRoutes(robots: nil))
    let first = try await audit(server, "/a", follow: 5, ["--keep-captures", "captures"])
    let asked = server.requests.count
    let again = try await workplace.audit(["captures"])
    #expect(server.requests.count == asked)
    #expect(try again.report().profiles.map(\.requestedURL) == first.report().profiles.map(\.requestedURL))
    #expect(
      again.output.components(separatedBy: "foundThrough").count
        == first.output.components(separatedBy: "foundThrough").count)
    #expect(again.output.contains("foundThrough"))
    await server.stop()
  }

  @Test(
    "At most N pages, nearest first, none twice",
    arguments: [
      (nil, ["/a"]), (0, ["/a"]), (1, ["/a", "/b"]), (2, ["/a", "/b", "/c"]), (3, ["/a", "/b", "/c", "/d"]),
      (50, ["/a", "/b", "/c", "/d"]),
    ] as [(Int?, [String])])
  func bound(follow: Int?, pages: [String]) async throws {
    let server = try await serve(Self.chainRoutes(robots: nil))
    let outcome = try await audit(server, "/a", follow: follow)
    outcome.expect(0)
    let report = try outcome.report()
    #expect(report.profiles.map(\.requestedURL) == pages.map { server.url(for: $0) })
    #expect(report.profiles.map(\.state) == pages.map { _ in "profile" })
    let origins = ["/b": "/a", "/c": "/b", "/d": "/b"]
    #expect(report.profiles.map(\.page.foundThrough) == pages.map { origins[$0].map { server.url(for: $0) } })
    let asked = server.requests.map(\.target)
    #expect(asked.filter { $0 != "/robots.txt" }.sorted() == pages.sorted())
    #expect(asked.filter { $0 == "/robots.txt" }.count == (pages.count > 1 ? 1 : 0))
    await server.stop()
  }

  @Test("Every form of the report says which page led there", arguments: ["text", "html", "markdown", "csv"])
  func reports(format: String) async throws {
    let server = try await serve(Self.chainRoutes(robots: nil))
    let outcome = try await workplace.program([
      "audit", server.url(for: "/a"), "--allow-private-network", "--follow-links", "1", "--rate", "1000",
      "--format",
      format,
    ]).run()
    outcome.expect(0)
    #expect(outcome.output.contains(format == "csv" ? "found_through" : "Found through"))
    await server.stop()
  }

  // MARK: robots.txt

  private static func robots(_ text: String, status: Int = 200) -> LoopbackServer.Route {
    LoopbackServer.Route(status: status, headers: ["Content-Type": "text/plain"], body: Array(text.utf8))
  }

  @Test(
    "A page that robots.txt closes is shown as not assessed; the listed page is opened all the same",
    arguments: [
      ("all closed", robots("User-agent: *\nDisallow: /"), false),
      ("closed to us", robots("User-agent: netcurtain\nDisallow: /b\nUser-agent: *\nAllow: /"), false),
      ("open to us", robots("User-agent: *\nDisallow: /\nUser-agent: netcurtain\nDisallow: /x"), true),
      ("no such file", robots("", status: 404), true),
      ("refused", robots("", status: 403), true),
      ("broken", robots("", status: 500), false),
      ("not now", robots("", status: 503), false),
      ("no robots.txt but a page", .html(Sample.article), true),
      ("moved", .redirect(to: "/a"), true),
    ])
  func robotsMatrix(name: String, robots: LoopbackServer.Route, isOpen: Bool) async throws {
    let server = try await serve(Self.chainRoutes(robots: robots))
    let outcome = try await audit(server, "/a", follow: 1)
    outcome.expect(0)
    let report = try outcome.report()
    #expect(report.profiles.map(\.state) == ["profile", isOpen ? "profile" : "blocked"])
    #expect(server.requests.contains { $0.target == "/b" } == isOpen)
    if !isOpen {
      let entry = try #require(report.notAssessed.first)
      #expect(entry.requestedURL == server.url(for: "/b"))
      #expect(entry.reason.contains("robots.txt"))
      #expect(entry.nextStep.contains("add its link to your list"))
      let followed = try #require(report.profiles.last)
      #expect(report.checks("clear", on: followed).isEmpty)
      #expect(followed.page.foundThrough == server.url(for: "/a"))
    }
    await server.stop()
  }

  @Test("robots.txt may be moved five times, and no more")
  func robotsRedirects() async throws {
    for (hops, isOpen) in [(5, false), (6, true)] {
      let server = try await serve { target in
        switch target {
        case "/robots.txt": .redirect(to: "/r1")
        case _ where target.hasPrefix("/r"):
          (Int(target.dropFirst(2)) ?? 0) < hops
            ? .redirect(to: "/r\((Int(target.dropFirst(2)) ?? 0) + 1)")
            : Self.robots("User-agent: *\nDisallow: /")
        default: Self.chainRoutes(robots: nil)(target)
        }
      }
      let report = try await audit(server, "/a", follow: 1).report()
      #expect((report.profiles.last?.state == "profile") == isOpen, "\(hops)")
      await server.stop()
    }
  }

  @Test("The doors of a page that was followed obey robots.txt too")
  func robotsForDoors() async throws {
    for isClosed in [true, false] {
      let server = try await serve { target in
        switch target {
        case "/a": .html(Self.profile("kit_a", me: [Self.here("/@kitlangley")]))
        case "/@kitlangley": .html(DoorPages.shell(head: DoorPages.actorLink))
        case "/users/kitlangley":
          DoorPages.json(
            DoorPages.actor(at: Self.here("/users/kitlangley")), type: "application/activity+json")
        case "/robots.txt": Self.robots(isClosed ? "User-agent: *\nDisallow: /users/" : "")
        default: nil
        }
      }
      let report = try await audit(server, "/a", follow: 1).report()
      #expect(report.profiles.map(\.state) == ["profile", isClosed ? "scriptShell" : "profile"])
      #expect(server.requests.contains { $0.target == "/users/kitlangley" } != isClosed)
      let notes = report.profiles.last?.notes ?? []
      #expect(notes.contains { $0.contains("robots.txt") } == isClosed, "\(notes)")
      await server.stop()
    }
  }

  // MARK: What is never followed

  @Test("Private places are refused, also where private networks are allowed")
  func privatePlaces() async throws {
    let other = try await LoopbackServer.start(["/x": .html(Sample.profile), "/robots.txt": Self.robots("")])
    let server = try await serve { target in
      target == "/a"
        ? .html(
          Self.profile("kit_a", me: [other.url(for: "/x"), "http://10.0.0.1/x", "http://localhost:8080/x"]))
        : nil
    }
    let report = try await audit(server, "/a", follow: 5).report()
    #expect(report.profiles.map(\.state) == ["profile", "unreadable", "unreadable", "unreadable"])
    #expect(report.notAssessed.count == 3)
    #expect(report.notAssessed.allSatisfy { $0.reason.contains("not to the public internet") })
    #expect(other.requests.isEmpty)
    await server.stop()
    await other.stop()
  }

  @Test("Links that are no claim, links to share, employers' and sites' own pages are left alone")
  func notFollowed() async throws {
    try workplace.write(
      """
      these_are_my_own_profiles: yes
      employer:
        names: [Harrowdale County Council]
        domains: [harrowdale.example.org]
      """, to: "me.yaml")
    let me = [
      "https://staff.harrowdale.example.org/kit", "https://www.harrowgate.gov.uk/kit",
      "https://www.facebook.com/sharer/sharer.php?u=x", "https://x.com/intent/tweet?text=a", "https://x.com/",
      "https://www.linkedin.com/legal/privacy",
      "https://share.example.org/?url=https%3A%2F%2Fkit.example.org",
      "mailto:kit@example.org", "javascript:alert(1)",
    ]
    let body =
      #"<p>See <a href="https://friend.example.org/">my friend</a> and https://text.example.org/kit.</p>"#
    let server = try await serve { target in
      target == "/a" ? .html(Self.profile("kit_a", me: me, body: body)) : nil
    }
    let outcome = try await audit(server, "/a", follow: 20, ["--subject", "me.yaml"])
    outcome.expect(0)
    #expect(try outcome.report().profiles.count == 1)
    #expect(server.requests.map(\.target) == ["/a"])
    await server.stop()
  }

  @Test("A page that a link lands on and that is listed already is shown once")
  func landsOnKnown() async throws {
    let server = try await serve { target in
      switch target {
      case "/a": .html(Self.profile("kit_a", me: [Self.here("/short")]))
      case "/short": .redirect(to: "/a")
      default: nil
      }
    }
    let report = try await audit(server, "/a", follow: 5).report()
    #expect(report.profiles.map(\.requestedURL) == [server.url(for: "/a")])
    await server.stop()
  }

  @Test("The number is checked", arguments: ["-1", "51", "many"])
  func usage(number: String) async throws {
    let outcome = try await workplace.run("audit", "https://example.org/", "--follow-links", number)
    outcome.expect(64)
  }
}
