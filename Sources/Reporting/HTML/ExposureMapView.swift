/// The map of ``ExposureMapPart`` as the HTML report shows it: a drawing for the eye, and a table that says the same.
struct ExposureMapView {
  /// The head of a column of the drawing.
  struct Column {
    let x: Int
    let label: String
  }

  struct Line {
    let y: Int
    let title: Shown
    /// Outlines of the marks, or `nil` for none of that kind.
    let discs: String?
    let rings: String?
    let gaps: [Column]
  }

  struct Row {
    /// Where the report tells of the page.
    let anchor: String
    let title: Shown
    let told: MapRowPart
  }

  /// `nil` where there are too many pages or kinds to draw.
  let drawing: Drawing?
  let rows: [Row]

  struct Drawing {
    let viewBox: String
    let label: String
    let grid: String
    let columns: [Column]
    let lines: [Line]
    /// Outlines of the brackets that join pages.
    let joins: String?
    let key: [Key]
  }

  /// What a mark means.
  struct Key {
    let x: Int
    let textX: Int
    let y: Int
    let textY: Int
    let disc: String?
    let ring: String?
    let isGap: Bool
    let text: String
  }

  /// - Parameter told: the profiles that the report has a part for; the others stand among those not assessed.
  init(_ map: ExposureMapPart, words: any Words, told: Set<String> = []) {
    drawing =
      map.rows.count > Self.rowLimit || map.rows.isEmpty || map.kinds.isEmpty
      ? nil : Self.drawing(map, words: words)
    rows = map.rows.map {
      Row(
        anchor: told.contains($0.profileID) ? Anchor.of($0.profileID) : "not-assessed", title: $0.title,
        told: MapRowPart($0, kinds: map.kinds, words: words))
    }
  }

  // MARK: - Drawing

  /// More rows are no picture any more. The table holds them all.
  private static let rowLimit = 40
  private static let titleLimit = 22
  private static let bracketLimit = 8
  // Units of the drawing: about one pixel at the width of the report.
  private static let left = 210
  private static let top = 140
  private static let rowHeight = 34

  private static func drawing(_ map: ExposureMapPart, words: any Words) -> Drawing {
    // Many kinds stand closer together, so that the drawing need not shrink until nobody can read it.
    let step = map.kinds.count > 12 ? 26 : 34
    let radius = map.kinds.count > 12 ? 7 : 9
    let right = left + map.kinds.count * step
    let bottom = top + map.rows.count * rowHeight
    // The last slanting label leans over the right edge, and the key wants room for its words.
    let width = max(right + 160, 680)
    func x(_ column: Int) -> Int { left + column * step + step / 2 }
    func y(_ row: Int) -> Int { top + row * rowHeight + rowHeight / 2 }

    let columns = map.kinds.indices.map { Column(x: x($0), label: words.kindLabel(map.kinds[$0])) }
    let lines = map.rows.enumerated().map { number, row in
      func outline(_ mark: ExposureMapPart.Mark, _ radius: Int) -> String? {
        let marks = row.positions(of: mark).map { circle(x: x($0), y: y(number), radius) }
        return marks.isEmpty ? nil : marks.joined()
      }
      return Line(
        y: y(number) + 5, title: Shown(row.title.text, limit: titleLimit), discs: outline(.onShow, radius),
        rings: outline(.toCheck, radius - 1),
        gaps: row.positions(of: .notAssessed).map { Column(x: x($0), label: "?") })
    }
    // A bracket has a tick at each page that it joins. Where they would not fit, the table alone tells of them.
    let shown = map.joins.count <= Self.bracketLimit ? map.joins : []
    let brackets = shown.enumerated().map { number, rows in
      let x = right + 12 + number * 12
      let ticks = rows.map { "M\(right + 3) \(y($0))h\(x - right - 3)" }
      return ticks.joined() + "M\(x) \(y(rows[0]))V\(y(rows[rows.count - 1]))"
    }
    let across = (0...map.rows.count).map { "M0 \(top + $0 * rowHeight)h\(right)" }
    let down = (0...map.kinds.count).map { "M\(left + $0 * step) \(top)v\(map.rows.count * rowHeight)" }
    return Drawing(
      viewBox: "0 0 \(width) \(bottom + 44)", label: words.mapLabel,
      grid: (across + down).joined(), columns: columns, lines: lines,
      joins: brackets.isEmpty ? nil : brackets.joined(), key: key(y: bottom + 26, radius, words))
  }

  private static func key(y: Int, _ radius: Int, _ words: any Words) -> [Key] {
    let texts = [words.mapOnShow, words.mapToCheck, words.mapNotAssessed, words.mapNotSeen]
    return texts.enumerated().map { number, text in
      let x = 12 + number * 160
      return Key(
        x: x, textX: x + 18, y: y, textY: y + 5,
        disc: number == 0 ? circle(x: x, y: y, radius) : nil,
        ring: number == 1 ? circle(x: x, y: y, radius - 1) : nil, isGap: number == 2, text: text)
    }
  }

  private static func circle(x: Int, y: Int, _ radius: Int) -> String {
    let width = 2 * radius
    return "M\(x - radius) \(y)a\(radius) \(radius) 0 1 0 \(width) 0a\(radius) \(radius) 0 1 0 -\(width) 0z"
  }
}
