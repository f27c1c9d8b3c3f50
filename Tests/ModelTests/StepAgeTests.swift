import Foundation
import Model
import Testing

@Suite("How old steps are")
struct StepAgeTests {
  /// 24 November 2026, noon UTC.
  private let today = Date(timeIntervalSince1970: 1_795_521_600)

  @Test(
    "twelve months to the day are recent, a day more is old; months and years count from their start",
    arguments: [
      ("2026-11-24", false), ("2025-11-24", false), ("2025-11-23", true), ("2025-12", false),
      ("2025-11", true),
      ("2026", false), ("2025", true), ("2017", true), ("2027-01-01", false),
    ])
  func age(day: String, isOld: Bool) {
    #expect(StepAge(asOf: day, on: today) == (isOld ? .old(day) : .recent(day)))
  }

  @Test("without a day nobody knows; steps for any site have no age")
  func unknown() {
    #expect(StepAge(asOf: nil, on: today) == .unknown)
    #expect(Remediation(platformID: "x", steps: ["Do."], minutes: 1).age(on: today) == .unknown)
    #expect(Remediation(platformID: Remediation.anySite, steps: ["Do."], minutes: 1).age(on: today) == nil)
  }
}

@Suite("A letter")
struct LetterTests {
  private let letter = Letter(
    id: "ask", title: "Ask", useWhen: "Now.", sendTo: "There.", subject: "About {about}",
    body: "Hello [their name],\n{what}, {what}\n{name}", position: FilePosition(file: "x", line: 1))

  @Test("has the person's words, and brackets for the rest")
  func filled() {
    let text = letter.filled([.name: "Kit {about}"])
    #expect(
      text == """
        Subject: About [the address of the page]

        Hello [their name],
        [what it shows, in your own words], [what it shows, in your own words]
        Kit {about}
        """)
    #expect(
      Letter.brackets(in: text) == [
        "[the address of the page]", "[their name]", "[what it shows, in your own words]",
      ])
  }
}
