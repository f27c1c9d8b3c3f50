import Model

/// What the map says of one page, in words.
struct MapRowPart: Sendable {
  let shows: String?
  let toCheck: String?
  /// What takes the place of facts that were not seen.
  let rest: String?
  let joined: String?

  /// - Parameter name: how the medium writes what people call a page.
  init(
    _ row: ExposureMapPart.Row, kinds: [Attribute], words: any Words, name: (String) -> String = { $0 }
  ) {
    func list(_ mark: ExposureMapPart.Mark) -> String? {
      let names = row.positions(of: mark).map { words.kind(kinds[$0]) }
      return names.isEmpty ? nil : words.list(names)
    }
    let shown = list(.onShow)
    let asked = list(.toCheck)
    shows = shown.map { $0 + "." }
    toCheck = asked.map { "\(words.pleaseCheck): \($0)." }
    rest =
      shown == nil && asked == nil
      ? row.isAssessed ? words.mapNothing : words.notAssessedMark : row.isAssessed ? nil : words.mapRest
    joined = row.joinedTo.isEmpty ? nil : words.mapJoined(row.joinedTo.map { name($0.text) })
  }

  /// All of it in order.
  var sentences: [String] { [shows, toCheck, rest, joined].compactMap(\.self) }
}
