/// The encoding of old Western pages, and of numeric references that mean it (WHATWG Encoding and HTML standards).
enum Windows1252 {
  /// The character that a byte stands for.
  static func character(_ byte: UInt8) -> Unicode.Scalar {
    character(forControl: UInt32(byte)) ?? Unicode.Scalar(byte)
  }

  /// The character for 0x80 to 0x9F; `nil` elsewhere and for the five unassigned ones, which stay C1 controls.
  static func character(forControl value: UInt32) -> Unicode.Scalar? {
    guard (0x80...0x9F).contains(value), upper[Int(value) - 0x80] != value else { return nil }
    return Unicode.Scalar(upper[Int(value) - 0x80])
  }

  private static let upper: [UInt32] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152,
    0x8D, 0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122,
    0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
  ]
}
