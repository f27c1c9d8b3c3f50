import Foundation

/// Bytes that are read by their place: those of a file on disk, or of a part of a file that was unpacked.
///
/// It closes the file when nobody reads it any more.
final class ByteSource: Sendable {
  private enum Storage {
    case file(Int32)
    case memory([UInt8])
  }

  /// The number of bytes; of a file, when it was opened.
  let size: Int
  private let storage: Storage

  /// Takes over an open file.
  init(descriptor: Int32, size: Int) {
    storage = .file(descriptor)
    self.size = size
  }

  init(_ bytes: [UInt8]) {
    storage = .memory(bytes)
    size = bytes.count
  }

  deinit {
    if case .file(let descriptor) = storage { close(descriptor) }
  }

  /// Fills `buffer` from `offset` on, as far as there is something; `nil` when the system cannot read.
  func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) -> Int? {
    switch storage {
    case .memory(let bytes):
      guard offset >= 0, offset < bytes.count else { return 0 }
      let count = min(buffer.count, bytes.count - offset)
      bytes.withUnsafeBytes { buffer.copyMemory(from: .init(rebasing: $0[offset..<(offset + count)])) }
      return count
    case .file(let descriptor):
      var done = 0
      while done < buffer.count {
        let room = UnsafeMutableRawBufferPointer(rebasing: buffer[done...])
        let count = pread(descriptor, room.baseAddress, room.count, off_t(offset + done))
        if count < 0, errno == EINTR { continue }
        guard count >= 0 else { return nil }
        if count == 0 { break }
        done += count
      }
      return done
    }
  }

  /// The bytes in `range`, or as many of them as there are; `nil` when the system cannot read.
  func bytes(in range: Range<Int>) -> [UInt8]? {
    // A range may promise more than there is: as much as there was is read at once, and what has come since piecewise.
    let expected = min(range.count, max(0, size - range.lowerBound))
    var isReadable = true
    var bytes = [UInt8](unsafeUninitializedCapacity: expected) { buffer, count in
      let room = UnsafeMutableRawBufferPointer(start: buffer.baseAddress, count: expected)
      let read = read(at: range.lowerBound, into: room)
      isReadable = read != nil
      count = read ?? 0
    }
    guard isReadable else { return nil }
    if bytes.count == range.count { return bytes }
    var piece = [UInt8](repeating: 0, count: min(4 << 10, range.count - bytes.count))
    while bytes.count < range.count {
      let wanted = min(piece.count, range.count - bytes.count)
      let offset = range.lowerBound + bytes.count
      let count = piece.withUnsafeMutableBytes { read(at: offset, into: .init(rebasing: $0[..<wanted])) }
      guard let count else { return nil }
      if count == 0 { break }
      bytes.append(contentsOf: piece[..<count])
    }
    return bytes
  }
}
