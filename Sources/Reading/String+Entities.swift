extension String {
  /// The five entities that page makers leave in JSON strings, decoded; everything else as it is.
  var decodingEntities: String {
    guard contains("&") else { return self }
    return replacing("&quot;", with: "\"").replacing("&#39;", with: "'").replacing("&#x27;", with: "'")
      .replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&amp;", with: "&")
  }
}
