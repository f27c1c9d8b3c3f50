internal import Markup
internal import Model

/// Turns the answer of an open door into facts, by the selectors of its platform's file.
struct DoorFacts {
  let lead: DoorLead
  let platform: Platform?
  let lexicon: Lexicon
  let activity: ActivityLexicon
  let subject: Subject

  /// A longer text is no field of a profile.
  static let textLimit = 20_000
  /// More facts than this from one answer are a trap.
  private static let factLimit = 120

  func facts(in root: JSONValue) -> [Fact] {
    var facts: [Fact] = []
    for selector in lead.door.selectors {
      for place in root.values(at: selector.pointer) {
        guard facts.count < Self.factLimit else { return facts }
        facts += reading(place.value, place.pointer, selector)
      }
    }
    return facts
  }

  private func reading(_ value: JSONValue, _ pointer: String, _ selector: DoorSelector) -> [Fact] {
    switch selector.content {
    case .attribute(let attribute):
      return text(value, selector).flatMap { fragment in
        self.facts(attribute, fragment.text.collapsed, pointer, selector)
      }
    case .bio:
      return text(value, selector).flatMap { bio($0, pointer) }
    case .pairs(let label, let inner):
      guard let name = value.values(at: label).first, let content = value.values(at: inner).first else {
        return []
      }
      return text(name.value, selector).flatMap { name in
        text(content.value, selector).flatMap { pair(name.text.collapsed, $0, pointer + content.pointer) }
      }
    }
  }

  // MARK: Texts

  /// A text of the answer, as a small page where it is HTML.
  private struct Fragment {
    /// Its lines, as a reader sees them.
    let text: String
    let links: [PageContent.Link]
    let context: PageContext
  }

  /// The text of a string or number; none where it is empty, masked, too long or no text.
  private func text(_ value: JSONValue, _ selector: DoorSelector) -> [Fragment] {
    guard let raw = value.text, raw.utf8.count <= Self.textLimit else { return [] }
    let html = selector.isHTML ? raw : Self.escaped(raw).replacing("\n", with: "<br>")
    guard let fragment = fragment(html), !fragment.text.isEmpty, !MaskedText.isMasked(fragment.text) else {
      return []
    }
    return [fragment]
  }

  /// `nil` for markup over the limits of a page: then nothing of it is read.
  private func fragment(_ html: String) -> Fragment? {
    guard let tree = try? HTMLTree(Array("<!DOCTYPE html><body>\(html)</body>".utf8), charset: "utf-8") else {
      return nil
    }
    let content = PageWalk.content(of: tree)
    let lines = content.blocks.filter { !$0.place.contains(.hidden) }.map(\.text)
    return Fragment(
      text: lines.joined(separator: "\n"), links: content.links,
      context: PageContext(
        tree: tree, content: content, lexicon: lexicon, platform: platform,
        address: WebAddress(lead.page), subject: subject, activity: activity))
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }

  // MARK: Facts

  private func fact(
    _ attribute: Attribute, _ value: String, _ pointer: String, excerpt: String? = nil,
    confidence: Confidence = .platformRule, precision: Int = 100, current: Bool = true
  ) -> Fact {
    Fact(
      attribute, value,
      evidence: Evidence(
        source: .openDoor, locator: "\(lead.address)#\(pointer)", excerpt: excerpt ?? value),
      visibility: .inCode, confidence: confidence, precision: precision, current: current)
  }

  private func facts(_ attribute: Attribute, _ text: String, _ pointer: String, _ selector: DoorSelector)
    -> [Fact]
  {
    guard text.count <= 400 else { return [] }
    func one(_ value: String, precision: Int = 100, confidence: Confidence = .platformRule) -> [Fact] {
      [
        fact(
          attribute, value, pointer, excerpt: text, confidence: confidence, precision: precision,
          current: selector.current)
      ]
    }
    switch attribute {
    case .name:
      return text.count <= 120 ? one(text, precision: PersonName.precision(text)) : []
    case .handle:
      return text.contains(" ") || text.utf8.count > 80 ? [] : one("@" + text.trimmingPrefix("@"))
    case .photograph:
      guard let address = absolute(text), Pictures(platform: platform).judge(address) == .portrait else {
        return []
      }
      return one(address, precision: 75)
    case .linkedProfile:
      // Some sites keep what was typed, without "https://".
      guard let link = WebAddress(text) ?? (text.contains(".") ? WebAddress("https://" + text) : nil),
        link.host.contains(".")
      else { return [] }
      return one(link.description)
    case .employer:
      let folded = ComparableText.fold(text)
      let isWorthSaying = folded.count > 1 && text.count <= 200 && !["none", "n a", "na"].contains(folded)
      return isWorthSaying ? one(text) : []
    case .occupation:
      let hits = BioReader(lexicon: lexicon, isHeadline: true).read(text)
      guard hits.contains(where: { $0.attribute == .occupation && $0.confidence.counts }) else {
        return text.count <= 100 ? one(text, precision: 90) : []
      }
      return hits.map { hit(fact($0.attribute, $0.value, pointer, excerpt: text), $0, selector.current) }
    case .workLocation, .homeLocation:
      return text.count <= 120 && text.contains(where: \.isLetter)
        ? one(text, precision: PlacePrecision.of(text)) : []
    case .birthDate:
      return text.contains(where: \.isNumber) ? one(text, precision: BirthDatePrecision.of(text)) : []
    case .email:
      guard let address = EmailAddress(text) else { return [] }
      let domain = address.employerDomain(lexicon.employerDomains)
      return one(address.text)
        + (domain.map { [fact(.employer, $0, pointer, excerpt: text, precision: 85)] } ?? [])
    case .telephone:
      return (7...20).contains(text.filter(\.isNumber).count) ? one(text) : []
    default:
      return one(text)
    }
  }

  private func hit(_ fact: Fact, _ hit: BioReader.Hit, _ isCurrent: Bool) -> Fact {
    Fact(
      fact.attribute, fact.value, evidence: fact.evidence, visibility: fact.visibility,
      confidence: min(fact.confidence, hit.confidence), precision: hit.precision,
      current: hit.current && isCurrent)
  }

  private func absolute(_ address: String) -> String? {
    guard address.utf8.count <= 2_000, !address.contains(" ") else { return nil }
    if address.hasPrefix("//") { return "https:" + address }
    if address.hasPrefix("/") { return WebAddress(lead.address).map { $0.origin + address } }
    return address.hasPrefix("https://") || address.hasPrefix("http://") ? address : nil
  }

  /// A text in which the person tells of themself: the same readers as for a bio on a page.
  private func bio(_ bio: Fragment, _ pointer: String) -> [Fact] {
    BioReader(lexicon: lexicon).read(bio.text).map { found in
      hit(fact(found.attribute, found.value, pointer, excerpt: bio.text), found, true)
    }
      + OwnTerms(context: bio.context).facts().map { term in
        fact(
          term.attribute, term.value, pointer, excerpt: term.evidence.excerpt, confidence: term.confidence)
      }
  }

  /// A label with its value, read as the same two would be on a page; and the links that the value marks as the
  /// person's own.
  private func pair(_ label: String, _ value: Fragment, _ pointer: String) -> [Fact] {
    let shown = value.text.collapsed
    let row = "<dl><dt>\(Self.escaped(label))</dt><dd>\(Self.escaped(shown))</dd></dl>"
    let labelled = fragment(row).map { LabelledText(context: $0.context, isOffice: false).facts() } ?? []
    let links = value.links.filter { $0.relations.contains("me") && WebAddress($0.address) != nil }
    return labelled.map { found in
      Fact(
        found.attribute, found.value,
        evidence: Evidence(
          source: .openDoor, locator: "\(lead.address)#\(pointer)", excerpt: found.evidence.excerpt),
        visibility: .inCode, confidence: min(found.confidence, .platformRule), precision: found.precision,
        current: found.current)
    } + links.map { fact(.linkedProfile, $0.address, pointer) }
  }
}
