import Model

/// All that one transfer needs to know: where to, as whom, and how long it may take.
struct TransferRequest {
  /// A checked address (``AddressRule``).
  let address: WebAddress
  /// Who is to ask for it, if not netcurtain itself.
  let proxy: Proxy?
  let userAgent: String
  /// A PEM file of issuers to trust besides the system's, such as a council's own.
  let certificateAuthorityFile: String?
  let connectTimeout: Duration
  let timeout: Duration
  /// Fewer bytes a second than this …
  let stallBytesPerSecond: Int
  /// … for this long ends the transfer.
  let stallSeconds: Int
  let bodyLimit: Int
  /// The media type to ask for; a web page if `nil`.
  let accept: String?
  /// False where a connection may lead into a private network. Connections are only judged when they are
  /// opened, so there each transfer opens its own.
  let reusesConnections: Bool

  /// The header lines that are sent besides `Host` and `User-Agent`. Never a cookie, a referrer or a credential.
  var headerLines: [String] {
    [
      "Accept: " + (accept ?? "text/html,application/xhtml+xml;q=0.9,*/*;q=0.1"),
      "Accept-Language: en-GB,en;q=0.8",
      "Accept-Encoding: identity",
    ]
  }
}
