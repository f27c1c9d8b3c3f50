import Foundation
import MIME
import Model

/// An HTTP answer or request as it went over the wire (RFC 9112), or nearly so: what a web archive keeps.
struct HTTPMessage {
  enum Failure: Error {
    /// Cut, or longer than it says.
    case broken
    case tooLarge
    /// Packed in a way that is not read.
    case coding(String)
  }

  /// Of an answer; `nil` for a request.
  let status: Int?
  let lines: FieldLines
  private let bodyStart: Int

  /// `nil` if `bytes` do not start with a whole head.
  init?(startOf bytes: ArraySlice<UInt8>) {
    guard let end = bytes.prefix(16 << 10).firstIndex(of: 0x0A),
      let lines = FieldLines(bytes[(end + 1)...]), let start = lines.bodyStart
    else { return nil }
    let words = String(decoding: bytes[..<end], as: UTF8.self).split(separator: " ")
    if words.first?.hasPrefix("HTTP/") == true {
      guard words.count >= 2, words[1].count == 3 || words[1].hasSuffix("\r"),
        let status = Int(words[1].prefix(3)), (100...999).contains(status)
      else { return nil }
      self.status = status
    } else {
      status = nil
    }
    self.lines = lines
    bodyStart = start
  }

  var mediaType: MIMEHeader.ContentType { MIMEHeader.ContentType(lines["content-type"] ?? "") }

  /// The header lines that later stages may need.
  var keptHeaders: [HeaderField] {
    lines.fields.lazy.filter { TransferAnswer.keptHeaders.contains($0.name) }
      .prefix(TransferAnswer.keptHeaderLimit)
      .map { HeaderField(name: $0.name, value: PageText.clean($0.value, limit: 2000)) }
  }

  /// The page's bytes, with the codings of the way and of the content undone. Strict: half a page is none.
  ///
  /// - Parameter message: the whole message, of which this is the head.
  func body(of message: ArraySlice<UInt8>, limit: Int) throws(Failure) -> [UInt8] {
    var body = message[bodyStart...]
    var packed: [UInt8] = []
    let transfer = tokens("transfer-encoding")
    if transfer.contains("chunked") {
      // Some programs take the chunks apart and leave the line. No size of a chunk starts as a page does.
      if body.first.map({ ChunkedBody.isDigit($0) }) ?? false {
        packed = try ChunkedBody.decode(body, limit: limit)
        body = packed[...]
      }
    } else if let length = lines["content-length"] {
      // A length that is no number says nothing that could be held against the page.
      guard Int(length) == body.count else { throw .broken }
    }
    let codings = (transfer + tokens("content-encoding")).filter { $0 != "chunked" && $0 != "identity" }
    guard let coding = codings.first else {
      guard body.count <= limit else { throw .tooLarge }
      return Array(body)
    }
    guard codings.count == 1, coding == "gzip" || coding == "x-gzip" else {
      throw .coding(codings.joined(separator: ", "))
    }
    var gunzip = Gunzip(limit: limit)
    do throws(Gunzip.Failure) { try gunzip.append(body) } catch {
      throw error == .tooLarge ? .tooLarge : .broken
    }
    guard gunzip.isComplete else { throw .broken }
    return gunzip.output
  }

  private func tokens(_ name: String) -> [String] {
    lines.all(name).flatMap { $0.lowercased().split(separator: ",") }
      .map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
  }
}

/// A body that was sent piece by piece (RFC 9112 section 7.1).
enum ChunkedBody {
  static func isDigit(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x46).contains(byte) || (0x61...0x66).contains(byte)
  }

  /// The pieces together. What has no last chunk is cut; what comes behind it are trailers, and counted by nobody.
  static func decode(_ bytes: ArraySlice<UInt8>, limit: Int) throws(HTTPMessage.Failure) -> [UInt8] {
    var result: [UInt8] = []
    var rest = bytes
    while true {
      guard let end = rest.prefix(4096).firstIndex(of: 0x0A) else { throw .broken }
      var line = rest[..<end]
      if line.last == 0x0D { line.removeLast() }
      let digits = line.prefix { isDigit($0) }
      let after = line.dropFirst(digits.count).first { $0 != 0x20 && $0 != 0x09 }
      guard !digits.isEmpty, digits.count <= 8, after == nil || after == UInt8(ascii: ";"),
        let size = Int(String(decoding: digits, as: UTF8.self), radix: 16)
      else { throw .broken }
      rest = rest[(end + 1)...]
      if size == 0 { return result }
      guard result.count + size <= limit else { throw .tooLarge }
      guard rest.count > size else { throw .broken }
      result += rest.prefix(size)
      rest = rest.dropFirst(size)
      if rest.first == 0x0D { rest = rest.dropFirst() }
      guard rest.first == 0x0A else { throw .broken }
      rest = rest.dropFirst()
    }
  }
}
