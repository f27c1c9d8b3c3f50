import Foundation
import Support
import Testing

/// A page of one platform, the answer of its open door, and what has to come of both.
struct DoorCase: Sendable, CustomTestStringConvertible {
  let testDescription: String
  /// The name of the platform's own file, and the host in it that stands for this computer; `nil` where pages of any
  /// host announce the door.
  var platform: (file: String, host: String)?
  let page: String
  var html = DoorPages.shell()
  let door: String
  let answer: @Sendable (String) -> LoopbackServer.Route
  /// Attribute and value of what the door tells.
  let facts: [(String, String)]
  var isWhole = false

  static let all = [
    DoorCase(
      testDescription: "ActivityPub, announced", page: "/@kitlangley",
      html: DoorPages.shell(head: DoorPages.actorLink), door: "/users/kitlangley",
      answer: { DoorPages.json(DoorPages.actor(at: $0), type: "application/activity+json; charset=utf-8") },
      facts: [
        ("name", "Kit Langley"), ("handle", "@kitlangley"), ("occupation", "Social worker"),
        ("employer", "Harrowdale County Council"), ("homeLocation", "Millbeck"),
        ("linkedProfile", "https://kit.example.org/"),
        ("photograph", "https://files.social.example.org/accounts/avatars/1/original/a1b2.jpg"),
      ], isWhole: true),
    DoorCase(
      testDescription: "Bluesky", platform: ("bluesky", "https://public.api.bsky.app"),
      page: "/profile/kit.example.org", door: "/xrpc/app.bsky.actor.getProfile?actor=kit.example.org",
      answer: { _ in DoorPages.json(DoorPages.blueskyProfile()) },
      facts: [
        ("name", "Kit Langley"), ("handle", "@kit.example.org"), ("employer", "Harrowdale County Council"),
        ("photograph", "https://cdn.bsky.app/img/avatar/plain/did:plc:example/abc@jpeg"),
      ], isWhole: true),
    DoorCase(
      testDescription: "GitHub", platform: ("github", "https://api.github.com"), page: "/kitlangley",
      door: "/users/kitlangley", answer: { _ in DoorPages.json(DoorPages.githubUser) },
      facts: [
        ("name", "Kit Langley"), ("employer", "@harrowdale"), ("workLocation", "Millbeck"),
        ("occupation", "Web officer"), ("linkedProfile", "https://kit.example.org/"),
      ]),
    DoorCase(
      testDescription: "Gravatar", platform: ("gravatar", "https://gravatar.com"), page: "/kitlangley",
      door: "/kitlangley.json", answer: { _ in DoorPages.json(DoorPages.gravatar) },
      facts: [
        ("name", "Kit Langley"), ("occupation", "Housing officer"), ("employer", "Harrowdale County Council"),
        ("workLocation", "Millbeck"), ("linkedProfile", "https://github.com/kitlangley"),
      ]),
    DoorCase(
      testDescription: "WordPress author", page: "/author/kit/",
      html: DoorPages.shell(
        head: #"<link rel="alternate" title="JSON" type="application/json" href="/wp-json/wp/v2/users/2" />"#),
      door: "/wp-json/wp/v2/users/2", answer: { _ in DoorPages.json(DoorPages.wordpressUser()) },
      facts: [("name", "Kit Langley"), ("handle", "@kit"), ("employer", "Harrowdale County Council")]),
    DoorCase(
      testDescription: "WordPress with one author", page: "/about/",
      html: DoorPages.shell(head: #"<link rel="https://api.w.org/" href="/wp-json/" />"#),
      door: "/wp-json/wp/v2/users", answer: { _ in DoorPages.json("[\(DoorPages.wordpressUser())]") },
      facts: [("name", "Kit Langley"), ("employer", "Harrowdale County Council")]),
    DoorCase(
      testDescription: "Discourse", page: "/u/kitlangley/summary",
      html: DoorPages.shell(
        head: #"<meta name="generator" content="Discourse 3.6.0 - https://discourse.org">"#),
      door: "/u/kitlangley.json", answer: { _ in DoorPages.json(DoorPages.discourseUser) },
      facts: [
        ("name", "Kit Langley"), ("workLocation", "Millbeck"), ("employer", "Harrowdale County Council"),
        ("linkedProfile", "https://kit.example.org/"),
      ]),
    DoorCase(
      testDescription: "Stack Overflow", platform: ("stackoverflow", "https://api.stackexchange.com"),
      page: "/users/4711/kit", door: "/2.3/users/4711?site=127.0.0.1",
      answer: { _ in DoorPages.json(DoorPages.stackUser) },
      facts: [
        ("name", "Kit O'Langley"), ("workLocation", "Millbeck"),
        ("linkedProfile", "https://kit.example.org/"),
      ]),
  ]
}

@Suite("Open doors: the public data that platforms give of a listed page")
struct OpenDoorTests {
  private let workplace: Workplace

  init() throws { workplace = try Workplace() }

  /// The platform's real file, with this computer in the place of its hosts, as a catalogue of one's own.
  private func standingIn(for platform: (file: String, host: String)?) throws -> [String] {
    guard let platform else { return [] }
    let file = Checkout.folder.appending(path: "Checks/platforms/\(platform.file).yaml")
    let lines = try String(contentsOf: file, encoding: .utf8).split(
      separator: "\n", omittingEmptySubsequences: false)
    // What names the site's own hosts elsewhere (its profile links, its examples) is left out.
    let kept = ["id", "title", "domains", "default_avatars", "site_pictures", "open_doors"]
    var isKept = false
    let text = lines.compactMap { line -> String? in
      if let key = line.firstMatch(of: #/^([a-z_]+):/#)?.1 { isKept = kept.contains(String(key)) }
      guard isKept else { return nil }
      return line.hasPrefix("domains:")
        ? "domains: [127.0.0.1]"
        : line.replacing("url: \(platform.host)", with: "url: \"{origin}")
          + (line.contains("url: \(platform.host)") ? "\"" : "")
    }
    try workplace.makeFolder("ours/platforms")
    try workplace.write(text.joined(separator: "\n"), to: "ours/platforms/\(platform.file).yaml")
    return ["--catalogue", "ours"]
  }

  private func server(_ door: DoorCase, html: String? = nil, answer: LoopbackServer.Route? = nil) async throws
    -> LoopbackServer
  {
    let port = PortBox()
    let server = try await LoopbackServer { target in
      switch target {
      case door.page: .html(html ?? door.html)
      case door.door: answer ?? door.answer(port.origin + door.door)
      default: nil
      }
    }
    port.origin = server.url(for: "")
    return server
  }

  private func audit(_ door: DoorCase, _ server: LoopbackServer, _ more: [String] = []) async throws
    -> Outcome
  {
    try await workplace.audit(
      [server.url(for: door.page), "--allow-private-network"] + standingIn(for: door.platform) + more)
  }

  @Test("Each door is asked once and tells its facts", arguments: DoorCase.all)
  func tellsFacts(door: DoorCase) async throws {
    let server = try await server(door)
    let outcome = try await audit(door, server)
    outcome.expect(0)
    let report = try outcome.report()
    let profile = try #require(report.profiles.first)
    #expect(report.profiles.count == 1)
    for (attribute, value) in door.facts {
      #expect(profile.values(attribute).contains(value), "\(attribute): \(profile.values(attribute))")
    }
    #expect(server.requests.map(\.target) == [door.page, door.door])
    #expect(
      profile.notes?.contains { $0.contains("Also read: public data at \(server.url(for: door.door))") }
        == true)

    // A whole door stands for a page that could not be seen; any other adds facts and settles nothing.
    #expect(profile.state == (door.isWhole ? "profile" : "scriptShell"))
    #expect(report.notAssessed.isEmpty == door.isWhole)
    #expect(report.checks("clear", on: profile).isEmpty != door.isWhole)
    #expect(Set(profile.exposures.map(\.visibility)) == [door.isWhole ? "onPage" : "inCode"])
    if door.isWhole { #expect(profile.stateReason.contains("holds all that the profile shows")) }
    await server.stop()
  }

  @Test("Each piece of evidence is found again at its address and pointer", arguments: DoorCase.all)
  func evidence(door: DoorCase) async throws {
    let server = try await server(door)
    let profile = try #require(try await audit(door, server).report().profiles.first)
    let address = server.url(for: door.door)
    let root = try JSONSerialization.jsonObject(with: Data(door.answer(address).body))
    for evidence in profile.exposures.flatMap(\.evidence) {
      #expect(evidence.source == "open-door")
      let parts = evidence.locator.split(separator: "#", maxSplits: 1)
      #expect(String(parts[0]) == address)
      var value: Any? = root
      for step in parts[1].split(separator: "/") {
        value = Int(step).map { (value as? [Any])?[$0] } ?? (value as? [String: Any])?[String(step)]
      }
      let text = try #require(value as? String, "\(evidence.locator)")
      // HTML values: as text, or the address of a link in them.
      let plain = text.replacing("</p><p>", with: " ").replacing("\n", with: " ").replacing(
        "&amp;", with: "&"
      )
      .replacing("&#39;", with: "'").replacing(#/<[^>]*>/#, with: "")
      let found =
        text.contains(evidence.excerpt) || plain.contains(evidence.excerpt)
        || evidence.excerpt.hasSuffix(text)
      #expect(found, "\(evidence.excerpt) at \(evidence.locator)")
    }
    await server.stop()
  }

  @Test(
    "Kept captures hold what the door said, and are audited again with no request",
    arguments: DoorCase.all.prefix(3))
  func kept(door: DoorCase) async throws {
    let server = try await server(door)
    let first = try await audit(door, server, ["--keep-captures", "captures"])
    let asked = server.requests.count
    let again = try await workplace.audit(
      ["captures", "--allow-private-network"] + standingIn(for: door.platform))
    #expect(server.requests.count == asked)
    let (before, after) = (try first.report().profiles.first, try again.report().profiles.first)
    #expect(after?.state == before?.state)
    #expect(after?.notes == before?.notes)
    #expect(after?.exposures.map(\.value) == before?.exposures.map(\.value))
    #expect(try again.report().profiles.count == 1)
    let without = try await workplace.audit(["captures", "--page-only"] + standingIn(for: door.platform))
    #expect(try without.report().profiles.first?.state == "scriptShell")
    await server.stop()
  }

  @Test("--page-only asks for the page alone", arguments: DoorCase.all.prefix(3))
  func pageOnly(door: DoorCase) async throws {
    let server = try await server(door)
    let outcome = try await audit(door, server, ["--page-only"])
    outcome.expect(69)
    #expect(server.requests.map(\.target) == [door.page])
    #expect(try outcome.report().profiles.first?.state == "scriptShell")
    await server.stop()
  }

  @Test("A door is asked in the form that it has, as an honest visitor")
  func request() async throws {
    let door = DoorCase.all[0]
    let server = try await server(door)
    try await audit(door, server).expect(0)
    let headers = try #require(server.requests.last).headers
    #expect(headers["accept"] == "application/activity+json")
    #expect(headers["user-agent"]?.hasPrefix("netcurtain/") == true)
    #expect(headers["cookie"] == nil && headers["authorization"] == nil)
    #expect(server.requests.first?.headers["accept"]?.hasPrefix("text/html") == true)
    await server.stop()
  }

  @Test("One host is asked once a second, also from one round to the next")
  func politeness() async throws {
    let door = DoorCase.all[0]
    let server = try await server(door)
    let outcome = try await workplace.program(
      ["audit", "--format", "json", server.url(for: door.page), "--allow-private-network"]
    ).run()
    outcome.expect(0)
    #expect(server.requests.count == 2)
    #expect(outcome.duration >= .seconds(1))
    await server.stop()
  }

  // MARK: Whole and not whole

  @Test("A sign-in wall with a whole door is a profile, and says where it was read")
  func wall() async throws {
    let door = DoorCase.all[1]
    let server = try await server(door, html: Sample.loginWall)
    let outcome = try await audit(door, server)
    outcome.expect(0)
    let report = try outcome.report()
    let profile = try #require(report.profiles.first)
    #expect(profile.state == "profile")
    #expect(profile.stateReason.contains("asks for a sign-in"))
    #expect(profile.notes?.contains(profile.stateReason) == true)
    // No visitor of the page reads it there; programs do.
    #expect(Set(profile.exposures.map(\.visibility)) == ["inCode"])
    #expect(report.checks("flagged", on: profile).contains("employer-visible"))
    await server.stop()
  }

  @Test("Bluesky's request to hide a profile from visitors: facts for programs, and nothing is clear")
  func hidden() async throws {
    let door = DoorCase.all[1]
    let answer = DoorPages.json(
      DoorPages.blueskyProfile(
        labels: #"[{"src": "did:plc:example", "val": "!no-unauthenticated", "cts": "2024-01-01T00:00:00Z"}]"#)
    )
    let server = try await server(door, html: Sample.loginWall, answer: answer)
    let report = try await audit(door, server).report()
    let profile = try #require(report.profiles.first)
    #expect(profile.state == "loginWall")
    #expect(profile.values("employer") == ["Harrowdale County Council"])
    #expect(Set(profile.exposures.map(\.visibility)) == ["inCode"])
    #expect(report.checks("clear", on: profile).isEmpty)
    #expect(report.notAssessed.count == 1)
    await server.stop()
  }

  @Test("What the page shows and its data repeats is one fact with two pieces of evidence")
  func merged() async throws {
    let door = DoorCase.all[0]
    let page = Sample.quietProfile.replacing("</head>", with: DoorPages.actorLink + "</head>")
      .replacing("Kit L<", with: "Kit Langley<").replacing("\"Kit L\"", with: "\"Kit Langley\"")
    let server = try await server(door, html: page)
    let profile = try #require(try await audit(door, server).report().profiles.first)
    let names = profile.exposures.filter { $0.attribute == "name" }
    #expect(names.map(\.value) == ["Kit Langley"])
    #expect(names.first?.visibility == "inPreview")
    #expect(names.first?.evidence.map(\.source).contains("open-door") == true)
    #expect(names.first?.evidence.first?.source != "open-door")
    #expect(profile.values("employer") == ["Harrowdale County Council"])
    #expect(Set(profile.exposures.map(\.id)).count == profile.exposures.count)
    await server.stop()
  }

  @Test(
    "A server that refuses its page still gives the actor at the same address; the page stays not assessed")
  func refusedPage() async throws {
    let door = DoorCase(
      testDescription: "", platform: ("mastodon", "none"), page: "/@kitlangley", door: "/@kitlangley",
      answer: { _ in DoorPages.json("") }, facts: [])
    let port = PortBox()
    let asked = Counter()
    let server = try await LoopbackServer { target in
      guard target == "/@kitlangley" else { return nil }
      return asked.next() == 1
        ? .html("<h1>Forbidden</h1>", status: 403)
        : DoorPages.json(
          DoorPages.actor(at: port.origin + "/users/kitlangley"), type: "application/activity+json")
    }
    port.origin = server.url(for: "")
    let report = try await audit(door, server).report()
    let profile = try #require(report.profiles.first)
    #expect(profile.state == "blocked")
    #expect(profile.values("employer") == ["Harrowdale County Council"])
    #expect(report.checks("clear", on: profile).isEmpty)
    #expect(server.requests.count == 2)
    await server.stop()
  }

  // MARK: Answers that cannot be used

  private static let deep = String(repeating: "[", count: 100_000)
  private static let huge = #"{"id": "x", "name": ""# + String(repeating: "a", count: 5 << 20) + "\"}"

  @Test(
    "An answer that cannot be used changes nothing but a note",
    arguments: [
      ("no such door", LoopbackServer.Route(status: 404), "status 404"),
      ("refused", .html("<h1>No</h1>", status: 401), "status 401"),
      ("busy", DoorPages.json("{}", status: 429), "status 429"),
      ("a wall", .html(Sample.loginWall), "not data"),
      ("a page that says it is data", DoorPages.json(Sample.profile), "not data"),
      ("cut", DoorPages.json(#"{"id": "x", "name": "Kit"#), "not data"),
      ("deep", DoorPages.json(deep), "not data"),
      ("huge", DoorPages.json(huge), "too long"),
      ("empty", DoorPages.json(""), "not data"),
      ("a number", DoorPages.json("12"), "not data"),
      ("several people", DoorPages.json("[{}, {}]"), "not about one person"),
      (
        "another person", DoorPages.json(DoorPages.actor(at: "https://other.example/users/x")),
        "not about this"
      ),
      ("wrong types", DoorPages.json(#"{"id": {}, "type": ["Person"], "name": 1}"#), "not about this"),
      ("to a private place", .redirect(to: "http://10.0.0.1/users/kitlangley"), "not to the public internet"),
    ])
  func unusable(name: String, answer: LoopbackServer.Route, reason: String) async throws {
    let door = DoorCase.all[0]
    let server = try await server(
      door, html: Sample.profile.replacing("</head>", with: DoorPages.actorLink + "</head>"), answer: answer)
    let outcome = try await audit(door, server)
    outcome.expect(0)
    #expect(outcome.errors == "")
    let alone = try #require(try await audit(door, server, ["--page-only"]).report().profiles.first)
    let profile = try #require(try outcome.report().profiles.first)
    #expect(profile.state == alone.state)
    #expect(profile.exposures.map(\.value) == alone.exposures.map(\.value))
    #expect(profile.exposures.map(\.evidence) == alone.exposures.map(\.evidence))
    let note = profile.notes?.first { $0.contains("was not read") }
    #expect(note?.contains(reason) == true, "\(profile.notes ?? [])")
    await server.stop()
  }

  @Test("Values of wrong kinds in the right answer are passed over")
  func wrongKinds() async throws {
    let door = DoorCase.all[0]
    let port = PortBox()
    let server = try await LoopbackServer { target in
      switch target {
      case door.page: .html(door.html)
      case door.door:
        DoorPages.json(
          #"{"id": "\#(port.origin)/users/kitlangley", "type": "Person", "name": ["Kit"], "summary": {"a": 1}, "#
            + #""preferredUsername": "kitlangley", "attachment": {"0": {"name": 1}}, "icon": [null, 7]}"#)
      default: nil
      }
    }
    port.origin = server.url(for: "")
    let profile = try #require(try await audit(door, server).report().profiles.first)
    #expect(profile.exposures.map(\.value) == ["@kitlangley"])
    // What could not be read may be on show.
    #expect(profile.state == "scriptShell")
    await server.stop()
  }

  @Test("One field and one picture of several are read as one, as JSON-LD allows")
  func listsOfOne() async throws {
    let door = DoorCase.all[0]
    let port = PortBox()
    let server = try await LoopbackServer { target in
      switch target {
      case door.page: .html(door.html)
      case door.door:
        DoorPages.json(
          #"{"id": "\#(port.origin)/users/kitlangley", "type": "Person", "name": "Kit Langley", "summary": null, "#
            + #""attachment": {"type": "PropertyValue", "name": "Works at", "value": "Harrowdale County Council"}, "#
            + #""icon": [{"type": "Image", "url": "https://files.example.org/kit.jpg", "width": 48}]}"#)
      default: nil
      }
    }
    port.origin = server.url(for: "")
    let profile = try #require(try await audit(door, server).report().profiles.first)
    #expect(profile.state == "profile")
    #expect(profile.values("photograph") == ["https://files.example.org/kit.jpg"])
    #expect(profile.values("employer") == ["Harrowdale County Council"])
    #expect(
      profile.exposures.first { $0.attribute == "employer" }?.evidence.first?.locator.hasSuffix(
        "#/attachment/value") == true)
    await server.stop()
  }

  // MARK: Where a door may be

  @Test("A door that a page announces on another host is not asked")
  func otherHost() async throws {
    let other = try await LoopbackServer.start(["/users/kitlangley": DoorPages.json("{}")])
    let head = DoorPages.actorLink.replacing("/users", with: other.url(for: "/users"))
    let server = try await server(DoorCase.all[0], html: DoorPages.shell(head: head))
    try await audit(DoorCase.all[0], server).expect(69)
    #expect(other.requests.isEmpty)
    #expect(server.requests.count == 1)
    await server.stop()
    await other.stop()
  }

  @Test("A door on a private network is refused, whatever the platform's file says")
  func privateDoor() async throws {
    try workplace.makeFolder("ours/platforms")
    try workplace.write(
      """
      id: forum
      title: Forum
      domains: [127.0.0.1]
      open_doors:
        - id: user
          addresses: ["/u/{name}"]
          url: https://10.0.0.1/u/{name}.json
          as_of: 2026-11-24
          source: a test
          selectors:
            - { attribute: name, pointer: /name }
      """, to: "ours/platforms/forum.yaml")
    let server = try await LoopbackServer.start(["/u/kit": .html(Sample.profile)])
    let outcome = try await workplace.audit(
      [server.url(for: "/u/kit"), "--allow-private-network", "--catalogue", "ours"])
    outcome.expect(0)
    let notes = try outcome.report().profiles.first?.notes ?? []
    #expect(
      notes.contains { $0.contains("10.0.0.1") && $0.contains("not to the public internet") }, "\(notes)")
    await server.stop()
  }

  @Test("A saved page stays on this computer")
  func savedPage() async throws {
    let page = Sample.profile.replacing(
      "</head>", with: #"<link rel="canonical" href="https://github.com/samtarrant"></head>"#)
    try workplace.write(page, to: "page.html")
    let outcome = try await workplace.audit(["page.html"])
    outcome.expect(0)
    #expect(try outcome.report().profiles.first?.notes?.contains { $0.contains("public data") } != true)
  }

  @Test("A mistake in a door is named with its line")
  func mistakes() async throws {
    try workplace.makeFolder("ours/platforms")
    try workplace.write(
      """
      id: forum
      title: Forum
      domains: [forum.example.org]
      open_doors:
        - id: user
          announced_by: //link[unknown()]
          url: "{announced}"
          as_of: 2026-11-24
          source: a test
          selectors:
            - { attribute: name, pointer: /name }
      """, to: "ours/platforms/forum.yaml")
    try workplace.write(Sample.profile, to: "page.html")
    let outcome = try await workplace.audit(["page.html", "--catalogue", "ours"])
    outcome.expect(65)
    #expect(outcome.errors.contains("forum.yaml:5") && outcome.errors.contains("cannot run"))
  }
}
