/// A link as it has to be typed so that a shell takes it as one word.
enum ShellWord {
  /// `text` in single quotes where a shell would read a letter of it as something else. In single quotes nothing
  /// has a meaning but the quote itself (POSIX shell, section 2.2.2).
  static func quoted(_ text: String) -> String {
    let plain = text.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: ":"), UInt8(ascii: "."),
        UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "@"), UInt8(ascii: "+"), UInt8(ascii: "%"):
        true
      default: false
      }
    }
    if plain, !text.isEmpty, !text.hasPrefix("-") { return text }
    return "'" + text.replacing("'", with: #"'\''"#) + "'"
  }
}
