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
