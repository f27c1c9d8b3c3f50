import ArgumentParser
import Catalogue
import Foundation
import Model
import Reporting

extension ChecksCommand {
  /// `netcurtain checks new`: a check file to start from.
  struct New: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Write a check file to start from. It works at once; change what it marks.",
      discussion: """
        The file goes into a folder of your own checks, with a schema beside it for editors that know YAML. A file \
        or a check that is there already is never changed.

        EXAMPLES
          netcurtain checks new badge-visible
          netcurtain checks new badge-visible --folder council-checks
        """)

    @Argument(help: "What is seen, as a name: small letters, digits and hyphens.") var id: String
    @Option(help: ArgumentHelp("The folder to put it in.", valueName: "folder")) var folder = "our-checks"

    func run() throws {
      let shown = PageText.clean(folder, limit: 300)
      do throws(Problem) {
        let text = try StarterCheck.text(id: id, catalogue: try Self.known(folder))
        let path = "\(folder)/\(id).yaml"
        try refuseExisting(path)
        try Self.makeFolder(folder)
        try Self.writeSchema(in: folder)
        try PrivateFile.write(text, to: path)
      } catch {
        throw Failure(error)
      }
      try StandardOutput.write(
        """
        Written: \(shown)/\(id).yaml

        It looks for a date of birth. Next:
          1. Open it in a text editor and change the parts marked 1 to 6.
          2. Try its examples:    netcurtain checks test --catalogue \(shown)
          3. See it as others do: netcurtain checks show \(id) --catalogue \(shown)
          4. Use it:              netcurtain audit --catalogue \(shown) LINK
        A mistake is named with its file, its line and what to do.

        """)
    }

    /// The checks that there are; a folder whose files have mistakes still takes a new one.
    private static func known(_ folder: String) throws(Problem) -> CheckCatalogue {
      if FileManager.default.fileExists(atPath: folder),
        let own = try? CatalogueLoader.load(folder: folder)
      {
        return own
      }
      do throws(CatalogueProblems) {
        return try CatalogueLoader.embedded()
      } catch {
        throw error.problems[0]
      }
    }

    /// Also in a folder below: an id may stand only once.
    private func refuseExisting(_ path: String) throws(Problem) {
      let below = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
      let same = below.first { $0 == "\(id).yaml" || $0.hasSuffix("/\(id).yaml") }
      guard let same else { return }
      throw Problem(
        .usage, doing: "making \(path)", cause: "The file \(folder)/\(same) is there already.",
        remedy: "Choose another id. Nothing was written.")
    }

    private static func makeFolder(_ folder: String) throws(Problem) {
      do {
        try FileManager.default.createDirectory(
          atPath: folder + "/schemas", withIntermediateDirectories: true)
      } catch {
        throw Problem(
          .cannotWrite, doing: "making the folder \(folder)", cause: "It cannot be made.",
          remedy: "Name a folder that you may write to, after --folder.")
      }
    }

    private static func writeSchema(in folder: String) throws(Problem) {
      let path = "\(folder)/\(CatalogueSchema.path(of: "check"))"
      guard let text = CatalogueSchema.text(of: "check"), !FileManager.default.fileExists(atPath: path) else {
        return
      }
      try PrivateFile.write(text, to: path)
    }
  }
}
