import Foundation

/// Text folded so that two spellings of one value compare as equal.
package enum ComparableText {
  /// Lower case, compatibility forms and accents folded (NFKC, so that "𝐒𝐨𝐜𝐢𝐚𝐥" reads "social"),
  /// every run of anything but letters and digits one space, no space at either end.
  package static func fold(_ text: String) -> String {
    if let plain = foldASCII(text) { return plain }
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

  /// The same for plain ASCII, which most text is, without going through Unicode's tables.
  private static func foldASCII(_ text: String) -> String? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    var pendingSpace = false
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
        UInt8(ascii: "A")...UInt8(ascii: "Z"):
        if pendingSpace && !bytes.isEmpty { bytes.append(UInt8(ascii: " ")) }
        pendingSpace = false
        bytes.append((UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte)
      case UInt8(ascii: "'"), UInt8(ascii: "`"): continue
      case 0x80...: return nil
      default: pendingSpace = true
      }
    }
    return String(decoding: bytes, as: UTF8.self)
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
