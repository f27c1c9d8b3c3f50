internal import CheckFiles
import Foundation
package import Model

/// Reads a catalogue of checks, platforms, roles, words and weights (docs/catalogue.md).
///
/// Strict: a word that is not known is a mistake, not a thing to skip, because a check that is silently
/// left out would read as "not on show".
package enum CatalogueLoader {
  /// The catalogue inside the program.
  package static func embedded() throws(CatalogueProblems) -> CheckCatalogue {
    try CatalogueReading(files: builtIn).catalogue()
  }

  /// A folder's catalogue, on top of the one inside the program.
  ///
  /// A file takes the place of the built-in one of the same kind and name. A folder with its own
  /// `catalogue.yaml` has only its own checks.
  package static func load(folder: String) throws(CatalogueProblems) -> CheckCatalogue {
    let own = try CatalogueFolder(path: folder).files()
    let replaced = Set(own.map(\.kind))
    let standsAlone = replaced.contains(.catalogue)
    let kept = builtIn.filter { file in
      !replaced.contains(file.kind) && !(standsAlone && file.kind.isCheck)
    }
    let suffix = standsAlone ? "" : "+\(URL(fileURLWithPath: folder).lastPathComponent)"
    return try CatalogueReading(
      files: kept + own, alsoKnown: builtIn, isPolicyWhole: replaced.contains(.policy)
    ).catalogue(versionSuffix: suffix)
  }

  /// A whole catalogue, by path within it.
  package static func load(
    files: [(path: String, text: String)]
  ) throws(CatalogueProblems) -> CheckCatalogue {
    try CatalogueReading(files: catalogueFiles(files)).catalogue()
  }

  private static var builtIn: [CatalogueFile] { catalogueFiles(embeddedFiles) }

  private static func catalogueFiles(_ files: [(path: String, text: String)]) -> [CatalogueFile] {
    files.compactMap { CatalogueFile(relativePath: $0.path, folder: "Checks", text: $0.text) }
  }
}

/// The files of a catalogue on disk.
private struct CatalogueFolder {
  /// Far more than any policy needs; turns away a home folder given by mistake.
  static let fileLimit = 2000

  let path: String

  func files() throws(CatalogueProblems) -> [CatalogueFile] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue else {
      throw problem(
        path, .fileMissing, "There is no folder of that name.", "Check the folder's name after --catalogue.")
    }
    let names = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
    var files: [CatalogueFile] = []
    var problems: [Problem] = []
    for name in names.sorted() where !name.split(separator: "/").contains(where: { $0.hasPrefix(".") }) {
      if name.hasSuffix(".yml") {
        problems +=
          problem(
            "\(path)/\(name):1", .catalogueInvalid, "The file's name ends in “.yml”.",
            "Rename it so that it ends in “\(CatalogueFile.ending)”."
          ).problems
      }
      guard name.hasSuffix(CatalogueFile.ending) else { continue }
      guard files.count < Self.fileLimit else {
        throw problem(
          path, .catalogueInvalid, "The folder holds more than \(Self.fileLimit) files.",
          "Name the folder of the catalogue alone.")
      }
      do throws(CatalogueProblems) {
        let text = try TextFile(path: "\(path)/\(name)", code: .catalogueInvalid).read()
        if let file = CatalogueFile(relativePath: name, folder: path, text: text) { files.append(file) }
      } catch {
        problems += error.problems
      }
    }
    guard problems.isEmpty else { throw CatalogueProblems(problems) }
    guard !files.isEmpty else {
      throw problem(
        path, .catalogueInvalid, "The folder holds no \(CatalogueFile.ending) file.",
        "Put at least one check into it (docs/catalogue.md).")
    }
    return files
  }

  private func problem(
    _ doing: String, _ code: Problem.Code, _ cause: String, _ remedy: String
  ) -> CatalogueProblems {
    CatalogueProblems([Problem(code, doing: doing, cause: cause, remedy: remedy)])
  }
}
