internal import Markup
internal import Model

/// The posts that a page shows, by its data and by its markup.
struct PostList {
  /// What somebody wrote at some time.
  struct Post {
    /// All its words, with those of its place and date.
    let text: String
    let evidence: Evidence
    /// ISO 8601, as the page gives it to machines.
    let date: String?
    /// The place that it is tagged with.
    let place: (name: String, evidence: Evidence)?
    /// How many people are tagged in it: "with Ann and two others".
    let taggedCount: Int
    /// Passed on from somebody else.
    let isShared: Bool
    let visibility: Visibility
  }

  /// More posts than this say nothing more.
  static let limit = 200

  let context: PageContext
  /// The name of the page's person.
  let pageName: String?

  /// The posts of the page's own person, and how many of others.
  func posts(in items: [Item]) -> (own: [Post], others: Int) {
    var own: [Post] = []
    var others = 0
    for range in context.content.posts.prefix(Self.limit) where !range.place.contains(.chrome) {
      // What a site suggests was not left here by anybody, and a post in a post may be the person's own work.
      guard !range.isNested, !range.place.contains(.others) else {
        if range.isNested, isOthers(range) { others += 1 }
        continue
      }
      let blocks = context.content.blocks[range.blocks].filter {
        $0.place.isDisjoint(with: [.chrome, .others])
      }
      guard !blocks.isEmpty else { continue }
      if isOthers(range) { others += 1 } else if let post = post(range, blocks) { own.append(post) }
    }
    if own.isEmpty { own = data(items) }
    return (own, others)
  }

  // MARK: In the markup

  private func post(_ range: PageContent.PostRange, _ blocks: [PageContent.Block]) -> Post? {
    let text = blocks.map(\.text).joined(separator: "\n")
    guard let longest = blocks.max(by: { $0.text.utf8.count < $1.text.utf8.count }) else { return nil }
    let times = context.content.times.filter {
      range.blocks.contains($0.blockIndex) || $0.postIndex == range.index
    }
    return Post(
      text: text, evidence: context.evidence(.text, longest.node, excerpt: longest.text),
      date: times.first?.value,
      place: place(in: blocks), taggedCount: Self.tagged(text), isShared: Self.isShared(text),
      visibility: range.place.contains(.hidden) ? .inCode : .onPage)
  }

  /// A post under another name than the page's.
  private func isOthers(_ range: PageContent.PostRange) -> Bool {
    guard let author = range.author?.readableText.collapsed, !author.isEmpty, author.utf8.count <= 120 else {
      return false
    }
    let handles = Set(PageIdentity.handleWords(of: context.address).map { ComparableText.fold($0) })
    let name = author.trimmingPrefix("@")
    if handles.contains(ComparableText.fold(String(name))) { return false }
    guard let pageName else { return false }
    return !PersonName.matches(author, name: pageName) && !PersonName.matches(pageName, name: author)
  }

  private func place(in blocks: [PageContent.Block]) -> (name: String, evidence: Evidence)? {
    for block in blocks.prefix(40) {
      for cue in ["📍", "checked in at ", "Checked in at ", "Checked in to ", "checked in to "] {
        guard block.text.holds(cue), let start = block.text.firstRange(of: cue) else { continue }
        let rest = block.text[start.upperBound...].trimmingPrefix(" ")
        let name = rest.prefix { !".!?#|·•\n".contains($0) }.collapsed
        guard (2...60).contains(name.count), name.first?.isUppercase == true else { continue }
        return (name, context.evidence(.text, block.node, excerpt: name))
      }
    }
    return nil
  }

  /// "with Ann and 3 others": how many, never who. An "@name" is a word to somebody, not a tag.
  private static func tagged(_ text: String) -> Int {
    var more = 0
    guard text.holds(" with "), text.holds(" others") else { return 0 }
    for line in text.split(separator: "\n") {
      guard let with = line.firstRange(of: " with "), let others = line.firstRange(of: " others"),
        with.upperBound < others.lowerBound
      else { continue }
      let number =
        line[with.upperBound..<others.lowerBound].split(separator: " ").last.flatMap { Int($0) } ?? 1
      more += min(number, 500) + 1
    }
    return more
  }

  private static func isShared(_ text: String) -> Bool {
    let start = ComparableText.fold(String(text.prefix(60)))
    return start.hasPrefix("rt ") || start.holds("reposted") || start.holds("retweeted")
      || start.holds("shared a post")
      || start.holds("shared a link") || start.holds("boosted")
  }

  // MARK: In the page's data

  private func data(_ items: [Item]) -> [Post] {
    let kinds = ["BlogPosting", "SocialMediaPosting", "DiscussionForumPosting", "MicroblogPosting"]
    return items.flatMap { $0.flattened() }.filter { item in kinds.contains { item.has(type: $0) } }
      .prefix(Self.limit).compactMap { item in
        guard let text = item.texts("articleBody", "text", "headline", "name").first else { return nil }
        if let pageName, let author = item.texts("author", "creator").first,
          !PersonName.matches(author.text, name: pageName), !PersonName.matches(pageName, name: author.text)
        {
          return nil
        }
        let place = item.texts("contentLocation", "locationCreated").first
        return Post(
          text: text.text, evidence: Evidence(source: item.source, locator: text.locator, excerpt: text.text),
          date: item.texts("datePublished", "dateCreated").first?.text,
          place: place.map {
            ($0.text, Evidence(source: item.source, locator: $0.locator, excerpt: $0.text))
          },
          taggedCount: item.texts("mentions").count, isShared: !item.items("sharedContent").isEmpty,
          visibility: .inCode)
      }
  }
}
