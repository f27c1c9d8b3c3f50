import Foundation
import Model
import Support
import Testing

@testable import Acquiring

@Suite("Stopping a run")
struct CancellationTests {
  @Test("transfers end at once, and every input is still delivered")
  func stop() async throws {
    let server = try RawServer([
      .send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n<p>half"), .waitForClose,
    ])
    defer { server.stop() }
    let acquirer = Acquirer(
      .loopback {
        $0.totalTimeout = .seconds(60)
        $0.stallSeconds = 60
      })
    let inputs = acquirer.inputs(for: (0..<5).map { server.url(for: "/\($0)") })
    let captured = Captured()
    let run = Task {
      await acquirer.acquire(inputs, onProgress: { _ in }) { index, page in captured.add(index, page) }
    }
    while server.connections == 0 { try await Task.sleep(for: .milliseconds(10)) }
    let start = ContinuousClock.now
    run.cancel()
    await run.value
    // The transfer itself would take a minute.
    #expect(ContinuousClock.now - start < .seconds(30))
    #expect(captured.counts == [0: 1, 1: 1, 2: 1, 3: 1, 4: 1])
    #expect(captured.inOrder.allSatisfy { $0.capture.failure?.code == .interrupted && $0.body.isEmpty })
    #expect(server.connections == 1)
  }

  @Test("a run that is stopped before it begins asks nothing and reads nothing")
  func stoppedBefore() async throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("<p>Sam", to: "sam.html")
    let server = try RawServer([.waitForClose])
    defer { server.stop() }
    let acquirer = Acquirer(.loopback)
    let inputs = acquirer.inputs(for: [server.url(for: "/"), file])
    let captured = Captured()
    let run = Task {
      while !Task.isCancelled { await Task.yield() }
      await acquirer.acquire(inputs, onProgress: { _ in }) { index, page in captured.add(index, page) }
    }
    run.cancel()
    await run.value
    #expect(captured.inOrder.map(\.capture.failure?.code) == [.interrupted, .interrupted])
    #expect(server.connections == 0)
  }
}
