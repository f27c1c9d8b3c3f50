import Foundation
import Model

/// What HTTP cannot carry of a capture, as lines for people and programs (application/warc-fields).
///
/// With the record that it refers to it gives the page back as it was: what was asked for and how, who saw it, and
/// why there is no page where there is none.
struct CaptureNote: Sendable {
  /// The place among the pages of its audit.
  let number: Int
  let requestedURL: String
  /// The record with the page's bytes; `nil` if there is none.
  let refersTo: String?
  /// Whether it is the answer of an open door of the page with that number, and no page of its own.
  let isDoor: Bool
  private let lines: FieldLines?
  private let capture: Capture?

  /// The name of the line that says whose note it is, and its edition.
  private static let mark = "netcurtain-capture"

  init(_ capture: Capture, number: Int, isDoor: Bool) {
    self.isDoor = isDoor
    self.number = number
    requestedURL = capture.requestedURL
    self.capture = capture
    refersTo = nil
    lines = nil
  }

  /// `nil` if it is another program's note.
  init?(_ lines: FieldLines, refersTo: String?) {
    guard lines[Self.mark] == "1", let requested = lines["requested"], !requested.isEmpty else { return nil }
    number = lines["number"].flatMap { Int($0) } ?? 0
    requestedURL = PageText.clean(requested, limit: AddressRule.lengthLimit)
    isDoor = lines["door"] == "yes"
    self.refersTo = refersTo
    self.lines = lines
    capture = nil
  }

  /// The lines.
  var bytes: [UInt8] {
    guard let capture else { return [] }
    var lines: [(String, String)] = [
      (Self.mark, "1"), ("number", "\(number)"), ("requested", capture.requestedURL),
      ("method", capture.method.rawValue), ("seen-as", capture.seenAs.rawValue),
      ("bytes", "\(capture.byteCount)"),
    ]
    if isDoor { lines.append(("door", "yes")) }
    if capture.viaProxy { lines.append(("via-proxy", "yes")) }
    if let origin = capture.reason.origin { lines.append(("found-through", origin)) }
    lines += capture.redirects.map { ("redirect", $0) }
    if let final = capture.finalURL { lines.append(("final", final)) }
    if let status = capture.status { lines.append(("status", "\(status)")) }
    if capture.omitsScripts { lines.append(("omits-scripts", "yes")) }
    lines += capture.headers.map { ("header", "\($0.name): \($0.value)") }
    if let failure = capture.failure {
      lines += [
        ("problem-code", failure.code.rawValue), ("problem-doing", failure.doing),
        ("problem-cause", failure.cause), ("problem-remedy", failure.remedy),
      ]
    }
    return Array(lines.map { "\($0): \(WARCWriting.oneLine($1))\r\n" }.joined().utf8)
  }

  /// The capture as it was. `failure` says why its bytes could not be had back.
  func restored(requestedURL: String, at date: Date, failure: Problem?, of body: [UInt8]) -> Capture {
    let headers = (lines?.all("header") ?? []).prefix(TransferAnswer.keptHeaderLimit).compactMap {
      line -> HeaderField? in
      guard let colon = line.firstIndex(of: ":") else { return nil }
      let value = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
      return HeaderField(name: String(line[..<colon]), value: PageText.clean(value, limit: 2000))
    }
    return Capture(
      requestedURL: requestedURL, finalURL: lines?["final"].flatMap(WebAddress.init)?.description,
      redirects: (lines?.all("redirect") ?? []).prefix(20).compactMap { WebAddress($0)?.description },
      status: lines?["status"].flatMap { Int($0) }, headers: headers,
      method: lines?["method"].flatMap(CaptureMethod.init(rawValue:)) ?? .saved,
      seenAs: lines?["seen-as"].flatMap(SeenAs.init(rawValue:)) ?? .unknown, byteCount: body.count,
      capturedAt: date, failure: failure ?? problem, omitsScripts: lines?["omits-scripts"] == "yes",
      viaProxy: lines?["via-proxy"] == "yes",
      reason: lines?["found-through"].map {
        .followed(from: PageText.clean($0, limit: AddressRule.lengthLimit))
      } ?? .listed)
  }

  private var problem: Problem? {
    guard let lines, let code = lines["problem-code"] else { return nil }
    return Problem(
      Problem.Code(rawValue: PageText.clean(code, limit: 60)), doing: lines["problem-doing"] ?? "",
      cause: lines["problem-cause"] ?? "", remedy: lines["problem-remedy"] ?? "")
  }
}
