import Foundation
import Model
import Support
import Testing

@testable import Acquiring

@Suite("HTTP/2", .enabled(if: OpenSSLServer.isInstalled, "needs the openssl command"))
struct HTTP2Tests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test(
    "pages come whole from a server that speaks nothing else",
    .enabled(if: HTTP2Server.path != nil, "needs nghttpd, of Debian's package nghttp2-server"))
  func wholePages() async throws {
    let (certificate, key) = try OpenSSLServer.makeCertificate(in: folder)
    // Larger than a window of flow control (65,535 bytes), so that it needs many frames.
    let long = "<title>Sam</title>" + String(repeating: "<p>Two cats and a very old bicycle.", count: 20_000)
    try folder.write(long, to: "sam.html")
    let server = try HTTP2Server(in: folder, certificate: certificate, key: key)
    let acquirer = Acquirer(
      .loopback {
        $0.certificateAuthorityFile = certificate
        $0.maximumPerHost = 4
      })
    let pages = await acquirer.capture(
      (0..<8).map { server.url(for: "sam.html?\($0)") } + [server.url(for: "none")])
    for page in pages.dropLast() {
      #expect(page.capture.failure == nil)
      #expect(page.capture.status == 200)
      #expect(page.body == Array(long.utf8))
    }
    #expect(pages.last?.capture.status == 404)
  }

  /// A frame of RFC 9113 section 4.1.
  private static func frame(_ type: UInt8, flags: UInt8 = 0, stream: UInt8 = 0, _ payload: [UInt8] = [])
    -> [UInt8]
  {
    [0, UInt8(payload.count >> 8), UInt8(payload.count & 0xFF), type, flags, 0, 0, 0, stream] + payload
  }

  /// The server's settings, ":status: 200" (index 8 of HPACK's static table) and the start of a body.
  private static let halfAnswer =
    frame(4) + frame(4, flags: 1) + frame(1, flags: 4, stream: 1, [0x88])
    + frame(0, stream: 1, Array("<p>half".utf8))

  @Test(
    "a page that the server breaks off is never taken for a whole one",
    arguments: [
      ("RST_STREAM, internal error", frame(3, stream: 1, [0, 0, 0, 2])),
      ("RST_STREAM, cancel", frame(3, stream: 1, [0, 0, 0, 8])),
      ("RST_STREAM, no error", frame(3, stream: 1, [0, 0, 0, 0])),
      ("GOAWAY before this stream", frame(7, [0, 0, 0, 0, 0, 0, 0, 2])),
      ("a frame that breaks the protocol", frame(0, stream: 0, [1, 2, 3])),
    ])
  func brokenOff(name: String, end: [UInt8]) async throws {
    let answer = Self.halfAnswer + end
    let server = try OpenSSLServer(in: folder, arguments: ["-alpn", "h2"]) { received in
      // The request is there once the preface and a HEADERS frame on stream 1 have come.
      received.holds(Array("PRI * HTTP/2.0".utf8)) && received.holds([1, 5, 0, 0, 0, 1]) ? answer : nil
    }
    let page = try await Acquirer(
      .loopback {
        $0.certificateAuthorityFile = server.certificateFile
        $0.stallSeconds = 2
        $0.retryLimit = 0
      }
    ).capture("https://127.0.0.1:\(server.port)/sam")
    #expect(server.received.holds(Array("PRI * HTTP/2.0".utf8)), "libcurl did not speak HTTP/2")
    #expect(page.body.isEmpty)
    #expect(
      [.brokenAnswer, .timedOut].contains(page.capture.failure?.code),
      "\(name): \(String(describing: page.capture.failure))")
  }
}

extension [UInt8] {
  /// Whether `part` stands somewhere in it.
  fileprivate func holds(_ part: [UInt8]) -> Bool {
    indices.contains { self[$0...].starts(with: part) }
  }
}
