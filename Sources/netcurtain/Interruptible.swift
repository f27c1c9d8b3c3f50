import Dispatch
import Foundation
import Synchronization

/// Work that Ctrl-C (or a polite kill) ends early and in order: the first signal cancels its task, so that what is
/// finished can still be reported; a second one ends the program at once.
final class Interruptible<Value: Sendable>: Sendable {
  private let task: Task<Value, Never>
  private let interrupted = Mutex(false)

  init(_ work: @escaping @Sendable () async -> Value) {
    task = Task(operation: work)
  }

  /// Whether a signal came.
  var wasInterrupted: Bool { interrupted.withLock { $0 } }

  /// The result, whole or of what was finished.
  var value: Value {
    get async {
      let sources = [SIGINT, SIGTERM].map { number in
        signal(number, SIG_IGN)
        let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
        source.setEventHandler { [self] in
          let isSecond = interrupted.withLock { was in
            defer { was = true }
            return was
          }
          if isSecond { _exit(ExitStatus.interrupted.rawValue) }
          task.cancel()
        }
        source.resume()
        return source
      }
      let value = await task.value
      for source in sources { source.cancel() }
      return value
    }
  }
}
