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
      if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
        if pendingSpace && !folded.isEmpty { folded.append(" ") }
        pendingSpace = false
        folded.unicodeScalars.append(scalar)
      } else if scalar == "'" || scalar == "\u{2019}" {
        // "Children's" and "Childrens" are one word.
        continue
      } else {
        pendingSpace = true
      }
    }
    return folded
  }
}
