/// Parameters of a header that are cut in pieces or written with their character set (RFC 2231).
enum ExtendedParameters {
  /// More pieces than this are no name that a program wrote.
  private static let pieceLimit = 100

  /// The values of the parameters whose names carry the marks of RFC 2231, by their plain names.
  static func values(_ parameters: [String: String]) -> [String: String] {
    var values: [String: String] = [:]
    let names = Set(
      parameters.keys.compactMap { key in
        key.firstIndex(of: "*").map { String(key[..<$0]) }
      })
    for name in names where !name.isEmpty {
      if let whole = parameters[name + "*"] {
        values[name] = decoded(whole, isFirst: true)
        continue
      }
      var text = ""
      for number in 0..<pieceLimit {
        if let piece = parameters["\(name)*\(number)*"] {
          text += decoded(piece, isFirst: number == 0)
        } else if let piece = parameters["\(name)*\(number)"] {
          text += piece
        } else {
          break
        }
      }
      if !text.isEmpty { values[name] = text }
    }
    return values
  }

  /// "utf-8'en'caf%C3%A9": what stands before the second apostrophe is about the letters.
  private static func decoded(_ text: String, isFirst: Bool) -> String {
    var rest = text[...]
    if isFirst {
      let parts = text.split(separator: "'", maxSplits: 2, omittingEmptySubsequences: false)
      if parts.count == 3 { rest = parts[2] }
    }
    var bytes: [UInt8] = []
    let source = Array(rest.utf8)
    var index = 0
    while index < source.count {
      if source[index] == UInt8(ascii: "%"), index + 2 < source.count,
        let high = TransferCoding.hexDigit(source[index + 1]),
        let low = TransferCoding.hexDigit(source[index + 2])
      {
        bytes.append(high << 4 | low)
        index += 3
      } else {
        bytes.append(source[index])
        index += 1
      }
    }
    return MIMEHeader.text(bytes)
  }
}
