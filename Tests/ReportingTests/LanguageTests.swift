import Foundation
import Model
import Testing

@testable import Reporting

/// Everything that the reports say, in both languages side by side.
@Suite struct LanguageTests {
  private let english = EnglishWords()
  private let welsh = WelshWords()

  /// Stored properties by name, as the HTML templates find them.
  private static func stored(_ words: any Words) -> [String: [String]] {
    var found: [String: [String]] = [:]
    for child in Mirror(reflecting: words).children {
      let value = (child.value as? String).map { [$0] } ?? child.value as? [String]
      found[child.label ?? ""] = value
    }
    return found
  }

  /// One or more values of everything that is not stored.
  private static func made(_ words: any Words) -> [String: [String]] {
    let counts = [0, 1, 2, 3, 6, 21]
    let captures = [
      (CaptureMethod.saved, SeenAs.loggedOut), (.saved, .loggedIn), (.saved, .unknown),
      (.rendered, .loggedOut),
      (.fetched, .loggedOut),
    ].map { method, seenAs in
      Capture(
        requestedURL: "https://example.org/", status: 200, method: method, seenAs: seenAs, byteCount: 1,
        capturedAt: Audit.moment, reason: .followed(from: "https://example.net/"))
    }
    return [
      "documentTitle": [words.documentTitle(day: "1")],
      "lead": counts.map { words.lead(seen: $0, total: $0) },
      "looked": counts.map { words.looked(seen: $0, notSeen: $0) },
      "seenOf": counts.map { words.seenOf($0, total: $0) },
      "viaProxy": counts.map(words.viaProxy), "unseen": counts.map(words.unseen),
      "range": [words.range(1, 2)],
      "learns": [words.learns([]), words.learns(["x", "y"]), words.learns(Array(repeating: "x", count: 9))],
      "learnsNothing": [(0, 0), (0, 1), (1, 1)].map(words.learnsNothing),
      "unseenPages": counts.map { words.unseenPages($0, of: $0, isRange: $0 > 1) },
      "morePlaces": counts.map(words.morePlaces), "toCheck": counts.map(words.toCheck),
      "scaleLabel": [words.scaleLabel(1, 1), words.scaleLabel(1, 2)],
      "workingRange": [words.workingRange(1, 1), words.workingRange(1, 2)],
      "scheme": [words.scheme("1")], "firstLook": [words.firstLook(["x"])],
      "stepsTitle": counts.map(words.stepsTitle), "about": counts.map(words.about),
      "scoreChange": [words.scoreChange(1, 1, arrow: ""), words.scoreChange(2, 1, arrow: "")],
      "closes": counts.map(words.closes), "on": [words.on(["x", "y"])],
      "openSetting": [words.openSetting(on: nil), words.openSetting(on: "x")],
      "openSettings": [words.openSettings(on: nil), words.openSettings(on: "x")],
      "steps": [nil, "x"].flatMap {
        [
          words.stepsChecked("1", source: $0), words.stepsOld("1", source: $0),
          words.stepsUnwalked(source: $0),
        ]
      },
      "letters": [words.letters(["x"]), words.letters(["x", "y"])],
      "mapJoined": [words.mapJoined(["x", "y"])], "nowhereIntro": counts.map(words.nowhereIntro),
      "joint": Joint.Sign.allCases.map { words.joint($0, ["x", "y"]) },
      "breaks": Band.allCases.map(words.breakLead)
        + [true, false].map { words.breaksIntro(isRange: $0) }
        + [
          words.breakEnd(
            BandBreak(below: .high, scoreAfter: 1, minutes: 2, changes: []), from: 3, arrow: "")
        ],
      "when": [words.inYear("1"), words.inMonth("1"), words.onDay("1")],
      "gain": counts.map(words.gain), "pageCount": counts.map(words.pageCount),
      "fullReport": [words.fullReport(file: "x")],
      "made": [words.made(tool: "x", version: "1", catalogue: "1")], "list": [words.list(["x", "y"])],
      "kind": Attribute.allCases.map(words.kind), "kindLabel": Attribute.allCases.map(words.kindLabel),
      "severity": Severity.allCases.map(words.severity),
      "severityLabel": Severity.allCases.map(words.severityLabel), "band": Band.allCases.map(words.band),
      "place": Visibility.allCases.map(words.place),
      "shortPlace": Visibility.allCases.compactMap(words.shortPlace),
      "state": PageState.allCases.map(words.state), "seen": captures.map { words.seen($0, day: "1") },
      "foundThrough": captures.compactMap(words.foundThrough) + [words.foundThroughLabel],
      "clause": [words.clause("5.2"), words.clause("A.8")], "shortClause": [words.shortClause("5.2")],
      "month": (1...12).map(words.month),
      "clock": [true, false].map { words.clock(hour: 1, minute: 2, isMorning: $0) },
      "comparison": [
        words.goneTitle, words.newTitle, words.updatedTitle, words.notSeenNowTitle, words.scoredAgain,
        words.wellDone, words.scores(then: "1", now: "2"),
      ] + counts.map { words.changes(since: "1", gone: $0, fresh: $0, same: $0, unknown: $0) },
      "person": counts.map(words.openQuestions) + counts.map(words.answeredCount)
        + FindingAnswer.Word.allCases.map(words.answer),
      "redaction": [
        words.redactedNote, words.redactedStep, words.redactedShared, words.redactedSite,
        words.redactedAddress("x", 1),
      ] + Attribute.allCases.map { words.redacted($0, 1) },
    ]
  }

  private static func audit(_ words: any AuditWords) -> [String] {
    let steps =
      [
        NextStep.lookAtLine, .lookAtBothPages, .lookAtChangedSite, .nothingMore, .saveWithData,
        .exportMessagesAgain,
        .nameYourself, .giveProfileToo, .readFullReport, .render(command: "x", .loginWall),
        .render(command: "x", .scriptShell),
      ] + PageState.allCases.flatMap { [.see($0, wasSaved: true), .see($0, wasSaved: false)] }
    let doubts: [PastFinding.Doubt] = [.notListed, .notSeen, .onlyThePersonKnows]
    return steps.map(words.nextStep) + doubts.map(words.doubt)
      + [FirstStepPart.Place.settings("x"), .profile("x"), .page("x")].map {
        words.title($0, closing: [.photograph, .employer, .team, .email])
      } + [words.partlyEnglish]
  }

  @Test func bothHaveTheSameStoredWords() {
    #expect(Set(Self.stored(english).keys) == Set(Self.stored(welsh).keys))
    #expect(Self.stored(english).count > 90)
  }

  @Test func everyWordOfWelshIsWelsh() {
    // A name and nothing else.
    let alike: Set = ["name"]
    for (words, others) in [
      (Self.stored(english), Self.stored(welsh)), (Self.made(english), Self.made(welsh)),
    ] {
      for (name, said) in words where !alike.contains(name) {
        let other = others[name] ?? []
        #expect(said.count == other.count, "\(name)")
        for (one, two) in zip(said, other) {
          #expect(!two.isEmpty && one != two, "\(name): \(two)")
        }
      }
    }
  }

  /// All of Welsh in one list.
  private static let allWelsh =
    Array(stored(WelshWords()).values.joined()) + Array(made(WelshWords()).values.joined())
    + audit(WelshAuditWords())

  @Test func noSentenceIsLong() {
    for text in Self.allWelsh {
      for sentence in text.split(whereSeparator: { ".!?:;".contains($0) }) {
        let count = sentence.split(separator: " ").count
        #expect(count <= 20, "\(count) words: \(sentence)")
      }
    }
  }

  @Test func welshNeverJudges() {
    // Breach, offence, failure, misconduct, careless; "all clear", "you are safe", "nothing found".
    let never = [
      "torri rheol", "tramgwydd", "methiant", "camymddwyn", "esgeulus", "popeth yn iawn",
      "rydych yn ddiogel", "dim wedi'i ganfod",
    ]
    for text in Self.allWelsh {
      for word in never { #expect(!text.lowercased().contains(word), "\(text)") }
    }
  }

  // MARK: Numbers (CLDR cardinal plural rules)

  @Test(arguments: [
    (0, "0 proffil", "0 profiles"), (1, "1 proffil", "1 profile"), (2, "2 broffil", "2 profiles"),
    (3, "3 phroffil", "3 profiles"), (6, "6 phroffil", "6 profiles"), (21, "21 proffil", "21 profiles"),
  ]) func profilesAreCounted(_ count: Int, _ inWelsh: String, _ inEnglish: String) {
    #expect(welsh.seenOf(0, total: count) == "\(inWelsh): gwelwyd 0")
    #expect(english.seenOf(0, total: count) == "\(inEnglish): 0 seen")
  }

  @Test(arguments: [
    (0, "0 tudalen"), (1, "1 dudalen"), (2, "2 dudalen"), (3, "3 tudalen"), (6, "6 thudalen"),
    (21, "21 tudalen"),
  ]) func pagesAreFeminine(_ count: Int, _ said: String) { #expect(welsh.pageCount(count) == said) }

  @Test(arguments: [
    (0, "0 canfyddiad"), (1, "1 canfyddiad"), (2, "2 ganfyddiad"), (3, "3 chanfyddiad"), (6, "6 chanfyddiad"),
    (21, "21 canfyddiad"),
  ]) func findingsAreCounted(_ count: Int, _ said: String) {
    #expect(welsh.closes(count) == "Mae'n datrys \(said)")
  }

  @Test(arguments: [
    (0, "0 heb eu hasesu"), (1, "1 heb ei asesu"), (2, "2 heb eu hasesu"), (21, "21 heb eu hasesu"),
  ]) func theUnseenAgree(_ count: Int, _ said: String) { #expect(welsh.unseen(count) == said) }

  @Test(arguments: [
    (1, "Mae 1 cwestiwn yn aros am eich ateb."), (2, "Mae 2 gwestiwn yn aros am eich ateb."),
    (3, "Mae 3 chwestiwn yn aros am eich ateb."), (8, "Mae 8 cwestiwn yn aros am eich ateb."),
  ]) func questionsAreCounted(_ count: Int, _ said: String) { #expect(welsh.openQuestions(count) == said) }

  // MARK: Lists and dates

  @Test(arguments: [
    ([], ""), (["X"], "X"), (["LinkedIn", "Facebook"], "LinkedIn a Facebook"),
    (["LinkedIn", "Instagram"], "LinkedIn ac Instagram"), (["X", "YouTube"], "X a YouTube"),
    (["X", "WordPress"], "X a WordPress"),
    (["eich enw", "eich llun", "eich swydd"], "eich enw, eich llun a'ch swydd"),
    (["eich enw", "i bwy rydych chi'n gweithio"], "eich enw ac i bwy rydych chi'n gweithio"),
  ]) func listsJoin(_ items: [String], _ said: String) { #expect(welsh.list(items) == said) }

  /// "a" turns c, p and t into ch, ph and th; so no phrase that may come last opens with one of them.
  @Test func noKindOpensWithALetterThatWouldChange() {
    for attribute in Attribute.allCases {
      for phrase in [welsh.kind(attribute), WelshAuditWords().thing(attribute)] {
        #expect(phrase.first.map { "cpt".contains($0) } == false, "\(phrase)")
      }
    }
  }

  @Test func datesAreWelsh() {
    let dates = ReportDate(timeZone: .gmt, words: welsh)
    #expect(dates.moment(Audit.moment) == "24 Tachwedd 2026, 9:44yb")
    #expect(dates.day(Date(timeIntervalSince1970: 1_791_763_200)) == "12 Hydref 2026")
    #expect(dates.moment(Date(timeIntervalSince1970: 43_200)) == "1 Ionawr 1970, 12:00yh")
    #expect(dates.when("2025") == "yn 2025")
    #expect(dates.when("2025-09") == "ym mis Medi 2025")
    #expect(dates.when("2025-09-01") == "ar 1 Medi 2025")
  }
}
