internal import Markup
internal import Model

/// Reads a platform's page by the selectors of its file in `Checks/platforms/`.
struct PlatformRules {
  /// What the selectors gave.
  struct Yield {
    var facts: [Fact] = []
    /// Kinds of fact whose place is there and not empty, whether or not a fact came of it.
    var found: Set<Attribute> = []
    /// Kinds of fact whose surroundings are there while the place itself is not.
    var missed: Set<Attribute> = []
  }

  let context: PageContext
  let pictures: Pictures

  /// More places than this for one selector are a list, not one person's fact.
  private static let placeLimit = 20
  /// More letters than this are no value, and more than a free text is read.
  private static let valueLimit = 400
  private static let bioLimit = 2_000

  /// - Throws: ``Problem`` `query-failed` for a selector that cannot run: an error, never an empty result.
  func read() throws -> Yield {
    guard let platform = context.platform else { return Yield() }
    var yield = Yield()
    var data = PlatformData(content: context.content)
    for selector in platform.selectors {
      let places = try places(of: selector, &data)
      if places.isEmpty {
        if let query = selector.expectedWhere, try !context.tree.nodes(query).isEmpty {
          yield.missed.insert(selector.attribute)
        }
      } else if selector.current {
        yield.found.insert(selector.attribute)
      }
      for place in places { yield.facts += reading(place, selector) }
    }
    // Several generations of a site's pages stand side by side in its file: what one of them finds is not missed.
    yield.missed.subtract(yield.found)
    return yield
  }

  /// A text and where it stands.
  private struct Place {
    let text: String
    let evidence: Evidence
    let visibility: Visibility
  }

  private func places(of selector: PlatformSelector, _ data: inout PlatformData) throws -> [Place] {
    switch selector.place {
    case .markup(let xpath, let take):
      return try context.tree.nodes(xpath).prefix(Self.placeLimit).compactMap { place($0, take, selector) }
    case .data(let script, let pointer):
      return data.texts(script: script, pointer: pointer).prefix(Self.placeLimit).map { found in
        let text = found.text.decodingEntities.collapsed
        return Place(
          text: text.decodingPercentSpaces.collapsed,
          evidence: Evidence(source: .platformRule, locator: found.locator, excerpt: text),
          visibility: .inCode)
      }
    }
  }

  private func place(_ node: HTMLNode, _ take: String?, _ selector: PlatformSelector) -> Place? {
    let raw: String
    if let take {
      guard let value = node.attribute(take) else { return nil }
      raw =
        selector.attribute == .photograph && take == "style" ? Self.address(inStyle: value) : value.collapsed
    } else {
      raw = node.isElement ? node.readableText.collapsed : node.content.collapsed
    }
    guard !raw.isEmpty else { return nil }
    let locator = take.map { "\(node.path)/@\($0)" } ?? node.path
    // What stands in the page's head shows in search results and link previews.
    let isHead = node.name == "meta" || node.name == "title" || node.name == "link"
    return Place(
      text: raw, evidence: Evidence(source: .platformRule, locator: locator, excerpt: raw),
      visibility: isHead ? .inPreview : .onPage)
  }

  private func reading(_ place: Place, _ selector: PlatformSelector) -> [Fact] {
    let raw = place.text
    guard !raw.isEmpty, !MaskedText.isMasked(raw),
      raw.count <= (selector.style == .bio ? Self.bioLimit : Self.valueLimit)
    else { return [] }
    func fact(
      _ attribute: Attribute, _ value: String, precision: Int = 100, confidence: Confidence = .platformRule,
      current: Bool = true
    ) -> Fact {
      Fact(
        attribute, value, evidence: place.evidence, visibility: place.visibility, confidence: confidence,
        precision: precision, current: current && selector.current)
    }
    func hits(isHeadline: Bool) -> [Fact] {
      BioReader(lexicon: context.lexicon, isHeadline: isHeadline).read(raw).map {
        fact($0.attribute, $0.value, precision: $0.precision, confidence: $0.confidence, current: $0.current)
      }
    }
    if selector.style == .bio { return hits(isHeadline: raw.utf8.count <= 220) }
    if selector.style == .affiliation {
      let facts = hits(isHeadline: true)
      let employer = Affiliation(lexicon: context.lexicon).employer(in: raw, beside: facts)
      return facts + (employer.map { [fact(.employer, $0)] } ?? [])
    }
    switch selector.attribute {
    case .photograph:
      guard pictures.judge(raw) == .portrait else { return [] }
      return [fact(.photograph, raw, precision: 75)]
    case .occupation:
      // A headline holds the title, and often the employer and the place.
      let facts = hits(isHeadline: true)
      guard facts.contains(where: { $0.attribute == .occupation }) else {
        return raw.count <= 100 ? [fact(.occupation, raw, precision: 90, confidence: .counting)] : []
      }
      return facts
    case .workLocation, .homeLocation:
      return [fact(selector.attribute, raw, precision: PlacePrecision.of(raw))]
    case .birthDate:
      return [fact(.birthDate, raw, precision: BirthDatePrecision.of(raw))]
    case .name:
      let name = PersonName.inTitle(raw, platform: context.platform)
      return [fact(.name, name, precision: PersonName.precision(name))]
    case .email:
      // Archives of mailing lists write "kit at example.org" against collectors, who know that.
      let plain = raw.replacing(" at ", with: "@").replacing(" dot ", with: ".")
      return EmailAddress(plain).map { [fact(.email, $0.text)] } ?? []
    case .handle:
      // "@rhian", and Reddit's "u/rhian".
      return [fact(.handle, String(raw.trimmingPrefix("@").trimmingPrefix("u/")))]
    default:
      return [fact(selector.attribute, raw)]
    }
  }

  private static func address(inStyle style: String) -> String {
    guard let start = style.firstRange(of: "url(") else { return "" }
    return style[start.upperBound...].prefix { $0 != ")" }.filter { !"\"'".contains($0) }
  }
}
