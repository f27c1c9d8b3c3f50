import Foundation
import Model

/// Lines of "name: value" up to an empty one, as WARC records, the notes in them (application/warc-fields) and HTTP
/// messages begin (ISO 28500 section 4, RFC 9112 section 5). Names may come more than once.
struct FieldLines {
  static let byteLimit = 256 << 10
  static let lineLimit = 1_000

  private(set) var fields: [HeaderField] = []
  /// Behind the empty line; `nil` if the bytes end before it.
  private(set) var bodyStart: Int?

  /// `nil` if a line is none, or there are more of them than anybody writes.
  init?(_ bytes: ArraySlice<UInt8>) {
    var rest = bytes.prefix(Self.byteLimit)
    for _ in 0..<Self.lineLimit {
      guard let end = rest.firstIndex(of: 0x0A) else {
        // A note may end with its last line.
        if rest.isEmpty || take(rest) { return }
        return nil
      }
      var line = rest[..<end]
      rest = rest[(end + 1)...]
      if line.last == 0x0D { line.removeLast() }
      if line.isEmpty {
        bodyStart = end + 1
        return
      }
      guard take(line) else { return nil }
    }
    return nil
  }

  private mutating func take(_ line: ArraySlice<UInt8>) -> Bool {
    if let first = line.first, first == 0x20 || first == 0x09 {
      guard let last = fields.popLast() else { return false }
      fields.append(HeaderField(name: last.name, value: last.value + " " + Self.text(line)))
      return true
    }
    guard let colon = line.firstIndex(of: 0x3A), colon > line.startIndex,
      line[..<colon].allSatisfy({ $0 > 0x20 && $0 < 0x7F })
    else { return false }
    fields.append(
      HeaderField(
        name: String(decoding: line[..<colon], as: UTF8.self), value: Self.text(line[(colon + 1)...])))
    return true
  }

  private static func text(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .whitespaces)
  }

  /// The first value of that name, which is given in lower case.
  subscript(name: String) -> String? { fields.first { $0.name == name }?.value }

  /// All values of that name.
  func all(_ name: String) -> [String] { fields.filter { $0.name == name }.map(\.value) }
}
