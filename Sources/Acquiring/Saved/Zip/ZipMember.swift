import Foundation
import Model

/// One file in a zip, to be unpacked when its page is read.
struct ZipMember: Hashable, Sendable {
  /// Its place among the files of the zip.
  let index: Int
  /// Whether the zip has a list of its files (see ``ZipStream``).
  let hasList: Bool
  /// What it is called, unlike any other in the zip.
  let label: String

  /// The file itself, in memory.
  func file(in zip: SavedFile, limits: SavedPage.Limits) throws(Problem) -> SavedFile {
    let name = zip.name + "#" + label
    var bytes: [UInt8] = []
    var changed: Date?
    do throws(ZipStream.Failure) {
      let stream = try ZipStream(zip.source, hasList: hasList)
      for place in 0...index {
        guard let entry = try stream.next() else { throw .broken }
        changed = entry.changed
        // Without a list, libarchive would unpack what is passed over, and count nothing.
        if !hasList, place < index { try stream.unpack(limit: ZipFile.unpackedLimit) { _ in true } }
      }
      try stream.unpack(limit: limits.archive) { piece in
        bytes += piece
        return true
      }
    } catch {
      throw ZipFile.problem(error, name: name, limit: limits.archive)
    }
    return SavedFile(bytes, name: name, changed: changed ?? zip.changed)
  }
}
