import Foundation
import Model

/// Where in a saved file one page lies.
enum SavedPlace: Hashable, Sendable {
  /// The file is the page.
  case whole
  /// In a browser's record.
  case har(HARDocument)
  /// In a web archive.
  case warc(WARCPage)
  /// In a zip, and there at a place of its own.
  indirect case zip(ZipMember, SavedPlace)
}

/// One of the pages that a file stands for, or what of the file could not be had.
struct SavedPart {
  enum Content {
    case page(SavedPlace)
    case missing(Problem)
  }

  /// What comes behind the name of the file: "#2" for its second page; nothing for the file as a whole.
  var label = ""
  /// The link that was asked for, where the file is a capture of netcurtain's own.
  var requestedURL: String?
  var content: Content
  /// The answers of the page's open doors, in a capture of netcurtain's own.
  var doors: [SavedPart] = []

  /// All that the file stands for; at least one.
  static func all(in file: SavedFile, limits: SavedPage.Limits) throws(Problem) -> [SavedPart] {
    switch try file.format() {
    case .har:
      let record = HARFile(try file.contents(pageLimit: limits.page, archiveLimit: limits.archive).bytes)
      let pages = record.documents.enumerated().map { index, document in
        SavedPart(label: "#\(index + 1)", content: .page(.har(document)))
      }
      // What could not be read of it must not go missing.
      return pages + (record.problem(file.name).map { [SavedPart(content: .missing($0))] } ?? [])
    case .warc:
      return WARCFile(file, limits: limits).parts
    case .zip where try !file.isPacked():
      return ZipFile(file, limits: limits).parts
    case .page, .gzip, .mhtml, .zip, .conversation:
      return [SavedPart(content: .page(.whole))]
    }
  }
}
