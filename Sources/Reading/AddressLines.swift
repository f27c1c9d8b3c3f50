internal import Markup
internal import Model

/// A postal address in lines of its own without a label, as under a picture or at the foot of a staff page:
/// "School of Nursing / University of Wexcombe / Aldous Building / Wexcombe WX1 2AB".
struct AddressLines {
  let context: PageContext
  /// Whether something else on the page says for whom the person works: then the address is the office's.
  let hasEmployer: Bool

  func facts() -> [Fact] {
    let blocks = context.content.blocks
    for (index, block) in blocks.enumerated()
    where block.place.isDisjoint(with: [.chrome, .others, .hidden]) && block.text.utf8.count <= 70 {
      guard Self.endsWithPostcode(block.text) else { continue }
      // The lines above, as long as they are short and no label.
      var first = index
      while first > 0, index - first < 6, Self.isLine(blocks[first - 1]),
        areTogether(blocks[first - 1], block)
      {
        first -= 1
      }
      let lines = Array(blocks[first...index])
      guard lines.count >= 2 else { continue }
      let reader = BioReader(lexicon: context.lexicon)
      let body = lines.dropLast().compactMap { line in
        reader.organisation(named: line.text).map { (value: $0, line: line) }
      }
      let isOffice =
        hasEmployer || !body.isEmpty
        || lines.contains { line in
          ComparableText.fold(line.text).split(separator: " ").contains { Self.rooms.contains(String($0)) }
        }
      guard isOffice else { continue }
      let own = body.first { !StaffPage.isUnit($0.value) } ?? body.first
      let places = lines.filter { line in !body.contains { $0.line.text == line.text } }.map(\.text)
      let shown = places.suffix(2).joined(separator: ", ")
      var facts = [
        Fact(
          .workLocation, shown, evidence: context.evidence(.text, block.node, excerpt: block.text),
          visibility: .onPage, confidence: Confidence(rawValue: 70), precision: 90)
      ]
      if let own {
        facts.append(
          Fact(
            .employer, own.value, evidence: context.evidence(.text, own.line.node, excerpt: own.line.text),
            visibility: .onPage, confidence: Confidence(rawValue: 70)))
      }
      return facts
    }
    return []
  }

  private static let rooms: Set<String> = [
    "room", "building", "office", "floor", "department", "school", "faculty", "campus", "hall", "house",
    "adeilad",
    "ystafell", "gebaude", "raum", "buro", "batiment", "bureau", "edificio", "despacho", "campus",
  ]

  private static func isLine(_ block: PageContent.Block) -> Bool {
    block.text.utf8.count <= 70 && block.headingLevel == nil && !block.text.contains("@")
      && !block.text.hasSuffix(".") && !block.text.contains(":")
      && block.place.isDisjoint(with: [.chrome, .others, .hidden])
  }

  /// In one element, or in elements side by side.
  private func areTogether(_ one: PageContent.Block, _ other: PageContent.Block) -> Bool {
    one.node == other.node || one.node.parent == other.node.parent
  }

  /// "Wexcombe WX1 2AB", "3062 PA, Rotterdam", "10115 Berlin", "Chapel Hill, NC 27599".
  static func endsWithPostcode(_ text: String) -> Bool {
    let words = text.split { " ,".contains($0) }.map(String.init)
    guard (2...8).contains(words.count), text.contains(where: \.isLowercase) else { return false }
    func isCode(_ word: String) -> Bool { (4...5).contains(word.count) && word.allSatisfy(\.isNumber) }
    // UK: outward and inward half.
    for (left, right) in zip(words, words.dropFirst()) {
      if right.count == 3, right.first?.isNumber == true,
        right.dropFirst().allSatisfy({ $0.isLetter && $0.isUppercase }),
        PostcodeDistrict.isOne(left)
      {
        return true
      }
    }
    if isCode(words[0]), !words[0].hasPrefix("19"), !words[0].hasPrefix("20") || words[0].count == 5 {
      return words[1...].contains { $0.first?.isUppercase == true && $0.count > 2 }
    }
    if let last = words.last, isCode(last), last.count == 5, words.count >= 3 {
      let state = words[words.count - 2]
      return state.count == 2 && state.allSatisfy { $0.isUppercase }
    }
    return false
  }
}
