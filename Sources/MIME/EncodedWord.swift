/// Words of a header that are written in ASCII but mean other letters (RFC 2047).
package enum EncodedWord {
  /// `text` with all such words as what they mean; one that is malformed stays as it is.
  ///
  /// - Parameter decoding: turns the bytes of a word into text by the name of their character set.
  package static func decode(_ text: String, decoding: ([UInt8], String) -> String) -> String {
    var result = ""
    var rest = text[...]
    // A letter may be cut in two between words, so bytes of one set are joined before they are decoded.
    var pending: (bytes: [UInt8], charset: String)?
    func flush(_ pending: inout (bytes: [UInt8], charset: String)?, into result: inout String) {
      if let word = pending { result += decoding(word.bytes, word.charset) }
      pending = nil
    }
    while let start = rest.firstRange(of: "=?") {
      let before = rest[..<start.lowerBound]
      guard let word = word(rest[start.upperBound...]) else {
        flush(&pending, into: &result)
        result += rest[..<start.upperBound]
        rest = rest[start.upperBound...]
        continue
      }
      // White space between two words is no part of the text.
      if pending == nil || !before.allSatisfy(\.isWhitespace) {
        flush(&pending, into: &result)
        result += before
      }
      if let open = pending, open.charset == word.charset {
        pending = (open.bytes + word.bytes, word.charset)
      } else {
        flush(&pending, into: &result)
        pending = (word.bytes, word.charset)
      }
      rest = word.rest
    }
    flush(&pending, into: &result)
    return result + rest
  }

  private static func word(_ text: Substring) -> (bytes: [UInt8], charset: String, rest: Substring)? {
    let pieces = text.split(separator: "?", maxSplits: 3, omittingEmptySubsequences: false)
    guard pieces.count == 4, pieces[3].first == "=" else { return nil }
    let coding: TransferCoding
    var letters = Array(pieces[2].utf8)
    switch pieces[1].lowercased() {
    case "b": coding = .base64
    case "q":
      coding = .quotedPrintable
      letters = letters.map { $0 == UInt8(ascii: "_") ? 0x20 : $0 }
      // A space at the end is one that was written down, not one that the way added.
      if letters.last == 0x20 { letters = letters.dropLast() + Array("=20".utf8) }
    default: return nil
    }
    guard let bytes = try? coding.decode(letters[...], limit: letters.count) else { return nil }
    // "utf-8*en" (RFC 2231) names the language too.
    return (bytes, String(pieces[0].prefix { $0 != "*" }).lowercased(), pieces[3].dropFirst())
  }
}
