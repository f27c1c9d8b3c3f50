import Foundation
import Model

/// Reads a page that the person saved.
struct SavedPage {
  /// The most that is read.
  struct Limits {
    /// Of one page.
    let page: Int
    /// Of a file that holds more than the page: its pictures, or all that a browser loaded.
    let archive: Int
  }

  let path: String
  /// The page's own name, for the words of a problem.
  let name: String
  /// `file:NAME`, `file:NAME#N` for the Nth page of a file, or the link of a capture of netcurtain's own.
  let requestedURL: String
  let place: SavedPlace
  let limits: Limits
  /// When there is no file to take the time from.
  let now: Date

  /// The file as a page; with the reason in it where it cannot be had.
  func read() -> Page {
    var changed = now
    do throws(Problem) {
      let file = try SavedFile(path: path, name: name)
      changed = file.changed
      return page(try content(of: file, at: place), at: changed)
    } catch {
      return page(SavedContent(failure: error), at: changed)
    }
  }

  private func content(of file: SavedFile, at place: SavedPlace) throws(Problem) -> SavedContent {
    switch place {
    case .har(let document): return try document.content(of: file, limits: limits)
    case .warc(let page): return try page.content(of: file, limits: limits)
    case .zip(let member, let inner):
      let file = try member.file(in: file, limits: limits)
      var content = try content(of: file, at: inner)
      content.date = content.date ?? file.changed
      return content
    case .whole: return try content(of: file)
    }
  }

  private func content(of file: SavedFile) throws(Problem) -> SavedContent {
    let (format, bytes) = try file.contents(pageLimit: limits.page, archiveLimit: limits.archive)
    switch format {
    case .mhtml:
      return try MHTMLFile(bytes: bytes, name: file.name).content(limit: limits.page)
    case .page:
      let mark = SavedMark(in: bytes)
      return SavedContent(
        body: bytes, address: mark?.address, date: mark?.date,
        omitsScripts: mark?.isSingleFile == true && !bytes.holdsScript)
    case .conversation:
      return SavedContent(body: bytes)
    case .har, .gzip, .zip, .warc:
      // It was another file when the arguments were looked at.
      throw FileProblem.unreadable(file.name)
    }
  }

  private func page(_ content: SavedContent, at changed: Date) -> Page {
    // A date from before the web, or from the future, is no date of a capture.
    let date = content.date.flatMap {
      $0 >= Self.firstDate && $0 <= now.addingTimeInterval(86_400) ? $0 : nil
    }
    // netcurtain's own captures say everything of a page.
    if let own = content.capture {
      return Page(
        capture: own.restored(
          requestedURL: requestedURL, at: date ?? changed, failure: content.failure, of: content.body),
        body: content.body)
    }
    return Page(
      capture: Capture(
        requestedURL: requestedURL, finalURL: content.address?.description, redirects: content.redirects,
        status: content.status, headers: content.headers, method: .saved, seenAs: content.seenAs,
        byteCount: content.body.count,
        capturedAt: date ?? changed, failure: content.failure,
        omitsScripts: content.omitsScripts),
      body: content.body)
  }

  /// The first day of 1995.
  private static let firstDate = Date(timeIntervalSince1970: 788_918_400)
}

/// A page as a file holds it, with what the file says of it.
struct SavedContent {
  var body: [UInt8] = []
  /// Where the browser had it from.
  var address: WebAddress?
  /// The addresses that led there.
  var redirects: [String] = []
  var status: Int?
  var headers: [HeaderField] = []
  var seenAs = SeenAs.unknown
  /// When the browser had it.
  var date: Date?
  /// Whether the page's scripts were taken out when it was saved.
  var omitsScripts = false
  var failure: Problem?
  /// What netcurtain wrote down when it captured the page itself.
  var capture: CaptureNote?
}

extension [UInt8] {
  /// Whether a script element is written anywhere in the page.
  var holdsScript: Bool {
    let mark = Array("<script".utf8)
    var rest = self[...]
    while let start = rest.firstIndex(of: mark[0]) {
      rest = rest[start...]
      if rest.prefix(mark.count).map({ $0 | 0x20 }) == mark.map({ $0 | 0x20 }) { return true }
      rest = rest.dropFirst()
    }
    return false
  }
}
