import Model

/// Every sentence that a report says in its own voice: one type for each language.
///
/// A sentence that one language lacks is an error of the compiler, so that no report falls back silently to another
/// language. The HTML templates find stored properties of the concrete type only (by reflection): what a template
/// names is a `let` in every language, and a test holds the languages to the same ones.
/// What an audit says of a check, a platform or a role comes from the catalogue; what it quotes comes from the page.
protocol Words: Sendable {
  var id: Language { get }
  /// What an audit says in English, said in this language; `nil` for English.
  var audit: (any AuditWords)? { get }

  /// The name of the language for a browser, with its country where that matters.
  var language: String { get }
  var name: String { get }
  var privateMark: String { get }
  var skipLink: String { get }
  var backToTop: String { get }

  // Whose report it is.
  var title: String { get }
  var forLabel: String { get }
  var roleLabel: String { get }
  var dateLabel: String { get }
  var pagesLabel: String { get }
  var proxyLabel: String { get }
  var selfAuditStatement: String { get }

  // Safety.
  var safetyTitle: String { get }
  var safety: [String] { get }

  // Score.
  var scoreTitle: String { get }
  var scoreOutOf: String { get }
  var scaleLow: String { get }
  var scaleHigh: String { get }
  var tooLittleSeen: String { get }
  var scoreIsRangeToCheck: String { get }
  var workingSummary: String { get }
  var workingIntro: String { get }
  var workingCaption: String { get }
  var workingFact: String { get }
  var workingPoints: String { get }

  // First look.
  var firstLookTitle: String { get }
  var firstLookIntro: String { get }

  // First steps.
  var stepsIntro: String { get }
  var stepCloses: String { get }

  // The fewest changes.
  var breaksTitle: String { get }

  // Facts that join up.
  var joinedTitle: String { get }
  var joinedBecause: String { get }
  var joinedAsAbove: String { get }
  var joinedIntro: String { get }

  // The map.
  var mapTitle: String { get }
  var mapIntro: String { get }
  var mapLabel: String { get }
  var mapCaption: String { get }
  var mapPage: String { get }
  var mapShows: String { get }
  var mapNothing: String { get }
  var mapRest: String { get }
  var mapBrackets: String { get }
  var mapOnShow: String { get }
  var mapToCheck: String { get }
  var mapNotAssessed: String { get }
  var mapNotSeen: String { get }

  // The checklist.
  var checklistTitle: String { get }
  var checklistIntro: String { get }

  // Profile by profile.
  var profilesTitle: String { get }
  var strangerSees: String { get }
  var pageSays: String { get }
  var picture: String { get }
  var why: String { get }
  var whatToDo: String { get }
  var whyLabel: String { get }
  var doLabel: String { get }
  var doSame: String { get }
  var pleaseCheck: String { get }
  var notScored: String { get }
  var toCheckGain: String { get }
  var goodToKnow: String { get }
  var takeBack: String { get }
  var notSeenLabel: String { get }
  var nowhereTitle: String { get }
  var notApplicableLabel: String { get }
  var couldNotTellLabel: String { get }
  var notAssessedMark: String { get }
  var stillShows: String { get }
  var howToAssess: String { get }

  // Not assessed.
  var notAssessedTitle: String { get }
  var notSafe: String { get }
  var notAssessedIntro: String { get }
  var nextLabel: String { get }
  var nextStepLabel: String { get }

  // What has changed.
  var changedTitle: String { get }

  // What only the person can tell.
  var askedTitle: String { get }
  var openLabel: String { get }
  var openNext: String { get }
  var neededMark: String { get }
  var yesMark: String { get }
  var neededMissing: String { get }
  var registerTitle: String { get }
  var answeredTitle: String { get }
  var answeredIntro: String { get }
  var acceptedMark: String { get }
  var codeLabel: String { get }
  var codeHint: String { get }

  // Advice.
  var adviceTitle: String { get }
  var adviceIntro: String { get }

  // About.
  var aboutTitle: String { get }
  var aboutWhoTitle: String { get }
  var aboutWho: [String] { get }
  var aboutWrongTitle: String { get }
  var aboutWrong: [String] { get }
  var aboutHowTitle: String { get }
  var aboutHow: [String] { get }
  var checkLabel: String { get }

  // The end.
  var sentToNoOne: String { get }
  var askForHTML: String { get }
  /// That the report can be had in the other language, and what to type for it.
  var otherLanguage: String { get }

  // Sentences with a number or a name in them.
  func documentTitle(day: String) -> String
  func lead(seen: Int, total: Int) -> String
  /// "4 profiles: 3 seen, 1 not assessed".
  func looked(seen: Int, notSeen: Int) -> String
  /// "4 profiles: 3 seen", before ``unseen(_:)``.
  func seenOf(_ seen: Int, total: Int) -> String
  /// Of the pages that a proxy asked for.
  func viaProxy(_ count: Int) -> String
  func unseen(_ count: Int) -> String
  /// "35" or "35 to 56".
  func range(_ value: Int, _ upper: Int) -> String
  /// One sentence with the kinds of fact, the first five by name.
  func learns(_ kinds: [String]) -> String
  /// Instead of what a stranger learns, where no fact is on show. It never says that all is well.
  func learnsNothing(seen: Int, total: Int) -> String
  func unseenPages(_ notSeen: Int, of total: Int, isRange: Bool) -> String
  func morePlaces(_ count: Int) -> String
  /// What else leads to the same person.
  func mapJoined(_ places: [String]) -> String
  func toCheck(_ count: Int) -> String
  func scaleLabel(_ value: Int, _ upper: Int) -> String
  func workingRange(_ value: Int, _ upper: Int) -> String
  /// "20.5" or "7".
  func points(hundredths: Int) -> String
  func scheme(_ version: String) -> String
  func firstLook(_ kinds: [String]) -> String
  func stepsTitle(_ count: Int) -> String
  func about(minutes: Int) -> String
  func scoreChange(_ before: Int, _ after: Int, arrow: String) -> String
  func closes(_ count: Int) -> String
  /// "on LinkedIn and Facebook".
  func on(_ places: [String]) -> String
  func openSetting(on platform: String?) -> String
  func openSettings(on platform: String?) -> String
  /// "These steps were checked on 2 May 2026 (the site's help)."
  func stepsChecked(_ when: String, source: String?) -> String
  func stepsOld(_ when: String, source: String?) -> String
  func stepsUnwalked(source: String?) -> String
  /// How to get a letter that helps with a finding, in the person's terminal.
  func letters(_ ids: [String]) -> String
  func gain(_ points: Int) -> String
  /// Before what was seen on none of several pages.
  func nowhereIntro(_ pages: Int) -> String
  func pageCount(_ count: Int) -> String
  func fullReport(file: String) -> String
  func made(tool: String, version: String, catalogue: String) -> String
  /// "a, b and c".
  func list(_ items: [String]) -> String

  // What several pages say together, and what parts them.
  /// Why a stranger joins those pages; what they share follows.
  func joint(_ sign: Joint.Sign, _ places: [String]) -> String
  /// "To get below high:".
  func breakLead(_ below: Band) -> String
  /// "About 12 minutes in all. Score 72 → 37."
  func breakEnd(_ step: BandBreak, from before: Int, arrow: String) -> String
  func breaksIntro(isRange: Bool) -> String

  // What the model's own words are called.
  /// The kind of fact, as something that a stranger can learn.
  func kind(_ attribute: Attribute) -> String
  /// The kind of fact as the name of a row.
  func kindLabel(_ attribute: Attribute) -> String
  /// How a severity is named in a line of text; never shortened.
  func severity(_ severity: Severity) -> String
  /// The severity at the start of a label.
  func severityLabel(_ severity: Severity) -> String
  func band(_ band: Band) -> String
  /// To whom a quote shows, in brackets after it.
  func place(_ visibility: Visibility) -> String
  /// The same in a terminal, where a quote has one line.
  func shortPlace(_ visibility: Visibility) -> String?
  /// Why a page could not be judged, as a sentence.
  func state(_ state: PageState) -> String
  /// How a page was seen.
  func seen(_ capture: Capture, day: String) -> String
  var foundThroughLabel: String { get }
  /// Of a page that the person did not list: which page led to it.
  func foundThrough(_ capture: Capture) -> String?
  /// A clause as a reference: "Policy section 5.2", "Policy Appendix, A.8".
  func clause(_ clause: String) -> String
  /// The same for the edge of a line: "policy 5.2".
  func shortClause(_ clause: String) -> String
  func month(_ number: Int) -> String
  /// "in 2025".
  func inYear(_ year: String) -> String
  /// "in September 2025".
  func inMonth(_ month: String) -> String
  /// "on 1 September 2025".
  func onDay(_ day: String) -> String
  /// "9:44am".
  func clock(hour: Int, minute: Int, isMorning: Bool) -> String

  // What is said of an earlier report.
  var goneTitle: String { get }
  var newTitle: String { get }
  var updatedTitle: String { get }
  var notSeenNowTitle: String { get }
  var scoredAgain: String { get }
  var wellDone: String { get }
  /// "Since 12 October 2026: 2 things are no longer on show, 1 thing is new and 7 things are still there."
  func changes(since day: String, gone: Int, fresh: Int, same: Int, unknown: Int) -> String
  func scores(then: String, now: String) -> String

  // What is said of the person's own word.
  /// "2 questions wait for your answer."
  func openQuestions(_ count: Int) -> String
  /// "1 thing has an answer of yours and is not counted as a change."
  func answeredCount(_ count: Int) -> String
  func answer(_ word: FindingAnswer.Word) -> String

  // What a masked report says in the place of what it hides.
  var redactedNote: String { get }
  var redactedStep: String { get }
  /// In the place of what pages share.
  var redactedShared: String { get }
  var redactedSite: String { get }
  /// "LinkedIn profile 1".
  func redactedAddress(_ title: String, _ number: Int) -> String
  /// "an employer (1)".
  func redacted(_ attribute: Attribute, _ number: Int) -> String
}
