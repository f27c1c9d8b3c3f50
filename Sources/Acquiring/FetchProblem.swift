import Model

/// What can go wrong with a link, in words for the person.
enum FetchProblem {
  private static let saveIt =
    "Open the page in a private browser window, save it, and give netcurtain the saved file."
  private static let later = "Check your connection and try again later. "

  static func refused(_ refusal: AddressRule.Refusal, _ address: String) -> Problem {
    Problem(.addressRefused, doing: doing(address), cause: refusal.cause, remedy: refusal.remedy)
  }

  /// A site sent the visitor on to a place that is refused.
  static func refusedRedirect(_ refusal: AddressRule.Refusal, from address: String, to target: String)
    -> Problem
  {
    Problem(
      .addressRefused, doing: "following \(short(address)) to \(destination(target))", cause: refusal.cause,
      remedy: saveIt)
  }

  static func tooManyRedirects(_ address: String, limit: Int) -> Problem {
    Problem(
      .tooManyRedirects, doing: doing(address),
      cause: "The site sent the visitor on more than \(limit) times.", remedy: saveIt)
  }

  static func circle(_ address: String) -> Problem {
    Problem(
      .tooManyRedirects, doing: doing(address),
      cause: "The site sends the visitor round in a circle.", remedy: saveIt)
  }

  static func redirectWithoutTarget(_ address: String) -> Problem {
    Problem(
      .brokenAnswer, doing: doing(address),
      cause: "The site said that the page has moved, but not to one place.", remedy: saveIt)
  }

  static func impossibleStatus(_ address: String, status: Int) -> Problem {
    Problem(
      .brokenAnswer, doing: doing(address),
      cause: "The site gave an answer code that does not exist: \(status).",
      remedy: saveIt)
  }

  static func partOnly(_ address: String) -> Problem {
    Problem(
      .brokenAnswer, doing: doing(address), cause: "The site sent only a part of the page.", remedy: saveIt)
  }

  static func notStarted(_ address: String, words: String) -> Problem {
    Problem(
      .connectionFailed, doing: doing(address), cause: "The transfer could not be started (\(words)).",
      remedy: "Try again with fewer links at once.")
  }

  static func interrupted(_ address: String) -> Problem {
    Problem(
      .interrupted, doing: doing(address), cause: "You stopped the audit before this page was done.",
      remedy: "Run the same command again to capture it.")
  }

  /// For an `end` that is neither `complete` nor `stopped`.
  static func ended(_ end: TransferEnd, _ address: WebAddress, bodyLimit: Int) -> Problem {
    func problem(_ code: Problem.Code, _ cause: String, _ remedy: String) -> Problem {
      Problem(code, doing: doing(address.description), cause: cause, remedy: remedy)
    }
    return switch end {
    case .unknownHost:
      problem(
        .unknownHost, "There is no site called \(address.host), or its name could not be looked up.",
        "Check the spelling of the link and your connection.")
    case .noConnection:
      problem(
        .connectionFailed, "The site \(address.host) did not take the connection.", later + saveIt)
    case .certificate(let fault):
      problem(
        .certificateRefused, words(for: fault, host: address.host),
        "Do not give details to this site. Tell whoever runs it.")
    case .noProtection:
      problem(
        .certificateRefused, "No safe connection (TLS 1.2 or newer) to \(address.host) came about.", saveIt)
    case .badAuthorityFile:
      problem(
        .certificateRefused, "The file of trusted issuers could not be read.",
        "Check the path after --cacert.")
    case .noConnectionInTime:
      problem(.timedOut, "The site \(address.host) did not answer in time.", later + saveIt)
    case .stalled:
      problem(.timedOut, "The site stopped sending in the middle, or sent too slowly.", later + saveIt)
    case .outOfTime:
      problem(.timedOut, "The page did not come in the time that is allowed for one page.", later + saveIt)
    case .tooLarge: tooLarge(address.description, limit: bodyLimit)
    case .truncated:
      problem(.brokenAnswer, "The answer broke off before its end.", later + saveIt)
    case .reset:
      problem(.brokenAnswer, "The site closed the connection before the page was whole.", later + saveIt)
    case .proxy(let fault): proxy(fault, address)
    case .broken(let words):
      problem(.brokenAnswer, "The site's answer could not be understood (\(words)).", saveIt)
    case .complete, .stopped:
      problem(.brokenAnswer, "The site's answer could not be understood.", saveIt)
    }
  }

  /// What a proxy is to blame for. The proxy is not named: it may be an inner address, and the person knows it.
  static func proxy(
    _ fault: ProxyFault, _ address: WebAddress, refusal: AddressRule.Refusal? = nil
  ) -> Problem {
    func problem(_ code: Problem.Code, _ cause: String, _ remedy: String) -> Problem {
      Problem(code, doing: doing(address.description), cause: cause, remedy: remedy)
    }
    let check = "Check what stands after --proxy, or ask whoever runs the proxy."
    if let refusal {
      return problem(.addressRefused, "Of the proxy that you named: " + refusal.cause, check)
    }
    return switch fault {
    case .unknownHost: problem(.unknownHost, "The name of the proxy could not be looked up.", check)
    case .noConnection: problem(.connectionFailed, "The proxy did not take the connection.", check)
    case .silent: problem(.timedOut, "The proxy did not get through to the site in time.", later + saveIt)
    case .certificate(let fault):
      problem(.certificateRefused, "Of the proxy: " + words(for: fault, host: "the proxy"), check)
    case .noProtection:
      problem(
        .certificateRefused, "No safe connection (TLS 1.2 or newer) to the proxy came about.", check)
    case .needsSignIn:
      problem(
        .proxyRefused, "The proxy asks for a user name and a password, or did not take the one it was given.",
        check)
    case .notAllowed:
      problem(.proxyRefused, "The proxy does not let this page through.", check + " " + saveIt)
    case .cannotReachSite:
      problem(.connectionFailed, "The proxy could not reach the site \(address.host).", later + saveIt)
    case .broken: problem(.proxyRefused, "The proxy's answer could not be understood.", check)
    }
  }

  static func stopped(_ stop: TransferAnswer.Stop, _ address: WebAddress, bodyLimit: Int) -> Problem {
    func broken(_ cause: String) -> Problem {
      Problem(.brokenAnswer, doing: doing(address.description), cause: cause, remedy: saveIt)
    }
    return switch stop {
    case .bodyTooLarge: tooLarge(address.description, limit: bodyLimit)
    case .headersTooLarge: broken("The site sent more header lines than any page needs.")
    case .unreadableCoding: broken("The site sent the page compressed in a way that is not read.")
    case .brokenCompression: broken("The site sent the page compressed, and it does not unpack.")
    }
  }

  private static func tooLarge(_ address: String, limit: Int) -> Problem {
    Problem(
      .tooLarge, doing: doing(address),
      cause: limit >= 1 << 20
        ? "The page is larger than \(limit >> 20) MiB, the most that is read."
        : "The page is larger than \(limit) bytes, the most that is read.",
      remedy: "Save the page as “web page, HTML only” and give netcurtain the saved file.")
  }

  private static func words(for fault: CertificateFault, host: String) -> String {
    switch fault {
    case .expired: "The certificate of \(host) has expired."
    case .notYetValid: "The certificate of \(host) is not valid yet. Is your clock right?"
    case .selfSigned: "The site \(host) signed its certificate itself, so nobody vouches for it."
    case .unknownIssuer: "The certificate of \(host) comes from an issuer that your computer does not know."
    case .otherHost: "The certificate belongs to another site than \(host)."
    case .unspecified: "The certificate of \(host) could not be checked."
    }
  }

  /// Of an address that is not on the web only the scheme: what follows can be a whole page.
  private static func destination(_ target: String) -> String {
    guard let scheme = AddressRule.scheme(of: target), scheme != "http", scheme != "https" else {
      return short(target)
    }
    return "\(scheme):…"
  }

  private static func doing(_ address: String) -> String { "fetching \(short(address))" }

  /// A long address is cut, so that the sentence stays one.
  private static func short(_ address: String) -> String { PageText.clean(address, limit: 200) }
}
