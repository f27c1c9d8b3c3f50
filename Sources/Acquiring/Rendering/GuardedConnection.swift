import Foundation
import Glibc
import Model

/// One connection of a browser to the guard, from its request to its end. Runs on a thread of its own.
struct GuardedConnection {
  let guardProxy: GuardProxy
  let browser: SocketStream

  private static let pieceSize = 64 << 10

  /// Reads the request, judges where it leads, connects, and carries bytes both ways.
  func serve() {
    defer { guardProxy.close(browser) }
    guard let (head, rest) = readHead(of: browser), let request = ProxyRequest(head: head) else {
      answer("400 Bad Request")
      return
    }
    guard request.credentials == guardProxy.credentials else {
      answer("407 Proxy Authentication Required", "Proxy-Authenticate: Basic realm=\"netcurtain\"\r\n")
      return
    }
    let address: WebAddress
    do throws(AddressRule.Refusal) {
      address = try guardProxy.rule.check(request.target)
    } catch {
      if let place = WebAddress(request.target) { guardProxy.note(.refused(error), at: place) }
      refuse(request, "403 Forbidden")
      return
    }
    guard let site = connect(to: address) else {
      refuse(request, "502 Bad Gateway")
      return
    }
    defer { guardProxy.close(site) }
    if request.isTunnel {
      guard browser.write("HTTP/1.1 200 Connection established\r\n\r\n"), site.write(rest) else { return }
      carry(to: site, answerIsOpen: true)
    } else {
      guard site.write(request.head(for: address)), site.write(rest) else { return }
      carry(to: site, answerIsOpen: false)
    }
  }

  /// Everything up to the empty line, and what came behind it.
  private func readHead(of stream: SocketStream) -> (head: String, rest: [UInt8])? {
    var bytes: [UInt8] = []
    while bytes.count <= ProxyRequest.headLimit {
      let piece = stream.read(limit: 8 << 10)
      guard !piece.isEmpty else { return nil }
      let start = max(0, bytes.count - 3)
      bytes += piece
      if let end = Self.headEnd(in: bytes, from: start) {
        return (String(decoding: bytes[..<end], as: UTF8.self), Array(bytes[(end + 4)...]))
      }
    }
    return nil
  }

  private static func headEnd(in bytes: [UInt8], from start: Int) -> Int? {
    guard bytes.count >= 4 else { return nil }
    return (start...(bytes.count - 4)).first { bytes[$0..<($0 + 4)].elementsEqual([13, 10, 13, 10]) }
  }

  private func answer(_ status: String, _ fields: String = "") {
    _ = browser.write("HTTP/1.1 \(status)\r\n\(fields)Content-Length: 0\r\nConnection: close\r\n\r\n")
  }

  /// A plain request gets no answer at all: a page, and the reader of it, would take one for the site's.
  private func refuse(_ request: ProxyRequest, _ status: String) {
    if request.isTunnel { answer(status) }
  }

  /// A connection to the first address of the name that may be had and takes it.
  private func connect(to address: WebAddress) -> SocketStream? {
    var hints = addrinfo()
    hints.ai_family = AF_UNSPEC
    hints.ai_socktype = StreamSocket.kind
    hints.ai_flags = AI_NUMERICSERV
    var list: UnsafeMutablePointer<addrinfo>?
    let host = address.host.hasPrefix("[") ? String(address.host.dropFirst().dropLast()) : address.host
    let port = address.port ?? (address.scheme == "https" ? 443 : 80)
    guard getaddrinfo(host, String(port), &hints, &list) == 0 else {
      guardProxy.note(.unknownHost, at: address)
      return nil
    }
    defer { freeaddrinfo(list) }
    var trouble = GuardProxy.Trouble.noConnection
    var next = list
    for _ in 0..<guardProxy.limits.addresses {
      guard let place = next else { break }
      next = place.pointee.ai_next
      let network = NetworkAddress(place)
      let refusal =
        network.map { guardProxy.rule.refusal(of: $0, for: address.origin) }
        ?? .special("neither IPv4 nor IPv6")
      if let refusal {
        trouble = .refused(refusal)
        continue
      }
      guard let stream = SocketStream.connect(to: place, patience: guardProxy.limits.connectPatience) else {
        continue
      }
      guard guardProxy.register(stream) else {
        close(stream.descriptor)
        return nil
      }
      guardProxy.note(nil, at: address)
      return stream
    }
    guardProxy.note(trouble, at: address)
    return nil
  }

  /// Carries bytes both ways until both sides have ended, a limit is met, or the guard is stopped.
  ///
  /// - Parameter answerIsOpen: false while the head of a plain answer is still to come and to be judged.
  private func carry(to site: SocketStream, answerIsOpen: Bool) {
    var answerIsOpen = answerIsOpen
    var head: [UInt8] = []
    var ends = [
      pollfd(fd: browser.descriptor, events: Int16(POLLIN), revents: 0),
      pollfd(fd: site.descriptor, events: Int16(POLLIN), revents: 0),
    ]
    while ends.contains(where: { $0.fd >= 0 }) {
      guard poll(&ends, 2, Int32(guardProxy.limits.patience) * 1000) > 0 else { return }
      if ends[0].revents != 0 {
        let piece = browser.read(limit: Self.pieceSize)
        guard guardProxy.mayPass(piece.count) else { return }
        if piece.isEmpty {
          site.endWriting()
          ends[0].fd = -1
        } else if !site.write(piece) {
          return
        }
      }
      if ends[1].revents != 0 {
        let piece = site.read(limit: Self.pieceSize)
        guard guardProxy.mayPass(piece.count) else { return }
        if piece.isEmpty {
          browser.endWriting()
          ends[1].fd = -1
        } else if answerIsOpen {
          guard browser.write(piece) else { return }
        } else {
          head += piece
          guard let isDone = passAnswerHead(&head) else { return }
          answerIsOpen = isDone
        }
      }
      // Once the site has said everything, a browser that keeps its side open is not waited for.
      if ends[1].fd < 0 { return }
    }
  }

  /// Sends the head of a plain answer on as soon as it is whole, with what follows; `nil` if it may not be sent.
  private func passAnswerHead(_ bytes: inout [UInt8]) -> Bool? {
    while let end = Self.headEnd(in: bytes, from: 0) {
      let text = String(decoding: bytes[..<end], as: UTF8.self)
      let rest = Array(bytes[(end + 4)...])
      if text.hasPrefix("HTTP/1.1 1") || text.hasPrefix("HTTP/1.0 1") {
        // "Go on": the answer itself is still to come.
        bytes = rest
        continue
      }
      guard let head = ProxyRequest.answerHead(text), browser.write(Array(head.utf8) + rest) else {
        return nil
      }
      return true
    }
    return bytes.count <= ProxyRequest.headLimit ? false : nil
  }
}
