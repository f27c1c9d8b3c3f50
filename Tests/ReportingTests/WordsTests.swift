import Foundation
import Model
import Testing

@testable import Reporting

@Suite struct WordsTests {
  private let words = EnglishWords()

  /// What the reports never say in their own voice: they are about safety and never about conduct.
  static let never = [
    "breach", "violat", "failed", "failure", "offensive", "inappropriate", "misconduct", "careless",
    "should have", "nothing found", "you are safe", "all clear", "no problems", "click here",
  ]

  @Test(arguments: SampleAudit.allCases)
  func noReportJudgesOrReassures(_ sample: SampleAudit) {
    let audit = sample.audit
    for report in [
      TextReport(colour: false, timeZone: .gmt).render(audit), HTMLReport(timeZone: .gmt).render(audit),
      JSONReport().render(audit),
    ] {
      for word in Self.never { #expect(!report.lowercased().contains(word), "\(word)") }
    }
  }

  @Test(arguments: [
    (0, "0 profiles: 0 seen, 0 not assessed"), (1, "1 profile: 1 seen, 0 not assessed"),
    (2, "2 profiles: 2 seen, 0 not assessed"), (6, "6 profiles: 6 seen, 0 not assessed"),
    (21, "21 profiles: 21 seen, 0 not assessed"),
  ]) func profilesAreCounted(_ count: Int, _ said: String) {
    #expect(words.looked(seen: count, notSeen: 0) == said)
  }

  @Test(arguments: [
    (0, "About 0 minutes"), (1, "About 1 minute"), (2, "About 2 minutes"), (6, "About 6 minutes"),
    (21, "About 21 minutes"),
  ]) func minutesAreCounted(_ count: Int, _ said: String) { #expect(words.about(minutes: count) == said) }

  @Test(arguments: [
    (1, "This alone takes 1 point off your score."), (2, "This alone takes 2 points off your score."),
    (21, "This alone takes 21 points off your score."),
  ]) func pointsAreCounted(_ count: Int, _ said: String) { #expect(words.gain(count) == said) }

  @Test(arguments: [
    (1, "1 thing needs a look from you."), (2, "2 things need a look from you."),
    (21, "21 things need a look from you."),
  ]) func verbsFollowTheirNumber(_ count: Int, _ said: String) { #expect(words.toCheck(count) == said) }

  @Test func aSingleStepIsNoList() {
    #expect(words.stepsTitle(1) == "Do this first")
    #expect(words.stepsTitle(3) == "Do these 3 things first")
  }

  @Test func aRangeOfOneIsANumber() {
    #expect(words.range(35, 35) == "35")
    #expect(words.range(35, 56) == "35 to 56")
  }

  @Test func listsReadAsASentence() {
    #expect(words.list([]) == "")
    #expect(words.list(["a"]) == "a")
    #expect(words.list(["a", "b", "c"]) == "a, b and c")
    let many = words.learns(Attribute.allCases.map(words.kind))
    #expect(many.hasSuffix("and \(Attribute.allCases.count - 5) more kinds of fact."))
  }

  @Test func clausesAreReferences() {
    #expect(words.clause("5.2") == "Policy section 5.2")
    #expect(words.clause("A.8") == "Policy Appendix, A.8")
  }

  @Test func datesAreLocalForPeopleAndUTCForMachines() throws {
    let zone = try #require(TimeZone(secondsFromGMT: 3600))
    let local = ReportDate(timeZone: zone, words: words)
    #expect(local.moment(Audit.moment) == "24 November 2026, 10:44am")
    #expect(ReportDate.utc(Audit.moment) == "2026-11-24T09:44:00Z")
    #expect(local.moment(Date(timeIntervalSince1970: 0)) == "1 January 1970, 1:00am")
    let midnight = ReportDate(timeZone: .gmt, words: words)
    #expect(midnight.moment(Date(timeIntervalSince1970: 300)) == "1 January 1970, 12:05am")
    #expect(midnight.moment(Date(timeIntervalSince1970: 43_200)) == "1 January 1970, 12:00pm")
    #expect(local.month(ofDay: "2025-09-01") == "September 2025")
    #expect(local.month(ofDay: "soon") == nil)
  }
}
