package import Foundation

/// How a page was had.
package enum CaptureMethod: String, Codable, Hashable, Sendable {
  /// Requested from the site by netcurtain, as an anonymous visitor.
  case fetched
  /// Shown by an installed browser, then read.
  case rendered
  /// Saved by the person and given as a file.
  case saved
}

/// As whom the page was seen. Facts on a page saved while signed in may not show to strangers.
package enum SeenAs: String, Codable, Hashable, Sendable {
  case loggedOut, loggedIn, unknown
}

/// One header line of the answer, as received.
package struct HeaderField: Codable, Hashable, Sendable {
  /// The name in lower case.
  package let name: String
  /// The value without surrounding white space.
  package let value: String

  /// Folds `name` to lower case (RFC 9110 section 5.1: field names are case-insensitive).
  package init(name: String, value: String) {
    self.name = name.lowercased()
    self.value = value
  }
}

/// Where a page came from: everything about it but its bytes.
package struct Capture: Codable, Hashable, Sendable {
  /// The link as the person gave it, or `file:NAME` for a saved page.
  package var requestedURL: String
  /// The address that answered, after redirects. `nil` for a saved page until the page names its own.
  package var finalURL: String?
  /// Every address on the way, without the first and the last.
  package var redirects: [String]
  /// The HTTP status, where there was one.
  package var status: Int?
  /// The header lines of the last answer that later stages may need (content type, robots, language).
  package var headers: [HeaderField]
  /// How the page was had.
  package var method: CaptureMethod
  /// As whom it was seen.
  package var seenAs: SeenAs
  /// The size of the body, in bytes.
  package var byteCount: Int
  /// When the answer came, or when the file was last changed.
  package var capturedAt: Date
  /// Why there is no whole page, where there is none.
  package var failure: Problem?
  /// Whether the form in which the page was saved leaves out its scripts, and with them the data in them: all
  /// that shows is there, but what only scrapers read is not.
  package var omitsScripts: Bool
  /// Why it was asked for.
  package var reason: CaptureReason
  /// Whether a proxy that the person named asked for it. A proxy looks names up itself, so nobody here could check
  /// where they led.
  package var viaProxy: Bool

  package init(
    requestedURL: String, finalURL: String? = nil, redirects: [String] = [], status: Int? = nil,
    headers: [HeaderField] = [], method: CaptureMethod, seenAs: SeenAs, byteCount: Int = 0,
    capturedAt: Date, failure: Problem? = nil, omitsScripts: Bool = false, viaProxy: Bool = false,
    reason: CaptureReason = .listed
  ) {
    self.requestedURL = requestedURL
    self.finalURL = finalURL
    self.redirects = redirects
    self.status = status
    self.headers = headers
    self.method = method
    self.seenAs = seenAs
    self.byteCount = byteCount
    self.capturedAt = capturedAt
    self.failure = failure
    self.omitsScripts = omitsScripts
    self.viaProxy = viaProxy
    self.reason = reason
  }

  /// The same capture with what `change` sets, so that a new property is never left behind in a copy.
  package func with(_ change: (inout Capture) -> Void) -> Capture {
    var copy = self
    change(&copy)
    return copy
  }

  /// The value of the first header of that name, compared without case.
  package func header(_ name: String) -> String? {
    let name = name.lowercased()
    return headers.first { $0.name == name }?.value
  }
}

/// A captured page: one link or file, and what came of it.
///
/// Each link and each file that was asked for becomes exactly one page, also when it could not be had:
/// then ``Capture/failure`` says why and the body is empty. So nothing that was asked for is ever lost.
package struct Page: Sendable {
  /// Where it came from.
  package let capture: Capture
  /// The bytes as received, with the transfer's own coding removed.
  package let body: [UInt8]

  package init(capture: Capture, body: [UInt8]) {
    self.capture = capture
    self.body = body
  }
}
