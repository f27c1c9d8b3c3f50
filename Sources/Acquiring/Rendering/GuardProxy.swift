import Foundation
import Glibc
import Model
import Synchronization

/// The one way from a browser to the network: a forward proxy on loopback that judges every connection by
/// ``AddressRule`` and by the bytes of the address that it is about to connect to.
///
/// The browser makes connections of its own for whatever a page names. Without this, a page could have it ask
/// the person's router, a cloud server's secrets or another program on this computer.
///
/// It serves one browser for one page. A secret, new each time, keeps other programs on this computer from using
/// it, and it lets them reach nothing that they could not reach alone.
final class GuardProxy: Sendable {
  /// What one run may cost.
  struct Limits {
    /// Browsers open at most 32 connections to a proxy.
    var connectionsAtATime = 64
    var connections = 3000
    /// In both directions together.
    var bytes = 256 << 20
    /// In seconds, for each address that a name leads to.
    var connectPatience = 5
    /// In seconds without a byte.
    var patience = 30
    /// Of one name.
    var addresses = 6
  }

  /// Why a place could not be reached.
  enum Trouble: Equatable {
    case refused(AddressRule.Refusal)
    case unknownHost
    case noConnection
  }

  struct NotListening: Error {}

  private struct State {
    var isStopped = false
    var open: Set<Int32> = []
    var connections = 0
    var bytes = 0
    var hasReachedLimit = false
    var troubles: [String: Trouble] = [:]
  }

  private static let troubleLimit = 500

  let rule: AddressRule
  let limits: Limits
  let port: UInt16
  let user = "netcurtain"
  let secret: String
  private let listener: Int32
  private let state = Mutex(State())

  /// Listens when this returns, on a free port of 127.0.0.1.
  init(rule: AddressRule, limits: Limits = Limits()) throws(NotListening) {
    self.rule = rule
    self.limits = limits
    var random = SystemRandomNumberGenerator()
    secret = (0..<4).map { _ in String(random.next(), radix: 36) }.joined()
    let listener = socket(AF_INET, StreamSocket.kind, 0)
    guard listener >= 0 else { throw NotListening() }
    _ = fcntl(listener, F_SETFD, FD_CLOEXEC)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = in_addr_t(INADDR_LOOPBACK).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isListening = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
        bind(listener, pointer, length) == 0 && listen(listener, 64) == 0
          && getsockname(listener, pointer, &length) == 0
      }
    }
    guard isListening else {
      Foundation.close(listener)
      throw NotListening()
    }
    self.listener = listener
    port = UInt16(bigEndian: address.sin_port)
  }

  /// Begins to take connections, on threads of its own, until ``stop()``.
  func start() {
    let thread = Thread { [self] in acceptAll() }
    thread.name = "netcurtain guard"
    thread.start()
  }

  /// Ends every connection at once and takes no more.
  func stop() {
    state.withLock { state in
      state.isStopped = true
      for descriptor in state.open { shutdown(descriptor, Int32(SHUT_RDWR)) }
    }
    shutdown(listener, Int32(SHUT_RDWR))
  }

  /// Whether something was cut off because the page cost too much.
  var hasReachedLimit: Bool { state.withLock(\.hasReachedLimit) }

  /// Why the origin of `address` could not be reached the last time.
  func trouble(at address: WebAddress) -> Trouble? {
    state.withLock { $0.troubles[Self.place(address)] }
  }

  /// What is to be answered to the guard's question for its secret.
  var credentials: String { "Basic " + Data("\(user):\(secret)".utf8).base64EncodedString() }

  // MARK: For the connections

  func note(_ trouble: Trouble?, at address: WebAddress) {
    state.withLock { state in
      let place = Self.place(address)
      guard state.troubles.count < Self.troubleLimit || state.troubles[place] != nil else { return }
      state.troubles[place] = trouble
    }
  }

  /// Counts bytes on their way; false when no more may go.
  func mayPass(_ count: Int) -> Bool {
    state.withLock { state in
      state.bytes += count
      if state.bytes > limits.bytes { state.hasReachedLimit = true }
      return state.bytes <= limits.bytes && !state.isStopped
    }
  }

  /// Has ``stop()`` end this socket too; false if it is too late or there are too many.
  func register(_ stream: SocketStream) -> Bool {
    state.withLock { state in
      guard !state.isStopped, state.open.count < 2 * limits.connectionsAtATime else { return false }
      state.open.insert(stream.descriptor)
      return true
    }
  }

  /// Closes a registered socket. Under the lock, so that ``stop()`` never meets a number that is used anew.
  func close(_ stream: SocketStream) {
    state.withLock { state in
      state.open.remove(stream.descriptor)
      _ = Foundation.close(stream.descriptor)
    }
  }

  private static func place(_ address: WebAddress) -> String {
    "\(address.host):\(address.port ?? (address.scheme == "https" ? 443 : 80))"
  }

  private func acceptAll() {
    while true {
      let descriptor = accept(listener, nil, nil)
      if descriptor < 0, errno == EINTR || errno == ECONNABORTED { continue }
      guard descriptor >= 0 else { break }
      let stream = SocketStream(descriptor, patience: limits.patience)
      let mayServe = state.withLock { state in
        state.connections += 1
        if state.connections > limits.connections { state.hasReachedLimit = true }
        return state.connections <= limits.connections
      }
      guard mayServe, register(stream) else {
        Foundation.close(descriptor)
        if state.withLock(\.isStopped) { break }
        continue
      }
      let connection = GuardedConnection(guardProxy: self, browser: stream)
      let thread = Thread { connection.serve() }
      thread.name = "netcurtain guard"
      thread.start()
    }
    Foundation.close(listener)
  }
}
