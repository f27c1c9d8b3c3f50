import Foundation
import Support
import Testing

/// Saved pages of real sites, each with what it is. They are no part of the project: see docs/decisions.md.
enum RealPages {
  static let folder = Checkout.folder.deletingLastPathComponent().appending(path: "shared/pages/real")
    .path(percentEncoded: false)
  static let areThere = FileManager.default.fileExists(atPath: folder + "/MANIFEST.tsv")

  struct Entry: Sendable {
    let file: String
    let state: String
  }

  /// In the order of their names.
  static func entries() throws -> [Entry] {
    let lines = try String(contentsOfFile: folder + "/MANIFEST.tsv", encoding: .utf8).split(separator: "\n")
    let columns = lines[0].split(separator: "\t", omittingEmptySubsequences: false)
    let state = try #require(columns.firstIndex(of: "state"))
    return lines.dropFirst().map { line in
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
      return Entry(file: String(cells[0]), state: String(cells[state]))
    }.sorted { $0.file < $1.file }
  }
}

@Suite("Real pages", .enabled(if: RealPages.areThere, "needs the pages beside the checkout"))
struct RealPagesTests {
  private let workplace: Workplace

  init() throws { workplace = try Workplace() }

  private struct Fact: Hashable {
    let attribute: String
    let value: String
    let confidence: Int
  }

  private func facts(_ profile: ReportFile.Profile) -> Set<Fact> {
    Set(profile.exposures.map { Fact(attribute: $0.attribute, value: $0.value, confidence: $0.confidence) })
  }

  @Test("a page that is fetched by link reads as the same page does from its file")
  func linksAndFiles() async throws {
    let entries = try RealPages.entries()
    try #require(entries.count >= 60)
    let server = try await LoopbackServer { target in
      guard let file = target.removingPercentEncoding,
        let data = FileManager.default.contents(atPath: RealPages.folder + file)
      else { return nil }
      return .init(headers: ["Content-Type": "text/html"], body: Array(data))
    }
    let allowed = CharacterSet.urlPathAllowed
    let links = try entries.map { entry in
      server.url(for: "/" + (try #require(entry.file.addingPercentEncoding(withAllowedCharacters: allowed))))
    }
    let fetched = try await workplace.audit(["--allow-private-network"] + links)
    fetched.expect(0)
    let saved = try await workplace.audit(entries.map { RealPages.folder + "/" + $0.file })
    saved.expect(0)
    let (byLink, byFile) = try (fetched.report().profiles, saved.report().profiles)
    #expect(byLink.map(\.requestedURL) == links)
    try #require(byFile.count == entries.count && byLink.count == entries.count)
    for (entry, (link, file)) in zip(entries, zip(byLink, byFile)) {
      #expect(link.state == file.state, "\(entry.file)")
      #expect(facts(link).symmetricDifference(facts(file)) == [], "\(entry.file)")
    }
    #expect(server.requests.count == entries.count)
    await server.stop()
  }

  @Test("no wall, shell, block or missing page is called clear, and each says why and what to do")
  func neverClear() async throws {
    let entries = try RealPages.entries().filter { $0.state != "profile" }
    #expect(Set(entries.map(\.state)).isSuperset(of: ["wall", "shell", "blocked", "notfound"]))
    let outcome = try await workplace.audit(entries.map { RealPages.folder + "/" + $0.file })
    #expect([0, 69].contains(outcome.exitCode))
    let report = try outcome.report()
    try #require(report.profiles.count == entries.count)
    for (entry, profile) in zip(entries, report.profiles)
    where ["wall", "shell", "blocked", "notfound"].contains(entry.state) {
      #expect(report.checks("clear", on: profile) == [], "\(entry.file)")
      #expect(profile.state != "profile", "\(entry.file)")
      let row = report.notAssessed.first { $0.requestedURL == profile.requestedURL }
      #expect(row?.reason.isEmpty == false, "\(entry.file)")
      #expect(row?.nextStep.isEmpty == false, "\(entry.file)")
    }
  }

  @Test("the whole folder in one command: a state for every page, in the order of the names")
  func wholeFolder() async throws {
    let outcome = try await workplace.audit([RealPages.folder])
    outcome.expect(0)
    #expect(outcome.errors == "")
    let profiles = try outcome.report().profiles
    #expect(profiles.map(\.requestedURL) == (try RealPages.entries().map { "file:real/\($0.file)" }))
    #expect(profiles.filter { $0.state.isEmpty || $0.stateReason.isEmpty }.isEmpty)
  }
}
