import Foundation
package import Model

/// A server that the person names, which asks for pages in netcurtain's place.
///
/// A proxy looks names up itself. So the guard can only stand at the proxy: it opens the proxy's own address and
/// nothing else, and what the proxy then connects to is out of sight. Reports say so (``Capture/viaProxy``).
package struct Proxy: Sendable, Hashable {
  /// How the proxy is spoken to. All three leave the looking up of names to it.
  enum Kind: String, Sendable, CaseIterable { case http, https, socks5h }

  let kind: Kind
  /// Its host and port, with "http" or "https" in front.
  let address: WebAddress
  let port: Int
  /// What the proxy asks of those who use it. Never printed, never sent anywhere else.
  let user: String?
  let password: String?

  /// The longest text that is read as a proxy's address.
  static let lengthLimit = 2_048

  /// Reads "http://host:port", with "user:password@" before the host where the proxy asks for it.
  ///
  /// - Parameters:
  ///   - source: where the text comes from ("--proxy"), for messages. The text itself is never in one: it may hold
  ///     a password.
  ///   - defaultKind: the kind where none is written; `nil` if it must be written.
  /// - Throws: what is wrong with it.
  package init(_ text: String, from source: String) throws(Problem) {
    try self.init(text, from: source, defaultKind: nil)
  }

  init(_ text: String, from source: String, defaultKind: Kind?) throws(Problem) {
    guard text.utf8.count <= Self.lengthLimit,
      text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != 0x5C })
    else { throw Self.problem(source, "It is too long, or holds a space or a sign that no address holds.") }
    let mark = text.firstRange(of: "://")
    self.kind = try Self.kind(mark.map { text[..<$0.lowerBound].lowercased() }, source, defaultKind)
    var rest = mark.map { text[$0.upperBound...] } ?? text[...]
    if rest.last == "/" { rest.removeLast() }
    (user, password) = try Self.credentials(&rest, source)
    guard let address = WebAddress("\(kind == .https ? "https" : "http")://\(rest)"), address.path == "/",
      address.query == nil, !rest.contains("/"), !rest.contains("?"), !rest.contains("#")
    else { throw Self.problem(source, "What stands after the kind is not of the form host:port.") }
    guard let port = rest.lastIndex(of: ":").flatMap({ Int(rest[rest.index(after: $0)...]) }), port > 0,
      !rest.hasSuffix("]")
    else {
      throw Self.problem(source, "It has no port.", "Add it, for example http://proxy.example.org:3128.")
    }
    self.address = address
    self.port = port
    do throws(AddressRule.Refusal) {
      try AddressRule(openOrigin: address.origin).checkHost(address)
    } catch {
      throw Self.problem(source, error.cause)
    }
  }

  private static func kind(_ name: String?, _ source: String, _ defaultKind: Kind?) throws(Problem) -> Kind {
    if let kind = name.map({ Kind(rawValue: $0) }) ?? defaultKind { return kind }
    if name?.hasPrefix("socks") == true {
      throw problem(source, "Of the SOCKS proxies only socks5h:// is used.", "Write socks5h://host:port.")
    }
    throw problem(source, "It does not start with http://, https:// or socks5h://.")
  }

  /// Takes "user:password@" off the start of `rest`.
  private static func credentials(_ rest: inout Substring, _ source: String) throws(Problem) -> (
    user: String?, password: String?
  ) {
    guard let at = rest.lastIndex(of: "@") else { return (nil, nil) }
    let parts = rest[..<at].split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    rest = rest[rest.index(after: at)...]
    let plain = parts.compactMap { $0.removingPercentEncoding }
    // RFC 1929: each is 1 to 255 bytes long; a zero byte would end it early.
    guard plain.count == parts.count, plain.allSatisfy({ $0.utf8.count <= 255 && !$0.utf8.contains(0) }),
      plain.first?.isEmpty == false
    else {
      throw problem(
        source, "The user name or the password in it cannot be read.",
        "Write signs other than letters and digits as % and two hexadecimal digits.")
    }
    return (plain.first, plain.dropFirst().first)
  }

  private static func problem(_ source: String, _ cause: String, _ remedy: String? = nil) -> Problem {
    Problem(
      .usage, doing: source, cause: "The address of the proxy is not usable. \(cause)",
      remedy: remedy ?? "Write it as http://host:port, https://host:port or socks5h://host:port.")
  }

  /// Whether a connection to `network` and `port` is one to this proxy; the reason if not.
  ///
  /// The person typed it, so it may be on a private network. The kinds of address that are never opened stay shut.
  func refusal(of network: NetworkAddress, port: Int) -> AddressRule.Refusal? {
    if case .special(let place) = network.reach { return .special(place) }
    if port != self.port { return .special("not the proxy that was named") }
    if let named = NetworkAddress(host: address.host), named != network {
      return .special("not the proxy that was named")
    }
    return nil
  }
}

extension Proxy: CustomStringConvertible, CustomDebugStringConvertible {
  /// Without user and password, for libcurl and for messages.
  package var description: String { "\(kind.rawValue)://\(address.host):\(port)" }
  package var debugDescription: String { description }
}
