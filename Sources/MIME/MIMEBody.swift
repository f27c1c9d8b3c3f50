/// What of a message can be read as text: its own words, without attachments and the messages inside it.
package struct MIMEBody {
  /// Parts inside parts, at most (docs/security.md).
  package static let depthLimit = 16
  /// Parts of one message, at most.
  package static let partLimit = 1_000
  /// The bytes of text that are read of one message, decoded.
  package static let textLimit = 1 << 20

  /// What kept a message from being read whole.
  package enum Fault: Hashable, Sendable, CaseIterable {
    case brokenHeader, tooDeep, tooManyParts, missingBoundary, cut, brokenCoding, tooLong
  }

  /// A piece of text.
  package struct Text {
    package let bytes: [UInt8]
    /// As the part says.
    package let charset: String?
    package let isHTML: Bool
  }

  package private(set) var texts: [Text] = []
  package private(set) var faults: Set<Fault> = []
  private var partCount = 0
  private var size = 0

  /// Reads the body behind `header`, which starts at ``MIMEHeader/bodyStart``.
  package init(header: MIMEHeader, body: ArraySlice<UInt8>) {
    if header.isBroken { faults.insert(.brokenHeader) }
    texts = read(header, body, depth: 0)
  }

  private mutating func read(_ header: MIMEHeader, _ body: ArraySlice<UInt8>, depth: Int) -> [Text] {
    let type = header.contentType ?? MIMEHeader.ContentType("text/plain")
    if type.mediaType.hasPrefix("multipart/") { return parts(of: body, type: type, depth: depth) }
    let disposition = header["content-disposition"]?.lowercased() ?? ""
    guard type.isHTML || type.mediaType == "text/plain" || !type.mediaType.contains("/"),
      !disposition.hasPrefix("attachment")
    else { return [] }
    guard let coding = TransferCoding(header["content-transfer-encoding"]) else {
      faults.insert(.brokenCoding)
      return []
    }
    do throws(TransferCoding.Failure) {
      let bytes = try coding.decode(body, limit: Self.textLimit)
      size += bytes.count
      guard size <= Self.textLimit else { throw .tooLarge }
      return [Text(bytes: bytes, charset: type["charset"], isHTML: type.isHTML)]
    } catch {
      faults.insert(error == .tooLarge ? .tooLong : .brokenCoding)
      return []
    }
  }

  private mutating func parts(
    of body: ArraySlice<UInt8>, type: MIMEHeader.ContentType, depth: Int
  ) -> [Text] {
    guard depth < Self.depthLimit else {
      faults.insert(.tooDeep)
      return []
    }
    guard let boundary = type["boundary"], !boundary.isEmpty else {
      faults.insert(.missingBoundary)
      return []
    }
    var multipart = Multipart(body, boundary: boundary)
    var found: [Text] = []
    func merge(_ texts: [Text]) {
      // Of several forms of one text, plain text comes first: it has the mark of the signature.
      if type.mediaType == "multipart/alternative", let first = found.first {
        if first.isHTML, texts.first?.isHTML == false { found = texts }
      } else {
        found += texts
      }
    }
    while let part = multipart.next() {
      partCount += 1
      guard partCount <= Self.partLimit else {
        faults.insert(.tooManyParts)
        return found
      }
      merge(self.part(part, depth: depth))
    }
    if let rest = multipart.cutPart { merge(part(rest, depth: depth)) }
    if !multipart.isWhole { faults.insert(.cut) }
    return found
  }

  private mutating func part(_ bytes: ArraySlice<UInt8>, depth: Int) -> [Text] {
    let header = MIMEHeader(startOf: bytes, isLenient: true)
    guard let start = header.bodyStart else { return [] }
    return read(header, bytes[start...], depth: depth + 1)
  }
}
