import Model
import Support
import Testing

@Suite("Text folded for comparison")
struct ComparableTextTests {
  @Test(
    "Spellings of one value fold to the same",
    arguments: [
      ("𝐒𝐨𝐜𝐢𝐚𝐥 𝕎𝕠𝕣𝕜𝕖𝕣", "social worker"),
      ("Ｈａｒｒｏｗｄａｌｅ", "harrowdale"),
      ("Café Zoë", "cafe zoe"),
      ("Zoe\u{308}", "zoe"),
      ("Siân Llŵyd-Prŷs", "sian llwyd prys"),
      ("Ŵ Ŷ ẁ ỳ ẅ ï", "w y w y w i"),
      ("Children's", "childrens"),
      ("Children’s", "childrens"),
      ("Children‘s", "childrens"),
      ("Childrenʼs", "childrens"),
      ("Children`s", "childrens"),
      ("Children＇s", "childrens"),
      ("O'Neil", "oneil"),
      ("@jo_brook", "jo brook"),
      ("#SocialWork! 🎉 Team", "socialwork team"),
      ("Za\u{200B}ra Qu\u{200C}ill \u{2060}", "zara quill"),
      ("Harrow\u{AD}dale", "harrowdale"),
      ("Z\u{334}a\u{353}ra", "zara"),
      ("  A—B  ", "a b"),
      ("№ 12a", "no 12a"),
      ("①②", "12"),
      ("ﬁnance", "finance"),
      ("Straße", "strasse"),
      ("…!?", ""),
      ("", ""),
    ])
  func folding(text: String, folded: String) { #expect(ComparableText.fold(text) == folded) }

  /// Beside a picture the whole word goes by Unicode's tables.
  @Test("The short way for Western letters gives the same as Unicode's tables")
  func shortWay() throws {
    for value in [0x00...0x17F, 0x2000...0x206F].joined() {
      let scalar = try #require(Unicode.Scalar(UInt32(value)))
      let word = "a\(Character(scalar))b\(Character(scalar))"
      #expect(ComparableText.fold(word) == ComparableText.fold(word + "🎉"), "U+\(String(value, radix: 16))")
    }
  }

  @Test("Letters that differ stay apart")
  func apart() {
    #expect(ComparableText.fold("Harrowdale") != ComparableText.fold("Harrowvale"))
    #expect(ComparableText.fold("Team 1") != ComparableText.fold("Team 2"))
    // A Cyrillic letter is another letter here: looking alike is for the reading to judge.
    #expect(ComparableText.fold("Zаra") != ComparableText.fold("Zara"))
  }

  @Test("A vowel sign does not break an Indian word")
  func marks() { #expect(!ComparableText.fold("हिन्दी").contains(" ")) }

  @Test("Folding twice changes nothing")
  func idempotence() {
    var random = SeededGenerator(seed: 7)
    for _ in 0..<1000 {
      let once = ComparableText.fold(random.hostileText())
      #expect(ComparableText.fold(once) == once)
    }
  }
}
