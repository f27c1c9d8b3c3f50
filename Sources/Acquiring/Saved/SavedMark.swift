import Foundation
import Model

/// The comment in which a browser or the add-on SingleFile writes down where it saved a page from.
///
/// Only comments before any text of the page count: what comes later can be a stranger's words.
struct SavedMark {
  let address: WebAddress
  /// When it was saved, where that is said.
  let date: Date?
  /// Whether the add-on wrote it, which takes scripts out.
  let isSingleFile: Bool

  /// How far into the page the comment may start.
  private static let startLimit = 2048
  /// Its longest address is as long as any address that is taken.
  private static let lengthLimit = 10_000

  /// `nil` if the page says nothing of it, or names no web address.
  init?(in page: [UInt8]) {
    let head = page[...].withoutByteOrderMark.prefix(Self.startLimit + Self.lengthLimit)
    var rest = String(decoding: head, as: UTF8.self)[...]
    let length = rest.utf8.count
    while true {
      rest = rest.drop { $0.isWhitespace }
      guard length - rest.utf8.count < Self.startLimit else { return nil }
      if rest.hasPrefix("<!--") {
        rest = rest.dropFirst(4)
        guard let end = rest.firstRange(of: "-->") else { return nil }
        if let mark = Self(comment: rest[..<end.lowerBound]) {
          self = mark
          return
        }
        rest = rest[end.upperBound...]
      } else if let tag = Self.leadingTag(of: rest) {
        rest = rest[tag...]
      } else {
        return nil
      }
    }
  }

  /// Behind a document type, an XML declaration or the tag `<html …>`; `nil` at anything else.
  private static func leadingTag(of text: Substring) -> Substring.Index? {
    let start = text.prefix(9).lowercased()
    guard start == "<!doctype" || start.hasPrefix("<?xml") || start.hasPrefix("<html") else { return nil }
    var quote: Character?
    for index in text.indices {
      let character = text[index]
      if let open = quote {
        if character == open { quote = nil }
      } else if character == "\"" || character == "'" {
        quote = character
      } else if character == ">" {
        return text.index(after: index)
      }
    }
    return nil
  }

  private init?(comment: Substring) {
    let text = comment.trimmingCharacters(in: .whitespacesAndNewlines)
    if text.hasPrefix("Page saved with SingleFile") {
      let lines = text.split(whereSeparator: \.isNewline)
      func value(_ key: String) -> String? {
        lines.lazy.map { $0.trimmingCharacters(in: .whitespaces) }.first { $0.hasPrefix(key) }
          .map { $0.dropFirst(key.count).trimmingCharacters(in: .whitespaces) }
      }
      guard let address = value("url:").flatMap(WebAddress.init) else { return nil }
      self.init(address: address, date: value("saved date:").flatMap(SavedDate.spelled), isSingleFile: true)
      return
    }
    // "saved from url=(0028)https://…": the number is the length of what follows.
    let opening = "saved from url=("
    guard text.hasPrefix(opening) else { return nil }
    let rest = text.dropFirst(opening.count)
    let digits = rest.prefix { $0.isASCII && $0.isNumber }
    let url = rest.dropFirst(digits.count + 1)
    guard digits.count == 4, rest.dropFirst(4).first == ")", Int(digits) == url.utf8.count,
      let address = WebAddress(String(url))
    else { return nil }
    self.init(address: address, date: nil, isSingleFile: false)
  }

  private init(address: WebAddress, date: Date?, isSingleFile: Bool) {
    self.address = address
    self.date = date
    self.isSingleFile = isSingleFile
  }
}
