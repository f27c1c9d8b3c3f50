import Foundation
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

/// The parts of a multipart body (RFC 2046 section 5.1), one after the other.
struct Multipart {
  /// Whether the mark behind the last part has been met.
  private(set) var isWhole = false
  private let body: ArraySlice<UInt8>
  private let delimiter: [UInt8]
  /// Behind the last delimiter; `nil` before the first and after the end.
  private var position: Int?

  init(_ body: ArraySlice<UInt8>, boundary: String) {
    self.body = body
    delimiter = Array("--\(boundary)".utf8)
    guard let first = nextDelimiter(from: body.startIndex) else { return }
    if first.isLast { isWhole = true } else { position = first.end }
  }

  /// The next part; `nil` when there is none that ends. A part without an end is not given: it is cut.
  mutating func next() -> ArraySlice<UInt8>? {
    guard let start = position else { return nil }
    guard let found = nextDelimiter(from: start) else {
      position = nil
      return nil
    }
    isWhole = found.isLast
    position = found.isLast ? nil : found.end
    // The line end before a delimiter belongs to it.
    var end = found.start
    if end > start, body[end - 1] == 0x0A { end -= 1 }
    if end > start, body[end - 1] == 0x0D { end -= 1 }
    return body[start..<end]
  }

  /// Delimiters stand at the start of a line, so only those places are compared.
  private func nextDelimiter(from start: Int) -> (start: Int, end: Int, isLast: Bool)? {
    var line = start
    while line < body.endIndex {
      let next = body[line...].firstIndex(of: 0x0A).map { $0 + 1 } ?? body.endIndex
      if let isLast = delimiterKind(of: body[line..<next]) { return (line, next, isLast) }
      line = next
    }
    return nil
  }

  /// Whether a line is the last delimiter; `nil` if it is none.
  private func delimiterKind(of line: ArraySlice<UInt8>) -> Bool? {
    guard line.starts(with: delimiter) else { return nil }
    var rest = line.dropFirst(delimiter.count)
    let isLast = rest.starts(with: [0x2D, 0x2D])
    if isLast { rest = rest.dropFirst(2) }
    return rest.allSatisfy { $0 <= 0x20 } ? isLast : nil
  }
}
