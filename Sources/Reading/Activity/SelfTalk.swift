internal import Markup
internal import Model

/// What people write of their family, birthday, habits and team in bios and posts, and what labels and data say of it.
///
/// Nobody in a family is named: a value says who there is ("a named child"), and an excerpt stops before the name.
struct SelfTalk {
  let context: PageContext

  /// A text of the person's own.
  struct Passage {
    let text: String
    let evidence: Evidence
    let visibility: Visibility
    /// A line about oneself, where "every Tuesday at …" needs no "I".
    let isBio: Bool
  }

  func facts(in passages: [Passage]) -> [Fact] {
    passages.prefix(120).flatMap { passage -> [Fact] in
      let line = WordLine(passage.text)
      return family(line, passage) + birthday(line, passage) + routine(line, passage)
        + (passage.isBio ? team(line, passage) : [])
    }
  }

  private func fact(
    _ attribute: Attribute, _ value: String, _ passage: Passage, excerpt: String, confidence: Confidence,
    precision: Int
  ) -> Fact {
    // The cue has to stand in what the place of evidence holds, or the whole of that place stands for it.
    let evidence = Evidence(
      source: passage.evidence.source, locator: passage.evidence.locator,
      excerpt: passage.evidence.excerpt.contains(excerpt) || attribute == .family
        ? excerpt : passage.evidence.excerpt)
    return Fact(
      attribute, value, evidence: evidence, visibility: passage.visibility, confidence: confidence,
      precision: precision)
  }

  // MARK: Family

  /// How much a stranger learns of a family (reference/domain.md 3.2).
  private enum FamilyPrecision {
    static let namedChild = 100
    static let namedRelative = 60
    static let unnamed = 25
  }

  private static let partners = PhraseSet([
    "married to", "engaged to", "husband to", "husband of", "wife to", "wife of",
    "in a relationship with", "husband", "wife", "partner", "fiance", "fiancee", "hubby", "girlfriend",
    "boyfriend",
    "civil partner", "spouse", "yn briod â", "gŵr", "gwraig",
  ])
  private static let children = PhraseSet([
    "son", "daughter", "sons", "daughters", "stepson", "stepdaughter", "child", "children", "kids",
    "baby boy",
    "baby girl", "twins", "toddler", "mum of", "mum to", "mam of", "mam to", "mother of", "mother to",
    "mummy to",
    "mummy of", "mom of", "mom to", "dad of", "dad to", "daddy to", "daddy of", "father of", "father to",
    "parent of",
    "parent to", "nana to", "nan to", "nanna to", "grandma to", "grandma of", "granny to", "grandad to",
    "grandad of",
    "grandparent of", "grandparent to", "stepmum to", "stepdad to", "proud parent", "proud mum", "proud dad",
    "boy mum",
    "girl dad", "boy dad", "girl mum", "single mum", "single dad", "mum first", "dad first", "grandson",
    "granddaughter", "grandchildren", "grandkids", "mam i", "tad i", "nain i", "taid i", "mab", "merch",
    "plant",
  ])
  private static let possessives: Set<String> = ["my", "our", "fy", "ein"]
  /// Words after a kin word by which it is no family of the writer's.
  private static let notKin = PhraseSet([
    "of parliament", "day", "support", "worker", "workers", "protection", "social", "minder", "care",
    "services",
    "centre", "s services", "christmas", "in law firm", "at law", "agency", "organisation", "organisations",
    "in crime", "of none", "of dragons",
  ])
  private static let numbers: [String: Int] = [
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "un": 1, "dau": 2,
    "dwy": 2,
    "tri": 3, "tair": 3, "pedwar": 4, "pedair": 4,
  ]

  private func family(_ line: WordLine, _ passage: Passage) -> [Fact] {
    let pets = line.matches(context.activity.pets)
    var facts: [Fact] = []
    let parents = line.matches(context.activity.parents)
    let kin = line.matches(context.activity.kin).filter { range in !parents.contains { $0.overlaps(range) } }
    for (range, isParentPhrase) in parents.map({ ($0, true) }) + kin.map({ ($0, false) }) {
      guard facts.count < 4 else { break }
      let before = range.lowerBound > 0 ? line.words[range.lowerBound - 1].folded : ""
      guard isParentPhrase || Self.possessives.contains(before) else { continue }
      // "Dog mum", "mum of two cats".
      if pets.contains(where: {
        $0.upperBound == range.lowerBound || (range.upperBound...range.upperBound + 3).contains($0.lowerBound)
      }) {
        continue
      }
      // "Proud mum to three".
      var after = range.upperBound
      if after < line.words.count, ["to", "of", "i"].contains(line.words[after].folded) { after += 1 }
      guard Self.notKin.match(line.folded[range.upperBound...]) == 0 else { continue }
      let cue = line.written((isParentPhrase ? range.lowerBound : range.lowerBound - 1)..<range.upperBound)
      facts.append(
        fact(
          .family, value(line, range, after), passage, excerpt: cue, confidence: .strongPattern,
          precision: precision(line, range, after)))
    }
    return facts
  }

  private func isPartner(_ line: WordLine, _ range: Range<Int>) -> Bool {
    Self.partners.match(line.folded[range.lowerBound...]) == range.count
  }

  private func isChild(_ line: WordLine, _ range: Range<Int>) -> Bool {
    Self.children.match(line.folded[range.lowerBound...]) == range.count
  }

  private func isNamed(_ line: WordLine, _ after: Int) -> Bool {
    guard after < line.words.count else { return false }
    let next = line.words[after]
    let gap = line.text[line.words[after - 1].range.upperBound..<next.range.lowerBound]
    guard gap.allSatisfy({ " ,:(".contains($0) }) else { return false }
    let word = line.text[next.range]
    return word.first?.isUppercase == true && word.count > 1
      && word.dropFirst().contains(where: \.isLowercase)
      && Self.numbers[next.folded] == nil && !["I", "The", "And", "In", "At", "We", "My"].contains(word)
  }

  private func precision(_ line: WordLine, _ range: Range<Int>, _ after: Int) -> Int {
    guard isNamed(line, after) else { return FamilyPrecision.unnamed }
    return isChild(line, range) ? FamilyPrecision.namedChild : FamilyPrecision.namedRelative
  }

  /// Who there is, in our words: never a name.
  private func value(_ line: WordLine, _ range: Range<Int>, _ after: Int) -> String {
    if isPartner(line, range) { return isNamed(line, after) ? "a named partner" : "a partner" }
    guard isChild(line, range) else { return isNamed(line, after) ? "a named relative" : "a relative" }
    if isNamed(line, after) { return "a named child" }
    let next = after < line.words.count ? line.words[after].folded : ""
    if let number = Self.numbers[next] ?? Int(next), (1...15).contains(number) {
      return number == 1 ? "one child" : "\(number) children"
    }
    return "a child or children"
  }

  // MARK: Birthday

  private static let months: Set<String> = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november",
    "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "ionawr",
    "chwefror",
    "mawrth", "ebrill", "mai", "mehefin", "gorffennaf", "awst", "medi", "hydref", "tachwedd", "rhagfyr",
  ]

  /// "Born 4 May 1984", "born on 4th May", "ganwyd 4 Mai 1984", "🎂 4 May".
  private func birthday(_ line: WordLine, _ passage: Passage) -> [Fact] {
    let folded = line.folded
    for (index, word) in folded.enumerated() {
      let isBorn =
        word == "born" || word == "ganwyd" || word == "dob" || word == "birthday" && passage.isBio
      let cake =
        index > 0 || line.words.isEmpty
        ? false : line.text[..<line.words[0].range.lowerBound].contains("🎂")
      guard isBorn || cake else { continue }
      // Somebody else's: "our daughter was born 4 May".
      let before = folded[..<index].suffix(4)
      if before.contains(where: {
        ["was", "were", "she", "he", "daughter", "son", "baby", "who"].contains($0)
      }),
        !before.contains("i")
      {
        continue
      }
      var start = isBorn ? index + 1 : index
      if start < folded.count, ["on", "is", "in", "ar", "day"].contains(folded[start]) { start += 1 }
      let parts = folded[start...].prefix(3)
      guard let date = Self.date(parts) else { continue }
      let written = line.written(start..<start + date)
      return [
        fact(
          .birthDate, written, passage, excerpt: written, confidence: .strongPattern,
          precision: BirthDatePrecision.of(written))
      ]
    }
    return []
  }

  /// How many of the words are a day with a month, a month with a year, or a year after "born".
  private static func date(_ words: ArraySlice<String>) -> Int? {
    let kinds = words.map { word -> Character in
      if months.contains(word) { return "m" }
      let number = word.prefix { $0.isNumber }
      guard !number.isEmpty, ["", "st", "nd", "rd", "th"].contains(word.dropFirst(number.count)),
        let value = Int(number)
      else { return "-" }
      return (1...31).contains(value) ? "d" : (1920...2015).contains(value) ? "y" : "-"
    }
    let text = String(kinds)
    for pattern in ["dmy", "mdy", "ddy", "dm", "md", "my", "y"] where text.hasPrefix(pattern) {
      return pattern.count
    }
    return nil
  }

  // MARK: Routine

  private static let days: Set<String> = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mondays", "tuesdays",
    "wednesdays",
    "thursdays", "fridays", "saturdays", "sundays", "weekday", "weekdays", "weekend", "weekends", "morning",
    "evening",
    "night", "lunchtime", "day", "week", "llun", "mawrth", "mercher", "iau", "gwener", "sadwrn", "sul",
  ]
  private static let others = PhraseSet([
    "open every", "opens every", "closed every", "is open", "we are open", "opening hours", "bins are",
    "collected every",
    "published every", "new episode", "new episodes", "new posts", "new post", "every day is", "meetings of",
    "updated every",
    "not every", "used to",
  ])

  /// "Every Tuesday at Millbeck Baths", "Coach @ Clay Cross JFC", "parkrun on Saturdays".
  private func routine(_ line: WordLine, _ passage: Passage) -> [Fact] {
    let folded = line.folded
    guard !Self.others.occurs(in: folded[...]) else { return [] }
    var facts: [Fact] = []
    for (index, word) in folded.enumerated() where facts.count < 3 {
      let day: Range<Int>?
      if ["every", "each", "bob"].contains(word) {
        let next = folded[(index + 1)...].prefix(3)
        day = next.firstIndex(where: Self.days.contains).map { index..<$0 + 1 }
      } else {
        // "Saturdays" alone already says each.
        day = word.hasSuffix("days") && Self.days.contains(word) ? index..<index + 1 : nil
      }
      guard let day else { continue }
      let sentence = sentence(around: day, in: line)
      let place = Self.place(in: line, sentence)
      let hasHabit = line.matches(context.activity.routines).contains { sentence.overlaps($0) }
      let hasTime = line.words[sentence].contains { Self.isClock($0.folded) }
      guard place != nil || hasHabit || hasTime, passage.isBio || line.isFirstPerson || place != nil else {
        continue
      }
      let isSure = line.isFirstPerson || passage.isBio
      facts.append(
        fact(
          .routine, line.written(sentence).clipped(to: 120), passage, excerpt: line.written(sentence),
          confidence: isSure ? .strongPattern : .counting, precision: place != nil ? 100 : 60))
    }
    return facts
  }

  private static func isClock(_ word: String) -> Bool {
    let digits = word.prefix { $0.isNumber }
    return (1...4).contains(digits.count) && ["am", "pm", "ish"].contains(word.dropFirst(digits.count))
  }

  /// The words around, up to the end of the sentence.
  private func sentence(around range: Range<Int>, in line: WordLine) -> Range<Int> {
    func breaks(_ left: Int) -> Bool {
      let gap = line.text[line.words[left].range.upperBound..<line.words[left + 1].range.lowerBound]
      return gap.contains { ".!?\n|•·".contains($0) }
    }
    var low = range.lowerBound
    while low > 0, range.lowerBound - low < 12, !breaks(low - 1) { low -= 1 }
    var high = range.upperBound
    while high < line.words.count, high - range.upperBound < 14, !breaks(high - 1) { high += 1 }
    return low..<high
  }

  /// "at Millbeck Leisure Centre": a name behind a little word.
  private static func place(in line: WordLine, _ sentence: Range<Int>) -> Range<Int>? {
    for index in sentence.dropLast()
    where ["at", "in", "by", "round", "yn", "from"].contains(line.words[index].folded) {
      var next = index + 1
      if line.words[next].folded == "the", next + 1 < sentence.upperBound { next += 1 }
      let word = line.text[line.words[next].range]
      if word.first?.isUppercase == true, word.count > 2, !days.contains(line.words[next].folded) {
        return next..<next + 1
      }
    }
    return nil
  }

  // MARK: Team

  /// "Front door team", "MASH": with whom somebody works.
  private func team(_ line: WordLine, _ passage: Passage) -> [Fact] {
    var facts: [Fact] = []
    for range in line.matches(context.activity.teams) where facts.count < 2 {
      let next = range.upperBound < line.words.count ? line.words[range.upperBound].folded : ""
      guard ["team", "teams", "service", "hub", "unit", "tîm", "tim"].contains(next) else { continue }
      let written = line.written(range.lowerBound..<range.upperBound + 1)
      facts.append(
        fact(.team, written, passage, excerpt: written, confidence: .strongPattern, precision: 100))
    }
    for word in line.words where facts.count < 2 {
      let written = String(line.text[word.range])
      guard context.activity.teamAcronyms.contains(written) else { continue }
      facts.append(
        fact(.team, written, passage, excerpt: written, confidence: Confidence(rawValue: 65), precision: 90))
    }
    return facts
  }
}

extension String {
  /// At most so many characters.
  fileprivate func clipped(to limit: Int) -> String { count <= limit ? self : String(prefix(limit)) }
}
