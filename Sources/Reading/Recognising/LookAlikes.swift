/// Letters of other scripts that stand in for Latin ones so that a search does not find the word ("Sосial wоrker").
enum LookAlikes {
  /// The pairs that look the same in most fonts (Unicode Technical Standard 39, "confusables").
  private static let latin: [Unicode.Scalar: Unicode.Scalar] = [
    "а": "a", "е": "e", "о": "o", "р": "p", "с": "c", "у": "y", "х": "x", "і": "i", "ј": "j", "ѕ": "s",
    "ԁ": "d",
    "һ": "h", "А": "A", "В": "B", "Е": "E", "К": "K", "М": "M", "Н": "H", "О": "O", "Р": "P", "С": "C",
    "Т": "T",
    "У": "Y", "Х": "X", "І": "I", "Ј": "J", "Ѕ": "S", "ο": "o", "α": "a", "ι": "i", "ν": "v", "ρ": "p",
    "Α": "A",
    "Β": "B", "Ε": "E", "Η": "H", "Ι": "I", "Κ": "K", "Μ": "M", "Ν": "N", "Ο": "O", "Ρ": "P", "Τ": "T",
    "Χ": "X",
    "Ζ": "Z",
  ]

  /// The text with look-alikes made Latin in words that have Latin letters too; words of another script stay.
  static func plain(_ text: String) -> String {
    guard !text.isPlain, text.unicodeScalars.contains(where: { latin[$0] != nil }) else { return text }
    return text.split(separator: " ", omittingEmptySubsequences: false).map { word -> String in
      let scalars = word.unicodeScalars
      guard scalars.contains(where: { $0.isASCII && $0.properties.isAlphabetic }),
        scalars.contains(where: { latin[$0] != nil })
      else { return String(word) }
      var plain = String.UnicodeScalarView()
      plain.append(contentsOf: scalars.map { latin[$0] ?? $0 })
      return String(plain)
    }.joined(separator: " ")
  }
}
