import Model
import Testing

@testable import Reading

@Suite("Texts are read by bytes as they are by characters")
struct ByteReadingTests {
  private static let texts = [
    "", " ", "a", " a  b ", "People-Also-VIEWED", "who-to-who-to-follow", "re-commend", "rerecommend",
    "also_viewe",
    "Siân’s mother-in-law & I’m 40½", "x\u{A0}y – z…", "don't 1st ²", "ŵ ŷ × ÷ ª", "\u{2019}", "a\tb\n",
  ]

  @Test("Marks are found wherever and in whatever case they stand", arguments: texts)
  func marks(text: String) {
    let words = ["people-also", "also-viewed", "who-to-follow", "recommend", "also", "o"]
    let found = ByteMarks(words).found(in: text.utf8.span)
    for (number, word) in words.enumerated() {
      #expect((found & 1 << number != 0) == text.lowercased().holds(word), "\(word)")
    }
  }

  @Test("A mark is found with blanks inside")
  func blanks() {
    let style = "color: red; Display : none"
    let marks = ByteMarks(["display:none"])
    #expect(marks.found(in: style.utf8.span) == 0)
    #expect(marks.found(in: style.utf8.span, passingOver: UInt8(ascii: " ")) == 1)
  }

  /// A picture behind the text makes it go by characters.
  @Test("Words are cut alike", arguments: texts)
  func words(text: String) {
    let (plain, other) = (WordLine(text), WordLine(text + " 🎉"))
    #expect(plain.folded == other.folded)
    let all = 0..<plain.words.count
    #expect(plain.words.isEmpty || plain.written(all) == other.written(all))
  }

  @Test("White space is collapsed alike", arguments: texts + ["a\u{2003}\u{301}b", "\u{3000}", "é \u{85} è"])
  func collapsing(text: String) {
    let words = text.unicodeScalars.split(whereSeparator: \.properties.isWhitespace).map { String($0) }
    #expect(text.collapsed == words.joined(separator: " "))
    let run = text.utf8.span.collapsedRun
    #expect(run?.collapsed == (words.isEmpty ? nil : text.collapsed))
    #expect(run?.first?.isWhitespace == (words.isEmpty ? nil : text.first?.isWhitespace))
    #expect(run?.last?.isWhitespace == (words.isEmpty ? nil : text.last?.isWhitespace))
  }
}
