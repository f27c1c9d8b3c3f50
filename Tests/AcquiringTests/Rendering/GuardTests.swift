import Foundation
import Model
import Support
import Synchronization
import Testing

@testable import Acquiring

/// A socket on loopback that notices when anything at all comes to it.
private struct Ear {
  struct Deaf: Error {}

  let port: UInt16
  private let descriptor: Int32
  private let kind: Int32

  init(family: Int32 = AF_INET, kind: Int32) throws {
    self.kind = kind
    descriptor = socket(family, kind, 0)
    var port: UInt16 = 0
    if family == AF_INET {
      var address = sockaddr_in()
      address.sin_family = sa_family_t(AF_INET)
      address.sin_addr.s_addr = in_addr_t(INADDR_LOOPBACK).bigEndian
      port = Self.bound(descriptor, &address) ? UInt16(bigEndian: address.sin_port) : 0
    } else {
      var address = sockaddr_in6()
      address.sin6_family = sa_family_t(AF_INET6)
      address.sin6_addr = in6addr_loopback
      port = Self.bound(descriptor, &address) ? UInt16(bigEndian: address.sin6_port) : 0
    }
    self.port = port
    if port == 0 { throw Deaf() }
    if kind == Int32(SOCK_STREAM.rawValue) { listen(descriptor, 16) }
    _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
  }

  private static func bound<Address>(_ descriptor: Int32, _ address: inout Address) -> Bool {
    var length = socklen_t(MemoryLayout<Address>.size)
    return withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
        bind(descriptor, pointer, length) == 0 && getsockname(descriptor, pointer, &length) == 0
      }
    }
  }

  /// Whether a connection or a packet has come.
  var hasHeard: Bool {
    if kind == Int32(SOCK_STREAM.rawValue) {
      let connection = accept(descriptor, nil, nil)
      if connection >= 0 { close(connection) }
      return connection >= 0
    }
    var byte: UInt8 = 0
    return recv(descriptor, &byte, 1, 0) >= 0
  }

  func stop() { close(descriptor) }
}

extension RenderingTests {
  @Test(
    "nothing on this computer or the inner network hears of what a page asks for", .timeLimit(.minutes(1)))
  func guarded() async throws {
    let plain = try Ear(kind: Int32(SOCK_STREAM.rawValue))
    let other = try? Ear(family: AF_INET6, kind: Int32(SOCK_STREAM.rawValue))
    let packets = try Ear(kind: Int32(SOCK_DGRAM.rawValue))
    defer {
      plain.stop()
      other?.stop()
      packets.stop()
    }
    var name = [CChar](repeating: 0, count: 256)
    gethostname(&name, 255)
    // This computer's own name resolves to one of its own addresses.
    let own = String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let places = [
      "127.0.0.1:\(plain.port)", "localhost:\(plain.port)", "sub.localhost:\(plain.port)",
      "127.1:\(plain.port)",
      "2130706433:\(plain.port)", "0.0.0.0:\(plain.port)", "[::ffff:127.0.0.1]:\(plain.port)",
      "[::1]:\(other?.port ?? plain.port)", "\(own):\(plain.port)", "169.254.169.254", "10.0.0.1",
    ]
    let list = places.map { "'\($0)'" }.joined(separator: ", ")
    let server = try await LoopbackServer { target in
      switch target {
      case "/sam":
        .html(
          """
          <!DOCTYPE html><title>Sam</title><link rel=dns-prefetch href="//localhost:\(plain.port)">
          <link rel=preconnect href="http://127.0.0.1:\(plain.port)"><img src="/own.png"><pre id=log></pre><script>
          const log = (text) => { document.getElementById('log').textContent += text + '\\n'; };
          let n = 0;
          for (const place of [\(list)]) {
            for (const scheme of ['http', 'https']) {
              const url = `${scheme}://${place}/secret`;
              fetch(url, {mode: 'no-cors'}).then(() => log('REACHED ' + url), () => log('refused ' + ++n));
              new Image().src = url;
              const frame = document.createElement('iframe'); frame.src = url; document.body?.append(frame);
              const script = document.createElement('script'); script.src = url; document.head.append(script);
              const sheet = document.createElement('link'); sheet.rel = 'stylesheet'; sheet.href = url;
              document.head.append(sheet);
              for (const rel of ['prefetch', 'preload', 'prerender', 'modulepreload']) {
                const link = document.createElement('link'); link.rel = rel; link.as = 'script'; link.href = url;
                document.head.append(link);
              }
              navigator.sendBeacon(url, 'x');
            }
            try { new WebSocket(`ws://${place}/`).onopen = () => log('REACHED ws ' + place); } catch {}
            try { new EventSource(`http://${place}/`).onopen = () => log('REACHED es ' + place); } catch {}
            try { new WebTransport(`https://${place}/`).ready.then(() => log('REACHED wt'), () => {}); } catch {}
          }
          fetch('/hop', {mode: 'no-cors'}).then(() => log('REACHED hop'), () => log('refused hop'));
          new Worker(URL.createObjectURL(new Blob([`
            fetch('http://127.0.0.1:\(plain.port)/worker', {mode: 'no-cors'});
            new WebSocket('ws://127.0.0.1:\(plain.port)/worker');`])));
          const peer = new RTCPeerConnection({iceServers: [
            {urls: 'stun:127.0.0.1:\(packets.port)'},
            {urls: ['turn:127.0.0.1:\(packets.port)?transport=udp', 'turn:127.0.0.1:\(plain.port)?transport=tcp'],
             username: 'a', credential: 'b'}]});
          peer.onicecandidate = (event) => { if (event.candidate) log('candidate ' + event.candidate.candidate); };
          peer.createDataChannel('x');
          peer.createOffer().then((offer) => peer.setLocalDescription(offer)).then(() => log('offered'));
          </script>
          """)
      case "/hop": .redirect(to: "http://127.0.0.1:\(plain.port)/hop")
      case "/own.png": .init(status: 200, body: [0])
      default: nil
      }
    }
    let page = try await Acquirer(.browser()).capture(server.url(for: "/sam"))
    await server.stop()
    #expect(page.capture.failure == nil)
    #expect(!plain.hasHeard)
    #expect(other?.hasHeard != true)
    #expect(!packets.hasHeard)
    // What the page noted down; its script has the same words.
    let log = try #require(page.text.firstMatch(of: /<pre id="log">([^<]*)/)).1
    #expect(!log.contains("REACHED") && !log.contains("candidate "), "\(log)")
    // The page did try: each of its plain requests was answered, and its own picture came.
    #expect(log.contains("refused \(2 * places.count)\n"), "\(log)")
    #expect(log.contains("refused hop") && log.contains("offered"), "\(log)")
    #expect(server.requests.contains { $0.target == "/own.png" })
  }

  @Test("the ear of these tests does hear a browser that goes round the guard", .timeLimit(.minutes(1)))
  func control() async throws {
    let plain = try Ear(kind: Int32(SOCK_STREAM.rawValue))
    defer { plain.stop() }
    // The typed origin may be on this computer: so the guard lets this through, and the ear hears it.
    let page = try await Acquirer(.browser { $0.renderTimeout = .seconds(6) })
      .capture("http://127.0.0.1:\(plain.port)/sam")
    #expect(page.capture.failure != nil)
    #expect(plain.hasHeard)
  }

  @Test("without --allow-private-network this computer stays closed", .timeLimit(.minutes(1)))
  func closed() async throws {
    let plain = try Ear(kind: Int32(SOCK_STREAM.rawValue))
    defer { plain.stop() }
    let acquirer = Acquirer(try .browser { $0.allowsPrivateNetwork = false })
    for host in ["127.0.0.1", "localhost", "[::1]"] {
      let page = try await acquirer.capture("http://\(host):\(plain.port)/sam")
      #expect(page.capture.failure?.code == .addressRefused)
      #expect(page.capture.method == .rendered)
    }
    #expect(!plain.hasHeard)
  }
}

@Suite("The guard between a browser and the network")
struct GuardProxyTests {
  /// Says `request` to a guard that opens `origin`; gives all of its answer.
  private func ask(
    _ request: (GuardProxy) -> String, origin: String?, limits: GuardProxy.Limits = .init()
  ) throws -> (answer: String, guardProxy: GuardProxy) {
    let guardProxy = try GuardProxy(rule: AddressRule(openOrigin: origin), limits: limits)
    guardProxy.start()
    defer { guardProxy.stop() }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = guardProxy.port.bigEndian
    address.sin_addr.s_addr = in_addr_t(INADDR_LOOPBACK).bigEndian
    let stream = SocketStream(socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0), patience: 10)
    defer { close(stream.descriptor) }
    let isConnected = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(stream.descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
    try #require(isConnected && stream.write(request(guardProxy)))
    var answer: [UInt8] = []
    while answer.count < 1 << 20 {
      let piece = stream.read(limit: 4096)
      if piece.isEmpty { break }
      answer += piece
    }
    return (String(decoding: answer, as: UTF8.self), guardProxy)
  }

  @Test("only a browser that knows the secret is served")
  func secret() async throws {
    let site = try RawServer([.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")])
    defer { site.stop() }
    let origin = "http://127.0.0.1:\(site.port)"
    let wrong = ["", "Proxy-Authorization: Basic bmV0Y3VydGFpbjpndWVzcw==\r\n", "Proxy-Authorization: \r\n"]
    for field in wrong {
      for line in ["GET \(origin)/ HTTP/1.1", "CONNECT 127.0.0.1:\(site.port) HTTP/1.1"] {
        let answer = try ask({ _ in "\(line)\r\n\(field)\r\n" }, origin: origin).answer
        #expect(answer.hasPrefix("HTTP/1.1 407 "))
        #expect(!answer.contains("ok"))
      }
    }
    #expect(site.connections == 0)
    let right = try ask(
      { "GET \(origin)/ HTTP/1.1\r\nProxy-Authorization: \($0.credentials)\r\n\r\n" }, origin: origin)
    #expect(right.answer == "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok")
    #expect(site.connections == 1)
    let again = try GuardProxy(rule: AddressRule(openOrigin: nil))
    #expect(again.secret != right.guardProxy.secret && again.secret.count >= 40)
  }

  @Test("what is not on the public internet is refused before anything is connected")
  func refused() throws {
    let site = try RawServer([.send("HTTP/1.1 200 OK\r\n\r\n")])
    defer { site.stop() }
    let port = site.port
    for target in [
      "GET http://127.0.0.1:\(port)/", "GET http://localhost:\(port)/", "GET http://[::1]:\(port)/",
      "CONNECT 127.0.0.1:\(port)", "CONNECT localhost:\(port)", "CONNECT [::1]:\(port)",
      "CONNECT 169.254.169.254:80", "CONNECT 192.168.0.1:443", "CONNECT example.org:25",
      "GET http://user@127.0.0.1:\(port)/", "CONNECT 2130706433:\(port)",
    ] {
      // The typed origin is another one.
      let answer = try ask(
        { "\(target) HTTP/1.1\r\nProxy-Authorization: \($0.credentials)\r\n\r\n" },
        origin: "http://127.0.0.1:1")
      // A plain request gets no answer, so that no page takes it for the site's.
      let wanted = target.hasPrefix("CONNECT") ? "HTTP/1.1 403 " : ""
      #expect(answer.answer.prefix(13) == wanted, "\(target): \(answer.answer)")
    }
    #expect(site.connections == 0)
  }

  @Test("a name is judged by the bytes of the address that it leads to")
  func names() throws {
    let site = try RawServer([.send("HTTP/1.1 200 OK\r\n\r\n")])
    defer { site.stop() }
    // A name that the system's own list gives an inner address, and that does not look like one.
    let names = ["ip6-localhost", "ip6-loopback", ProcessInfo.processInfo.hostName].filter {
      $0.contains { !".:".contains($0) }
    }
    for name in names {
      let asked = try ask(
        { "CONNECT \(name):\(site.port) HTTP/1.1\r\nProxy-Authorization: \($0.credentials)\r\n\r\n" },
        origin: nil)
      #expect(asked.answer.hasPrefix("HTTP/1.1 40") || asked.answer.hasPrefix("HTTP/1.1 502 "), "\(name)")
    }
    #expect(site.connections == 0)
  }

  @Test("what is about the guard goes no further, and a site cannot pass for it")
  func fields() async throws {
    let server = try await LoopbackServer { _ in .init(status: 407, headers: ["Proxy-Authenticate": "Basic"])
    }
    let origin = server.url(for: "")
    let asked = try ask(
      {
        "POST \(origin)/a?b HTTP/1.1\r\nHost: other.example.org\r\nProxy-Authorization: \($0.credentials)\r\n"
          + "Proxy-Connection: keep-alive\r\nX-Own: 1\r\nContent-Length: 2\r\n\r\nhi"
      }, origin: origin)
    #expect(asked.answer == "")
    await server.stop()
    let request = try #require(server.requests.first)
    #expect(request.target == "/a?b")
    #expect(request.headers["host"] == origin.dropFirst("http://".count).description)
    #expect(request.headers["x-own"] == "1")
    #expect(request.headers["proxy-authorization"] == nil && request.headers["proxy-connection"] == nil)
  }

  @Test("no more bytes and connections pass than are allowed for one page")
  func bounds() throws {
    let flood = try RawServer([
      .send("HTTP/1.1 200 OK\r\n\r\n"), .sendWithoutEnd(String(repeating: "x", count: 10_000)),
    ])
    defer { flood.stop() }
    let origin = "http://127.0.0.1:\(flood.port)"
    let asked = try ask(
      { "GET \(origin)/ HTTP/1.1\r\nProxy-Authorization: \($0.credentials)\r\n\r\n" }, origin: origin,
      limits: .init(bytes: 200_000))
    #expect(asked.answer.utf8.count < 300_000)
    #expect(asked.guardProxy.hasReachedLimit)
    let none = try ask({ _ in "" }, origin: origin, limits: .init(connections: 0))
    #expect(none.answer == "")
  }

  @Test(
    "what is no request gets no further",
    arguments: [
      "GET / HTTP/1.1\r\n\r\n", "GET ftp://example.org/ HTTP/1.1\r\n\r\n", "GET http://example.org/\r\n\r\n",
      "CONNECT example.org:443/x HTTP/1.1\r\n\r\n", "G@T http://example.org/ HTTP/1.1\r\n\r\n",
      "GET http://example.org/ HTTP/1.1\r\nno field\r\n\r\n",
      "GET http://example.org/ HTTP/1.1\r\nA: b\nC: d\r\n\r\n",
    ])
  func malformed(text: String) throws {
    #expect(try ask({ _ in text }, origin: nil).answer.hasPrefix("HTTP/1.1 400 "))
  }
}
