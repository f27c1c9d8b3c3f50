/// Text made fit for a Markdown document, scalar by scalar: a mark that forms one character with the letter beside
/// it is a mark all the same to a parser.
enum MarkdownText {
  /// GitHub's parser takes no fence of more than 80 backticks; what stands in such a "code span" is markup again.
  private static let longestRun = 32

  /// Words of a page, a file name or an address, in a code span.
  ///
  /// Nothing else stops bare addresses and @mentions from becoming links.
  static func code(_ text: String) -> String {
    if text.isEmpty { return "` `" }
    var inside = String.UnicodeScalarView()
    var run = 0
    var longest = 0
    for scalar in text.unicodeScalars {
      run = scalar == "`" ? run + 1 : 0
      if run > longestRun { continue }
      longest = max(longest, run)
      inside.append(scalar)
    }
    let fence = String(repeating: "`", count: longest + 1)
    // A space on both sides is taken off again by the parser. It keeps a backtick off the fence.
    let needsRoom = inside.first == "`" || inside.last == "`"
    let room = needsRoom ? " " : ""
    return fence + room + String(inside) + room + fence
  }

  /// A sentence of the report's own. Words in it that some readers turn into links stand in code spans.
  static func prose(_ text: String) -> String {
    let words = text.unicodeScalars.split(separator: " ").map { String($0) }
    return guardStart(words.map { isLinkable($0) ? linkable($0) : escape($0) }.joined(separator: " "))
  }

  /// A sentence that may quote a page: what stands between its first “ and its last ” is the page's.
  static func quoting(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard let open = scalars.firstIndex(of: "“"), let close = scalars.lastIndex(of: "”"),
      scalars.index(after: open) < close
    else { return prose(text) }
    let before = scalars[..<open]
    let inside = scalars[scalars.index(after: open)..<close]
    let after = scalars[scalars.index(after: close)...]
    return prose(String(before)) + (before.last == " " ? " " : "") + code(String(inside))
      + (after.first == " " ? " " : "") + prose(String(after))
  }

  /// What people call a place: plain where it is plain words, in a code span where it is a host or a file name.
  static func name(_ text: String) -> String {
    let isPlain = text.unicodeScalars.allSatisfy {
      $0 == " " || $0 == "(" || $0 == ")" || $0.properties.isAlphabetic || ("0"..."9").contains($0)
    }
    return isPlain && !text.isEmpty ? prose(text) : code(text)
  }

  /// A cell of a table, which takes no code span: a `|` would end the cell even inside one.
  static func cell(_ text: String) -> String { escape(text) }

  /// A link of the catalogue's.
  static func link(_ text: String, to link: SafeLink) -> String {
    "[\(prose(text))](\(destination(link.text)))"
  }

  // MARK: Parts

  /// Signs that end a destination or could be read as something else are written as bytes.
  private static func destination(_ address: String) -> String {
    address.utf8.map { byte in
      switch byte {
      case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\\"),
        UInt8(ascii: "`"), UInt8(ascii: "|"), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "\""):
        "%" + String(byte, radix: 16, uppercase: true)
      default: String(UnicodeScalar(byte))
      }
    }.joined()
  }

  /// Addresses, hosts, mentions, references to issues, and signs that some readers take for sums.
  private static func isLinkable(_ word: String) -> Bool {
    word.contains(/[@#`$]|:\/\/|[\p{L}\p{N}]\.\p{L}/.matchingSemantics(.unicodeScalar))
  }

  /// The word in a code span, without the marks of the sentence around it.
  private static func linkable(_ word: String) -> String {
    let scalars = word.unicodeScalars
    let opening = scalars.prefix { "([“‘\"'".unicodeScalars.contains($0) }
    let rest = scalars[opening.endIndex...]
    var end = rest.endIndex
    while end > rest.startIndex, ")]”’\"'.,;:!?".unicodeScalars.contains(rest[rest.index(before: end)]) {
      end = rest.index(before: end)
    }
    return escape(String(opening)) + code(String(rest[..<end])) + escape(String(rest[end...]))
  }

  private static func escape(_ text: String) -> String {
    var escaped = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "<": escaped.append(contentsOf: "&lt;".unicodeScalars)
      case ">": escaped.append(contentsOf: "&gt;".unicodeScalars)
      case "\\", "`", "*", "_", "[", "]", "#", "|", "~", "&", "$":
        escaped.append("\\")
        escaped.append(scalar)
      default: escaped.append(scalar)
      }
    }
    return String(escaped)
  }

  /// A sentence may open with what would begin a list, a rule or a heading.
  private static func guardStart(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard let first = scalars.first else { return text }
    if ["-", "+", "="].contains(first) { return "\\" + text }
    let digits = scalars.prefix { ("0"..."9").contains($0) }
    let rest = scalars[digits.endIndex...]
    guard !digits.isEmpty, let mark = rest.first, mark == "." || mark == ")" else { return text }
    return String(digits) + "\\" + String(rest)
  }
}
