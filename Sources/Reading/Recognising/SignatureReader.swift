internal import Messages
internal import Model

/// Reads the signature of a message: a small business card of name, title, team, employer, address and telephone.
struct SignatureReader {
  let lexicon: Lexicon
  let subject: Subject
  let authorName: String?
  let platforms: (WebAddress) -> Platform?

  func facts(_ lines: [PostLine]) -> [Fact] {
    var facts: [Fact] = []
    var addressLines: [PostLine] = []
    for (index, line) in lines.enumerated() {
      let text = line.text
      guard text.utf8.count <= 300, !isRemark(text) else { continue }
      var found = contacts(line)
      let rest = Self.withoutLabel(text)
      if let name = name(rest, isFirst: index == 0) {
        found.append(fact(.name, name, line, .strongPattern, precision: PersonName.precision(name)))
        // "Sam Tarrant, Housing Officer" goes on behind the name.
        if rest.count > name.count, let after = rest.firstRange(of: name)?.upperBound {
          found += card(String(rest[after...].drop { " ,-–—|/:".contains($0) }), line)
        }
      } else if found.isEmpty || text.contains(where: { "|,·•;".contains($0) }) {
        found += card(rest, line)
      }
      if isAddress(rest), !found.contains(where: { $0.attribute == .employer && $0.confidence.counts }) {
        addressLines.append(line)
        found.removeAll { $0.attribute == .workLocation || $0.attribute == .homeLocation }
      }
      facts += found
    }
    return facts + address(addressLines, hasEmployer: facts.contains { $0.attribute == .employer })
  }

  private func fact(
    _ attribute: Attribute, _ value: String, _ line: PostLine, _ confidence: Confidence, precision: Int = 100,
    current: Bool = true
  ) -> Fact {
    Fact(
      attribute, value, evidence: Evidence(source: .text, locator: line.locator, excerpt: line.text),
      visibility: .onPage, confidence: confidence, precision: precision, current: current)
  }

  // MARK: Lines

  /// A saying, a disclaimer or an advertisement: long, quoted, or about something else.
  private func isRemark(_ text: String) -> Bool {
    if let first = text.first, "\"“«'".contains(first) { return true }
    let folded = ComparableText.fold(text)
    return [
      "sent from my", "get outlook", "views", "this email", "this e mail", "this message", "please consider",
      "opinions", "the views", "my views", "disclaimer", "confidential", "download", "want to", "click",
      "are you", "follow us",
    ].contains {
      folded.hasPrefix($0)
    } || text.split(separator: " ").count > 18
  }

  /// "Tel:", "Office -": the label of a line.
  private static func withoutLabel(_ text: String) -> String {
    guard let colon = text.firstIndex(of: ":"), text.distance(from: text.startIndex, to: colon) <= 12,
      text[..<colon].allSatisfy({ $0.isLetter || $0 == "." || $0 == "-" }),
      !text[text.index(after: colon)...].hasPrefix("//")
    else { return text.collapsed }
    return text[text.index(after: colon)...].collapsed
  }

  private func name(_ text: String, isFirst: Bool) -> String? {
    let head = text.prefix { !",|–—/(".contains($0) }.collapsed
    let first = head.ranges(of: " - ").first.map { String(head[..<$0.lowerBound]) } ?? head
    if let authorName, ComparableText.fold(first) == ComparableText.fold(authorName), !first.isEmpty {
      return first
    }
    if subject.names.contains(where: { ComparableText.fold($0) == ComparableText.fold(first) }) {
      return first
    }
    // A first line that is a name is the writer's, if the header did not name somebody.
    guard isFirst, PersonName.isPlausible(first), first.split(separator: " ").count <= 4,
      BioReader(lexicon: lexicon, isHeadline: true).read(first).isEmpty,
      BioReader(lexicon: lexicon).organisation(named: first) == nil, !isTeam(first)
    else { return nil }
    guard let authorName, PersonName.isPlausible(authorName) else { return first }
    return PersonName.matches(first, name: authorName) ? first : nil
  }

  /// Title, team and employer, which stand on lines of their own or share one.
  private func card(_ text: String, _ line: PostLine) -> [Fact] {
    guard !text.isEmpty else { return [] }
    var facts: [Fact] = []
    let reader = BioReader(lexicon: lexicon, isHeadline: true)
    for hit in reader.read(text) where [.occupation, .employer, .workLocation].contains(hit.attribute) {
      facts.append(
        fact(
          hit.attribute, hit.value, line, hit.confidence, precision: hit.precision, current: hit.current))
    }
    for part in Self.parts(text) {
      let folded = ComparableText.fold(part)
      if isTeam(part) {
        facts.append(fact(.team, part, line, .strongPattern))
        // "Housing Options Team" is no employer, whatever its last word says.
        facts.removeAll { $0.attribute == .employer && ComparableText.fold($0.value) == folded }
        continue
      }
      let own = subject.employers.flatMap(\.names).contains { ComparableText.fold($0) == folded }
      if own || reader.organisation(named: part) != nil {
        facts.removeAll { $0.attribute == .employer && ComparableText.fold($0.value) == folded }
        facts.append(fact(.employer, part, line, own ? .labelledField : .strongPattern))
      } else if subject.workplaces.contains(where: { ComparableText.fold($0) == folded }) {
        facts.append(fact(.workLocation, part, line, .strongPattern, precision: PlacePrecision.of(part)))
      } else if subject.jobTitles.contains(where: { ComparableText.fold($0) == folded }) {
        facts.append(fact(.occupation, part, line, .strongPattern))
      }
    }
    return facts
  }

  private static func parts(_ text: String) -> [String] {
    var parts = [text]
    for mark in [" | ", " - ", " – ", " — ", ", ", " · ", " • ", " / ", "; "] {
      parts = parts.flatMap { $0.split(separator: mark).map { $0.collapsed } }
    }
    return parts.filter { !$0.isEmpty && $0.utf8.count <= 100 }
  }

  private static let teamNouns: Set<String> = [
    "team", "unit", "department", "dept", "directorate", "division", "section", "branch", "hub", "tim",
    "adran", "uned",
  ]

  private func isTeam(_ text: String) -> Bool {
    let words = ComparableText.fold(text).split(separator: " ").map(String.init)
    guard (2...7).contains(words.count), let first = words.first, let last = words.last else { return false }
    if lexicon.phrases(in: words).covers(.employers, words.indices) { return false }
    return Self.teamNouns.contains(last)
      || (Self.teamNouns.contains(first) && words.dropFirst().first == "of") || first == "adran"
  }

  // MARK: Contacts

  private func contacts(_ line: PostLine) -> [Fact] {
    let text = line.text
    var facts: [Fact] = []
    for word in text.split(whereSeparator: { $0.isWhitespace || "<>()[],;|".contains($0) }) {
      let word = String(word)
      if let address = EmailAddress(word) ?? EmailAddress(String(word.drop { $0 != ":" }.dropFirst())) {
        facts.append(fact(.email, address.text, line, .labelledField))
        let own = subject.employers.flatMap(\.domains).first { domain in
          let domain = domain.lowercased()
          return address.domain == domain || address.domain.hasSuffix("." + domain)
        }
        if let domain = own ?? address.employerDomain(lexicon.employerDomains) {
          facts.append(fact(.employer, domain, line, .strongPattern, precision: 85))
        }
      } else if word.contains("://") || word.hasPrefix("www."),
        let address = WebAddress(word.contains("://") ? word : "https://" + word)
      {
        if platforms(address) != nil, address.path.count > 1 {
          facts.append(fact(.linkedProfile, word, line, .labelledField))
        } else if let own = subject.employers.flatMap(\.domains).first(where: {
          address.host == $0.lowercased() || address.host.hasSuffix("." + $0.lowercased())
        }) {
          facts.append(fact(.employer, own, line, .strongPattern, precision: 85))
        }
      }
    }
    // "+44 (0)" and "ext." stand in and behind numbers.
    let numbers = TelephoneNumber.numbers(in: text.replacing("(0)", with: ""))
    return facts + numbers.map { fact(.telephone, $0, line, .labelledField) }
  }

  // MARK: Places

  private static let streetNouns: Set<String> = [
    "street", "road", "lane", "avenue", "house", "square", "way", "drive", "court", "close", "place", "hall",
    "park",
    "building", "centre", "center", "hill", "terrace", "row", "quay", "st", "rd", "ave", "depot", "floor",
    "stryd",
    "heol", "ffordd", "neuadd", "office", "offices", "library", "hospital", "campus", "yard", "gate",
    "crescent",
  ]

  private func isAddress(_ text: String) -> Bool {
    Self.parts(text).contains { part in
      if Postcode.isIn(part) { return true }
      let words = ComparableText.fold(part).split(separator: " ").map(String.init)
      guard let last = words.last, (1...6).contains(words.count) else { return false }
      if words.count > 1, Self.streetNouns.contains(last),
        part.first?.isUppercase == true || part.first?.isNumber == true,
        BioReader(lexicon: lexicon, isHeadline: true).read(part).allSatisfy({ $0.attribute != .occupation })
      {
        return true
      }
      return lexicon.isPlace(folded: words.joined(separator: " ")) && part.first?.isUppercase == true
    }
  }

  /// Lines of an address that follow on each other are one place. Beside an employer it is where one works.
  private func address(_ lines: [PostLine], hasEmployer: Bool) -> [Fact] {
    guard !lines.isEmpty else { return [] }
    let text = lines.map { Self.withoutLabel($0.text) }.joined(separator: ", ")
    let isExact = lines.contains { line in
      Postcode.isIn(line.text) || line.text.contains(where: \.isNumber)
        || Self.parts(line.text).contains { part in
          Self.streetNouns.contains(
            ComparableText.fold(part).split(separator: " ").last.map(String.init) ?? "")
        }
    }
    let attribute: Attribute = hasEmployer || !isExact ? .workLocation : .homeLocation
    let precision = isExact ? 100 : PlacePrecision.of(text)
    return lines.prefix(6).map { line in
      Fact(
        attribute, text, evidence: Evidence(source: .text, locator: line.locator, excerpt: line.text),
        visibility: .onPage, confidence: .strongPattern, precision: precision
      )
    }
  }
}

/// British postcodes in full ("MB1 2CD"), whose second half is told from other words by its letters.
enum Postcode {
  static func isIn(_ text: String) -> Bool {
    let words = text.split { $0.isWhitespace || ",;|".contains($0) }.map { $0.uppercased() }
    for (outward, inward) in zip(words, words.dropFirst()) where isOutward(outward) && isInward(inward) {
      return true
    }
    return words.contains { word in
      (5...7).contains(word.count) && isInward(String(word.suffix(3))) && isOutward(String(word.dropLast(3)))
    }
  }

  private static func isOutward(_ word: String) -> Bool {
    guard (2...4).contains(word.count), word.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) }) else {
      return false
    }
    let letters = word.prefix { $0.isLetter }
    return (1...2).contains(letters.count) && word.dropFirst(letters.count).first?.isNumber == true
  }

  private static func isInward(_ word: String) -> Bool {
    word.count == 3 && word.first?.isNumber == true
      && word.dropFirst().allSatisfy { $0.isASCII && $0.isLetter && !"CIKMOV".contains($0) }
  }
}
