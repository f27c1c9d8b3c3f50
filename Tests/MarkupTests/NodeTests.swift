import Markup
import Model
import Testing

@Suite("Elements, attributes and texts")
struct NodeTests {
  @Test("Attributes: references resolved, valueless ones empty, the first of two of a name")
  func attributes() throws {
    let tree = try page(
      "<p ID=x title='a &amp; b &quot;c&quot; &#233; &ldquo;' class='  x  y\tz ' itemscope data-q='' title=second xml:lang=cy>"
    )
    let p = try first("//p", in: tree)
    #expect(p.attribute("id") == "x")
    #expect(p.attribute("title") == "a & b \"c\" é “")
    #expect(p.attribute("itemscope") == "")
    #expect(p.attribute("data-q") == "")
    #expect(p.attribute("xml:lang") == "cy")
    #expect(p.attribute("ID") == nil)
    #expect(p.attribute("nothing") == nil)
    #expect(p.has("itemscope") && p.has("title") && !p.has("nothing"))
    #expect(p.words("class") == ["x", "y", "z"])
    #expect(p.words("nothing").isEmpty)
    #expect(
      p.attributes == [
        "id": "x", "title": "a & b \"c\" é “", "class": "  x  y\tz ", "itemscope": "", "data-q": "",
        "xml:lang": "cy",
      ])
    for (name, value) in p.attributes { #expect(p.attribute(name) == value) }
  }

  @Test("Texts and attributes have no attributes; only texts have a length")
  func otherKinds() throws {
    let tree = try page("<p id=x title=hello>héllo</p><!-- note -->")
    let text = try first("//p/text()", in: tree)
    #expect(!text.isElement && text.attribute("id") == nil && text.attributes.isEmpty && !text.has("id"))
    #expect(text.contentLength == 6)
    #expect(text.childElements.isEmpty)
    #expect(text.parent?.name == "p")
    for query in ["//p", "//@id", "//@title"] { #expect(try first(query, in: tree).contentLength == 0) }
    #expect(try first("//@title", in: tree).content == "hello")
    #expect(try first("//@title", in: tree).parent?.name == "p")
    #expect(try first("//@title", in: tree).readableText == "hello")
    #expect(try first("//comment()", in: tree).content == " note ")
    #expect(tree.root?.parent == nil)
  }

  @Test(
    "A text node holds its text whole, with references resolved",
    arguments: [
      ("a &amp; b &lt;c&gt;", "a & b <c>"), ("caf&eacute; &#233; &#xE9;", "café é é"), ("&nbsp;x", "\u{A0}x"),
      ("&bogus; &", "&bogus; &"), ("Ll&wcirc;yd Pr&ycirc;s &Wcirc;", "Llŵyd Prŷs Ŵ"),
      ("jo&commat;example&period;org", "jo@example.org"), ("&amp;commat;", "&commat;"),
      ("&Lstrok;ukasz", "Łukasz"),
      ("&commat", "&commat"), ("&#128512;", "😀"),
    ])
  func references(html: String, text: String) throws {
    #expect(try page("<p>\(html)</p>").nodes("//p/text()").map(\.content) == [text])
    #expect(try first("//p", in: page("<p title=\"\(html)\">")).attribute("title") == text)
  }

  @Test(
    "References from 128 to 159 are the characters of windows-1252",
    arguments: zip(
      0x80...0x9F as ClosedRange<Int>,
      [
        "€", nil, "‚", "ƒ", "„", "…", "†", "‡", "ˆ", "‰", "Š", "‹", "Œ", nil, "Ž", nil, nil, "‘", "’", "“",
        "”", "•", "–",
        "—", "˜", "™", "š", "›", "œ", nil, "ž", "Ÿ",
      ] as [String?]))
  func windowsReferences(number: Int, character: String?) throws {
    let expected = try character ?? String(#require(Unicode.Scalar(number)))
    let hex = String(number, radix: 16)
    for reference in [
      "&#\(number);", "&#x\(hex);", "&#X\(hex.uppercased());", "&#000\(number);", "&#\(number) ",
    ] {
      let tail = reference.hasSuffix(" ") ? " " : ""
      let tree = try page("<p title='a\(reference)b'>c\(reference)d</p>")
      #expect(try first("//p", in: tree).content == "c\(expected)\(tail)d")
      #expect(try first("//p", in: tree).attribute("title") == "a\(expected)\(tail)b")
    }
  }

  @Test(
    "A number that is no reference to them is left to the parser",
    arguments: ["&#;", "&#x;", "&#99999999999999999999;", "&#", "&#x"])
  func noReferences(html: String) throws {
    #expect(try first("//p", in: page("<p>a\(html)z</p>")).content.hasPrefix("a"))
    #expect(try page("<p>a</p>" + html).root != nil)
  }

  @Test(
    "What a reader sees: blocks parted, inline joined, source and comments left out",
    arguments: [
      ("<p>a<b>b</b>c</p>", "abc"), ("<p>a</p><p>b</p>", "a b"), ("a<br>b", "a b"), ("<div>a</div>b", "a b"),
      ("<ul><li>a<li>b</ul>", "a b"), ("<table><tr><td>a<td>b</table>", "a b"),
      ("<span>a</span><span>b</span>", "ab"),
      ("a<script>x</script>b", "a b"), ("a<style>x</style>b", "a b"), ("a<template>x</template>b", "a b"),
      ("a<noscript>x</noscript>b", "a b"), ("a<svg><title>x</title></svg>b", "a b"), ("a<!-- x -->b", "ab"),
      ("a &amp; b", "a & b"), ("<p>a<i></i>b</p>", "ab"),
      ("<div><div><div>a</div></div></div><i>b</i>", "a b"),
      ("", ""), ("<p></p>", ""), ("one<wbr>word", "oneword"),
    ])
  func readable(html: String, text: String) throws {
    let body = try first("//body", in: page("<body>\(html)</body>"))
    #expect(body.readableText.split(whereSeparator: \.isWhitespace).joined(separator: " ") == text)
  }

  @Test("The readable text of an element ends with the element")
  func readableEnd() throws {
    let tree = try page("<div><p>a</p></div><p>b</p><i></i>")
    #expect(try first("//div", in: tree).readableText.contains("b") == false)
    #expect(try first("//i", in: tree).readableText == "")
  }

  @Test("Children and parents are elements, in order")
  func family() throws {
    let div = try first("//div", in: page("<div>x<p>a</p><!-- c --><b>d</b></div>"))
    #expect(div.childElements.map(\.name) == ["p", "b"])
    #expect(div.childElements.allSatisfy { $0.parent == div })
    #expect(div.content == "xad")
  }

  @Test("Nothing is loaded, and no entity of the page's own is taken")
  func external() throws {
    let tree = try page(
      """
      <!DOCTYPE html [<!ENTITY a SYSTEM "file:///etc/hostname"><!ENTITY b "bbb">]><p id=x>&a;|&b;</p>
      <link rel=import href="file:///etc/hostname">
      """)
    #expect(try first("//p[@id='x']", in: tree).content == "&a;|&b;")
    let doctype = "<!DOCTYPE html PUBLIC \"x\" \"http://127.0.0.1:1/x.dtd\"><p>c</p>"
    #expect(try first("//p", in: page(doctype)).content == "c")
  }
}
