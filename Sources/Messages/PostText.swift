/// Parts the lines of a message into the writer's own words, what they quote, and their signature.
///
/// What is quoted is somebody else's and is not kept.
package struct PostText {
  /// A signature is up to four lines by custom (RFC 3676 section 4.3); those of offices are longer.
  static let signatureLimit = 24
  /// Letters of one line that are kept.
  static let lineLimit = 2_000

  package private(set) var lines: [PostLine] = []
  package private(set) var signature: [PostLine] = []

  /// - Parameter authorName: by which a signature without the mark is known.
  /// - Parameter locator: the place of a line by its number, which counts from 1.
  package init(
    _ source: [String], authorName: String?, lineLocator: (Int) -> String,
    signatureLocator: (Int) -> String
  ) {
    let own = Self.own(source)
    var body: ArraySlice<(number: Int, text: String)> = own[...]
    var card: ArraySlice<(number: Int, text: String)> = []
    if let mark = own.firstIndex(where: { Self.isMark($0.text) }), !Self.isListFooter(own[(mark + 1)...]) {
      body = own[..<mark]
      card = own[(mark + 1)...].prefix { !Self.isMark($0.text) }
    } else if let start = Self.signOff(own, name: authorName) {
      body = own[..<start]
      card = own[start...]
    }
    // Only the lines that follow on each other: behind a quotation something else begins.
    var last = card.first?.number ?? 0
    for line in card.prefix(Self.signatureLimit) {
      guard line.number <= last + 3, !Self.isRule(line.text) else { break }
      last = line.number
      let text = Self.trimmed(line.text)
      guard !text.isEmpty else { continue }
      signature.append(PostLine(text: text, locator: signatureLocator(signature.count + 1)))
    }
    for line in body {
      let text = Self.trimmed(line.text)
      if !text.isEmpty { lines.append(PostLine(text: text, locator: lineLocator(line.number))) }
    }
  }

  // MARK: Whose words

  /// The lines that the writer wrote, with their numbers.
  private static func own(_ source: [String]) -> [(number: Int, text: String)] {
    var own: [(number: Int, text: String)] = []
    var index = 0
    while index < source.count {
      let line = source[index]
      let text = trimmed(line)
      if startsForeign(source, index) { break }
      if let length = attribution(source, index) {
        index += length
        continue
      }
      if !text.hasPrefix(">"), !text.hasPrefix("|") { own.append((index + 1, line)) }
      index += 1
    }
    return own
  }

  private static let foreignStarts = [
    "-----original message-----", "---------- forwarded message", "begin forwarded message",
    "----- forwarded message", "-----begin forwarded message", "----- original message -----",
    "---original message---", "-------- original message", "-------- forwarded message",
    "-----neges wreiddiol-----",
  ]

  /// Whether all from here on is somebody else's message: a forwarded one, or the one that is answered.
  private static func startsForeign(_ source: [String], _ index: Int) -> Bool {
    let text = trimmed(source[index]).lowercased()
    if foreignStarts.contains(where: { text.hasPrefix($0) }) { return true }
    // Outlook puts the header lines of the message before.
    guard text.hasPrefix("from:") || text.hasPrefix("*from:") || text.hasPrefix("oddi wrth:") else {
      return false
    }
    let next = source[(index + 1)...].prefix(4).map { trimmed($0).lowercased().drop { $0 == "*" } }
    return next.contains { $0.hasPrefix("sent:") || $0.hasPrefix("date:") || $0.hasPrefix("anfonwyd:") }
      && next.contains { $0.hasPrefix("to:") || $0.hasPrefix("subject:") || $0.hasPrefix("at:") }
  }

  private static let wrote = ["wrote:", "writes:", "wrote", "said:", "ysgrifennodd:"]

  /// How many lines an introduction of a quotation takes ("On Saturday … wrote:"): it names somebody else.
  private static func attribution(_ source: [String], _ index: Int) -> Int? {
    for length in 1...3 where index + length <= source.count {
      let last = trimmed(source[index + length - 1]).lowercased()
      guard wrote.contains(where: { last.hasSuffix($0) }) else { continue }
      let first = trimmed(source[index]).lowercased()
      let opens = ["on ", "in article", "in message", "in <", "am ", "ar ", "at "].contains {
        first.hasPrefix($0)
      }
      let isFollowed = source[(index + length)...].prefix(2).contains { trimmed($0).hasPrefix(">") }
      if length == 1 ? (opens || isFollowed) && last.hasSuffix(":") || isFollowed : opens { return length }
    }
    return nil
  }

  // MARK: Signatures

  /// "-- " (RFC 3676 section 4.3). Many programs lose the space.
  private static func isMark(_ line: String) -> Bool {
    line.hasPrefix("--") && line.dropFirst(2).allSatisfy(\.isWhitespace)
  }

  /// The mark is also what list programs put before their own lines.
  private static func isListFooter(_ lines: ArraySlice<(number: Int, text: String)>) -> Bool {
    guard let first = lines.first(where: { !trimmed($0.text).isEmpty })?.text.lowercased() else {
      return false
    }
    return ["you received this message because", "to unsubscribe", "you are receiving this"].contains {
      first.contains($0)
    } || (first.contains("mailing list") && !first.contains("@"))
  }

  /// A line of marks, as list programs and mail filters put it before what they add.
  private static func isRule(_ line: String) -> Bool {
    let text = trimmed(line)
    return text.utf8.count >= 12 && text.allSatisfy { "_-=*#~".contains($0) }
  }

  private static let closings = [
    "regards", "kind regards", "best regards", "warm regards", "many thanks", "thanks", "thank you", "cheers",
    "best wishes", "best", "all the best", "yours", "yours sincerely", "yours faithfully", "sincerely",
    "cofion",
    "cofion gorau", "diolch", "cofion cynnes", "hwyl", "thanks in advance", "with best wishes", "rgds", "br",
  ]

  /// Where a signature begins that has no mark: the writer's own name on a line of its own, behind a closing, with
  /// more lines below it.
  private static func signOff(_ lines: [(number: Int, text: String)], name: String?) -> Int? {
    guard let name, !name.isEmpty else { return nil }
    let folded = folding(name)
    let start = max(0, lines.count - signatureLimit)
    for index in lines.indices[start...] where folding(lines[index].text) == folded {
      guard index > 0, index + 1 < lines.count else { continue }
      let before = lines[..<index].last { !trimmed($0.text).isEmpty }.map { folding($0.text) } ?? ""
      let rest = lines[(index + 1)...].filter { !trimmed($0.text).isEmpty }
      let areShort = rest.allSatisfy { $0.text.utf8.count <= 120 }
      if closings.contains(before), !rest.isEmpty, areShort { return index }
    }
    return nil
  }

  private static func folding(_ text: String) -> String {
    text.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: " ")
  }

  private static func trimmed(_ text: String) -> String {
    var rest = text.utf8.count > lineLimit ? text.prefix(lineLimit / 4) : text[...]
    while let first = rest.first, first.isWhitespace { rest = rest.dropFirst() }
    while let last = rest.last, last.isWhitespace { rest = rest.dropLast() }
    return String(rest)
  }
}
