/// The start of a file, looked at under one layer of gzip.
struct SavedHead {
  let format: SavedFormat
  /// The start as it is without the gzip.
  private let bytes: ArraySlice<UInt8>

  init(_ head: [UInt8]) {
    let outer = SavedFormat(head: head[...])
    guard outer == .gzip else {
      format = outer
      bytes = head[...]
      return
    }
    // The first piece cannot unpack to more than a thousand times its size. In a WARC the first record may end
    // in it, and the next one follows.
    var gunzip = Gunzip(limit: 128 << 20, mayBeFollowed: true)
    do throws(Gunzip.Failure) {
      try gunzip.append(head.prefix(4096))
      bytes = gunzip.output.prefix(SavedFormat.headLength)
      format = SavedFormat(head: bytes)
    } catch {
      bytes = []
      format = .page
    }
  }

  /// The tags that start a page (WHATWG MIME Sniffing, section 7.1).
  private static let firstTags = [
    "!doctype html", "html", "head", "script", "iframe", "h1", "div", "font", "table", "a", "style", "title",
    "b",
    "body", "br", "p",
  ].map { Array($0.utf8) }

  /// Whether it is one of the forms of a saved page, or begins as HTML does. A picture and a style sheet do not.
  var isPage: Bool {
    if format != .page && format != .gzip { return true }
    let text = bytes.withoutByteOrderMark.drop { [0x09, 0x0A, 0x0C, 0x0D, 0x20].contains($0) }
    guard text.first == UInt8(ascii: "<") else { return false }
    let rest = text.dropFirst()
    if rest.starts(with: "!--".utf8) { return true }
    // XHTML starts as XML; so do pictures (SVG), which never name the document type of a page so early.
    if rest.starts(with: "?xml".utf8) {
      return String(decoding: rest.prefix(1024), as: UTF8.self).lowercased().contains("<html")
    }
    return Self.firstTags.contains { tag in
      let start = rest.prefix(tag.count)
      guard start.count == tag.count, zip(start, tag).allSatisfy({ Self.lower($0) == $1 }) else {
        return false
      }
      return rest.dropFirst(tag.count).first.map { $0 == 0x20 || $0 == 0x3E || $0 == 0x0A || $0 == 0x0D }
        ?? false
    }
  }

  private static func lower(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }
}
