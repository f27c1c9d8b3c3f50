internal import Model

/// Turns a person's item into facts (schema.org/Person and the h-card vocabulary).
struct PersonFacts {
  let context: PageContext
  let pictures: Pictures

  func facts(of person: Item, isSure: Bool) -> [Fact] {
    var facts: [Fact] = []
    let confidence = isSure ? Confidence.structuredData : .weakPattern
    func add(
      _ attribute: Attribute, _ value: (text: String, locator: String), as shown: String? = nil,
      precision: Int = 100, current: Bool = true
    ) {
      guard !value.text.isEmpty, !MaskedText.isMasked(value.text) else { return }
      // The excerpt is what stands on the page; the value may be put together from it.
      let evidence = Evidence(source: person.source, locator: value.locator, excerpt: value.text)
      facts.append(
        Fact(
          attribute, shown ?? value.text, evidence: evidence, visibility: .inCode, confidence: confidence,
          precision: precision, current: current))
    }

    if let name = name(person) { add(.name, name, precision: PersonName.precision(name.text)) }
    for handle in person.texts("alternateName", "additionalName").prefix(2) {
      let bare = handle.text.hasPrefix("@") ? String(handle.text.dropFirst()) : handle.text
      guard !bare.contains(" ") else { continue }
      add(.handle, handle, as: "@" + bare)
    }
    for title in person.texts("jobTitle", "hasOccupation", "role") where isWorthSaying(title.text) {
      // "Chief executive at Acme" in the field for the title says both.
      let hits = BioReader(lexicon: context.lexicon, isHeadline: true).read(title.text)
      let both = hits.filter { $0.confidence.counts && [.occupation, .employer].contains($0.attribute) }
      if both.contains(where: { $0.attribute == .occupation }),
        both.contains(where: { $0.attribute == .employer })
      {
        for hit in both {
          add(hit.attribute, (hit.value, title.locator), precision: hit.precision, current: hit.current)
        }
      } else {
        add(.occupation, title)
      }
    }
    for (employer, isCurrent) in employers(person) { add(.employer, employer, current: isCurrent) }
    for picture in person.addresses("image", "photo") where pictures.judge(picture.text) == .portrait {
      add(.photograph, picture, precision: 75)
    }
    for place in places(person) {
      add(place.attribute, place.value, as: place.shown, precision: place.precision)
    }
    for email in person.texts("email") {
      guard let address = EmailAddress(email.text) else { continue }
      add(.email, email, as: address.text)
      if let domain = address.employerDomain(context.lexicon.employerDomains) {
        add(.employer, (domain, email.locator), precision: 85)
      }
    }
    for telephone in person.texts("telephone") where telephone.text.filter(\.isNumber).count >= 7 {
      add(.telephone, telephone, as: telephone.text.replacing("tel:", with: ""))
    }
    for date in person.texts("birthDate") {
      add(.birthDate, date, precision: BirthDatePrecision.of(date.text))
    }
    for link in person.addresses("sameAs") { add(.linkedProfile, link) }
    for bio in person.texts("description") { facts += bioFacts(bio, of: person, isSure: isSure) }
    return facts
  }

  private func name(_ person: Item) -> (text: String, locator: String)? {
    if let name = person.texts("name").first { return name }
    guard let given = person.texts("givenName").first else { return nil }
    guard let family = person.texts("familyName").first else { return given }
    return ("\(given.text) \(family.text)", given.locator)
  }

  /// `worksFor` with its role's dates; a department's organisation; a nested card's organisation.
  private func employers(_ person: Item) -> [(value: (text: String, locator: String), isCurrent: Bool)] {
    var found: [((text: String, locator: String), Bool)] = []
    for value in person.properties["worksFor"] ?? [] {
      switch value {
      case .text(let text): found.append(((text.words.collapsed, text.locator), true))
      case .item(let organisation):
        let role = organisation.items("member").first ?? organisation
        let isPast = !role.texts("endDate").isEmpty
        let inner = organisation.items("worksFor").first ?? organisation
        for name in inner.texts("name", "legalName", "worksFor").prefix(1) { found.append((name, !isPast)) }
      }
    }
    for affiliation in person.texts("affiliation").prefix(3) { found.append((affiliation, true)) }
    return found.filter { isWorthSaying($0.0.text) }
  }

  private func isWorthSaying(_ text: String) -> Bool {
    let folded = ComparableText.fold(text)
    return folded.count > 1 && text.count <= 200
      && !["none", "n a", "na", "null", "undefined", "company"].contains(folded) || folded == "company"
  }

  /// A place that the person's item names. `shown` joins the parts of an address; the evidence is its first part.
  private struct Place {
    let attribute: Attribute
    let value: (text: String, locator: String)
    let shown: String
    let precision: Int

    init(
      _ attribute: Attribute, _ value: (text: String, locator: String), shown: String? = nil,
      precision: Int? = nil
    ) {
      self.attribute = attribute
      self.value = value
      self.shown = shown ?? value.text
      self.precision = precision ?? PlacePrecision.of(self.shown)
    }
  }

  private func places(_ person: Item) -> [Place] {
    var found: [Place] = []
    // A card without a nested address carries the parts itself.
    let own = ["addressLocality", "streetAddress", "addressRegion"].contains { person.properties[$0] != nil }
    for address in person.items("address") + (own ? [person] : []) {
      found += parts(of: address, street: .homeLocation, town: .workLocation)
    }
    if person.items("address").isEmpty {
      found += person.texts("address").map { Place(.workLocation, $0) }
    }
    let properties = [
      ("workLocation", Attribute.workLocation), ("homeLocation", .homeLocation), ("location", .workLocation),
    ]
    for (property, attribute) in properties {
      for value in person.properties[property] ?? [] {
        switch value {
        case .text(let text): found.append(Place(attribute, (text.words.collapsed, text.locator)))
        case .item(let place):
          let inner = parts(of: place.items("address").first ?? place, street: attribute, town: attribute)
          found += inner.isEmpty ? place.texts("name").prefix(1).map { Place(attribute, $0) } : inner
        }
      }
    }
    return found
  }

  /// A person's bare address may be where they live, so its street and postcode are read as a home.
  private func parts(of address: Item, street exact: Attribute, town attribute: Attribute) -> [Place] {
    var found: [Place] = []
    if let street = address.texts("streetAddress").first {
      found.append(Place(exact, street, precision: 100))
    } else if let postcode = address.texts("postalCode").first {
      found.append(Place(exact, postcode, precision: 80))
    }
    let towns = ["addressLocality", "addressRegion", "addressCountry"].compactMap { address.texts($0).first }
    if let first = towns.first {
      let parts = towns.map(\.text).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
      found.append(Place(attribute, first, shown: parts.joined(separator: ", ")))
    }
    return found
  }

  private func bioFacts(_ bio: (text: String, locator: String), of person: Item, isSure: Bool) -> [Fact] {
    let evidence = Evidence(source: person.source, locator: bio.locator, excerpt: bio.text)
    return BioReader(lexicon: context.lexicon, name: name(person)?.text).read(bio.text).map { hit in
      Fact(
        hit.attribute, hit.value, evidence: evidence, visibility: .inCode,
        confidence: isSure ? hit.confidence : min(hit.confidence, .weakPattern), precision: hit.precision,
        current: hit.current)
    }
  }
}
