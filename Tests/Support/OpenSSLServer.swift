import Foundation
import Synchronization

/// A real TLS server on loopback: the `openssl` command with a certificate of its own, serving files as raw answers,
/// or what the test writes itself.
package final class OpenSSLServer {
  /// Where the command is.
  package static let path = "/usr/bin/openssl"
  package static let isInstalled = FileManager.default.isExecutableFile(atPath: path)

  /// The server could not be set up.
  package struct NotListening: Error {}

  /// The port on 127.0.0.1.
  package let port: Int
  /// The certificate in PEM, for a client that is to trust it.
  package let certificateFile: String
  private let process = Process()
  private let input = Pipe()
  private let log = ByteLog()

  /// Starts a server in `folder` with a certificate that is valid for `days` (less than 0: it has ended) and for
  /// `name`. It listens when this returns.
  ///
  /// With `answer` it serves no files: `answer` gets all that the server has printed so far, in which the client's
  /// bytes are, until it gives bytes to send back. Those must not begin with a letter that `openssl` takes for a
  /// command ("Q", "R", "S" and others).
  package init(
    in folder: TemporaryFolder, days: Int = 2, name: String = "IP:127.0.0.1", arguments: [String] = [],
    answer: (@Sendable ([UInt8]) -> [UInt8]?)? = nil
  ) throws {
    let key: String
    (certificateFile, key) = try Self.makeCertificate(in: folder, days: days, name: name)
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: Self.path)
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    process.arguments =
      ["s_server", "-accept", "127.0.0.1:0", "-key", key, "-cert", certificateFile]
      + (answer == nil ? ["-HTTP"] : []) + arguments
    process.standardInput = input
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    var text = ""
    while true {
      let data = output.fileHandleForReading.availableData
      guard !data.isEmpty else { throw NotListening() }
      text += String(decoding: data, as: UTF8.self)
      if let match = text.firstMatch(of: /ACCEPT [^\n]*:([0-9]+)\n/), let port = Int(match.1) {
        self.port = port
        break
      }
    }
    guard let answer else { return }
    let (reader, writer, log) = (output.fileHandleForReading, input.fileHandleForWriting, log)
    Thread {
      var hasAnswered = false
      while true {
        let data = reader.availableData
        guard !data.isEmpty else { return }
        let all = log.add(data)
        guard !hasAnswered, let bytes = answer(all) else { continue }
        hasAnswered = true
        try? writer.write(contentsOf: Data(bytes))
      }
    }.start()
  }

  /// Makes a certificate that is signed by itself, and its key; gives their paths.
  package static func makeCertificate(
    in folder: TemporaryFolder, days: Int = 2, name: String = "IP:127.0.0.1"
  ) throws -> (certificate: String, key: String) {
    let key = folder.path + "/key.pem"
    let request = folder.path + "/request.pem"
    let certificateFile = folder.path + "/certificate.pem"
    let extensions = try folder.write("subjectAltName=\(name)", to: "extensions")
    try Self.run([
      "req", "-new", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout", key,
      "-out",
      request, "-subj", "/CN=test",
    ])
    try Self.run([
      "x509", "-req", "-in", request, "-signkey", key, "-days", "\(days)", "-extfile", extensions, "-out",
      certificateFile,
    ])
    return (certificateFile, key)
  }

  /// What the server has printed since it listens; the client's bytes are in it.
  package var received: [UInt8] { log.bytes }

  deinit { process.terminate() }

  /// The address of the file `name`.
  package func url(for name: String) -> String { "https://127.0.0.1:\(port)/\(name)" }

  private static func run(_ arguments: [String]) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw NotListening() }
  }
}

/// Bytes that come in on one thread and are looked at on another.
private final class ByteLog: Sendable {
  private let log = Mutex<[UInt8]>([])

  var bytes: [UInt8] { log.withLock { $0 } }

  func add(_ data: Data) -> [UInt8] {
    log.withLock {
      $0 += data
      return $0
    }
  }
}
