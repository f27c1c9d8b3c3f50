internal import Markup
internal import Model

/// What every reader of one page is given: the page, where it is from, and the words of the catalogue.
struct PageContext {
  let tree: HTMLTree
  let content: PageContent
  let lexicon: Lexicon
  let platform: Platform?
  /// The page's own address, where one is known.
  let address: WebAddress?
  let subject: Subject
  let activity: ActivityLexicon

  /// Evidence in an element or attribute of the page.
  func evidence(_ source: EvidenceSource, _ node: HTMLNode, attribute: String? = nil, excerpt: String)
    -> Evidence
  {
    Evidence(
      source: source, locator: attribute.map { "\(node.path)/@\($0)" } ?? node.path, excerpt: excerpt)
  }

  /// Whether the text block with that number stands in a post of somebody other than `name`. A shared post stands
  /// under the name as the person's own words do, but says who wrote it.
  func isInPostOfAnother(_ block: Int, _ name: String) -> Bool {
    content.posts.contains { post in
      guard post.blocks.contains(block), let author = post.author?.readableText.collapsed else {
        return false
      }
      return !author.isEmpty && !PersonName.matches(author, name: name)
    }
  }

  /// Evidence in a meta element or the title.
  func evidence(_ meta: PageContent.Meta) -> Evidence {
    let source: EvidenceSource =
      meta.key.hasPrefix("og:") || meta.key.hasPrefix("profile:")
      ? .openGraph : meta.key.hasPrefix("twitter:") ? .twitterCard : .meta
    return evidence(source, meta.node, attribute: meta.key == "title" ? nil : "content", excerpt: meta.value)
  }
}
