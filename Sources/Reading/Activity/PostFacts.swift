import Foundation
internal import Model

/// What the posts on a page say about the person's days, work and cases: how many, when, where, of what.
///
/// Of a post that speaks of work or of cases only the words that tell it are kept, never a name from it.
struct PostFacts {
  let context: PageContext
  let posts: [PostList.Post]
  let capturedAt: Date

  /// A post is old once it is so many years from the day of the capture.
  private static let oldAge = 2

  func facts() -> [Fact] {
    var facts = count() + times() + oldOnes()
    for post in posts.prefix(60) {
      facts += place(post)
      facts += work(post)
    }
    return facts
  }

  /// How many posts a stranger can read.
  private func count() -> [Fact] {
    guard let first = posts.first else { return [] }
    let value = posts.count == 1 ? "1 post" : "\(posts.count) posts"
    return [
      Fact(
        .publicPosts, value, evidence: first.evidence, visibility: first.visibility,
        confidence: .strongPattern)
    ]
  }

  /// That posts from years ago are open, and from which year on.
  private func oldOnes() -> [Fact] {
    let dated = posts.compactMap { post in
      post.date.flatMap(WrittenTime.init).map { (post: post, day: $0.day) }
    }
    guard let oldest = dated.min(by: { $0.day < $1.day }), let now = WrittenTime(day: capturedAt),
      oldest.day < now.day - Self.oldAge * 10_000
    else { return [] }
    return [
      Fact(
        .oldPosts, "posts from \(oldest.day / 10_000) on", evidence: oldest.post.evidence,
        visibility: oldest.post.visibility, confidence: .strongPattern)
    ]
  }

  /// At which hours the person posts. From three posts on: fewer tell no habit.
  private func times() -> [Fact] {
    let dated = posts.filter { $0.date != nil }
    guard dated.count >= 3, let first = dated.first else { return [] }
    let hours = dated.compactMap { $0.date.flatMap(WrittenTime.init) }
    let timed = hours.filter { $0.hour != nil }
    let office = timed.count { $0.isOfficeHour }
    let value =
      timed.count >= 3
      ? "the hour of \(timed.count) posts" + (office > 0 ? ", \(office) on weekdays between 9 and 5" : "")
      : "the day of \(dated.count) posts"
    return [
      Fact(
        .postingTime, value, evidence: first.evidence, visibility: first.visibility,
        confidence: .strongPattern, precision: timed.count >= 3 ? 100 : 50)
    ]
  }

  /// A place that a post is tagged with: one visit tells less than a habit.
  private func place(_ post: PostList.Post) -> [Fact] {
    guard let place = post.place, !post.isShared else { return [] }
    let again = posts.count {
      $0.place.map { ComparableText.fold($0.name) } == ComparableText.fold(place.name)
    }
    return [
      Fact(
        .routine, place.name, evidence: place.evidence, visibility: post.visibility,
        confidence: .strongPattern,
        precision: again >= 3 ? 100 : again == 2 ? 60 : 40)
    ]
  }

  private func work(_ post: PostList.Post) -> [Fact] {
    let line = WordLine(post.text)
    guard let talk = WorkTalk(line, context: context) else { return [] }
    // The excerpt is the cue alone: the rest of the post may name people.
    let evidence = Evidence(
      source: post.evidence.source, locator: post.evidence.locator,
      excerpt: talk.cue(in: post.evidence.excerpt))
    var confidence = talk.confidence
    // Passed on without words of one's own: one step less sure.
    if post.isShared { confidence = Confidence(rawValue: confidence.rawValue - 30) }
    return [
      Fact(
        talk.isCase ? .caseMention : .workPost, talk.value, evidence: evidence, visibility: post.visibility,
        confidence: confidence)
    ]
  }
}

/// Day and hour of a machine-readable date.
struct WrittenTime {
  /// Year, month and day as one number, 20190503.
  let day: Int
  let hour: Int?
  /// 1 for Monday.
  let weekday: Int?

  init?(_ text: String) {
    let parts = text.split { $0 == "T" || $0 == " " }
    guard let day = parts.first?.split(separator: "-"), day.count == 3, let year = Int(day[0]),
      let month = Int(day[1]),
      let number = Int(day[2]), (1990...2100).contains(year), (1...12).contains(month),
      (1...31).contains(number)
    else { return nil }
    self.day = (year * 100 + month) * 100 + number
    hour = parts.dropFirst().first.flatMap { Int($0.prefix(2)) }.flatMap { (0...23).contains($0) ? $0 : nil }
    // Sakamoto's rule; 0 is Sunday.
    let shift = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4]
    let y = month < 3 ? year - 1 : year
    let day0 = (y + y / 4 - y / 100 + y / 400 + shift[month - 1] + number) % 7
    weekday = day0 == 0 ? 7 : day0
  }

  /// The day of a moment in UTC.
  init?(day moment: Date) {
    self.init(String(moment.formatted(.iso8601).prefix(10)))
  }

  var isOfficeHour: Bool {
    guard let hour, let weekday else { return false }
    return weekday <= 5 && (9..<17).contains(hour)
  }
}

/// Whether a text of the person's own speaks of their work, or of the people whom they serve (reference/domain.md 4.4).
struct WorkTalk {
  let isCase: Bool
  let confidence: Confidence
  /// The words that tell it, as the text writes them.
  let cues: [String]

  /// `nil` where it speaks of neither.
  init?(_ line: WordLine, context: PageContext) {
    let lexicon = context.activity
    guard line.isFirstPerson, !Self.isAboutElse(line) else { return nil }
    let clients = line.matches(lexicon.clients).map(line.written)
    let process = line.matches(lexicon.process).map(line.written)
    let talk = line.matches(lexicon.workTalk).map(line.written)
    let teams = line.matches(lexicon.teams).map(line.written)
    let rows = [clients, process, talk, teams].count { !$0.isEmpty }
    let hasServed = !clients.isEmpty && (!process.isEmpty || !talk.isEmpty || !teams.isEmpty)
    if rows >= 2, hasServed || process.count >= 2 && !talk.isEmpty, Self.hasCue(line) {
      isCase = true
      confidence = Confidence(rawValue: rows >= 3 || process.count >= 2 ? 75 : 65)
      cues = clients + process + talk
    } else if !talk.isEmpty {
      isCase = false
      confidence = Confidence(rawValue: talk.count >= 2 || !process.isEmpty || !teams.isEmpty ? 70 : 60)
      cues = talk + process + teams
    } else if !process.isEmpty {
      // One word of the trade alone may be about anything.
      isCase = false
      confidence = .vocabularyOnly
      cues = process
    } else {
      return nil
    }
  }

  /// What is shown: the cues alone.
  var value: String {
    var seen: Set<String> = []
    return cues.filter { seen.insert(ComparableText.fold($0)).inserted }.prefix(4).joined(separator: ", ")
      .lowercased()
  }

  /// The first cue that stands in the place of evidence.
  func cue(in excerpt: String) -> String { cues.first { excerpt.contains($0) } ?? "" }

  private static let cueWords: Set<String> = [
    "today", "yesterday", "tonight", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
    "sunday",
    "week", "morning", "afternoon", "evening", "month", "she", "he", "her", "his", "him", "they", "them",
    "mum", "dad",
    "child", "boy", "girl", "baby", "family", "heddiw", "ddoe", "hi", "fe", "nhw",
  ]

  /// A person, a date or a place.
  private static func hasCue(_ line: WordLine) -> Bool {
    line.words.contains { cueWords.contains($0.folded) }
  }

  private static let elsewhere = PhraseSet([
    "watching", "episode", "series", "novel", "drama", "documentary", "podcast", "charity", "campaign",
    "petition",
    "my own childhood", "when i was in care", "grew up in care", "my social worker", "our social worker",
    "my son's school", "our ehcp", "my ehcp", "my daughter's school", "book review", "line of duty",
    "coronation street",
    "eastenders", "my assessment", "our adoption", "vote", "election", "ruined", "my gp", "my landlord",
    "recruiting", "vacancy", "apply now", "we are hiring",
  ])

  /// Television, campaigns, one's own childhood or children: other people's cases, or none.
  private static func isAboutElse(_ line: WordLine) -> Bool { elsewhere.occurs(in: line.folded[...]) }
}
