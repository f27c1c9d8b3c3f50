/// What a site's robots.txt says to one automatic visitor (RFC 9309).
package struct RobotsRules: Sendable, Hashable {
  /// The most that is read of a robots.txt; what stands behind it is left out (section 2.5).
  package static let sizeLimit = 500 << 10

  private struct Rule: Hashable {
    /// In the one writing of ``plain(_:)``.
    let pattern: [UInt8]
    let isAllowed: Bool
  }

  private let rules: [Rule]

  /// Reads the rules for `product` ("netcurtain"): those of all groups that name it, else those of `*`.
  ///
  /// Lines that are no rule of the standard, such as `Sitemap`, are passed over wherever they stand.
  package init(_ bytes: [UInt8], product: String) {
    var own: [Rule] = []
    var general: [Rule] = []
    var hasOwn = false
    // The groups that the next rules are for.
    var isOwn = false
    var isGeneral = false
    var isNaming = false
    let text = String(decoding: bytes.prefix(Self.sizeLimit), as: UTF8.self).replacing("\u{FEFF}", with: "")
    for line in text.split(whereSeparator: \.isNewline) {
      let content = line.prefix { $0 != "#" }
      guard let colon = content.firstIndex(of: ":") else { continue }
      let key = Self.trimmed(content[..<colon]).lowercased()
      let value = Self.trimmed(content[content.index(after: colon)...])
      switch key {
      case "user-agent":
        if !isNaming { (isOwn, isGeneral, isNaming) = (false, false, true) }
        if value == "*" {
          isGeneral = true
        } else if Self.token(of: value) == product.lowercased() {
          isOwn = true
          hasOwn = true
        }
      case "allow", "disallow":
        isNaming = false
        // Without a path it says nothing (section 2.2.2).
        guard let first = value.utf8.first, first == UInt8(ascii: "/") || first == UInt8(ascii: "*") else {
          continue
        }
        let rule = Rule(pattern: Self.plain(value), isAllowed: key == "allow")
        if isOwn { own.append(rule) }
        if isGeneral { general.append(rule) }
      default: continue
      }
    }
    rules = hasOwn ? own : general
  }

  /// Whether the path with its query ("/a?b=c") may be asked for. The longest pattern that fits decides; of two
  /// that are as long, the one that allows (section 2.2.2).
  package func allows(_ target: String) -> Bool {
    if target == "/robots.txt" { return true }
    let path = Self.plain(target)
    var best: (length: Int, isAllowed: Bool) = (-1, true)
    for rule in rules where rule.pattern.count >= best.length && Self.fits(path, rule.pattern) {
      if rule.pattern.count > best.length {
        best = (rule.pattern.count, rule.isAllowed)
      } else if rule.isAllowed {
        best.isAllowed = true
      }
    }
    return best.isAllowed
  }

  // MARK: Reading lines

  private static func trimmed(_ text: Substring) -> String {
    let isSpace: (Character) -> Bool = { $0 == " " || $0 == "\t" }
    let start = text.drop(while: isSpace)
    guard let end = start.lastIndex(where: { !isSpace($0) }) else { return "" }
    return String(start[...end])
  }

  /// The product's name in "netcurtain/1.0 (test)" (section 2.2.1: letters, "_" and "-").
  private static func token(of value: String) -> String {
    value.prefix { $0.isASCII && ($0.isLetter || $0 == "_" || $0 == "-") }.lowercased()
  }

  // MARK: Comparing

  /// One writing for all that means the same: bytes beyond ASCII as percent signs, escapes of plain letters as
  /// letters, digits of the other escapes in capitals (section 2.2.2).
  private static func plain(_ text: String) -> [UInt8] {
    func digit(_ byte: UInt8) -> UInt8? {
      switch byte {
      case 0x30...0x39: byte - 0x30
      case 0x41...0x46: byte - 0x37
      case 0x61...0x66: byte - 0x57
      default: nil
      }
    }
    func hexadecimal(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x37 + value }
    func escape(_ byte: UInt8) -> [UInt8] { [0x25, hexadecimal(byte >> 4), hexadecimal(byte & 0xF)] }
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte == 0x25, index + 2 < bytes.count, let high = digit(bytes[index + 1]),
        let low = digit(bytes[index + 2])
      {
        let value = high << 4 | low
        let isUnreserved =
          (0x30...0x39).contains(value) || (0x41...0x5A).contains(value) || (0x61...0x7A).contains(value)
          || "-._~".utf8.contains(value)
        result += isUnreserved ? [value] : escape(value)
        index += 3
      } else {
        if byte < 0x80 { result.append(byte) } else { result += escape(byte) }
        index += 1
      }
    }
    return result
  }

  /// Whether `path` starts with the pattern, in which "*" stands for anything and "$" at the end for the end.
  private static func fits(_ path: [UInt8], _ pattern: [UInt8]) -> Bool {
    let isAnchored = pattern.last == UInt8(ascii: "$")
    let parts = (isAnchored ? pattern.dropLast() : pattern[...])
      .split(separator: UInt8(ascii: "*"), omittingEmptySubsequences: false)
    var place = 0
    for (number, part) in parts.enumerated() {
      let isLast = number == parts.count - 1
      if number == 0 {
        guard path.starts(with: part) else { return false }
        place = part.count
      } else if isLast, isAnchored {
        // The last part may stand anywhere behind the others, so long as the path ends with it.
        return path.count - place >= part.count && path.suffix(part.count).elementsEqual(part)
      } else {
        guard let found = first(part, in: path, from: place) else { return false }
        place = found + part.count
      }
    }
    return !isAnchored || place == path.count
  }

  private static func first(_ part: ArraySlice<UInt8>, in path: [UInt8], from start: Int) -> Int? {
    guard let first = part.first else { return start }
    var place = start
    while place + part.count <= path.count {
      if path[place] == first, path[place..<(place + part.count)].elementsEqual(part) { return place }
      place += 1
    }
    return nil
  }
}
