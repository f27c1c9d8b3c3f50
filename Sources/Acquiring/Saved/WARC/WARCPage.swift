import Foundation
import Model

/// One page in a web archive, to be read when its turn comes.
struct WARCPage: Hashable, Sendable {
  /// netcurtain's own note about the capture; `nil` in archives of other programs.
  private let note: WARCPlace?
  /// The record of the visit; `nil` where the note says everything.
  private let head: WARCPlace?
  /// The record with the page's bytes: that of the visit, or the one that a visit found unchanged.
  private let body: WARCPlace?
  private let redirects: [String]
  private let seenAs: SeenAs

  /// A page of another program's archive.
  init(head: WARCPlace, body: WARCPlace, redirects: [String], seenAs: SeenAs) {
    note = nil
    self.head = head
    self.body = body
    self.redirects = redirects
    self.seenAs = seenAs
  }

  /// One of netcurtain's own captures. Without a body it says why there is none.
  init(note: WARCPlace, body: WARCPlace?) {
    self.note = note
    head = nil
    self.body = body
    redirects = []
    seenAs = .unknown
  }

  /// The page, with what the archive says of it.
  func content(of file: SavedFile, limits: SavedPage.Limits) throws(Problem) -> SavedContent {
    var content = SavedContent(redirects: redirects, seenAs: seenAs)
    if let note {
      let read = try Read(note, in: file, limits: limits)
      guard let lines = FieldLines(read.block), let found = CaptureNote(lines, refersTo: nil) else {
        throw FileProblem.brokenWARC(file.name)
      }
      content.capture = found
      content.date = read.record.date
    }
    guard let body else { return content }
    let read = try Read(body, in: file, limits: limits)
    let visit = head.map { $0 == body } ?? true ? read : try Read(head ?? body, in: file, limits: limits)
    content.date = content.date ?? visit.record.date
    content.address = visit.record.target.flatMap(WebAddress.init)
    do throws(Problem) {
      try take(read, visit, into: &content, limit: limits.page)
    } catch {
      // Of its own captures everything else stands.
      guard content.capture != nil else { throw error }
      content.failure = error
    }
    return content
  }

  private func take(_ read: Read, _ visit: Read, into content: inout SavedContent, limit: Int) throws(Problem)
  {
    guard read.isAsWritten else { throw FileProblem.changedInWARC(read.name, read.target) }
    guard read.record.isHTTP else {
      guard read.block.count <= limit else { throw FileProblem.tooLarge(read.name, limit: limit) }
      let type = PageText.clean(read.record.lines["content-type"] ?? "", limit: 200)
      content.headers = [HeaderField(name: "content-type", value: type)]
      content.body = Array(read.block)
      return
    }
    guard let message = HTTPMessage(startOf: read.block) else {
      throw FileProblem.brokenRecordInWARC(read.name, read.target)
    }
    // A visit that found the page unchanged may have got no more than "304".
    let visited = visit.record.kind == .revisit ? HTTPMessage(startOf: visit.block) : nil
    content.status = visited?.status.flatMap { $0 == 304 ? nil : $0 } ?? message.status
    content.headers = (visited.flatMap { $0.status == 304 ? nil : $0 } ?? message).keptHeaders
    // Of a refusal the status is enough; netcurtain's own captures are given back as they were.
    guard content.status == 200 || content.capture != nil else { return }
    do throws(HTTPMessage.Failure) {
      content.body = try message.body(of: read.block, limit: limit)
    } catch {
      switch error {
      case .broken: throw FileProblem.brokenRecordInWARC(read.name, read.target)
      case .tooLarge: throw FileProblem.tooLarge(read.name, limit: limit)
      case .coding(let coding): throw FileProblem.codingInWARC(read.name, read.target, coding)
      }
    }
  }

  /// A record with its block.
  private struct Read {
    let name: String
    let record: WARCRecord
    let block: ArraySlice<UInt8>

    init(_ place: WARCPlace, in file: SavedFile, limits: SavedPage.Limits) throws(Problem) {
      name = file.name
      guard place.span.count <= limits.archive else {
        throw FileProblem.tooLarge(file.name, limit: limits.page)
      }
      let bytes: ArraySlice<UInt8>
      if let offset = place.member {
        let member = GzipMember(
          file.source, at: offset, limit: limits.archive, count: place.span.upperBound)
        guard member.bytes.count >= place.span.upperBound else { throw FileProblem.brokenWARC(file.name) }
        bytes = member.bytes[place.span]
      } else {
        bytes = try file.bytes(in: place.span)[...]
      }
      // The file was looked at before; it may have changed.
      guard let record = WARCRecord(startOf: bytes), record.block.upperBound == bytes.count else {
        throw FileProblem.brokenWARC(file.name)
      }
      self.record = record
      block = bytes.dropFirst(record.block.lowerBound)
    }

    var target: String { record.target ?? "" }

    /// Whether the block has the digest that was written with it; a digest that is not known says nothing.
    var isAsWritten: Bool {
      record.lines["warc-block-digest"].flatMap { WARCDigest.matches($0, block) } ?? true
    }
  }
}
