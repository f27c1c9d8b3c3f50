/// Turns away a YAML text that could cost far more to read than its length promises.
///
/// Looks at the text before the YAML parser does: an alias may stand for a node that holds aliases, and
/// so on, and the parser would compare the whole of it where it stands as a key.
enum YAMLGuard {
  /// The longest file that is read, in bytes.
  static let sizeLimit = 1 << 20
  /// The deepest nesting that is read.
  static let depthLimit = 32

  struct Refusal {
    let line: Int
    let cause: String
    let remedy: String
  }

  /// Why `text` is turned away, or `nil` if it may be parsed.
  static func refusal(of text: String) -> Refusal? {
    guard text.utf8.count <= sizeLimit else {
      return Refusal(
        line: 1, cause: "The file is larger than 1 MiB.", remedy: "Split it into smaller files.")
    }
    var scan = Scan()
    for line in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      if let refusal = scan.take(line) { return refusal }
    }
    return nil
  }

  private struct Scan {
    private var number = 0
    private var flowDepth = 0
    /// The column that the lines of a block text (`|` or `>`) stand further right than.
    private var blockParent: Int?

    mutating func take(_ line: Substring.UTF8View) -> Refusal? {
      number += 1
      let content = line.drop { $0 == UInt8(ascii: " ") }
      let indent = line.count - content.count
      let isBlank = content.allSatisfy { $0 == UInt8(ascii: "\r") || $0 == UInt8(ascii: "\t") }
      if let parent = blockParent {
        if isBlank || indent > parent { return nil }
        blockParent = nil
      }
      if isBlank || content.first == UInt8(ascii: "#") { return nil }
      return read(Array(content), indent: indent)
    }

    private mutating func read(_ bytes: [UInt8], indent: Int) -> Refusal? {
      var start = 0
      var dashes = 0
      while start + 1 < bytes.count, isStep(bytes[start]), bytes[start + 1] == UInt8(ascii: " ") {
        dashes = start
        start += 2
        while start < bytes.count, bytes[start] == UInt8(ascii: " ") { start += 1 }
      }
      guard indent + start <= 4 * depthLimit else { return tooDeep }

      var atNode = true
      var quote: UInt8?
      for index in start..<bytes.count {
        let byte = bytes[index]
        if let open = quote {
          if byte == open { quote = nil }
          continue
        }
        let next = index + 1 < bytes.count ? bytes[index + 1] : UInt8(ascii: " ")
        switch byte {
        case UInt8(ascii: "#") where index > start && bytes[index - 1] == UInt8(ascii: " "):
          noteBlock(Array(bytes[..<index]), start: start, dashes: dashes, indent: indent)
          return nil
        case UInt8(ascii: "\""), UInt8(ascii: "'"):
          if atNode { quote = byte }
          atNode = false
        case UInt8(ascii: "*"), UInt8(ascii: "&"):
          if atNode, next > UInt8(ascii: " ") { return sharedNode }
          atNode = false
        case UInt8(ascii: "["), UInt8(ascii: "{"):
          if atNode { flowDepth += 1 }
          guard flowDepth <= depthLimit else { return tooDeep }
        case UInt8(ascii: "]"), UInt8(ascii: "}"):
          flowDepth = max(0, flowDepth - 1)
        case UInt8(ascii: ":"), UInt8(ascii: "?"), UInt8(ascii: "-"):
          if next <= UInt8(ascii: " ") { atNode = true }
        case UInt8(ascii: ","):
          atNode = flowDepth > 0
        case UInt8(ascii: " "), UInt8(ascii: "\t"):
          continue
        default:
          atNode = false
        }
      }
      noteBlock(bytes, start: start, dashes: dashes, indent: indent)
      return nil
    }

    private func isStep(_ byte: UInt8) -> Bool {
      byte == UInt8(ascii: "-") || byte == UInt8(ascii: "?")
    }

    /// Remembers that a block text starts after this line.
    private mutating func noteBlock(_ bytes: [UInt8], start: Int, dashes: Int, indent: Int) {
      let words = bytes.split { $0 <= UInt8(ascii: " ") }
      guard let last = words.last, let sign = last.first,
        sign == UInt8(ascii: "|") || sign == UInt8(ascii: ">"),
        last.dropFirst().allSatisfy({ "+-123456789".utf8.contains($0) })
      else { return }
      let standsAlone = last.startIndex == start
      if !standsAlone, words.dropLast().last?.last != UInt8(ascii: ":") { return }
      blockParent = standsAlone ? (start == 0 ? -1 : indent + dashes) : indent + start
    }

    private var tooDeep: Refusal {
      Refusal(
        line: number, cause: "The file is nested too deeply.",
        remedy: "Use at most \(depthLimit) levels.")
    }

    private var sharedNode: Refusal {
      Refusal(
        line: number, cause: "The file uses “&” or “*” to repeat a part, which is not read.",
        remedy: "Write the part out in full, or put the text in quotes.")
    }
  }
}
