internal import Markup
internal import Model

/// Whom the page shows the person to be connected with: counted, never named.
struct ConnectionFacts {
  let context: PageContext

  /// A page's own list says all; a box on the profile shows some; a number shows none (reference/domain.md 3.2).
  private enum Precision {
    static let list = 100
    static let sample = 50
    static let count = 0
  }

  func facts() -> [Fact] { lists() + counts() + relations() + previews() }

  // MARK: Lists

  private static let listPaths: Set<Substring> = [
    "friends", "followers", "following", "connections", "contacts", "subscriptions", "friends_all",
    "subscribers",
  ]

  /// Whether the page itself is the list: "/rhian/friends".
  private var isListPage: Bool {
    context.address?.path.lowercased().split(separator: "/").last.map(Self.listPaths.contains) == true
  }

  /// A heading such as "Friends (12)" and the people under it.
  private func lists() -> [Fact] {
    let blocks = context.content.blocks
    var facts: [Fact] = []
    for (index, block) in blocks.enumerated() where facts.count < 4 {
      guard block.place.isDisjoint(with: [.chrome, .hidden]), block.text.utf8.count <= 60,
        block.headingLevel != nil || isListPage, let kind = kind(of: block.text)
      else { continue }
      let level = block.headingLevel ?? 6
      let people = Set(
        blocks[(index + 1)...].prefix(400).prefix { ($0.headingLevel ?? 9) > level }
          .filter { $0.isLink && $0.place.isDisjoint(with: .chrome) && Self.isPersonLink($0.text) }.map(
            \.text))
      guard people.count >= 3 else { continue }
      facts.append(
        Fact(
          .connections, "\(kind): \(people.count) people shown",
          evidence: context.evidence(.text, block.node, excerpt: block.text), visibility: .onPage,
          confidence: .labelledField, precision: isListPage ? Precision.list : Precision.sample))
    }
    return facts
  }

  private static func isPersonLink(_ text: String) -> Bool {
    let words = text.split(separator: " ")
    return text.utf8.count <= 60 && (1...4).contains(words.count)
      && (PersonName.isPlausible(text) || text.hasPrefix("@"))
      && !["See all", "View all", "Show more", "See More"].contains(text)
  }

  /// The word for the connections, where the text is that and a number.
  private func kind(of text: String) -> String? {
    let folded = ComparableText.fold(text).spaced.map(String.init)
    let words = folded.filter {
      !$0.allSatisfy { $0.isNumber || "kmb".contains($0) } && $0 != "all" && $0 != "see"
    }
    guard !words.isEmpty, context.activity.connections.contains(folded: words.joined(separator: " ")) else {
      return nil
    }
    return words.joined(separator: " ")
  }

  // MARK: Numbers

  /// "1,234 followers", "Followers 120", "500+ connections".
  private func counts() -> [Fact] {
    var facts: [Fact] = []
    var seen: Set<String> = []
    let blocks = context.content.blocks
    for (index, block) in blocks.enumerated() where facts.count < 6 {
      guard block.place.isDisjoint(with: [.others, .hidden]), block.text.utf8.count <= 160 else { continue }
      var found = Self.counted(block.text, context.activity.connections)
      // The number and its word may stand in two lines.
      if found.isEmpty, block.text.utf8.count <= 24, kind(of: block.text) != nil,
        !block.text.holdsNumber,
        index > 0, Self.isNumber(blocks[index - 1].text)
      {
        found = [(blocks[index - 1].text, block.text)]
      }
      for (number, word) in found where number != "0" && seen.insert(ComparableText.fold(word)).inserted {
        facts.append(
          Fact(
            .connections, "\(number) \(word)",
            evidence: context.evidence(.text, block.node, excerpt: block.text),
            visibility: .onPage, confidence: .strongPattern, precision: Precision.count))
      }
    }
    return facts
  }

  private static func isNumber(_ text: some StringProtocol) -> Bool {
    text.first?.isNumber == true && text.count <= 12
      && text.allSatisfy { $0.isNumber || ".,+ KkMmBb".contains($0) }
  }

  /// The numbers before or behind one of the words.
  static func counted(_ text: String, _ words: PhraseSet) -> [(number: String, word: String)] {
    guard text.holdsNumber, words.mayBegin(in: ComparableText.fold(text)) else { return [] }
    let parts = text.split { $0 == " " || $0 == "\u{A0}" || $0 == "·" || $0 == "|" || $0 == "(" || $0 == ")" }
    var found: [(String, String)] = []
    for (index, part) in parts.enumerated() {
      var word = part.trimmingPrefix { ",;:".contains($0) }.prefix { !",;:.".contains($0) }
      // "12 tagged photos": a word may be two.
      if !words.contains(String(word)), index + 1 < parts.count {
        word = Substring("\(word) \(parts[index + 1].prefix { !",;:.".contains($0) })")
      }
      guard words.contains(String(word)) else { continue }
      if index > 0, isNumber(parts[index - 1]) {
        // "5 012 subscribers".
        let isThousands =
          index > 1 && parts[index - 1].count == 3 && isNumber(parts[index - 2])
          && parts[index - 2].count <= 3
        found.append(((isThousands ? parts[index - 2] + " " : "") + parts[index - 1], String(word)))
      } else if index + 1 < parts.count, isNumber(parts[index + 1]), index == 0 {
        found.append((String(parts[index + 1]), String(word)))
      }
    }
    return found
  }

  // MARK: In the code

  private static let friendRelations: Set<String> = [
    "friend", "acquaintance", "contact", "met", "co-worker", "colleague", "co-resident", "neighbor", "kin",
    "child",
    "parent", "sibling", "spouse", "muse", "crush", "date", "sweetheart",
  ]

  /// XFN: links that say how the person knows the one they lead to (gmpg.org/xfn).
  private func relations() -> [Fact] {
    let links = context.content.links.filter {
      $0.place.isDisjoint(with: .others) && !Self.friendRelations.isDisjoint(with: $0.relations)
    }
    guard let first = links.first, let relation = first.relations.first(where: Self.friendRelations.contains)
    else {
      return []
    }
    let value =
      links.count == 1 ? "1 person linked as “\(relation)”" : "\(links.count) people linked as known"
    return [
      Fact(
        .connections, value,
        evidence: context.evidence(.relMe, first.node, attribute: "rel", excerpt: relation),
        visibility: .inCode, confidence: .structuredData, precision: Precision.sample)
    ]
  }

  /// "120 Followers, 80 Following, 45 Posts" in the description.
  private func previews() -> [Fact] {
    guard context.platform != nil, let meta = context.content.meta("og:description", "description") else {
      return []
    }
    return Self.counted(meta.value, context.activity.connections).filter { $0.number != "0" }.prefix(3).map {
      number, word in
      Fact(
        .connections, "\(number) \(word)", evidence: context.evidence(meta), visibility: .inPreview,
        confidence: .strongPattern, precision: Precision.count)
    }
  }
}
