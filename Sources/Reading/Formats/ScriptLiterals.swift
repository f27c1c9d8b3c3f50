import Foundation

/// Finds JSON in a script without running it.
///
/// Three ways of writing are known: the object itself (`window.x = {"a": 1};`), the object inside a string with its
/// quote marks escaped (`push("{\"a\": 1}")`), and any string that is given to `JSON.parse`.
struct ScriptLiterals {
  /// More values than this in one script are not read.
  static let limit = 256

  /// The values in the order of the script. The parts of a value are not told again.
  static func values(in script: String) -> [JSONValue] {
    var scan = ScriptLiterals(budget: 4 * script.utf8.count + 65_536)
    scan.read(Array(script.utf8), inString: false)
    return scan.values
  }

  private var values: [JSONValue] = []
  /// How many bytes may still be looked at: text that begins like JSON again and again would cost its square.
  private var budget: Int

  private init(budget: Int) { self.budget = budget }

  private mutating func read(_ bytes: [UInt8], inString: Bool) {
    var index = 0
    while index < bytes.count, values.count < Self.limit, budget > 0 {
      guard let brace = Self.next(in: bytes, from: index) else { return }
      if bytes[brace] == UInt8(ascii: "(") {
        index = parseCall(bytes, at: brace) ?? brace + 1
        continue
      }
      let first = Self.skipSpace(bytes, from: brace + 1)
      guard first < bytes.count else { return }
      index = brace + 1
      switch bytes[first] {
      case UInt8(ascii: "\""):
        let (value, end) = JSONParser.value(in: bytes, at: brace)
        budget -= end - brace
        if let value {
          values.append(value)
          index = end
        }
      case UInt8(ascii: "\\") where !inString:
        guard first + 1 < bytes.count, bytes[first + 1] == UInt8(ascii: "\"") else { continue }
        let (text, end) = JSONParser.string(in: bytes, at: brace, quote: UInt8(ascii: "\""))
        budget -= end - brace
        if let text {
          read(Array(text.utf8), inString: true)
          index = end
        }
      default: continue
      }
    }
  }

  /// The next brace, or the bracket behind "parse".
  private static func next(in bytes: [UInt8], from start: Int) -> Int? {
    var index = start
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "{"): return index
      case UInt8(ascii: "(") where index >= 10 && bytes[..<index].suffix(10).elementsEqual("JSON.parse".utf8):
        return index
      default: index += 1
      }
    }
    return nil
  }

  /// Reads `("…")` behind `JSON.parse`; gives where it ends, or `nil` if there is no string of JSON in it.
  private mutating func parseCall(_ bytes: [UInt8], at bracket: Int) -> Int? {
    var start = Self.skipSpace(bytes, from: bracket + 1)
    var isEncoded = false
    for name in ["decodeURIComponent(", "unescape("] where bytes[start...].starts(with: name.utf8) {
      isEncoded = true
      start = Self.skipSpace(bytes, from: start + name.utf8.count)
    }
    guard start < bytes.count, "\"'`".utf8.contains(bytes[start]) else { return nil }
    var (text, end) = JSONParser.string(in: bytes, at: start + 1, quote: bytes[start])
    budget -= end - start
    if isEncoded { text = text?.removingPercentEncoding }
    guard let text, let value = JSONParser.parse(text) else { return nil }
    values.append(value)
    return end
  }

  private static func skipSpace(_ bytes: [UInt8], from start: Int) -> Int {
    var index = start
    while index < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[index]) { index += 1 }
    return index
  }
}
