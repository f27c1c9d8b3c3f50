extension [any CodingKey] {
  /// Where in a JSON file something stands, as people write it ("profiles.[2].state").
  var place: String {
    map { $0.intValue.map { "[\($0)]" } ?? $0.stringValue }.joined(separator: ".")
  }
}
