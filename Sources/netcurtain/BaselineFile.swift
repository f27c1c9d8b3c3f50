import Foundation
import Model
import Reporting

/// An earlier JSON report on disk.
enum BaselineFile {
  /// - Throws: ``Failure`` (exit code 65) when there is no such report.
  static func read(_ path: String) throws -> PastReport {
    guard let handle = FileHandle(forReadingAtPath: path) else {
      throw Failure(
        "the earlier report \(PageText.clean(path, limit: 200)) cannot be opened. Check its name and who may read it.",
        .badInput)
    }
    defer { try? handle.close() }
    let data: Data
    do {
      // Nothing is read of an empty file.
      data = try handle.read(upToCount: JSONReportReader.sizeLimit + 1) ?? Data()
    } catch {
      throw Failure("the earlier report \(PageText.clean(path, limit: 200)) cannot be read.", .badInput)
    }
    do throws(Problem) {
      return try JSONReportReader().read(data, name: path)
    } catch {
      throw Failure(error)
    }
  }
}
