internal import Model

/// Tells files that are no web pages by their first bytes, whatever their name or header says.
enum ForeignContent {
  private static let signatures: [(bytes: [UInt8], kind: String)] = [
    (Array("%PDF-".utf8), "a PDF"), ([0x89, 0x50, 0x4E, 0x47], "a picture"),
    ([0xFF, 0xD8, 0xFF], "a picture"),
    (Array("GIF8".utf8), "a picture"), (Array("PK\u{3}\u{4}".utf8), "a zip archive or office document"),
    ([0x1F, 0x8B], "a compressed file"), ([0xD0, 0xCF, 0x11, 0xE0], "an office document"),
    (Array("RIFF".utf8), "a picture or sound"), (Array("OggS".utf8), "sound"),
    ([0x00, 0x00, 0x00, 0x18, 0x66, 0x74], "a film"),
  ]

  /// What a page is instead of HTML; `nil` if it may be HTML.
  static func kind(of page: Page) -> String? {
    if let match = signatures.first(where: { page.body.starts(with: $0.bytes) }) { return match.kind }
    let type = page.capture.header("content-type")?.lowercased().prefix { $0 != ";" }.collapsed ?? ""
    let isMarkup = type.isEmpty || type == "text/html" || type.hasSuffix("+xml") || type.hasSuffix("/xml")
    return isMarkup ? nil : "a file of the kind \(PageText.clean(type, limit: 60))"
  }
}
