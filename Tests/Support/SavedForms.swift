import Foundation

/// Pages in the forms in which browsers save them.
package enum SavedForms {
  /// What Chromium writes as "web page, single file", with a picture behind the page.
  package static func mhtml(
    _ page: [UInt8], coding: String = "quoted-printable", type: String = "text/html",
    address: String = "https://people.example.org/sam", date: String = "Sat, 1 Jun 2024 10:11:12 -0000"
  ) -> String {
    let boundary = "----MultipartBoundary--kWq0aFzV7gJ8mYx2----"
    let body =
      switch coding {
      case "base64": Data(page).base64EncodedString(options: .lineLength76Characters)
      case "quoted-printable": quotedPrintable(page)
      default: String(decoding: page, as: UTF8.self)
      }
    return [
      "From: <Saved by Blink>", "Snapshot-Content-Location: \(address)", "Subject: =?utf-8?Q?Sam=20Tarrant?=",
      "Date: \(date)", "MIME-Version: 1.0", "Content-Type: multipart/related;", "\ttype=\"text/html\";",
      "\tboundary=\"\(boundary)\"", "", "", "--\(boundary)", "Content-Type: \(type)",
      "Content-ID: <frame-1@mhtml.blink>", "Content-Transfer-Encoding: \(coding)",
      "Content-Location: \(address)",
      "", body, "--\(boundary)", "Content-Type: image/gif", "Content-Transfer-Encoding: base64",
      "Content-Location: https://people.example.org/sam.gif", "", "R0lGODlhAQABAAAAACwAAAAAAQABAAA=",
      "--\(boundary)--", "",
    ].joined(separator: "\r\n")
  }

  /// Lines of at most 76 characters (RFC 2045 section 6.7).
  package static func quotedPrintable(_ bytes: [UInt8]) -> String {
    var result = ""
    var length = 0
    for byte in bytes {
      let isPlain = byte >= 0x21 && byte <= 0x7E && byte != UInt8(ascii: "=")
      let hex = String(byte, radix: 16, uppercase: true)
      let piece = isPlain ? String(UnicodeScalar(byte)) : "=" + (hex.count == 1 ? "0" + hex : hex)
      if length + piece.utf8.count > 75 {
        result += "=\r\n"
        length = 0
      }
      result += piece
      length += piece.utf8.count
    }
    return result
  }

  /// One request in a browser's record (HTTP Archive 1.2).
  package struct Request {
    package var url = "https://people.example.org/sam"
    package var status = 200
    package var text: String?
    package var isBase64 = false
    /// `nil` for the length of the text.
    package var size: Int?
    package var mimeType = "text/html; charset=utf-8"
    package var requestHeaders: [String: String] = ["sec-fetch-dest": "document"]
    package var responseHeaders: [String: String] = [:]
    package var started = "2024-06-01T11:11:12.345+01:00"
    package var resourceType: String? = "document"
    package var page: String? = "page_1"

    package init(_ text: String?, _ change: (inout Request) -> Void = { _ in }) {
      self.text = text
      change(&self)
    }

    fileprivate var json: [String: Any] {
      func lines(_ headers: [String: String]) -> [[String: String]] {
        headers.sorted { $0.key < $1.key }.map { ["name": $0.key, "value": $0.value] }
      }
      var content: [String: Any] = ["size": size ?? text?.utf8.count ?? 0, "mimeType": mimeType]
      if let text { content["text"] = isBase64 ? Data(text.utf8).base64EncodedString() : text }
      if isBase64 { content["encoding"] = "base64" }
      var entry: [String: Any] = [
        "startedDateTime": started, "time": 12.5,
        "request": [
          "method": "GET", "url": url, "httpVersion": "h2", "headers": lines(requestHeaders),
          "cookies": [String](),
        ],
        "response": [
          "status": status, "statusText": "", "headers": lines(responseHeaders), "cookies": [String](),
          "content": content,
        ],
      ]
      entry["_resourceType"] = resourceType
      entry["pageref"] = page
      return entry
    }
  }

  /// A record of these requests.
  package static func har(_ requests: [Request]) throws -> String {
    // The first key has to be "log", and a dictionary has no order.
    let entries = try JSONSerialization.data(
      withJSONObject: requests.map(\.json), options: [.sortedKeys, .prettyPrinted])
    return """
      {
        "log": {
          "version": "1.2",
          "creator": {"name": "A browser", "version": "1"},
          "pages": [{"id": "page_1", "title": "Sam", "startedDateTime": "2024-06-01T10:11:12.345Z"}],
          "entries": \(String(decoding: entries, as: UTF8.self))
        }
      }
      """
  }
}
