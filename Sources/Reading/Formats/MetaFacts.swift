internal import Model

/// Facts in `<meta>`, `<title>` and `rel=me`: what search engines and link previews show.
struct MetaFacts {
  let context: PageContext
  let pictures: Pictures
  /// Whether the page's own thing is an organisation: then its picture is a logo.
  let isOrganisation: Bool

  func facts(pageName: String?) -> [Fact] {
    var facts: [Fact] = []
    facts += names()
    facts += picture(pageName: pageName)
    facts += bios(of: pageName)
    facts += links()
    facts += handles()
    facts += indexing(context.content.metas.filter { $0.key == "robots" && !$0.value.isEmpty })
    return facts
  }

  /// Whether the page says that it is a person's profile (ogp.me: the profile type).
  var saysProfile: Bool {
    let type = context.content.meta("og:type")?.value.lowercased() ?? ""
    return type == "profile" || type.hasSuffix(":profile") || type == "yt-fb-app:channel"
      || type == "music.musician"
      || type == "flickr_photos:photostream" || type == "books.author"
  }

  private func names() -> [Fact] {
    var facts: [Fact] = []
    if let first = context.content.meta("profile:first_name") {
      let last = context.content.meta("profile:last_name")
      let name = [first.value, last?.value ?? ""].joined(separator: " ").collapsed
      facts.append(
        fact(.name, name, first, confidence: .structuredData, precision: PersonName.precision(name)))
    }
    let title = context.content.meta("og:title", "twitter:title")
    if let title, !isSiteName(title.value) {
      let name = PersonName.inTitle(title.value, platform: context.platform)
      let saysPerson = saysProfile || context.platform != nil && PersonName.isPlausible(name)
      let isCaption = !saysProfile && NameDoubt.isDoubtful(name, context.lexicon)
      if !name.isEmpty, !isCaption, saysPerson || PersonName.isPlausible(name) {
        facts.append(
          fact(
            .name, name, title, confidence: saysPerson ? .structuredData : .weakPattern,
            precision: PersonName.precision(name)))
      }
    }
    return facts
  }

  /// "Instagram" as the title of a wall is nobody's name.
  func isSiteName(_ title: String) -> Bool {
    let folded = ComparableText.fold(title)
    if let site = context.content.meta("og:site_name"), ComparableText.fold(site.value) == folded {
      return true
    }
    guard let platform = context.platform else { return false }
    return folded == ComparableText.fold(platform.title) || folded == platform.id
  }

  private func picture(pageName: String?) -> [Fact] {
    guard !isOrganisation else { return [] }
    var facts: [Fact] = []
    for key in ["og:image", "og:image:url", "og:image:secure_url", "twitter:image", "twitter:image:src"] {
      guard let image = context.content.meta(key), !image.value.isEmpty,
        pictures.judge(image.value) == .portrait
      else { continue }
      let title = context.content.meta("og:title")?.value ?? ""
      let isPersons =
        saysProfile || pageName.map { PersonName.matches(title, name: $0) } == true && context.platform != nil
      facts.append(
        fact(
          .photograph, image.value, image, confidence: isPersons ? .structuredData : .weakPattern,
          precision: 75))
      break
    }
    return facts
  }

  private func bios(of name: String?) -> [Fact] {
    var facts: [Fact] = []
    let isOurs = saysProfile || context.platform != nil
    for key in ["og:description", "description", "twitter:description"] {
      // A site-wide description comes first on some pages; the page's own one comes last.
      guard let meta = context.content.metas.last(where: { $0.key == key }), !meta.value.isEmpty else {
        continue
      }
      guard
        !facts.contains(where: {
          $0.evidence.excerpt == PageText.clean(meta.value, limit: Evidence.excerptLimit)
        })
      else { continue }
      for hit in BioReader(lexicon: context.lexicon, name: name).read(
        Self.unlabelled(Self.bio(in: meta.value)))
      {
        let confidence = isOurs ? hit.confidence : min(hit.confidence, .weakPattern)
        facts.append(
          fact(
            hit.attribute, hit.value, meta, confidence: confidence, precision: hit.precision,
            current: hit.current))
      }
      for (label, value) in Self.labelled(in: meta.value) {
        guard
          let attribute = label == "experience"
            ? Attribute.employer : label == "location" ? .workLocation : nil,
          !MaskedText.isMasked(value)
        else { continue }
        facts.append(
          fact(
            attribute, value, meta, confidence: .labelledField,
            precision: attribute == .employer ? 100 : PlacePrecision.of(value)))
      }
    }
    if let title = context.content.meta("og:title") { facts += headline(title) }
    return facts
  }

  /// Instagram and TikTok put the bio in quotes behind the counts.
  private static func bio(in description: String) -> String {
    for (open, close) in [(": \"", "\""), (": “", "”"), ("on Instagram: \"", "\"")] {
      if let start = description.firstRange(of: open) {
        let rest = description[start.upperBound...]
        return String(rest.hasSuffix(close) ? rest.dropLast() : rest)
      }
    }
    return description
  }

  /// The parts that carry no label: "Education: Tarnside University" is no employer.
  private static func unlabelled(_ description: String) -> String {
    description.split(separator: " · ").filter { part in
      guard let colon = part.firstIndex(of: ":") else { return true }
      return part[..<colon].contains(" ") || part[colon...].hasPrefix("://")
    }.joined(separator: " · ")
  }

  /// "Experience: Harrowdale County Council · Education: … · Location: Millbeck".
  private static func labelled(in description: String) -> [(label: String, value: String)] {
    description.split(separator: "·").compactMap { part in
      guard let colon = part.firstIndex(of: ":") else { return nil }
      let label = ComparableText.fold(String(part[..<colon]))
      let value = part[part.index(after: colon)...].collapsed
      return label.contains(" ") || value.isEmpty || value.count > 100 ? nil : (label, value)
    }
  }

  /// "Name - Job title - Employer | Site": what stands between the name and the site.
  private func headline(_ title: PageContent.Meta) -> [Fact] {
    var text = title.value
    for suffix in context.platform?.titleSuffixes ?? [] {
      if let range = text.firstRange(of: suffix) { text = String(text[..<range.lowerBound]) }
    }
    let parts = text.split(separator: " - ").map { $0.collapsed }
    guard parts.count > 1, saysProfile || context.platform != nil,
      PersonName.isPlausible(parts[0]) || saysProfile
    else { return [] }
    let reader = BioReader(lexicon: context.lexicon, isHeadline: true)
    return parts.dropFirst().filter { !MaskedText.isMasked($0) }.flatMap(reader.read).map { hit in
      fact(
        hit.attribute, hit.value, title, confidence: hit.confidence, precision: hit.precision,
        current: hit.current)
    }
  }

  /// More links than this to profiles of one's own are a trap, and each costs a walk to say where it stands.
  private static let linkLimit = 60

  private func links() -> [Fact] {
    context.content.links.filter { $0.relations.contains("me") && $0.place.isDisjoint(with: .others) }
      .lazy.filter { WebAddress($0.address) != nil }.prefix(Self.linkLimit)
      .map { link in
        Fact(
          .linkedProfile, link.address,
          evidence: context.evidence(.relMe, link.node, attribute: "href", excerpt: link.address),
          visibility: .onPage, confidence: .structuredData)
      }
  }

  private func handles() -> [Fact] {
    if let user = context.content.meta("profile:username") {
      return [fact(.handle, "@" + user.value.trimmingPrefix("@"), user, confidence: .structuredData)]
    }
    if let title = context.content.meta("og:title"), let handle = PersonName.handle(in: title.value) {
      return [fact(.handle, handle, title, confidence: .structuredData)]
    }
    return []
  }

  /// Of several lines the strictest holds, as for search engines.
  private func indexing(_ lines: [PageContent.Meta]) -> [Fact] {
    let words = lines.flatMap { $0.value.lowercased().split { $0 == "," || $0 == ";" }.map(\.collapsed) }
    guard let robots = lines.first, !words.contains("noindex"), !words.contains("none") else { return [] }
    return [fact(.searchIndexing, "open to search engines", robots, confidence: .structuredData)]
  }

  private func fact(
    _ attribute: Attribute, _ value: String, _ meta: PageContent.Meta, confidence: Confidence,
    precision: Int = 100, current: Bool = true
  ) -> Fact {
    Fact(
      attribute, value, evidence: context.evidence(meta), visibility: .inPreview, confidence: confidence,
      precision: precision, current: current)
  }
}
