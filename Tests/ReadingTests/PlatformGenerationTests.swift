import Model
import Testing

@testable import Reading

@Suite("Pages of the platforms as they really are")
struct PlatformGenerationTests {
  private func employer(_ line: String) -> String? {
    let lexicon = ReadingFixture.shared.lexicon
    let evidence = Evidence(source: .platformRule, locator: "/html", excerpt: line)
    let facts = BioReader(lexicon: lexicon, isHeadline: true).read(line).map {
      Fact(
        $0.attribute, $0.value, evidence: evidence, visibility: .onPage, confidence: $0.confidence,
        precision: $0.precision, current: $0.current)
    }
    let own = facts.first { $0.attribute == .employer && $0.confidence.counts }?.value
    return own ?? Affiliation(lexicon: lexicon).employer(in: line, beside: facts)
  }

  @Test(
    "an affiliation names the employer, with the post before it or without",
    arguments: [
      ("Harrowdale University", "Harrowdale University"),
      ("Quillbridge Analytics", "Quillbridge Analytics"),
      ("Lecturer, Harrowdale University", "Harrowdale University"),
    ])
  func affiliation(line: String, wanted: String) {
    #expect(employer(line)?.contains(wanted) == true)
  }

  @Test(
    "an affiliation of nobody's employee names none",
    arguments: [
      "PhD student, Harrowdale University", "Independent researcher", "Formerly Quillbridge Analytics",
      "retired",
      "Lecturer",
    ])
  func noAffiliation(line: String) {
    #expect(employer(line) == nil)
  }

  @Test("a handle in brackets is no part of the name, other words in brackets are")
  func bracketedHandle() {
    #expect(PersonName.inTitle("Kit Langley (kit_langley)", platform: nil) == "Kit Langley")
    #expect(PersonName.inTitle("Kit (Christopher) Langley", platform: nil) == "Kit (Christopher) Langley")
    #expect(PersonName.inTitle("Kit Langley (MBE)", platform: nil) == "Kit Langley (MBE)")
  }

  @Test("a post that somebody else wrote says nothing of the page's person")
  func sharedPost() {
    let html = """
      <html><head><title>Kit Langley</title><meta property="og:type" content="profile"><meta property="og:title" \
      content="Kit Langley"></head><body><h1>Kit Langley</h1><div class="post"><b class="author">AUTHOR</b>\
      <p>Teacher at Otherton School</p></div></body></html>
      """
    let others = reading(html.replacing("AUTHOR", with: "Robin Other"))
    #expect(others.values(.employer).isEmpty && others.values(.occupation).isEmpty)
    #expect(reading(html.replacing("AUTHOR", with: "Kit Langley")).values(.occupation) == ["Teacher"])
  }

  @Test("a home town is a home, without the caption that stands in its box")
  func homeTown() {
    let html = """
      <html><head><title>Kit Langley</title></head><body><h1>Kit Langley</h1><p>Housing officer</p><ul>\
      <li id="hometown"><span><a href="#">Harrowdale</a></span> <small>Home town</small></li></ul></body></html>
      """
    let read = reading(html)
    #expect(read.values(.workLocation).isEmpty)
    #expect(read.values(.homeLocation) == ["Harrowdale"])
  }

  @Test("a degree is no job")
  func degree() {
    let hits = BioReader(lexicon: ReadingFixture.shared.lexicon, isHeadline: true)
      .read("Lecturer | Doctor of Philosophy | Harrowdale University")
    #expect(hits.filter { $0.attribute == .occupation }.map(\.value) == ["Lecturer"])
  }

  @Test("texts that were written for an address are read as words, others are left as they are")
  func percent() {
    #expect("Millbeck%2C%20Wales".decodingPercentSpaces == "Millbeck, Wales")
    #expect("100%25 sure%20".decodingPercentSpaces == "100%25 sure%20")
    #expect("50%".decodingPercentSpaces == "50%")
  }

  @Test("a saved page of Steam is known although it does not name its address")
  func steamWithoutAddress() {
    let html = """
      <html><head><title>Steam Community :: kitlang</title></head><body><div class="profile_header_centered_persona">\
      <span class="actual_persona_name">kitlang</span><div class="header_real_name"><bdi>Kit Langley</bdi></div></div>\
      </body></html>
      """
    let read = reading(html)
    #expect(read.state == .profile)
    #expect(read.values(.name) == ["Kit Langley"])
  }
}
