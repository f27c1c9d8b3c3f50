import Foundation
import Model
import Reporting

/// A saved reading among what was given to `netcurtain audit`.
enum ReadingInput {
  /// The saved reading, if that is what was given; `nil` for links and pages.
  ///
  /// - Throws: ``Failure`` for one that stands beside other things, or that cannot be used.
  static func find(in arguments: [String]) throws -> SavedReading? {
    guard let path = arguments.first(where: isMarked) else { return nil }
    let name = PageText.clean(path, limit: 200)
    guard arguments.count == 1 else {
      throw Failure("\(name) is a saved reading. Give it alone: its pages are judged together.", .usage)
    }
    let data: Data
    do {
      guard let handle = FileHandle(forReadingAtPath: path) else { throw CocoaError(.fileReadNoSuchFile) }
      defer { try? handle.close() }
      data = try handle.read(upToCount: SavedReadingFile.sizeLimit + 1) ?? Data()
    } catch {
      throw Failure("the saved reading \(name) cannot be read. Check who may read it.", .badInput)
    }
    do throws(Problem) {
      return try SavedReadingFile.read(data, name: name)
    } catch {
      throw Failure(error)
    }
  }

  private static func isMarked(_ path: String) -> Bool {
    var isFolder = ObjCBool(false)
    // Reading the start of a pipe would take it from whoever reads the page.
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue,
      (try? FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType) == .typeRegular,
      let handle = FileHandle(forReadingAtPath: path)
    else { return false }
    defer { try? handle.close() }
    return SavedReadingFile.isMarked((try? handle.read(upToCount: SavedReadingFile.markLength)) ?? Data())
  }
}
