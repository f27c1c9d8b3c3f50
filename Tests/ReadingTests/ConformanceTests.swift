import Markup
import Model
import Testing

@testable import Reading

/// What the standards say and readers get wrong; the suites themselves are compared by `.ci/conformance`.
@Suite("Structured data to its standard")
struct ConformanceTests {
  private func tree(_ html: String) throws -> HTMLTree { try HTMLTree(Array(html.utf8)) }

  private func cards(_ html: String, base: String? = "https://example.org/") throws -> [Item] {
    Microformats.items(in: try tree(html), base: base)
  }

  private func words(_ item: Item?, _ property: String) -> [String] {
    (item?.properties[property] ?? []).map { value in
      switch value {
      case .text(let text): text.address ?? text.words
      case .item(let inner): inner.value?.words ?? ""
      }
    }
  }

  // MARK: Microformats

  @Test("name, picture and address go without saying")
  func implied() throws {
    let card = try cards(##"<a class="h-card" href="/rhian"><img src="r.jpg" alt="Rhian Oakeshott"></a>"##)
      .first
    #expect(words(card, "name") == ["Rhian Oakeshott"])
    #expect(words(card, "photo") == ["https://example.org/r.jpg"])
    #expect(words(card, "url") == ["https://example.org/rhian"])
  }

  @Test("nothing goes without saying beside a property or an item inside")
  func notImplied() throws {
    let card = try cards(##"<div class="h-card"><span class="p-org">Harrowdale</span> Rhian</div>"##).first
    #expect(card?.properties["name"] == nil)
    let nested = try cards(##"<div class="h-card"><a class="h-card" href="/kit">Kit</a></div>"##).first
    #expect(nested?.properties["url"] == nil && nested?.properties["name"] == nil)
    #expect(nested?.children.count == 1)
  }

  @Test("a nested item is a value, and what it says is its own")
  func nested() throws {
    let card = try cards(
      ##"<div class="h-card"><p class="p-name">Rhian</p><p class="p-org h-card"><b class="p-name">Harrowdale</b></p></div>"##
    )
    .first
    #expect(words(card, "org") == ["Harrowdale"])
    #expect(words(card, "name") == ["Rhian"])
  }

  @Test(
    "a date in parts is one date",
    arguments: [
      (
        ##"<b class="dt-start"><i class="value">2026-11-03</i> at <i class="value">7:30pm</i></b>"##,
        "2026-11-03 19:30"
      ),
      (
        ##"<b class="dt-start"><abbr class="value" title="2026-11-03">Tuesday</abbr> <i class="value">7pm</i></b>"##,
        "2026-11-03 19:00"
      ),
      (
        ##"<b class="dt-start"><i class="value">2026-11-03</i> <i class="value">19:30</i> <i class="value">+01:00</i></b>"##,
        "2026-11-03 19:30+0100"
      ),
      (##"<time class="dt-start" datetime="2026-11-03">Tuesday</time>"##, "2026-11-03"),
    ])
  func dates(_ markup: String, date: String) throws {
    #expect(words(try cards("<div class='h-event'>\(markup)</div>").first, "start") == [date])
  }

  @Test("old class names are read in old items alone")
  func classic() throws {
    let old = try cards(
      ##"<div class="vcard"><b class="fn">Rhian</b> <i class="title">Librarian</i> <i class="p-org">X</i></div>"##
    )
    .first
    #expect(old?.types == ["h-card"])
    #expect(words(old, "job-title") == ["Librarian"])
    #expect(old?.properties["org"] == nil)
    let new = try cards(
      ##"<div class="h-card"><b class="p-name">Rhian</b> <i class="title">Librarian</i></div>"##
    ).first
    #expect(new?.properties["job-title"] == nil)
  }

  @Test("what includes itself ends")
  func includeLoop() throws {
    let card = try cards(
      ##"<div class="vcard" id="me"><a class="include" href="#me">me</a><b class="fn">Rhian</b></div>"##)
    #expect(words(card.first, "fn").isEmpty && words(card.first, "name") == ["Rhian"])
  }

  // MARK: Microdata

  private func microdata(_ html: String) throws -> [Item] {
    let tree = try tree(html)
    return Microdata.items(in: PageWalk.content(of: tree), tree: tree, base: "https://example.org/")
  }

  @Test("properties may stand elsewhere, and a circle ends")
  func itemref() throws {
    let items = try microdata(
      #"""
      <div itemscope itemtype="https://schema.org/Person" itemref="job me"><b itemprop="name">Rhian</b></div>
      <p id="job" itemprop="jobTitle">Librarian</p>
      <div id="me" itemprop="knows" itemscope itemref="me"><b itemprop="name">Kit</b></div>
      """#)
    #expect(words(items.first, "jobTitle") == ["Librarian"])
    #expect(items.first?.types == ["https://schema.org/Person"])
    #expect(items.first?.items("knows").first?.items("knows").isEmpty == true)
  }

  @Test("an item that is a property of nothing stands alone")
  func stray() throws {
    let items = try microdata(
      "<p itemscope itemprop='Person' itemtype='https://schema.org/Person'><b itemprop='name'>Rhian</b></p>")
    #expect(words(items.first, "name") == ["Rhian"])
  }

  @Test(
    "each element has its own kind of value",
    arguments: [
      (##"<meta itemprop="x" content="a">"##, "a"),
      (##"<a itemprop="x" href="/a">b</a>"##, "https://example.org/a"),
      (##"<img itemprop="x" src="a.jpg">"##, "https://example.org/a.jpg"),
      (##"<data itemprop="x" value="1">b</data>"##, "1"),
      (##"<meter itemprop="x" value="2">b</meter>"##, "2"),
      (##"<time itemprop="x" datetime="2026-11-03">b</time>"##, "2026-11-03"),
      (##"<time itemprop="x">2026</time>"##, "2026"),
      (##"<object itemprop="x" data="o"></object>"##, "https://example.org/o"),
    ])
  func values(_ markup: String, value: String) throws {
    #expect(words(try microdata("<div itemscope>\(markup)</div>").first, "x") == [value])
  }

  // MARK: RDFa

  @Test(
    "a thing is told by any of the ways that RDFa has",
    arguments: [
      ##"<p about="#me" typeof="foaf:Person"><b property="foaf:name">Rhian</b></p>"##,
      ##"<p vocab="http://xmlns.com/foaf/0.1/" resource="#me" typeof="Person"><b property="name">Rhian</b></p>"##,
      ##"<p prefix="f: http://xmlns.com/foaf/0.1/" about="#me" typeof="f:Person" property="f:name" content="Rhian">R.</p>"##,
      ##"<p xmlns:f="http://xmlns.com/foaf/0.1/" about="[f:me]"></p><p about="#me" typeof="foaf:Person" property="foaf:name">Rhian</p>"##,
    ])
  func rdfa(_ markup: String) throws {
    let items = RDFa.items(in: try tree(markup), base: "https://example.org/")
    let person = items.first { $0.types == ["http://xmlns.com/foaf/0.1/Person"] }
    #expect(person?.id == "https://example.org/#me")
    #expect(words(person, "http://xmlns.com/foaf/0.1/name") == ["Rhian"])
  }

  @Test("what a pattern says, those that copy it say")
  func pattern() throws {
    let items = RDFa.items(
      in: try tree(
        ##"""
        <body vocab="http://schema.org/"><p typeof="Person"><link property="rdfa:copy" href="#job"><b property="name">Rhian</b></p>
        <p resource="#job" typeof="rdfa:Pattern"><i property="jobTitle">Librarian</i></p></body>
        """##), base: "https://example.org/")
    let person = items.first { $0.types == ["http://schema.org/Person"] }
    #expect(words(person, "http://schema.org/jobTitle") == ["Librarian"])
  }

  // MARK: JSON-LD

  private func jsonLD(_ json: String) -> [Item] {
    JSONParser.parse(json).map { JSONLD.items(in: [(value: $0, path: "/s")], base: "https://example.org/") }
      ?? []
  }

  @Test(
    "a context in the page gives names their meaning",
    arguments: [
      ##"{"@context": {"@vocab": "http://schema.org/"}, "@type": "Person", "name": "Rhian"}"##,
      ##"{"@context": {"s": "http://schema.org/", "P": "s:Person", "n": {"@id": "s:name"}}, "@type": "P", "n": "Rhian"}"##,
      ##"{"@context": [null, {"kind": "@type", "@vocab": "http://schema.org/"}], "kind": "Person", "name": {"@value": "Rhian"}}"##,
      ##"{"@context": "https://schema.org", "@graph": [{"@type": ["Person"], "name": ["Rhian"]}]}"##,
      ##"{"@context": {"@vocab": "http://schema.org/", "name": {"@container": "@language"}}, "@type": "Person", "name": {"cy": "Rhian"}}"##,
    ])
  func contexts(_ json: String) {
    let person = jsonLD(json).first
    #expect(person?.types == ["http://schema.org/Person"])
    #expect(words(person, "http://schema.org/name") == ["Rhian"])
  }

  @Test("a term that means nothing is nothing, and what points at a thing is no property of it")
  func meaningless() {
    let person = jsonLD(
      #"""
      {"@context": {"@vocab": "http://schema.org/", "email": null}, "@type": "Person", "email": "r@example.org",
      "@reverse": {"employee": {"@type": "Organization", "name": "Harrowdale"}}}
      """#
    ).first
    #expect(person?.names == ["^http://schema.org/employee"])
  }

  @Test("a thing of one block is known in the next")
  func acrossBlocks() {
    let blocks = [
      ##"{"@context": "https://schema.org", "@type": "ProfilePage", "mainEntity": {"@id": "#me"}}"##,
      ##"{"@context": "https://schema.org", "@type": "Person", "@id": "#me", "name": "Rhian"}"##,
    ].compactMap(JSONParser.parse).map { (value: $0, path: "/s") }
    let page = JSONLD.items(in: blocks, base: "https://example.org/").map(SchemaWords.translated).first
    #expect(page?.items("mainEntity").first?.texts("name").first?.text == "Rhian")
  }

  @Test(
    "references are resolved as RFC 3986 says",
    arguments: [
      ("g", "http://a/b/c/g"), ("./g", "http://a/b/c/g"), ("g/", "http://a/b/c/g/"), ("/g", "http://a/g"),
      ("//g", "http://g"), ("?y", "http://a/b/c/d;p?y"), ("g?y", "http://a/b/c/g?y"),
      ("#s", "http://a/b/c/d;p?q#s"),
      ("", "http://a/b/c/d;p?q"), (".", "http://a/b/c/"), ("..", "http://a/b/"), ("../g", "http://a/b/g"),
      ("../../../g", "http://a/g"), ("g;x=1/../y", "http://a/b/c/y"), ("http:g", "http:g"),
    ])
  func references(_ reference: String, absolute: String) {
    #expect(ReferenceResolution.resolve(reference, against: "http://a/b/c/d;p?q") == absolute)
  }
}
