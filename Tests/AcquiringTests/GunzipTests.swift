import Foundation
import Model
import Support
import Testing

@testable import Acquiring

enum GzipCommand {
  static let path = "/usr/bin/gzip"
  static let isInstalled = FileManager.default.isExecutableFile(atPath: path)
}

@Suite("Unpacking gzip while it arrives", .enabled(if: GzipCommand.isInstalled, "needs the gzip command"))
struct GunzipTests {
  /// What the gzip command makes of `bytes`.
  private func packed(_ bytes: [UInt8], _ options: [String] = ["-9"]) throws -> [UInt8] {
    let folder = try TemporaryFolder()
    let file = folder.path + "/page"
    try Data(bytes).write(to: URL(fileURLWithPath: file))
    let process = Process()
    process.executableURL = URL(fileURLWithPath: GzipCommand.path)
    process.arguments = options + [file]
    try process.run()
    process.waitUntilExit()
    return Array(try Data(contentsOf: URL(fileURLWithPath: file + ".gz")))
  }

  private func unpack(_ bytes: [UInt8], piece: Int = 4096, limit: Int = 1 << 24) throws -> Gunzip {
    var gunzip = Gunzip(limit: limit)
    for start in stride(from: 0, to: bytes.count, by: piece) {
      try bytes[start..<min(start + piece, bytes.count)].withUnsafeBytes { try gunzip.append($0) }
    }
    return gunzip
  }

  /// Bytes without pattern, the same each time.
  private func noise(_ count: Int) -> [UInt8] {
    var state: UInt64 = 88_172_645_463_325_252
    return (0..<count).map { _ in
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return UInt8(truncatingIfNeeded: state)
    }
  }

  private var page: [UInt8] {
    Array(
      (0..<3000).map { "<li><a href=\"/people/\($0 * 7919 % 1000)\">Sam Okafor \($0)</a></li>\n" }.joined()
        .utf8)
  }

  @Test("what was packed comes back, in pieces of any size", arguments: [1, 7, 4096, 1 << 20])
  func roundTrip(_ piece: Int) throws {
    let samples: [[UInt8]] = [
      [], Array("hi".utf8), page, noise(100_000), [UInt8](repeating: 32, count: 200_000),
    ]
    for sample in samples {
      for option in ["-1", "-9"] {
        let result = try unpack(packed(sample, [option]), piece: piece)
        #expect(result.isComplete)
        #expect(result.output == sample)
      }
    }
  }

  @Test("half a stream is not a whole one")
  func cut() throws {
    let whole = try packed(Array(page.prefix(3000)))
    for count in 0..<whole.count {
      #expect(try !unpack(Array(whole[..<count])).isComplete, "\(count) of \(whole.count)")
    }
  }

  @Test("a changed byte is never taken for the page")
  func changed() throws {
    let original = Array(page.prefix(2000))
    let whole = try packed(original, ["-9", "-n"])
    // The ten bytes of the header carry the time and the system, which do not matter.
    for index in 10..<whole.count {
      var bad = whole
      bad[index] ^= 0x41
      if let result = try? unpack(bad) { #expect(!result.isComplete, "byte \(index)") }
    }
  }

  @Test("a stream that unpacks to more than the limit is stopped there")
  func bomb() throws {
    let bomb = try packed([UInt8](repeating: 32, count: 1_000_001))
    #expect(throws: Gunzip.Failure.tooLarge) { try unpack(bomb, limit: 1_000_000) }
    #expect(try unpack(bomb, limit: 1_000_001).isComplete)
  }

  @Test("bytes after the end, and what is no gzip, are malformed")
  func malformed() throws {
    let whole = try packed(page)
    #expect(throws: Gunzip.Failure.malformed) { try unpack(whole + [0]) }
    #expect(throws: Gunzip.Failure.malformed) { try unpack(whole + whole) }
    #expect(throws: Gunzip.Failure.malformed) { try unpack(Array("<!doctype html>".utf8)) }
    #expect(throws: Gunzip.Failure.malformed) {
      try unpack([0x1F, 0x8B, 8, 8, 0, 0, 0, 0, 0, 3] + [UInt8](repeating: 65, count: 70_000))
    }
  }

  @Test("a page that a server sends as gzip unasked is read", arguments: [false, true])
  func overHTTP(_ isCut: Bool) async throws {
    let whole = try packed(page)
    let body = isCut ? Array(whole.dropLast(100)) : whole
    let server = try await LoopbackServer.start([
      "/": .init(headers: ["Content-Encoding": "gzip"], body: body)
    ])
    let captured = try await Acquirer(.loopback).capture(server.url(for: "/"))
    await server.stop()
    #expect(captured.body == (isCut ? [] : page))
    #expect(captured.capture.failure?.code == (isCut ? .brokenAnswer : nil))
    #expect(captured.capture.byteCount == (isCut ? 0 : page.count))
  }
}
