internal import Model

/// Puts what open doors say into the reading of the page that they belong to: one profile, one list of facts.
struct DoorMerge {
  let platform: Platform?

  func merged(_ answers: [DoorAnswer], into reading: PageReading) -> PageReading {
    var merged = reading
    for answer in answers {
      switch answer.content {
      case .nothing(let reason):
        merged = merged.noting(
          ["The site's public data at \(answer.lead.address) was not read. \(reason)"])
      case .facts(let facts, let isWhole):
        merged = add(facts, isWhole: isWhole, from: answer.lead, to: merged)
      }
    }
    return merged
  }

  private func add(_ facts: [Fact], isWhole: Bool, from lead: DoorLead, to reading: PageReading)
    -> PageReading
  {
    let wasEmpty = reading.state == .scriptShell
    let isOpened = isWhole && (wasEmpty || reading.state == .loginWall)
    // What a wall keeps back no visitor of the page sees; programs do.
    let visibility: Visibility =
      isWhole && (wasEmpty || reading.state == .profile) ? .onPage : .inCode
    let exposures = exposures(facts, visibility, of: reading)
    let host = WebAddress(lead.address)?.host ?? ""
    var notes = ["Also read: public data at \(lead.address). Anyone can ask for it without signing in."]
    var reason = reading.stateReason
    if isOpened {
      reason =
        wasEmpty
        ? "The page is empty until a browser fills it in. The site's public data at \(host) holds all that "
          + "the profile shows, so that was read in its place."
        : "The page asks for a sign-in. The site's public data at \(host) holds all that the profile shows, "
          + "and anyone can ask for it. So that was read in its place."
      notes = [reason] + notes
    }
    return PageReading(
      capture: reading.capture, address: reading.address, platformID: reading.platformID,
      state: isOpened ? .profile : reading.state, stateReason: reason, exposures: exposures,
      notes: reading.notes
    ).noting(notes)
  }

  private func exposures(_ facts: [Fact], _ visibility: Visibility, of reading: PageReading) -> [Exposure] {
    let name =
      reading.exposures.first { $0.attribute == .name }?.value ?? facts.first { $0.attribute == .name }?.value
    // One picture is enough, and a site keeps the same one under many addresses.
    let hasPicture = reading.exposures.contains { $0.attribute == .photograph && $0.confidence.counts }
    let sifted = FactSieve(
      platform: platform, address: reading.address.flatMap(WebAddress.init), pageName: name,
      isOrganisation: false
    )
    .sift(facts).filter { !hasPicture || $0.attribute != .photograph }
    let found = ExposureBuilder(visibleText: "").exposures(from: sifted)
    var all = reading.exposures
    for exposure in found {
      if let index = all.firstIndex(where: { Self.isSame($0, exposure) }) {
        all[index] = Self.joined(all[index], exposure, visibility)
      } else {
        all.append(Self.copy(exposure, visibility: visibility))
      }
    }
    let rank = Dictionary(uniqueKeysWithValues: Attribute.allCases.enumerated().map { ($1, $0) })
    return all.enumerated().sorted { a, b in
      let (x, y) = (rank[a.element.attribute] ?? 0, rank[b.element.attribute] ?? 0)
      return x != y ? x < y : a.offset < b.offset
    }
    .enumerated().map { number, entry in
      entry.element.identified(by: ExposureBuilder.id(number + 1))
    }
  }

  private static func isSame(_ one: Exposure, _ other: Exposure) -> Bool {
    one.attribute == other.attribute && one.current == other.current
      && ExposureBuilder.identity(one.attribute, one.value)
        == ExposureBuilder.identity(other.attribute, other.value)
  }

  /// The page's own evidence stays first, and what it shows in search results stays so.
  private static func joined(_ one: Exposure, _ other: Exposure, _ visibility: Visibility) -> Exposure {
    let best = other.confidence > one.confidence ? other : one
    let evidence = one.evidence + other.evidence.filter { !one.evidence.contains($0) }
    return Exposure(
      id: one.id, attribute: one.attribute, value: best.value,
      evidence: Array(evidence.prefix(ExposureBuilder.evidenceLimit)),
      visibility: one.visibility == .inCode ? visibility : one.visibility, confidence: best.confidence,
      precision: max(one.precision, other.precision), current: one.current)
  }

  private static func copy(_ exposure: Exposure, visibility: Visibility) -> Exposure {
    Exposure(
      id: exposure.id, attribute: exposure.attribute, value: exposure.value, evidence: exposure.evidence,
      visibility: visibility, confidence: exposure.confidence, precision: exposure.precision,
      current: exposure.current)
  }
}

extension PageReading {
  /// The same reading with more to say about it.
  fileprivate func noting(_ more: [String]) -> PageReading {
    PageReading(
      capture: capture, address: address, platformID: platformID, state: state, stateReason: stateReason,
      exposures: exposures, notes: notes + more.map { PageText.clean($0) })
  }
}
