internal import Markup
internal import Model

/// Signs that posts are passed on from one site to another, so that a change on one shows on both (policy 5.7).
struct CrossPost {
  let context: PageContext
  let posts: [PostList.Post]

  func facts() -> [Fact] { (marked() + linked()).prefix(2).map { $0 } }

  /// A line of a post that begins with "Cross-posted from …".
  private func marked() -> [Fact] {
    posts.prefix(60).lazy.compactMap { post -> Fact? in
      for text in post.text.split(separator: "\n") where text.utf8.count <= 160 {
        let line = WordLine(String(text))
        let length = context.activity.crossPosts.match(line.folded[...])
        guard length > 0, length < line.words.count else { continue }
        let written = line.written(0..<min(length + 1, line.words.count))
        return Fact(
          .crossPost, written,
          evidence: Evidence(
            source: post.evidence.source, locator: post.evidence.locator,
            excerpt: post.evidence.excerpt.contains(written) ? written : post.evidence.excerpt),
          visibility: post.visibility, confidence: .strongPattern)
      }
      return nil
    }.prefix(1).map { $0 }
  }

  /// `rel="syndication"` and `u-syndication`: the copy of a post elsewhere (microformats.org/wiki/rel-syndication).
  private func linked() -> [Fact] {
    context.content.links.lazy.filter { link in
      link.place.isDisjoint(with: .others)
        && (link.relations.contains("syndication")
          || link.node.attribute("class")?.split(separator: " ").contains("u-syndication") == true)
    }.prefix(1).compactMap { link in
      guard let host = WebAddress(link.address)?.host else { return nil }
      return Fact(
        .crossPost, "also posted on \(host)",
        evidence: context.evidence(.microformats, link.node, attribute: "href", excerpt: link.address),
        visibility: .onPage, confidence: .structuredData)
    }
  }
}
