import Model

/// What can go wrong with a browser, in words for the person.
enum RenderProblem {
  private static let saveIt =
    "Open the page in a private browser window, save it, and give netcurtain the saved file."
  private static let without = "Run the audit again without --render. "

  static func noSuchBrowser(_ path: String) -> Problem {
    Problem(
      .usage, doing: "--browser \(path)", cause: "There is no program at this path that you may run.",
      remedy: "Give the path of Chromium or Chrome, for example --browser /usr/bin/chromium.")
  }

  static let noBrowser = Problem(
    .usage, doing: "--render",
    cause: "No browser was found. Nothing was fetched.",
    remedy: "Install Chromium or Chrome, or say where it is with --browser. "
      + "Or run the audit without --render.")

  static func notStarted(_ address: String, words: String) -> Problem {
    Problem(
      .browserFailed, doing: doing(address), cause: "The browser could not be started (\(words)).",
      remedy: "Check that the browser opens by hand. " + without)
  }

  /// It ended before it showed anything at all.
  static func endedAtOnce(_ address: String) -> Problem {
    Problem(
      .browserFailed, doing: doing(address), cause: "The browser ended as soon as it was started.",
      remedy: "Check that it is Chromium or Chrome, and that it opens by hand. "
        + "In a container its sandbox may be missing. \(without)")
  }

  static func stopped(_ stop: RenderStop, _ address: String, seconds: Int) -> Problem {
    switch stop {
    case .cancelled: FetchProblem.interrupted(address)
    case .outOfTime:
      Problem(
        .timedOut, doing: doing(address),
        cause: "The page was not done in a browser after \(seconds) seconds.",
        remedy: "Try again later. " + saveIt)
    case .crashed:
      Problem(
        .browserFailed, doing: doing(address), cause: "The browser broke down on this page.",
        remedy: without + saveIt)
    case .tooMuch: tooMuch(address)
    case .refused(let words):
      Problem(
        .browserFailed, doing: doing(address),
        cause: "The browser did not do what was asked of it (\(words)).",
        remedy: "Use a newer Chromium or Chrome. " + without)
    }
  }

  static func tooLarge(_ address: String, limit: Int) -> Problem {
    Problem(
      .tooLarge, doing: doing(address),
      cause: "In a browser the page grows larger than \(max(1, limit >> 20)) MiB, the most that is read.",
      remedy: "Save the page as “web page, HTML only” and give netcurtain the saved file.")
  }

  static func tooMuch(_ address: String) -> Problem {
    Problem(
      .tooLarge, doing: doing(address),
      cause: "In a browser the page loads more than is allowed for one page.",
      remedy: without + saveIt)
  }

  static func unsettled(_ address: String, seconds: Int) -> Problem {
    Problem(
      .timedOut, doing: doing(address),
      cause: "The page did not come to rest in a browser within \(seconds) seconds.",
      remedy: "Try again later. " + saveIt)
  }

  static func dialogs(_ address: String) -> Problem {
    Problem(
      .browserFailed, doing: doing(address),
      cause: "The page opens one message box after the other and never shows itself.",
      remedy: without + saveIt)
  }

  static func download(_ address: String) -> Problem {
    Problem(
      .brokenAnswer, doing: doing(address), cause: "The site sends a file to keep and no page to look at.",
      remedy: "Give the link of your profile page itself.")
  }

  /// The page went to an address that is not on the web.
  static func leftTheWeb(_ address: String, to scheme: String?) -> Problem {
    Problem(
      .addressRefused, doing: doing(address),
      cause: "The site sent the browser to an address that is not on the web"
        + (scheme.map { " (\($0):)." } ?? "."),
      remedy: saveIt)
  }

  /// For the words of Chromium's network stack ("net::ERR_…").
  static func network(_ words: String, at address: WebAddress) -> Problem {
    let name = words.split(separator: ":").last.map(String.init) ?? words
    func ended(_ end: TransferEnd) -> Problem { FetchProblem.ended(end, address, bodyLimit: 0) }
    switch name {
    case "ERR_CERT_DATE_INVALID": return ended(.certificate(.expired))
    case "ERR_CERT_COMMON_NAME_INVALID": return ended(.certificate(.otherHost))
    case "ERR_CERT_AUTHORITY_INVALID": return ended(.certificate(.unknownIssuer))
    case _ where name.hasPrefix("ERR_CERT"): return ended(.certificate(.unspecified))
    case _ where name.hasPrefix("ERR_SSL"), "ERR_BAD_SSL_CLIENT_AUTH_CERT": return ended(.noProtection)
    case "ERR_NAME_NOT_RESOLVED": return ended(.unknownHost)
    case "ERR_TUNNEL_CONNECTION_FAILED", "ERR_PROXY_CONNECTION_FAILED": return ended(.noConnection)
    case "ERR_TIMED_OUT", "ERR_CONNECTION_TIMED_OUT": return ended(.noConnectionInTime)
    case "ERR_TOO_MANY_REDIRECTS": return FetchProblem.circle(address.description)
    case "ERR_UNSAFE_REDIRECT", "ERR_UNKNOWN_URL_SCHEME", "ERR_DISALLOWED_URL_SCHEME":
      return leftTheWeb(address.description, to: nil)
    case "ERR_EMPTY_RESPONSE", "ERR_CONNECTION_CLOSED", "ERR_CONNECTION_RESET": return ended(.reset)
    case "ERR_CONTENT_LENGTH_MISMATCH", "ERR_INCOMPLETE_CHUNKED_ENCODING": return ended(.truncated)
    default: return ended(.broken(name))
    }
  }

  static func trouble(_ trouble: GuardProxy.Trouble, at address: WebAddress) -> Problem {
    switch trouble {
    case .refused(let refusal): FetchProblem.refused(refusal, address.description)
    case .unknownHost: FetchProblem.ended(.unknownHost, address, bodyLimit: 0)
    case .noConnection: FetchProblem.ended(.noConnection, address, bodyLimit: 0)
    }
  }

  private static func doing(_ address: String) -> String {
    "opening \(PageText.clean(address, limit: 200)) in a browser"
  }
}
