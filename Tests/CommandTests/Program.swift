import Foundation
import Support
import Testing

/// What one run of the program gave.
struct Outcome: Sendable {
  /// The signal's number plus 128 where a signal ended it, as shells count.
  let exitCode: Int32
  let output: String
  let errors: String
  let duration: Duration

  /// The JSON report on standard output.
  func report(sourceLocation: SourceLocation = #_sourceLocation) throws -> ReportFile {
    try ReportFile(output, sourceLocation: sourceLocation)
  }

  /// That it ended with `code`, in order: no trace of a crash.
  func expect(_ code: Int32, sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(exitCode == code, "\(errors)", sourceLocation: sourceLocation)
    #expect(!errors.contains("Fatal error"), sourceLocation: sourceLocation)
    #expect(!errors.contains("crashed"), sourceLocation: sourceLocation)
  }
}

/// The built program, run as a person runs it: in a folder of its own, with an empty home.
struct Program: Sendable {
  /// Where standard output or standard error leads.
  enum Stream: Sendable, Equatable {
    case captured
    /// A pseudo-terminal with that many columns.
    case terminal(columns: UInt16 = 80)
    case device(String)
  }

  struct NotStarted: Error {}

  /// The program that was built together with these tests.
  static let path: String = {
    let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    let folders = [own, CommandLine.arguments[0]].map { URL(fileURLWithPath: $0).deletingLastPathComponent() }
    let candidates = folders + [Checkout.folder.appending(path: ".build/debug")]
    let paths = candidates.map { $0.appending(path: "netcurtain").path(percentEncoded: false) }
    return paths.first { FileManager.default.isExecutableFile(atPath: $0) } ?? paths[0]
  }()

  var arguments: [String]
  /// The working folder.
  var folder: String
  var environment: [String: String] = [:]
  var output = Stream.captured
  var errors = Stream.captured
  /// A line for `sh` that runs the program as `"$@"`, to close or pipe its streams.
  var shell: String?
  /// A command that runs the program, with its options.
  var launcher: [String] = []
  var limit = Duration.seconds(60)

  /// Runs it to its end, which comes by force after ``limit``. `whileRunning` gets the process's number.
  func run(whileRunning: @escaping @Sendable (Int32) async throws -> Void = { _ in }) async throws -> Outcome
  {
    let scratch = try TemporaryFolder()
    let process = Process()
    var command = launcher + [Self.path] + arguments
    if let shell { command = ["/bin/sh", "-c", shell, "sh"] + command }
    process.executableURL = URL(fileURLWithPath: command[0])
    process.arguments = Array(command.dropFirst())
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.environment = try surroundings(home: scratch)
    process.standardInput = FileHandle.nullDevice
    let output = try OpenStream(output, file: scratch.path + "/output")
    let errors = try OpenStream(errors, file: scratch.path + "/errors")
    process.standardOutput = output.handle
    process.standardError = errors.handle

    let clock = ContinuousClock()
    let start = clock.now
    let (ends, end) = AsyncStream.makeStream(of: Void.self)
    process.terminationHandler = { _ in end.finish() }
    try process.run()
    let number = process.processIdentifier
    let limit = limit
    let watchdog = Task {
      try await Task.sleep(for: limit)
      kill(number, SIGKILL)
    }
    do {
      try await whileRunning(number)
    } catch {
      kill(number, SIGKILL)
      throw error
    }
    for await _ in ends {}
    watchdog.cancel()
    let duration = clock.now - start
    return Outcome(
      exitCode: process.terminationStatus + (process.terminationReason == .uncaughtSignal ? 128 : 0),
      output: await output.text(), errors: await errors.text(), duration: duration)
  }

  /// Nothing of the person who runs the tests, so that no setting of theirs changes a result.
  private func surroundings(home: TemporaryFolder) throws -> [String: String] {
    let house = home.path + "/home"
    try FileManager.default.createDirectory(atPath: house, withIntermediateDirectories: true)
    var result = ["HOME": house, "PATH": "/usr/bin:/bin:/usr/sbin:/sbin", "TERM": "xterm", "TZ": "UTC"]
    // Where the toolchain's libraries are not on the usual path.
    result["LD_LIBRARY_PATH"] = ProcessInfo.processInfo.environment["LD_LIBRARY_PATH"]
    return result.merging(environment) { _, new in new }
  }
}

/// Where this source lies.
enum Checkout {
  static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
}
