/// An absolute http or https address in the one strict form that every URL parser reads alike.
///
/// Used to recognise platforms and pages; nothing connects by it alone. Anything that two parsers could
/// read differently (user information, backslashes, spaces, controls, marks in the host) is no address.
package struct WebAddress: Codable, Hashable, Sendable, CustomStringConvertible {
  /// "http" or "https".
  package let scheme: String
  /// In lower case, ASCII only, without a final dot.
  package let host: String
  /// `nil` for the scheme's own port.
  package let port: Int?
  /// From the first "/", never empty.
  package let path: String
  /// Without "?", `nil` if there is none.
  package let query: String?

  /// Parses `text`; `nil` if it is not such an address. A fragment is dropped.
  package init?(_ text: String) {
    // Most links of a page are relative: they are turned away at their first letters.
    guard Self.startsAsWeb(text), text.utf8.count <= 8192,
      text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != 0x5C })
    else { return nil }
    // All of it is ASCII, so it is cut by bytes.
    let bytes = text.utf8
    let colon = UInt8(ascii: ":")
    guard let schemeEnd = bytes.firstIndex(of: colon), bytes[schemeEnd...].starts(with: "://".utf8) else {
      return nil
    }
    let scheme = text[..<schemeEnd].lowercased()
    guard scheme == "http" || scheme == "https" else { return nil }
    let rest = bytes[bytes.index(schemeEnd, offsetBy: 3)...].prefix { $0 != UInt8(ascii: "#") }
    let authorityEnd = rest.firstIndex { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "?") } ?? rest.endIndex
    let authority = rest[..<authorityEnd]
    guard !authority.isEmpty else { return nil }

    var host = authority
    var port: Int?
    if authority.first == UInt8(ascii: "[") {
      guard let bracket = authority.firstIndex(of: UInt8(ascii: "]")) else { return nil }
      host = authority[...bracket]
      let after = authority[authority.index(after: bracket)...]
      guard after.isEmpty || after.first == colon else { return nil }
      guard Self.readPort(Substring(after.dropFirst()), into: &port) else { return nil }
    } else if let mark = authority.firstIndex(of: colon) {
      host = authority[..<mark]
      guard Self.readPort(Substring(authority[authority.index(after: mark)...]), into: &port) else {
        return nil
      }
    }
    var name = Substring(host).lowercased()
    guard Self.isHost(name) else { return nil }
    if name.utf8.last == UInt8(ascii: ".") { name.removeLast() }

    let target = rest[authorityEnd...]
    let question = target.firstIndex(of: UInt8(ascii: "?"))
    let path = String(Substring(target[..<(question ?? target.endIndex)]))
    self.scheme = scheme
    self.host = name
    self.port = port == (scheme == "https" ? 443 : 80) ? nil : port
    self.path = path.isEmpty ? "/" : path
    self.query = question.map { String(Substring(target[target.index(after: $0)...])) }
  }

  private static func startsAsWeb(_ text: String) -> Bool {
    var bytes = text.utf8.makeIterator()
    for letter in "http".utf8 {
      guard let byte = bytes.next(), byte | 0x20 == letter else { return false }
    }
    return true
  }

  /// Whether `name` is a host name or a bracketed IPv6 address, by its characters. User information, escapes and
  /// quotes all fall by this.
  private static func isHost(_ name: String) -> Bool {
    if name.hasPrefix("[") {
      let inside = name.dropFirst().dropLast()
      return inside.contains(":") && inside.allSatisfy { $0.isHexDigit || $0 == ":" || $0 == "." }
    }
    var previous = UInt8(ascii: ".")
    return name.utf8.allSatisfy { byte in
      defer { previous = byte }
      switch byte {
      // None at the start, and no two in a row.
      case UInt8(ascii: "."): return previous != UInt8(ascii: ".")
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
        UInt8(ascii: "-"), UInt8(ascii: "_"):
        return true
      default: return false
      }
    }
  }

  private static func readPort(_ digits: Substring, into port: inout Int?) -> Bool {
    if digits.isEmpty { return true }
    guard digits.count <= 5, digits.allSatisfy({ $0.isASCII && $0.isNumber }), let value = Int(digits),
      value <= 65535
    else { return false }
    port = value
    return true
  }

  /// Whether the host is `domain` or below it ("uk.linkedin.com" is within "linkedin.com").
  package func isWithin(_ domain: String) -> Bool {
    guard host.hasSuffix(domain) else { return false }
    let rest = host.utf8.count - domain.utf8.count
    return rest == 0 || host.utf8.dropLast(domain.utf8.count).last == UInt8(ascii: ".")
  }

  /// Scheme, host and port: what the Fetch standard calls the origin.
  package var origin: String { "\(scheme)://\(host)" + (port.map { ":\($0)" } ?? "") }

  /// The whole address without a fragment.
  package var description: String { origin + path + (query.map { "?\($0)" } ?? "") }
}
