internal import Markup
internal import Model

/// Facts beside a label that a reader sees: "Works at …", "Occupation: …", definition lists, table rows.
struct LabelledText {
  let context: PageContext
  /// An organisation's page about the person: an address on it is the office's.
  let isOffice: Bool

  /// A value that stands beside a label.
  private struct Pair {
    let attribute: Attribute
    /// The label, folded.
    var label = ""
    let value: String
    let node: HTMLNode
    let place: PageContent.Place
    /// The label ends with a colon or stands in a `dt`, `th` or first table cell.
    let isMarked: Bool
  }

  /// A page of labels and nothing else is a trap.
  private static let factLimit = 200

  func facts() -> [Fact] {
    let blocks = context.content.blocks
    var facts: [Fact] = []
    for (index, block) in blocks.enumerated() where block.place.isDisjoint(with: [.chrome, .others]) {
      guard facts.count < Self.factLimit else { break }
      guard let pair = within(block) ?? beside(index, blocks) else { continue }
      facts += reading(pair)
    }
    return facts
  }

  // MARK: Finding pairs

  /// "Occupation: Librarian", "<b>Occupation</b> Librarian", "Works at Harrowdale County Council".
  private func within(_ block: PageContent.Block) -> Pair? {
    guard block.text.utf8.count <= 400 else { return nil }
    if block.text.holds(":") || block.text.holds("："),
      let colon = block.text.firstIndex(where: { $0 == ":" || $0 == "：" }),
      let attribute = attribute(of: block.text[..<colon])
    {
      let value = block.text[block.text.index(after: colon)...].collapsed
      if !value.isEmpty {
        return Pair(
          attribute: attribute, label: ComparableText.fold(String(block.text[..<colon])), value: value,
          node: block.node, place: block.place, isMarked: true)
      }
    }
    if block.runs.count > 1, let attribute = attribute(of: block.runs[0].text.collapsed[...]) {
      let rest = block.runs.dropFirst()
      let value = rest.map(\.text).joined().collapsed
      if !value.isEmpty, !Self.isAction(value) {
        return Pair(
          attribute: attribute, label: ComparableText.fold(block.runs[0].text), value: value,
          node: rest.first.map { rest.count == 1 ? $0.node : block.node } ?? block.node,
          place: block.place, isMarked: true)
      }
    }
    return phrase(block)
  }

  private static let joints: Set<String> = ["at", "in", "for", "from", "yn", "i", "o", "bei"]

  /// "Works at X", "Lives in Y": a label that ends in a little word and runs on into its value.
  private func phrase(_ block: PageContent.Block) -> Pair? {
    guard block.text.utf8.count <= 160 else { return nil }
    let words = block.text.spaced
    let folded = words.prefix(4).map { ComparableText.fold(String($0)) }
    guard let (list, length) = context.lexicon.phrases(in: folded).leadingLabel(),
      let attribute = list.labelled, length > 1, length < words.count,
      Self.joints.contains(folded[length - 1])
    else { return nil }
    let value = words[length...].joined(separator: " ")
    guard value.first?.isUppercase == true || value.first?.isNumber == true else { return nil }
    return Pair(attribute: attribute, value: value, node: block.node, place: block.place, isMarked: true)
  }

  /// A block that is a label, and the block after it.
  private func beside(_ index: Int, _ blocks: [PageContent.Block]) -> Pair? {
    let label = blocks[index]
    guard label.text.utf8.count <= 40, !label.isLink, index + 1 < blocks.count else { return nil }
    let hasColon = label.text.hasSuffix(":") || label.text.hasSuffix("：")
    // "Current city · Edit".
    let rest = label.runs.dropFirst().map(\.text).joined()
    let name = label.runs.count > 1 && Self.isAction(rest) ? label.runs[0].text.collapsed : label.text
    guard let attribute = attribute(of: name[...]) else { return nil }
    guard let value = blocks[(index + 1)...].prefix(3).first(where: { !Self.isAction($0.text) }),
      value.place.isDisjoint(with: [.chrome, .others])
    else { return nil }
    let areSiblings = label.node.parent == value.node.parent
    let isStructured = Self.areCells(label.node, value.node)
    let isCell = Self.cell(of: label.node) != nil
    guard
      isStructured || hasColon || (areSiblings && !isCell && label.headingLevel == nil && !value.isLink)
        || isUnderHeading(label, value)
    else { return nil }
    // Two labels in a row are a menu, not a pair.
    guard self.attribute(of: value.text[...]) == nil, value.text.utf8.count <= 200 else { return nil }
    let isAddress = attribute == .homeLocation || ComparableText.fold(name).holds("address")
    let whole = isAddress ? lines(from: value, in: blocks) : value.text
    return Pair(
      attribute: attribute, label: ComparableText.fold(name), value: whole, node: value.node,
      place: value.place,
      isMarked: isStructured || hasColon)
  }

  /// An address runs over several lines of one element.
  private func lines(from first: PageContent.Block, in blocks: [PageContent.Block]) -> String {
    guard let start = blocks.firstIndex(where: { $0.node == first.node && $0.text == first.text }) else {
      return first.text
    }
    let lines = blocks[start...].prefix(6).prefix {
      $0.node == first.node && !$0.text.contains(":") && !$0.text.contains("@")
    }
    let text = lines.map(\.text).joined(separator: ", ").replacing(",,", with: ",")
    return lines.count > 1 && text.utf8.count <= 160 ? text : first.text
  }

  /// The table cell or list part that a text stands in, at most a few elements up.
  private static func cell(of node: HTMLNode) -> HTMLNode? {
    var current: HTMLNode? = node
    for _ in 0..<5 {
      guard let element = current else { return nil }
      if ["td", "th", "dt", "dd"].contains(element.name) { return element }
      current = element.parent
    }
    return nil
  }

  /// A `dt` and its `dd`, or the two cells of a row. A `th` beside a `th` is the head of a table, not a pair.
  private static func areCells(_ label: HTMLNode, _ value: HTMLNode) -> Bool {
    guard let label = cell(of: label), let value = cell(of: value), label != value else { return false }
    if label.name == "dt" { return value.name == "dd" }
    return value.name == "td" && label.parent == value.parent && label.parent?.childElements.count == 2
  }

  private static let actions: Set<String> = ["edit", "add", "change", "show", "hide", "more", "golygu"]

  /// "Edit" between a label and its value, on the person's own view of their page.
  private static func isAction(_ text: String) -> Bool {
    actions.contains(ComparableText.fold(text)) || text.allSatisfy { !$0.isLetter && !$0.isNumber }
  }

  private func isUnderHeading(_ label: PageContent.Block, _ value: PageContent.Block) -> Bool {
    guard let level = label.headingLevel, level >= 2 else { return false }
    // "Current role" over "Comptroller General", one rank below.
    if let own = value.headingLevel { return own > level && value.node.parent == label.node.parent }
    if value.node.parent == label.node.parent { return true }
    // A list under the heading: its first item is the value.
    return value.element == "li" && value.node.parent?.parent == label.node.parent
  }

  private func attribute(of text: Substring) -> Attribute? {
    guard text.utf8.count <= 40 else { return nil }
    let folded = ComparableText.fold(String(text))
    guard !folded.isEmpty else { return nil }
    let list = context.lexicon.label(folded: folded)
    return list == .labelAddress && isOffice ? .workLocation : list?.labelled
  }

  // MARK: Reading a pair

  private static let looseLabels: Set<String> = [
    "post", "title", "work", "career", "rank", "headline", "trabajo", "titre", "poste", "function", "stelle",
    "cargo",
    "mandat", "amt", "gwaith", "aufgabe", "employment",
  ]

  private func isLoose(_ pair: Pair) -> Bool { Self.looseLabels.contains(pair.label) }

  /// The employer that an address's domain names, if it names one.
  private func domain(of address: EmailAddress) -> [String] {
    [address.employerDomain(context.lexicon.employerDomains)].compactMap(\.self)
  }

  private func reading(_ pair: Pair) -> [Fact] {
    guard !MaskedText.isMasked(pair.value) else { return [] }
    let confidence: Confidence = pair.isMarked ? .labelledField : .strongPattern
    func fact(
      _ attribute: Attribute, _ value: String, precision: Int = 100, current: Bool = true,
      confidence: Confidence
    ) -> Fact {
      Fact(
        attribute, value, evidence: context.evidence(.labelledText, pair.node, excerpt: pair.value),
        visibility: pair.place.contains(.hidden) ? .inCode : .onPage, confidence: confidence,
        precision: precision,
        current: current)
    }
    if pair.attribute != .email, let sender = pair.value.firstIndex(where: { $0 == "<" }),
      pair.value.contains("@")
    {
      // "From: Name <address>" in an archive of messages.
      let name = pair.value[..<sender].collapsed
      let address = pair.value.split(whereSeparator: { "<> ".contains($0) }).lazy.compactMap {
        EmailAddress(String($0))
      }.first
      return
        (PersonName.isPlausible(name)
        ? [fact(.name, name, precision: PersonName.precision(name), confidence: confidence)] : [])
        + (address.map { address in
          [fact(.email, address.text, confidence: confidence)]
            + domain(of: address).map {
              fact(.employer, $0, precision: 85, confidence: confidence)
            }
        } ?? [])
    }
    guard
      !pair.value.contains("@") || pair.attribute == .email || pair.attribute == .employer
        || pair.attribute == .occupation
    else { return [] }
    switch pair.attribute {
    case .email:
      guard let word = pair.value.split(separator: " ").lazy.compactMap({ EmailAddress(String($0)) }).first
      else { return [] }
      return [fact(.email, word.text, confidence: confidence)]
        + domain(of: word).map { fact(.employer, $0, precision: 85, confidence: confidence) }
    case .telephone:
      guard pair.value.filter(\.isNumber).count >= 7 else { return [] }
      return [fact(.telephone, pair.value, confidence: confidence)]
    case .employer:
      guard pair.value.count <= 120 else { return [] }
      // "Social worker at Harrowdale" under "Work" tells both.
      let hits = BioReader(lexicon: context.lexicon, isHeadline: true).read(pair.value)
      if hits.contains(where: { $0.attribute == .occupation && $0.confidence.counts }),
        hits.contains(where: { $0.attribute == .employer })
      {
        return hits.map {
          fact($0.attribute, $0.value, precision: $0.precision, current: $0.current, confidence: confidence)
        }
      }
      return [fact(.employer, WelshMutation.radicalBody(pair.value), confidence: confidence)]
    case .occupation:
      guard pair.value.count <= 160, !pair.value.contains("://") else { return [] }
      let hits = BioReader(lexicon: context.lexicon, isHeadline: true).read(pair.value)
      let others = hits.filter { $0.attribute != .occupation }
      let titles = hits.filter { $0.attribute == .occupation && $0.confidence.counts }
      // "Post" and "Title" stand over addresses and books too: there the value has to be a job.
      if titles.isEmpty, isLoose(pair) {
        // "Work" stands over employers as often.
        let own = BioReader(lexicon: context.lexicon).organisation(named: pair.value)
        return pair.label == "work" ? own.map { [fact(.employer, $0, confidence: confidence)] } ?? [] : []
      }
      let own =
        titles.isEmpty && !others.contains { $0.attribute == .employer }
        ? [fact(.occupation, pair.value, precision: 90, confidence: confidence)]
        : titles.map { fact(.occupation, $0.value, current: $0.current, confidence: confidence) }
      return own
        + others.map {
          fact(
            $0.attribute, $0.value, precision: $0.precision, current: $0.current, confidence: $0.confidence)
        }
    case .handle:
      guard pair.value.count <= 40, !pair.value.contains(" ") else { return [] }
      return [fact(.handle, pair.value, confidence: confidence)]
    case .birthDate:
      // "41" or "1984" is less than a birthday.
      guard pair.value.count <= 60, pair.value.contains(where: \.isNumber) else { return [] }
      return [
        fact(.birthDate, pair.value, precision: BirthDatePrecision.of(pair.value), confidence: confidence)
      ]
    default:
      guard pair.value.count <= 120 else { return [] }
      // "Born: 4 March 1961": a date is no place.
      if pair.attribute == .homeLocation, pair.value.prefix(20).contains(where: \.isNumber),
        BirthDatePrecision.of(pair.value) > 30, pair.label.hasPrefix("born")
      {
        return []
      }
      let first = pair.value.prefix { $0 != "," }.collapsed
      let body =
        pair.attribute == .workLocation && first.count < pair.value.count
        ? BioReader(lexicon: context.lexicon).organisation(named: first) : nil
      return (body.map { [fact(.employer, $0, confidence: .strongPattern)] } ?? []) + [
        fact(pair.attribute, pair.value, precision: PlacePrecision.of(pair.value), confidence: confidence)
      ]
    }
  }
}
