import Foundation
import Synchronization

/// A real proxy on this computer's loopback address: HTTP (whole addresses and CONNECT) and SOCKS 5 on one port.
///
/// It "looks names up" in a table that the test gives, so that a page of example.org can come from a test's server.
package final class ProxyServer: Sendable {
  /// What it was asked for, in the order of asking.
  package struct Request: Sendable, Hashable {
    /// "GET", "CONNECT" or "SOCKS".
    package let method: String
    /// "example.org:443", as the client wrote it.
    package let target: String
    /// What the client sent to prove who it is: "user:password".
    package let credentials: String?
    /// All header lines that went to the proxy itself.
    package let head: String
  }

  /// What it does instead of getting through.
  package enum Mood: Sendable, Equatable {
    case helpful
    /// Asks for these credentials ("user:password").
    case asksFor(String)
    /// Gives this status for every page.
    case answers(Int)
    case closesAtOnce
  }

  private struct State {
    var requests: [Request] = []
    var isStopped = false
  }

  private let state = Mutex(State())
  private let listener: Int32
  private let routes: [String: UInt16]
  private let mood: Mood
  /// The port on 127.0.0.1.
  package let port: UInt16

  /// Starts a proxy that leads "host:port" to a port of this computer. It listens when this returns.
  package init(_ routes: [String: UInt16] = [:], mood: Mood = .helpful) throws {
    (listener, port) = try LoopbackSocket.listening()
    self.routes = routes
    self.mood = mood
    Thread { [self] in
      while true {
        let connection = accept(listener, nil, nil)
        guard connection >= 0, !state.withLock(\.isStopped) else { break }
        Thread { [self] in
          LoopbackSocket.limitPatience(of: connection)
          serve(connection)
          close(connection)
        }.start()
      }
      close(listener)
    }.start()
  }

  package var requests: [Request] { state.withLock(\.requests) }

  package func url(_ kind: String = "http", user: String? = nil) -> String {
    "\(kind)://\(user.map { $0 + "@" } ?? "")127.0.0.1:\(port)"
  }

  /// Takes no more connections.
  package func stop() {
    state.withLock { $0.isStopped = true }
    shutdown(listener, Int32(SHUT_RDWR))
  }

  private func serve(_ connection: Int32) {
    if mood == .closesAtOnce { return }
    var first: UInt8 = 0
    guard recv(connection, &first, 1, Int32(MSG_PEEK)) == 1 else { return }
    if first == 5 { serveSOCKS(connection) } else { serveHTTP(connection) }
  }

  // MARK: HTTP

  private func serveHTTP(_ connection: Int32) {
    guard let head = readHead(connection) else { return }
    let words = head.split(separator: "\r\n").first?.split(separator: " ").map(String.init) ?? []
    guard words.count == 3 else { return }
    let isTunnel = words[0] == "CONNECT"
    let rest = words[1].replacing(/^http:\/\//, with: "")
    let authority = isTunnel ? words[1] : String(rest.prefix { $0 != "/" })
    let target = authority.contains(":") ? authority : authority + ":80"
    let proof = head.firstMatch(of: /Proxy-Authorization: Basic ([^\r]*)/)
      .flatMap { Data(base64Encoded: String($0.1)) }.map { String(decoding: $0, as: UTF8.self) }
    note(Request(method: words[0], target: target, credentials: proof, head: head))
    switch mood {
    case .asksFor(let wanted) where proof != wanted:
      answer(407, on: connection)
    case .answers(let status):
      answer(status, on: connection)
    default:
      guard let port = routes[target], let site = LoopbackSocket.connection(to: port) else {
        return answer(502, on: connection)
      }
      defer { close(site) }
      if isTunnel {
        _ = LoopbackSocket.send(Array("HTTP/1.1 200 Through\r\nX-Proxy: inner\r\n\r\n".utf8), on: connection)
      } else {
        let path = rest.dropFirst(authority.count)
        let own = head.replacing(words[1], with: path.isEmpty ? "/" : path)
          .replacing(/Proxy-[^\r]*\r\n/, with: "")
          .replacing("\r\n\r\n", with: "\r\nConnection: close\r\n\r\n")
        _ = LoopbackSocket.send(Array(own.utf8), on: site)
      }
      relay(connection, site)
    }
  }

  private func answer(_ status: Int, on connection: Int32) {
    let wants = status == 407 ? "Proxy-Authenticate: Basic realm=\"test\"\r\n" : ""
    _ = LoopbackSocket.send(
      Array("HTTP/1.1 \(status) No\r\n\(wants)Content-Length: 2\r\nConnection: close\r\n\r\nno".utf8),
      on: connection)
  }

  private func readHead(_ connection: Int32) -> String? {
    var head: [UInt8] = []
    var byte: UInt8 = 0
    while !head.reversed().starts(with: [10, 13, 10, 13]) {
      guard recv(connection, &byte, 1, 0) == 1, head.count < 100_000 else { return nil }
      head.append(byte)
    }
    return String(decoding: head, as: UTF8.self)
  }

  // MARK: SOCKS 5 (RFC 1928, RFC 1929)

  private func serveSOCKS(_ connection: Int32) {
    guard let greeting = read(2, connection), read(Int(greeting[1]), connection) != nil else { return }
    var proof: String?
    if case .asksFor(let wanted) = mood {
      _ = LoopbackSocket.send([5, 2], on: connection)
      guard read(1, connection) != nil, let user = readText(connection), let password = readText(connection)
      else { return note(Request(method: "SOCKS", target: "", credentials: nil, head: "")) }
      proof = "\(user):\(password)"
      _ = LoopbackSocket.send([1, proof == wanted ? 0 : 1], on: connection)
      guard proof == wanted else {
        return note(Request(method: "SOCKS", target: "", credentials: proof, head: ""))
      }
    } else {
      _ = LoopbackSocket.send([5, 0], on: connection)
    }
    guard let request = read(4, connection) else { return }
    var host = "an address"
    switch request[3] {
    case 1: host = read(4, connection)?.map(String.init).joined(separator: ".") ?? host
    case 3: host = readText(connection) ?? host
    default: return
    }
    guard let end = read(2, connection) else { return }
    let target = "\(host):\(Int(end[0]) << 8 | Int(end[1]))"
    note(Request(method: "SOCKS", target: target, credentials: proof, head: ""))
    var reply: UInt8 = 0
    var site: Int32?
    if case .answers(let status) = mood {
      reply = UInt8(status)
    } else {
      site = routes[target].flatMap { LoopbackSocket.connection(to: $0) }
      reply = site == nil ? 4 : 0
    }
    _ = LoopbackSocket.send([5, reply, 0, 1, 0, 0, 0, 0, 0, 0], on: connection)
    guard let site else { return }
    defer { close(site) }
    relay(connection, site)
  }

  private func read(_ count: Int, _ connection: Int32) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: count)
    guard count == 0 || recv(connection, &bytes, count, Int32(MSG_WAITALL)) == count else {
      return nil
    }
    return bytes
  }

  private func readText(_ connection: Int32) -> String? {
    read(1, connection).flatMap { read(Int($0[0]), connection) }.map { String(decoding: $0, as: UTF8.self) }
  }

  // MARK: Both

  private func note(_ request: Request) { state.withLock { $0.requests.append(request) } }

  /// Carries bytes both ways until one side closes.
  private func relay(_ one: Int32, _ other: Int32) {
    var piece = [UInt8](repeating: 0, count: 16_384)
    while true {
      var waiting = [one, other].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
      guard poll(&waiting, 2, 60_000) > 0 else { return }
      for (index, entry) in waiting.enumerated() where entry.revents != 0 {
        let count = recv(entry.fd, &piece, piece.count, 0)
        guard count > 0, LoopbackSocket.send(piece[..<count], on: index == 0 ? other : one) else { return }
      }
    }
  }
}
