/// Every sentence that the handout says in its own voice.
struct GuideWords: Sendable {
  static let english = GuideWords()

  /// How the first step of every site's way to report abuse begins.
  static let keepPicture = "Keep a picture of the screen"

  let report = EnglishWords()
  let mark = "For everybody in the team"
  let title = "What a stranger can learn about you online"
  let lead =
    "This is for a team meeting or a notice board. Nobody's pages were looked at to make it. "
    + "It says what your own pages can give away, and what to do first."
  let skipLink = "Skip to the handout"
  let contents = "What is in here"

  let safetyTitle = "Does somebody threaten or follow you? Read this first"
  let safety = [
    "That person may notice when you change a setting, and it can make things worse. Get help first.",
    "Use a phone or computer that they have never used. Keep this handout where they cannot find it.",
    "Take pictures of messages before you hide or delete anything.",
    "If you are in danger now, call 999.",
  ]

  let learnTitle = "What strangers can learn"
  let learnIntro = "They need no account and no skill. A search for your name or your work can lead to:"
  let joined =
    "One fact alone may do no harm. Together they can lead from your job to your door. "
    + "Break one link, and the rest is worth less."

  func mattersTitle(_ role: String) -> String { "Why it matters in your work (\(role))" }

  let mattersIntro = "If one of these is on show, this is what it can lead to."

  /// The phrase with a capital, to open a line.
  func opening(_ phrase: String) -> String { phrase.prefix(1).uppercased() + phrase.dropFirst() }

  let firstTitle = "What to do first"
  let firstIntro = "Start with the sites that you use. Each visit takes a few minutes."
  let everywhere = "On every site"
  let goodToKnow = "Good to know:"

  func toHide(_ what: String, minutes: Int) -> String {
    "To hide \(what) (about \(minutes) \(minutes == 1 ? "minute" : "minutes")):"
  }

  func open(_ what: String?, on platform: String) -> String {
    what.map { "Open \(platform) to hide \($0)" } ?? "Open \(platform)"
  }

  let openTitle = "What stays open, whatever you set"
  let openIntro = "No setting hides these. So choose with care what you put there."

  func lookedUp(_ when: String) -> String { "(Looked up \(when).)" }

  let clientsTitle = "When a client finds you"

  let abusedTitle = "When somebody abuses you online"
  let reportTitle = "How to report it to the site"
  let unwalkedReports = "Nobody has walked these ways lately. Look for “Report” near the name or the post."

  let threatenedTitle = "When you are threatened"
  let helpTitle = "Who helps"
  let helpChanges = "Numbers and hours can change. Look them up before you need them."

  let policyTitle = "What the policy asks"
  let policyIntro =
    "In short, and in our words. The number is the place in the policy, and A is its Appendix."

  let aboutTitle = "About this handout"

  func made(_ day: String, catalogue: String) -> String {
    "Made on \(day) with the checks of \(catalogue). It holds for all and is about nobody in the room."
  }

  /// What the list of sources opens with.
  let sourcesTitle = "Where the steps come from"

  func next(hasLetters: Bool) -> [String] {
    ["To see your own pages as a stranger does: netcurtain init, then netcurtain audit."]
      + (hasLetters
        ? ["For words to ask a friend, a club, a site or an archive: netcurtain letter list."] : [])
      + ["What you find is yours. Nobody else gets to see it."]
  }
}
