/// The parts of a multipart body (RFC 2046 section 5.1), one after the other.
package struct Multipart {
  /// Whether the mark behind the last part has been met.
  package private(set) var isWhole = false
  /// What stands behind the last delimiter when the mark of the end is missing.
  package private(set) var cutPart: ArraySlice<UInt8>?
  private let body: ArraySlice<UInt8>
  private let delimiter: [UInt8]
  /// Behind the last delimiter; `nil` before the first and after the end.
  private var position: Int?

  package init(_ body: ArraySlice<UInt8>, boundary: String) {
    self.body = body
    delimiter = Array("--\(boundary)".utf8)
    guard let first = nextDelimiter(from: body.startIndex) else { return }
    if first.isLast { isWhole = true } else { position = first.end }
  }

  /// The next part; `nil` when there is none that ends. A part without an end is not given: it is cut.
  package mutating func next() -> ArraySlice<UInt8>? {
    guard let start = position else { return nil }
    guard let found = nextDelimiter(from: start) else {
      position = nil
      cutPart = body[start...]
      return nil
    }
    isWhole = found.isLast
    position = found.isLast ? nil : found.end
    // The line end before a delimiter belongs to it.
    var end = found.start
    if end > start, body[end - 1] == 0x0A { end -= 1 }
    if end > start, body[end - 1] == 0x0D { end -= 1 }
    return body[start..<end]
  }

  /// Delimiters stand at the start of a line, so only those places are compared.
  private func nextDelimiter(from start: Int) -> (start: Int, end: Int, isLast: Bool)? {
    var lines = ByteLines(body[start...])
    while let line = lines.next() {
      if let isLast = delimiterKind(of: body[line]) { return (line.lowerBound, line.upperBound, isLast) }
    }
    return nil
  }

  /// Whether a line is the last delimiter; `nil` if it is none.
  private func delimiterKind(of line: ArraySlice<UInt8>) -> Bool? {
    guard line.starts(with: delimiter) else { return nil }
    var rest = line.dropFirst(delimiter.count)
    let isLast = rest.starts(with: [0x2D, 0x2D])
    if isLast { rest = rest.dropFirst(2) }
    return rest.allSatisfy { $0 <= 0x20 } ? isLast : nil
  }
}
