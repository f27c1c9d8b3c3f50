import Model
import Testing

@testable import Reading

/// A bio and what it tells a stranger. `weak` values may be found, but only as "please check".
struct Bio: CustomTestStringConvertible, Sendable {
  let text: String
  var occupation: [String] = []
  var employer: [String] = []
  var workLocation: [String] = []
  var homeLocation: [String] = []
  var past: [String] = []

  var testDescription: String { text }
}

private let tellingBios: [Bio] = [
  Bio(text: "Social worker. Views my own.", occupation: ["Social worker"]),
  Bio(
    text: "Children's Social Worker @HarrowdaleCC | Matlock | views mine",
    occupation: ["Children's Social Worker"],
    employer: ["@HarrowdaleCC"], workLocation: ["Matlock"]),
  Bio(
    text: "Housing Officer at Harrowdale Borough Council since 2014", occupation: ["Housing Officer"],
    employer: ["Harrowdale Borough Council"]),
  Bio(text: "Proud to work for the NHS 💙", employer: ["NHS"]),
  Bio(text: "AMHP | BIA | she/her", occupation: ["AMHP", "BIA"]),
  Bio(text: "📍Bolsover 👩‍🏫 Year 4 teacher 🐶", occupation: ["Year 4 teacher"], workLocation: ["Bolsover"]),
  Bio(
    text: "HR Business Partner – Matlock, England, United Kingdom", occupation: ["HR Business Partner"],
    workLocation: ["Matlock, England, United Kingdom"]),
  Bio(
    text: "Lecturer in Social Work, University of Tarnside", occupation: ["Lecturer in Social Work"],
    employer: ["University of Tarnside"]),
  Bio(
    text: "Works at Harrowdale City Council · Lives in Derby", employer: ["Harrowdale City Council"],
    homeLocation: ["Derby"]),
  Bio(
    text: "Social worker | Harrowdale County Council", occupation: ["Social worker"],
    employer: ["Harrowdale County Council"]),
  Bio(text: "Founder of Acme Widgets; climber", occupation: ["Founder"], employer: ["Acme Widgets"]),
  Bio(text: "𝐒𝐨𝐜𝐢𝐚𝐥 𝐖𝐨𝐫𝐤𝐞𝐫 ✨ cats", occupation: ["Social Worker"]),
  Bio(
    text: "Gweithiwr cymdeithasol, Caerdydd", occupation: ["Gweithiwr cymdeithasol"],
    workLocation: ["Caerdydd"]),
  Bio(text: "jo.bloggs@harrowdale.gov.uk for work stuff", employer: ["harrowdale.gov.uk"]),
  Bio(
    text: "ex-social worker, now making pots in Wirksworth", workLocation: ["Wirksworth"],
    past: ["social worker"]),
  Bio(text: "Former teaching assistant turned full time nana", past: ["teaching assistant"]),
  Bio(text: "Former CEO / Executive Chairman at Acme Group", past: ["CEO", "Executive Chairman"]),
]

private let silentBios = [
  "CEO of my house. Chief dog walker.", "Derby County fan. COYR 🐏", "Student of life, teacher of none",
  "Views my own",
  "worked at heart", "Young at heart, works at playing hard", "I work at the weekend and sleep all week",
  "Head of nothing, director of chaos", "Manager of Fulchester United (FM24)",
  "Reading, baking, walking the Peak",
  "Bath time is my only me time", "March baby 🐣 Libra rising", "Social worker's daughter, nurse's wife",
  "Supporter of social workers everywhere. #socialwork", "Married to Matt, mum to Chester (7) and Ripley (4)",
  "Our family social worker ruined our lives – campaigning for reform", "M1 J29 survivor, A38 hater",
  "E17 till I die (the band)", "Not a doctor. Never a nurse.", "Member since 2009",
]

@Suite("What a bio tells")
struct BioReaderTests {
  private func hits(_ text: String) -> [BioReader.Hit] {
    BioReader(lexicon: ReadingFixture.shared.lexicon).read(text)
  }

  private func values(_ attribute: Attribute, in hits: [BioReader.Hit]) -> [String] {
    hits.filter { $0.attribute == attribute && $0.confidence.counts && $0.current }.map(\.value)
  }

  @Test("is read", arguments: tellingBios)
  func telling(_ bio: Bio) {
    let found = hits(bio.text)
    #expect(values(.occupation, in: found) == bio.occupation)
    #expect(values(.employer, in: found) == bio.employer)
    #expect(values(.workLocation, in: found) == bio.workLocation)
    #expect(values(.homeLocation, in: found) == bio.homeLocation)
    let past = found.filter { !$0.current && $0.attribute == .occupation }.map(\.value)
    for value in bio.past { #expect(past.contains { $0.hasSuffix(value) }, "\(past)") }
    #expect(bio.past.isEmpty == past.isEmpty)
  }

  @Test("is not invented", arguments: silentBios)
  func silent(_ text: String) {
    let counting = hits(text).filter { $0.confidence.counts && $0.current }
    #expect(counting.isEmpty, "\(counting)")
  }

  @Test("is read within bounds: a huge bio costs no more than its first part")
  func bounded() {
    let long = String(repeating: "Senior ", count: 200_000) + "social worker"
    #expect(hits(long).count < 10)
  }
}

@Suite("Telephone numbers in a line")
struct TelephoneNumberTests {
  @Test(
    "are found as they are written",
    arguments: [
      ("Call me on 07700 900123 for cakes", ["07700 900123"]), ("+44 7700 900123.", ["+44 7700 900123"]),
      ("(01632) 960 001 or 01632-960002", ["(01632) 960 001", "01632-960002"]),
    ])
  func found(_ text: String, _ numbers: [String]) {
    #expect(TelephoneNumber.numbers(in: text) == numbers)
  }

  @Test(
    "other numbers are not",
    arguments: ["Since 2014", "£1,000,000", "order 12345678901", "E17, M1, A38", "1984-2026", "0 0 0"])
  func notFound(_ text: String) {
    #expect(TelephoneNumber.numbers(in: text).isEmpty)
  }
}
