import Foundation
package import Model

/// Which pages are asked for through a proxy.
package enum ProxyChoice: Sendable {
  /// None, whatever the environment says.
  case none
  /// Every page.
  case all(Proxy)
  /// Those for which the environment names one.
  case environment(ProxyEnvironment)

  /// What `--proxy` says: an address, or the word `environment`.
  package init(option text: String, environment: [String: String]) throws(Problem) {
    self =
      text == "environment"
      ? .environment(try ProxyEnvironment(environment)) : .all(try Proxy(text, from: "--proxy"))
  }

  /// The proxy for one address; each redirect is asked about anew.
  func proxy(for address: WebAddress) -> Proxy? {
    switch self {
    case .none: nil
    case .all(let proxy): proxy
    case .environment(let environment): environment.proxy(for: address)
    }
  }
}

/// The proxies that the variables of the environment name, read as curl reads them (curl(1), "ENVIRONMENT").
package struct ProxyEnvironment: Sendable {
  private let http: Proxy?
  private let https: Proxy?
  private let exceptions: ProxyExceptions

  /// - Throws: which variable has a value that cannot be used, or that there is none at all: somebody who asks for a
  ///   proxy must not go without one unawares.
  init(_ variables: [String: String]) throws(Problem) {
    /// The first that is set; an empty one counts as not set.
    func proxy(_ names: [String]) throws(Problem) -> Proxy? {
      for name in names {
        if let value = variables[name], !value.isEmpty {
          return try Proxy(value, from: "--proxy environment, variable \(name)", defaultKind: .http)
        }
      }
      return nil
    }
    // Never HTTP_PROXY in capitals: on a web server a visitor can set that one by a header.
    http = try proxy(["http_proxy", "all_proxy", "ALL_PROXY"])
    https = try proxy(["https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"])
    exceptions = ProxyExceptions(
      ["no_proxy", "NO_PROXY"].compactMap { variables[$0] }.first { !$0.isEmpty } ?? "")
    if http == nil, https == nil {
      throw Problem(
        .usage, doing: "--proxy environment",
        cause: "None of https_proxy, http_proxy and all_proxy is set.",
        remedy: "Set one of them, or give the proxy itself: --proxy http://host:port.")
    }
  }

  func proxy(for address: WebAddress) -> Proxy? {
    guard !exceptions.hold(address.host) else { return nil }
    return address.scheme == "https" ? https : http
  }
}

/// The hosts of `no_proxy`: names with all that is below them, addresses, and networks ("10.0.0.0/8").
struct ProxyExceptions: Sendable {
  private let isAll: Bool
  private let entries: [String]

  /// Entries that are no host, such as "*.example.org", match nothing, as in curl.
  init(_ text: String) {
    isAll = text == "*"
    entries = text.lowercased().split(whereSeparator: { $0 == "," || $0.isWhitespace }).map(String.init)
  }

  func hold(_ host: String) -> Bool {
    if isAll { return true }
    if let network = NetworkAddress(host: host) { return entries.contains { Self.holds(network, $0) } }
    return entries.contains { entry in
      var domain = entry[...]
      if domain.first == "." { domain.removeFirst() }
      if domain.last == "." { domain.removeLast() }
      return !domain.isEmpty && (host == domain || host.hasSuffix("." + domain))
    }
  }

  private static func holds(_ network: NetworkAddress, _ entry: String) -> Bool {
    let parts = entry.split(separator: "/", omittingEmptySubsequences: false)
    let text = parts[0].contains(":") && !parts[0].hasPrefix("[") ? "[\(parts[0])]" : String(parts[0])
    guard let other = NetworkAddress(host: text), other.bytes.count == network.bytes.count else {
      return false
    }
    guard parts.count == 2 else { return parts.count == 1 && other == network }
    guard let bits = Int(parts[1]), (0...other.bytes.count * 8).contains(bits) else { return false }
    return network.isWithin(other, bits: bits)
  }
}
