/// Writes JSON that is harmless wherever it is pasted: in a terminal, a log or a `<script>` element.
struct JSONWriter {
  private var text = ""

  /// The document with two spaces of indent and a line feed at its end.
  static func write(_ value: JSONValue) -> String {
    var writer = JSONWriter()
    writer.append(value, depth: 0)
    return writer.text + "\n"
  }

  private mutating func append(_ value: JSONValue, depth: Int) {
    switch value {
    case .object(let members):
      let present = members.compactMap { member in member.value.map { (member.key, $0) } }
      appendList(present, open: "{", close: "}", depth: depth) { writer, member in
        writer.append(member.0)
        writer.text += ": "
        writer.append(member.1, depth: depth + 1)
      }
    case .array(let values):
      appendList(values, open: "[", close: "]", depth: depth) { $0.append($1, depth: depth + 1) }
    case .string(let string): append(string)
    case .integer(let number): text += String(number)
    case .hundredths(let number): append(hundredths: number)
    case .boolean(let flag): text += flag ? "true" : "false"
    case .null: text += "null"
    }
  }

  private mutating func appendList<Element>(
    _ elements: [Element], open: String, close: String, depth: Int,
    each: (inout JSONWriter, Element) -> Void
  ) {
    text += open
    for (index, element) in elements.enumerated() {
      text += (index == 0 ? "\n" : ",\n") + String(repeating: "  ", count: depth + 1)
      each(&self, element)
    }
    if !elements.isEmpty { text += "\n" + String(repeating: "  ", count: depth) }
    text += close
  }

  private mutating func append(hundredths number: Int) {
    let size = number.magnitude
    text += (number < 0 ? "-" : "") + String(size / 100)
    let rest = size % 100
    if rest == 0 { return }
    text += rest % 10 == 0 ? ".\(rest / 10)" : rest < 10 ? ".0\(rest)" : ".\(rest)"
  }

  private mutating func append(_ string: String) {
    text += "\""
    // Nearly all texts have nothing to escape.
    if string.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F && $0 != 0x22 && $0 != 0x5C && $0 != 0x3C }) {
      text += string
      text += "\""
      return
    }
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\t": text += "\\t"
      case "\r": text += "\\r"
      default:
        if Self.needsEscape(scalar) {
          for unit in UTF16.encode(scalar) ?? .init() { appendEscape(unit) }
        } else {
          text.unicodeScalars.append(scalar)
        }
      }
    }
    text += "\""
  }

  private mutating func appendEscape(_ unit: UInt16) {
    let digits = String(unit, radix: 16)
    text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
  }

  /// Characters that a terminal, a script or a reader's eye would take for something else.
  private static func needsEscape(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x00...0x1F, 0x7F...0x9F, 0x3C: true
    case 0xAD, 0x034F, 0x061C, 0x180E, 0x200B, 0x200E, 0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF: true
    case 0xFDD0...0xFDEF, 0xFFF9...0xFFFB, 0xE0000...0xE0FFF: true
    default: scalar.value & 0xFFFE == 0xFFFE
    }
  }
}
