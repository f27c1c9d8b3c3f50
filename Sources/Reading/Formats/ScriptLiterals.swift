import Foundation

/// Finds JSON in a script without running it.
///
/// Five ways of writing are known: the object itself (`window.x = {"a": 1};`), the same with keys as scripts write them
/// (`window.x = {a: 'b'}`), a function that gives it and is called with its values (`(function(a){return {b: a}}("c"))`),
/// the object inside a string with its quote marks escaped (`push("{\"a\": 1}")`), and any string that is given to
/// `JSON.parse`.
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
      case let byte where !inString && (JSONParser.isNameByte(byte) || byte == UInt8(ascii: "'")):
        guard Self.isAssigned(bytes, brace) else { continue }
        var (value, end) = JSONParser.literal(in: bytes, at: brace)
        budget -= end - brace
        if value != nil, let names = Self.arguments(bytes, brace: brace, end: end) {
          budget -= end - brace
          value = JSONParser.literal(in: bytes, at: brace, names: names).value
        }
        if let value {
          values.append(value)
          index = end
        }
      default: continue
      }
    }
  }

  /// Whether a brace opens a value and not a block of statements: behind "=", "(" or "return".
  private static func isAssigned(_ bytes: [UInt8], _ brace: Int) -> Bool {
    var index = brace - 1
    while index >= 0, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[index]) { index -= 1 }
    guard index >= 0 else { return true }
    if bytes[index] == UInt8(ascii: "=") { return true }
    if bytes[index] == UInt8(ascii: "(") { return true }
    return bytes[...index].suffix(6).elementsEqual("return".utf8)
  }

  /// What the parameters of the function around stand for: `function(a,b){return {…}}("x",1)`.
  private static func arguments(_ bytes: [UInt8], brace: Int, end: Int) -> [String: JSONValue]? {
    var open = end
    while open < bytes.count, [0x20, 0x0A, 0x3B, 0x7D, 0x29].contains(bytes[open]), open < end + 8 {
      open += 1
    }
    guard open < bytes.count, bytes[open] == UInt8(ascii: "(") else { return nil }
    // The parameters end right before the function's own brace.
    let head = bytes[..<brace].suffix(4_096)
    guard let close = head.lastIndex(of: UInt8(ascii: ")")),
      let start = head[..<close].lastIndex(of: UInt8(ascii: "("))
    else { return nil }
    let parameters = String(decoding: head[(start + 1)..<close], as: UTF8.self).split(separator: ",").map(
      \.collapsed)
    guard parameters.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(JSONParser.isNameByte) }) else {
      return nil
    }
    var list = Array(bytes[open...])
    list[0] = UInt8(ascii: "[")
    var names: [String: JSONValue] = [:]
    var index = 1
    for parameter in parameters {
      let (value, stop) = JSONParser.literal(in: list, at: index)
      guard let value, stop < list.count else { break }
      names[parameter] = value
      guard list[stop] == UInt8(ascii: ",") else { break }
      index = stop + 1
    }
    return names
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
