import MIME
import Testing

@Suite("Mail as it is written, and as it is broken")
struct MIMETests {
  private func read(_ message: String) -> MIMEBody { read(Array(message.utf8)) }

  private func read(_ message: [UInt8]) -> MIMEBody {
    let header = MIMEHeader(startOf: message[...], isLenient: true)
    return MIMEBody(header: header, body: message[(header.bodyStart ?? message.endIndex)...])
  }

  private func text(_ body: MIMEBody) -> [String] {
    body.texts.map { String(decoding: $0.bytes, as: UTF8.self) }
  }

  @Test("folded lines, words in other letters, parameters in pieces")
  func header() {
    let header = MIMEHeader(
      startOf: Array(
        """
        Subject: =?utf-8?B?VMW3?= =?utf-8?Q?_bach?=
         and more
        Content-Type: multipart/mixed;
         boundary*0="ab"; boundary*1="cd"; name*=utf-8'cy'T%C5%B7

        body
        """.utf8)[...])
    let subject = EncodedWord.decode(header["subject"] ?? "") { bytes, _ in
      String(decoding: bytes, as: UTF8.self)
    }
    #expect(subject == "Tŷ bach and more")
    #expect(header.contentType?["boundary"] == "abcd")
    #expect(header.contentType?["name"] == "Tŷ")
  }

  @Test("letters of eight bits in a header are read as UTF-8, else as Latin-1")
  func eightBits() {
    #expect(MIMEHeader(startOf: Array("From: Siân\n\n".utf8)[...])["from"] == "Siân")
    #expect(
      MIMEHeader(startOf: (Array("From: Si".utf8) + [0xE2] + Array("n\n\n".utf8))[...])["from"] == "Siân")
  }

  @Test(
    "malformed words stay as they are",
    arguments: ["=?utf-8?Q?abc", "=?utf-8?X?abc?=", "=?utf-8?B?*?=", "a =? b"])
  func malformedWords(text: String) {
    #expect(EncodedWord.decode(text) { bytes, _ in String(decoding: bytes, as: UTF8.self) } == text)
  }

  @Test("of plain text and HTML that say the same, plain text is taken")
  func alternative() {
    let parts = "--b\nContent-Type: text/html\n\n<p>Hi\n--b\nContent-Type: text/plain\n\nHi\n--b--\n"
    let body = read("Content-Type: multipart/alternative; boundary=b\n\n" + parts)
    #expect(text(body) == ["Hi"])
    #expect(body.faults == [])
  }

  @Test("attachments and messages inside the message are not read")
  func attachments() {
    let parts =
      "--b\n\nHi\n--b\nContent-Disposition: attachment\n\nbill\n"
      + "--b\nContent-Type: message/rfc822\n\nFrom: Tom\n\nsecret\n--b--\n"
    #expect(text(read("Content-Type: multipart/mixed; boundary=b\n\n" + parts)) == ["Hi"])
  }

  @Test("a message that breaks off is read as far as it goes")
  func cut() {
    let body = read("Content-Type: multipart/mixed; boundary=b\n\n--b\n\nHi\n--b\n\nand the")
    #expect(text(body) == ["Hi", "and the"])
    #expect(body.faults == [.cut])
  }

  @Test("a missing boundary, a wrong base64 and an unknown coding give no text and say why")
  func broken() {
    #expect(read("Content-Type: multipart/mixed\n\nHi").faults == [.missingBoundary])
    #expect(read("Content-Transfer-Encoding: base64\n\n***").faults == [.brokenCoding])
    #expect(read("Content-Transfer-Encoding: x-own\n\nHi").faults == [.brokenCoding])
  }

  @Test("ten thousand parts are read up to the limit")
  func manyParts() {
    let body = read(
      "Content-Type: multipart/mixed; boundary=b\n\n" + String(repeating: "--b\n\nHi\n", count: 10_000)
        + "--b--\n")
    #expect(body.texts.count == MIMEBody.partLimit)
    #expect(body.faults == [.tooManyParts])
  }

  @Test("parts inside parts, a hundred deep, end at the limit")
  func deep() {
    var message = "Content-Type: text/plain\n\nHi\n"
    for depth in 0..<100 {
      message =
        "Content-Type: multipart/mixed; boundary=b\(depth)x\n\n--b\(depth)x\n\(message)\n--b\(depth)x--\n"
    }
    let body = read(message)
    #expect(body.texts.isEmpty)
    #expect(body.faults == [.tooDeep])
  }

  @Test("a line that is no header ends the header, and the body is read")
  func brokenHeader() {
    let body = read("From: Sam\nthis is no header\nHi\n")
    #expect(text(body) == ["this is no header\nHi\n"])
    #expect(body.faults == [.brokenHeader])
  }

  @Test("a header line without end has no body")
  func endless() {
    let message = Array("From: ".utf8) + [UInt8](repeating: 0x61, count: 1 << 20)
    #expect(MIMEHeader(startOf: message[...], isLenient: true).bodyStart == nil)
  }
}
