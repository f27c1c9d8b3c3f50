/// Text that is no markup, decoded by the same rules as a page.
package struct PlainText {
  package let text: String
  /// Whether the label of the character set is one that is known. If it is not, the bytes were judged alone.
  package let isLabelKnown: Bool

  /// - Parameter charset: the label that came with the bytes, if there was one.
  package init(_ bytes: [UInt8], charset: String?) {
    let label = charset.flatMap { $0.isEmpty ? nil : $0 }
    let known = label.flatMap(CharacterEncodingLabel.encoding(inHeader:))
    isLabelKnown = label == nil || known != nil
    // A <meta> in a plain text is somebody's words, so the bytes are never asked for a label.
    let declared = known ?? (String(validating: bytes, as: UTF8.self) == nil ? "windows-1252" : "UTF-8")
    text = String(decoding: CharacterDecoding.decode(bytes, declared: declared).utf8, as: UTF8.self)
  }
}
