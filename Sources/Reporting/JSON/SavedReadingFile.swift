package import Foundation
package import Model

/// The file that keeps a ``SavedReading`` (JSON, schema 1).
///
/// It is taken back only whole. Somebody else may have written it, so everything in it is bounded and cleaned as if
/// it came from a page.
package enum SavedReadingFile {
  package static let schemaVersion = 1
  /// A reading of 500 pages has about 5 MB.
  package static let sizeLimit = 64 << 20
  /// So much of a file tells whether it is one.
  package static let markLength = 256

  /// Bounds beyond what reading a page can give.
  private static let pageLimit = 20_000
  private static let exposureLimit = 5_000
  private static let evidenceLimit = 64
  private static let listLimit = 200
  private static let addressLimit = 8_192
  private static let textLimit = 4_000

  private static let mark = "netcurtain-reading"

  // In the order of their names, as they are written: `format` comes first.
  private struct Whole: Codable {
    let format: String
    let reading: SavedReading
    let schemaVersion: Int
  }

  private struct Version: Decodable {
    let format: String
    let schemaVersion: Int
  }

  /// Whether a file that begins so says that it is a saved reading.
  package static func isMarked(_ start: Data) -> Bool {
    let text = String(decoding: start.prefix(markLength), as: UTF8.self).filter { !$0.isWhitespace }
    return text.hasPrefix("{\"format\":\"\(mark)\"")
  }

  /// The file's text, with a line feed at its end.
  ///
  /// - Throws: `cannot-write` for a value that JSON cannot hold, which no reading has.
  package static func text(of reading: SavedReading) throws(Problem) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    do {
      let data = try encoder.encode(Whole(format: mark, reading: reading, schemaVersion: schemaVersion))
      return String(decoding: data, as: UTF8.self) + "\n"
    } catch {
      throw Problem(
        .cannotWrite, doing: "saving what was read", cause: "\(error)", remedy: "Leave --save-reading out.")
    }
  }

  /// The reading in `data`.
  ///
  /// - Parameter name: how the file is called in messages.
  /// - Throws: `reading-invalid` for a file that is cut, foreign, too large or from a newer program.
  package static func read(_ data: Data, name: String) throws(Problem) -> SavedReading {
    guard data.count <= sizeLimit else { throw problem(name, "It is larger than \(sizeLimit >> 20) MB.") }
    guard let version = try? JSONDecoder().decode(Version.self, from: data) else {
      throw problem(name, "It was cut short, or it is not JSON that says what it is.")
    }
    guard version.format == mark else { throw problem(name, "It is not a saved reading.") }
    guard version.schemaVersion <= schemaVersion else {
      throw Problem(
        .readingInvalid, doing: "opening the saved reading \(name)",
        cause:
          "A newer netcurtain wrote it (version \(version.schemaVersion); this one knows \(schemaVersion)).",
        remedy: "Open it with that netcurtain, or audit the pages again.")
    }
    guard version.schemaVersion == schemaVersion else {
      throw problem(name, "Its version \(version.schemaVersion) is not one that there is.")
    }
    let whole: Whole
    do {
      whole = try JSONDecoder().decode(Whole.self, from: data)
    } catch DecodingError.keyNotFound(let key, let context) {
      throw problem(name, "It has no “\((context.codingPath + [key]).place)”.")
    } catch DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context),
      DecodingError.dataCorrupted(let context)
    {
      throw problem(name, "“\(context.codingPath.place)” is not what a saved reading holds there.")
    } catch {
      throw problem(name, "It cannot be understood.")
    }
    if let excess = excess(in: whole.reading) { throw problem(name, excess) }
    return cleaned(whole.reading)
  }

  // MARK: Bounds

  /// What no page could have given, in words; `nil` if all is within bounds.
  private static func excess(in saved: SavedReading) -> String? {
    if saved.readings.count > pageLimit { return "It has more than \(pageLimit) pages." }
    if !isPlausible(saved.readAt) { return "Its date is none." }
    for (number, reading) in saved.readings.enumerated() {
      let capture = reading.capture
      let page = "Page \(number + 1)"
      if reading.exposures.count > exposureLimit { return "\(page) has more than \(exposureLimit) facts." }
      if reading.exposures.contains(where: { $0.evidence.isEmpty || $0.evidence.count > evidenceLimit }) {
        return "\(page) has a fact without evidence, or with more than \(evidenceLimit) pieces of it."
      }
      if reading.exposures.contains(where: { !Attribute.ofPages.contains($0.attribute) }) {
        return "\(page) has a fact that no page can show."
      }
      let lists = [
        capture.redirects.count, capture.headers.count, reading.notes.count, reading.staleAttributes.count,
      ]
      if lists.contains(where: { $0 > listLimit }) { return "\(page) has a list of more than \(listLimit)." }
      let addresses = [capture.requestedURL, capture.finalURL, reading.address, capture.reason.origin]
      if (addresses.compactMap(\.self) + capture.redirects).contains(where: { $0.utf8.count > addressLimit })
      {
        return "\(page) has an address of more than \(addressLimit) bytes."
      }
      let texts =
        reading.notes + [reading.platformID ?? ""] + reading.exposures.map(\.id)
        + reading.exposures.flatMap { $0.evidence.map(\.locator) }
        + capture.headers.flatMap { [$0.name, $0.value] }
      if texts.contains(where: { $0.utf8.count > textLimit }) {
        return "\(page) has a text of more than \(textLimit) bytes."
      }
      if !isPlausible(capture.capturedAt) || capture.byteCount < 0 {
        return "\(page) has no true date or size."
      }
    }
    return nil
  }

  /// From 1970 to 9999: other dates cannot be written in a report.
  private static func isPlausible(_ date: Date) -> Bool {
    (0...253_402_300_799).contains(date.timeIntervalSince1970)
  }

  /// Through the initialisers that clean and cut: decoding went past them.
  private static func cleaned(_ saved: SavedReading) -> SavedReading {
    SavedReading(
      readAt: saved.readAt, subject: saved.subject,
      readings: saved.readings.map { reading in
        PageReading(
          capture: reading.capture.with { capture in
            capture.failure = capture.failure.map {
              Problem($0.code, doing: $0.doing, cause: $0.cause, remedy: $0.remedy)
            }
          },
          address: reading.address, platformID: reading.platformID, state: reading.state,
          stateReason: reading.stateReason,
          exposures: reading.exposures.map { exposure in
            Exposure(
              id: exposure.id, attribute: exposure.attribute, value: exposure.value,
              evidence: exposure.evidence.map {
                Evidence(source: $0.source, locator: $0.locator, excerpt: $0.excerpt)
              },
              visibility: exposure.visibility, confidence: exposure.confidence,
              precision: exposure.precision, current: exposure.current)
          },
          notes: reading.notes.map { PageText.clean($0, limit: textLimit) },
          staleAttributes: reading.staleAttributes)
      })
  }

  private static func problem(_ name: String, _ cause: String) -> Problem {
    Problem(
      .readingInvalid, doing: "opening the saved reading \(name)", cause: cause,
      remedy: "Give a file that “netcurtain audit --save-reading FILE” wrote, whole and unchanged.")
  }
}

extension Problem.Code {
  /// A saved reading that cannot be judged.
  package static let readingInvalid = Problem.Code(rawValue: "reading-invalid")
}
