import Foundation
import Model

/// One connected socket, blocking, with a limit on how long it may make its thread wait.
struct SocketStream {
  let descriptor: Int32

  init(_ descriptor: Int32, patience: Int) {
    self.descriptor = descriptor
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    var time = timeval(tv_sec: patience, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &time, socklen_t(MemoryLayout<timeval>.size))
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &time, socklen_t(MemoryLayout<timeval>.size))
    var yes: Int32 = 1
    setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &yes, socklen_t(MemoryLayout<Int32>.size))
  }

  /// Connects to one of the numbers that a look-up gave; `nil` if that does not come about in `patience` seconds.
  static func connect(to place: UnsafePointer<addrinfo>, patience: Int) -> SocketStream? {
    let descriptor = socket(place.pointee.ai_family, place.pointee.ai_socktype, place.pointee.ai_protocol)
    guard descriptor >= 0 else { return nil }
    // The time limit for sending is also that for connecting (socket(7)).
    let stream = SocketStream(descriptor, patience: patience)
    guard Foundation.connect(descriptor, place.pointee.ai_addr, place.pointee.ai_addrlen) == 0 else {
      close(descriptor)
      return nil
    }
    return stream
  }

  /// What comes next, at most `limit` bytes; empty at the end, on an error and when nothing came in time.
  func read(limit: Int) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in
      count = max(0, recv(descriptor, buffer.baseAddress, limit, 0))
    }
  }

  /// Whether all of it was taken.
  func write(_ bytes: [UInt8]) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }

  func write(_ text: String) -> Bool { write(Array(text.utf8)) }

  /// Says that no more will be written.
  func endWriting() { shutdown(descriptor, Int32(SHUT_WR)) }
}

extension NetworkAddress {
  /// `nil` for any family but IPv4 and IPv6.
  init?(_ place: UnsafePointer<addrinfo>) {
    guard let address = place.pointee.ai_addr else { return nil }
    let bytes: [UInt8]
    switch place.pointee.ai_family {
    case AF_INET:
      bytes = address.withMemoryRebound(to: sockaddr_in.self, capacity: 1) { pointer in
        withUnsafeBytes(of: pointer.pointee.sin_addr) { Array($0) }
      }
    case AF_INET6:
      bytes = address.withMemoryRebound(to: sockaddr_in6.self, capacity: 1) { pointer in
        withUnsafeBytes(of: pointer.pointee.sin6_addr) { Array($0) }
      }
    default: return nil
    }
    self.init(bytes: bytes)
  }
}
