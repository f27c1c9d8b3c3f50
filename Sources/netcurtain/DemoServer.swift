import DemoPages
import FlyingFox
import FlyingSocks
import Foundation
import Model

/// Serves the demo's pages on a free port of this computer's loopback address, for as long as the demo runs.
struct DemoServer: Sendable {
  private let server: HTTPServer
  private let task: Task<Void, any Error>
  private let port: UInt16

  /// Waits until the server answers.
  static func start(_ pages: [DemoPage]) async throws -> DemoServer {
    let server = HTTPServer(address: try .inet(ip4: "127.0.0.1", port: 0), logger: .disabled)
    for page in pages {
      let fields = page.headers.map { (HTTPHeader($0.name), $0.value) }
      let response = HTTPResponse(
        statusCode: HTTPStatusCode(page.status, phrase: ""),
        headers: HTTPHeaders(Dictionary(fields, uniquingKeysWith: { first, _ in first })),
        body: Data(page.html.utf8))
      await server.appendRoute(HTTPRoute("GET \(page.path)")) { _ in response }
    }
    let task = Task { try await server.run() }
    try? await server.waitUntilListening(timeout: 30)
    guard case .ip4(_, port: let port)? = await server.listeningAddress else {
      task.cancel()
      throw Failure(
        "the demo's own server could not start on this computer. Try again in a moment.", .nothingAssessed)
    }
    return DemoServer(server: server, task: task, port: port)
  }

  func link(to page: DemoPage) -> String { "http://127.0.0.1:\(port)\(page.path)" }

  func stop() async {
    await server.stop()
    task.cancel()
  }
}
