import Catalogue
import CheckFiles
import Foundation
import Model
import Support
import Testing
import Yams

/// The schemas that editors use, held against the files by a validator that is not ours, and against our own reader.
@Suite("The schemas of the YAML files")
struct YAMLSchemaTests {
  private static let isInstalled = (try? SchemaRun.complaints(of: [])) != nil

  private static let kinds: [String: String] = [
    "catalogue.yaml": "catalogue", "roles.yaml": "roles", "policy.yaml": "policy",
    "questions.yaml": "questions", "advice.yaml": "advice", "score.yaml": "score", "guide.yaml": "guide",
  ]

  static func kind(of path: String) -> String {
    if let kind = kinds[path] { return kind }
    if path.hasPrefix("platforms/") { return "platform" }
    if path.hasPrefix("vocabulary/") { return "vocabulary" }
    return path.hasPrefix("letters/") ? "letter" : "check"
  }

  @Test(
    "every file of the program, the sample and the guide's own keep to them",
    .enabled(if: isInstalled, "python3-jsonschema is not installed"))
  func valid() throws {
    let own = embeddedFiles.filter { $0.path.hasSuffix(".yaml") }.map { (name: $0.path, text: $0.text) }
    #expect(own.count > 90)
    let sample = WholeSample.files.map { (name: $0.key, text: $0.value) }
    let runs = (own + sample).map { SchemaRun(kind: Self.kind(of: $0.name), name: $0.name, text: $0.text) }
    let subjects = [WholeSample.subject, "these_are_my_own_profiles: yes\n"].map {
      SchemaRun(kind: "netcurtain", name: "netcurtain.yaml", text: $0)
    }
    let starter = SchemaRun(
      kind: "check", name: "starter",
      text: try StarterCheck.text(id: "badge-visible", catalogue: CatalogueLoader.embedded()))
    #expect(try SchemaRun.complaints(of: runs + subjects + [starter]) == "")
  }

  @Test(
    "they notice a slip in every kind of file",
    .enabled(if: isInstalled, "python3-jsonschema is not installed"))
  func invalid() throws {
    let files = WholeSample.files.map { ($0.key, Self.kind(of: $0.key), $0.value) }
    for (name, kind, text) in files + [("netcurtain.yaml", "netcurtain", WholeSample.subject)] {
      let complaints = try SchemaRun.complaints(of: [
        SchemaRun(kind: kind, name: name, text: text + "zzqx9: 1\n")
      ])
      #expect(complaints.contains("zzqx9"), "\(name)")
    }
  }

  @Test("each place in them takes the keys that the reader takes, and no other")
  func keys() throws {
    let catalogue = try WholeSample.catalogue()
    for (path, text) in WholeSample.files {
      let probe = try SchemaProbe(kind: Self.kind(of: path), text: text) { changed in
        var files = WholeSample.files
        files[path] = changed
        return WholeSample.complaint(of: files)
      }
      probe.run(path)
    }
    let probe = try SchemaProbe(kind: "netcurtain", text: WholeSample.subject) { changed in
      do throws(CatalogueProblems) {
        _ = try SubjectFile.load(text: changed, name: "netcurtain.yaml", catalogue: catalogue)
        return ""
      } catch {
        return "\(error)"
      }
    }
    probe.run("netcurtain.yaml")
  }
}
