/// Where on a page a value was read, in the words of the JSON report.
package enum EvidenceSource: String, CaseIterable, Codable, Hashable, Sendable {
  case jsonLD = "json-ld"
  case microdata
  case rdfa
  case microformats
  case openGraph = "open-graph"
  case twitterCard = "twitter-card"
  case meta
  case relMe = "rel-me"
  case platformRule = "platform-rule"
  case embeddedJSON = "embedded-json"
  case openDoor = "open-door"
  case labelledText = "labelled-text"
  case text
  case image
  case header
  case url
}

/// The place that shows a fact, so that a person can look for themselves and a test can look again.
package struct Evidence: Codable, Hashable, Sendable {
  /// At most this many characters of the page are kept (DESIGN section 4).
  package static let excerptLimit = 160

  /// The kind of place.
  package let source: EvidenceSource
  /// How to find the place again: an XPath, for JSON `XPath#JSON-pointer` (RFC 6901), for an
  /// open door `ADDRESS#JSON-pointer`, `header:NAME` or `url`.
  package let locator: String
  /// The words found there, cleaned (``PageText``) and cut to ``excerptLimit``.
  package let excerpt: String

  /// Cleans and cuts `excerpt`.
  package init(source: EvidenceSource, locator: String, excerpt: String) {
    self.source = source
    self.locator = locator
    self.excerpt = Self.cut(PageText.clean(excerpt, limit: Self.excerptLimit))
  }

  /// A joined emoji is one character of many code points; readers of the JSON count code points.
  private static func cut(_ text: String) -> String {
    guard text.unicodeScalars.count > excerptLimit else { return text }
    var kept = text.last == "…" ? String(text.dropLast()) : text
    while kept.unicodeScalars.count >= excerptLimit { kept.removeLast() }
    return kept + "…"
  }
}
