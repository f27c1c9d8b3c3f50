extension StringProtocol {
  /// Without white space at the ends, and each run of it inside one space.
  var collapsed: String {
    if let collapsed = utf8.withContiguousStorageIfAvailable({ Collapsing.collapsed($0) }) {
      return collapsed ?? ""
    }
    var whole = String(self)
    return whole.withUTF8 { Collapsing.collapsed($0) } ?? ""
  }

  /// The words between white space, for the attributes that hold lists of names (all ASCII space there).
  var spacedWords: [SubSequence] {
    split { $0 == " " || $0 == "\n" || $0 == "\t" || $0 == "\r\n" || $0 == "\r" }
  }
}

extension Span<UInt8> {
  /// The collapsed text, with one space at each end that had white space; `nil` if there is nothing else.
  var collapsedRun: String? {
    withUnsafeBufferPointer { Collapsing.collapsed($0, keepingEnds: true) }
  }
}

/// Collapses white space in one pass over UTF-8.
private enum Collapsing {
  /// - Returns: `nil` if the text is nothing but white space.
  static func collapsed(_ text: UnsafeBufferPointer<UInt8>, keepingEnds: Bool = false) -> String? {
    guard let first = text.firstIndex(where: { !isSpace($0) }) else { return nil }
    var isEmpty = true
    let result = String(unsafeUninitializedCapacity: text.count - first + 2) { result in
      var length = 0
      var pendingSpace = keepingEnds && first > 0
      var pile = ScalarPile()
      var index = first
      while index < text.count {
        let byte = text[index]
        var end = index + 1
        if byte < 0x80 {
          if isSpace(byte) {
            pendingSpace = keepingEnds || length > 0
            pile = ScalarPile()
            index = end
            continue
          }
          pile = ScalarPile()
        } else {
          let scalar = scalar(text, at: index, &end)
          if isSpace(scalar) {
            pendingSpace = keepingEnds || length > 0
            pile = ScalarPile()
            index = end
            continue
          }
          guard pile.accepts(scalar) else {
            index = end
            continue
          }
        }
        if pendingSpace {
          result[length] = 0x20
          length += 1
          pendingSpace = false
        }
        isEmpty = false
        while index < end {
          result[length] = text[index]
          length += 1
          index += 1
        }
      }
      if pendingSpace, keepingEnds {
        result[length] = 0x20
        length += 1
      }
      return length
    }
    return isEmpty ? nil : result
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  /// Unicode's `White_Space` beyond ASCII.
  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
    default: false
    }
  }

  /// The scalar that begins at `index`, and where it ends. The text is valid UTF-8; a cut one ends where it is cut.
  private static func scalar(
    _ text: UnsafeBufferPointer<UInt8>, at index: Int, _ end: inout Int
  ) -> Unicode.Scalar {
    let first = UInt32(text[index])
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    var value = first & (0xFF >> UInt32(length + 1))
    while end < text.count, end < index + length {
      value = value << 6 | UInt32(text[end] & 0x3F)
      end += 1
    }
    return Unicode.Scalar(value) ?? "\u{FFFD}"
  }
}
