/// Writes the rows of a spreadsheet in which no cell is ever a formula (RFC 4180; CWE-1236).
enum CSVWriter {
  /// Every cell in quotes, a comma between cells, a line feed after each row.
  static func row(_ cells: [String]) -> String {
    cells.map { "\"" + doubled(inert($0)) + "\"" }.joined(separator: ",") + "\n"
  }

  /// The cell with an apostrophe before what a spreadsheet would run, which then shows as text.
  ///
  /// In much of Europe a list is split at `;` also inside quotes, so each piece is looked at alone.
  private static func inert(_ cell: String) -> String {
    let pieces = cell.unicodeScalars.split(separator: ";", omittingEmptySubsequences: false)
    return pieces.enumerated().map { index, piece in
      guard startsFormula(piece) else { return String(piece) }
      let margin = piece.prefix { index > 0 && $0 == " " }
      return String(margin) + "'" + String(piece[margin.endIndex...])
    }.joined(separator: ";")
  }

  /// Whether the first sign that counts is one that begins a formula. Programs trim what stands before it.
  private static func startsFormula(_ piece: Substring.UnicodeScalarView) -> Bool {
    let first = piece.first { scalar in
      scalar != "\"" && !scalar.properties.isWhitespace && !scalar.properties.isDefaultIgnorableCodePoint
        && scalar.properties.generalCategory != .control
    }
    return first.map(formulaSigns.contains) ?? false
  }

  /// `= + - @` with their full-width, small, raised and lowered forms, which some programs fold to the plain ones.
  private static let formulaSigns: Set<Unicode.Scalar> = [
    "=", "+", "-", "@", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}", "\u{FE66}", "\u{FE62}", "\u{FE63}",
    "\u{FE6B}", "\u{207A}", "\u{207B}", "\u{207C}", "\u{208A}", "\u{208B}", "\u{208C}", "\u{2212}",
  ]

  /// Scalar by scalar: a quote that forms one character with a mark beside it still ends the cell.
  private static func doubled(_ cell: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in cell.unicodeScalars {
      if scalar == "\"" { result.append(scalar) }
      result.append(scalar)
    }
    return String(result)
  }
}
