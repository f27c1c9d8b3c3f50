import MIME

/// What a saved file is, by its bytes: the name is the person's, and browsers differ in what they call things.
enum SavedFormat: Hashable {
  /// HTML, or anything that is none of the others: reading says what it is instead.
  case page
  /// One of the others, compressed (RFC 1952).
  case gzip
  /// A page with its pictures in one file (RFC 2557).
  case mhtml
  /// A browser's record of what it loaded (HTTP Archive 1.2).
  case har
  /// Files in one packed file (APPNOTE.TXT of PKWARE).
  case zip
  /// What a program asked the web for and got (ISO 28500).
  case warc
  /// Mail or chat, which may be larger than a page.
  case conversation

  /// How much of a file is looked at.
  static let headLength = 64 << 10

  /// Judges the start of a file.
  init(head: ArraySlice<UInt8>) {
    self =
      head.starts(with: [0x1F, 0x8B])
      ? .gzip
      : Self.isZip(head)
        ? .zip
        : WARCRecord.startsRecord(head)
          ? .warc
          : Self.isHAR(head)
            ? .har
            : Self.isMHTML(head)
              ? .mhtml : ConversationSign.form(of: head) != nil ? .conversation : .page
  }

  /// The mark before the first file of a zip, or before the end of one that holds none.
  private static func isZip(_ head: ArraySlice<UInt8>) -> Bool {
    head.starts(with: [0x50, 0x4B, 0x03, 0x04]) || head.starts(with: [0x50, 0x4B, 0x05, 0x06])
  }

  /// An object whose first key is "log". An archive has no other.
  private static func isHAR(_ head: ArraySlice<UInt8>) -> Bool {
    var rest = head.withoutByteOrderMark
    for mark in ["{", "\"log\"", ":"] {
      rest = rest.drop { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
      guard rest.starts(with: mark.utf8) else { return false }
      rest = rest.dropFirst(mark.utf8.count)
    }
    return true
  }

  /// Mail can be built of related parts too, but only mail has been on its way through a server to somebody.
  private static func isMHTML(_ head: ArraySlice<UInt8>) -> Bool {
    let header = MIMEHeader(startOf: head.withoutByteOrderMark)
    if header["snapshot-content-location"] != nil { return true }
    let isSavedByBrowser = header["from"]?.contains("Saved by ") == true
    let type = header.contentType?.mediaType ?? ""
    if isSavedByBrowser { return type == "multipart/related" || type == "text/html" }
    return type == "multipart/related" && header["mime-version"] != nil
      && ["received", "to", "newsgroups", "delivered-to"].allSatisfy { header[$0] == nil }
  }
}

extension ArraySlice<UInt8> {
  /// Some programs put the mark of UTF-8 before formats that have none.
  var withoutByteOrderMark: ArraySlice<UInt8> { starts(with: [0xEF, 0xBB, 0xBF]) ? dropFirst(3) : self }
}
