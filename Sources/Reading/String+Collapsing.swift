extension StringProtocol {
  /// Without white space at the ends, and each run of it inside one space.
  var collapsed: String {
    if let plain = utf8.withContiguousStorageIfAvailable(Self.collapsedASCII), let plain { return plain }
    var result = String.UnicodeScalarView()
    var pendingSpace = false
    var pile = ScalarPile()
    for scalar in unicodeScalars {
      if scalar.properties.isWhitespace {
        pendingSpace = !result.isEmpty
        pile = ScalarPile()
      } else if pile.accepts(scalar) {
        if pendingSpace { result.append(" ") }
        pendingSpace = false
        result.append(scalar)
      }
    }
    return String(result)
  }

  /// The same for plain ASCII, which most text is; `nil` for anything else.
  private static func collapsedASCII(_ text: UnsafeBufferPointer<UInt8>) -> String? {
    guard !text.contains(where: { $0 >= 0x80 }) else { return nil }
    return String(unsafeUninitializedCapacity: text.count) { result in
      var length = 0
      var pendingSpace = false
      for byte in text {
        if byte == 0x20 || (0x09...0x0D).contains(byte) {
          pendingSpace = length > 0
          continue
        }
        if pendingSpace {
          result[length] = 0x20
          length += 1
          pendingSpace = false
        }
        result[length] = byte
        length += 1
      }
      return length
    }
  }

  /// The words between white space, for the attributes that hold lists of names (all ASCII space there).
  var spacedWords: [SubSequence] {
    split { $0 == " " || $0 == "\n" || $0 == "\t" || $0 == "\r\n" || $0 == "\r" }
  }
}
