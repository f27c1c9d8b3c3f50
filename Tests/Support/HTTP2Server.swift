import Foundation

/// A real HTTP/2 server on loopback: the `nghttpd` command of nghttp2, which speaks nothing older.
package final class HTTP2Server {
  /// Where the command is (Debian's package nghttp2-server), if it is there.
  package static let path = ["/usr/sbin/nghttpd", "/usr/bin/nghttpd"]
    .first { FileManager.default.isExecutableFile(atPath: $0) }

  /// The server could not be set up.
  package struct NotListening: Error {}

  /// The port on 127.0.0.1.
  package let port: UInt16
  private let process: Process

  /// Serves the files of `folder` with this certificate and key. It listens when this returns.
  package init(in folder: TemporaryFolder, certificate: String, key: String) throws {
    guard let path = Self.path else { throw NotListening() }
    // It does not tell its port, so a free one is looked for and given back; another program may take it first.
    for _ in 0..<5 {
      let (socket, port) = try LoopbackSocket.listening()
      close(socket)
      let process = Process()
      process.executableURL = URL(fileURLWithPath: path)
      process.arguments = ["-a", "127.0.0.1", "-d", folder.path, "\(port)", key, certificate]
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
      try process.run()
      for _ in 0..<1_000 where process.isRunning {
        if let connection = LoopbackSocket.connection(to: port) {
          close(connection)
          self.port = port
          self.process = process
          return
        }
        usleep(5_000)
      }
      process.terminate()
    }
    throw NotListening()
  }

  deinit { process.terminate() }

  /// The address of the file `name`.
  package func url(for name: String) -> String { "https://127.0.0.1:\(port)/\(name)" }
}
