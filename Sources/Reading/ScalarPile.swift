/// Bounds how many scalars pile up on one letter.
///
/// Twenty thousand combining marks, or five thousand joined emoji, are one character: every step over it costs as
/// much as a page, and breaking it apart overflows the stack. No name needs more than a few.
struct ScalarPile {
  private static let limit = 8

  private var marks = 0
  private var joins = 0

  /// Whether the next scalar of a text is kept.
  mutating func accepts(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.value >= 0x300 else {
      self = ScalarPile()
      return true
    }
    if scalar.value == 0x200D {
      joins += 1
      return joins <= Self.limit
    }
    if Self.isPlain(scalar) {
      self = ScalarPile()
      return true
    }
    let properties = scalar.properties
    if properties.isGraphemeExtend || properties.generalCategory == .format
      || (0x1100...0x11FF).contains(scalar.value)
    {
      marks += 1
      return marks <= Self.limit
    }
    marks = 0
    if !properties.isEmoji { joins = 0 }
    return true
  }

  /// Letters and marks of print that pile up on nothing, by their blocks: Unicode's tables are slow to ask.
  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    // Greek, Cyrillic; dashes, quotes and dots; Chinese and Japanese; whole Korean syllables.
    case 0x370...0x482, 0x2010...0x2027, 0x3041...0x3096, 0x30A1...0x30FA, 0x4E00...0x9FFF, 0xAC00...0xD7A3:
      true
    default: false
    }
  }
}
