import Foundation
import MIME
import Model

/// What one record says of itself, as far as it decides which records are pages.
struct WARCEntry {
  let place: WARCPlace
  let kind: WARCRecord.Kind?
  let id: String?
  let concurrent: [String]
  let refersTo: String?
  let refersToTarget: String?
  let payloadDigest: String?
  /// As written; it may name no web page.
  let target: String
  let address: WebAddress?
  /// Whether it breaks off, or its length or check sum lies.
  let isBroken: Bool
  /// Whether the program that wrote it stopped before the end (`WARC-Truncated`), or went on in another file.
  let isCut: Bool
  /// Of the answer in it.
  let status: Int?
  let location: String?
  let mediaType: String?
  let setsCookie: Bool
  /// Of a request.
  let request: Request?
  /// Of a note: the fields of netcurtain's own, and how a crawler came to the page ("" for its start, "L" for a link).
  let note: CaptureNote?
  let hops: String?

  struct Request {
    let carriesIdentity: Bool
    /// What the browser wanted it for: "document" for a page.
    let destination: String?
    let referrer: WebAddress?
  }

  /// - Parameter block: the place of the block in `source`, as far as it is there.
  init(_ record: WARCRecord, place: WARCPlace, source: ByteSource, block: Range<Int>, isBroken: Bool) {
    self.place = place
    self.isBroken = isBroken
    kind = record.kind
    id = record.id
    concurrent = record.concurrent
    refersTo = record.refersTo
    refersToTarget = record.lines["warc-refers-to-target-uri"].map(WARCRecord.bare)
    payloadDigest = record.lines["warc-payload-digest"]
    target = record.target ?? ""
    address = WebAddress(String(target.prefix { $0 != "#" }))
    isCut = record.lines["warc-truncated"] != nil || record.lines["warc-segment-number"] != nil
    var message: HTTPMessage?
    var note: FieldLines?
    switch record.kind {
    case .response, .revisit, .request:
      // A picture's head is short too: read little, and more only where that was not enough.
      for length in [8 << 10, FieldLines.byteLimit] where record.isHTTP && message == nil {
        let bytes =
          source.bytes(in: block.lowerBound..<min(block.upperBound, block.lowerBound + length)) ?? []
        message = HTTPMessage(startOf: bytes[...])
      }
    case .metadata where record.contentType.mediaType == "application/warc-fields":
      let bytes = source.bytes(
        in: block.lowerBound..<min(block.upperBound, block.lowerBound + FieldLines.byteLimit))
      note = FieldLines((bytes ?? [])[...])
    default: break
    }
    status = message?.status
    location = message?.lines.all("location").first
    setsCookie = message?.lines["set-cookie"] != nil
    mediaType =
      message.map { $0.mediaType.mediaType }
      ?? (record.kind == .resource || record.kind == .conversion ? record.contentType.mediaType : nil)
    request =
      record.kind == .request
      ? message.map { message in
        let identity = ["cookie", "authorization"].contains { message.lines[$0]?.isEmpty == false }
        return Request(
          carriesIdentity: identity, destination: message.lines["sec-fetch-dest"],
          referrer: message.lines["referer"].flatMap(WebAddress.init))
      } : nil
    self.note = note.flatMap { CaptureNote($0, refersTo: record.refersTo) }
    hops = note?["hopsfromseed"]
  }

  var isHTML: Bool { mediaType == "text/html" || mediaType == "application/xhtml+xml" }

  /// Whether the answer sends the visitor elsewhere.
  var isRedirect: Bool { status.map { [301, 302, 303, 307, 308].contains($0) } ?? false }

  /// Where to, if that is an address.
  var redirectTarget: WebAddress? {
    guard let location, let address else { return nil }
    return WebAddress(Redirection.resolve(location, against: address))
  }
}
