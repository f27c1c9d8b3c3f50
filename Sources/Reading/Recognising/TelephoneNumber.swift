/// Telephone numbers as people write them in a line of text.
enum TelephoneNumber {
  /// Ten to thirteen digits from "0" or "+", with spaces, brackets, dots or hyphens between them. Years, prices and
  /// order numbers are shorter or begin otherwise.
  static func numbers(in text: String) -> [String] {
    guard text.utf8.count(where: { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) >= 10 else {
      return []
    }
    var found: [String] = []
    var current = ""
    var digits = 0
    func end() {
      if (10...13).contains(digits),
        current.hasPrefix("0") || current.hasPrefix("+") || current.hasPrefix("(0")
      {
        found.append(current.collapsed)
      }
      current = ""
      digits = 0
    }
    for character in text {
      if character.isASCII, character.isNumber {
        current.append(character)
        digits += 1
      } else if digits > 0 ? " ()-.".contains(character) : "+(".contains(character) {
        current.append(character)
      } else {
        end()
      }
    }
    end()
    return found.map { number in String(number.reversed().drop { !$0.isNumber }.reversed()) }
  }
}
