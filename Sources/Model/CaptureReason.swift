/// Why a page was asked for.
package enum CaptureReason: Codable, Hashable, Sendable {
  /// The person gave it.
  case listed
  /// A page says that it is the same person's, and the person asked for such links to be followed.
  case followed(from: String)

  /// The address of the page that led there; `nil` for what the person gave.
  package var origin: String? {
    if case .followed(let page) = self { page } else { nil }
  }
}
