import Foundation

extension StringProtocol {
  /// Whether `part` stands in the text, byte for byte.
  ///
  /// The standard library's own search compares whole characters, which costs many times as much; what is looked
  /// for here (class names, folded phrases, marks of bot walls) needs no more than bytes.
  func holds(_ part: String) -> Bool {
    let found = utf8.withContiguousStorageIfAvailable { text -> Bool in
      var part = part
      return part.withUTF8 { Self.holds(UnsafeRawBufferPointer(text), UnsafeRawBufferPointer($0)) }
    }
    return found ?? contains(part)
  }

  /// Whether there is no byte in it that is not ASCII.
  var isPlain: Bool { utf8.allSatisfy { $0 < 0x80 } }

  /// Whether one of its characters is a number.
  var holdsNumber: Bool {
    utf8.contains { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      || !isPlain && contains(where: \.isNumber)
  }

  private static func holds(_ text: UnsafeRawBufferPointer, _ part: UnsafeRawBufferPointer) -> Bool {
    guard let wanted = part.baseAddress, let first = part.first else { return true }
    guard var place = text.baseAddress else { return false }
    var left = text.count - part.count + 1
    while left > 0, let found = memchr(place, Int32(first), left) {
      if memcmp(found, wanted, part.count) == 0 { return true }
      let next = UnsafeRawPointer(found) + 1
      left -= next - place
      place = next
    }
    return false
  }
}

extension String {
  /// The parts between its spaces; none is empty. Cut by bytes: folded and collapsed texts have no other white space.
  var spaced: [Substring] { utf8.split(separator: UInt8(ascii: " ")).map { Substring($0) } }
}
