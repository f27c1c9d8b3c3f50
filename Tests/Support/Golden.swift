import Foundation
package import Testing

/// Compares `actual` with the file `Goldens/NAME` beside the test, as a whole; `folder` says where else it lies.
///
/// `RECORD_GOLDENS=1 swift test` writes the file and still fails, so that a recording is looked at
/// (`git diff`) before it counts.
package func expectGolden(
  _ actual: String, _ name: String, folder: String = "Goldens",
  sourceLocation: SourceLocation = #_sourceLocation,
  filePath: String = #filePath
) {
  let file = URL(fileURLWithPath: filePath).deletingLastPathComponent()
    .appending(path: folder).appending(path: name).standardizedFileURL
  if ProcessInfo.processInfo.environment["RECORD_GOLDENS"] == "1" {
    do {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try actual.write(to: file, atomically: true, encoding: .utf8)
      Issue.record(
        "recorded \(name): look at `git diff`, then run without RECORD_GOLDENS",
        sourceLocation: sourceLocation)
    } catch {
      Issue.record(error, sourceLocation: sourceLocation)
    }
    return
  }
  guard let expected = try? String(contentsOf: file, encoding: .utf8) else {
    Issue.record("there is no golden \(name): run with RECORD_GOLDENS=1", sourceLocation: sourceLocation)
    return
  }
  guard actual != expected else { return }
  Attachment.record(actual, named: name, sourceLocation: sourceLocation)
  Issue.record("\(name) differs:\n\(lineDifference(expected, actual))", sourceLocation: sourceLocation)
}

/// The lines that were taken away ("-") and added ("+"), with their numbers, at most forty.
private func lineDifference(_ expected: String, _ actual: String) -> String {
  let old = expected.split(separator: "\n", omittingEmptySubsequences: false)
  let new = actual.split(separator: "\n", omittingEmptySubsequences: false)
  let lines = new.difference(from: old).map { change in
    switch change {
    case .remove(let offset, let line, _): "-\(offset + 1) \(line)"
    case .insert(let offset, let line, _): "+\(offset + 1) \(line)"
    }
  }
  return lines.prefix(40).joined(separator: "\n") + (lines.count > 40 ? "\n…" : "")
}
