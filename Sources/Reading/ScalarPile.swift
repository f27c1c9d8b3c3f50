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
}
