import Catalogue
import CheckFiles
import Foundation
import Model
import Testing

@Suite("A folder's catalogue")
struct FolderTests {
  /// A folder of its own for each test, gone afterwards.
  private final class Folder {
    let url: URL
    var path: String { url.path }

    init() throws {
      url = FileManager.default.temporaryDirectory.appending(path: "netcurtain-\(UUID().uuidString)/council")
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    func write(_ path: String, _ text: String) throws {
      let file = url.appending(path: path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: file, atomically: true, encoding: .utf8)
    }

    deinit { try? FileManager.default.removeItem(at: url.deletingLastPathComponent()) }
  }

  private let folder: Folder

  init() throws { folder = try Folder() }

  private func complaint() -> String {
    do {
      _ = try CatalogueLoader.load(folder: folder.path)
      return ""
    } catch {
      return "\(error)".replacing(folder.path, with: "DIR")
    }
  }

  @Test("a whole copy reads as the built-in one does")
  func copy() throws {
    for file in embeddedFiles { try folder.write(file.path, file.text) }
    let embedded = try CatalogueLoader.embedded()
    let own = try CatalogueLoader.load(folder: folder.path)
    #expect(own.version == embedded.version)
    #expect(own.score == embedded.score)
    #expect(own.vocabulary == embedded.vocabulary)
    #expect(own.roles == embedded.roles)
    #expect(own.checks.map(\.condition) == embedded.checks.map(\.condition))
    #expect(own.platforms.map(\.selectors.count) == embedded.platforms.map(\.selectors.count))
  }

  @Test("a file dropped into a copy is one more check, once the copy's policy names it")
  func drop() throws {
    for file in embeddedFiles { try folder.write(file.path, file.text) }
    let policy = try #require(embeddedFiles.first { $0.path == "policy.yaml" }).text
    try folder.write(
      "policy.yaml",
      policy.replacing("[photo-visible,", with: "[pets-visible, photo-visible,", maxReplacements: 1))
    try folder.write(
      "ours/pets-visible.yaml", SampleCatalogue.check.replacing("employer-visible", with: "pets-visible"))
    let ids = try CatalogueLoader.load(folder: folder.path).checks.map(\.id)
    let builtIn = try CatalogueLoader.embedded().checks.map(\.id)
    #expect(!builtIn.contains("pets-visible"))
    #expect(ids.sorted() == (builtIn + ["pets-visible"]).sorted())
    try folder.write("policy.yaml", policy)
    #expect(
      complaint().hasPrefix(
        "DIR/ours/pets-visible.yaml:1: “pets-visible” serves the clause “5.2”, and DIR/policy.yaml:"))
  }

  @Test("a check alone is added to the built-in ones")
  func add() throws {
    try folder.write(
      "pets-visible.yaml", SampleCatalogue.check.replacing("employer-visible", with: "pets-visible"))
    let catalogue = try CatalogueLoader.load(folder: folder.path)
    #expect(catalogue.checks.map(\.id).contains("pets-visible"))
    #expect(catalogue.checks.count == (try CatalogueLoader.embedded().checks.count) + 1)
    #expect(catalogue.version == "2026-11-24+council")
  }

  @Test("a check with a built-in id takes its place, wherever it lies")
  func replace() throws {
    try folder.write("ours/employer-visible.yaml", SampleCatalogue.check)
    let catalogue = try CatalogueLoader.load(folder: folder.path)
    #expect(catalogue.checks.map(\.id) == (try CatalogueLoader.embedded().checks.map(\.id)))
    let check = try #require(catalogue.checks.first { $0.id == "employer-visible" })
    #expect(check.falseAlarms == ["Somebody else works there."])
    #expect(check.position.file == "\(folder.path)/ours/employer-visible.yaml")
  }

  @Test("a folder with its own catalogue.yaml has only its own checks, and the built-in words and weights")
  func standsAlone() throws {
    try folder.write("catalogue.yaml", "version: council-3\n")
    try folder.write("work/employer-visible.yaml", SampleCatalogue.check)
    let catalogue = try CatalogueLoader.load(folder: folder.path)
    #expect(catalogue.version == "council-3")
    #expect(catalogue.checks.map(\.id) == ["employer-visible"])
    #expect(!catalogue.vocabulary["job-titles"].isEmpty)
    #expect(!catalogue.score.combinations.isEmpty)
  }

  @Test("a folder with catalogue.yaml and no check is refused")
  func noCheck() throws {
    try folder.write("catalogue.yaml", "version: council-3\n")
    #expect(
      complaint()
        == "catalogue.yaml:1: The catalogue holds no check. Add a check (docs/catalogue.md), or take catalogue.yaml out to keep the built-in checks."
    )
  }

  @Test("a mistake is named with the folder's own path")
  func mistake() throws {
    try folder.write(
      "employer-visible.yaml", SampleCatalogue.check.replacing("status: stable", with: "status: x"))
    #expect(
      complaint()
        == "DIR/employer-visible.yaml:4: “x” is not a status. Use one of: trial, stable, retired.")
  }

  @Test("what cannot be a catalogue is refused")
  func refused() throws {
    #expect(
      complaint()
        == "DIR: The folder holds no .yaml file. Put at least one check into it (docs/catalogue.md).")
    try folder.write("employer-visible.yml", SampleCatalogue.check)
    #expect(
      complaint()
        == "DIR/employer-visible.yml:1: The file's name ends in “.yml”. Rename it so that it ends in “.yaml”."
    )
    let error = try #require(throws: CatalogueProblems.self) {
      try CatalogueLoader.load(folder: "\(folder.path)/absent")
    }
    #expect(error.problems.map(\.code) == [.fileMissing])
  }

  @Test("a file that is not UTF-8 is refused")
  func encoding() throws {
    let file = folder.url.appending(path: "employer-visible.yaml")
    try Data([0x69, 0x64, 0x3A, 0x20, 0xE9, 0x0A]).write(to: file)
    #expect(
      complaint()
        == "DIR/employer-visible.yaml:1: The file is not UTF-8 text. Save it again with the encoding UTF-8.")
  }

  @Test("hidden files are left alone")
  func hidden() throws {
    try folder.write(".git/config.yaml", "x")
    try folder.write("employer-visible.yaml", SampleCatalogue.check)
    #expect(complaint() == "")
  }
}
