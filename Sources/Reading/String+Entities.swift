import Foundation

extension String {
  /// The five entities that page makers leave in JSON strings, decoded; everything else as it is.
  var decodingEntities: String {
    guard contains("&") else { return self }
    return replacing("&quot;", with: "\"").replacing("&#39;", with: "'").replacing("&#x27;", with: "'")
      .replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&amp;", with: "&")
  }

  /// Texts that a page wrote for an address ("Millbeck%2C%20Wales"), in plain letters; any other text as it is.
  var decodingPercentSpaces: String {
    guard contains("%20") || contains("%2C"), !contains(" ") else { return self }
    return removingPercentEncoding ?? self
  }
}
