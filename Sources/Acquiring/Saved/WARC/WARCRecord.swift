import Foundation
import MIME
import Model

/// Where a record lies in a file.
struct WARCPlace: Hashable, Sendable {
  /// Where the packed piece with the record starts; `nil` in a file that is not packed.
  let member: Int?
  /// In the file, or in the packed piece once it is unpacked. Header and block.
  let span: Range<Int>
}

/// The header of one record of a web archive (ISO 28500:2017, WARC 1.0 and 1.1).
struct WARCRecord {
  enum Kind: String {
    case response, resource, conversion, revisit, request, metadata, warcinfo, continuation
  }

  /// Longer headers are nobody's.
  static let headerLimit = 64 << 10

  let lines: FieldLines
  /// `nil` for a kind that is not known; the standard says to pass over it.
  let kind: Kind?
  /// The place of the block, counted from the start of the record.
  let block: Range<Int>

  private static let versions = ["WARC/1.0", "WARC/1.1"].map { Array($0.utf8) }

  /// Whether a record starts there.
  static func startsRecord(_ bytes: ArraySlice<UInt8>) -> Bool {
    versions.contains { bytes.starts(with: $0) && [0x0D, 0x0A].contains(bytes.dropFirst($0.count).first) }
  }

  /// `nil` if no whole header starts there, or it does not say how long its block is.
  init?(startOf bytes: ArraySlice<UInt8>) {
    guard Self.startsRecord(bytes), let end = bytes.firstIndex(of: 0x0A),
      let lines = FieldLines(bytes[(end + 1)...].prefix(Self.headerLimit)), let start = lines.bodyStart,
      lines.all("content-length").count == 1, let text = lines["content-length"],
      text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), text.utf8.count <= 18, let length = Int(text),
      let type = lines["warc-type"]
    else { return nil }
    self.lines = lines
    kind = Kind(rawValue: type.lowercased())
    let first = start - bytes.startIndex
    block = first..<(first + length)
  }

  var id: String? { lines["warc-record-id"].map(Self.bare) }
  /// The records that belong to the same event.
  var concurrent: [String] { lines.all("warc-concurrent-to").map(Self.bare) }
  var refersTo: String? { lines["warc-refers-to"].map(Self.bare) }
  /// What the record is about. Some programs put it in angle brackets, by the grammar of the first edition.
  var target: String? { lines["warc-target-uri"].map(Self.bare) }
  var date: Date? { lines["warc-date"].flatMap(SavedDate.numeric) }
  var contentType: MIMEHeader.ContentType { MIMEHeader.ContentType(lines["content-type"] ?? "") }
  var isHTTP: Bool { contentType.mediaType == "application/http" }

  static func bare(_ text: String) -> String {
    text.hasPrefix("<") && text.hasSuffix(">") ? String(text.dropFirst().dropLast()) : text
  }
}
