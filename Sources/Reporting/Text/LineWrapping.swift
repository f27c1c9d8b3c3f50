/// Breaks a text into lines of a terminal.
package enum LineWrapping {
  /// Lines of at most `width` cells, broken between words.
  ///
  /// A longer word is broken between characters. An address never is: it stays whole on a line of its own, so
  /// that it can be copied.
  package static func lines(_ text: String, width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    var used = 0
    func close() {
      if !line.isEmpty { lines.append(line) }
      line = ""
      used = 0
    }
    for word in text.split(separator: " ") {
      let size = DisplayWidth.of(word)
      if size > width {
        close()
        if isAddress(word) {
          lines.append(String(word))
        } else {
          let pieces = pieces(of: word, width: width)
          lines.append(contentsOf: pieces.dropLast())
          line = pieces.last ?? ""
          used = DisplayWidth.of(line)
        }
        continue
      }
      if used > 0, used + 1 + size > width { close() }
      line += used > 0 ? " " + word : word
      used += (used > 0 ? 1 : 0) + size
    }
    close()
    return lines
  }

  private static func isAddress(_ word: Substring) -> Bool {
    word.hasPrefix("https://") || word.hasPrefix("http://")
  }

  private static func pieces(of word: Substring, width: Int) -> [String] {
    var pieces: [String] = []
    var piece = ""
    var used = 0
    for character in word {
      let size = DisplayWidth.of(character)
      if used + size > width, !piece.isEmpty {
        pieces.append(piece)
        piece = ""
        used = 0
      }
      piece.append(character)
      used += size
    }
    return piece.isEmpty ? pieces : pieces + [piece]
  }
}
