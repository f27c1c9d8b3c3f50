import Foundation
import Model
import Support
import Synchronization
import Testing

@testable import Acquiring

/// The pages that one run delivered.
final class Captured: Sendable {
  private let pages = Mutex<[Int: [Page]]>([:])

  func add(_ index: Int, _ page: Page) { pages.withLock { $0[index, default: []].append(page) } }

  /// How often each input was delivered.
  var counts: [Int: Int] { pages.withLock { $0.mapValues(\.count) } }

  /// In the order of the inputs.
  var inOrder: [Page] { pages.withLock { pages in pages.keys.sorted().flatMap { pages[$0] ?? [] } } }
}

extension Acquirer.Settings {
  /// As shipped but for the wait between requests, with this computer opened.
  static var loopback: Acquirer.Settings {
    var settings = Acquirer.Settings(userAgent: "netcurtain/test (+https://netcurtain.example.org)")
    settings.allowsPrivateNetwork = true
    settings.minimumInterval = .zero
    // The servers of all tests share a few threads: what is tested is never how fast they are.
    settings.totalTimeout = .seconds(90)
    settings.stallSeconds = 60
    settings.retryDelay = .milliseconds(2)
    return settings
  }

  /// The same with some settings changed.
  static func loopback(_ change: (inout Acquirer.Settings) -> Void) -> Acquirer.Settings {
    var settings = loopback
    change(&settings)
    return settings
  }
}

extension Acquirer {
  /// Captures the arguments; each input must be delivered exactly once.
  func capture(_ arguments: [String], sourceLocation: SourceLocation = #_sourceLocation) async -> [Page] {
    let inputs = inputs(for: arguments)
    let captured = Captured()
    await acquire(inputs, onProgress: { _ in }) { index, page in captured.add(index, page) }
    let once = Dictionary(uniqueKeysWithValues: inputs.indices.map { ($0, 1) })
    #expect(captured.counts == once, sourceLocation: sourceLocation)
    return captured.inOrder
  }

  /// Captures one link or file.
  func capture(_ argument: String, sourceLocation: SourceLocation = #_sourceLocation) async throws -> Page {
    let pages = await capture([argument], sourceLocation: sourceLocation)
    return try #require(pages.count == 1 ? pages.first : nil, sourceLocation: sourceLocation)
  }
}
