/// Unpacks one gzip stream (RFC 1951, RFC 1952) while it arrives, and says whether it came to its proper end.
///
/// libcurl 7.88 can unpack too, but calls half a stream a success. Here the end mark, the check sum and the
/// length must all be right, and no byte beyond `limit` is ever produced.
struct Gunzip {
  enum Failure: Error, Equatable {
    case malformed
    case tooLarge
  }

  /// What has been unpacked so far.
  private(set) var output: [UInt8] = []
  /// Whether the stream ended and its check sum and length were right.
  private(set) var isComplete = false
  /// How many of the bytes that came lie behind the stream's end.
  private(set) var unused = 0

  private static let headerLimit = 64 << 10
  private let limit: Int
  /// Whether something may come behind the end: the next record of a WARC, each packed by itself.
  private let mayBeFollowed: Bool
  private var received = 0
  private var bits = BitReader()
  private var stage = Stage.header
  private var isLastBlock = false
  private var literals = HuffmanCode.fixedLiterals
  private var distances = HuffmanCode.fixedDistances

  private enum Stage {
    case header, block, codes, trailer
    case stored(left: Int)
  }

  init(limit: Int, mayBeFollowed: Bool = false) {
    self.limit = limit
    self.mayBeFollowed = mayBeFollowed
  }

  /// Takes the next bytes of the stream and unpacks as far as they go.
  mutating func append(_ bytes: UnsafeRawBufferPointer) throws(Failure) {
    received += bytes.count
    guard received <= limit else { throw .tooLarge }
    bits.append(bytes)
    // Each step is done whole or, if its bytes have not all come, not at all.
    var mark = bits.position
    do throws(BitReader.Shortage) {
      while !isComplete {
        mark = bits.position
        if let failure = try step() { throw .failure(failure) }
      }
    } catch {
      switch error {
      case .bytes: bits.position = mark
      case .failure(let failure): throw failure
      }
    }
    // A second stream or other bytes behind the end.
    if isComplete, !bits.isAtEnd {
      guard mayBeFollowed else { throw .malformed }
      unused = bits.left
    }
    // The header is read again with each piece until it is whole, so it must not be long.
    if case .header = stage, received > Self.headerLimit { throw .malformed }
    bits.dropRead()
  }

  /// The same for bytes that are there already.
  mutating func append(_ bytes: ArraySlice<UInt8>) throws(Failure) {
    let failure = bytes.withUnsafeBytes { raw -> Failure? in
      do throws(Failure) {
        try append(raw)
        return nil
      } catch {
        return error
      }
    }
    if let failure { throw failure }
  }

  private mutating func step() throws(BitReader.Shortage) -> Failure? {
    switch stage {
    case .header: return try readHeader()
    case .block: return try readBlock()
    case .stored(let left): return try copyStored(left)
    case .codes: return try readCode()
    case .trailer: return try readTrailer()
    }
  }

  private mutating func readHeader() throws(BitReader.Shortage) -> Failure? {
    guard try bits.take(8) == 0x1F, try bits.take(8) == 0x8B, try bits.take(8) == 8 else { return .malformed }
    let flags = try bits.take(8)
    guard flags & 0xE0 == 0 else { return .malformed }
    // Time, compression level, system.
    for _ in 0..<6 { _ = try bits.take(8) }
    if flags & 4 != 0 {
      for _ in 0..<(try bits.take(16)) { _ = try bits.take(8) }
    }
    // File name, then comment.
    for flag in [8, 16] where flags & flag != 0 {
      while try bits.take(8) != 0 {}
    }
    if flags & 2 != 0 { _ = try bits.take(16) }
    stage = .block
    return nil
  }

  private mutating func readBlock() throws(BitReader.Shortage) -> Failure? {
    let isLast = try bits.take(1) == 1
    switch try bits.take(2) {
    case 0:
      bits.skipToByte()
      let length = try bits.take(16)
      guard try bits.take(16) == ~length & 0xFFFF else { return .malformed }
      stage = .stored(left: length)
    case 1:
      literals = .fixedLiterals
      distances = .fixedDistances
      stage = .codes
    case 2:
      guard let codes = try readCodeTables() else { return .malformed }
      literals = codes.literals
      distances = codes.distances
      stage = .codes
    default:
      return .malformed
    }
    isLastBlock = isLast
    return nil
  }

  /// The order in which a block gives the lengths of the codes for lengths.
  private static let lengthOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]

  private mutating func readCodeTables() throws(BitReader.Shortage) -> (
    literals: HuffmanCode, distances: HuffmanCode
  )? {
    let literalCount = try bits.take(5) + 257
    let distanceCount = try bits.take(5) + 1
    let lengthCount = try bits.take(4) + 4
    guard literalCount <= 286, distanceCount <= 30 else { return nil }
    var lengthLengths = [UInt8](repeating: 0, count: 19)
    for index in 0..<lengthCount { lengthLengths[Self.lengthOrder[index]] = UInt8(try bits.take(3)) }
    guard let lengthCode = HuffmanCode(lengths: lengthLengths[...]) else { return nil }

    var lengths: [UInt8] = []
    let wanted = literalCount + distanceCount
    while lengths.count < wanted {
      guard let symbol = try bits.decode(lengthCode) else { return nil }
      switch symbol {
      case 0..<16: lengths.append(UInt8(symbol))
      case 16:
        guard let last = lengths.last else { return nil }
        lengths += repeatElement(last, count: 3 + (try bits.take(2)))
      case 17: lengths += repeatElement(0, count: 3 + (try bits.take(3)))
      default: lengths += repeatElement(0, count: 11 + (try bits.take(7)))
      }
    }
    guard lengths.count == wanted, lengths[256] != 0,
      let literals = HuffmanCode(lengths: lengths[..<literalCount]),
      let distances = HuffmanCode(lengths: lengths[literalCount...])
    else { return nil }
    return (literals, distances)
  }

  private mutating func copyStored(_ left: Int) throws(BitReader.Shortage) -> Failure? {
    if left == 0 {
      endBlock()
      return nil
    }
    let byte = UInt8(try bits.take(8))
    guard output.count < limit else { return .tooLarge }
    output.append(byte)
    stage = .stored(left: left - 1)
    return nil
  }

  private static let lengthBase = [
    3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195,
    227, 258,
  ]
  private static let lengthExtra = [
    0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
  ]
  private static let distanceBase = [
    1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073,
    4097, 6145, 8193, 12289, 16385, 24577,
  ]

  private mutating func readCode() throws(BitReader.Shortage) -> Failure? {
    guard let symbol = try bits.decode(literals) else { return .malformed }
    if symbol < 256 {
      guard output.count < limit else { return .tooLarge }
      output.append(UInt8(symbol))
      return nil
    }
    if symbol == 256 {
      endBlock()
      return nil
    }
    guard symbol - 257 < Self.lengthBase.count else { return .malformed }
    let length = Self.lengthBase[symbol - 257] + (try bits.take(Self.lengthExtra[symbol - 257]))
    guard let code = try bits.decode(distances), code < Self.distanceBase.count else { return .malformed }
    let distance = Self.distanceBase[code] + (try bits.take(max(0, code / 2 - 1)))
    guard distance <= output.count else { return .malformed }
    guard output.count + length <= limit else { return .tooLarge }
    // Byte by byte: the copy may overlap what it writes.
    for _ in 0..<length { output.append(output[output.count - distance]) }
    return nil
  }

  private mutating func endBlock() { stage = isLastBlock ? .trailer : .block }

  private mutating func readTrailer() throws(BitReader.Shortage) -> Failure? {
    bits.skipToByte()
    let sum = UInt32(try bits.take(16)) | UInt32(try bits.take(16)) << 16
    let length = UInt32(try bits.take(16)) | UInt32(try bits.take(16)) << 16
    guard length == UInt32(truncatingIfNeeded: output.count), sum == CRC32.sum(of: output) else {
      return .malformed
    }
    isComplete = true
    return nil
  }
}

/// Reads single bits, lowest first, from bytes that arrive in pieces.
struct BitReader {
  /// Why a step ended early.
  enum Shortage: Error {
    /// The bytes have not come yet.
    case bytes
    case failure(Gunzip.Failure)
  }

  /// The number of bits read.
  var position = 0
  private var bytes: [UInt8] = []

  /// Whether all bytes have been read, but for the unused bits of the last.
  var isAtEnd: Bool { left == 0 }

  /// The number of bytes of which nothing has been read.
  var left: Int { bytes.count - (position + 7) / 8 }

  mutating func append(_ more: UnsafeRawBufferPointer) { bytes.append(contentsOf: more) }

  /// Forgets the bytes that have been read.
  mutating func dropRead() {
    bytes.removeFirst(position / 8)
    position %= 8
  }

  mutating func skipToByte() { position = (position + 7) / 8 * 8 }

  /// The next `count` bits (at most 16) as a number.
  mutating func take(_ count: Int) throws(Shortage) -> Int {
    guard position + count <= bytes.count * 8 else { throw .bytes }
    let value = peek() & (1 << count - 1)
    position += count
    return value
  }

  /// At least 16 bits from the position on, zeros past the end.
  private func peek() -> Int {
    let index = position / 8
    var value = 0
    for offset in 0..<3 where index + offset < bytes.count {
      value |= Int(bytes[index + offset]) << (offset * 8)
    }
    return value >> (position % 8)
  }

  /// The symbol whose code comes next; `nil` if no symbol has it.
  mutating func decode(_ code: HuffmanCode) throws(Shortage) -> Int? {
    guard let (symbol, length) = code.find(peek()) else {
      // The zeros past the end may have made a code that does not exist.
      guard position + HuffmanCode.longest <= bytes.count * 8 else { throw .bytes }
      return nil
    }
    guard position + length <= bytes.count * 8 else { throw .bytes }
    position += length
    return symbol
  }
}

/// A canonical prefix code: the lengths of the codes say all.
///
/// Short codes are found in a table of 512; longer ones by counting. A table for the longest would cost more to
/// fill than a hostile stream of tiny blocks costs to send.
struct HuffmanCode {
  static let longest = 15
  private static let tableBits = 9

  /// `symbol << 4 | length`, or 0.
  private var table: [UInt16]
  /// How many codes there are of each length.
  private var counts: [Int]
  /// The symbols in the order of their codes.
  private var symbols: [UInt16]

  /// `nil` if the lengths promise more codes than there can be.
  init?(lengths: ArraySlice<UInt8>) {
    var counts = [Int](repeating: 0, count: Self.longest + 1)
    for length in lengths { counts[Int(length)] += 1 }
    counts[0] = 0
    var left = 1
    for length in 1...Self.longest {
      left = left * 2 - counts[length]
      guard left >= 0 else { return nil }
    }
    var offsets = [Int](repeating: 0, count: Self.longest + 2)
    for length in 1...Self.longest { offsets[length + 1] = offsets[length] + counts[length] }
    var symbols = [UInt16](repeating: 0, count: offsets[Self.longest + 1])
    for (symbol, length) in lengths.enumerated() where length != 0 {
      symbols[offsets[Int(length)]] = UInt16(symbol)
      offsets[Int(length)] += 1
    }
    self.counts = counts
    self.symbols = symbols
    self.table = []
    var table = [UInt16](repeating: 0, count: 1 << Self.tableBits)
    var code = 0
    var index = 0
    for length in 1...Self.tableBits {
      for _ in 0..<counts[length] {
        var slot = Self.reversed(code, length)
        while slot < table.count {
          table[slot] = symbols[index] << 4 | UInt16(length)
          slot += 1 << length
        }
        code += 1
        index += 1
      }
      code <<= 1
    }
    self.table = table
  }

  private static func reversed(_ code: Int, _ length: Int) -> Int {
    (0..<length).reduce(0) { $0 | (code >> $1 & 1) << (length - 1 - $1) }
  }

  /// The symbol whose code `bits` begin with, lowest bit first, and the code's length.
  func find(_ bits: Int) -> (symbol: Int, length: Int)? {
    let entry = table[bits & (1 << Self.tableBits - 1)]
    if entry != 0 { return (Int(entry >> 4), Int(entry & 15)) }
    var code = 0
    var first = 0
    var index = 0
    for length in 1...Self.longest {
      code |= bits >> (length - 1) & 1
      let count = counts[length]
      if code - first < count { return (Int(symbols[index + code - first]), length) }
      index += count
      first = (first + count) << 1
      code <<= 1
    }
    return nil
  }

  private init(_ lengths: [UInt8]) {
    // The lengths of RFC 1951 section 3.2.6 are a whole code, so the other initialiser has a result.
    self = HuffmanCode(lengths: lengths[...]) ?? HuffmanCode(empty: ())
  }

  private init(empty: Void) {
    table = [UInt16](repeating: 0, count: 1 << Self.tableBits)
    counts = [Int](repeating: 0, count: Self.longest + 1)
    symbols = []
  }

  static let fixedLiterals = HuffmanCode(
    [UInt8](repeating: 8, count: 144) + [UInt8](repeating: 9, count: 112)
      + [UInt8](repeating: 7, count: 24) + [UInt8](repeating: 8, count: 8))
  static let fixedDistances = HuffmanCode([UInt8](repeating: 5, count: 30))
}

/// The check sum of gzip (ISO 3309).
enum CRC32 {
  private static let table: [UInt32] = (0..<256).map { index in
    (0..<8).reduce(UInt32(index)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ value >> 1 : value >> 1 }
  }

  static func sum(of bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(~UInt32(0)) { table[Int(($0 ^ UInt32($1)) & 0xFF)] ^ $0 >> 8 }
  }
}
