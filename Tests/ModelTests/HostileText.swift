import Support

extension SeededGenerator {
  /// Text of letters, white space and everything that cleaning looks for, much of it side by side.
  mutating func hostileText() -> String {
    let pieces: [ClosedRange<UInt32>] = [
      0x41...0x7A, 0x20...0x20, 0x00...0x1F, 0x7F...0xA0, 0xAD...0xAD, 0xC0...0x17F, 0x300...0x36F,
      0x34F...0x34F, 0x600...0x605, 0x61C...0x61C, 0x915...0x94D, 0x1100...0x1112, 0x115F...0x1160,
      0x1F468...0x1F469, 0x200B...0x200F, 0x2028...0x202F, 0x2060...0x206F, 0x20D0...0x20F0,
      0x3000...0x3001, 0xFDD0...0xFDEF, 0xFE00...0xFE0F, 0xFEFF...0xFEFF, 0xFFF9...0xFFFF,
      0x1F1E6...0x1F1FF, 0xE0001...0xE007F, 0xE0100...0xE01EF, 0x1D173...0x1D17A,
    ]
    var text = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 1...60, using: &self) {
      let piece = pieces[Int.random(in: pieces.indices, using: &self)]
      for _ in 0..<Int.random(in: 1...(Int.random(in: 0..<8, using: &self) == 0 ? 60 : 3), using: &self) {
        if let scalar = Unicode.Scalar(UInt32.random(in: piece, using: &self)) { text.append(scalar) }
      }
    }
    return String(text)
  }
}
