/// How one transfer ended, in words that do not depend on libcurl.
enum TransferEnd: Equatable {
  /// The whole answer came.
  case complete
  /// ``TransferAnswer`` stopped it, and knows why.
  case stopped
  case unknownHost
  case noConnection
  case certificate(CertificateFault)
  /// No protected connection came about, for another reason than the certificate.
  case noProtection
  /// The person's own file of issuers cannot be read.
  case badAuthorityFile
  case noConnectionInTime
  /// Bytes came too slowly, or none at all.
  case stalled
  case outOfTime
  /// The announced size is over the limit.
  case tooLarge
  /// The answer ended before its end.
  case truncated
  /// The connection was closed or reset while the answer was awaited or read.
  case reset
  /// The proxy that the person named is at fault, or says no.
  case proxy(ProxyFault)
  /// Anything else, in libcurl's own words.
  case broken(String)
}

/// What is wrong with a proxy, or what it says.
enum ProxyFault: Equatable {
  case unknownHost, noConnection, silent
  case certificate(CertificateFault)
  case noProtection
  /// It asks for a user name and a password, or does not take the one it was given.
  case needsSignIn
  /// It does not let this page through.
  case notAllowed
  /// It could not reach the site.
  case cannotReachSite
  case broken
}

/// What is wrong with a site's certificate.
enum CertificateFault: Equatable {
  case expired, notYetValid, selfSigned, unknownIssuer, otherHost, unspecified
}
