/// Reads chats that are exported as lines of "time - name: words", as Element does for rooms of Matrix.
/// A line without a time goes on with the message before it.
enum ChatTextReader {
  static func read(_ text: String) -> Conversation {
    var collector = PostCollector()
    var number = 0
    var open: (header: ChatTextLine, number: Int, lines: [String])?
    func finish() {
      guard let (header, first, lines) = open else { return }
      // The first line of a message stands beside its name.
      let own = PostText(
        lines, authorName: nil, lineLocator: { "line \(first + $0 - 1)" },
        signatureLocator: { "line \(first + $0 - 1)" })
      collector.add(
        Post(
          author: Author(
            name: header.name, handle: header.name.hasPrefix("@") ? header.name : nil),
          time: PostTime(header.stamp),
          details: [
            PostDetail(.nickname, header.name, locator: "line \(first)"),
            PostDetail(.date, header.stamp, locator: "line \(first)"),
          ], lines: own.lines))
      open = nil
    }
    for line in text.lines {
      number += 1
      guard !collector.isFull, line.utf8.count <= 64 << 10 else { continue }
      if let header = ChatTextLine(line) {
        finish()
        open = (header, number, [header.text])
      } else if open != nil, open?.lines.count ?? 0 < 400 {
        open?.lines.append(String(line))
      }
    }
    finish()
    return Conversation(posts: collector.posts, faults: collector.faults)
  }
}

/// "6/1/2024, 10:11:12 AM - Sam Tarrant: words".
struct ChatTextLine {
  let stamp: String
  let name: String
  let text: String

  init?(_ line: Substring) {
    guard let first = line.first(where: { !$0.isWhitespace && $0 != "[" && $0 != "\u{200E}" }),
      first.isNumber,
      let dash = line.prefix(48).ranges(of: " - ").first ?? line.prefix(48).ranges(of: "] ").first
    else { return nil }
    let stamp = line[..<dash.lowerBound]
    let rest = line[dash.upperBound...]
    guard PostTime(String(stamp)) != nil, let colon = rest.prefix(100).ranges(of: ": ").first,
      stamp.allSatisfy({ $0.isNumber || $0.isWhitespace || "[]/.:,-APMapm\u{200E}".contains($0) })
    else { return nil }
    self.stamp = String(stamp.drop { $0 == "[" || $0 == "\u{200E}" })
    name = String(rest[..<colon.lowerBound])
    text = String(rest[colon.upperBound...])
    guard !name.isEmpty, !name.contains("<") else { return nil }
  }
}
