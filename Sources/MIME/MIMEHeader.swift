import Foundation
package import Model

/// The header lines of a message or of one of its parts (RFC 5322 section 2.2, RFC 2045), unfolded.
package struct MIMEHeader: Sendable {
  /// A media type with its parameters (RFC 2045 section 5.1).
  package struct ContentType: Sendable {
    /// In lower case ("text/html").
    package let mediaType: String
    private var parameters: [String: String] = [:]

    package init(_ text: String) {
      let pieces = Self.split(text)
      mediaType = pieces.first?.lowercased() ?? ""
      for piece in pieces.dropFirst() {
        guard let equals = piece.firstIndex(of: "=") else { continue }
        let name = piece[..<equals].trimmingCharacters(in: .whitespaces).lowercased()
        let value = piece[piece.index(after: equals)...].trimmingCharacters(in: .whitespaces)
        // The first one stands, so that a second cannot change what was decided by it.
        if parameters[name] == nil { parameters[name] = value }
      }
      for (name, value) in ExtendedParameters.values(parameters) where parameters[name] == nil {
        parameters[name] = value
      }
    }

    /// The value of a parameter, without quotes.
    package subscript(name: String) -> String? { parameters[name] }

    package var isHTML: Bool { mediaType == "text/html" || mediaType == "application/xhtml+xml" }

    /// Cuts at the semicolons outside quotes, and takes the quotes away.
    private static func split(_ text: String) -> [String] {
      var pieces = [""]
      var isQuoted = false
      var isEscaped = false
      for character in text {
        if isEscaped {
          isEscaped = false
          pieces[pieces.count - 1].append(character)
        } else if isQuoted, character == "\\" {
          isEscaped = true
        } else if character == "\"" {
          isQuoted.toggle()
        } else if character == ";", !isQuoted {
          pieces.append("")
        } else {
          pieces[pieces.count - 1].append(character)
        }
      }
      return pieces.map { $0.trimmingCharacters(in: .whitespaces) }
    }
  }

  package static let byteLimit = 256 << 10
  package static let lineLimit = 500

  /// The value of the first line of each name, by the name in lower case.
  private var fields: [String: String] = [:]
  /// Where the body starts; `nil` if the header is malformed, or larger than any browser writes.
  package private(set) var bodyStart: Int?

  /// Whether a line that is none ended the header before the empty line did. Then the body starts with that line.
  package private(set) var isBroken = false

  /// Reads as far as `bytes` are lines of a header.
  ///
  /// - Parameter isLenient: for mail, whose body is read even when the header ends in a line that is none. The
  ///   start of a page would be guessed, so it is not for pages.
  package init(startOf bytes: ArraySlice<UInt8>, isLenient: Bool = false) {
    var name = ""
    var value: [UInt8] = []
    func keep(in fields: inout [String: String]) {
      guard !name.isEmpty, fields[name] == nil else { return }
      fields[name] = Self.text(value).trimmingCharacters(in: .whitespaces)
    }
    let head = bytes.prefix(Self.byteLimit)
    var lines = ByteLines(head)
    for _ in 0..<Self.lineLimit {
      // A message may be nothing but a header; the last line of a piece may be cut.
      guard let range = lines.next(), head[range].last == 0x0A || (isLenient && head.count == bytes.count)
      else { break }
      let line = head[range].withoutLineEnd
      guard let first = line.first else {
        bodyStart = range.upperBound
        break
      }
      if isLenient, range.upperBound == bytes.endIndex { bodyStart = range.upperBound }
      if first == 0x20 || first == 0x09 {
        guard !name.isEmpty else {
          if isLenient { (isBroken, bodyStart) = (true, range.lowerBound) }
          return
        }
        value += line
        continue
      }
      guard let colon = line.firstIndex(of: 0x3A), colon > line.startIndex,
        line[..<colon].allSatisfy({ $0 > 0x20 && $0 < 0x7F })
      else {
        if isLenient { (isBroken, bodyStart) = (true, range.lowerBound) }
        break
      }
      keep(in: &fields)
      name = String(decoding: line[..<colon], as: UTF8.self).lowercased()
      value = Array(line[(colon + 1)...])
    }
    keep(in: &fields)
  }

  /// The value of the first line of that name, which is given in lower case.
  package subscript(name: String) -> String? { fields[name] }

  package var contentType: ContentType? { self["content-type"].map(ContentType.init) }

  /// A web address in a header. Long ones are folded or encoded (RFC 2557 section 4.4).
  package func address(_ name: String) -> WebAddress? {
    guard let value = self[name] else { return nil }
    let text = value.filter { !$0.isWhitespace }
    guard text.hasPrefix("=?") else { return WebAddress(text) }
    // An address has no spaces; browsers leave "_" as it is, which means one.
    return WebAddress(EncodedWord.decode(text) { bytes, _ in Self.text(bytes) }.replacing(" ", with: "_"))
  }

  /// UTF-8 (RFC 6532), else each byte as a letter of its own: what old programs put there was mostly Latin-1.
  static func text(_ bytes: [UInt8]) -> String {
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    return String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
  }
}
