import Model

/// Tells what joins pages in the words of the pages themselves.
struct Joints: Sendable {
  /// A report names so many; those that are enough to join the pages come first.
  static let limit = 20
  /// A picture's address is told by its end, which is enough to know it again.
  private static let pictureNameLength = 60

  let pages: AuditedPages
  let facts: [ProfileFacts]

  /// What joins those pages, and the ones between them that it takes.
  func joints(of telling: [Int], in shared: SharedSigns) -> [Joint] {
    let distinct = Array(Set(telling.map { shared.firstCopy[$0] })).sorted()
    guard distinct.count > 1 else { return [] }
    let signs = Set(Joint.Sign.sure)
    return joints(shared.joining(shared.way(between: distinct, by: signs), by: signs))
  }

  /// - Parameter least: how sure the facts are that show it.
  func joints(_ signs: [SharedSign], from least: Confidence = .counting) -> [Joint] {
    signs.prefix(Self.limit).map { joint($0, from: least) }
  }

  private func joint(_ shared: SharedSign, from least: Confidence) -> Joint {
    var ids: [String] = []
    var words: [JoinSign: String] = [:]
    for page in shared.pages {
      let exposures = Dictionary(
        pages.all[page].reading.exposures.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
      for fact in facts[page].facts where fact.confidence >= least {
        guard let sign = fact.signs.first(where: shared.signs.contains) else { continue }
        ids.append(fact.exposureID)
        if words[sign] == nil { words[sign] = exposures[fact.exposureID]?.value }
      }
      for name in pages.all[page].addresses.compactMap(\.userName) {
        guard let sign = JoinSign.rareHandle(name), shared.signs.contains(sign) else { continue }
        if words[sign] == nil { words[sign] = name }
      }
    }
    // The name first, then what goes with it.
    let ordered = shared.signs.sorted { a, b in
      a.isFullName != b.isFullName ? a.isFullName : a.text < b.text
    }
    return Joint(
      sign: shared.sign, profileIDs: shared.pages.map { pages.all[$0].profile.id },
      shared: ordered.map { sign in
        if case .picture(let key) = sign { return Self.pictureName(key) }
        return words[sign] ?? sign.text
      },
      exposureIDs: ids)
  }

  /// "…/abc.jpg": no address that opens, because reports get shared.
  private static func pictureName(_ key: String) -> String {
    let file = key.split(separator: "/").last.map(String.init) ?? key
    return "…/" + PageText.clean(file, limit: pictureNameLength)
  }
}
