import Foundation

/// Text folded so that two spellings of one value compare as equal.
package enum ComparableText {
  /// Lower case, compatibility forms and accents folded (NFKC, so that "𝐒𝐨𝐜𝐢𝐚𝐥" reads "social"),
  /// every run of anything but letters and digits one space, no space at either end.
  package static func fold(_ text: String) -> String {
    if let folded = text.utf8.withContiguousStorageIfAvailable(foldBytes) { return folded }
    var whole = text
    return whole.withUTF8(foldBytes)
  }

  private static func foldBytes(_ text: UnsafeBufferPointer<UInt8>) -> String {
    if let plain = foldPlain(text) { return plain }
    // Nothing that folding does reaches over a space: only the words with other scalars go through Unicode's tables.
    return text.split(separator: 0x20).lazy.map { part in
      let part = UnsafeBufferPointer(rebasing: part)
      return foldPlain(part) ?? foldAny(String(decoding: part, as: UTF8.self))
    }.filter { !$0.isEmpty }.joined(separator: " ")
  }

  private static func foldAny(_ text: String) -> String {
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

  /// The same for ASCII, the letters of Western Europe and print's marks, which most text is, without going through
  /// Unicode's tables for each; `nil` if there is any other scalar.
  private static func foldPlain(_ text: UnsafeBufferPointer<UInt8>) -> String? {
    // A scalar of two or three bytes folds to three at most ("½", "…"), with a space before it.
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: text.count * 2) { result in
      var length = 0
      var pendingSpace = false
      func append(_ byte: UInt8) {
        if pendingSpace, length > 0 {
          result[length] = 0x20
          length += 1
        }
        pendingSpace = false
        result[length] = byte
        length += 1
      }
      var index = 0
      while index < text.count {
        let byte = text[index]
        index += 1
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): append(byte)
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): append(byte | 0x20)
        case UInt8(ascii: "'"), UInt8(ascii: "`"): continue
        case 0..<0x80: pendingSpace = true
        default:
          guard let (entry, size) = PlainFolding.entry(text, at: index - 1) else { return nil }
          for byte in entry {
            if byte == 0x20 { pendingSpace = true } else { append(byte) }
          }
          index += size - 1
        }
      }
      return String(decoding: result[..<length], as: UTF8.self)
    }
  }

  /// What single scalars fold to, made once by the way that takes any text.
  private enum PlainFolding {
    /// Latin letters that are whole: none of them joins with a scalar beside it.
    private static let latin = 0xA0..<0x180
    /// Dashes, quotes, dots and signs of print.
    private static let print = 0x2010..<0x2028

    private static let latinEntries = latin.map(entry)
    private static let printEntries = print.map(entry)

    private static func entry(_ value: Int) -> [UInt8] {
      guard let scalar = Unicode.Scalar(UInt32(value)) else { return [] }
      return Array(foldAny("a\(Character(scalar))z").utf8.dropFirst().dropLast())
    }

    /// The entry of the scalar that begins at `index`, and how many bytes it has; `nil` if it has none.
    static func entry(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> (entry: [UInt8], size: Int)? {
      func low(_ offset: Int) -> Int {
        index + offset < text.count ? Int(text[index + offset] & 0x3F) : 0
      }
      let (value, size): (Int, Int)
      switch text[index] {
      case 0xC2...0xC5: (value, size) = (Int(text[index] & 0x1F) << 6 | low(1), 2)
      case 0xE2: (value, size) = (0x2000 | low(1) << 6 | low(2), 3)
      default: return nil
      }
      // A mark behind it would join with it.
      if index + size < text.count, 0xCC...0xCD ~= text[index + size] { return nil }
      if latin.contains(value) { return (latinEntries[value - latin.lowerBound], size) }
      return print.contains(value) ? (printEntries[value - print.lowerBound], size) : nil
    }
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
