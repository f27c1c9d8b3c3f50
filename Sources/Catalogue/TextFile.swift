import Foundation
import Model

/// A small text file on disk.
struct TextFile {
  let path: String
  /// For a file that is there but cannot be used.
  let code: Problem.Code

  /// The text, if the file is at most ``YAMLGuard/sizeLimit`` long and UTF-8.
  func read() throws(CatalogueProblems) -> String {
    guard let handle = FileHandle(forReadingAtPath: path) else {
      throw problem(
        FileManager.default.fileExists(atPath: path) ? .fileUnreadable : .fileMissing,
        "The file cannot be opened.", "Check its name and who may read it.")
    }
    defer { try? handle.close() }
    let data: Data
    do {
      data = try handle.read(upToCount: YAMLGuard.sizeLimit + 1) ?? Data()
    } catch {
      throw problem(.fileUnreadable, "The file cannot be read.", "Check that it is a text file.")
    }
    guard data.count <= YAMLGuard.sizeLimit else {
      throw problem(code, "The file is larger than 1 MiB.", "Split it into smaller files.")
    }
    guard let text = String(bytes: data, encoding: .utf8) else {
      throw problem(code, "The file is not UTF-8 text.", "Save it again with the encoding UTF-8.")
    }
    return text
  }

  private func problem(_ code: Problem.Code, _ cause: String, _ remedy: String) -> CatalogueProblems {
    CatalogueProblems([Problem(code, doing: "\(path):1", cause: cause, remedy: remedy)])
  }
}
