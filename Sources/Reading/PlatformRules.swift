internal import Markup
internal import Model

/// Reads a platform's page by the selectors of its file in `Checks/platforms/`.
struct PlatformRules {
  let context: PageContext
  let pictures: Pictures

  /// - Throws: ``Problem`` `query-failed` for a selector that cannot run: an error, never an empty result.
  func facts() throws -> [Fact] {
    guard let platform = context.platform else { return [] }
    var facts: [Fact] = []
    for selector in platform.selectors {
      for node in try context.tree.nodes(selector.xpath).prefix(20) { facts += reading(node, selector) }
    }
    return facts
  }

  private func reading(_ node: HTMLNode, _ selector: PlatformSelector) -> [Fact] {
    let raw: String
    if let take = selector.take {
      guard let value = node.attribute(take) else { return [] }
      raw =
        selector.attribute == .photograph && take == "style" ? Self.address(inStyle: value) : value.collapsed
    } else {
      raw = node.isElement ? node.readableText.collapsed : node.content.collapsed
    }
    guard !raw.isEmpty, raw.count <= 400, !MaskedText.isMasked(raw) else { return [] }
    let evidence = Evidence(
      source: .platformRule, locator: selector.take.map { "\(node.path)/@\($0)" } ?? node.path, excerpt: raw)
    func fact(
      _ attribute: Attribute, _ value: String, precision: Int = 100, confidence: Confidence = .platformRule,
      current: Bool
    ) -> Fact {
      Fact(
        attribute, value, evidence: evidence, visibility: .onPage, confidence: confidence,
        precision: precision,
        current: current && selector.current)
    }
    switch selector.attribute {
    case .photograph:
      guard pictures.judge(raw) == .portrait else { return [] }
      return [fact(.photograph, raw, precision: 75, current: true)]
    case .occupation:
      // A headline holds the title, and often the employer and the place.
      let hits = BioReader(lexicon: context.lexicon, isHeadline: true).read(raw)
      guard hits.contains(where: { $0.attribute == .occupation }) else {
        return raw.count <= 100
          ? [fact(.occupation, raw, precision: 90, confidence: .counting, current: true)] : []
      }
      return hits.map {
        fact($0.attribute, $0.value, precision: $0.precision, confidence: $0.confidence, current: $0.current)
      }
    case .workLocation, .homeLocation:
      return [fact(selector.attribute, raw, precision: PlacePrecision.of(raw), current: true)]
    case .birthDate:
      return [fact(.birthDate, raw, precision: BirthDatePrecision.of(raw), current: true)]
    case .name:
      let name = PersonName.inTitle(raw, platform: context.platform)
      return [fact(.name, name, precision: PersonName.precision(name), current: true)]
    default:
      return [fact(selector.attribute, raw, current: true)]
    }
  }

  private static func address(inStyle style: String) -> String {
    guard let start = style.firstRange(of: "url(") else { return "" }
    return style[start.upperBound...].prefix { $0 != ")" }.filter { !"\"'".contains($0) }
  }
}
