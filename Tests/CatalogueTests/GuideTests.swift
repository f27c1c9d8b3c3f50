import Catalogue
import Foundation
import Model
import Testing

@Suite("The guide, docs/catalogue.md")
struct GuideTests {
  /// The YAML of the guide, in its order, without the indent of the list that it stands in.
  private let blocks: [String]
  private let text: String

  init() throws {
    let guide = URL(fileURLWithPath: #filePath).appending(path: "../../../docs/catalogue.md")
      .standardizedFileURL
    text = try String(contentsOf: guide, encoding: .utf8)
    var blocks: [String] = []
    var indent: Int?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let content = line.drop { $0 == " " }
      if content == "```yaml" {
        indent = line.count - content.count
        blocks.append("")
      } else if content == "```" {
        indent = nil
      } else if let indent, let last = blocks.indices.last {
        blocks[last] += line.dropFirst(indent) + "\n"
      }
    }
    self.blocks = blocks
  }

  @Test("its list names every check with its clauses, and no other")
  func list() throws {
    let rows = text.split(separator: "\n").filter {
      $0.hasPrefix("| `") && $0.contains("-") && $0.contains("/")
    }
    .filter { !$0.contains(".yaml") }
    let listed = rows.map { row in row.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) } }
      .map { "\($0.first ?? "") \($0.last ?? "")" }
    let expected = try CatalogueLoader.embedded().checks.map { check in
      let path = check.position.file.replacing(/^Checks\//, with: "").replacing(".yaml", with: "")
      return "`\(path)` \(check.policy.map(\.clause).joined(separator: ", "))"
    }
    #expect(listed.sorted() == expected.sorted())
  }

  @Test("its walk-through adds a check")
  func walkThrough() throws {
    try #require(blocks.count == 7)
    let folder = FileManager.default.temporaryDirectory.appending(path: "netcurtain-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try blocks[..<4].joined().write(
      to: folder.appending(path: "birth-date-visible.yaml"), atomically: true, encoding: .utf8)
    let catalogue = try CatalogueLoader.load(folder: folder.path)
    let check = try #require(catalogue.checks.first { $0.id == "birth-date-visible" })
    #expect(check.condition.attributes == [.birthDate])
    #expect(check.examples.map(\.outcome) == [.flagged, .clear])
    let pages = ExamplePages(catalogue)
    for example in check.examples {
      let said = NamedExample(check: check, example: example).finding(pages)
      #expect(said.finding?.outcome == example.outcome, "\(example.says)")
    }
  }

  @Test("its Welsh can be read")
  func welsh() throws {
    var sample = SampleCatalogue()
    let english = SampleCatalogue.check.replacing(/\ +social-worker: A service user.*\n/, with: "")
    sample.files["work/employer-visible.yaml"] =
      english + (try #require(blocks.first { $0.hasPrefix("cy:") }))
    #expect(try sample.loaded().checks.first?.translations[.welsh]?.lookedFor == "eich cyflogwr")
  }

  @Test("its open door can be read")
  func openDoor() throws {
    var sample = SampleCatalogue()
    sample.files["platforms/forum.yaml"] =
      "id: forum\ntitle: Forum\ndomains: [forum.example.org]\n"
      + (try #require(blocks.first { $0.hasPrefix("open_doors:") }))
    let platform = try #require(try sample.loaded().platforms.first { $0.id == "forum" })
    #expect(platform.openDoors.map(\.url) == ["https://api.forum.example.org/users/{name}"])
  }

  @Test("its subject file can be read")
  func subject() throws {
    let subject = try SubjectFile.load(
      text: try #require(blocks.last), name: "netcurtain.yaml", catalogue: CatalogueLoader.embedded())
    #expect(subject.roleID == "social-worker")
    #expect(subject.profiles.count == 2)
  }
}
