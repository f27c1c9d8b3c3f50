/// Reads JSON as pages really write it: comments, trailing commas, raw line ends in strings, a byte order
/// mark, CDATA and comment wrappers and a final semicolon are taken; anything else ends the block.
///
/// Foundation's parser refuses a whole block for one lone surrogate, which would hide every fact in it.
struct JSONParser {
  /// Blocks longer than this are not read (docs/security.md).
  static let sizeLimit = 4 << 20
  static let depthLimit = 128

  private struct Malformed: Error {}

  private let bytes: [UInt8]
  private var index = 0
  private var depth = 0
  /// Whether it is an object as scripts write it: keys without quote marks, strings in any, names and calls as values.
  private var isScript = false
  /// What names stand for, where the script says it.
  private var names: [String: JSONValue] = [:]

  /// The value of `text`; `nil` if it is no JSON.
  static func parse(_ text: String) -> JSONValue? {
    guard text.utf8.count <= sizeLimit else { return nil }
    var parser = JSONParser(bytes: Array(text.utf8))
    parser.skipWrapper()
    guard let value = try? parser.value() else { return nil }
    return value
  }

  /// The value at the start of `text`, whatever follows it (`{…};window.x = …`).
  static func parsePrefix(_ text: Substring) -> JSONValue? {
    guard text.utf8.count <= sizeLimit else { return nil }
    var parser = JSONParser(bytes: Array(text.utf8))
    return try? parser.value()
  }

  /// The value that begins at a place in a longer text, and where the parser stopped: behind the value, or where
  /// it ceased to be JSON.
  static func value(in bytes: [UInt8], at start: Int) -> (value: JSONValue?, end: Int) {
    var parser = JSONParser(bytes: bytes)
    parser.index = start
    let value = try? parser.value()
    return (value, parser.index)
  }

  /// The object or array of a script that begins at a place in it, and where it ends. What has to be computed is `null`.
  ///
  /// - Parameter names: the values of names in it.
  static func literal(in bytes: [UInt8], at start: Int, names: [String: JSONValue] = [:]) -> (
    value: JSONValue?, end: Int
  ) {
    var parser = JSONParser(bytes: bytes)
    parser.index = start
    parser.isScript = true
    parser.names = names
    let value = try? parser.value()
    return (value, parser.index)
  }

  /// The rest of a JavaScript string from a place inside it up to its quote mark, with its escapes resolved.
  static func string(in bytes: [UInt8], at start: Int, quote: UInt8) -> (text: String?, end: Int) {
    var parser = JSONParser(bytes: bytes)
    parser.index = start
    let text = try? parser.string(upTo: quote)
    return (text, parser.index)
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private mutating func skipWrapper() {
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") { return }
      // "<!--", "//<![CDATA[", a byte order mark: skipped up to the first bracket of the JSON itself.
      if byte == UInt8(ascii: "<"), bytes[index...].starts(with: "<![CDATA[".utf8) {
        index += 9
        continue
      }
      if byte == UInt8(ascii: "\"") { return }
      index += 1
    }
  }

  private mutating func value() throws -> JSONValue {
    try skipSpace()
    guard index < bytes.count else { throw Malformed() }
    switch bytes[index] {
    case UInt8(ascii: "{"): return try nested { try $0.object() }
    case UInt8(ascii: "["): return try nested { try $0.array() }
    case UInt8(ascii: "\""): return .string(try string())
    case let quote where isScript && (quote == UInt8(ascii: "'") || quote == UInt8(ascii: "`")):
      index += 1
      return .string(try string(upTo: quote))
    case _ where isScript: return try scriptValue()
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    // State that a script prints is an object literal, not always JSON.
    case UInt8(ascii: "u"): return try word("undefined", .null)
    case UInt8(ascii: "N"): return try word("NaN", .null)
    default: return try number()
    }
  }

  /// A number, a word, a name, or an expression that is passed over.
  private mutating func scriptValue() throws -> JSONValue {
    let start = index
    // "!0" and "!1" are how scripts are made small.
    while index < bytes.count, !",}])".utf8.contains(bytes[index]) {
      switch bytes[index] {
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): try skipBrackets()
      case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"):
        let quote = bytes[index]
        index += 1
        _ = try string(upTo: quote)
      default: index += 1
      }
    }
    guard index < bytes.count, index > start else { throw Malformed() }
    let word = String(decoding: bytes[start..<index], as: UTF8.self).collapsed
    switch word {
    case "true", "!0": return .bool(true)
    case "false", "!1": return .bool(false)
    default:
      if let value = names[word] { return value }
      return word.first.map { $0.isNumber || $0 == "-" } == true && Double(word) != nil
        ? .number(word) : .null
    }
  }

  /// Passes over brackets with all that is in them, without a step down for each.
  private mutating func skipBrackets() throws {
    var open = 0
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): open += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): open -= 1
      case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"):
        let quote = bytes[index]
        index += 1
        _ = try string(upTo: quote)
        continue
      default: break
      }
      index += 1
      if open == 0 { return }
    }
    throw Malformed()
  }

  private mutating func nested(_ read: (inout JSONParser) throws -> JSONValue) throws -> JSONValue {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.depthLimit else { throw Malformed() }
    index += 1
    return try read(&self)
  }

  private mutating func object() throws -> JSONValue {
    var members: [(key: String, value: JSONValue)] = []
    while true {
      try skipSpace()
      if take(UInt8(ascii: "}")) { return .object(members) }
      if take(UInt8(ascii: ",")) { continue }
      let key = try key()
      try skipSpace()
      guard take(UInt8(ascii: ":")) else { throw Malformed() }
      members.append((key, try value()))
    }
  }

  private mutating func key() throws -> String {
    guard index < bytes.count else { throw Malformed() }
    if bytes[index] == UInt8(ascii: "\"") { return try string() }
    guard isScript else { throw Malformed() }
    if bytes[index] == UInt8(ascii: "'") {
      index += 1
      return try string(upTo: UInt8(ascii: "'"))
    }
    let start = index
    while index < bytes.count, Self.isNameByte(bytes[index]) { index += 1 }
    guard index > start else { throw Malformed() }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }

  /// A letter, digit, "_" or "$".
  static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "$"), 0x80...:
      true
    default: false
    }
  }

  private mutating func array() throws -> JSONValue {
    var elements: [JSONValue] = []
    while true {
      try skipSpace()
      if take(UInt8(ascii: "]")) { return .array(elements) }
      if take(UInt8(ascii: ",")) { continue }
      elements.append(try value())
    }
  }

  private mutating func string() throws -> String {
    index += 1
    return try string(upTo: UInt8(ascii: "\""))
  }

  private mutating func string(upTo quote: UInt8) throws -> String {
    let start = index
    while index < bytes.count, bytes[index] != quote, bytes[index] != UInt8(ascii: "\\") { index += 1 }
    // Most strings have no escapes.
    if index < bytes.count, bytes[index] == quote {
      index += 1
      return String(decoding: bytes[start..<(index - 1)], as: UTF8.self)
    }
    var text = Array(bytes[start..<index])
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      switch byte {
      case quote: return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"): try escape(into: &text)
      default: text.append(byte)
      }
    }
    throw Malformed()
  }

  private mutating func escape(into text: inout [UInt8]) throws {
    guard index < bytes.count else { throw Malformed() }
    let byte = bytes[index]
    index += 1
    switch byte {
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "b"), UInt8(ascii: "f"): text.append(0x20)
    case UInt8(ascii: "u"):
      let unit = try hexadecimal(4)
      var scalar = Unicode.Scalar(unit)
      if (0xD800...0xDBFF).contains(unit), bytes[index...].starts(with: "\\u".utf8) {
        let mark = index
        index += 2
        let low = try hexadecimal(4)
        if (0xDC00...0xDFFF).contains(low) {
          scalar = Unicode.Scalar(0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00))
        } else {
          index = mark
        }
      }
      text.append(contentsOf: String(scalar ?? "\u{FFFD}").utf8)
    case UInt8(ascii: "x"):
      text.append(contentsOf: String(Unicode.Scalar(try hexadecimal(2)) ?? "\u{FFFD}").utf8)
    default: text.append(byte)
    }
  }

  private mutating func hexadecimal(_ digits: Int) throws -> UInt32 {
    guard index + digits <= bytes.count,
      let value = UInt32(String(decoding: bytes[index..<index + digits], as: UTF8.self), radix: 16)
    else { throw Malformed() }
    index += digits
    return value
  }

  private mutating func number() throws -> JSONValue {
    let start = index
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "e"), UInt8(ascii: "E"):
        index += 1
      default:
        guard index > start else { throw Malformed() }
        return .number(String(decoding: bytes[start..<index], as: UTF8.self))
      }
    }
    throw Malformed()
  }

  private mutating func word(_ word: StaticString, _ value: JSONValue) throws -> JSONValue {
    let matches = word.withUTF8Buffer { bytes[index...].starts(with: $0) }
    guard matches else { throw Malformed() }
    index += word.utf8CodeUnitCount
    return value
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard index < bytes.count, bytes[index] == byte else { return false }
    index += 1
    return true
  }

  private mutating func skipSpace() throws {
    while index < bytes.count {
      switch bytes[index] {
      case 0x20, 0x09, 0x0A, 0x0D: index += 1
      case UInt8(ascii: "/") where index + 1 < bytes.count:
        switch bytes[index + 1] {
        case UInt8(ascii: "/"):
          while index < bytes.count, bytes[index] != 0x0A { index += 1 }
        case UInt8(ascii: "*"):
          index += 2
          while index + 1 < bytes.count,
            !(bytes[index] == UInt8(ascii: "*") && bytes[index + 1] == UInt8(ascii: "/"))
          {
            index += 1
          }
          index = min(bytes.count, index + 2)
        default: throw Malformed()
        }
      // Non-breaking spaces and byte order marks that editors leave between tokens.
      case 0xC2 where index + 1 < bytes.count && bytes[index + 1] == 0xA0: index += 2
      case 0xEF where bytes[index...].starts(with: [0xEF, 0xBB, 0xBF]): index += 3
      default: return
      }
    }
  }
}
