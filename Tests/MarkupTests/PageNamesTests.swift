import Testing

@testable import Markup

@Suite("Queries that can give nothing are not run")
struct PageNamesTests {
  /// Pages that differ in what the queries ask for, one thing at a time.
  private static let pages = [
    "<div class='card bio'><h1 id=name>A</h1><a rel=me href='/photo/1'><img src=x></a></div>",
    "<div class=card><h1 id=other>A</h1><a><img></a></div>", "<p class=bio>x</p>", "<span id=''>x</span>",
    "x",
    "<html id=XF><body><meta property=og:title content='A (@a)'><main><time>1</time></main>",
    "<div data-x='1'><section data-section=experience><li><h4>T</h4><time>1</time></li></section></div>",
    "<div class='\n card\t'><b class=Bio>y</b></div><svg><title>t</title></svg>",
  ]

  private static func ofClass(_ name: String) -> String {
    "contains(concat(' ', normalize-space(@class), ' '), ' \(name) ')"
  }

  static let queries = [
    "//div[\(ofClass("card"))]", "//div[\(ofClass("card"))][\(ofClass("bio"))]//h1", "//*[\(ofClass("bio"))]",
    "//*[\(ofClass("none")) or \(ofClass("bio"))]", "//*[\(ofClass("card")) and @data-x]", "//h1[@id='name']",
    "//h1[@id = 'name' or @id=\"other\"]", "//h1[not(@id='name')]", "//*[not(\(ofClass("card")))]",
    "//a[contains(@href, '/photo')]//img[starts-with(@src, 'x')]", "//a[contains(@href, '')]", "//a[@rel]",
    "//html[not(.//h1)]", "//html[not(.//h1) and not(.//h2)]//body", "//html[@id='XF']", "//span[@id='']",
    "//meta[@property='og:title'][contains(@content, '(@')]", "//main//time | //h4",
    "//section[@data-section='experience' or contains(@class, 'x')]//li[.//h4][count(.//time)=1]",
    "//div[.//*[@id='name']]", "//div[.//h4 and .//time]", "//*[@*[contains(., 'og')]]", "//title",
    "//*[local-name()='svg']", "//h1/following-sibling::a[@rel]", "//h1/../a", "//*[self::h1 or self::h4]",
    "//li[1]", "//div[h1]", "//div[a[@rel]/img]", "//@href", "//h1/text()", "//*[.='x']", "/html/body/p",
  ]

  /// A query in brackets is not looked into, so it is always run.
  @Test("and all others give the same as ever", arguments: queries)
  func same(query: String) throws {
    for html in Self.pages {
      let tree = try page(html)
      #expect(try tree.nodes(query) == tree.nodes("(\(query))"), "\(html)")
    }
  }

  @Test(
    "by the elements, classes and attributes that they ask for",
    arguments: [
      ("//h1", true), ("//p", false), ("//*[@id='name']", true), ("//*[@id='nam']", false),
      ("//*[\(ofClass("bio"))]", true), ("//*[\(ofClass("bi"))]", false), ("//p | //h1", true),
      ("//*[@id='x' or @id='name']", true), ("//*[@id='x' or @id='y']", false), ("//div[.//p]", false),
      ("//div[contains(@data-x, '1')]", false), ("//div[not(.//p)]", true), ("//p[", true), ("//p = 1", true),
    ])
  func needs(query: String, mayMatch: Bool) throws {
    let tree = try page(Self.pages[0])
    #expect(tree.mayMatch(query) == mayMatch)
  }
}
