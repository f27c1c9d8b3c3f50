import Acquiring
import Foundation
import Glibc
import Model
import Reporting

/// The pages of one audit, kept as they came in a web archive of their own (`--keep-captures`).
///
/// The file is there once it is whole. A page that cannot be written ends the keeping, not the audit: the report is
/// still made, and then says that the captures are not kept.
actor CaptureFile {
  private let writing = WARCWriting(software: Netcurtain.userAgent)
  private let draft: PrivateDraft
  private var problem: Problem?

  /// Makes the folder, which only its owner may enter, and begins a file whose name is the time.
  ///
  /// - Throws: a ``Failure`` when nothing can be written there: better before the first page than after the last.
  init(folder: String, at date: Date) throws {
    do throws(Problem) {
      try Self.make(folder)
      let name = Self.freeName(in: folder, at: date)
      let draft = try PrivateDraft(folder + "/" + name)
      try draft.append(writing.opening(fileName: name, at: date))
      self.draft = draft
    } catch {
      throw Failure(error)
    }
  }

  /// Adds a page.
  ///
  /// - Parameters:
  ///   - number: its place among the pages of the audit.
  ///   - isDoor: whether it is the answer of an open door of the page with that number.
  func add(_ page: Page, number: Int, isDoor: Bool = false) {
    guard problem == nil else { return }
    do throws(Problem) {
      try draft.append(writing.records(of: page, number: number, isDoor: isDoor))
    } catch {
      problem = error
    }
  }

  /// Puts the file in its place.
  func finish() throws(Problem) {
    if let problem { throw problem }
    try draft.finish()
  }

  private static func make(_ folder: String) throws(Problem) {
    if mkdir(folder, 0o700) == 0 { return }
    let code = errno
    var status = stat()
    if code == EEXIST, stat(folder, &status) == 0, status.st_mode & S_IFMT == S_IFDIR { return }
    let cause =
      switch code {
      case EEXIST: "There is a file of that name, and a folder is needed."
      case ENOENT, ENOTDIR: "The folder above it does not exist."
      case EACCES, EPERM, EROFS: "You may not make a folder there."
      default: "The system said: \(String(cString: strerror(code)))."
      }
    throw Problem(
      .cannotWrite, doing: "Making the folder \(folder)", cause: cause,
      remedy: "Give --keep-captures a folder of your own, such as captures.")
  }

  /// "netcurtain-20240601T101112Z.warc", with a number behind it for a second audit in the same second.
  private static func freeName(in folder: String, at date: Date) -> String {
    let time = Date.ISO8601FormatStyle(dateSeparator: .omitted, timeSeparator: .omitted).format(date)
    var name = "netcurtain-\(time).warc"
    var number = 2
    while access(folder + "/" + name, F_OK) == 0, number < 1_000 {
      name = "netcurtain-\(time)-\(number).warc"
      number += 1
    }
    return name
  }
}
