/// Finds the entries of a browser's record without building anything, so that each can be read alone: one that
/// is broken does not take the others along, and the memory that reading takes is that of one entry.
struct HARScan {
  private static let depthLimit = 128
  private static let entryLimit = 10_000
  /// The most values of one entry. Small values take fifty times their bytes when they are built.
  private static let valueLimit = 200_000

  /// The place of each element of `log.entries` that is whole, as bytes.
  private(set) var entries: [Range<Int>] = []
  /// Whether the record came to its end, and nothing in it went beyond a limit.
  private(set) var isWhole = false

  init(_ bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { scan($0) }
  }

  private mutating func scan(_ bytes: UnsafeBufferPointer<UInt8>) {
    var depth = 0
    // The keys that led to here, of the first two levels; the last string seen.
    var keys = ["", ""]
    var string = 0..<0
    var isInEntries = false
    var start = 0
    var values = 0
    var isComplete = true
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      switch byte {
      case UInt8(ascii: "\""):
        let first = index
        while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
          index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
        }
        guard index < bytes.count else { return }
        string = first..<index
        index += 1
      case UInt8(ascii: ":"):
        if depth == 1 || depth == 2 {
          keys[depth - 1] = String(decoding: bytes[string].prefix(16), as: UTF8.self)
        }
      case UInt8(ascii: ","):
        values += 1
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        values += 1
        depth += 1
        guard depth <= Self.depthLimit else { return }
        if depth == 3, byte == UInt8(ascii: "["), keys == ["log", "entries"] { isInEntries = true }
        if depth == 4, isInEntries {
          start = index - 1
          values = 0
        }
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= 1
        guard depth >= 0 else { return }
        if depth == 3, isInEntries {
          guard entries.count < Self.entryLimit else { return }
          if values <= Self.valueLimit { entries.append(start..<index) } else { isComplete = false }
        }
        if depth == 2 { isInEntries = false }
      default:
        break
      }
    }
    isWhole = depth == 0 && isComplete
  }
}
