import Model
import Support
import Testing

@testable import Acquiring

@Suite("Links that are refused before anything is asked")
struct RefusedLinkTests {
  @Test("this computer is not asked unless the person opened it")
  func loopback() async throws {
    let server = try RawServer([.send("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nsecret")])
    defer { server.stop() }
    let hosts = [
      "127.0.0.1", "127.1", "2130706433", "0x7f000001", "0177.0.0.1", "0", "0.0.0.0", "localhost",
      "localhost.",
      "[::ffff:127.0.0.1]", "user@127.0.0.1", "127.0.0.1.",
    ]
    let acquirer = Acquirer(.loopback { $0.allowsPrivateNetwork = false })
    let pages = await acquirer.capture(hosts.map { "http://\($0):\(server.port)/" })
    #expect(pages.count == hosts.count)
    for page in pages {
      #expect(page.capture.failure?.code == .addressRefused, "\(page.capture.requestedURL)")
      #expect(page.capture.status == nil)
    }
    #expect(server.connections == 0)
  }

  @Test("opening this computer opens no other spelling of it")
  func openedLoopback() async throws {
    let server = try RawServer([.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")])
    defer { server.stop() }
    let pages = await Acquirer(.loopback).capture(
      ["127.0.0.1", "127.1", "0.0.0.0", "169.254.169.254"].map { "http://\($0):\(server.port)/" })
    #expect(pages.map(\.capture.failure?.code) == [nil, .addressRefused, .addressRefused, .addressRefused])
    #expect(server.connections == 1)
  }

  @Test("other schemes are refused in words that help")
  func schemes() async throws {
    let pages = await Acquirer(.loopback).capture([
      "file:///etc/passwd", "ftp://example.org/", "data:text/html,x", "javascript:alert(1)",
    ])
    #expect(pages.allSatisfy { $0.capture.failure?.code == .addressRefused && $0.body.isEmpty })
    #expect(
      pages[0].capture.failure?.remedy
        == "For a saved page, give the path of the file without file: in front.")
  }
}
