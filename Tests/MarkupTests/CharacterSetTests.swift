import Foundation
import Testing

@testable import Markup

@Suite("Which encoding a page is in")
struct CharacterSetTests {
  private func encoding(_ bytes: [UInt8], header: String? = nil) -> String {
    CharacterDecoding.decode(bytes, declared: header).encoding
  }

  private func text(_ bytes: [UInt8], header: String? = nil) -> String {
    String(decoding: CharacterDecoding.decode(bytes, declared: header).utf8, as: UTF8.self)
  }

  @Test("A byte order mark goes before the header, the header before meta, meta before a guess")
  func order() {
    let meta = Array("<meta charset=iso-8859-2>".utf8)
    #expect(encoding([0xEF, 0xBB, 0xBF] + meta, header: "koi8-r") == "UTF-8")
    #expect(encoding([0xFF, 0xFE, 0x41, 0x00], header: "koi8-r") == "UTF-16LE")
    #expect(encoding([0xFE, 0xFF, 0x00, 0x41], header: "koi8-r") == "UTF-16BE")
    #expect(encoding(meta, header: "koi8-r") == "KOI8-R")
    #expect(encoding(meta, header: " \"KOI8-R\"") == "KOI8-R")
    #expect(encoding(meta, header: "nonsense") == "ISO-8859-2")
    #expect(encoding(meta) == "ISO-8859-2")
    #expect(encoding(Array("plain".utf8)) == "UTF-8")
    #expect(encoding(Array("Siân".utf8)) == "UTF-8")
    #expect(encoding([0x53, 0x69, 0xE2, 0x6E]) == "windows-1252")
  }

  @Test("The mark itself is no part of the page")
  func markIsGone() {
    #expect(text([0xEF, 0xBB, 0xBF, 0x41]) == "A")
    #expect(text([0xFF, 0xFE, 0x41, 0x00, 0x3D, 0xD8, 0x00, 0xDE]) == "A😀")
    #expect(text([0xFE, 0xFF, 0x00, 0x41, 0x01, 0x75]) == "Aŵ")
  }

  @Test("Meta counts only when it is whole within the first 1,024 bytes")
  func metaReach() {
    let meta = "<meta charset=koi8-r>"
    let inside = String(repeating: " ", count: 1024 - meta.utf8.count) + meta
    #expect(encoding(Array(inside.utf8)) == "KOI8-R")
    #expect(encoding(Array((" " + inside).utf8)) == "UTF-8")
  }

  @Test(
    "Labels mean what the web takes them for",
    arguments: [
      ("latin1", "windows-1252"), ("us-ascii", "windows-1252"), ("ISO-8859-1", "windows-1252"),
      (" UTF-8 ", "UTF-8"), ("utf-8\"", nil), ("utf8", "UTF-8"), ("iso8859-2", "ISO-8859-2"),
      ("iso-8859-9", "windows-1254"),
      ("x-sjis", "Shift_JIS"), ("gb2312", "GBK"), ("cp1251", "windows-1251"),
      ("windows-1250", "windows-1250"),
      ("tis-620", "windows-874"), ("ks_c_5601-1987", "EUC-KR"), ("utf-16", "UTF-16LE"), ("koi", "KOI8-R"),
      ("utf-7", nil), ("UTF7", nil), ("csUnicode11UTF7", nil), ("hz-gb-2312", nil), ("iso-2022-kr", nil),
      ("utf -8", nil), ("windows-12520", nil), ("windows-125", nil), ("cp1259", nil), ("utf-32", nil),
      ("", nil),
    ] as [(String, String?)])
  func labels(label: String, encoding: String?) {
    #expect(CharacterEncodingLabel.encoding(label) == encoding)
  }

  @Test(
    "The ways of writing meta, and what only looks like one",
    arguments: [
      ("<meta charset=koi8-r>", "KOI8-R"), ("<META CHARSET='koi8-r'/>", "KOI8-R"),
      ("<meta/charset=koi8-r>", "KOI8-R"), ("<meta\ncharset = \"koi8-r\" >", "KOI8-R"),
      ("<meta name=x charset=koi8-r>", "KOI8-R"),
      ("<meta http-equiv=Content-Type content='text/html; charset=koi8-r'>", "KOI8-R"),
      ("<meta content='text/html;charset = \"koi8-r\"' http-equiv='content-type'>", "KOI8-R"),
      ("<meta charset=nonsense><meta charset=koi8-r>", "KOI8-R"),
      ("<title>x</title><meta charset=koi8-r>", "KOI8-R"),
      ("<!-- <meta charset=big5> --><meta charset=koi8-r>", "KOI8-R"),
      ("<?x <meta charset=big5?><meta charset=koi8-r>", "KOI8-R"),
      ("<meta charset=utf-16le>", "UTF-8"), ("<meta charset=utf-16>", "UTF-8"),
      ("<meta charset=x-user-defined>", "windows-1252"),
      ("<meta charset=koi8-r charset=big5>", "KOI8-R"),
      ("<metacharset=koi8-r>", nil), ("<meta data-charset=koi8-r>", nil),
      ("<meta content='charset=koi8-r'>", nil),
      ("<meta name=description content='charset=koi8-r'>", nil), ("<meta charset=utf-7>", nil),
      ("<p title='<meta charset=koi8-r>'>", nil), ("<!-- <meta charset=koi8-r> -->", nil),
      ("<meta charset=koi8-r", nil), ("<meta charset='koi8-r>", nil), ("<meta charset>", nil),
      ("<meta charset=koi8-r\">", nil), ("<meta", nil),
      ("<", nil), ("", nil),
    ] as [(String, String?)])
  func meta(markup: String, encoding: String?) {
    #expect(MetaCharset.encoding(in: Array(markup.utf8)[...]) == encoding)
  }

  @Test(
    "Names in other encodings are read right",
    arguments: [
      ("shift_jis", [0x93, 0x8C, 0x8B, 0x9E, 0x87, 0x40], "東京①"), ("gb2312", [0xD5, 0xC5, 0xCE, 0xB0], "张伟"),
      ("koi8-r", [0xE1, 0xCE, 0xCE, 0xC1], "Анна"), ("iso-8859-2", [0xA3, 0x75, 0xE8, 0xEB], "Łučë"),
      ("latin1", [0x80, 0x93, 0xE2, 0x94, 0x9F], "€“â”Ÿ"), ("big5", [0xB1, 0x69], "張"),
      ("big5", [0x88, 0x62], "Ê̄"),
      ("euc-kr", [0xB1, 0xE8, 0x81, 0x41], "김갂"), ("euc-jp", [0xC5, 0xEC], "東"), ("cp1251", [0xC0], "А"),
      ("tis-620", [0xA1, 0x80], "ก€"), ("macintosh", [0x8E], "é"), ("ibm866", [0x80], "А"),
      ("iso-8859-8-i", [0xE0], "א"), ("x-mac-cyrillic", [0x80], "А"), ("iso-8859-14", [0xF0], "ŵ"),
      ("utf-16be", [0x01, 0x75], "ŵ"), ("utf-16le", [0x75, 0x01], "ŵ"),
      ("iso-2022-jp", [0x1B, 0x24, 0x42, 0x45, 0x6C, 0x1B, 0x28, 0x42], "東"),
    ] as [(String, [UInt8], String)])
  func samples(label: String, bytes: [UInt8], expected: String) {
    let decoded = CharacterDecoding.decode(bytes, declared: label)
    #expect(String(decoding: decoded.utf8, as: UTF8.self) == expected)
    #expect(decoded.repairs == 0)
  }

  @Test("Every label has a converter in the C library")
  func converters() {
    let labels = [
      "iso-8859-2", "iso-8859-3", "iso-8859-4", "iso-8859-5", "iso-8859-6", "iso-8859-7", "iso-8859-8",
      "logical",
      "iso-8859-10", "iso-8859-13", "iso-8859-14", "iso-8859-15", "iso-8859-16", "koi8-r", "koi8-u", "ibm866",
      "macintosh", "x-mac-cyrillic", "windows-874", "gbk", "gb18030", "big5", "euc-jp", "iso-2022-jp",
      "shift_jis",
      "euc-kr", "windows-1250", "windows-1251", "windows-1253", "windows-1254", "windows-1255",
      "windows-1256",
      "windows-1257", "windows-1258",
    ]
    // A converter that is missing falls back to windows-1252.
    for label in labels { #expect(encoding([0x41], header: label) == CharacterEncodingLabel.encoding(label)) }
  }

  @Test(
    "What is no character is repaired and counted",
    arguments: [
      ("utf-8", [0x41, 0xFF, 0x42], "A\u{FFFD}B", 1), ("utf-8", [0xC0, 0xAF], "\u{FFFD}\u{FFFD}", 2),
      ("utf-8", [0xE2, 0x82, 0x41], "\u{FFFD}A", 1), ("utf-8", [0xEF, 0xBF, 0xBD], "\u{FFFD}", 0),
      ("utf-8", [0xEF, 0xBF, 0xBD, 0x00, 0xFF], "\u{FFFD}\u{FFFD}\u{FFFD}", 2),
      ("utf-8", [0x41, 0x00], "A\u{FFFD}", 1),
      ("latin1", [0x00, 0x41], "\u{FFFD}A", 1), ("utf-16le", [0x00, 0xD8, 0x41, 0x00], "\u{FFFD}A", 1),
      ("utf-16be", [0x00, 0x41, 0x00], "A\u{FFFD}", 1), ("utf-16le", [0x41], "\u{FFFD}", 1),
      ("utf-16le", [0x00, 0x00, 0x41, 0x00], "\u{FFFD}A", 1),
      ("shift_jis", [0x41, 0xFF, 0x93, 0x8C], "A\u{FFFD}東", 1), ("shift_jis", [0x93], "\u{FFFD}", 1),
      ("gbk", [0x81, 0x3C, 0x62, 0x3E], "\u{FFFD}<b>", 1), ("koi8-r", [0x00], "\u{FFFD}", 1),
      ("utf-8", [], "", 0), ("koi8-r", [], "", 0), ("utf-16le", [], "", 0),
    ] as [(String, [UInt8], String, Int)])
  func repairs(label: String, bytes: [UInt8], expected: String, repairs: Int) {
    let decoded = CharacterDecoding.decode(bytes, declared: label)
    #expect(String(decoding: decoded.utf8, as: UTF8.self) == expected)
    #expect(decoded.repairs == repairs)
  }

  @Test("A long page in another encoding is read whole, over the converter's own buffer")
  func long() {
    let bytes = [UInt8](repeating: 0xC1, count: 50_000)
    #expect(text(bytes, header: "koi8-r") == String(repeating: "а", count: 50_000))
  }

  @Test("UTF-7 stays the ASCII that it is")
  func utf7() throws {
    let tree = try page("<p>+ADw-script+AD4-alert(1)</p>", charset: "utf-7")
    #expect(try first("//p", in: tree).content == "+ADw-script+AD4-alert(1)")
    #expect(try tree.nodes("//script").isEmpty)
  }

  @Test("A page with NUL in it, even as its first byte, is read to the end")
  func nul() throws {
    let tree = try HTMLTree([0] + Array("<b>a</b>\u{0}<b>b\u{0}c</b>".utf8))
    #expect(try tree.nodes("//b").map(\.content) == ["a", "b\u{FFFD}c"])
    #expect(tree.repairs == 3)
  }

  @Test("The tree holds characters, not bytes, also where the page says otherwise")
  func tree() throws {
    let tree = try HTMLTree(Array("<meta charset=koi8-r><p>".utf8) + [0xE1, 0xCE] + Array("</p>".utf8))
    #expect(tree.encoding == "KOI8-R")
    #expect(try first("//p", in: tree).content == "Ан")
    let other = try page("<meta charset=koi8-r><p>ŵ</p>", charset: "utf-8")
    #expect(other.encoding == "UTF-8")
    #expect(try first("//p", in: other).content == "ŵ")
  }
}
