import Synchronization

/// The address of a server that its own routes need, known once it listens.
final class PortBox: Sendable {
  private let value = Mutex("")

  var origin: String {
    get { value.withLock { $0 } }
    set { value.withLock { $0 = newValue } }
  }
}

/// Counts from 1.
final class Counter: Sendable {
  private let value = Mutex(0)

  func next() -> Int {
    value.withLock {
      $0 += 1
      return $0
    }
  }
}
