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

  @Test("libcurl asks the guard before it connects to what a name led to", arguments: [false, true])
  func socketGuard(_ isOpen: Bool) throws {
    let server = try RawServer([.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")])
    defer { server.stop() }
    // Past the check of the name, as with a name of a stranger that leads here.
    let address = try #require(WebAddress("http://localhost:\(server.port)/"))
    let rule = AddressRule(openOrigin: isOpen ? address.origin : nil)
    let answer = TransferAnswer(
      address: address, rule: rule, bodyLimit: 1000, headerByteLimit: 1000, headerLineLimit: 10)
    let request = TransferRequest(
      address: address, proxy: nil, userAgent: "test", certificateAuthorityFile: nil,
      connectTimeout: .seconds(5),
      timeout: .seconds(5), stallBytesPerSecond: 1, stallSeconds: 5, bodyLimit: 1000, accept: nil,
      reusesConnections: false)
    let transfers = try #require(CurlTransfers(waker: CurlWaker(), maximum: 1, maximumPerHost: 1))
    #expect(transfers.start(try CurlTransfer(request, answer: answer), timeout: .seconds(5)))
    var end: TransferEnd?
    while end == nil {
      end = transfers.advance().first?.end
      if end == nil { transfers.wait(.milliseconds(100)) }
    }
    #expect(end == (isOpen ? .complete : .noConnection))
    // Where the name has an IPv6 address too, the guard let that one pass as well.
    #expect(answer.refusedConnection == (isOpen ? nil : .inner("this computer")))
    #expect(server.connections == (isOpen ? 1 : 0))
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
