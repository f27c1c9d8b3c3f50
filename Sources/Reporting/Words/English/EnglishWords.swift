import Model

/// Every sentence that a report says in its own voice, in one place, so that another language is another value.
///
/// What it says of a check, a platform or a role comes from the catalogue; what it quotes comes from the page.
/// It speaks of what a stranger can see and never judges what somebody wrote (docs/style.md).
struct EnglishWords: Words {
  let language = "en-GB"
  let name = "netcurtain"
  let privateMark = "Private: for you only"
  let skipLink = "Skip to the report"
  let backToTop = "Back to the top"

  // Whose report it is.
  let title = "What a stranger can see about you"
  let forLabel = "For"
  let roleLabel = "Role"
  let dateLabel = "Date"
  let pagesLabel = "Looked at"
  let proxyLabel = "Proxy"
  let selfAuditStatement = "These are my own profiles. I am checking them for myself."

  // Safety.
  let safetyTitle = "Your safety comes first"
  let safety = [
    "You told us that somebody may threaten or follow you.",
    "That person may notice when you change a setting. It can be safer to get help first.",
    "Use a phone or computer that they have never used. Keep this report where they cannot find it.",
    "Take screenshots of messages before you hide or delete anything.",
    "If you are in danger now, call 999.",
  ]

  // Score.
  let scoreTitle = "Your score"
  let scoreOutOf = "out of 99"
  let scaleLow = "0: little on show"
  let scaleHigh = "99: all on show"
  let tooLittleSeen = "We saw too little to say how much is on show."
  let scoreIsRangeToCheck = "Some things only you can tell. That is why the score is a range."
  let workingSummary = "How we worked out the score"
  let workingIntro =
    "Each fact has points for the harm it can do. In some roles a fact has more points. "
    + "Facts that join up add more. The more points there are, the less each new one adds."
  let workingCaption = "Points, most first"
  let workingFact = "What counts"
  let workingPoints = "Points"

  // First look.
  let firstLookTitle = "What a stranger sees first"
  let firstLookIntro = "Search results and link previews show this before anyone opens a page."

  // First steps.
  let stepsIntro = "They are in order. The most gain for the least time comes first."
  let stepCloses = "This deals with:"

  // The fewest changes.
  let breaksTitle = "The shortest way down"

  // Facts that join up.
  let joinedTitle = "When facts join up"
  let joinedBecause = "What joins the pages:"
  let joinedAsAbove = "The signs above join them too."
  let joinedIntro = "One fact alone may do no harm. Together these say more."

  // The map.
  let mapTitle = "Your pages at a glance"
  let mapIntro = "Which page shows what. The fewer marks there are, the less a stranger can put together."
  let mapLabel = "A drawing of which page shows which kind of fact. The table after it says the same."
  let mapCaption = "What each page shows"
  let mapPage = "Page"
  let mapShows = "What a stranger can learn there"
  let mapNothing = "Nothing that we looked for."
  let mapRest = "The rest was not assessed."
  let mapBrackets = "A bracket ties pages that a stranger can tell are one person's."
  let mapOnShow = "on show"
  let mapToCheck = "please check"
  let mapNotAssessed = "not assessed"
  let mapNotSeen = "empty: not seen"

  // The checklist.
  let checklistTitle = "Your checklist"
  let checklistIntro =
    "Place by place, in the order to do it. Tick each one when it is done. How to do it stands with each finding."

  // Profile by profile.
  let profilesTitle = "Profile by profile"
  let strangerSees = "A stranger can see:"
  let pageSays = "The page says:"
  let picture = "A picture, not the site's stand-in"
  let why = "Why it matters in your role."
  let whatToDo = "What to do"
  let whyLabel = "Why:"
  let doLabel = "Do:"
  let doSame = "The same steps as for the last one."
  let pleaseCheck = "Please check"
  let notScored = "This is not part of your score."
  let toCheckGain = "This is not in your score. Only you can tell what it is."
  let goodToKnow = "Good to know:"
  let takeBack = "To take it back:"
  let notSeenLabel = "Looked for and not seen on this page:"
  let nowhereTitle = "Looked for and not seen"
  let notApplicableLabel = "Does not apply to this page:"
  let couldNotTellLabel = "We could not tell:"
  let notAssessedMark = "Not assessed."
  let stillShows = "Even so, it shows what you see here. There may be more."
  let howToAssess = "How to get it checked"

  // Not assessed.
  let notAssessedTitle = "Not assessed"
  let notSafe = "that does not mean they are safe"
  let notAssessedIntro = "We could not see these pages. That does not mean they are safe."
  let nextLabel = "Next:"
  let nextStepLabel = "Next step."

  // What has changed. (The HTML templates see stored words only.)
  let changedTitle = "What has changed"

  // What only the person can tell.
  let askedTitle = "What only you can tell"
  let openLabel = "Not answered yet. That does not mean it is safe:"
  let openNext = "Run “netcurtain init” to answer. Nobody asks you for a name."
  let neededMark = "needed for your work"
  let yesMark = "You answered yes"
  let neededMissing =
    "An answer that your work needs is missing. So we cannot say how much is on show."
  let registerTitle = "What a register shows too"
  let answeredTitle = "What you answered"
  let answeredIntro = "These are kept in your netcurtain.yaml. Change them there."
  let acceptedMark = "you accepted this"
  let codeLabel = "Code:"
  let codeHint =
    "Is one of these not about you, or does it stay? Say so: netcurtain answer CODE --not-me, "
    + "or netcurtain answer CODE --accepted \"why\""

  // Advice.
  let adviceTitle = "Advice that no page can show"
  let adviceIntro = "The policy asks for these too. Nobody can check them by looking at a page."

  // About.
  let aboutTitle = "About this report"
  let aboutWhoTitle = "Who can see it"
  let aboutWho = [
    "This report is for you. It was made on your computer and was sent to no one.",
    "It holds facts about you. Keep it in a safe place, or delete it when you are done.",
    "It is about safety. It is not meant for hiring, pay or discipline.",
  ]
  let aboutWrongTitle = "Do you think we got something wrong?"
  let aboutWrong = [
    "Each finding quotes the words that led to it. Look at them on your page, while you are not signed in.",
    "If they are not about you, or if something is to stay, say so with the code that ends the finding: "
      + "netcurtain answer CODE --not-me, or netcurtain answer CODE --accepted \"why\".",
    "Tell the people who look after these checks as well, with the name of the check.",
  ]
  let aboutHowTitle = "How it was made"
  let aboutHow = [
    "We looked only at the pages that you listed. We did not sign in anywhere.",
    "We did not look for other people. We do not keep the names of your family, friends or colleagues.",
    "A page can change the day after. Look again when you have made your changes.",
  ]
  let checkLabel = "Check:"

  // The end.
  let sentToNoOne = "This report is for you. It was sent to no one."
  let askForHTML = "For every step and link, run it again with --html report.html"
  let otherLanguage = "This report is available in Welsh (Cymraeg) too: --language cy"
}

// MARK: - Sentences with a number or a name in them

extension EnglishWords {
  private static let profiles = Plural(one: "profile", other: "profiles")
  private static let minutes = Plural(one: "minute", other: "minutes")
  private static let points = Plural(one: "point", other: "points")
  private static let findings = Plural(one: "finding", other: "findings")
  private static let pages = Plural(one: "page", other: "pages")
  private static let thingsNeed = Plural(
    one: "thing needs a look from you.", other: "things need a look from you.")
  private static let morePlaces = Plural(one: "more place says so.", other: "more places say so.")
  private static let moreFacts = Plural(one: "more kind of fact", other: "more kinds of fact")

  func documentTitle(day: String) -> String { "\(title) – \(name) report, \(day)" }

  func lead(seen: Int, total: Int) -> String {
    "You listed \(Self.profiles(total)). "
      + (seen > 0
        ? "This is what people who are not signed in can see, and how to hide it."
        : "We could not see a page this time.")
  }

  /// "4 profiles: 3 seen, 1 not assessed".
  func looked(seen: Int, notSeen: Int) -> String {
    "\(Self.profiles(seen + notSeen)): \(seen) seen, \(unseen(notSeen))"
  }

  /// "4 profiles: 3 seen", before ``unseen(_:)``.
  func seenOf(_ seen: Int, total: Int) -> String { "\(Self.profiles(total)): \(seen) seen" }

  /// Of the pages that a proxy asked for.
  func viaProxy(_ count: Int) -> String {
    "The proxy that you named asked for \(Self.pages(count)). It looked up where the sites are, so we could not check that."
  }

  func unseen(_ count: Int) -> String { "\(count) not assessed" }

  /// "35" or "35 to 56".
  func range(_ value: Int, _ upper: Int) -> String { value == upper ? "\(value)" : "\(value) to \(upper)" }

  /// One sentence with the kinds of fact, the first five by name.
  func learns(_ kinds: [String]) -> String {
    let named = kinds.count > 6 ? Array(kinds.prefix(5)) : kinds
    let rest = kinds.count - named.count
    return "A stranger can learn \(list(named + (rest > 0 ? [Self.moreFacts(rest)] : [])))."
  }

  /// Instead of what a stranger learns, where no fact is on show. It never says that all is well.
  func learnsNothing(seen: Int, total: Int) -> String {
    if total == 0 { return "No page was given. So we cannot say what a stranger sees." }
    return seen == 0
      ? "We could not see any of your pages. So we cannot say what a stranger sees."
      : "What we could see did not show the facts that we looked for."
  }

  func unseenPages(_ notSeen: Int, of total: Int, isRange: Bool) -> String {
    let said = "We could not see \(notSeen) of your \(Self.profiles(total))."
    return said + (isRange ? " That is why the score is a range." : " There may be more on show.")
  }

  func morePlaces(_ count: Int) -> String { Self.morePlaces(count) }

  /// What else leads to the same person.
  func mapJoined(_ places: [String]) -> String { "A stranger can join it to \(list(places))." }

  func toCheck(_ count: Int) -> String { Self.thingsNeed(count) }

  func scaleLabel(_ value: Int, _ upper: Int) -> String {
    let seen = "Scale from 0 to 99. From what we saw, you are at \(value)."
    return value == upper ? seen : seen + " You could be as high as \(upper)."
  }

  func workingRange(_ value: Int, _ upper: Int) -> String {
    value == upper
      ? "The score counts what we saw."
      : "The lower number, \(value), counts what we saw. The higher number, \(upper), is the score if all that we "
        + "could not see is on show."
  }

  /// "20.5" or "7".
  func points(hundredths: Int) -> String {
    let whole = hundredths / 100
    let rest = hundredths % 100
    if rest == 0 { return "\(whole)" }
    return rest % 10 == 0 ? "\(whole).\(rest / 10)" : "\(whole).\(rest < 10 ? "0" : "")\(rest)"
  }

  func scheme(_ version: String) -> String { "The score uses rules \(version)." }

  func firstLook(_ kinds: [String]) -> String {
    "Search results and link previews already show \(list(kinds))."
  }

  func stepsTitle(_ count: Int) -> String { count == 1 ? "Do this first" : "Do these \(count) things first" }

  func about(minutes: Int) -> String { "About \(Self.minutes(minutes))" }

  func scoreChange(_ before: Int, _ after: Int, arrow: String) -> String {
    before == after ? "Your score moves once you do the others too" : "Score \(before) \(arrow) \(after)"
  }

  func closes(_ count: Int) -> String { "Deals with \(Self.findings(count))" }

  /// "on LinkedIn and Facebook".
  func on(_ places: [String]) -> String { "on \(list(places))" }

  func openSetting(on platform: String?) -> String {
    platform.map { "Open this setting on \($0)" } ?? "Open this setting"
  }

  func openSettings(on platform: String?) -> String {
    platform.map { "Open the settings on \($0)" } ?? "Open the settings"
  }

  /// "These steps were checked on 2 May 2026 (the site's help)."
  func stepsChecked(_ when: String, source: String?) -> String {
    "These steps were checked \(when)\(bracketed(source))."
  }

  func stepsOld(_ when: String, source: String?) -> String {
    "This was written \(when)\(bracketed(source)): the site may look different now."
  }

  func stepsUnwalked(source: String?) -> String {
    "Nobody has walked these steps lately\(bracketed(source)): the site may look different now."
  }

  private func bracketed(_ source: String?) -> String { source.map { " (\($0))" } ?? "" }

  /// How to get a letter that helps with a finding, in the person's terminal.
  func letters(_ ids: [String]) -> String {
    let commands = ids.map { "netcurtain letter show \($0)" }
    return (ids.count == 1 ? "A letter for this: " : "Letters for this: ") + commands.joined(separator: "; ")
  }

  func gain(_ points: Int) -> String {
    points > 0
      ? "This alone takes \(Self.points(points)) off your score."
      : "On its own this does not lower your score, because another fact says the same. Done with the rest, it does."
  }

  /// Before what was seen on none of several pages.
  func nowhereIntro(_ pages: Int) -> String {
    "On the \(Self.pages(pages)) that we saw we did not see these. Another page may still show them:"
  }

  func pageCount(_ count: Int) -> String { Self.pages(count) }

  func fullReport(file: String) -> String { "The full report, with every step: \(file)" }

  func made(tool: String, version: String, catalogue: String) -> String {
    "Made by \(tool) \(version) with the checks of \(catalogue)."
  }

  /// "a, b and c".
  func list(_ items: [String]) -> String {
    guard items.count > 1, let last = items.last else { return items.first ?? "" }
    return items.dropLast().joined(separator: ", ") + " and " + last
  }
}
