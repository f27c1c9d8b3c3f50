import Acquiring
import Auditing
import Foundation
import Model
import Reading

/// One audit from links and files to the judged result: the way of the data, stage after stage.
struct AuditRun: Sendable {
  let catalogue: CheckCatalogue
  let subject: Subject
  let role: Role
  let settings: Acquirer.Settings
  let showsProgress: Bool
  /// Whether advice may name the browser on this computer.
  var hasBrowser = false

  /// Captures and reads every page, then judges them together.
  ///
  /// A cancelled task gives the audit of what was finished; the rest is in it as not assessed.
  func audit(_ arguments: [String], standingFor addresses: [String: String] = [:]) async -> Audit {
    let acquirer = Acquirer(settings)
    let (inputs, repeated) = acquirer.onceEach(acquirer.inputs(for: arguments))
    for input in repeated {
      StandardError.write(
        "netcurtain: \(input.requestedURL) is a page that you listed before. It is looked at once.\n")
    }
    let reader = PageReader(catalogue: catalogue)
    let shelf = ReadingShelf(count: inputs.count)
    let progress = ProgressLine(isShown: showsProgress)
    let subject = subject
    await acquirer.acquire(inputs, onProgress: { progress.show($0) }) { index, page in
      let page = page.standing(for: addresses)
      await shelf.put(reader.read(page, subject: subject), at: index)
    }
    progress.clear()
    let auditor = Auditor(
      catalogue: catalogue, tool: Netcurtain.tool(catalogue: catalogue), hasBrowser: hasBrowser)
    return auditor.audit(await shelf.readings, of: subject, role: role, at: settings.now())
  }
}

/// Keeps the readings in the order of the inputs, while pages arrive in any order.
private actor ReadingShelf {
  private var places: [PageReading?]

  init(count: Int) { places = Array(repeating: nil, count: count) }

  func put(_ reading: PageReading, at index: Int) { places[index] = reading }

  var readings: [PageReading] { places.compactMap(\.self) }
}

extension Page {
  /// The same page under the address that it stands for: the demo serves all its sites from this computer.
  fileprivate func standing(for addresses: [String: String]) -> Page {
    guard let address = addresses[capture.requestedURL] else { return self }
    return Page(
      capture: Capture(
        requestedURL: address, finalURL: address, redirects: capture.redirects, status: capture.status,
        headers: capture.headers, method: capture.method, seenAs: capture.seenAs,
        byteCount: capture.byteCount,
        capturedAt: capture.capturedAt, failure: capture.failure, omitsScripts: capture.omitsScripts),
      body: body)
  }
}

/// One line on standard error that says which host is being read; only on a terminal.
private struct ProgressLine: Sendable {
  let isShown: Bool

  func show(_ progress: Acquirer.Progress) {
    guard isShown else { return }
    let host = progress.host.map { " " + PageText.clean($0, limit: 50) } ?? ""
    StandardError.write("\r\u{1B}[K\(progress.done) of \(progress.total) pages\(host)")
  }

  func clear() {
    if isShown { StandardError.write("\r\u{1B}[K") }
  }
}
