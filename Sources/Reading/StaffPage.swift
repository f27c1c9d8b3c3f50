internal import Markup
internal import Model

/// Facts that a page on an organisation's own site gives by its frame: the title ends with the organisation, the
/// heading goes on from the name to the office, and the picture's alternative text sums it up.
struct StaffPage {
  let context: PageContext
  let pageName: String?

  func facts() -> [Fact] {
    guard let pageName, context.platform == nil || !alternatives(pageName).isEmpty else { return [] }
    return
      (context.platform == nil ? organisationInTitle(pageName) + restOfHeading(pageName) + offices() : [])
      + alternatives(pageName)
  }

  /// "Jane Doe - Harrowdale County Council": the part of the title that has the form of an organisation's name.
  private func organisationInTitle(_ name: String) -> [Fact] {
    guard let title = context.content.metas.first(where: { $0.key == "title" }) else { return [] }
    let reader = BioReader(lexicon: context.lexicon)
    let metas = [title] + [context.content.meta("og:site_name")].compactMap(\.self)
    var facts: [Fact] = []
    for meta in metas {
      for part in Self.parts(of: meta.value) where !PersonName.matches(part, name: name) {
        guard let own = reader.organisation(named: part) else { continue }
        facts.append(
          Fact(
            .employer, own, evidence: context.evidence(meta), visibility: .inPreview,
            confidence: Confidence(rawValue: 75)))
      }
    }
    return facts
  }

  private static func parts(of title: String) -> [String] {
    var parts = [title]
    for mark in [" - ", " | ", " – ", " — ", " :: ", " · ", ": "] {
      parts = parts.flatMap { $0.split(separator: mark).map { $0.collapsed } }
    }
    return parts.filter { !$0.isEmpty }
  }

  /// "Edward Example MP - Minister for Finance".
  private func restOfHeading(_ name: String) -> [Fact] {
    guard
      let heading = context.content.blocks.first(where: {
        ($0.headingLevel ?? 9) <= 2 && PersonName.matches($0.text, name: name)
      })
    else { return [] }
    let rest = Self.parts(of: heading.text).dropFirst()
    let reader = BioReader(lexicon: context.lexicon, isHeadline: true)
    return rest.flatMap(reader.read).map { hit in
      Fact(
        hit.attribute, hit.value, evidence: context.evidence(.text, heading.node, excerpt: heading.text),
        visibility: .onPage, confidence: hit.confidence, precision: hit.precision, current: hit.current)
    }
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
