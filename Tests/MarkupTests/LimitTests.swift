import Model
import Support
import Testing

@testable import Markup

@Suite("Pages over a limit are refused whole")
struct LimitTests {
  @Test("Depth: up to the parser's bound a page is read, over it it is cut")
  func depth() throws {
    func nested(_ depth: Int) -> String { String(repeating: "<div>", count: depth) + "deep" }
    #expect(try first("//div[not(div)]", in: page(nested(200))).content == "deep")
    #expect(problem(reading: nested(300)) == .markupCut)
    #expect(problem(reading: nested(100_000)) == .markupCut)
  }

  @Test("A text of over 10 MB is cut, wherever it stands", arguments: ["p", "script", "style"])
  func text(element: String) {
    let long = String(repeating: "a", count: 10_500_000)
    #expect(problem(reading: "<\(element)>\(long)</\(element)><p>after</p>") == .markupCut)
  }

  @Test(
    "A long comment or attribute loses nothing of what follows",
    arguments: [("<!--", "-->"), ("<i title='", "'></i>")])
  func longMarkup(start: String, end: String) throws {
    let tree = try page(start + String(repeating: "a", count: 10_500_000) + end + "<p>after</p>")
    #expect(try first("//p", in: tree).content == "after")
  }

  @Test("Attributes: 1,000 in a tag are read, 1,001 are not")
  func attributes() throws {
    func tag(_ count: Int) -> String { "<p " + (0..<count).map { "a\($0)=1" }.joined(separator: " ") + ">x" }
    #expect(try first("//p", in: page(tag(999))).attributes.count == 999)
    #expect(try first("//p", in: page(tag(1000))).attributes.count == 1000)
    #expect(problem(reading: tag(1001)) == .markupCut)
    #expect(problem(reading: tag(1001) + "</p>" + tag(1)) == .markupCut)
  }

  @Test(
    "Nothing hides attributes from the count",
    arguments: [
      ("<p x' ", " '>"), ("<p x\" ", " \">"), ("<!-- <a href=\" --><p ", ">"),
      ("<style> <a b=' </style><p ", ">"), ("<script/><p ", ">"),
      ("<scriptx><p ", ">"),
      ("<!DOCTYPE html SYSTEM '><a b=\">'><p ", ">"), ("<style><body ", ">"), ("<b><script></b><p ", ">"),
      ("<script></scriptx></script><p ", ">"), ("<?é <a b=' ?><p ", ">"), ("</p <a b=' ><p ", ">"),
      ("<p/ ", "/>"), ("<![CDATA[<p ", ">]]>"),
      ("<p>a < b</p><p\n", "\n>"), ("<P ", ">"), ("<x:y ", ">"),
    ])
  func hidden(before: String, after: String) {
    let attributes = (0..<1001).map { "a\($0)" }.joined(separator: " ")
    #expect(problem(reading: before + attributes + after) == .markupCut)
  }

  @Test(
    "Comparisons, comments, values and text are no attributes",
    arguments: [
      "<script>if (a <b) { WORDS }</script>", "<style>a<b WORDS</style>", "<SCRIPT>a <b WORDS</SCRIPT >",
      "<!-- <p WORDS > -->", "<p title='WORDS'>", "<p title=\"<b WORDS >\">", "<p> a < b WORDS",
      "<p>1 <2 WORDS",
      "<script>'</' + '<b WORDS'</script>", "<script></script><p>WORDS", "</p WORDS>",
    ])
  func noAttributes(markup: String) throws {
    let words = (0..<2000).map { "w\($0)" }.joined(separator: " ")
    let tree = try page(markup.replacing("WORDS", with: words) + "<p id=end></p>")
    #expect(tree.root != nil)
  }

  @Test("Tags: a page of nothing else is cut before it fills the memory")
  func tags() throws {
    #expect(problem(reading: String(repeating: "<p>", count: 400_001)) == .markupCut)
    var scan = TagScan(attributeLimit: 1, tagLimit: 3)
    #expect(scan.excess(in: ContiguousArray("<p><p><p></p></p>".utf8)) == nil)
  }

  @Test("Size: over 16 MiB is cut, also when only the decoding makes it so long")
  func size() {
    #expect(problem(reading: String(repeating: " ", count: HTMLTree.Limit.size + 1)) == .markupCut)
    let grown = [UInt8](repeating: 0xE9, count: HTMLTree.Limit.size / 2 + 1)
    #expect(problem { _ = try HTMLTree(grown, charset: "latin1") } == .markupCut)
  }

  @Test(
    "No bytes are a problem, not an empty page",
    arguments: [[], [0xEF, 0xBB, 0xBF], [0xFF, 0xFE]] as [[UInt8]])
  func empty(bytes: [UInt8]) { #expect(problem { _ = try HTMLTree(bytes) } == .markupCut) }

  @Test(
    "White space alone gives no element that could pass for a page", arguments: [" ", "\n\n", "<!-- x -->"])
  func blank(html: String) {
    let tree = try? page(html)
    #expect(tree?.root == nil)
  }
}

@Suite("The scan before the parser")
struct TagScanTests {
  @Test(
    "Looks at each byte a few times at most, whatever the page is made of",
    arguments: [
      "<", "<a", "<a ", "\"", "'", "<a b='", "<!--", "<!-", "-", "<script>", "<script></", "<?", "</", "<a/",
      "=", ">",
    ])
  func linear(piece: String) {
    let bytes = ContiguousArray(String(repeating: piece, count: 500_000 / piece.utf8.count).utf8)
    var scan = TagScan(attributeLimit: .max, tagLimit: .max)
    _ = scan.excess(in: bytes)
    #expect(scan.work <= 2 * bytes.count)
  }

  @Test("Never counts fewer attributes than the parser finds", arguments: 0..<20)
  func agreement(seed: Int) async throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let pieces = [
      "<p", "<b ", "<body", "<html ", "<frameset", "<a ", "<li", "</b>", "<option ", "<x:y ", "<script",
      "<style ", "<scripts", "<noscript", "<br", "<!--", "-->", "--!>", "<!",
      "<?x",
      "<?", "</", "</p", "</script", "</style>", ">", ">", ">", "/>", "/", "=", "=", "\"", "'", " ", " ",
      "\n", "-", "<",
      "é", ".", "<!DOCTYPE html ", "<title>", "<textarea>", "&", "\u{0C}",
    ]
    var number = 0
    for _ in 0..<500 {
      await Task.yield()
      var html = ""
      for _ in 0..<Int.random(in: 1...40, using: &random) {
        number += 1
        html += Int.random(in: 0..<3, using: &random) == 0 ? " a\(number)" : random.pick(pieces)
      }
      guard let tree = try? page(html) else { continue }
      let most = try tree.nodes("//*").map(\.attributes.count).max() ?? 0
      guard most > 0 else { continue }
      var scan = TagScan(attributeLimit: most - 1, tagLimit: .max)
      #expect(scan.excess(in: ContiguousArray(html.utf8)) != nil, "\(html)")
    }
  }
}
