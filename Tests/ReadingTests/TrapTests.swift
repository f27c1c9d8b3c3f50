import Model
import Testing

@testable import Reading

/// Each trap was met on real pages; the pages here are invented (docs/architecture.md, "Whose facts").
@Suite("Traps")
struct TrapTests {
  private func profile(_ body: String, head: String = "", url: String? = nil) -> PageReading {
    reading(
      """
      <html><head><title>Rhian Oakeshott</title><meta property="og:type" content="profile">
      <meta property="og:title" content="Rhian Oakeshott">\(head)</head><body><h1>Rhian Oakeshott</h1>\(body)</body></html>
      """, url: url)
  }

  @Test("masked text is hidden from strangers, never a value")
  func masked() {
    let reading = profile(
      "<dl><dt>Employer</dt><dd>Micro***** *******</dd><dt>Occupation</dt><dd>Sign in to see</dd></dl>")
    #expect(reading.values(.employer).isEmpty)
    #expect(reading.values(.occupation).isEmpty)
  }

  @Test("a lazy picture's real address is read, not its stand-in")
  func lazyPicture() {
    let reading = profile(
      "<img alt=\"Rhian Oakeshott\" src=\"/placeholder/lazyload/1.gif\" data-original=\"/media/rhian-o.jpg\">"
    )
    #expect(reading.values(.photograph) == ["/media/rhian-o.jpg"])
  }

  @Test(
    "a stand-in is no picture of the person",
    arguments: [
      "https://abs.twimg.com/sticky/default_profile_images/default_profile_normal.png",
      "https://static.licdn.com/scds/common/u/images/themes/katy/ghosts/person/ghost_person_200x200_v1.png",
      "https://s.gr-assets.com/assets/nophoto/user/u_200x266.png",
      "https://www.example.org/img/no-avatar.jpg",
      "https://www.example.org/logo.png", "data:image/gif;base64,R0lGODlhAQABAAAAACw=",
    ])
  func standIn(_ address: String) {
    let head = "<meta property=\"og:image\" content=\"\(address)\">"
    let reading = profile("<img class=\"avatar\" alt=\"Rhian Oakeshott\" src=\"\(address)\">", head: head)
    #expect(reading.values(.photograph).isEmpty)
  }

  @Test("a fact in a picture's alternative text leaks")
  func alternativeText() {
    let reading = profile(
      "<p>The employer is visible to members only.</p><img class=\"photo\" src=\"/rhian.jpg\" alt=\"Rhian Oakeshott - Acme GmbH - Matlock\">"
    )
    #expect(reading.values(.employer) == ["Acme GmbH"])
    #expect(reading.values(.workLocation) == ["Matlock"])
    #expect(reading.exposures.first { $0.attribute == .employer }?.visibility == .inCode)
  }

  @Test("metas that slid into the body are still read")
  func metasInBody() {
    let reading = reading(
      "<p>x</p><meta property=\"og:type\" content=\"profile\"><meta property=\"og:title\" content=\"Rhian Oakeshott\"><h1>Rhian Oakeshott</h1>"
    )
    #expect(reading.state == .profile)
    #expect(reading.values(.name) == ["Rhian Oakeshott"])
  }

  @Test("labels in tables, lists and lines are pairs; the head of a table is not")
  func labels() {
    let reading = profile(
      """
      <table><tr><th>Location</th><th>Code</th></tr><tr><td>Wales</td><td>40404</td></tr></table>
      <table><tr><td>Occupation</td><td>Librarian</td></tr></table>
      <p><b>Employer:</b> Harrowdale County Council</p><p>Lives in Millbeck</p>
      """)
    #expect(reading.values(.occupation) == ["Librarian"])
    #expect(reading.values(.employer) == ["Harrowdale County Council"])
    #expect(reading.values(.homeLocation) == ["Millbeck"])
    #expect(reading.values(.workLocation).isEmpty)
  }

  @Test("the person's own terms are found first, as whole words")
  func ownTerms() {
    let subject = Subject(
      employers: [Organisation(names: ["Quarrybank Collective", "QBC"])], workplaces: ["Tithe Barn"],
      jobTitles: ["Curtain-raiser"])
    let html = """
      <html><head><title>Rhian Oakeshott</title><meta property="og:type" content="profile"></head><body><h1>Rhian Oakeshott</h1>
      <p>Long days with the Quarrybank Collective, mostly from the tithe barn.</p><p>Curtain-raiser. Not TQBCX.</p></body></html>
      """
    let reading = reading(html, subject: subject)
    #expect(reading.values(.employer) == ["Quarrybank Collective"])
    #expect(reading.values(.workLocation) == ["Tithe Barn"])
    #expect(reading.values(.occupation) == ["Curtain-raiser"])
    #expect(profile("<p>Long days with the Quarrybank Collective.</p>").values(.employer).isEmpty)
  }

  @Test("one value in five places is one exposure with five pieces of evidence")
  func oneExposure() {
    let reading = profile(
      "<p class=\"headline\">Librarian at Harrowdale County Council</p><dl><dt>Employer</dt><dd>Harrowdale County Council</dd></dl>",
      head: """
        <meta property="og:description" content="Works at Harrowdale County Council">
        <script type="application/ld+json">{"@type": "Person", "name": "Rhian Oakeshott", "worksFor": "HARROWDALE county council"}</script>
        """)
    let employers = reading.exposures.filter { $0.attribute == .employer }
    #expect(employers.count == 1)
    let sources = Set((employers.first?.evidence ?? []).map(\.source))
    #expect(sources.isSuperset(of: [.jsonLD, .openGraph, .labelledText]), "\(sources)")
    #expect(employers.first?.visibility == .inPreview)
    #expect(employers.first?.confidence == .structuredData)
  }

  @Test("hostile text is cleaned where it enters the model")
  func hostile() {
    let reading = profile("<dl><dt>Employer</dt><dd>Ev\u{202E}il\u{1B}[31m &lt;script&gt; Ltd</dd></dl>")
    #expect(reading.values(.employer) == ["Evil[31m <script> Ltd"])
  }

  @Test("a saved page is known by the address that it names")
  func canonical() {
    let head = "<link rel=\"canonical\" href=\"https://www.linkedin.com/in/rhian-example\">"
    let saved = profile("<p>Hello</p>", head: head)
    #expect(saved.platformID == "linkedin")
    #expect(saved.address == "https://www.linkedin.com/in/rhian-example")
    // Where it was fetched is stronger than what it says.
    let fetched = profile("<p>Hello</p>", head: head, url: "https://evil.example.org/rhian")
    #expect(fetched.platformID == nil)
  }

  @Test("the same page gives the same reading, word for word")
  func deterministic() {
    let html = "<h1>Rhian Oakeshott</h1><p class=\"bio\">Librarian at Harrowdale County Council | Matlock</p>"
    #expect(profile(html) == profile(html))
  }
}

@Suite("Traps for the reader itself")
struct HostileTextTests {
  private func profile(_ name: String, _ body: String = "") -> PageReading {
    reading(
      """
      <html><head><title>\(name)</title><meta property="og:type" content="profile">
      <meta property="og:title" content="\(name)"><meta property="og:description" content="\(name)"></head>
      <body><h1>\(name)</h1><p class="bio">\(name)</p>\(body)</body></html>
      """)
  }

  @Test("one letter with thousands of marks, or thousands of joined emoji, costs no more than a word")
  func piles() {
    let marks = profile("M" + String(repeating: "\u{301}", count: 20_000) + "organ Fernley")
    #expect(marks.values(.name).first?.hasSuffix("organ Fernley") == true)
    let joined = profile(String(repeating: "\u{1F469}\u{200D}", count: 5_000) + "Morgan Fernley")
    #expect(joined.state == .profile)
  }

  @Test("a hundred thousand links are read in time, and not all of them kept")
  func links() {
    let links = String(repeating: "<a rel=\"me\" href=\"https://x.example.org/u\">x</a>", count: 100_000)
    let reading = profile("Morgan Fernley", links)
    #expect(reading.state == .profile)
    #expect(reading.values(.linkedProfile).count == 1)
  }

  @Test(
    "what stands in the body of a refusal is not the person's",
    arguments: [401, 403, 404, 410, 429, 500, 999])
  func refusal(_ status: Int) {
    let html =
      "<title>Rhian</title><meta property=\"og:type\" content=\"profile\"><h1>Rhian Oakeshott</h1><p>Works at Harrowdale County Council</p>"
    let refused = reading(html, url: "https://x.com/rhian", status: status)
    #expect(refused.exposures.isEmpty)
    #expect(refused.state != .profile)
  }
}

@Suite("Pages without markup for a person")
struct UnmarkedPageTests {
  @Test("a forum's profile is its user name and its rows, not the forum's name")
  func forum() {
    let reading = reading(
      """
      <html><head><title>Peak Walkers - Viewing profile - hilltop_hazel</title></head><body>
      <h2>Viewing profile - hilltop_hazel</h2><form method="post" action="./memberlist.php">
      <dl><dt>Username:</dt><dd>hilltop_hazel</dd><dt>Location:</dt><dd>Buxton, Derbyshire</dd>
      <dt>Occupation:</dt><dd>Health visitor, Fernvale NHS Trust</dd><dt>Age:</dt><dd>41</dd></dl></form></body></html>
      """)
    #expect(reading.state == .profile)
    #expect(reading.values(.handle) == ["hilltop_hazel"])
    #expect(reading.values(.name).isEmpty)
    #expect(reading.values(.occupation) == ["Health visitor"])
    #expect(reading.values(.employer) == ["Fernvale NHS Trust"])
    #expect(reading.exposures.first { $0.attribute == .birthDate }?.precision == 30)
  }

  @Test("a page of an organisation's staff names its keeper in the title, and the office under the name")
  func staff() {
    let reading = reading(
      """
      <html><head><title>Dr Carys Penhallow | University of Wexcombe</title></head><body>
      <nav><ul><li>Professor Dan Orchard, Head of School</li></ul></nav><h1>Dr Carys Penhallow</h1>
      <p>Senior Lecturer in Social Work</p><img src="/people/c-penhallow.jpg" alt="Carys Penhallow">
      <p>Before that she was a team manager at Tarnside Borough Council.</p></body></html>
      """)
    #expect(reading.state == .profile)
    #expect(reading.values(.employer) == ["University of Wexcombe"])
    #expect(reading.values(.occupation) == ["Senior Lecturer in Social Work"])
    #expect(reading.values(.photograph) == ["/people/c-penhallow.jpg"])
  }

  @Test("a commenter's card under a post is nobody's profile")
  func commenter() {
    let reading = reading(
      """
      <html><head><title>Five things – Tea and Tarmac</title><meta property="og:type" content="article"></head><body>
      <article><h1>Five things I learned</h1><p>I learned them slowly.</p></article>
      <section id="comments"><h2>3 comments</h2><div class="h-card"><span class="p-name">Tom Birch</span>
      <span class="p-org">Acme Ltd</span></div></section></body></html>
      """)
    #expect(reading.state == .notAProfile)
    #expect(reading.exposures.isEmpty)
  }
}

@Suite("Birthdays")
struct BirthDateTests {
  @Test(
    "are as exact as they are written",
    arguments: [
      ("1984-05-04", 100), ("4 May 1984", 100), ("04/05/1984", 100), ("Born 14 March", 55), ("--05-04", 55),
      ("May 1984", 55), ("1984", 30), ("41", 30), ("41 years old", 30), ("4 Mawrth 1984", 100),
    ])
  func precision(_ text: String, _ precision: Int) {
    #expect(BirthDatePrecision.of(text) == precision)
  }
}
