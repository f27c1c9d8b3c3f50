import Foundation
import Markup
import Model
import Testing

@testable import Reading

/// Looks a piece of evidence up again on its page.
///
/// The pointer of embedded JSON and of a platform's rule applies as ``EmbeddedState`` says, that of JSON-LD to its
/// one value.
func isFound(_ evidence: Evidence, on tree: HTMLTree) throws -> Bool {
  let wanted = evidence.excerpt.hasSuffix("…") ? String(evidence.excerpt.dropLast()) : evidence.excerpt
  let parts = evidence.locator.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
  guard let node = try tree.nodes(String(parts[0])).first else { return false }
  var text = node.isElement ? node.readableText : node.content
  if parts.count == 2 {
    let data =
      evidence.source == .embeddedJSON || evidence.source == .platformRule
      ? EmbeddedState.value(of: node.content, type: node.attribute("type")?.lowercased() ?? "")
      : JSONParser.parse(node.content)
    guard let value = data?.value(at: String(parts[1]))?.text else { return false }
    text = value.decodingEntities
  }
  let whole = PageText.clean(text, limit: 20_000_000)
  // A link's address is shown without its scheme, an e-mail address in lower case.
  return whole.contains(wanted) || whole.lowercased().contains(wanted.lowercased())
}

@Suite("Every locator, run again, gives its excerpt")
struct EvidenceTests {
  @Test("on the pages of the examples of checks and platforms")
  func examples() throws {
    let fixture = ReadingFixture.shared
    var looked = 0
    let pages =
      fixture.catalogue.checks.flatMap(\.examples).map { ($0.html, $0.url, $0.status, $0.position) }
      + fixture.catalogue.platforms.flatMap(\.examples).map { ($0.html, $0.url, $0.status, $0.position) }
    for (html, url, status, position) in pages {
      let reading = reading(html, url: url, status: status)
      let tree = try HTMLTree(Array(html.utf8))
      for exposure in reading.exposures {
        #expect(!exposure.evidence.isEmpty)
        for evidence in exposure.evidence {
          looked += 1
          // The address of an archive's copy is the evidence itself.
          if evidence.source == .url {
            #expect(evidence.excerpt == url, "\(position): \(evidence)")
          } else {
            #expect(try isFound(evidence, on: tree), "\(position): \(evidence)")
          }
        }
      }
    }
    #expect(looked > 200)
  }

  @Test("on real pages", .enabled(if: labelledPages != nil))
  func realPages() async throws {
    let folder = try #require(labelledPages)
    let files = try #require(FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
    var looked = 0
    for file in files.compactMap({ $0 as? URL }) where file.pathExtension == "html" {
      await Task.yield()
      let bytes = Array(try Data(contentsOf: file))
      guard let tree = try? HTMLTree(bytes) else { continue }
      let capture = Capture(
        requestedURL: "file:\(file.lastPathComponent)", method: .saved, seenAs: .unknown,
        byteCount: bytes.count,
        capturedAt: .distantPast)
      for exposure in ReadingFixture.shared.reader.read(Page(capture: capture, body: bytes)).exposures {
        for evidence in exposure.evidence {
          looked += 1
          #expect(try isFound(evidence, on: tree), "\(file.lastPathComponent): \(evidence)")
        }
      }
    }
    #expect(looked > 500)
  }
}
