import Markup
import Model
import Testing

@testable import Reading

@Suite("Structured data")
struct StructuredDataTests {
  private func items(_ json: String) -> [Item] {
    JSONParser.parse(json).map {
      JSONLD.items(in: [(value: $0, path: "/s")], base: nil).map(SchemaWords.translated)
    } ?? []
  }

  // MARK: JSON as pages write it

  @Test(
    "JSON is read as pages really write it",
    arguments: [
      #"{"name": "A", }"#, #"{"name": "A"};"#, "/* c */ {\"name\": /* d */ \"A\"} // e",
      "<!-- {\"name\": \"A\"} -->",
      "//<![CDATA[\n{\"name\": \"A\"}\n//]]>", #"{"n\u0061me": "\u0041"}"#, "{\"name\":\n\"A\"\u{A0}}",
      "\u{FEFF}{\"name\": \"A\"}",
    ])
  func tolerantJSON(_ text: String) {
    #expect(JSONParser.parse(text)?["name"]?.text == "A")
  }

  @Test("a lone surrogate costs one letter, not the block")
  func loneSurrogate() {
    #expect(JSONParser.parse(#"{"name": "A\ud800B", "x": "\ud83d\ude42"}"#)?["x"]?.text == "🙂")
  }

  @Test(
    "what is no JSON, or too deep, is nothing",
    arguments: ["", "not json", "{\"a\": ", "{'a': 1}", String(repeating: "[", count: 500)])
  func notJSON(_ text: String) {
    #expect(JSONParser.parse(text) == nil)
  }

  @Test("a pointer leads back to its value")
  func pointer() {
    let value = JSONParser.parse(#"{"a/b": [{"~c": "deep"}]}"#)
    #expect(value?.value(at: "/a~1b/0/~0c")?.text == "deep")
    #expect(value?.value(at: "/a~1b/7") == nil)
  }

  // MARK: JSON-LD

  @Test("a graph's references are followed, a cycle ends")
  func graph() {
    let items = items(
      """
      {"@context": "https://schema.org", "@graph": [
        {"@type": "ProfilePage", "mainEntity": {"@id": "#me"}},
        {"@type": "Person", "@id": "#me", "name": "Rhian", "knows": {"@id": "#you"}, "worksFor": {"@id": "#hcc"}},
        {"@type": "Person", "@id": "#you", "name": "Delyth", "knows": {"@id": "#me"}},
        {"@type": "Organization", "@id": "#hcc", "name": "Harrowdale County Council"}]}
      """)
    let person = items.first?.items("mainEntity").first
    #expect(person?.texts("name").first?.text == "Rhian")
    #expect(person?.texts("worksFor").first?.text == "Harrowdale County Council")
  }

  @Test("names with prefixes are the same names")
  func prefixes() {
    let items = items(
      #"{"@type": "http://schema.org/Person", "schema:name": "Rhian", "https://schema.org/jobTitle": "Librarian"}"#
    )
    #expect(items.first?.types == ["Person"])
    #expect(items.first?.texts("name").first?.text == "Rhian")
    #expect(items.first?.texts("jobTitle").first?.text == "Librarian")
  }

  // MARK: Whose facts

  private func profile(_ head: String, _ body: String, url: String = "https://rhian.example.org/")
    -> PageReading
  {
    reading("<html><head><title>Rhian Oakeshott</title>\(head)</head><body>\(body)</body></html>", url: url)
  }

  @Test("the main entity's facts are taken, a friend's are not")
  func mainEntity() {
    let reading = profile(
      """
      <script type="application/ld+json">{"@type": "ProfilePage", "mainEntity": {"@type": "Person",
       "name": "Rhian Oakeshott", "jobTitle": "Social worker", "worksFor": {"name": "Harrowdale County Council"},
       "knows": {"@type": "Person", "name": "Kit", "jobTitle": "Baker", "worksFor": "Kit's Buns"}}}</script>
      """, "<h1>Rhian Oakeshott</h1>")
    #expect(reading.values(.occupation) == ["Social worker"])
    #expect(reading.values(.employer) == ["Harrowdale County Council"])
  }

  @Test("a role with an end is past")
  func endedRole() {
    let reading = profile(
      """
      <script type="application/ld+json">{"@type": "Person", "name": "Rhian Oakeshott", "worksFor": [
       {"@type": "Organization", "name": "New Borough Council", "member": {"@type": "OrganizationRole", "startDate": 2021}},
       {"@type": "Organization", "name": "Old Town Council", "member": {"@type": "OrganizationRole", "endDate": 2019}}]}</script>
      """, "<h1>Rhian Oakeshott</h1>")
    #expect(reading.values(.employer) == ["New Borough Council"])
    #expect(reading.values(.employer, current: false) == ["Old Town Council"])
  }

  @Test("microdata with itemref and nested items")
  func microdata() {
    let reading = profile(
      "",
      """
      <div itemscope itemtype="https://schema.org/Person" itemref="work"><h1 itemprop="name">Rhian Oakeshott</h1>
      <img itemprop="image" src="https://media.example.org/rhian.jpg"></div>
      <div id="work"><p itemprop="worksFor" itemscope itemtype="https://schema.org/Organization">
      <span itemprop="name">Harrowdale County Council</span></p><span itemprop="jobTitle">Librarian</span></div>
      """)
    #expect(reading.values(.employer) == ["Harrowdale County Council"])
    #expect(reading.values(.occupation) == ["Librarian"])
    #expect(reading.values(.photograph) == ["https://media.example.org/rhian.jpg"])
  }

  @Test("the representative h-card's facts are taken, a commenter's are not")
  func representativeCard() {
    let reading = profile(
      "",
      """
      <div class="h-card"><a class="p-name u-url" href="https://kit.example.org/">Kit</a> <span class="p-org">Kit's Buns Ltd</span>
      <span class="p-job-title">Baker</span></div>
      <div class="h-card"><h1><a class="p-name u-url u-uid" href="https://rhian.example.org/">Rhian Oakeshott</a></h1>
      <span class="p-job-title">Social worker</span> <span class="p-org h-card"><img class="u-photo" src="/logo-hcc.png" alt="">
      <span class="p-name">Harrowdale County Council</span></span>
      <data class="p-street-address" value="1 Mill Lane"></data><span class="p-locality">Millbeck</span></div>
      """)
    #expect(reading.values(.occupation) == ["Social worker"])
    #expect(reading.values(.employer) == ["Harrowdale County Council"])
    #expect(reading.values(.homeLocation) == ["1 Mill Lane"])
    #expect(reading.values(.workLocation) == ["Millbeck"])
    #expect(reading.values(.photograph).isEmpty)
    let street = reading.exposures.first { $0.attribute == .homeLocation }
    #expect(street?.visibility == .inCode, "a hidden value is where only scrapers look")
  }

  @Test("people also viewed are other people")
  func alsoViewed() {
    let reading = profile(
      "<meta property=\"og:type\" content=\"profile\">",
      """
      <h1>Rhian Oakeshott</h1><p class="headline">Librarian</p>
      <section><header><h2>People also viewed</h2></header><ul><li><h3>Kit Langley</h3>
      <p class="headline">Baker at Kit's Buns Ltd</p><img alt="Kit Langley" class="avatar" src="/kit.jpg"></li></ul></section>
      """)
    #expect(reading.values(.occupation) == ["Librarian"])
    #expect(reading.values(.employer).isEmpty)
    #expect(reading.values(.photograph).isEmpty)
  }
}
