internal import CheckFiles

/// The JSON Schemas of the YAML files (`Checks/schemas/`), for editors that help while one writes.
package enum CatalogueSchema {
  /// The schema of one kind of file ("check"); `nil` if there is no such kind.
  package static func text(of kind: String) -> String? {
    embeddedFiles.first { $0.path == path(of: kind) }?.text
  }

  /// Where it lies in a folder of checks. The catalogue's reader leaves it alone.
  package static func path(of kind: String) -> String { "schemas/\(kind).schema.json" }

  /// The line by which an editor finds it, for a file in a folder at `depth` below the folder of checks.
  package static func line(of kind: String, depth: Int = 0) -> String {
    "# yaml-language-server: $schema=\(String(repeating: "../", count: depth))\(path(of: kind))"
  }
}
