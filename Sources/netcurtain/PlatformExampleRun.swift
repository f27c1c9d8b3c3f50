import Foundation
import Model
import Reading

/// Reads an example page of a platform and holds it against what its file says.
struct PlatformExampleRun {
  private let reader: PageReader

  init(catalogue: CheckCatalogue) { reader = PageReader(catalogue: catalogue) }

  /// What is not as the file says, in words; empty if all is.
  func complaints(_ platform: Platform, _ example: PlatformExample) -> [String] {
    let body = Array(example.html.utf8)
    let capture = Capture(
      requestedURL: example.url, finalURL: example.url, status: example.status,
      headers: [HeaderField(name: "content-type", value: "text/html")], method: .fetched,
      seenAs: .loggedOut, byteCount: body.count, capturedAt: .distantPast)
    let reading = reader.read(Page(capture: capture, body: body))
    var complaints: [String] = []
    if reading.state != example.state {
      complaints.append(
        "it is \(reading.state.rawValue), not \(example.state.rawValue) (\(reading.stateReason))")
    }
    let facts = reading.exposures.filter { $0.confidence.counts && $0.current }
    for shown in example.shows {
      let values = facts.filter { $0.attribute == shown.attribute }.map(\.value)
      if !values.contains(where: { $0.contains(shown.value) }) {
        let found = values.isEmpty ? "none" : values.map { "“\($0)”" }.joined(separator: ", ")
        complaints.append("it shows \(found) as \(shown.attribute.rawValue), not “\(shown.value)”")
      }
    }
    for fact in facts where example.hides.contains(fact.attribute) {
      complaints.append("it shows “\(fact.value)” as \(fact.attribute.rawValue), which it hides")
    }
    if !reading.staleAttributes.isEmpty {
      complaints.append(
        "its own rules are called stale: \(reading.staleAttributes.map(\.rawValue).joined(separator: ", "))")
    }
    return complaints
  }
}
