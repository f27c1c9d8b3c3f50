package import Foundation
package import Model

/// Writes captures as records of a web archive (ISO 28500:2017, WARC 1.1), so that an audit can be made again from
/// the very bytes that it was made from, by netcurtain or any other reader of the form.
///
/// Only what a capture holds is written: of the site's header lines those that an audit needs, and no cookie.
package struct WARCWriting: Sendable {
  private let software: String

  /// - Parameter software: name, version and address of the program.
  package init(software: String) { self.software = software }

  /// The first record: what the file is.
  package func opening(fileName: String, at date: Date) -> [UInt8] {
    let lines = [
      ("software", software), ("format", "WARC File Format 1.1"),
      ("conformsTo", "https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/"),
      (
        "description",
        "Pages as an audit met them. Answers hold the header lines that an audit needs, and bodies unpacked."
      ),
    ]
    let block = Array(lines.map { "\($0): \(Self.oneLine($1))\r\n" }.joined().utf8)
    return Self.record(
      [
        ("WARC-Type", "warcinfo"), ("WARC-Record-ID", Self.newID()), ("WARC-Date", Self.text(of: date)),
        ("WARC-Filename", fileName), ("Content-Type", "application/warc-fields"),
      ], block: block)
  }

  /// The records of one page: its bytes where there are any, then what else is known of it.
  ///
  /// - Parameters:
  ///   - number: its place among the pages of the audit.
  ///   - isDoor: whether it is the answer of an open door of the page with that number.
  package func records(of page: Page, number: Int, isDoor: Bool = false) -> [UInt8] {
    let capture = page.capture
    let date = Self.text(of: capture.capturedAt)
    let target = Self.uri(capture.finalURL ?? capture.requestedURL)
    var written: [UInt8] = []
    var id: String?
    if capture.failure == nil {
      let new = Self.newID()
      id = new
      written = body(of: page, id: new, date: date, target: target)
    }
    var header = [
      ("WARC-Type", "metadata"), ("WARC-Record-ID", Self.newID()), ("WARC-Date", date),
      ("WARC-Target-URI", target), ("Content-Type", "application/warc-fields"),
    ]
    if let id { header.append(("WARC-Refers-To", id)) }
    return written + Self.record(header, block: CaptureNote(capture, number: number, isDoor: isDoor).bytes)
  }

  private func body(of page: Page, id: String, date: String, target: String) -> [UInt8] {
    let capture = page.capture
    var header = [
      ("WARC-Record-ID", id), ("WARC-Date", date), ("WARC-Target-URI", target),
      ("WARC-Payload-Digest", WARCDigest.of(page.body)),
    ]
    guard capture.method == .fetched, let status = capture.status else {
      // What a browser showed is made from what it loaded; a saved file is given as it is.
      header.append(("WARC-Type", capture.method == .rendered ? "conversion" : "resource"))
      header.append(("Content-Type", capture.header("content-type") ?? "application/octet-stream"))
      return Self.record(header, block: page.body)
    }
    header += [("WARC-Type", "response"), ("Content-Type", "application/http; msgtype=response")]
    var head = "HTTP/1.1 \(status) \r\n"
    for field in capture.headers { head += "\(field.name): \(Self.oneLine(field.value))\r\n" }
    head += "content-length: \(page.body.count)\r\n\r\n"
    return Self.record(header, block: Array(head.utf8) + page.body)
  }

  private static func record(_ lines: [(String, String)], block: [UInt8]) -> [UInt8] {
    var head = "WARC/1.1\r\n"
    for (name, value) in lines { head += "\(name): \(oneLine(value))\r\n" }
    head += "WARC-Block-Digest: \(WARCDigest.of(block))\r\nContent-Length: \(block.count)\r\n\r\n"
    return Array(head.utf8) + block + Array("\r\n\r\n".utf8)
  }

  /// Nothing that a site or a file says may start a line of its own.
  static func oneLine(_ text: String) -> String {
    String(
      String.UnicodeScalarView(text.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? " " : $0 }))
  }

  private static func newID() -> String { "<urn:uuid:\(UUID().uuidString.lowercased())>" }

  /// "2024-06-01T10:11:12.345Z", never later than the moment itself.
  private static func text(of date: Date) -> String {
    let whole = (date.timeIntervalSince1970 * 1000).rounded(.down) / 1000
    return Date.ISO8601FormatStyle(includingFractionalSeconds: true)
      .format(Date(timeIntervalSince1970: whole))
  }

  /// What the standard takes as an address: ASCII, without spaces. A file's name can hold anything.
  private static func uri(_ text: String) -> String {
    text.utf8.map { byte in
      let isPlain =
        byte > 0x20 && byte < 0x7F && ![0x22, 0x3C, 0x3E, 0x5C, 0x5E, 0x60, 0x7B, 0x7C, 0x7D].contains(byte)
      let hex = String(byte, radix: 16, uppercase: true)
      return isPlain ? String(UnicodeScalar(byte)) : "%" + (hex.count == 1 ? "0" + hex : hex)
    }.joined()
  }
}
