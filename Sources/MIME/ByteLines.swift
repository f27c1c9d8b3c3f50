import Foundation

/// The lines of a text in bytes, one after the other, each with its line end.
package struct ByteLines {
  private let bytes: ArraySlice<UInt8>
  private var position: Int

  package init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    position = bytes.startIndex
  }

  /// Where the next line stands; `nil` behind the last one.
  package mutating func next() -> Range<Int>? {
    guard position < bytes.endIndex else { return nil }
    let start = position
    let base = bytes.startIndex
    // By the C library: files of many megabytes are cut into lines.
    let length = bytes.withUnsafeBytes { buffer -> Int? in
      guard let address = buffer.baseAddress,
        let found = memchr(address + (start - base), 0x0A, buffer.count - (start - base))
      else { return nil }
      return UnsafeRawPointer(found) - (address + (start - base)) + 1
    }
    position = length.map { start + $0 } ?? bytes.endIndex
    return start..<position
  }
}

extension ArraySlice<UInt8> {
  /// The line without its line end.
  package var withoutLineEnd: ArraySlice<UInt8> {
    var line = self
    if line.last == 0x0A { line.removeLast() }
    if line.last == 0x0D { line.removeLast() }
    return line
  }
}
