import Foundation
import Model
import Support
import Testing

@testable import Acquiring

@Suite("Pages through a proxy")
struct ProxyTests {
  /// As shipped: no private network is opened but the proxy itself.
  private func acquirer(
    _ proxy: String, _ change: (inout Acquirer.Settings) -> Void = { _ in }
  ) throws -> Acquirer {
    var settings = Acquirer.Settings.loopback
    settings.allowsPrivateNetwork = false
    settings.proxy = .all(try Proxy(proxy, from: "--proxy"))
    change(&settings)
    return Acquirer(settings)
  }

  @Test("the proxy gets the name and looks it up", arguments: ["http", "socks5h"])
  func named(kind: String) async throws {
    let server = try await LoopbackServer.start(["/sam": .html("<title>Sam</title>")])
    let proxy = try ProxyServer(["profiles.example.org:80": server.port])
    defer { proxy.stop() }
    let page = try await acquirer(proxy.url(kind)).capture("http://profiles.example.org/sam")
    await server.stop()
    #expect(page.capture.failure == nil)
    #expect(page.capture.viaProxy)
    #expect(page.body == Array("<title>Sam</title>".utf8))
    #expect(proxy.requests.map(\.target) == ["profiles.example.org:80"])
    #expect(proxy.requests.map(\.credentials) == [nil])
    #expect(server.requests.map(\.target) == ["/sam"])
    #expect(server.requests.allSatisfy { $0.headers["proxy-authorization"] == nil })
  }

  @Test("a page without a proxy does not say that it had one")
  func direct() async throws {
    let server = try await LoopbackServer.start(["/sam": .html("x")])
    let page = try await Acquirer(.loopback).capture(server.url(for: "/sam"))
    await server.stop()
    #expect(!page.capture.viaProxy)
  }

  @Test(
    "a protected page goes through it unread, and its certificate is still checked",
    .enabled(if: OpenSSLServer.isInstalled, "needs the openssl command"),
    arguments: ["http", "socks5h"], [true, false])
  func protected(kind: String, isTrusted: Bool) async throws {
    let folder = try TemporaryFolder()
    try folder.write("HTTP/1.1 200 OK\r\nContent-Length: 6\r\nConnection: close\r\n\r\n<p>Sam", to: "sam")
    let server = try OpenSSLServer(in: folder, name: "DNS:secure.example.org")
    let proxy = try ProxyServer(["secure.example.org:443": UInt16(server.port)])
    defer { proxy.stop() }
    let page = try await acquirer(proxy.url(kind)) {
      $0.certificateAuthorityFile = isTrusted ? server.certificateFile : nil
    }.capture("https://secure.example.org/sam")
    #expect(page.capture.viaProxy)
    #expect(page.body == (isTrusted ? Array("<p>Sam".utf8) : []))
    #expect(page.capture.failure?.code == (isTrusted ? nil : .certificateRefused))
    #expect(page.capture.failure?.cause.contains("secure.example.org") != false)
    // What the proxy said before it was through is not the site's.
    #expect(page.capture.status == (isTrusted ? 200 : nil))
    for request in proxy.requests {
      #expect(request.method == (kind == "http" ? "CONNECT" : "SOCKS"))
      #expect(!request.head.contains("/sam"))
      #expect(!request.head.contains("Cookie"))
    }
  }

  @Test(
    "a proxy with TLS of its own has its certificate checked too",
    .enabled(if: OpenSSLServer.isInstalled, "needs the openssl command"), arguments: [true, false])
  func protectedProxy(isTrusted: Bool) async throws {
    let folder = try TemporaryFolder()
    let answer = Array("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n<p>Sam".utf8)
    let proxy = try OpenSSLServer(in: folder) { received in
      String(decoding: received, as: UTF8.self).contains(/HTTP\/1.1\r\n(.+\r\n)*\r\n/) ? answer : nil
    }
    let page = try await acquirer("https://127.0.0.1:\(proxy.port)") {
      $0.certificateAuthorityFile = isTrusted ? proxy.certificateFile : nil
    }.capture("http://profiles.example.org/sam")
    #expect(page.body == (isTrusted ? Array("<p>Sam".utf8) : []))
    if isTrusted {
      #expect(
        String(decoding: proxy.received, as: UTF8.self).contains(
          "GET http://profiles.example.org/sam HTTP/1.1\r\n"))
    } else {
      #expect(page.capture.failure?.code == .certificateRefused)
      #expect(page.capture.failure?.cause.hasPrefix("Of the proxy: ") == true)
      #expect(!String(decoding: proxy.received, as: UTF8.self).contains("GET "))
    }
  }

  @Test(
    "private addresses and names of this computer are refused before the proxy is asked",
    arguments: [
      "http://127.0.0.1/", "http://localhost/", "http://app.localhost/", "http://[::1]/", "http://10.0.0.1/",
      "http://192.168.1.1/", "http://169.254.169.254/latest/", "http://[fd00::1]/",
      "http://[::ffff:10.0.0.1]/",
      "http://0x7f000001/", "https://172.16.0.1/", "http://sam@example.org/",
    ], ["http", "socks5h"])
  func refusedLinks(link: String, kind: String) async throws {
    let proxy = try ProxyServer()
    defer { proxy.stop() }
    let page = try await acquirer(proxy.url(kind)).capture(link)
    #expect(page.capture.failure?.code == .addressRefused)
    #expect(proxy.requests.isEmpty)
  }

  @Test("so are the addresses that a site sends the visitor on to")
  func refusedRedirect() async throws {
    let server = try await LoopbackServer.start([
      "/a": .redirect(to: "http://10.0.0.1/"), "/b": .redirect(to: "http://localhost/"),
    ])
    let proxy = try ProxyServer(["profiles.example.org:80": server.port])
    defer { proxy.stop() }
    let pages = try await acquirer(proxy.url()).capture(
      ["/a", "/b"].map { "http://profiles.example.org\($0)" })
    await server.stop()
    #expect(pages.map(\.capture.failure?.code) == [.addressRefused, .addressRefused])
    #expect(pages.allSatisfy { $0.capture.viaProxy })
    #expect(Set(proxy.requests.map(\.target)) == ["profiles.example.org:80"])
  }

  @Test("the guard opens the proxy and nothing beside it")
  func guardOfTheProxy() throws {
    let proxy = try Proxy("http://127.0.0.1:3128", from: "--proxy")
    let named = try Proxy("http://proxy.example.org:3128", from: "--proxy")
    let address = try #require(WebAddress("http://example.org/"))
    let loopback = NetworkAddress(bytes: [127, 0, 0, 1])
    func answer(_ proxy: Proxy) -> TransferAnswer {
      TransferAnswer(
        address: address, rule: AddressRule(openOrigin: nil), proxy: proxy, bodyLimit: 1, headerByteLimit: 1,
        headerLineLimit: 1)
    }
    #expect(answer(proxy).mayConnect(to: loopback, port: 3128))
    #expect(!answer(proxy).mayConnect(to: loopback, port: 80))
    #expect(!answer(proxy).mayConnect(to: NetworkAddress(bytes: [127, 0, 0, 2]), port: 3128))
    #expect(!answer(proxy).mayConnect(to: NetworkAddress(bytes: [1, 2, 3, 4]), port: 3128))
    #expect(answer(named).mayConnect(to: NetworkAddress(bytes: [10, 1, 2, 3]), port: 3128))
    #expect(!answer(named).mayConnect(to: NetworkAddress(bytes: [169, 254, 169, 254]), port: 3128))
    #expect(!answer(named).mayConnect(to: nil, port: 3128))
  }

  @Test("a name and a password go to the proxy alone", arguments: ["http", "socks5h"])
  func credentials(kind: String) async throws {
    let server = try await LoopbackServer.start(["/sam": .html("x")])
    let proxy = try ProxyServer(["example.org:80": server.port], mood: .asksFor("jo:p:s@ 1"))
    defer { proxy.stop() }
    let page = try await acquirer(proxy.url(kind, user: "jo:p%3As%40%201")).capture("http://example.org/sam")
    let wrong = try await acquirer(proxy.url(kind, user: "jo:secret")).capture("http://example.org/sam")
    let none = try await acquirer(proxy.url(kind)).capture("http://example.org/sam")
    await server.stop()
    #expect(page.body == Array("x".utf8))
    #expect(server.requests.allSatisfy { !$0.headers.values.contains { $0.contains("Basic") } })
    for page in [wrong, none] {
      let failure = try #require(page.capture.failure)
      #expect(failure.code == .proxyRefused)
      #expect(failure.cause.contains("asks for a user name"))
      #expect(!"\(failure)".contains("secret"))
    }
  }

  @Test(
    "what the proxy says no to is told as the proxy's word",
    arguments: [
      (ProxyServer.Mood.asksFor("jo:x"), "asks for a user name"),
      (.answers(403), "does not let this page through"),
      (.answers(502), "could not reach the site"), (.answers(302), "could not be understood"),
    ])
  func tunnelRefused(mood: ProxyServer.Mood, words: String) async throws {
    let proxy = try ProxyServer(mood: mood)
    defer { proxy.stop() }
    let page = try await acquirer(proxy.url()).capture("https://example.org/sam")
    #expect(page.capture.failure?.cause.contains(words) == true)
    #expect(page.capture.status == nil)
    #expect(page.body.isEmpty)
  }

  @Test(
    "a SOCKS proxy's refusals (RFC 1928 section 6)",
    arguments: [(2, "does not let"), (4, "could not reach"), (7, "not be understood")])
  func socksRefused(reply: Int, words: String) async throws {
    let proxy = try ProxyServer(mood: .answers(reply))
    defer { proxy.stop() }
    let page = try await acquirer(proxy.url("socks5h")).capture("http://example.org/sam")
    #expect(
      page.capture.failure?.cause.contains(words) == true, "\(String(describing: page.capture.failure))")
  }

  @Test("a proxy that is not there, or has no name, is said to be the fault", arguments: ["http", "socks5h"])
  func absent(kind: String) async throws {
    let proxy = try ProxyServer()
    proxy.stop()
    let gone = try await acquirer(proxy.url(kind)).capture("http://example.org/sam")
    #expect(gone.capture.failure?.cause == "The proxy did not take the connection.")
    let unknown = try await acquirer("\(kind)://nonexistent.invalid:3128").capture("http://example.org/sam")
    #expect(unknown.capture.failure?.cause == "The name of the proxy could not be looked up.")
  }

  @Test("a proxy that hangs up is asked twice more")
  func hangsUp() async throws {
    let proxy = try RawServer([])
    defer { proxy.stop() }
    let page = try await acquirer("http://127.0.0.1:\(proxy.port)").capture("https://example.org/sam")
    #expect(page.capture.failure?.code == .brokenAnswer)
    #expect(proxy.connections == 3)
  }

  @Test("no_proxy of the environment does not take a page past the proxy that was typed")
  func noProxyVariable() async {
    // In a process of its own: the environment must not change under other threads.
    await #expect(processExitsWith: .success) {
      let proxy = try RawServer([.send("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nproxy")])
      for name in ["no_proxy", "NO_PROXY"] { setenv(name, "*", 1) }
      var settings = Acquirer.Settings.loopback
      settings.proxy = .all(try Proxy("http://127.0.0.1:\(proxy.port)", from: "--proxy"))
      let page = try await Acquirer(settings).capture("http://example.org/sam")
      #expect(page.body == Array("proxy".utf8))
    }
  }

  @Test("with no_proxy some pages go past it, under the guard as ever")
  func exceptions() async throws {
    let server = try await LoopbackServer.start(["/sam": .html("direct")])
    let other = try await LoopbackServer.start(["/sam": .html("proxied")])
    let proxy = try ProxyServer(["example.org:80": other.port])
    defer { proxy.stop() }
    var settings = Acquirer.Settings.loopback
    settings.proxy = try ProxyChoice(
      option: "environment",
      environment: ["http_proxy": proxy.url(), "no_proxy": "127.0.0.0/8, inner.example"])
    let pages = await Acquirer(settings).capture([server.url(for: "/sam"), "http://example.org/sam"])
    await server.stop()
    await other.stop()
    #expect(pages.map { String(decoding: $0.body, as: UTF8.self) } == ["direct", "proxied"])
    #expect(pages.map(\.capture.viaProxy) == [false, true])
    #expect(proxy.requests.map(\.target) == ["example.org:80"])
  }
}
