import Model
import Support
import Testing

@testable import Acquiring

@Suite("Following redirects")
struct RedirectTests {
  private let acquirer = Acquirer(.loopback)

  /// `/n` leads to `/n-1` until `/0`, which is a page.
  private func chain() async throws -> LoopbackServer {
    try await LoopbackServer { target in
      guard let number = Int(target.dropFirst()) else { return nil }
      return number == 0 ? .html("end") : .redirect(to: "/\(number - 1)")
    }
  }

  @Test("the way is recorded without its ends")
  func way() async throws {
    let server = try await chain()
    let page = try await acquirer.capture(server.url(for: "/3"))
    await server.stop()
    #expect(page.body == Array("end".utf8))
    #expect(page.capture.requestedURL == server.url(for: "/3"))
    #expect(page.capture.redirects == [server.url(for: "/2"), server.url(for: "/1")])
    #expect(page.capture.finalURL == server.url(for: "/0"))
    #expect(page.capture.status == 200)
  }

  @Test("ten redirects are followed, the eleventh is not")
  func limit() async throws {
    let server = try await chain()
    let ten = try await acquirer.capture(server.url(for: "/10"))
    let asked = server.requests.count
    let eleven = try await acquirer.capture(server.url(for: "/11"))
    await server.stop()
    #expect(ten.capture.failure == nil)
    #expect(asked == 11)
    #expect(eleven.capture.failure?.code == .tooManyRedirects)
    #expect(eleven.body.isEmpty)
    #expect(server.requests.count == asked + 11)
  }

  @Test("a circle ends at once")
  func circle() async throws {
    let server = try await LoopbackServer.start(["/a": .redirect(to: "/b"), "/b": .redirect(to: "/a")])
    let page = try await acquirer.capture(server.url(for: "/a"))
    await server.stop()
    #expect(page.capture.failure?.code == .tooManyRedirects)
    #expect(server.requests.count == 2)
  }

  @Test("each kind of redirect is followed", arguments: [301, 302, 303, 307, 308])
  func kinds(_ status: Int) async throws {
    let server = try await LoopbackServer.start(["/a": .redirect(to: "b", status: status), "/b": .html("x")])
    let page = try await acquirer.capture(server.url(for: "/a"))
    await server.stop()
    #expect(page.capture.finalURL == server.url(for: "/b"))
  }

  @Test("a redirect to nowhere is no page")
  func nowhere() async throws {
    let server = try await LoopbackServer.start(["/": .html("<p>a whole profile", status: 302)])
    let page = try await acquirer.capture(server.url(for: "/"))
    await server.stop()
    #expect(page.capture.failure?.code == .brokenAnswer)
    #expect(page.capture.status == 302)
    #expect(page.body.isEmpty)
  }

  @Test("a redirect into a private place or another scheme is refused, and nothing is asked there")
  func refused() async throws {
    let inner = try await LoopbackServer.start(["/": .html("secret")])
    let port = inner.url(for: "").split(separator: ":").last ?? ""
    let targets = [
      "http://127.0.0.1:\(port)/", "//127.0.0.1:\(port)/", "http://localhost:\(port)/",
      "http://127.8.8.8:\(port)/",
      "http://2130706433:\(port)/", "http://0x7f.1:\(port)/", "http://[::ffff:127.0.0.1]:\(port)/",
      "http://0.0.0.0:\(port)/", "http://a@127.0.0.1:\(port)/", "http://10.0.0.1/", "http://169.254.169.254/",
      "file:///etc/passwd", "ftp://127.0.0.1:\(port)/", "gopher://127.0.0.1:\(port)/_x", "data:text/html,x",
      "ht\ttp://127.0.0.1:\(port)/", "http://127.0.0.1:22/",
    ]
    for target in targets {
      let server = try await LoopbackServer.start(["/": .redirect(to: target)])
      let page = try await acquirer.capture(server.url(for: "/"))
      await server.stop()
      #expect(page.capture.failure?.code == .addressRefused, "\(target)")
      #expect(page.capture.failure?.cause.contains("refused") == true, "\(target)")
      #expect(page.body.isEmpty, "\(target)")
    }
    await inner.stop()
    #expect(inner.requests.isEmpty)
  }

  @Test("a page inside an address does not get into the words about it")
  func pageInAddress() async throws {
    let server = try await LoopbackServer.start(["/": .redirect(to: "data:text/html,<h1>Sam")])
    let page = try await acquirer.capture(server.url(for: "/"))
    await server.stop()
    #expect(page.capture.failure?.doing == "following \(server.url(for: "/")) to data:…")
    #expect(page.capture.finalURL == server.url(for: "/"))
    #expect(page.capture.status == 302)
  }

  @Test("a hop that does not answer is not said to have answered")
  func unansweredHop() async throws {
    let server = try await LoopbackServer.start([
      "/a": .redirect(to: "/b"), "/b": .redirect(to: "http://nonexistent.invalid/c"),
    ])
    let page = try await acquirer.capture(server.url(for: "/a"))
    await server.stop()
    #expect(page.capture.failure?.code == .unknownHost)
    #expect(page.capture.finalURL == server.url(for: "/b"))
    #expect(page.capture.redirects == [])
  }

  @Test("a name that turns out to be this computer is refused when it connects")
  func resolvedLate() throws {
    let address = try #require(WebAddress("http://profiles.example/"))
    let answer = TransferAnswer(
      address: address, rule: AddressRule(openOrigin: "http://127.0.0.1:9000"), bodyLimit: 1,
      headerByteLimit: 1,
      headerLineLimit: 1)
    #expect(!answer.mayConnect(to: NetworkAddress(bytes: [127, 0, 0, 1]), port: 80))
    #expect(answer.refusedConnection == .inner("this computer"))
    #expect(!answer.mayConnect(to: NetworkAddress(bytes: [169, 254, 169, 254]), port: 80))
    #expect(!answer.mayConnect(to: nil, port: 80))
    #expect(answer.mayConnect(to: NetworkAddress(bytes: [1, 2, 3, 4]), port: 80))
  }
}
