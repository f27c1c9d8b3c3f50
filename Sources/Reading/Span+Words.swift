extension Span<UInt8> {
  /// Whether the byte is white space in the attributes that hold lists of names (HTML's own, without form feed).
  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D
  }

  /// Hands each of the words between white space to `body`, until it answers `false`.
  func forEachWord(_ body: (Span<UInt8>) -> Bool) {
    var index = 0
    while index < count {
      while index < count, Self.isSpace(self[index]) { index += 1 }
      let start = index
      while index < count, !Self.isSpace(self[index]) { index += 1 }
      if index > start, !body(extracting(start..<index)) { return }
    }
  }

  /// Where the bytes of `part` stand first.
  func firstIndex(of part: [UInt8]) -> Int? {
    guard let first = part.first, count >= part.count else { return nil }
    for start in 0...(count - part.count) where self[start] == first {
      if part.indices.allSatisfy({ self[start + $0] == part[$0] }) { return start }
    }
    return nil
  }

  /// Hands the bytes to `body` with ASCII's capitals made small.
  func withLowercase<Result>(_ body: (Span<UInt8>) -> Result?) -> Result? {
    var small = InlineArray<32, UInt8>(repeating: 0)
    guard count <= 32 else { return nil }
    for index in indices {
      let byte = self[index]
      small[index] = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
    }
    return body(small.span.extracting(0..<count))
  }
}

extension String {
  init(decoding bytes: Span<UInt8>) {
    self = bytes.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
  }
}
