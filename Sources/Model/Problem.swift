/// Something that went wrong, said once and for all: what was being done, why it failed, what to try next.
///
/// Thrown where work must stop; carried in a ``Capture`` where one page failed and the others go on.
package struct Problem: Error, Codable, Hashable, Sendable, CustomStringConvertible {
  /// A stable name that scripts can match. Open, so that a new one breaks nobody.
  package struct Code: RawRepresentable, Codable, Hashable, Sendable {
    package let rawValue: String
    package init(rawValue: String) { self.rawValue = rawValue }
  }

  /// The stable name.
  package let code: Code
  /// What was being done, as a phrase: "reading netcurtain.yaml, line 3".
  package let doing: String
  /// Why it failed, as a sentence.
  package let cause: String
  /// What to try next, as a sentence in the imperative.
  package let remedy: String

  /// Cleans every part, because file names, header values and YAML words may be hostile.
  package init(_ code: Code, doing: String, cause: String, remedy: String) {
    self.code = code
    self.doing = PageText.clean(doing, limit: 600)
    self.cause = PageText.clean(cause, limit: 600)
    self.remedy = PageText.clean(remedy, limit: 600)
  }

  /// "doing: cause remedy [code]", on one line.
  package var description: String { "\(doing): \(cause) \(remedy) [\(code.rawValue)]" }
}

extension Problem.Code {
  // Acquiring.
  /// The address is malformed, not http(s), or names a place that is not on the public internet.
  package static let addressRefused = Problem.Code(rawValue: "address-refused")
  package static let unknownHost = Problem.Code(rawValue: "unknown-host")
  package static let connectionFailed = Problem.Code(rawValue: "connection-failed")
  package static let proxyRefused = Problem.Code(rawValue: "proxy-refused")
  package static let certificateRefused = Problem.Code(rawValue: "certificate-refused")
  package static let timedOut = Problem.Code(rawValue: "timed-out")
  package static let tooLarge = Problem.Code(rawValue: "too-large")
  package static let tooManyRedirects = Problem.Code(rawValue: "too-many-redirects")
  package static let brokenAnswer = Problem.Code(rawValue: "broken-answer")
  /// A followed page that the site's robots.txt closes to automatic visitors, or whose robots.txt did not come.
  package static let robotsForbidden = Problem.Code(rawValue: "robots-forbidden")
  /// An installed browser did not start, broke down, or did not do what was asked.
  package static let browserFailed = Problem.Code(rawValue: "browser-failed")
  package static let interrupted = Problem.Code(rawValue: "interrupted")
  package static let fileMissing = Problem.Code(rawValue: "file-missing")
  package static let fileUnreadable = Problem.Code(rawValue: "file-unreadable")
  package static let folderWithoutPages = Problem.Code(rawValue: "folder-without-pages")

  // Markup and Reading.
  package static let markupCut = Problem.Code(rawValue: "markup-cut")
  package static let queryFailed = Problem.Code(rawValue: "query-failed")

  // Catalogue and subject files.
  package static let catalogueInvalid = Problem.Code(rawValue: "catalogue-invalid")
  package static let subjectInvalid = Problem.Code(rawValue: "subject-invalid")

  // Commands and reports.
  package static let usage = Problem.Code(rawValue: "usage")
  package static let cannotWrite = Problem.Code(rawValue: "cannot-write")
}
