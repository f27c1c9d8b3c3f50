internal import Markup
internal import Model

/// Posts that a person has held, each with its years: "Chief Minister 2016-date", "2011–2014: Chair, Planning
/// Committee". An open range is a post of today, a closed one is past.
struct DatedPosts {
  let context: PageContext
  let pageName: String?

  /// A longer list is no person's.
  private static let factLimit = 60

  private static let open: Set<String> = [
    "date", "present", "now", "current", "today", "ongoing", "heute", "aujourdhui", "presente", "actualidad",
    "heddiw",
    "currently", "oggi", "heden", "nu",
  ]
  private static let months: Set<String> = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "january",
    "february",
    "march", "april", "june", "july", "august", "september", "october", "november", "december", "to", "from",
    "until",
    "since", "and", "bis", "seit", "ers", "hyd",
  ]

  func facts() -> [Fact] {
    guard pageName != nil else { return [] }
    var facts: [Fact] = []
    let reader = BioReader(lexicon: context.lexicon, isHeadline: true)
    for block in context.content.blocks where block.place.isDisjoint(with: [.chrome, .others, .hidden]) {
      guard facts.count < Self.factLimit else { break }
      guard block.text.utf8.count <= 160, Self.mayHoldYear(block.text),
        let post = Self.post(in: block.text)
      else { continue }
      for hit in reader.read(post.text) where [.occupation, .employer].contains(hit.attribute) {
        guard hit.confidence.counts else { continue }
        facts.append(
          Fact(
            hit.attribute, hit.value, evidence: context.evidence(.text, block.node, excerpt: block.text),
            visibility: .onPage, confidence: Confidence(rawValue: 70), precision: hit.precision,
            current: post.isCurrent && hit.current))
      }
    }
    return facts
  }

  /// The words without their years, and whether the years go on; `nil` without a range at one of the ends.
  static func post(in line: String) -> (text: String, isCurrent: Bool)? {
    let words =
      line.isPlain
      ? line.utf8.split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "-") }.map { Substring($0) }
      : line.split(whereSeparator: { $0.isWhitespace || "-–—".contains($0) })
    let isDate = words.map { word -> Bool in
      let folded = ComparableText.fold(String(word))
      return isYear(folded) || open.contains(folded) || months.contains(folded)
    }
    func dates(_ range: Range<Int>) -> (isRange: Bool, isCurrent: Bool) {
      let folded = range.map { ComparableText.fold(String(words[$0])) }
      let isOpen = folded.contains(where: open.contains)
      let years = folded.count(where: isYear)
      return (years >= 2 || (years == 1 && isOpen), isOpen)
    }
    let leading = isDate.prefix { $0 }.count
    let trailing = isDate.reversed().prefix { $0 }.count
    guard leading < words.count else { return nil }
    for range in [words.count - trailing..<words.count, 0..<leading] where !range.isEmpty {
      let found = dates(range)
      guard found.isRange, let first = words.indices.first(where: { !range.contains($0) }) else { continue }
      let last = range.lowerBound == 0 ? words.count - 1 : range.lowerBound - 1
      let text = line[words[first].startIndex..<words[last].endIndex]
      let trimmed = text.trimmingPrefix { ":,() ".contains($0) }
      return (String(trimmed.reversed().drop { ":,( ".contains($0) }.reversed()), found.isCurrent)
    }
    return nil
  }

  private static func mayHoldYear(_ text: String) -> Bool {
    text.holds("19") || text.holds("20") || !text.isPlain && text.holdsNumber
  }

  private static func isYear(_ text: String) -> Bool {
    text.utf8.count == 4 && text.allSatisfy { $0.isASCII && $0.isNumber }
      && (text.hasPrefix("19") || text.hasPrefix("20"))
  }
}
