import Synchronization

/// Carries values from a thread to one waiting task.
///
/// Not an `AsyncStream`: that one ends at once in a cancelled task, and the pages that say "interrupted" would
/// be lost.
final class Mailbox<Element: Sendable>: Sendable {
  private struct State {
    var values: [Element] = []
    var isClosed = false
    var reader: CheckedContinuation<Element?, Never>?
  }

  private let state = Mutex(State())

  /// Adds a value and wakes the reader.
  func put(_ value: Element) {
    let reader = state.withLock { state -> CheckedContinuation<Element?, Never>? in
      guard let reader = state.reader.take() else {
        state.values.append(value)
        return nil
      }
      return reader
    }
    reader?.resume(returning: value)
  }

  /// No more will come; what has come can still be taken.
  func close() {
    let reader = state.withLock { state in
      state.isClosed = true
      return state.reader.take()
    }
    reader?.resume(returning: nil)
  }

  /// The oldest value, as soon as there is one; `nil` once the box is closed and empty. One reader only.
  func take() async -> Element? {
    await withCheckedContinuation { continuation in
      let now = state.withLock { state -> Element?? in
        if !state.values.isEmpty { return .some(state.values.removeFirst()) }
        if state.isClosed { return .some(nil) }
        state.reader = continuation
        return nil
      }
      if let now { continuation.resume(returning: now) }
    }
  }
}
