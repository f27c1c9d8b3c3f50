import Dispatch

/// Threads of the test servers' own.
///
/// Tests run on as many threads as the computer has cores, and a server that shares them cannot answer while tests
/// compute: then a page times out that was served at once.
final class ServerThreads: TaskExecutor {
  static let shared = ServerThreads()

  private let queue = DispatchQueue(label: "netcurtain test servers", attributes: .concurrent)

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    let executor = asUnownedTaskExecutor()
    queue.async { job.runSynchronously(on: executor) }
  }
}
