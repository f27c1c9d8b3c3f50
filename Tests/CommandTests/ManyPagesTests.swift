import Foundation
import Support
import Testing

@Suite("Many pages")
struct ManyPagesTests {
  @Test("64 files and links in one command are all there, in the order they were given")
  func order() async throws {
    let workplace = try Workplace()
    let server = try await LoopbackServer { target in
      // The first answers are the largest, so that they come last where they can.
      let number = Int(target.dropFirst()) ?? 0
      return .html(Sample.profile + String(repeating: "<p>More.</p>", count: (64 - number) * 200))
    }
    let arguments = try (0..<64).map { number in
      number % 4 == 3
        ? server.url(for: "/\(number)")
        : try URL(fileURLWithPath: workplace.write(Sample.profile, to: "\(number).html")).lastPathComponent
    }
    let outcome = try await workplace.audit(["--allow-private-network"] + arguments)
    outcome.expect(0)
    let report = try outcome.report()
    #expect(report.profiles.map(\.requestedURL) == arguments.map { $0.hasPrefix("http") ? $0 : "file:" + $0 })
    #expect(report.profiles.map(\.id) == (1...64).map { "p\($0)" })
    #expect(report.profiles.filter { $0.state != "profile" }.isEmpty)
    #expect(
      report.profiles.filter { profile in !profile.exposures.contains { $0.attribute == "employer" } }.isEmpty
    )
    await server.stop()
  }
}
