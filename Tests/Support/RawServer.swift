import Foundation
import Synchronization

/// A loopback server below HTTP: it sends exactly the bytes it is told to, for answers that no proper server gives.
package final class RawServer: Sendable {
  /// One thing that the server does with a connection, after it has read the request's head.
  package enum Step: Sendable {
    case send(String)
    /// Again and again, until the client closes or 200 MB have been taken.
    case sendWithoutEnd(String)
    /// Does nothing until the client closes, or for a minute.
    case waitForClose
    /// Closes with a reset instead of an orderly end.
    case reset
  }

  private struct State {
    var connections = 0
    var bytesSent = 0
    var isStopped = false
  }

  private let state = Mutex(State())
  private let listener: Int32
  /// The port on 127.0.0.1.
  package let port: UInt16

  /// Starts a server that does `steps` on each connection, then closes it. It listens when this returns.
  package convenience init(_ steps: [Step]) throws { try self.init { _ in steps } }

  /// The same with steps of each connection's own; the first one is number 1.
  package init(_ steps: @escaping @Sendable (Int) -> [Step]) throws {
    (listener, port) = try LoopbackSocket.listening()
    let socket = listener
    Thread { [self] in
      while true {
        let connection = accept(socket, nil, nil)
        guard connection >= 0, !state.withLock(\.isStopped) else { break }
        let number = state.withLock {
          $0.connections += 1
          return $0.connections
        }
        Thread { [self] in serve(connection, steps(number)) }.start()
      }
      close(socket)
    }.start()
  }

  /// How many connections were taken.
  package var connections: Int { state.withLock(\.connections) }

  /// How many bytes the system took over for sending.
  package var bytesSent: Int { state.withLock(\.bytesSent) }

  /// The address of `target` on this server.
  package func url(for target: String) -> String { "http://127.0.0.1:\(port)\(target)" }

  /// Takes no more connections.
  package func stop() {
    state.withLock { $0.isStopped = true }
    shutdown(listener, Int32(SHUT_RDWR))
  }

  private func serve(_ connection: Int32, _ steps: [Step]) {
    defer { close(connection) }
    LoopbackSocket.limitPatience(of: connection)
    var head: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 4096)
    while !head.reversed().starts(with: [10, 13, 10, 13]) {
      let count = recv(connection, &piece, piece.count, 0)
      guard count > 0 else { return }
      head += piece[..<count]
    }
    for step in steps {
      switch step {
      case .send(let text):
        guard send(Array(text.utf8), on: connection) else { return }
      case .sendWithoutEnd(let text):
        let bytes = Array(text.utf8)
        for _ in 0..<(200_000_000 / max(1, bytes.count)) {
          guard send(bytes, on: connection) else { return }
        }
      case .waitForClose:
        while recv(connection, &piece, piece.count, 0) > 0 {}
      case .reset:
        var linger = linger(l_onoff: 1, l_linger: 0)
        setsockopt(connection, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout<linger>.size))
        return
      }
    }
  }

  private func send(_ bytes: [UInt8], on connection: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      // No signal when the client has gone.
      let count = rest.withUnsafeBytes {
        Foundation.send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return false }
      state.withLock { $0.bytesSent += count }
      rest = rest.dropFirst(count)
    }
    return true
  }
}
