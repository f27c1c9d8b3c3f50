internal import Markup
internal import Model

/// The facts of what somebody does and whom they know, as far as the page shows them to a stranger.
struct ActivityFacts {
  let context: PageContext
  let capture: Capture
  let pageName: String?
  let items: [Item]
  let people: [Item]
  /// An organisation has no family, and its work is no secret.
  let isOrganisation: Bool

  /// Attributes that do not make a page a profile: a wall and a shop have numbers, buttons and comments too.
  static let attributes: Set<Attribute> = [
    .connections, .openContact, .thirdPartyContent, .publicPosts, .postingTime, .routine, .workPost,
    .caseMention,
    .family, .archivedCopy, .team, .oldPosts, .crossPost, .disclaimer, .pictureCredit,
  ]

  func facts() -> [Fact] {
    let (own, others) = PostList(context: context, pageName: pageName).posts(in: items)
    let tagged = own.reduce(0) { $0 + $1.taggedCount }
    var facts = ConnectionFacts(context: context).facts() + OpenContact(context: context).facts()
    facts += ThirdPartyContent(context: context, otherPosts: others, taggedPeople: tagged).facts()
    facts += PostFacts(context: context, posts: own, capturedAt: capture.capturedAt).facts()
    facts += CrossPost(context: context, posts: own).facts()
    facts += PictureCredit(context: context, pageName: pageName).facts()
    let passages = passages(own)
    facts += SelfTalk(context: context).facts(in: passages)
    facts += Disclaimer(lexicon: context.activity).facts(in: passages)
    if isOrganisation {
      facts.removeAll {
        ![.connections, .openContact, .thirdPartyContent, .publicPosts].contains($0.attribute)
      }
    }
    facts += people.flatMap(relatives)
    facts += ArchivedCopy(context: context, capture: capture).facts()
    return facts
  }

  /// Bios and posts: the texts that are the person's own.
  private func passages(_ posts: [PostList.Post]) -> [SelfTalk.Passage] {
    var passages: [SelfTalk.Passage] = []
    for key in ["og:description", "description"] {
      guard context.platform != nil || context.content.meta("og:type")?.value == "profile",
        let meta = context.content.meta(key)
      else { continue }
      passages.append(
        .init(text: meta.value, evidence: context.evidence(meta), visibility: .inPreview, isBio: true))
    }
    for hinted in context.content.hinted.prefix(40)
    where hinted.kind == .bio && hinted.place.isDisjoint(with: [.chrome, .others, .noScript]) {
      let text = hinted.node.readableText.collapsed
      guard !text.isEmpty, text.utf8.count <= 3_000, !MaskedText.isMasked(text) else { continue }
      passages.append(
        .init(
          text: text, evidence: context.evidence(.text, hinted.node, excerpt: text),
          visibility: hinted.place.contains(.hidden) ? .inCode : .onPage, isBio: true))
    }
    for person in people {
      for bio in person.texts("description").prefix(2) {
        passages.append(
          .init(
            text: bio.text,
            evidence: Evidence(source: person.source, locator: bio.locator, excerpt: bio.text),
            visibility: .inCode, isBio: true))
      }
    }
    passages += posts.filter { !$0.isShared }.map {
      .init(text: $0.text, evidence: $0.evidence, visibility: $0.visibility, isBio: false)
    }
    passages += ownLines()
    return passages
  }

  /// Lines of running text on a page that has no bio and no posts of its own: an "about me".
  private func ownLines() -> [SelfTalk.Passage] {
    // An array, because a lazy one asks each line several times.
    let lines = Array(
      context.content.blocks.lazy.filter {
        $0.place.isDisjoint(with: [.chrome, .others, .hidden]) && (12...600).contains($0.text.utf8.count)
          && ["p", "li", "div", "dd", "td", "span"].contains($0.element)
      }
      .prefix(60))
    return lines.filter { WordLine($0.text).isFirstPerson || Self.namesFamily($0.text) }.map { block in
      .init(
        text: block.text, evidence: context.evidence(.text, block.node, excerpt: block.text),
        visibility: .onPage,
        isBio: false)
    }
  }

  /// "Mum of two": a line about oneself without "I".
  private static func namesFamily(_ text: String) -> Bool {
    let folded = ComparableText.fold(String(text.prefix(60)))
    return [
      "mum of", "mum to", "dad of", "dad to", "married to", "engaged to", "in a relationship with",
      "proud mum",
      "proud dad", "husband to", "wife to", "born",
    ].contains { folded.hasPrefix($0) }
  }

  /// schema.org's words for relatives: who there is, never who it is.
  private func relatives(of person: Item) -> [Fact] {
    let kinds = [
      ("spouse", "a named partner", 60), ("children", "a named child", 100),
      ("parent", "a named relative", 60),
      ("parents", "a named relative", 60), ("sibling", "a named relative", 60),
      ("siblings", "a named relative", 60),
      ("relatedTo", "a named relative", 60),
    ]
    var facts = kinds.compactMap { property, value, precision -> Fact? in
      guard let values = person.properties[property], let first = person.texts(property).first else {
        return nil
      }
      return Fact(
        .family, property == "children" && values.count > 1 ? "\(values.count) named children" : value,
        evidence: masked(first, person), visibility: .inCode, confidence: .structuredData,
        precision: precision)
    }
    let known = person.texts("knows", "colleague", "colleagues")
    if let first = known.first {
      facts.append(
        Fact(
          .connections, known.count == 1 ? "1 person named as known" : "\(known.count) people named as known",
          evidence: masked(first, person), visibility: .inCode, confidence: .structuredData, precision: 50))
    }
    for team in person.texts("department", "organization-unit") {
      facts.append(
        Fact(
          .team, team.text,
          evidence: Evidence(source: person.source, locator: team.locator, excerpt: team.text),
          visibility: .inCode, confidence: .structuredData))
    }
    return facts + interactions(of: person)
  }

  /// Where a name stands, with its first letter alone.
  private func masked(_ name: (text: String, locator: String), _ person: Item) -> Evidence {
    Evidence(source: person.source, locator: name.locator, excerpt: String(name.text.prefix(1)) + "…")
  }

  /// `interactionStatistic`: the numbers of followers and posts.
  private func interactions(of person: Item) -> [Fact] {
    let counters =
      person.items("interactionStatistic").map { ($0, "followers") }
      + person.items("agentInteractionStatistic").map { ($0, "following") }
    return counters.prefix(8).compactMap { counter, word in
      let kind =
        (counter.texts("interactionType").first?.text ?? counter.items("interactionType").first?.types.first
          ?? "")
      guard let number = counter.texts("userInteractionCount").first else { return nil }
      let evidence = Evidence(source: person.source, locator: number.locator, excerpt: number.text)
      if kind.hasSuffix("FollowAction") || kind.hasSuffix("BefriendAction") {
        return Fact(
          .connections, "\(number.text) \(word)", evidence: evidence, visibility: .inCode,
          confidence: .structuredData, precision: 0)
      }
      guard kind.hasSuffix("WriteAction") else { return nil }
      return Fact(
        .publicPosts, "\(number.text) posts", evidence: evidence, visibility: .inCode,
        confidence: .structuredData,
        precision: 50)
    }
  }
}
