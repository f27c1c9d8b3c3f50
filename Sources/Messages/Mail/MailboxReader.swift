internal import MIME

/// Reads a mailbox: messages that each begin with a line "From …" behind an empty line (RFC 4155).
///
/// Lines of a message that begin with "From " were given a ">" when it was stored, in the form mboxrd also those
/// that began with ">From ".
enum MailboxReader {
  /// Longer lines are no line of a message, and are left out.
  static let lineLimit = 1 << 20

  static func read(_ bytes: [UInt8]) -> Conversation {
    var collector = PostCollector()
    var reader = MailReader()
    var lines = ByteLines(bytes[...])
    var number = 0
    var start: Int?
    var isAfterEmpty = true
    var changes: [Range<Int>] = []

    func finish(at end: Int) {
      guard let from = start, !collector.isFull else { return }
      number += 1
      if let post = reader.read(message(bytes, from..<end, without: changes), number: number) {
        collector.add(post)
      }
    }
    while let line = lines.next(), !collector.isFull {
      if line.count > lineLimit {
        changes.append(line)
        reader.addFault(
          "A line in message \(number + 1) is longer than \(lineLimit >> 20) MiB. It was left out.")
        isAfterEmpty = false
        continue
      }
      if bytes[line.lowerBound] == UInt8(ascii: "F"), isAfterEmpty, isStart(bytes, line) {
        finish(at: line.lowerBound)
        start = line.upperBound
        changes = []
      } else if bytes[line.lowerBound] == UInt8(ascii: ">"), isQuotedFrom(bytes[line]) {
        changes.append(line.lowerBound..<line.lowerBound + 1)
      }
      isAfterEmpty = bytes[line].withoutLineEnd.isEmpty
    }
    finish(at: bytes.endIndex)
    return Conversation(posts: collector.posts, faults: reader.faults + collector.faults)
  }

  /// The bytes of one message, copied only where something has to be left out.
  private static func message(_ bytes: [UInt8], _ range: Range<Int>, without changes: [Range<Int>])
    -> ArraySlice<UInt8>
  {
    guard !changes.isEmpty else { return bytes[range] }
    var copy: [UInt8] = []
    var index = range.lowerBound
    for change in changes where change.lowerBound >= index {
      copy += bytes[index..<change.lowerBound]
      index = change.upperBound
    }
    return (copy + bytes[index..<range.upperBound])[...]
  }

  /// "From sam@example.org Sat Jun  1 10:11:12 2024", and a header below it.
  private static func isStart(_ bytes: [UInt8], _ line: Range<Int>) -> Bool {
    guard bytes[line].starts(with: "From ".utf8) else { return false }
    var rest = ByteLines(bytes[line.upperBound...])
    guard let next = rest.next() else { return false }
    return isHeaderLine(bytes[next]) || bytes[next].starts(with: ">From ".utf8)
  }

  static func isHeaderLine(_ line: ArraySlice<UInt8>) -> Bool {
    guard let colon = line.prefix(80).firstIndex(of: UInt8(ascii: ":")), colon > line.startIndex else {
      return false
    }
    return line[..<colon].allSatisfy { $0 > 0x20 && $0 < 0x7F }
  }

  private static func isQuotedFrom(_ line: ArraySlice<UInt8>) -> Bool {
    line.drop { $0 == UInt8(ascii: ">") }.starts(with: "From ".utf8)
  }
}
