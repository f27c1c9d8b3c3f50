import Foundation

/// Text folded so that two spellings of one value compare as equal.
package enum ComparableText {
  /// Lower case, compatibility forms and accents folded (NFKC, so that "𝐒𝐨𝐜𝐢𝐚𝐥" reads "social"),
  /// every run of anything but letters and digits one space, no space at either end.
  package static func fold(_ text: String) -> String {
    let compatible = text.precomposedStringWithCompatibilityMapping
    let plain = compatible.folding(
      options: [.diacriticInsensitive, .caseInsensitive, .widthInsensitive], locale: nil)
    var folded = ""
    folded.reserveCapacity(plain.utf8.count)
    var pendingSpace = false
    for scalar in plain.unicodeScalars {
      if isSilent(scalar) { continue }
      if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
        if pendingSpace && !folded.isEmpty { folded.append(" ") }
        pendingSpace = false
        folded.unicodeScalars.append(scalar)
      } else {
        pendingSpace = true
      }
    }
    return folded
  }

  /// Whether the scalar stands inside a word without being a part of it.
  private static func isSilent(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    // "Children's" and "Childrens" are one word, whatever the apostrophe.
    case "'", "`", "\u{2018}", "\u{2019}", "\u{201B}", "\u{02BC}", "\u{02BB}": return true
    // Letters are never silent, and most text is letters.
    case "a"..."z", "0"..."9", " ": return false
    default: break
    }
    // A soft hyphen, a joiner or a mark on a letter does not end the word that it stands in. Foundation takes
    // marks off letters only, so some are left over in front of words.
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: return true
    case .spacingMark: return !scalar.properties.isAlphabetic
    default: return scalar.properties.isDefaultIgnorableCodePoint
    }
  }
}
