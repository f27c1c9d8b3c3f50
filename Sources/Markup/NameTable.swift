/// A few fixed names, each with its number, found by their bytes with no text made of what is asked for.
///
/// Pages ask a hundred thousand times which name something has, and nearly always the answer is "none of these".
package struct NameTable: Sendable {
  private struct Slot {
    var start = 0
    var length = 0
    /// -1 where no name stands.
    var number = -1
  }

  private var slots: [Slot]
  private var bytes: [UInt8] = []
  private let mask: Int

  /// The number of a name is its place in `names`; names that stand twice keep the first.
  package init(_ names: [String]) {
    var size = 16
    while size < names.count * 4 { size *= 2 }
    mask = size - 1
    slots = Array(repeating: Slot(), count: size)
    for (number, name) in names.enumerated() {
      let text = Array(name.utf8)
      guard self.number(of: text.span) == nil else { continue }
      var place = Self.hash(text.span) & mask
      while slots[place].number >= 0 { place = (place + 1) & mask }
      slots[place] = Slot(start: bytes.count, length: text.count, number: number)
      bytes += text
    }
  }

  /// The number of the name that is `text`, byte for byte; `nil` if it is none of them.
  package func number(of text: Span<UInt8>) -> Int? {
    var place = Self.hash(text) & mask
    while true {
      let slot = slots[place]
      guard slot.number >= 0 else { return nil }
      if slot.length == text.count, holds(text, at: slot.start) { return slot.number }
      place = (place + 1) & mask
    }
  }

  private func holds(_ text: Span<UInt8>, at start: Int) -> Bool {
    for index in text.indices where bytes[start + index] != text[index] { return false }
    return true
  }

  /// FNV-1a: the names are few and chosen here, so that nobody can make them collide.
  private static func hash(_ text: Span<UInt8>) -> Int {
    var hash: UInt32 = 2_166_136_261
    for index in text.indices { hash = (hash ^ UInt32(text[index])) &* 16_777_619 }
    return Int(hash ^ hash >> 15)
  }
}
