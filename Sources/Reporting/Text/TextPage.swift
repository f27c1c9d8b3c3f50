/// The lines of a terminal report, laid out in columns.
struct TextPage {
  /// Where the text of a row begins: two cells of indent and ten for the severity word.
  static let textColumn = 12
  /// Where everything else begins.
  static let indent = 2

  let columns: Int
  let isColoured: Bool
  private var lines: [String] = []

  init(columns: Int, isColoured: Bool) {
    self.columns = columns
    self.isColoured = isColoured
  }

  /// All lines, each ended by a line feed.
  var text: String { lines.map { $0 + "\n" }.joined() }

  /// An empty line, never two in a row.
  mutating func gap() {
    if lines.last?.isEmpty == false { lines.append("") }
  }

  /// A heading in bold, and what follows it.
  mutating func heading(_ title: String, _ rest: String = "") {
    gap()
    let whole = rest.isEmpty ? title : "\(title)  \(rest)"
    if DisplayWidth.of(whole) <= columns {
      lines.append(ink(title, .bold) + whole.dropFirst(title.count))
      return
    }
    for line in LineWrapping.lines(title, width: columns) { lines.append(ink(line, .bold)) }
    if !rest.isEmpty { flow(rest) }
  }

  /// A paragraph from `column` on; after a `mark` such as "1." its lines hang beside the mark.
  mutating func flow(
    _ text: String, from column: Int = TextPage.indent, mark: String = "", ink style: Ink = .plain
  ) {
    let hang = column + (mark.isEmpty ? 0 : DisplayWidth.of(mark) + 1)
    let wrapped = LineWrapping.lines(text, width: columns - hang)
    for (index, line) in wrapped.enumerated() {
      let margin =
        index == 0 && !mark.isEmpty
        ? String(repeating: " ", count: column) + ink(mark, style) + " "
        : String(repeating: " ", count: hang)
      lines.append(margin + ink(line, style))
    }
  }

  /// A label in the left column, a text beside it, and a reference at the right edge.
  mutating func row(
    _ label: String, _ text: String, right: String = "", labelInk: Ink = .plain, textInk: Ink = .plain
  ) {
    // A narrow window has no room for three columns.
    let hasRoom = columns >= 60
    let reserved = hasRoom && !right.isEmpty ? DisplayWidth.of(right) + 2 : 0
    let wrapped = LineWrapping.lines(text, width: columns - Self.textColumn - reserved)
    let gapAfterLabel = max(1, Self.textColumn - Self.indent - DisplayWidth.of(label))
    var first = String(repeating: " ", count: Self.indent) + ink(label, labelInk)
    if let start = wrapped.first {
      first += String(repeating: " ", count: gapAfterLabel) + ink(start, textInk)
      if reserved > 0 {
        let used = Self.indent + DisplayWidth.of(label) + gapAfterLabel + DisplayWidth.of(start)
        first += String(repeating: " ", count: max(2, columns - used - DisplayWidth.of(right))) + right
      }
    }
    lines.append(first)
    let margin = String(repeating: " ", count: Self.textColumn)
    for line in wrapped.dropFirst() { lines.append(margin + ink(line, textInk)) }
    if !hasRoom, !right.isEmpty { lines.append(margin + right) }
  }

  /// Words of a page on one line, in straight quotes, with their place after them.
  ///
  /// Page text never opens a line, and is cut and never wrapped: a second line could pass for the report's own.
  mutating func quote(_ excerpt: String, place: String?, from column: Int = TextPage.textColumn) {
    let whole = columns - column - 2
    let after = place.map { " (\($0))" } ?? ""
    let fits = DisplayWidth.of(excerpt) + DisplayWidth.of(after) <= whole
    lines.append(
      String(repeating: " ", count: column) + "\"" + DisplayWidth.cut(excerpt, to: whole) + "\""
        + (fits ? after : ""))
    if !fits, let place { flow("(\(place))", from: column) }
  }

  private func ink(_ text: String, _ style: Ink) -> String { isColoured ? style.on(text) : text }
}
