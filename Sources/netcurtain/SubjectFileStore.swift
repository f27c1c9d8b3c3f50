import Catalogue
import Foundation
import Model
import Reporting

/// The person's `netcurtain.yaml` on disk: read whole, written whole or not at all.
struct SubjectFileStore {
  let path: String
  let catalogue: CheckCatalogue

  /// The text; `nil` if there is no such file yet.
  func text() throws -> String? {
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    do throws(CatalogueProblems) {
      return try SubjectFile.text(path: path)
    } catch {
      throw Failure("\(error)\nNothing was written.", .badInput)
    }
  }

  /// What the text says of the person.
  func subject(_ text: String) throws -> Subject {
    do throws(CatalogueProblems) {
      return try SubjectFile.load(text: text, name: path, catalogue: catalogue)
    } catch {
      throw Failure("\(error)\nNothing was written.", .badInput)
    }
  }

  /// Writes `text` once it reads as a sound file.
  func write(_ text: String) throws {
    _ = try subject(text)
    do throws(Problem) {
      try PrivateFile.write(text, to: path)
    } catch {
      throw Failure(error)
    }
  }
}
