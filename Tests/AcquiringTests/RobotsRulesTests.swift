import Testing

@testable import Acquiring

/// A robots.txt, a path, and whether it may be opened.
struct RobotsCase: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let robots: String
  let path: String
  let isAllowed: Bool

  init(_ name: String, _ robots: String, _ path: String, _ isAllowed: Bool) {
    testDescription = "\(name): \(path)"
    self.robots = robots
    self.path = path
    self.isAllowed = isAllowed
  }
}

@Suite("What robots.txt allows (RFC 9309)")
struct RobotsRulesTests {
  private static func allows(_ robots: String, _ path: String, product: String = "netcurtain") -> Bool {
    RobotsRules(Array(robots.utf8), product: product).allows(path)
  }

  /// Section 5.1, with the product's name put in.
  private static let simple = """
    User-Agent: *
    Disallow: *.gif$
    Disallow: /example/
    Allow: /publications/

    User-Agent: foobot
    Disallow:/
    Allow:/example/page.html
    Allow:/example/allowed.gif

    User-Agent: barbot
    User-Agent: bazbot
    Disallow: /example/page.html

    User-Agent: quxbot
    """

  @Test("The standard's own example (section 5.1)")
  func simpleExample() {
    for (path, isAllowed) in [
      ("/a.gif", false), ("/a.gif?x", true), ("/example/x", false), ("/publications/x", true),
      ("/other", true),
    ] {
      #expect(Self.allows(Self.simple, path) == isAllowed, "\(path)")
    }
    for (path, isAllowed) in [("/", false), ("/example/page.html", true), ("/example/allowed.gif", true)] {
      #expect(Self.allows(Self.simple, path, product: "foobot") == isAllowed, "\(path)")
    }
    for product in ["barbot", "bazbot"] {
      #expect(!Self.allows(Self.simple, "/example/page.html", product: product))
      #expect(Self.allows(Self.simple, "/example/disallowed.gif", product: product))
    }
    #expect(Self.allows(Self.simple, "/example/page.html", product: "quxbot"))
  }

  @Test("The longest pattern wins (section 5.2)")
  func longestMatch() {
    let robots = """
      User-Agent: foobot
      Allow: /example/page/
      Disallow: /example/page/disallowed.gif
      """
    #expect(!Self.allows(robots, "/example/page/disallowed.gif", product: "foobot"))
    #expect(Self.allows(robots, "/example/page/allowed.gif", product: "foobot"))
  }

  @Test("Groups of one name are one group (section 2.2.1)")
  func merging() {
    let robots = """
      user-agent: ExampleBot
      disallow: /foo
      disallow: /bar

      user-agent: ExampleBot
      disallow: /baz
      """
    for path in ["/foo", "/bar", "/baz"] { #expect(!Self.allows(robots, path, product: "examplebot")) }
    #expect(Self.allows(robots, "/qux", product: "examplebot"))
  }

  /// Section 2.2.2: how paths with escapes and with letters beyond ASCII compare.
  @Test(
    "Paths are compared in one writing",
    arguments: [
      ("/foo/bar?baz=quz", "/foo/bar?baz=quz"),
      ("/foo/bar?baz=https://foo.bar", "/foo/bar?baz=https://foo.bar"),
      ("/foo/bar/ツ", "/foo/bar/ツ"), ("/foo/bar/ツ", "/foo/bar/%E3%83%84"),
      ("/foo/bar/%E3%83%84", "/foo/bar/%e3%83%84"), ("/foo/bar/%62%61%7A", "/foo/bar/baz"),
    ])
  func writing(pattern: String, path: String) {
    #expect(!Self.allows("User-agent: *\nDisallow: \(pattern)", path))
    #expect(Self.allows("User-agent: *\nDisallow: \(pattern)", "/foo/ba"))
  }

  @Test("An escaped slash is no step of a path")
  func escapedSlash() {
    #expect(Self.allows("User-agent: *\nDisallow: /a/b", "/a%2Fb"))
    #expect(!Self.allows("User-agent: *\nDisallow: /a%2fb", "/a%2Fb"))
  }

  /// Section 2.2.3: special characters.
  @Test(
    "Special characters",
    arguments: [
      RobotsCase("end", "User-agent: *\nDisallow: /this/path/exactly$", "/this/path/exactly", false),
      RobotsCase("end", "User-agent: *\nDisallow: /this/path/exactly$", "/this/path/exactly/not", true),
      RobotsCase("any", "User-agent: *\nDisallow: /this/*/exactly", "/this/path/exactly", false),
      RobotsCase("any", "User-agent: *\nDisallow: /this/*/exactly", "/this/exactly", true),
      RobotsCase("several", "User-agent: *\nDisallow: /*a*b$", "/xaxbxb", false),
      RobotsCase("several", "User-agent: *\nDisallow: /*a*b$", "/xaxbx", true),
      RobotsCase("nothing between", "User-agent: *\nDisallow: /ab*ab$", "/ab", true),
      RobotsCase("comment", "User-agent: *\nDisallow: / # all", "/x", false),
      RobotsCase("query", "User-agent: *\nDisallow: /*?private=", "/me?private=1", false),
      RobotsCase("all", "User-agent: *\nDisallow: *", "/x", false),
    ])
  func special(_ entry: RobotsCase) {
    #expect(Self.allows(entry.robots, entry.path) == entry.isAllowed)
  }

  @Test(
    "Groups and lines",
    arguments: [
      RobotsCase("no file", "", "/x", true),
      RobotsCase("no group", "Disallow: /", "/x", true),
      RobotsCase("empty rule", "User-agent: *\nDisallow:", "/x", true),
      RobotsCase(
        "own before all", "User-agent: *\nDisallow: /\nUser-agent: netcurtain\nDisallow: /a", "/b", true),
      RobotsCase("own without rules", "User-agent: *\nDisallow: /\nUser-agent: NetCurtain", "/b", true),
      RobotsCase("own with version", "User-agent: netcurtain/0.1 (x)\nDisallow: /", "/b", false),
      RobotsCase("longer name", "User-agent: netcurtainbot\nDisallow: /", "/b", true),
      RobotsCase(
        "sitemap between", "User-agent: a\nSitemap: https://x.example/\nUser-agent: netcurtain\nDisallow: /",
        "/b", false),
      RobotsCase("line ends", "User-agent: *\r\nDisallow: /a\r\n\r\nAllow: /a/b\r\n", "/a/c", false),
      RobotsCase("byte order mark", "\u{FEFF}User-agent: *\nDisallow: /", "/a", false),
      RobotsCase("equal length", "User-agent: *\nDisallow: /a\nAllow: /a", "/a", true),
      RobotsCase("its own file", "User-agent: *\nDisallow: /", "/robots.txt", true),
      RobotsCase("HTML", "<html><p>User-agent: *<br>Disallow: /", "/a", true),
      RobotsCase("space", "  USER-AGENT :  *  \n\tDISALLOW :\t/a ", "/a", false),
    ])
  func groups(_ entry: RobotsCase) {
    #expect(Self.allows(entry.robots, entry.path) == entry.isAllowed)
  }

  @Test("Rules within 500 KiB count, those behind are left out (section 2.5)")
  func size() {
    let head = "User-agent: *\n"
    let within = head + String(repeating: "#\n", count: 200_000) + "Disallow: /a"
    let behind = head + String(repeating: "#\n", count: 300_000) + "Disallow: /a"
    #expect(!Self.allows(within, "/a"))
    #expect(Self.allows(behind, "/a"))
  }

  @Test("A file of stars ends soon")
  func stars() {
    let pattern = "/" + String(repeating: "*a", count: 2_000) + "$"
    let robots = "User-agent: *\n" + String(repeating: "Disallow: \(pattern)\n", count: 100)
    #expect(Self.allows(robots, "/" + String(repeating: "a", count: 1_999) + "b"))
  }
}
