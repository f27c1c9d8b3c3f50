internal import Model

/// Turns a person's item into facts (schema.org/Person and the h-card vocabulary).
struct PersonFacts {
  let context: PageContext
  let pictures: Pictures

  func facts(of person: Item, isSure: Bool) -> [Fact] {
    var facts: [Fact] = []
    let confidence = isSure ? Confidence.structuredData : .weakPattern
    func add(
      _ attribute: Attribute, _ value: (text: String, locator: String), precision: Int = 100,
      current: Bool = true
    ) {
      guard !value.text.isEmpty, !MaskedText.isMasked(value.text) else { return }
      let evidence = Evidence(source: person.source, locator: value.locator, excerpt: value.text)
      facts.append(
        Fact(
          attribute, value.text, evidence: evidence, visibility: .inCode, confidence: confidence,
          precision: precision, current: current))
    }

    if let name = name(person) { add(.name, name, precision: PersonName.precision(name.text)) }
    for handle in person.texts("alternateName", "additionalName").prefix(2) {
      let bare = handle.text.hasPrefix("@") ? String(handle.text.dropFirst()) : handle.text
      guard !bare.contains(" ") else { continue }
      add(.handle, ("@" + bare, handle.locator))
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
    for (attribute, place, precision) in places(person) { add(attribute, place, precision: precision) }
    for email in person.texts("email") {
      guard let address = EmailAddress(email.text) else { continue }
      add(.email, (address.text, email.locator))
      if let domain = address.employerDomain(context.lexicon.employerDomains) {
        add(.employer, (domain, email.locator), precision: 85)
      }
    }
    for telephone in person.texts("telephone") where telephone.text.filter(\.isNumber).count >= 7 {
      add(.telephone, (telephone.text.replacing("tel:", with: ""), telephone.locator))
    }
    for date in person.texts("birthDate") {
      add(.birthDate, date, precision: date.text.count >= 8 ? 100 : 55)
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
      case .text(let text, let locator): found.append(((text.collapsed, locator), true))
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

  private func places(_ person: Item) -> [(Attribute, (text: String, locator: String), Int)] {
    var found: [(Attribute, (text: String, locator: String), Int)] = []
    // A card without a nested address carries the parts itself.
    let own =
      person.properties["addressLocality"] != nil || person.properties["streetAddress"] != nil
      || person.properties["addressRegion"] != nil
    for address in person.items("address") + (own ? [person] : []) {
      found += parts(of: address, else: .workLocation)
    }
    for address in person.texts("address") where person.items("address").isEmpty {
      found.append((.workLocation, address, PlacePrecision.of(address.text)))
    }
    for (property, attribute) in [
      ("workLocation", Attribute.workLocation), ("homeLocation", .homeLocation), ("location", .workLocation),
    ] {
      for place in person.items(property) {
        let inner = place.items("address").first ?? place
        let found2 = parts(of: inner, else: attribute)
        if found2.isEmpty, let name = place.texts("name").first {
          found.append((attribute, name, PlacePrecision.of(name.text)))
        } else {
          found += found2
        }
      }
      for value in person.properties[property] ?? [] {
        if case .text(let text, let locator) = value {
          found.append((attribute, (text.collapsed, locator), PlacePrecision.of(text)))
        }
      }
    }
    return found
  }

  private func parts(of address: Item, else attribute: Attribute) -> [(
    Attribute, (text: String, locator: String), Int
  )] {
    var found: [(Attribute, (text: String, locator: String), Int)] = []
    let street = address.texts("streetAddress").first
    let postcode = address.texts("postalCode").first
    let towns = ["addressLocality", "addressRegion", "addressCountry"].compactMap { address.texts($0).first }
    if let street {
      found.append((attribute == .workLocation ? .homeLocation : attribute, street, 100))
    } else if let postcode {
      found.append((attribute == .workLocation ? .homeLocation : attribute, postcode, 80))
    }
    if let first = towns.first {
      let text = towns.map(\.text).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        .joined(separator: ", ")
      let precision = PlacePrecision.of(text)
      found.append((attribute, (text, first.locator), precision))
    }
    return found
  }

  private func bioFacts(_ bio: (text: String, locator: String), of person: Item, isSure: Bool) -> [Fact] {
    let evidence = Evidence(source: person.source, locator: bio.locator, excerpt: bio.text)
    return BioReader(lexicon: context.lexicon).read(bio.text).map { hit in
      Fact(
        hit.attribute, hit.value, evidence: evidence, visibility: .inCode,
        confidence: isSure ? hit.confidence : min(hit.confidence, .weakPattern), precision: hit.precision,
        current: hit.current)
    }
  }
}
