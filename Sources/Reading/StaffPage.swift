internal import Markup
internal import Model

/// Facts that a page on an organisation's own site gives by its frame: the title ends with the organisation, the
/// heading goes on from the name to the office, and the picture's alternative text sums it up.
struct StaffPage {
  let context: PageContext
  let pageName: String?

  func facts() -> [Fact] {
    guard let pageName, context.platform == nil || !alternatives(pageName).isEmpty else { return [] }
    guard context.platform == nil else { return alternatives(pageName) }
    return organisations(pageName) + restOfHeading(pageName) + offices() + alternatives(pageName)
  }

  /// Whether the page is an organisation's page about the person, so that an address on it is the office's.
  var isOffice: Bool {
    guard let pageName, context.platform == nil else { return false }
    return !organisations(pageName).isEmpty
      || context.content.links.prefix(2_000).contains { link in
        link.address.hasPrefix("mailto:") && link.place.isDisjoint(with: .chrome)
          && EmailAddress(link.address)?.employerDomain(context.lexicon.employerDomains) != nil
      }
  }

  // MARK: Whose site it is

  /// Sites that tell of people who do not work for them.
  private static let showcases: Set<String> = [
    "alumni", "alumnus", "alumna", "graduates", "speakers", "speaker", "podcast", "conference", "festival",
    "awards",
    "honorary", "obituary", "obituaries", "profiles", "coaches", "players", "members", "club", "students",
  ]

  private static let houses: Set<String> = [
    "parliament", "council", "assembly", "senate", "congress", "senedd", "house",
  ]

  /// "Jane Doe - Harrowdale County Council": the part of the title that has the form of an organisation's name; where
  /// there is none, the alternative text of the site's logo.
  private func organisations(_ name: String) -> [Fact] {
    guard let title = context.content.metas.first(where: { $0.key == "title" }) else { return [] }
    let folded = ComparableText.fold(title.value).split(separator: " ")
    // "Members of Parliament" work for it; members of a club do not.
    let isHouse = folded.contains { Self.houses.contains(String($0)) }
    guard !folded.contains(where: { Self.showcases.contains(String($0)) && !(isHouse && $0 == "members") })
    else { return [] }
    let reader = BioReader(lexicon: context.lexicon)
    var facts: [Fact] = []
    func add(_ value: String, _ evidence: Evidence, _ confidence: Int, _ visibility: Visibility) {
      facts.append(
        Fact(
          .employer, value, evidence: evidence, visibility: visibility,
          confidence: Confidence(rawValue: confidence)))
    }
    for meta in [title] + [context.content.meta("og:site_name")].compactMap(\.self) {
      let own = Self.parts(of: meta.value).filter { !PersonName.matches($0, name: name) }
        .compactMap(reader.organisation(named:))
        .filter { !$0.hasPrefix("Members ") }
      let bodies = own.filter { !Self.isUnit($0) }
      for value in bodies.isEmpty ? own : bodies { add(value, context.evidence(meta), 75, .inPreview) }
    }
    if facts.isEmpty, let logo = logo(reader, name) {
      add(
        logo.value,
        context.evidence(.image, logo.picture.node, attribute: "alt", excerpt: logo.picture.alternative), 65,
        .onPage)
    }
    return facts
  }

  /// Where a unit stands beside its body ("Department of History - University of Wexcombe"), the body employs.
  static func isUnit(_ name: String) -> Bool {
    let units = [
      "department", "school of", "faculty", "institute of", "division", "centre for", "college of",
    ]
    let folded = ComparableText.fold(name)
    return units.contains { folded.hasPrefix($0) }
  }

  /// The first picture of the page that is a logo, if its alternative text is an organisation's name.
  private func logo(_ reader: BioReader, _ name: String) -> (value: String, picture: PageContent.Picture)? {
    for picture in context.content.pictures.prefix(6)
    where !PersonName.matches(picture.alternative, name: name) {
      let isLogo =
        picture.hints.contains { $0.holds("logo") }
        || picture.addresses.contains { $0.lowercased().holds("logo") }
      guard isLogo else { continue }
      var text = picture.alternative
      for end in [" logo", " Logo", " home page", " homepage", " - home", " crest"] where text.hasSuffix(end)
      {
        text.removeLast(end.count)
      }
      if let own = reader.organisation(named: text) { return (own, picture) }
    }
    return nil
  }

  static func parts(of title: String) -> [String] {
    var parts = [title]
    for mark in [" - ", " | ", " – ", " — ", " :: ", " · ", ": ", " » ", " < ", " / "] {
      parts = parts.flatMap { $0.split(separator: mark).map { $0.collapsed } }
    }
    return parts.filter { !$0.isEmpty }
  }

  // MARK: What the headings say

  /// Letters behind or before a name that are an office ("Jane Doe MP", "Councillor Jane Doe").
  private static let letters: Set<String> = [
    "MP", "MSP", "MLA", "MHK", "MLC", "MEP", "TD", "MS", "AM", "Councillor", "Cllr", "Cllr.", "Cynghorydd",
    "PC", "PCSO",
    "Sgt", "Senator", "Rev", "Revd",
  ]

  /// "Edward Example MP (Millbeck) - Minister for Finance", "Councillor Jane Doe".
  private func restOfHeading(_ name: String) -> [Fact] {
    guard
      let heading = context.content.blocks.first(where: {
        ($0.headingLevel ?? 9) <= 2 && PersonName.matches($0.text, name: name)
      })
    else { return [] }
    func fact(_ hit: BioReader.Hit) -> Fact {
      Fact(
        hit.attribute, hit.value, evidence: context.evidence(.text, heading.node, excerpt: heading.text),
        visibility: .onPage, confidence: hit.confidence, precision: hit.precision, current: hit.current)
    }
    let parts = Self.parts(of: heading.text)
    let reader = BioReader(lexicon: context.lexicon, isHeadline: true)
    let own = parts.first { PersonName.matches($0, name: name) } ?? ""
    return parts.filter { $0 != own }.flatMap(reader.read).map(fact) + Self.office(in: own).map(fact)
  }

  /// The letters beside a name, and the place in brackets behind them.
  static func office(in heading: String) -> [BioReader.Hit] {
    let words = heading.split(whereSeparator: \.isWhitespace).map { $0.filter { $0 != "," } }
    guard words.count > 2, let letters = words.first(where: { Self.letters.contains($0) }) else { return [] }
    var hits = [BioReader.Hit(.occupation, letters, Confidence(rawValue: 75), precision: 90)]
    if let open = heading.firstIndex(of: "("), let close = heading[open...].firstIndex(of: ")"),
      letters == "MS" || !["PC", "PCSO", "Rev", "Revd", "Sgt"].contains(letters)
    {
      let place = heading[heading.index(after: open)..<close].collapsed
      if place.first?.isUppercase == true, place.utf8.count <= 60, place.contains(where: \.isLowercase) {
        hits.append(
          BioReader.Hit(.workLocation, place, Confidence(rawValue: 65), precision: PlacePrecision.of(place)))
      }
    }
    return hits
  }

  /// A heading that is nothing but an office: "Member for Millbeck, Example Party".
  private func offices() -> [Fact] {
    let reader = BioReader(lexicon: context.lexicon)
    let headings = context.content.blocks.filter {
      (2...3).contains($0.headingLevel ?? 9) && $0.place.isDisjoint(with: [.chrome, .others, .hidden])
        && $0.text.utf8.count <= 100
    }
    return headings.prefix(20).flatMap { heading -> [Fact] in
      let hits = reader.read(heading.text)
      guard let first = hits.first, first.attribute == .occupation, first.confidence.counts,
        heading.text.hasPrefix(first.value), first.value.split(separator: " ").count > 1
      else { return [] }
      return hits.map { hit in
        Fact(
          hit.attribute, hit.value, evidence: context.evidence(.text, heading.node, excerpt: heading.text),
          visibility: .onPage, confidence: min(hit.confidence, Confidence(rawValue: 70)),
          precision: hit.precision,
          current: hit.current)
      }
    }
  }

  // MARK: What the picture says

  /// "Name - Employer - Town" as a picture's alternative text: a leak that nobody sees and every scraper reads.
  private func alternatives(_ name: String) -> [Fact] {
    for picture in context.content.pictures where picture.place.isDisjoint(with: .others) {
      let parts = picture.alternative.split(separator: " - ").map { $0.collapsed }
      guard parts.count > 1, PersonName.matches(parts[0], name: name) else { continue }
      let reader = BioReader(lexicon: context.lexicon, isHeadline: true)
      return parts.dropFirst().enumerated().flatMap { index, part -> [Fact] in
        func fact(_ attribute: Attribute, _ value: String, _ confidence: Confidence, precision: Int) -> Fact {
          Fact(
            attribute, value,
            evidence: context.evidence(.image, picture.node, attribute: "alt", excerpt: picture.alternative),
            visibility: .inCode, confidence: confidence, precision: precision)
        }
        let hits = reader.read(part)
        if !hits.isEmpty {
          return hits.map { fact($0.attribute, $0.value, $0.confidence, precision: $0.precision) }
        }
        if let own = reader.organisation(named: part) {
          return [fact(.employer, own, .strongPattern, precision: 100)]
        }
        return index == parts.count - 2 && parts.count > 2
          ? [fact(.workLocation, part, Confidence(rawValue: 65), precision: 60)] : []
      }
    }
    return []
  }
}
