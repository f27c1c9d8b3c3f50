import Foundation
import Model

/// Reads the JSON that chat programs export.
enum ExportJSON {
  /// Arrays and objects inside each other, at most (docs/security.md).
  static let depthLimit = 128

  /// - Throws: ``Problem`` `export-broken` when the file is no whole JSON, too deep, or not of the known shape.
  static func decode<Export: Decodable>(_ type: Export.Type, from bytes: [UInt8], program: String) throws
    -> Export
  {
    guard depth(of: bytes) <= depthLimit else {
      throw broken(program, "its parts are nested more than \(depthLimit) deep")
    }
    let bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    do {
      return try JSONDecoder().decode(type, from: Data(bytes))
    } catch {
      throw broken(program, "it breaks off, or is not in the form that this program writes")
    }
  }

  private static func broken(_ program: String, _ why: String) -> Problem {
    Problem(
      .exportBroken, doing: "reading the export", cause: "The file is an export of \(program), and \(why).",
      remedy: "Export the chat again, and wait until the export is finished.")
  }

  /// How deep the brackets outside strings go.
  private static func depth(of bytes: [UInt8]) -> Int {
    var depth = 0
    var deepest = 0
    var isString = false
    var isEscaped = false
    for byte in bytes {
      if isString {
        if isEscaped {
          isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
          isEscaped = true
        } else if byte == UInt8(ascii: "\"") {
          isString = false
        }
        continue
      }
      switch byte {
      case UInt8(ascii: "\""): isString = true
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        depth += 1
        deepest = max(deepest, depth)
      case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
      default: break
      }
    }
    return deepest
  }
}

/// The elements of an array that have the form that is asked for, with how many have not.
struct Tolerant<Element: Decodable & Sendable>: Decodable, Sendable {
  /// Each with its index in the array.
  let elements: [(index: Int, value: Element)]
  let refused: Int

  private struct Anything: Decodable {}

  init(from decoder: any Decoder) throws {
    var container = try decoder.unkeyedContainer()
    var elements: [(index: Int, value: Element)] = []
    var refused = 0
    while !container.isAtEnd {
      let index = container.currentIndex
      if let element = try? container.decode(Element.self) {
        elements.append((index, element))
      } else {
        refused += 1
        _ = try? container.decode(Anything.self)
        // A container that stays where it is would be read for ever.
        if container.currentIndex == index { break }
      }
    }
    self.elements = elements
    self.refused = refused
  }

  /// What to say of the elements that were passed over.
  var fault: String? {
    refused == 0 ? nil : "\(refused) of the messages are not in the known form and were passed over."
  }
}

/// A string, or a number as it is written.
struct Word: Decodable, Sendable {
  let text: String

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let text = try? container.decode(String.self) {
      self.text = text
    } else {
      text = String(try container.decode(Int64.self))
    }
  }
}

extension String {
  /// The lines of a message of a chat, numbered, each with its place.
  func postLines(_ place: String) -> [PostLine] {
    PostText(
      split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).prefix(400).map(String.init),
      authorName: nil, lineLocator: { "\(place), line \($0)" },
      signatureLocator: { "\(place), signature line \($0)" }
    ).lines
  }
}

extension Problem.Code {
  static let exportBroken = Problem.Code(rawValue: "export-broken")
}
