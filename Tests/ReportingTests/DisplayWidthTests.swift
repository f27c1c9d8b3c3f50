import Testing

@testable import Reporting

@Suite struct DisplayWidthTests {
  @Test(arguments: [
    ("abc", 3), ("", 0), ("é", 1), ("e\u{0301}", 1), ("张伟", 4), ("ｗ", 2), ("한글", 4), ("👨‍👩‍👧‍👦", 2), ("🇬🇧", 2),
    ("👍🏽", 2), ("❤️", 2), ("1️⃣", 2), ("1", 1), ("©", 1), ("a\u{200B}b", 2), ("Ŵŷ", 2),
  ]) func cells(_ text: String, _ width: Int) { #expect(DisplayWidth.of(text) == width) }

  @Test(arguments: 1...30) func cutsAtTheEndOfACharacter(_ width: Int) {
    let text = "张伟 👨‍👩‍👧‍👦 and e\u{0301}a long line of words"
    let cut = DisplayWidth.cut(text, to: width)
    #expect(DisplayWidth.of(cut) <= width)
    #expect(cut == text || cut.hasSuffix("…"))
    #expect(text.hasPrefix(cut.dropLast(cut == text ? 0 : 1)))
  }

  @Test func wrapsBetweenWords() {
    #expect(LineWrapping.lines("one two three", width: 8) == ["one two", "three"])
    #expect(LineWrapping.lines("", width: 8) == [])
  }

  @Test func breaksALongWordButNoAddress() {
    #expect(LineWrapping.lines("aaaaaaaaaaaa b", width: 5) == ["aaaaa", "aaaaa", "aa b"])
    #expect(
      LineWrapping.lines("see https://example.org/a/long/path now", width: 10)
        == ["see", "https://example.org/a/long/path", "now"])
  }

  @Test func wrapsWideCharactersByCells() {
    #expect(LineWrapping.lines("张伟张伟张伟", width: 5) == ["张伟", "张伟", "张伟"])
  }
}
