import Foundation
import Model

/// A browser's record of what it loaded (HTTP Archive 1.2): which of it are pages that the person opened.
///
/// Each page is found again by its place in the file, so that it can be read alone.
struct HARFile {
  static let documentLimit = 100

  /// The pages, in the order in which they came. Of a page that was loaded again, the last one.
  let documents: [HARDocument]
  private let isBroken: Bool
  private let hasMore: Bool

  init(_ bytes: [UInt8]) {
    let scan = HARScan(bytes)
    var broken = !scan.isWhole
    var found: [(document: HARDocument, key: String, hasBody: Bool)] = []
    var showsCookies = false
    var startedPages: Set<String> = []
    for span in scan.entries {
      guard let entry = HAREntry(bytes[span]) else {
        broken = true
        continue
      }
      showsCookies = showsCookies || entry.showsCookies
      guard entry.isDocument(in: &startedPages) else { continue }
      let seenAs: SeenAs = entry.carriesIdentity ? .loggedIn : .unknown
      let key = "\(seenAs) \(entry.address)"
      let page = (HARDocument(span: span, seenAs: seenAs), key, entry.hasBody)
      if let index = found.firstIndex(where: { $0.key == key }) {
        // The browser forgets the text of earlier loads.
        if found[index].hasBody, !entry.hasBody { continue }
        found.remove(at: index)
      }
      guard found.count <= Self.documentLimit else { break }
      found.append(page)
    }
    isBroken = broken
    hasMore = found.count > Self.documentLimit
    documents = found.prefix(Self.documentLimit).map { page in
      // Browsers can leave all cookies out of the record. Then a request without any says nothing.
      let isSeenAsStranger = page.document.seenAs == .unknown && showsCookies
      return isSeenAsStranger ? HARDocument(span: page.document.span, seenAs: .loggedOut) : page.document
    }
  }

  /// What could not be had of the file beside ``documents``.
  func problem(_ name: String) -> Problem? {
    if isBroken { return FileProblem.brokenRecord(name) }
    if hasMore { return FileProblem.tooManyPagesRecorded(name, limit: Self.documentLimit) }
    return documents.isEmpty ? FileProblem.noPageRecorded(name) : nil
  }
}

/// One page in a browser's record.
struct HARDocument: Hashable {
  /// Its place in the file, in bytes.
  let span: Range<Int>
  let seenAs: SeenAs

  /// The page, with what the record says of it.
  func content(of file: SavedFile, limits: SavedPage.Limits) throws(Problem) -> SavedContent {
    let bytes: [UInt8]
    if try file.isPacked() {
      let whole = try file.contents(pageLimit: limits.page, archiveLimit: limits.archive).bytes
      guard span.upperBound <= whole.count else { throw FileProblem.unreadable(file.name) }
      bytes = Array(whole[span])
    } else {
      bytes = try file.bytes(in: span)
    }
    // The file was looked at before; it may have changed.
    guard let entry = HAREntry(bytes[...]) else { throw FileProblem.unreadable(file.name) }
    var content = SavedContent(
      address: WebAddress(entry.address), status: entry.status, headers: entry.keptHeaders, seenAs: seenAs,
      date: entry.date)
    // Of a refusal the status is enough.
    guard entry.status == 200 else { return content }
    guard let body = entry.body else {
      content.failure = FileProblem.noContentRecorded(file.name)
      return content
    }
    guard body.count <= limits.page else { throw FileProblem.tooLarge(file.name, limit: limits.page) }
    content.body = body
    return content
  }
}
