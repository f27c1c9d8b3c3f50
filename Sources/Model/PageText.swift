/// Text that a page controls, made harmless for every later stage.
///
/// Cleaning happens once, where a value enters the model; each writer then escapes for its own medium.
/// Rules: `docs/security.md`, from the threat that a page's text becomes an escape sequence, a spoofed
/// line or an unreadable pile of marks.
package enum PageText {
  /// The longest value that the model keeps, in characters.
  package static let valueLimit = 400
  /// The most code points per character of the limit, on average: one "character" can be a million Korean or
  /// Arabic letters long, or a family of emoji without end.
  private static let scalarsPerCharacter = 4

  /// One line of visible text: controls, direction overrides, zero-width marks and tag letters removed,
  /// white space folded, at most eight combining marks in a row, cut to `limit` characters with "…".
  ///
  /// Cleaning twice changes nothing.
  package static func clean(_ raw: String, limit: Int = valueLimit) -> String {
    var scalars = String.UnicodeScalarView()
    var pendingSpace = false
    var marks = 0
    for scalar in raw.unicodeScalars {
      switch treatment(of: scalar) {
      case .drop:
        continue
      case .space:
        pendingSpace = !scalars.isEmpty
        marks = 0
      case .keep:
        if isMark(scalar) {
          marks += 1
          if marks > 8 { continue }
        } else {
          marks = 0
        }
        if pendingSpace {
          scalars.append(" ")
          pendingSpace = false
        }
        scalars.append(scalar)
      }
    }
    let scalarLimit = limit * scalarsPerCharacter
    let whole = String(scalars)
    guard scalars.count > scalarLimit || whole.count > limit else { return whole }
    var cut = ""
    var room = scalarLimit - 1
    for character in whole.prefix(max(0, limit - 1)) {
      room -= character.unicodeScalars.count
      guard room >= 0 else { break }
      cut.append(character)
    }
    while cut.last == " " { cut.removeLast() }
    return cut + "…"
  }

  /// Whether the scalar piles up on the one before it: accents, enclosing marks, variation selectors, joiners.
  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.value >= 0x300 else { return false }
    if scalar.value == 0x200D || scalar.properties.isGraphemeExtend { return true }
    return scalar.properties.canonicalCombiningClass != .notReordered
  }

  private enum Treatment { case keep, space, drop }

  private static func treatment(of scalar: Unicode.Scalar) -> Treatment {
    switch scalar.value {
    case 0x21...0x7E: .keep
    case 0x20, 0x09...0x0D, 0x85, 0xA0, 0x2028, 0x2029: .space
    case 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: .space
    case 0x00...0x1F, 0x7F...0x9F: .drop
    // Marks that turn or hide the text around them. Joiners (200C, 200D) and picture
    // selectors (FE00 to FE0F) stay: Persian and emoji need them.
    case 0x200C, 0x200D, 0xFE00...0xFE0F: .keep
    case 0x061C, 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2060...0x2064, 0x2066...0x206F, 0xFEFF: .drop
    case 0xAD, 0x34F, 0x180E, 0x115F, 0x1160, 0x3164, 0xFFA0: .drop
    case 0xFFF9...0xFFFB, 0xE0000...0xE0FFF: .drop
    case 0xFDD0...0xFDEF: .drop
    default:
      scalar.value & 0xFFFE == 0xFFFE || scalar.properties.isDefaultIgnorableCodePoint ? .drop : .keep
    }
  }
}
