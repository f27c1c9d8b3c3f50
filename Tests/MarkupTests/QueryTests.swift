import Markup
import Model
import Testing

@Suite("XPath queries")
struct QueryTests {
  private func tree() throws -> HTMLTree {
    try page("<h1 id=a>A</h1><p class=x>1<b>2</b></p><!-- c --><p>3</p><h2>B</h2>")
  }

  @Test(
    "Results come in the order of the page",
    arguments: [
      ("//h2 | //h1 | //p", ["h1", "p", "p", "h2"]), ("//h2/preceding-sibling::*", ["h1", "p", "p"]),
      ("//b/ancestor::*", ["html", "body", "p"]),
      ("//p/text() | //p/@class | //p", ["p", "class", "text", "p", "text"]),
      ("//nothing", []), ("//*[. = 'nothing']", []), ("id('a')", ["h1"]), ("//comment()", ["comment"]),
    ])
  func order(query: String, names: [String]) throws { #expect(try tree().nodes(query).map(\.name) == names) }

  @Test(
    "A query that cannot run throws; it never gives an empty list",
    arguments: [
      "//p[", "", "//p[@class=", "count(//p)", "string(//p)", "//p = 1", "1", "'x'", "true()", "nothing(//p)",
      "//p[nothing(.)]", "$x", "//p[$x]", "ns:p", "//p | 1", "//p\u{0}]", "//namespace::*",
      "/",
      "//b/ancestor::node()", "]", "//p/@", "é(",
    ])
  func failing(query: String) throws {
    let tree = try tree()
    #expect(problem { _ = try tree.nodes(query) } == .queryFailed)
  }

  @Test("A query starts at the node that it is given")
  func relative() throws {
    let tree = try tree()
    let paragraph = try first("//p", in: tree)
    #expect(try tree.nodes("b", from: paragraph).map(\.content) == ["2"])
    #expect(try tree.nodes("./following-sibling::p", from: paragraph).map(\.content) == ["3"])
    #expect(try tree.nodes("h1", from: paragraph).isEmpty)
    #expect(try tree.nodes("//h1", from: paragraph).count == 1)
  }

  @Test("A query that takes too much is stopped and throws")
  func expensive() throws {
    let tree = try page("<ul>" + String(repeating: "<li><b>x</b></li>", count: 5_000) + "</ul>")
    #expect(problem { _ = try tree.nodes("//li[count(//b[. = //b]) > 1]") } == .queryFailed)
    #expect(
      problem { _ = try tree.nodes("//li[count(following::b[count(following::b) > 1]) > 1]") } == .queryFailed
    )
    // The bound is for each query: the next one has all of it.
    #expect(try tree.nodes("//li").count == 5_000)
  }

  @Test(
    "Queries are checked with no page at hand",
    arguments: [
      "//p", "//a[contains(concat(' ', @class, ' '), ' x ')]/@href", "//*[self::h1 or (self::h2)]",
      ".//b/text()",
      "//p[not(@a) and position() mod (2) = 1]", "//a[text()='f(x) $y a:b']", "descendant::p[1] | //q",
      "id('x')",
      "//processing-instruction('x')", "(//p)[last()]", "//*[name()='a:b']",
    ])
  func valid(query: String) throws {
    try HTMLTree.validate(query: query)
    _ = try tree().nodes(query)
  }

  @Test(
    "What can run on no page is refused before there is one",
    arguments: [
      "//p[", "", "count(//p)", "string(.)", "1 + 1", "//p[start-with(@a, 'x')]", "//p[$x]", "//p[x:y]",
      "x:y(//p)",
      "//p[contains(., lower-case('A'))]", "//p\u{0}]", "'//p'", "//p | 'x'",
    ])
  func invalid(query: String) {
    #expect(problem { try HTMLTree.validate(query: query) } == .queryFailed)
  }

  @Test("Neither pages nor queries print anything on standard error")
  func silence() async throws {
    // In a process of its own, because what other tests print would be in the way.
    let result = try await #require(
      processExitsWith: .success, observing: [\.standardErrorContent, \.standardOutputContent]
    ) {
      for query in ["//p[", "$x", "nothing()", "//li[nothing()]", "x:y", "//li[count(//li[. = //li]) > 1]"] {
        _ = try? page(String(repeating: "<li>", count: 3000)).nodes(query)
        try? HTMLTree.validate(query: query)
      }
      for html in ["", "<", "<p a=1 a=2 <b></i>&bogus;&#x110000;", "\u{0}", "<!DOCTYPE", "<meta charset=x>é"]
      {
        _ = try? page(html)
      }
      _ = try? page(String(repeating: "<i>", count: 400))
      _ = try? page("<p>" + String(repeating: "a", count: 10_500_000))
      await Task.detached { _ = try? page("<p>").nodes("nothing()") }.value
    }
    #expect(String(decoding: result.standardErrorContent, as: UTF8.self) == "")
    #expect(String(decoding: result.standardOutputContent, as: UTF8.self) == "")
  }

  @Test("Nodes outlive the name of their tree")
  func lifetime() throws {
    var nodes: [HTMLNode] = []
    do { nodes = try tree().nodes("//p/b | //p/@class") }
    for _ in 0..<100 { _ = try tree() }
    #expect(nodes.map(\.content) == ["x", "2"])
    #expect(nodes.last?.parent?.attribute("class") == "x")
  }
}
