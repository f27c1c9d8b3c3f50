import Foundation
import Model

/// Finds the records of a web archive without keeping them: of each only what decides whether it is a page.
///
/// A record that is broken does not take the others along: the next one is looked for behind it.
struct WARCScan {
  static let recordLimit = 10_000
  /// The most that all packed pieces together may unpack to.
  static let unpackedLimit = 256 << 20
  /// How often the next record is looked for behind a broken one. A file with more of them is none.
  private static let breakLimit = 1_000
  /// How many places that look like the start of a packed piece are tried after a break.
  private static let tryLimit = 10_000

  private(set) var entries: [WARCEntry] = []
  /// Whether something lies between the records, or behind them, that is none.
  private(set) var isBroken = false
  private(set) var hasMore = false
  /// Whether it unpacks to more than it may.
  private(set) var isBomb = false
  /// Whether the system could not read it to its end.
  private(set) var isUnreadable = false

  private let source: ByteSource
  private let memberLimit: Int
  private var unpacked = 0
  private var breaks = 0

  /// - Parameter memberLimit: the most that one packed piece may unpack to.
  init(_ source: ByteSource, isPacked: Bool, memberLimit: Int) {
    self.source = source
    self.memberLimit = memberLimit
    if isPacked { scanMembers() } else { scan(source, member: nil, isSound: true) }
  }

  // MARK: Records

  /// - Parameter isSound: whether the bytes are what was written, as far as check sums say.
  private mutating func scan(_ source: ByteSource, member: Int?, isSound: Bool) {
    var offset = 0
    while offset < source.size, !hasMore {
      guard let head = head(of: source, at: offset) else { return }
      // Between records are two empty lines; some programs write more.
      let blanks = head.prefix { $0 == 0x0D || $0 == 0x0A }.count
      if blanks > 0 {
        offset += blanks
        continue
      }
      guard let record = WARCRecord(startOf: head[...]) else {
        isBroken = true
        guard let next = nextRecord(in: source, from: offset + 1) else { return }
        offset = next
        continue
      }
      guard entries.count < Self.recordLimit else {
        hasMore = true
        return
      }
      let span = offset..<(offset + record.block.upperBound)
      let isWhole = span.upperBound <= source.size && isFollowedRightly(source, span.upperBound)
      let block = (span.lowerBound + record.block.lowerBound)..<min(span.upperBound, source.size)
      entries.append(
        WARCEntry(
          record, place: WARCPlace(member: member, span: span), source: source, block: block,
          isBroken: !isWhole || !isSound))
      if isWhole {
        offset = span.upperBound
      } else {
        guard let next = nextRecord(in: source, from: block.lowerBound) else { return }
        offset = next
      }
    }
  }

  /// The start of a record: a little at first, since most headers are short.
  private mutating func head(of source: ByteSource, at offset: Int) -> [UInt8]? {
    let short = 4 << 10
    var bytes = source.bytes(in: offset..<(offset + short))
    if let start = bytes, start.count == short, WARCRecord.startsRecord(start[...]),
      WARCRecord(startOf: start[...]) == nil
    {
      bytes = source.bytes(in: offset..<(offset + WARCRecord.headerLimit + 16))
    }
    if bytes == nil { isUnreadable = true }
    return bytes
  }

  /// Two line ends follow each record. A length that lies leads elsewhere.
  private func isFollowedRightly(_ source: ByteSource, _ end: Int) -> Bool {
    source.bytes(in: end..<(end + 4)) == [0x0D, 0x0A, 0x0D, 0x0A]
  }

  /// Where the next record starts, at the start of a line.
  private mutating func nextRecord(in source: ByteSource, from start: Int) -> Int? {
    breaks += 1
    guard breaks <= Self.breakLimit else {
      isBroken = true
      return nil
    }
    return Self.find(Array("\nWARC/1.".utf8), in: source, from: max(0, start - 1)).map { $0 + 1 }
  }

  /// The first place of `mark`, read in pieces.
  private static func find(_ mark: [UInt8], in source: ByteSource, from start: Int) -> Int? {
    var offset = start
    // What is looked for is often near.
    var length = 4 << 10
    while let piece = source.bytes(in: offset..<(offset + length)), piece.count >= mark.count {
      var rest = piece[...]
      while let index = rest.firstIndex(of: mark[0]) {
        if piece[index...].starts(with: mark) { return offset + index }
        rest = piece[(index + 1)...]
      }
      if piece.count < length { return nil }
      offset += piece.count - mark.count + 1
      length = 256 << 10
    }
    return nil
  }

  // MARK: Packed pieces

  private mutating func scanMembers() {
    var offset = 0
    var tries = 0
    while offset < source.size, !hasMore, !isBomb {
      let member = GzipMember(source, at: offset, limit: min(memberLimit, Self.unpackedLimit - unpacked))
      unpacked += member.bytes.count
      guard unpacked < Self.unpackedLimit else {
        isBomb = true
        return
      }
      if WARCRecord.startsRecord(member.bytes[...]) {
        scan(ByteSource(member.bytes), member: offset, isSound: !member.isMalformed)
      } else {
        isBroken = true
      }
      if member.isWhole {
        offset += member.packedLength
        continue
      }
      isBroken = true
      breaks += 1
      guard breaks <= Self.breakLimit, let next = nextMember(from: offset + 1, tries: &tries) else { return }
      offset = next
    }
  }

  /// Where the next packed record starts. The mark of a packed piece can stand anywhere by chance, so its first
  /// bytes have to unpack to the start of a record.
  private func nextMember(from start: Int, tries: inout Int) -> Int? {
    var offset = start
    while tries < Self.tryLimit, let place = Self.find([0x1F, 0x8B, 0x08], in: source, from: offset) {
      tries += 1
      var gunzip = Gunzip(limit: 1 << 20, mayBeFollowed: true)
      let head = source.bytes(in: place..<(place + 512)) ?? []
      if (try? gunzip.append(head[...])) != nil, WARCRecord.startsRecord(gunzip.output[...]) { return place }
      offset = place + 1
    }
    return nil
  }
}

/// One packed piece of a file (RFC 1952), unpacked.
struct GzipMember {
  private(set) var bytes: [UInt8] = []
  private(set) var packedLength = 0
  /// Whether its end came, with the right check sum and length.
  private(set) var isWhole = false
  /// Whether it is not what was packed, or more than it may be. What merely breaks off is neither.
  private(set) var isMalformed = false

  /// - Parameter count: how many of the bytes are enough.
  init(_ source: ByteSource, at offset: Int, limit: Int, count: Int = .max) {
    var gunzip = Gunzip(limit: limit, mayBeFollowed: true)
    var step = 16 << 10
    while !gunzip.isComplete, gunzip.output.count < count {
      guard let piece = source.bytes(in: (offset + packedLength)..<(offset + packedLength + step)),
        !piece.isEmpty
      else { break }
      packedLength += piece.count
      do throws(Gunzip.Failure) { try gunzip.append(piece[...]) } catch {
        isMalformed = true
        break
      }
      if gunzip.output.count > Self.ratioStart, gunzip.output.count / packedLength > Self.ratioLimit {
        isMalformed = true
        break
      }
      step = 64 << 10
    }
    isWhole = gunzip.isComplete
    packedLength -= gunzip.unused
    bytes = gunzip.output
  }

  /// As for any other packed page.
  private static let ratioLimit = 200
  private static let ratioStart = 1 << 20
}
