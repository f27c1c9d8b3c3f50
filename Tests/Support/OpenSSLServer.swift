import Foundation

/// A real TLS server on loopback: the `openssl` command with a certificate of its own, serving files as raw answers.
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

  /// Starts a server in `folder` with a certificate that is valid for `days` (less than 0: it has ended) and for
  /// `name`. It listens when this returns.
  package init(
    in folder: TemporaryFolder, days: Int = 2, name: String = "IP:127.0.0.1", arguments: [String] = []
  )
    throws
  {
    let key = folder.path + "/key.pem"
    let request = folder.path + "/request.pem"
    certificateFile = folder.path + "/certificate.pem"
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
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: Self.path)
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    process.arguments =
      ["s_server", "-accept", "127.0.0.1:0", "-key", key, "-cert", certificateFile, "-HTTP"] + arguments
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
        return
      }
    }
  }

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
