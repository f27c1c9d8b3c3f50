import FlyingFox
import FlyingSocks
import Foundation
import Synchronization

/// A real web server on this computer's loopback address and a free port, for tests of fetching.
///
/// It serves the given routes, answers 404 to anything else, and keeps what was asked.
package final class LoopbackServer: Sendable {
  /// What the server answers to one path.
  package struct Route: Sendable {
    package let status: Int
    package let headers: [String: String]
    package let body: [UInt8]

    package init(status: Int = 200, headers: [String: String] = [:], body: [UInt8] = []) {
      self.status = status
      self.headers = headers
      self.body = body
    }

    /// A page of HTML.
    package static func html(_ text: String, status: Int = 200) -> Route {
      Route(status: status, headers: ["Content-Type": "text/html; charset=utf-8"], body: Array(text.utf8))
    }

    /// "That page is now over there."
    package static func redirect(to target: String, status: Int = 302) -> Route {
      Route(status: status, headers: ["Location": target])
    }
  }

  /// One request as it came.
  package struct Request: Sendable {
    /// With the query, as sent.
    package let target: String
    /// Names in lower case.
    package let headers: [String: String]
  }

  /// The server did not begin to listen.
  package struct NotListening: Error {}

  private let server: HTTPServer
  private let running: Task<Void, any Error>
  private let log: RequestLog
  /// The port on 127.0.0.1.
  package let port: UInt16

  /// Starts a server; it listens when this returns.
  package static func start(_ routes: [String: Route]) async throws -> LoopbackServer {
    try await LoopbackServer { routes[$0] }
  }

  /// Starts a server whose answers are made when they are asked for, by the request's target.
  package init(_ route: @escaping @Sendable (String) -> Route?) async throws {
    let log = RequestLog()
    let server = HTTPServer(address: try .inet(ip4: "127.0.0.1", port: 0), logger: .disabled)
    await server.appendRoute("*") { request in
      let target = request.target.rawValue
      var headers: [String: String] = [:]
      for header in request.headers.keys {
        headers[header.rawValue.lowercased()] = request.headers[header]
      }
      log.add(Request(target: target, headers: headers))
      guard let found = route(target) else { return HTTPResponse(statusCode: .notFound) }
      var fields = HTTPHeaders()
      for (name, value) in found.headers { fields.addValue(value, for: HTTPHeader(name)) }
      return HTTPResponse(
        statusCode: HTTPStatusCode(found.status, phrase: "Test"), headers: fields, body: Data(found.body))
    }
    self.running = Task(executorPreference: ServerThreads.shared) { try await server.run() }
    try await server.waitUntilListening(timeout: 60)
    guard case .ip4(_, let port) = await server.listeningAddress else { throw NotListening() }
    self.server = server
    self.log = log
    self.port = port
  }

  /// What has been asked so far, in order.
  package var requests: [Request] { log.requests }

  /// The address of `target` ("/sam?tab=about") on this server.
  package func url(for target: String, host: String = "127.0.0.1") -> String {
    "http://\(host):\(port)\(target)"
  }

  /// Stops listening and closes what is open.
  package func stop() async {
    await server.stop()
    running.cancel()
  }
}

private final class RequestLog: Sendable {
  private let entries = Mutex<[LoopbackServer.Request]>([])

  var requests: [LoopbackServer.Request] { entries.withLock { $0 } }

  func add(_ request: LoopbackServer.Request) { entries.withLock { $0.append(request) } }
}
