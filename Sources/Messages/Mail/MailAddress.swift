internal import MIME

/// The writer of a message, from a line such as "Sam Tarrant <sam@example.org>" (RFC 5322 section 3.4).
package struct MailAddress {
  package let name: String
  /// In lower case; empty if there is none.
  package let address: String

  /// Takes the forms that archives write too: "sam at example.org (Sam Tarrant)".
  package init(_ text: String, decoding: ([UInt8], String) -> String) {
    var name = ""
    var address = ""
    if let open = text.firstIndex(of: "<"), let close = text[open...].firstIndex(of: ">") {
      name = Self.unquoted(text[..<open])
      address = String(text[text.index(after: open)..<close])
    } else if let open = text.firstIndex(of: "("), let close = text.lastIndex(of: ")"), open < close {
      name = Self.unquoted(text[text.index(after: open)..<close])
      address = String(text[..<open])
    } else if text.contains("@") || text.contains(" at ") {
      address = text
    } else {
      name = Self.unquoted(text[...])
    }
    self.name = Self.plain(MailAddress.decoded(name, decoding))
    // How archives hide addresses from harvesters, and from nobody else.
    for (mark, sign) in [
      (" at ", "@"), (" () ", "@"), (" [at] ", "@"), (" (at) ", "@"), (" ! ", "."), (" dot ", "."),
    ] {
      address = address.replacing(mark, with: sign)
    }
    address = address.replacing("mailto:", with: "")
    self.address = address.filter { !$0.isWhitespace }.lowercased()
  }

  private init(name: String, address: String) {
    self.name = name
    self.address = address
  }

  /// The person behind a list that writes in their place ("Sam Tarrant via Talk <talk@lists.example.org>").
  package var withoutList: MailAddress {
    for joint in [" via ", " drwy "] {
      if let range = name.firstRange(of: joint) {
        return MailAddress(name: Self.unquoted(name[..<range.lowerBound]), address: "")
      }
    }
    return self
  }

  private static func decoded(_ text: String, _ decoding: ([UInt8], String) -> String) -> String {
    EncodedWord.decode(text, decoding: decoding)
  }

  /// "Tarrant, Sam" is how many offices write it.
  private static func plain(_ name: String) -> String {
    let name = unquoted(name[...])
    if name.contains("@") { return "" }
    let parts = name.split(separator: ",").map { trimmed($0) }
    guard parts.count == 2, !parts[0].contains(" "), (1...2).contains(parts[1].split(separator: " ").count),
      parts[1].first?.isUppercase == true, parts[1].contains(where: \.isLowercase)
    else { return name }
    return parts[1] + " " + parts[0]
  }

  private static func unquoted(_ text: Substring) -> String {
    var rest = trimmed(text)[...]
    while let first = rest.first, "\"'".contains(first) { rest = rest.dropFirst() }
    while let last = rest.last, "\"'".contains(last) { rest = rest.dropLast() }
    return trimmed(rest.filter { $0 != "\\" }[...])
  }

  private static func trimmed(_ text: Substring) -> String {
    var rest = text
    while let first = rest.first, first.isWhitespace { rest = rest.dropFirst() }
    while let last = rest.last, last.isWhitespace { rest = rest.dropLast() }
    return String(rest)
  }
}
