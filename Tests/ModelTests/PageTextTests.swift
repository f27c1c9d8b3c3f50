import Model
import Support
import Testing

@Suite("Text of a page, made harmless")
struct PageTextTests {
  @Test(
    "White space folds to one space; what turns, hides or commands is gone",
    arguments: [
      ("  Jo \t\n Brook ", "Jo Brook"),
      ("Zara\u{1B}[31mred\u{1B}[0m", "Zara[31mred[0m"),
      ("Zara\u{1B}]0;pwned\u{7}", "Zara]0;pwned"),
      ("Zara \u{9B}31mred", "Zara 31mred"),
      ("Zara\u{85}Quill", "Zara Quill"),
      ("high\rlow", "high low"),
      ("critical\u{8}\u{8}note", "criticalnote"),
      ("Zara\u{7F}", "Zara"),
      ("Zara\n\nSCORE 0 of 99", "Zara SCORE 0 of 99"),
      ("\u{202E}gnireenigne\u{202C}", "gnireenigne"),
      ("\u{2067}abc", "abc"),
      ("Za\u{200B}ra\u{FEFF}\u{2060}\u{2065}", "Zara"),
      ("Zara\u{E0041}\u{E0042}\u{E0001}", "Zara"),
      ("Zara\u{2028}alert(1)\u{2029}", "Zara alert(1)"),
      ("Zara\u{0}", "Zara"),
      ("shy\u{AD}ness", "shyness"),
      ("a\u{3164}\u{115F}b", "ab"),
      ("note\u{1D173}\u{1BCA0}", "note"),
      ("\u{A0}\u{3000}", ""),
      ("", ""),
    ])
  func cleaning(raw: String, clean: String) { #expect(PageText.clean(raw) == clean) }

  @Test(
    "Code points that are no characters are gone",
    arguments: [0xFDD0, 0xFDEF, 0xFFFE, 0xFFFF, 0x1FFFE, 0x10FFFF])
  func noncharacters(value: UInt32) throws {
    let scalar = try #require(Unicode.Scalar(value))
    #expect(PageText.clean("Za\(scalar)ra") == "Zara")
  }

  @Test(
    "Names and pictures of letters stay as they are",
    arguments: [
      "Siân Llŵyd-Prŷs", "Sia\u{302}n", "زهرا حسینی", "می\u{200C}خواهم", "זרה Quill (HR)", "张伟", "हिन्दी",
      "👩‍👩‍👧‍👦", "❤\u{FE0F}", "🇬🇧", "O'Neil & <b>\"Sons\"</b>", "𝐒𝐨𝐜𝐢𝐚𝐥", "\u{FFFD}",
    ])
  func keeping(text: String) { #expect(PageText.clean(text) == text) }

  @Test(
    "At most eight marks pile up, whatever stands between them",
    arguments: [
      String(repeating: "\u{301}", count: 50),
      String(repeating: "\u{301}\u{FE0F}", count: 50),
      String(repeating: "\u{20DD}", count: 50),
      String(repeating: "\u{200D}", count: 50),
      String(repeating: "\u{301}\u{200B}\u{327}", count: 50),
      String(repeating: "\u{200C}\u{336}", count: 50),
    ])
  func piles(marks: String) {
    let clean = PageText.clean("Z" + marks + "ara")
    #expect(clean.unicodeScalars.count == 4 + 8)
    #expect(clean.hasSuffix("ara"))
  }

  @Test("A mark on each letter is writing, not a pile")
  func accents() {
    let text = String(repeating: "e\u{301}", count: 50)
    #expect(PageText.clean(text).unicodeScalars.count == 100)
  }

  @Test("A text of just the limit stays; a longer one is cut with an ellipsis")
  func cut() {
    #expect(PageText.clean(String(repeating: "a", count: 400)).count == 400)
    let cut = PageText.clean(String(repeating: "a", count: 401))
    #expect(cut == String(repeating: "a", count: 399) + "…")
    #expect(PageText.clean("one two three", limit: 5) == "one…")
    #expect(PageText.clean("abc", limit: 1) == "…")
  }

  @Test("A cut never parts a character")
  func cutBetweenCharacters() {
    let family = "👩‍👩‍👧‍👦"
    #expect(PageText.clean("ab" + family + family, limit: 4) == "ab" + family + family)
    #expect(PageText.clean("ab" + family + family + "c", limit: 4) == "ab" + family + "…")
    #expect(PageText.clean("e\u{301}e\u{301}e\u{301}", limit: 2) == "e\u{301}…")
  }

  @Test(
    "A single character without end is cut too",
    arguments: [
      String(repeating: "\u{1100}", count: 100_000),
      String(repeating: "\u{600}", count: 100_000) + "a",
      "\u{915}" + String(repeating: "\u{93E}", count: 100_000),
      String(repeating: "👩\u{200D}", count: 100_000),
    ])
  func endless(text: String) {
    let clean = PageText.clean(text, limit: 160)
    #expect(clean.unicodeScalars.count <= 4 * 160)
    #expect(clean.hasSuffix("…"))
  }

  @Test("Cleaning twice changes nothing, and what is clean holds no danger", arguments: [12, 40, 400])
  func idempotence(limit: Int) {
    var random = SeededGenerator(seed: UInt64(limit))
    for _ in 0..<1000 {
      let raw = random.hostileText()
      let once = PageText.clean(raw, limit: limit)
      #expect(Array(PageText.clean(once, limit: limit).unicodeScalars) == Array(once.unicodeScalars))
      #expect(once.count <= limit)
      #expect(!once.hasPrefix(" ") && !once.hasSuffix(" ") && !once.contains("  "))
      #expect(!once.unicodeScalars.contains(where: isDangerous), "\(once.debugDescription)")
    }
  }

  private func isDangerous(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: true
    case .spaceSeparator: scalar != " "
    case .unassigned: scalar.properties.isNoncharacterCodePoint
    default:
      scalar.properties.isBidiControl
        || scalar.properties.isDefaultIgnorableCodePoint && !scalar.properties.isVariationSelector
          && !scalar.properties.isJoinControl
    }
  }
}
