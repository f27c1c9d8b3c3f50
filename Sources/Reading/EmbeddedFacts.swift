internal import Markup
internal import Model

/// Turns the owner's object of a page's data into facts.
struct EmbeddedFacts {
  let context: PageContext
  let pictures: Pictures
  let owner: EmbeddedOwner
  /// The page's own thing is an organisation: then its picture is a logo.
  let isOrganisation: Bool

  /// What a site writes into its own data is as sure as its labels; whose it is was found by a tie.
  private static let confidence = Confidence(rawValue: 85)

  init(context: PageContext, pictures: Pictures, owner: EmbeddedOwner, isOrganisation: Bool) {
    self.context = context
    self.pictures = pictures
    self.owner = owner
    self.isOrganisation = isOrganisation
  }

  /// Whether the object makes the page a profile although nothing else shows: it has the page's own handle, and
  /// says more than a name.
  static func isProfile(_ owner: EmbeddedOwner, _ facts: [Fact]) -> Bool {
    owner.tie == .address && facts.contains { $0.attribute == .name && $0.confidence.counts }
      && (owner.has(.bio, .headline)
        || facts.contains {
          [.photograph, .occupation, .employer, .workLocation, .homeLocation].contains($0.attribute)
        })
  }

  func facts() -> [Fact] {
    var facts = name()
    var hasPicture = owner.members.contains {
      guard $0.meaning == .standIn, case .bool(true) = $0.value else { return false }
      return true
    }
    for member in owner.members {
      switch member.meaning {
      case .handle, .slug: facts += handle(member)
      case .bio: facts += bio(member, isHeadline: false)
      case .headline: facts += bio(member, isHeadline: true)
      // Beside a name a title is mostly the job, and always in its grammar.
      case .title:
        facts += owner.has(.fullName, .firstName, .displayName, .name) ? bio(member, isHeadline: true) : []
      case .occupation: facts += occupation(member)
      case .employer: facts += named(member).flatMap(employer)
      case .place: facts += place(member, .workLocation)
      case .home: facts += place(member, .homeLocation)
      case .picture:
        guard !isOrganisation, !hasPicture, let fact = picture(member) else { continue }
        facts.append(fact)
        hasPicture = true
      case .link: facts += links(member)
      case .address: facts += links(member)
      case .email: facts += email(member)
      case .telephone:
        facts += texts(member).filter { (7...20).contains($0.text.filter(\.isNumber).count) }
          .map { fact(.telephone, $0) }
      case .birthDate:
        facts += texts(member).filter { $0.text.filter(\.isNumber).count >= 4 }
          .map { fact(.birthDate, $0, precision: BirthDatePrecision.of($0.text)) }
      default: continue
      }
    }
    return facts
  }

  // MARK: Values

  private typealias Text = (text: String, pointer: String)

  private func fact(
    _ attribute: Attribute, _ value: Text, as shown: String? = nil, precision: Int = 100,
    confidence: Confidence = Self.confidence, current: Bool = true
  ) -> Fact {
    let evidence = Evidence(
      source: .embeddedJSON, locator: "\(owner.path)#\(value.pointer)", excerpt: value.text)
    return Fact(
      attribute, shown ?? value.text, evidence: evidence, visibility: .inCode,
      confidence: min(confidence, Self.confidence), precision: precision, current: current)
  }

  private func text(_ value: JSONValue?, _ pointer: String) -> [Text] {
    guard case .string(let raw)? = value else { return [] }
    let text = raw.decodingEntities.collapsed
    // "Kit%20Langley" was written for an address: the platform's own rule reads it, where there is one.
    guard !text.isEmpty, !MaskedText.isMasked(text), text == text.decodingPercentSpaces else { return [] }
    return [(text, pointer)]
  }

  private func texts(_ member: EmbeddedOwner.Member) -> [Text] {
    // "{"text": …}" and "{"simpleText": …}" are ways to write a text with marks.
    var found = text(member.value, member.pointer)
    for key in ["text", "simpleText", "plainText", "raw", "full", "default"] where found.isEmpty {
      found = text(member.value[key], "\(member.pointer)/\(key)")
    }
    return found
  }

  /// The value, or the name of the object or of the first object of a list.
  private func named(_ member: EmbeddedOwner.Member) -> [Text] {
    var (value, pointer) = (member.value, member.pointer)
    if case .array(let elements) = value {
      guard let first = elements.first else { return [] }
      (value, pointer) = (first, pointer + "/0")
    }
    let own = text(value, pointer)
    if !own.isEmpty { return own }
    for key in ["name", "fullName", "full_name", "displayName", "companyName", "title", "location", "city"] {
      let inner = text(value[key], "\(pointer)/\(key)")
      if !inner.isEmpty { return inner }
    }
    return []
  }

  // MARK: Attributes

  private func name() -> [Fact] {
    for meaning in [EmbeddedKey.fullName, .displayName, .name] {
      for member in owner.members where member.meaning == meaning {
        if let name = texts(member).first, name.text.count <= 120 {
          return [fact(.name, name, precision: PersonName.precision(name.text))]
        }
      }
    }
    if let first = owner.members.first(where: { $0.meaning == .firstName }).flatMap({ texts($0).first }) {
      let last = owner.texts(.lastName).first ?? ""
      let whole = "\(first.text) \(last)".collapsed
      return [fact(.name, first, as: whole, precision: PersonName.precision(whole))]
    }
    for member in owner.members where member.meaning == .nickname || member.meaning == .title {
      if let name = texts(member).first, name.text.count <= 120 {
        return [fact(.name, name, precision: PersonName.precision(name.text))]
      }
    }
    return []
  }

  private func handle(_ member: EmbeddedOwner.Member) -> [Fact] {
    texts(member).filter { !$0.text.contains(" ") && $0.text.utf8.count <= 80 }.map {
      fact(.handle, $0, as: "@" + $0.text.trimmingPrefix("@"))
    }
  }

  private func bio(_ member: EmbeddedOwner.Member, isHeadline: Bool) -> [Fact] {
    texts(member).flatMap { bio in
      BioReader(lexicon: context.lexicon, isHeadline: isHeadline).read(bio.text).map {
        fact(
          $0.attribute, bio, as: $0.value, precision: $0.precision, confidence: $0.confidence,
          current: $0.current)
      }
    }
  }

  private func occupation(_ member: EmbeddedOwner.Member) -> [Fact] {
    var facts: [Fact] = []
    for title in named(member) where title.text.count <= 200 {
      // "Housing officer at Harrowdale" in the field for the job says both.
      let hits = BioReader(lexicon: context.lexicon, isHeadline: true).read(title.text)
        .filter { $0.confidence.counts && [.occupation, .employer].contains($0.attribute) }
      if hits.contains(where: { $0.attribute == .occupation }) {
        facts += hits.map {
          fact($0.attribute, title, as: $0.value, precision: $0.precision, current: $0.current)
        }
      } else {
        facts.append(fact(.occupation, title))
      }
    }
    // A position may be an object with the company in it.
    for key in ["companyName", "company"] {
      guard let company = member.value[key] else { continue }
      let inner = EmbeddedOwner.Member(
        meaning: .employer, value: company, pointer: "\(member.pointer)/\(key)")
      return facts + named(inner).flatMap(employer)
    }
    return facts
  }

  private func employer(_ value: Text) -> [Fact] {
    let folded = ComparableText.fold(value.text)
    guard folded.count > 1, value.text.count <= 200,
      !["none", "n a", "na", "null", "undefined"].contains(folded)
    else { return [] }
    return [fact(.employer, value)]
  }

  private func place(_ member: EmbeddedOwner.Member, _ attribute: Attribute) -> [Fact] {
    named(member).filter { $0.text.count <= 120 && $0.text.contains(where: \.isLetter) }.map { place in
      let country =
        member.value["country"]?.text ?? (member.value.text == nil ? nil : owner.texts(.country).first)
      let isNamed = country.map { $0.count > 3 && !place.text.contains($0) } == true
      let whole = isNamed ? "\(place.text), \(country ?? "")" : place.text
      return fact(attribute, place, as: whole, precision: PlacePrecision.of(whole))
    }
  }

  private func picture(_ member: EmbeddedOwner.Member) -> Fact? {
    address(member.value, member.pointer, depth: 0).map { fact(.photograph, $0, precision: 75) }
  }

  /// The address itself, or the largest of several sizes, or the one that has the key for it.
  private func address(_ value: JSONValue, _ pointer: String, depth: Int) -> Text? {
    switch value {
    case .string(let raw):
      let address = raw.decodingEntities
      guard address.hasPrefix("https://") || address.hasPrefix("http://") || address.hasPrefix("/"),
        address.utf8.count <= 2_000, !address.contains(" "), pictures.judge(address) == .portrait
      else { return nil }
      return (address, pointer)
    case .array(let elements):
      guard let last = elements.indices.last, depth < 4 else { return nil }
      return address(elements[last], "\(pointer)/\(last)", depth: depth + 1)
    case .object(let members):
      guard depth < 4 else { return nil }
      let wanted = [
        "url", "uri", "src", "contenturl", "imageurl", "large", "retina", "original", "full", "thumbnails",
        "sources", "image", "medium", "small", "default",
      ]
      for key in wanted {
        for member in members where EmbeddedKey.folded(member.key) == key {
          let inner = "\(pointer)/\(JSONValue.pointerToken(member.key))"
          if let found = address(member.value, inner, depth: depth + 1) { return found }
        }
      }
      return nil
    default: return nil
    }
  }

  private func links(_ member: EmbeddedOwner.Member) -> [Fact] {
    var found = text(member.value, member.pointer)
    switch member.value {
    case .object:
      for key in ["link", "url", "href"] where found.isEmpty {
        found = text(member.value[key], "\(member.pointer)/\(key)")
      }
    case .array(let elements):
      for (number, element) in elements.prefix(10).enumerated() {
        found += text(element, "\(member.pointer)/\(number)")
        for key in ["url", "link", "href"] {
          found += text(element[key], "\(member.pointer)/\(number)/\(key)")
        }
      }
    default: break
    }
    let own = context.address?.host
    return found.compactMap { link in
      guard let address = WebAddress(link.text), address.host != own,
        // "url" is the profile's own address, or that of the site's interface, as often as another site.
        member.meaning == .link || isOfAnotherSite(address)
      else { return nil }
      return fact(.linkedProfile, link)
    }
  }

  private func isOfAnotherSite(_ address: WebAddress) -> Bool {
    guard let own = context.address?.host else { return false }
    return address.host.split(separator: ".").suffix(2) != own.split(separator: ".").suffix(2)
  }

  private func email(_ member: EmbeddedOwner.Member) -> [Fact] {
    texts(member).flatMap { text -> [Fact] in
      guard let address = EmailAddress(text.text) else { return [] }
      let domain = address.employerDomain(context.lexicon.employerDomains)
      return [fact(.email, text, as: address.text)]
        + (domain.map { [fact(.employer, text, as: $0, precision: 85)] } ?? [])
    }
  }
}
