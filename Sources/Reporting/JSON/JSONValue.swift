/// A JSON value whose members keep the order in which they were written.
///
/// Foundation's encoder sorts keys or leaves their order to chance; the report's order is part of its shape.
enum JSONValue: Sendable {
  case object([Member])
  case array([JSONValue])
  case string(String)
  case integer(Int)
  /// A number with at most two decimals, in hundredths.
  case hundredths(Int)
  case boolean(Bool)
  case null

  /// A key with its value. Without a value it is left out of its object.
  struct Member: Sendable {
    let key: String
    let value: JSONValue?

    init(_ key: String, _ value: JSONValue?) {
      self.key = key
      self.value = value
    }

    init(_ key: String, _ text: String?) {
      self.init(key, text.map(JSONValue.string))
    }
  }

  static func strings(_ texts: [String]) -> JSONValue { .array(texts.map(JSONValue.string)) }

  /// The text, or `null`: for the few keys that are there even without a value.
  static func orNull(_ text: String?) -> JSONValue { text.map(JSONValue.string) ?? .null }
}
