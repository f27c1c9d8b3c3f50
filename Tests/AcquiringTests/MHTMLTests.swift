import Foundation
import MIME
import Model
import Support
import Testing

@testable import Acquiring

@Suite("Pages saved with their pictures in one file")
struct MHTMLTests {
  private let folder: TemporaryFolder
  private let page = "<title>Sam Tarrant</title>\n<p class=\"bio\">Café = tea; \t \n.\n--\u{2003}end"

  init() throws { folder = try TemporaryFolder() }

  private func capture(_ text: String, limit: Int = 16 << 20) async throws -> Page {
    try await capture(Array(text.utf8), limit: limit)
  }

  private func capture(_ bytes: [UInt8], limit: Int = 16 << 20) async throws -> Page {
    let path = try folder.write(bytes, to: "sam.mhtml")
    return try await Acquirer(.loopback { $0.bodyLimit = limit }).capture(path)
  }

  /// A file with these parts, each with its header.
  private func file(_ parts: [String], type: String = "multipart/related; boundary=b", end: String = "--b--")
    -> String
  {
    "MIME-Version: 1.0\nContent-Type: \(type)\n\npreamble\n" + parts.map { "--b\n\($0)\n" }.joined() + end
      + "\n"
  }

  private func text(_ page: Page) -> String { String(decoding: page.body, as: UTF8.self) }

  @Test("the page, its address and its time come out", arguments: ["quoted-printable", "base64", "8bit"])
  func codings(_ coding: String) async throws {
    let captured = try await capture(SavedForms.mhtml(Array(page.utf8), coding: coding))
    #expect(text(captured) == page)
    #expect(captured.capture.failure == nil)
    #expect(captured.capture.finalURL == "https://people.example.org/sam")
    #expect(captured.capture.capturedAt == Date(timeIntervalSince1970: 1_717_236_672))
    #expect(captured.capture.method == .saved)
    #expect(captured.capture.seenAs == .unknown)
    #expect(captured.capture.status == nil)
    #expect(captured.capture.byteCount == page.utf8.count)
    #expect(captured.capture.headers == [HeaderField(name: "content-type", value: "text/html")])
  }

  @Test("line ends of any kind are read alike")
  func lineEnds() async throws {
    let saved = SavedForms.mhtml(Array("<p>Sam".utf8))
    #expect(text(try await capture(saved.replacing("\r\n", with: "\n"))) == "<p>Sam")
  }

  @Test("the part's character set goes along")
  func charset() async throws {
    let captured = try await capture(
      SavedForms.mhtml([0x43, 0x61, 0x66, 0xE9], type: "Text/HTML; charset=\"windows-1252\""))
    #expect(captured.body == [0x43, 0x61, 0x66, 0xE9])
    #expect(captured.capture.header("content-type") == "text/html; charset=windows-1252")
  }

  @Test("quoted-printable as it is met: soft breaks, padding, small letters, stray marks")
  func quotedPrintable() throws {
    let text = "a=3Db=c3=a9 \t\r\nc=20\r\nd=\r\ne= \t\nf=G1=\u{20}x==3D  g="
    let decoded = try TransferCoding.quotedPrintable.decode(Array(text.utf8)[...], limit: 100)
    #expect(String(decoding: decoded, as: UTF8.self) == "a=bé\r\nc \r\ndef=G1= x==  g")
    for _ in 0..<50 {
      let bytes = (0..<Int.random(in: 0..<300)).map { _ in UInt8.random(in: 0...255) }
      let encoded = Array(SavedForms.quotedPrintable(bytes).utf8)
      #expect(try TransferCoding.quotedPrintable.decode(encoded[...], limit: 300) == bytes)
    }
  }

  @Test("base64 is exact or nothing")
  func base64() throws {
    for count in 0..<20 {
      let bytes = (0..<count).map { UInt8($0 * 37 & 255) }
      let encoded = Array(Data(bytes).base64EncodedString(options: .lineLength64Characters).utf8)
      #expect(try TransferCoding.base64.decode(encoded[...], limit: count) == bytes)
      if count > 0 {
        #expect(throws: TransferCoding.Failure.tooLarge) {
          try TransferCoding.base64.decode(encoded[...], limit: count - 1)
        }
      }
    }
    for rubbish in ["A", "AA", "AAA", "AA=", "AA=A", "A===", "AAAA=", "====", "AA!A", "AAAA-_==", "é"] {
      #expect(throws: TransferCoding.Failure.malformed, "\(rubbish)") {
        try TransferCoding.base64.decode(Array(rubbish.utf8)[...], limit: 100)
      }
    }
  }

  @Test("the page is the part that the file names, else the first page")
  func choice() async throws {
    let style = "Content-Type: text/css\n\np {}"
    let frame = "Content-Type: text/html\nContent-Location: https://ads.example.org/\n\nframe"
    let main =
      "Content-Type: text/html\nContent-ID: <main@x>\nContent-Location: https://people.example.org/\n\nmain"
    let nested = "Content-Type: multipart/alternative; boundary=c\n\n--c\nContent-Type: text/html\n\ninner"
    let located = "Snapshot-Content-Location: https://people.example.org/#top\n"
    let started = "multipart/related; start=\"<main@x>\"; boundary=\"b\""
    #expect(text(try await capture(file([style, frame, main]))) == "frame")
    #expect(text(try await capture(file([frame, main], type: started))) == "main")
    #expect(text(try await capture(located + file([style, frame, main]))) == "main")
    #expect(text(try await capture(file([nested, main]))) == "main")
    let none = try await capture(file([style, nested]))
    #expect(none.capture.failure?.cause == "The file holds parts of a page, but no page.")
  }

  @Test("an address that is folded or encoded is read, one that is no web address is not")
  func addresses() async throws {
    func address(_ line: String) async throws -> String? {
      try await capture("Content-Location: \(line)\n" + file(["Content-Type: text/html\n\nx"])).capture
        .finalURL
    }
    #expect(try await address("https://people.example.org/\r\n sam") == "https://people.example.org/sam")
    #expect(
      try await address("=?utf-8?Q?https:=2F=2Fpeople.example.org?= =?us-ascii?B?L3NhbQ==?=")
        == "https://people.example.org/sam")
    for line in ["file:///home/sam.html", "cid:1@x", "about:blank", "", "=?utf-8?Q?https", "http://a@b/"] {
      #expect(try await address(line) == nil, "\(line)")
    }
  }

  @Test("a page without pictures may be a file of one part")
  func single() async throws {
    let captured = try await capture(
      """
      From: "Saved by a browser"
      Content-Type: text/html; charset=utf-8
      Content-Transfer-Encoding: quoted-printable
      Content-Location: http://people.example.org/sam
      Date: soon

      <p>S=61m
      """)
    #expect(text(captured) == "<p>Sam")
    #expect(captured.capture.finalURL == "http://people.example.org/sam")
  }

  @Test(
    "a date that cannot be is the file's own instead", arguments: ["1 Jun 1970", "1 Jun 2999", "31 31 31"])
  func dates(_ day: String) async throws {
    let captured = try await capture(SavedForms.mhtml([65], date: "\(day) 10:00:00 +0000"))
    #expect(abs(captured.capture.capturedAt.timeIntervalSinceNow) < 600)
  }

  @Test("a file that breaks off behind the page still has the page; before its end it has none")
  func cut() async throws {
    let whole = Array(SavedForms.mhtml(Array(page.utf8)).utf8)
    let bodyEnd = try #require(String(decoding: whole, as: UTF8.self).range(of: "Content-Type: image/gif"))
    let pageEnd = String(decoding: whole, as: UTF8.self)[..<bodyEnd.lowerBound].utf8.count
    for count in stride(from: 30, to: whole.count, by: 7) {
      let captured = try await capture(Array(whole[..<count]))
      if count >= pageEnd {
        #expect(text(captured) == page, "\(count)")
      } else if SavedFormat(head: whole[..<count]) == .mhtml, count < pageEnd - 4 {
        #expect(captured.capture.failure?.code == .fileUnreadable, "\(count)")
        #expect(captured.body == [], "\(count)")
      }
    }
  }

  @Test("a page whose scripts the browser took out says so")
  func withoutScripts() async throws {
    func omits(_ page: String) async throws -> Bool {
      try await capture(SavedForms.mhtml(Array(page.utf8))).capture.omitsScripts
    }
    #expect(try await omits("<p>Sam <scrip></p><"))
    #expect(try await !omits("<p>Sam<SCRIPT type=\"application/ld+json\">{}</SCRIPT>"))
    let html = try folder.write("<p>Sam", to: "sam.html")
    #expect(try await !Acquirer(.loopback).capture(html).capture.omitsScripts)
  }

  @Test("hostile files end in a reason")
  func hostile() async throws {
    let html = "Content-Type: text/html\n\nx"
    let long = String(repeating: "a", count: 10_000)
    let lines = String(repeating: "X-A: b\n", count: 600)
    let files = [
      "no boundary": file([html], type: "multipart/related"),
      "empty boundary": file([html], type: "multipart/related; boundary=\"\""),
      "boundary of 10,000 bytes": file([html], type: "multipart/related; boundary=\(long)"),
      "no part": file([], end: ""),
      "too many parts": file(Array(repeating: "\nx", count: 10_001)),
      "only delimiters": "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n"
        + String(repeating: "--b\n", count: 200_000),
      "header line of 1 MB": "X: " + String(repeating: "a", count: 1 << 20) + "\n" + file([html]),
      "folded header of 1 MB": file([html]).replacing(
        "\n\npreamble", with: "\n" + String(repeating: " folded\n", count: 140_000) + "\npreamble"),
      "many header lines": "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n" + lines
        + file([html]),
      "part header of 1 MB": file([
        "Content-Type: text/html\nX: " + String(repeating: "a", count: 1 << 20) + "\n\nx"
      ]),
      "base64 rubbish": file(["Content-Type: text/html\nContent-Transfer-Encoding: base64\n\n<p>Sam</p>"]),
      "unknown coding": file(["Content-Type: text/html\nContent-Transfer-Encoding: x-uuencode\n\nx"]),
      "nested 1,000 times": file([
        (0..<1000).map { "Content-Type: multipart/mixed; boundary=c\($0)\n\n--c\($0)\n" }.joined()
      ]),
    ]
    for (name, text) in files {
      let captured = try await capture(text)
      let isKnown = SavedFormat(head: Array(text.utf8.prefix(SavedFormat.headLength))[...]) == .mhtml
      #expect(isKnown || name == "header line of 1 MB", "\(name)")
      if isKnown {
        #expect(captured.capture.failure?.code == .fileUnreadable, "\(name)")
        #expect(captured.body == [], "\(name)")
        #expect(captured.capture.failure?.remedy.contains("Save the page again") == true, "\(name)")
      }
    }
  }

  @Test("the page may be as large as a page, the file larger")
  func limits() async throws {
    let saved = SavedForms.mhtml(Array(repeating: 65, count: 1000), coding: "base64")
    #expect(try await capture(saved, limit: 1000).body.count == 1000)
    #expect(try await capture(saved, limit: 999).capture.failure?.code == .tooLarge)
    let path = try folder.write(saved, to: "large.mhtml")
    let small = Acquirer(.loopback { $0.archiveLimit = 1000 })
    #expect(try await small.capture(path).capture.failure?.code == .tooLarge)
  }
}
