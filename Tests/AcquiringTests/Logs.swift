import Synchronization

@testable import Acquiring

/// The order in which inputs were delivered.
final class OrderLog: Sendable {
  private let log = Mutex<[Int]>([])
  func add(_ index: Int) { log.withLock { $0.append(index) } }
  var entries: [Int] { log.withLock { $0 } }
}

/// All progress that was reported.
final class ProgressLog: Sendable {
  private let log = Mutex<[Acquirer.Progress]>([])
  func add(_ progress: Acquirer.Progress) { log.withLock { $0.append(progress) } }
  var entries: [Acquirer.Progress] { log.withLock { $0 } }
}
