internal import Markup
internal import Model

/// What others left on the page: comments, reviews, recommendations, tags. Counted; nobody is named.
struct ThirdPartyContent {
  let context: PageContext
  /// Posts and answers on the page that others wrote.
  let otherPosts: Int
  /// People who are tagged in the person's own posts.
  let taggedPeople: Int

  /// What is shown tells more than a number.
  private enum Precision {
    static let shown = 100
    static let count = 50
  }

  func facts() -> [Fact] {
    var facts = shown() + counts()
    if otherPosts > 0,
      let post = context.content.posts.first(where: \.isNested) ?? context.content.posts.first
    {
      facts.append(fact("posts by others", otherPosts, post.node, shows: true))
    }
    return facts
  }

  private func fact(_ kind: String, _ number: Int, _ node: HTMLNode, shows: Bool) -> Fact {
    // The class that tells it is the evidence: the words around it are somebody else's.
    let name = node.attribute("class").map { String($0.collapsed.prefix(80)) }
    return Fact(
      .thirdPartyContent, "\(number) \(kind)",
      evidence: context.evidence(.text, node, attribute: name == nil ? nil : "class", excerpt: name ?? ""),
      visibility: .onPage, confidence: .strongPattern, precision: shows ? Precision.shown : Precision.count)
  }

  private func shown() -> [Fact] {
    PageContent.LeftByOthers.Kind.allCases.compactMap { kind in
      let all = context.content.leftByOthers.filter { $0.kind == kind }
      guard let first = all.first else { return nil }
      return fact(all.count == 1 ? kind.one : kind.many, all.count, first.node, shows: true)
    }
  }

  /// Reviews and replies are left out: a number of them counts the person's own as often.
  private static let words = PhraseSet([
    "comments", "comment", "recommendations", "endorsements", "endorsement",
    "testimonials",
    "tagged photos", "sylwadau",
  ])

  /// "3 comments", "Recommendations (2)", "Photos of Rhian".
  private func counts() -> [Fact] {
    var facts: [Fact] = []
    var seen: Set<String> = []
    for block in context.content.blocks where facts.count < 4 && block.text.utf8.count <= 60 {
      guard block.place.isDisjoint(with: [.chrome, .hidden]) else { continue }
      for (number, word) in ConnectionFacts.counted(block.text, Self.words) {
        guard number != "0", seen.insert(ComparableText.fold(word)).inserted,
          !context.content.leftByOthers.contains(where: {
            ComparableText.fold($0.kind.many).hasPrefix(ComparableText.fold(word))
          })
        else { continue }
        facts.append(
          Fact(
            .thirdPartyContent, "\(number) \(word.lowercased())",
            evidence: context.evidence(.text, block.node, excerpt: block.text), visibility: .onPage,
            confidence: .strongPattern, precision: Precision.count))
      }
    }
    if taggedPeople > 0, let post = context.content.posts.first {
      facts.append(
        fact(
          taggedPeople == 1 ? "person tagged in posts" : "people tagged in posts", taggedPeople, post.node,
          shows: true))
    }
    return facts
  }
}
