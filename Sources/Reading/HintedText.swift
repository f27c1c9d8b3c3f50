internal import Markup
internal import Model

/// Facts in elements that are named after what they hold ("headline", "job-title", "user-location").
///
/// Platforms without rules of their own are read this way: page makers name their parts for themselves, and the
/// names are much the same everywhere.
struct HintedText {
  let context: PageContext
  /// The name that structured data or the title gave.
  let pageName: String?

  func facts() -> [Fact] {
    var facts: [Fact] = []
    var seen: Set<HintKind> = []
    var bios = 0
    let heading = pageName.flatMap { name in
      context.content.blocks.firstIndex {
        ($0.headingLevel ?? 9) <= 2 && PersonName.matches($0.text, name: name)
      }
    }
    for hinted in context.content.hinted where hinted.place.isDisjoint(with: [.chrome, .others, .noScript]) {
      // "Hometown Penrhiwgoch": the box holds its label too, and the label reader has taken that.
      let text =
        hinted.kind == .locationSign ? afterSign(hinted.node) : hinted.node.readableText.collapsed
      guard !text.isEmpty, !MaskedText.isMasked(text), hinted.kind == .bio || !startsWithLabel(text) else {
        continue
      }
      // What stands well above the person's name belongs to the site.
      if context.platform == nil, let heading, hinted.blockIndex + 3 < heading { continue }
      if hinted.kind == .bio {
        guard bios < 3, text.utf8.count <= 1_500, text.utf8.count >= 4 else { continue }
        bios += 1
        facts += bio(text, hinted)
        continue
      }
      guard text.utf8.count <= 120, seen.insert(hinted.kind).inserted else { continue }
      facts += field(text, hinted)
    }
    return facts + subtitle()
  }

  /// The words behind an empty element that draws a sign ("icon-location"), up to the next element of its kind.
  private func afterSign(_ sign: HTMLNode) -> String {
    guard sign.readableText.collapsed.isEmpty, let parent = sign.parent, parent.childElements.first == sign,
      let block = context.content.blocks.first(where: { $0.node == parent || $0.runs.first?.node == parent })
    else { return "" }
    return block.runs.first?.text.collapsed ?? ""
  }

  private func startsWithLabel(_ text: String) -> Bool {
    let words = text.split(separator: " ").prefix(4).map { ComparableText.fold(String($0)) }
    guard let label = context.lexicon.phrases(in: words).leadingLabel() else { return false }
    return label.length < words.count || text.hasSuffix(":")
  }

  private func fact(
    _ attribute: Attribute, _ value: String, _ hinted: PageContent.Hinted, confidence: Confidence,
    precision: Int = 100, current: Bool = true, whole: String
  ) -> Fact {
    Fact(
      attribute, value,
      // A sign is empty: the words are its parent's.
      evidence: context.evidence(
        .text, hinted.kind == .locationSign ? hinted.node.parent ?? hinted.node : hinted.node, excerpt: whole),
      visibility: hinted.place.contains(.hidden) ? .inCode : .onPage, confidence: confidence,
      precision: precision, current: current)
  }

  private func field(_ text: String, _ hinted: PageContent.Hinted) -> [Fact] {
    switch hinted.kind {
    case .name:
      guard PersonName.isPlausible(text), pageName == nil || PersonName.matches(text, name: pageName ?? "")
      else { return [] }
      return [
        fact(
          .name, text, hinted, confidence: .strongPattern, precision: PersonName.precision(text), whole: text)
      ]
    case .occupation:
      let hits = BioReader(lexicon: context.lexicon, isHeadline: true).read(text)
      guard hits.contains(where: { $0.attribute == .occupation }) else { return [] }
      return hits.map {
        fact(
          $0.attribute, $0.value, hinted, confidence: max($0.confidence, .counting), precision: $0.precision,
          current: $0.current, whole: text)
      }
    case .employer:
      guard text.first?.isUppercase == true || text.hasPrefix("@") else { return [] }
      return [fact(.employer, text, hinted, confidence: Confidence(rawValue: 70), whole: text)]
    case .location, .locationSign:
      // "prtfl.io" in a box called "location" is a company's address.
      let isDomain = text.split(separator: " ").contains {
        $0.dropLast().contains(".") && !$0.hasSuffix(".") && $0.count > 4
      }
      guard text.count <= 60, text.first?.isLetter == true, !isDomain else { return [] }
      // "Harrowdale Home town": the box names what it holds after it.
      let caption = Self.homeCaptions.first { ComparableText.fold(text).hasSuffix(" " + $0) }
      let place = caption.map { String(text.dropLast($0.count)).collapsed } ?? text
      let isHome = caption != nil || isNamedForHome(hinted.node)
      return [
        fact(
          isHome ? .homeLocation : .workLocation, place, hinted, confidence: .strongPattern,
          precision: PlacePrecision.of(place), whole: text)
      ]
    case .bio: return []
    }
  }

  private static let homeCaptions = ["home town", "hometown", "current city"]

  /// A home town is where somebody comes from, never where they work.
  private func isNamedForHome(_ node: HTMLNode) -> Bool {
    ["class", "id", "data-testid"].contains { node.attribute($0)?.lowercased().holds("hometown") == true }
  }

  private static let captions: Set<String> = [
    "summary", "about", "bio", "biography", "profile", "headline", "amdanaf",
  ]

  private func bio(_ whole: String, _ hinted: PageContent.Hinted) -> [Fact] {
    // "Summary Internet executive": the box holds its own caption.
    var text = whole
    if let first = text.split(separator: " ").first,
      Self.captions.contains(ComparableText.fold(String(first)))
    {
      text = text.dropFirst(first.count).collapsed
    }
    // A long "about" text tells stories about other things too: only its first lines speak of the person.
    let isHeadline = text.utf8.count <= 220
    let reader = BioReader(lexicon: context.lexicon, isHeadline: isHeadline, name: pageName)
    return reader.read(isHeadline ? text : String(text.prefix(300))).map {
      fact(
        $0.attribute, $0.value, hinted, confidence: $0.confidence, precision: $0.precision,
        current: $0.current, whole: text)
    }
  }

  private static let learning: Set<String> = [
    "education", "studies", "qualifications", "school", "schools", "university", "college", "addysg",
    "ausbildung",
    "formation", "formations", "opleidingen", "utbildning", "uddannelse", "bildungsweg", "degrees",
    "estudios", "educacion", "formazione", "opleiding", "academic background", "alma mater",
  ]

  /// A shared post stands under the name as the person's own words do, but says who wrote it.
  private func isInPostOfAnother(_ block: Int, _ name: String) -> Bool {
    context.content.posts.contains { post in
      guard post.blocks.contains(block), let author = post.author?.readableText.collapsed else {
        return false
      }
      return !author.isEmpty && !PersonName.matches(author, name: name)
    }
  }

  /// Where the name stands: in a heading, or in a line that is nothing else.
  private func nameBlock(_ name: String) -> Int? {
    let blocks = context.content.blocks
    let folded = ComparableText.fold(name)
    return blocks.firstIndex {
      ($0.headingLevel ?? 9) <= 2 && $0.place.isDisjoint(with: [.chrome, .others])
        && PersonName.matches($0.text, name: name)
    }
      ?? blocks.firstIndex {
        $0.place.isDisjoint(with: [.chrome, .others, .hidden]) && $0.text.utf8.count < 100
          && ComparableText.fold($0.text) == folded
      }
  }

  /// Sentences rather than a headline; and a line of somebody's studies.
  private static func isText(_ text: String) -> Bool {
    let words = text.split(separator: " ")
    if words.contains(where: { degrees.contains(ComparableText.fold(String($0))) }),
      words.contains(where: { $0.prefix(4).count == 4 && $0.prefix(4).allSatisfy(\.isNumber) })
    {
      return true
    }
    return words.count >= 14 && (text.hasSuffix(".") || text.firstRange(of: ". ") != nil)
  }

  private static let degrees: Set<String> = [
    "bachelor", "master", "masters", "phd", "bsc", "msc", "ba", "ma", "diplom", "licence", "licenciatura",
    "laurea",
    "doctorate", "degree", "graduado", "pgce", "mphil", "dphil", "beng", "meng", "promotion",
  ]

  /// The lines under the name.
  private func subtitle() -> [Fact] {
    let blocks = context.content.blocks
    guard let name = pageName,
      let heading = nameBlock(name)
    else { return [] }
    var facts: [Fact] = []
    var afterTitle = false
    let isOpen = context.platform == nil || context.platform?.software.isEmpty == false
    for (index, block) in blocks.enumerated().dropFirst(heading + 1).prefix(6)
    where block.place.isDisjoint(with: [.chrome, .others]) {
      if isInPostOfAnother(index, name) { break }
      // A list of links leads elsewhere; where somebody learned is not where they work.
      if block.isLink { continue }
      if Self.learning.contains(ComparableText.fold(block.text)) { break }
      // Cells have labels, and their own reader.
      guard !["td", "th", "dt", "dd"].contains(block.element) else { break }
      guard block.text.utf8.count <= 220, !block.text.hasSuffix(":"), !MaskedText.isMasked(block.text) else {
        continue
      }
      // The lines under the name go on as long as they say something; a long one is a text about something else.
      let reader = BioReader(lexicon: context.lexicon, isHeadline: true, name: name)
      // A text is about many things; its own reader takes what is about the person.
      if isOpen, Self.isText(block.text) { continue }
      for hit in reader.read(block.text, afterTitle: afterTitle) {
        afterTitle = afterTitle || hit.attribute == .occupation
        facts.append(
          Fact(
            hit.attribute, hit.value, evidence: context.evidence(.text, block.node, excerpt: block.text),
            visibility: block.place.contains(.hidden) ? .inCode : .onPage, confidence: hit.confidence,
            precision: hit.precision, current: hit.current))
      }
    }
    return facts
  }
}
