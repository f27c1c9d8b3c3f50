import Foundation
import MIME
import Model

/// A page that a browser saved with its pictures in one file (RFC 2557).
///
/// Only the page itself is taken out; parts inside parts are not opened.
struct MHTMLFile {
  private static let partLimit = 10_000
  /// RFC 2046 allows 70.
  private static let boundaryLimit = 200

  let bytes: [UInt8]
  /// For the words of a problem.
  let name: String

  /// The page, with the address and the time that the browser wrote down.
  ///
  /// - Throws: when the file is broken before the page's end, or holds no page.
  func content(limit: Int) throws(Problem) -> SavedContent {
    let header = MIMEHeader(startOf: bytes[...].withoutByteOrderMark)
    guard let bodyStart = header.bodyStart, let type = header.contentType else {
      throw FileProblem.brokenMHTML(name)
    }
    let address = header.address("snapshot-content-location") ?? header.address("content-location")
    let page =
      type.isHTML
      ? Part(header: header, type: type, body: bytes[bodyStart...])
      : try page(among: bytes[bodyStart...], type: type, address: address)
    var content = SavedContent(body: try body(of: page, limit: limit))
    content.omitsScripts = !content.body.holdsScript
    content.address = address ?? page.header.address("content-location")
    content.date = header["date"].flatMap(SavedDate.spelled)
    content.headers = [HeaderField(name: "content-type", value: page.webType)]
    return content
  }

  private struct Part {
    let header: MIMEHeader
    let type: MIMEHeader.ContentType
    let body: ArraySlice<UInt8>

    /// The type as a web server would send it.
    var webType: String {
      PageText.clean(type.mediaType + (type["charset"].map { "; charset=\($0)" } ?? ""), limit: 200)
    }
  }

  /// The part that is the page: the one that the file names as its start or by its address, else the first page.
  private func page(
    among body: ArraySlice<UInt8>, type: MIMEHeader.ContentType, address: WebAddress?
  ) throws(Problem) -> Part {
    guard type.mediaType.hasPrefix("multipart/"), let boundary = type["boundary"], !boundary.isEmpty,
      boundary.utf8.count <= Self.boundaryLimit
    else { throw FileProblem.brokenMHTML(name) }
    let startID = type["start"]
    var first: Part?
    var addressed: Part?
    var started: Part?
    var count = 0
    var multipart = Multipart(body, boundary: boundary)
    while let bytes = multipart.next() {
      count += 1
      guard count <= Self.partLimit else { throw FileProblem.tooManyParts(name, limit: Self.partLimit) }
      let header = MIMEHeader(startOf: bytes)
      guard let start = header.bodyStart, let type = header.contentType, type.isHTML else { continue }
      let part = Part(header: header, type: type, body: bytes[start...])
      first = first ?? part
      if addressed == nil, let address, header.address("content-location") == address { addressed = part }
      if started == nil, let startID, header["content-id"] == startID { started = part }
    }
    guard let page = started ?? addressed ?? first else {
      throw multipart.isWhole ? FileProblem.noPageInside(name) : FileProblem.brokenMHTML(name)
    }
    return page
  }

  private func body(of page: Part, limit: Int) throws(Problem) -> [UInt8] {
    guard let coding = TransferCoding(page.header["content-transfer-encoding"]) else {
      throw FileProblem.brokenMHTML(name)
    }
    do throws(TransferCoding.Failure) {
      return try coding.decode(page.body, limit: limit)
    } catch {
      throw error == .tooLarge
        ? FileProblem.tooLarge(name, limit: limit) : FileProblem.brokenMHTML(name)
    }
  }
}
