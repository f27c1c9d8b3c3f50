import Foundation
import Model

/// The header lines of a message or of one of its parts (RFC 5322 section 2.2, RFC 2045), unfolded.
struct MIMEHeader {
  /// A media type with its parameters (RFC 2045 section 5.1).
  struct ContentType {
    /// In lower case ("text/html").
    let mediaType: String
    private var parameters: [String: String] = [:]

    init(_ text: String) {
      let pieces = Self.split(text)
      mediaType = pieces.first?.lowercased() ?? ""
      for piece in pieces.dropFirst() {
        guard let equals = piece.firstIndex(of: "=") else { continue }
        let name = piece[..<equals].trimmingCharacters(in: .whitespaces).lowercased()
        let value = piece[piece.index(after: equals)...].trimmingCharacters(in: .whitespaces)
        // The first one stands, so that a second cannot change what was decided by it.
        if parameters[name] == nil { parameters[name] = value }
      }
    }

    /// The value of a parameter, without quotes.
    subscript(name: String) -> String? { parameters[name] }

    var isHTML: Bool { mediaType == "text/html" || mediaType == "application/xhtml+xml" }

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

  static let byteLimit = 256 << 10
  static let lineLimit = 500

  /// The value of the first line of each name, by the name in lower case.
  private var fields: [String: String] = [:]
  /// Where the body starts; `nil` if the header is malformed, or larger than any browser writes.
  private(set) var bodyStart: Int?

  /// Reads as far as `bytes` are lines of a header.
  init(startOf bytes: ArraySlice<UInt8>) {
    var name = ""
    var value: [UInt8] = []
    func keep(in fields: inout [String: String]) {
      guard !name.isEmpty, fields[name] == nil else { return }
      fields[name] = String(decoding: value, as: UTF8.self).trimmingCharacters(in: .whitespaces)
    }
    var rest = bytes.prefix(Self.byteLimit)
    for _ in 0..<Self.lineLimit {
      guard let end = rest.firstIndex(of: 0x0A) else { break }
      var line = rest[..<end]
      rest = rest[(end + 1)...]
      if line.last == 0x0D { line.removeLast() }
      guard let first = line.first else {
        bodyStart = end + 1
        break
      }
      if first == 0x20 || first == 0x09 {
        guard !name.isEmpty else { return }
        value += line
        continue
      }
      guard let colon = line.firstIndex(of: 0x3A), colon > line.startIndex,
        line[..<colon].allSatisfy({ $0 > 0x20 && $0 < 0x7F })
      else { break }
      keep(in: &fields)
      name = String(decoding: line[..<colon], as: UTF8.self).lowercased()
      value = Array(line[(colon + 1)...])
    }
    keep(in: &fields)
  }

  /// The value of the first line of that name, which is given in lower case.
  subscript(name: String) -> String? { fields[name] }

  var contentType: ContentType? { self["content-type"].map(ContentType.init) }

  /// A web address in a header. Long ones are folded or encoded (RFC 2557 section 4.4).
  func address(_ name: String) -> WebAddress? {
    guard let value = self[name] else { return nil }
    let text = value.filter { !$0.isWhitespace }
    return WebAddress(text.hasPrefix("=?") ? EncodedWord.decode(text) : text)
  }
}

/// Words of a header that are written in ASCII but mean other bytes (RFC 2047).
enum EncodedWord {
  /// The bytes of all words in `text` as UTF-8: what is asked for are addresses, which are ASCII in the end.
  static func decode(_ text: String) -> String {
    var result = ""
    var rest = text[...]
    while let start = rest.firstRange(of: "=?") {
      result += rest[..<start.lowerBound]
      let pieces = rest[start.upperBound...].split(
        separator: "?", maxSplits: 3, omittingEmptySubsequences: false)
      guard pieces.count == 4, pieces[3].first == "=" else { return result + rest[start.lowerBound...] }
      let coding: TransferCoding = pieces[1].lowercased() == "b" ? .base64 : .quotedPrintable
      let word = Array(pieces[2].utf8)
      let bytes = (try? coding.decode(word[...], limit: word.count)) ?? []
      result += String(decoding: bytes, as: UTF8.self)
      rest = pieces[3].dropFirst()
    }
    return result + rest
  }
}
