import Model
import Testing

@testable import Reading

@Suite("Pages of one's own, in texts rather than fields")
struct OwnPageTests {
  static let pages = UnlikePage.pages(of: "OwnPages.txt")

  @Test("are all there")
  func count() {
    #expect(Self.pages.count == 19)
  }

  @Test("are read", arguments: pages)
  func read(_ page: UnlikePage) {
    page.expectReading()
  }
}

@Suite("Sentences about a person")
struct ProseTests {
  private func hits(_ text: String, name: String? = nil, _ attribute: Attribute) -> [String] {
    BioReader(lexicon: ReadingFixture.shared.lexicon, name: name).prose(text)
      .filter { $0.attribute == attribute && $0.confidence.counts && $0.current }.map(\.value)
  }

  @Test(
    "tell the job behind the person's own verb",
    arguments: [
      (
        "Since August 2020, I am working as a junior lecturer at the University of Wexcombe.",
        "junior lecturer"
      ),
      ("So here I am a newly qualified teacher in Wales.", "newly qualified teacher"),
      ("I've been working as a GP since then.", "GP"),
      ("Rwy'n gweithio fel cyfieithydd i Gyngor Aberfelin.", "cyfieithydd"),
      ("Rwy'n ddarlithydd ym Mhrifysgol Aberfelin.", "ddarlithydd"),
      ("I'm a self-taught software developer based in Norwich.", "software developer"),
      ("Hi there! I'm Seren, a web developer in Leeds.", "web developer"),
      ("Ik werk in de zorg als sociotherapeut.", "sociotherapeut"),
      ("Je suis professeure certifiée de mathématiques.", "professeure certifiée de mathématiques"),
    ])
  func jobs(_ text: String, _ job: String) {
    #expect(hits(text, .occupation) == [job])
  }

  @Test(
    "tell nothing of other people, of what was, and of what one is not",
    arguments: [
      "My wife is a nurse at Fernvale General Hospital.", "I was a chef at the Salmon Inn until 2011.",
      "I am not a lawyer.", "I work with nurses, teachers and a doctor.", "I am a student nurse.",
      "Our head teacher Anna Wick is a governor of Ashgate Primary School.",
      "Prior to joining Acme, I worked as a software developer.", "I am supervised by Professor Hart.",
      "If I am a teacher tomorrow, I will be glad.",
    ])
  func others(_ text: String) {
    #expect(hits(text, .occupation).isEmpty && hits(text, .employer).isEmpty)
  }

  @Test("take an employer that is written small at first, and the lines of a German lecturer")
  func employers() {
    #expect(hits("I switched jobs and I now work for eMarsh, a small start-up.", .employer) == ["eMarsh"])
    let german =
      "Jana Falk ist wissenschaftliche Mitarbeiterin am Institut für Gezeiten der Universität Tiefenbach."
    #expect(hits(german, name: "Jana Falk", .occupation) == ["wissenschaftliche Mitarbeiterin"])
    #expect(!hits(german, name: "Jana Falk", .employer).isEmpty)
  }

  @Test("name the body that a unit belongs to")
  func units() {
    let text = "I am a lecturer in the Department of Tides at Wexcombe University in Norwich."
    #expect(hits(text, .employer) == ["Wexcombe University"])
    #expect(
      hits("I am Senior Lecturer for Digital Care at University of Wexcombe.", .employer)
        == ["University of Wexcombe"])
  }
}

@Suite("Names and what only looks like one")
struct NameDoubtTests {
  @Test(
    "captions, jobs and bodies are no names",
    arguments: [
      "About Me", "Academic Profile", "Senior Lecturer", "Social Work Manager", "Leadership Team", "New York",
      "Foto Gallery", "Nicholson Library", "Ysgol Aberfelin",
    ])
  func doubted(_ text: String) {
    #expect(NameDoubt.isDoubtful(text, ReadingFixture.shared.lexicon))
  }

  @Test(
    "names are names, though a trade or a place gave them",
    arguments: [
      "Dean Cook", "Jimmy Page", "Sarah Baker", "Rhian Oakeshott", "Jack London", "Mary Bishop",
      "Ruth Chambers",
    ])
  func believed(_ text: String) {
    #expect(!NameDoubt.isDoubtful(text, ReadingFixture.shared.lexicon))
  }
}

@Suite("Address lines without a label")
struct AddressLineTests {
  @Test(
    "end with a town and its code",
    arguments: ["Wexcombe, EX16 9SX", "3062 PA, Duinrand", "10115 Berlin", "Chapel Hill, NC 27599"])
  func codes(_ text: String) {
    #expect(AddressLines.endsWithPostcode(text))
  }

  @Test(
    "are no dates, prices and room numbers",
    arguments: ["1997 in Leeds", "Room 2.14", "12 May 2019", "Chapter 12345"])
  func others(_ text: String) {
    #expect(!AddressLines.endsWithPostcode(text))
  }
}
