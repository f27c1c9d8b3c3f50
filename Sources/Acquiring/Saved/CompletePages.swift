/// The pages of a folder that a browser saved as "web page, complete": each has a folder beside it with its
/// pictures, scripts and frames, which are parts of the page and no pages of their own.
struct CompletePages {
  private static let pageEndings = [".html", ".htm", ".xhtml"]
  /// What browsers put behind the page's name: most of them, and older ones.
  private static let folderEndings = ["_files", ".files"]

  private let stems: Set<String>

  /// - Parameter names: everything in the folder.
  init(names: [String]) {
    stems = Set(names.compactMap { Self.stem(of: $0, endings: Self.pageEndings) })
  }

  /// Whether the folder of that name belongs to a page beside it.
  func own(folder name: String) -> Bool {
    Self.stem(of: name, endings: Self.folderEndings).map(stems.contains) ?? false
  }

  private static func stem(of name: String, endings: [String]) -> String? {
    let lowercased = name.lowercased()
    return endings.first { lowercased.hasSuffix($0) }.map { String(name.dropLast($0.count)) }
  }
}
