import Foundation
import Model

/// Decides whether an address may be asked for, before anything is looked up or connected.
///
/// What a name leads to is only known after the look-up: ``TransferAnswer`` judges that, again by
/// ``permits(_:)``.
struct AddressRule: Equatable {
  /// Why an address is refused, as a sentence.
  struct Refusal: Error, Equatable {
    let cause: String
    let remedy: String
  }

  /// The origin that may be on this computer or a private network: the one the person typed, and only if
  /// they asked for that. A page must not be able to send netcurtain to any other.
  let openOrigin: String?

  /// The longest address that is looked at.
  static let lengthLimit = 8192

  /// Reads `text` strictly and checks scheme, host and port; throws the reason.
  func check(_ text: String) throws(Refusal) -> WebAddress {
    guard text.utf8.count <= Self.lengthLimit else { throw .tooLong }
    let scheme = Self.scheme(of: text)
    if let scheme, scheme != "http", scheme != "https" { throw .otherScheme(scheme) }
    let plain = Self.escapingPath(of: text)
    guard plain.utf8.allSatisfy({ $0 < 0x80 }) else { throw .foreignHost }
    guard let address = WebAddress(plain) else { throw .malformed }
    try checkHost(address)
    try Self.checkPort(address)
    guard let seen = CurlAddress.host(of: address.description), Self.isSameHost(seen, address.host) else {
      throw .malformed
    }
    return address
  }

  /// Whether a connection of `origin` to `network` may be opened; the reason if not.
  func refusal(of network: NetworkAddress, for origin: String) -> Refusal? {
    switch network.reach {
    case .global: nil
    case .inner(let place): origin == openOrigin ? nil : .inner(place)
    case .special(let place): .special(place)
    }
  }

  /// Whether `host` is written as an address of this computer or a private network, so that no look-up can change
  /// where it leads.
  static func isInner(_ host: String) -> Bool {
    if case .inner = NetworkAddress(host: host)?.reach { return true }
    return host == "localhost" || host.hasSuffix(".localhost")
  }

  /// Checks the host alone; throws the reason.
  func checkHost(_ address: WebAddress) throws(Refusal) {
    let host = address.host
    if let network = NetworkAddress(host: host) {
      if let refusal = refusal(of: network, for: address.origin) { throw refusal }
      return
    }
    guard !host.hasPrefix("[") else { throw .malformed }
    let labels = host.split(separator: ".", omittingEmptySubsequences: false)
    let allowed = labels.allSatisfy { label in
      (1...63).contains(label.utf8.count)
        && label.utf8.allSatisfy { byte in
          (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte) || byte == 0x2D || byte == 0x5F
        }
    }
    guard allowed, host.utf8.count <= 253, let last = labels.last else { throw .malformed }
    // As the URL standard has it: a last part that is a number makes the whole host a number form.
    if last.allSatisfy(\.isNumber) || last.hasPrefix("0x") && last.dropFirst(2).allSatisfy(\.isHexDigit) {
      throw .numberForm
    }
    if last == "localhost", address.origin != openOrigin { throw .inner("this computer") }
  }

  private static func checkPort(_ address: WebAddress) throws(Refusal) {
    guard let port = address.port, port != 80, port != 443 else { return }
    if port < 1024 || badPorts.contains(port) { throw .port(port) }
  }

  /// The ports above 1023 that the Fetch standard blocks: other services listen there.
  private static let badPorts: Set<Int> = [
    1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679,
    6697, 10080,
  ]

  /// Two readings of one host: equal as text, or equal as bytes where IPv6 is spelt in another way.
  private static func isSameHost(_ other: String, _ host: String) -> Bool {
    var other = other.lowercased()
    if other.hasSuffix(".") { other.removeLast() }
    guard other != host else { return true }
    guard let one = NetworkAddress(host: other) else { return false }
    return one == NetworkAddress(host: host)
  }

  /// What stands before the first colon, if it has the shape of a scheme.
  static func scheme(of text: String) -> String? {
    guard let colon = text.utf8.firstIndex(of: 0x3A) else { return nil }
    let name = text[..<colon]
    guard let first = name.first, first.isASCII, first.isLetter,
      name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || "+-.".contains($0)) })
    else { return nil }
    return name.lowercased()
  }

  /// The same address with the letters beyond ASCII in its path and query as percent signs, as browsers send
  /// them. The host is left alone.
  private static func escapingPath(of text: String) -> String {
    guard let start = text.firstRange(of: "://")?.upperBound else { return text }
    let bytes = text[start...].utf8
    guard let slash = bytes.firstIndex(where: { $0 == 0x2F || $0 == 0x3F || $0 == 0x23 }) else { return text }
    return text[..<slash] + escaping(text[slash...])
  }

  /// `text` with each byte beyond ASCII as "%" and two hexadecimal digits.
  static func escaping(_ text: Substring) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      if scalar.isASCII {
        result.unicodeScalars.append(scalar)
      } else {
        for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter {
          let digits = String(byte, radix: 16, uppercase: true)
          result += "%" + digits
        }
      }
    }
    return result
  }
}

extension AddressRule.Refusal {
  private static let saveIt =
    "Open the page in a private browser window, save it, and give netcurtain the saved file."

  static let tooLong = Self(
    cause: "The address is refused: it is longer than 8,192 characters.", remedy: saveIt)

  static let malformed = Self(
    cause: "The address is refused: it is not written in the plain form https://host/path.",
    remedy: "Copy the link again from the address bar of your browser.")

  static let foreignHost = Self(
    cause: "The address is refused: its host has letters outside a–z.",
    remedy: "Copy the link from the address bar of your browser, where the host starts with xn--.")

  static let numberForm = Self(
    cause: "The address is refused: its host is a number in a form that can hide where it leads.",
    remedy: "Give the link with the name of the site.")

  static func otherScheme(_ scheme: String) -> Self {
    Self(
      cause: "The address is refused: it starts with \(scheme): and only http: and https: are asked for.",
      remedy: scheme == "file"
        ? "For a saved page, give the path of the file without file: in front." : saveIt)
  }

  static func inner(_ place: String) -> Self {
    Self(
      cause: "The address is refused: it leads to \(place), not to the public internet.",
      remedy: saveIt + " For a site inside your own network, add --allow-private-network.")
  }

  static func special(_ place: String) -> Self {
    Self(
      cause: "The address is refused: it is not a place on the public internet (\(place)).",
      remedy: saveIt)
  }

  static func port(_ port: Int) -> Self {
    Self(
      cause: "The address is refused: port \(port) is not one where web pages are served.",
      remedy: "Give the link without a port.")
  }

  static let downgrade = Self(
    cause: "The address is refused: the site sent the visitor from https to http, which anyone can read.",
    remedy: saveIt)
}
