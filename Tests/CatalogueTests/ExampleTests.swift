import Auditing
import Catalogue
import Foundation
import Model
import Reading
import Testing

/// An example with its check, named in test output as a reader of the YAML would name it.
struct NamedExample: CustomTestStringConvertible, Sendable {
  let check: Check
  let example: CheckExample

  var testDescription: String { "\(check.id): \(example.says)" }

  /// Points a failure at the example's own line in the YAML.
  var location: SourceLocation {
    SourceLocation(
      fileID: "Checks/\(example.position.file)", filePath: "Checks/\(example.position.file)",
      line: example.position.line, column: 1)
  }

  /// What the check says of the example's page, as it stands or changed.
  ///
  /// - Parameter change: what is done to the text of every page of it.
  func finding(
    _ page: ExamplePages, body: [UInt8]? = nil, changed change: (String) -> String = { $0 }
  ) -> (finding: Finding?, values: [String]) {
    let own = page.reading(example.url, example.status, body ?? Array(change(example.html).utf8))
    let others = example.others.map { page.reading($0.url, $0.status, Array(change($0.html).utf8)) }
    let role = page.catalogue.roles[0]
    let audit = page.auditor.audit(
      [own] + others, of: Subject(alsoLooksFor: [check.id]), role: role, at: ExamplePages.moment)
    let finding = audit.findings.first { $0.checkID == check.id }
    let values = audit.profiles.flatMap(\.reading.exposures)
      .filter { finding?.exposureIDs.contains($0.id) == true }.map(\.value)
    return (finding, values + (finding?.joined?.joints.flatMap(\.shared) ?? []))
  }
}

/// The stages that every example runs through, made once.
struct ExamplePages: Sendable {
  static let moment = Date(timeIntervalSince1970: 1_790_000_000)

  let catalogue: CheckCatalogue
  let reader: PageReader
  let auditor: Auditor
  let examples: [NamedExample]

  func reading(_ url: String?, _ status: Int, _ body: [UInt8]) -> PageReading {
    let capture = Capture(
      requestedURL: url ?? "file:example.html", finalURL: url, status: status,
      headers: [HeaderField(name: "content-type", value: "text/html")],
      method: url == nil ? .saved : .fetched, seenAs: .loggedOut, byteCount: body.count,
      capturedAt: Self.moment)
    return reader.read(Page(capture: capture, body: body))
  }

  static let embedded: ExamplePages = {
    do {
      return ExamplePages(try CatalogueLoader.embedded())
    } catch {
      fatalError("the embedded catalogue does not load: \(error)")
    }
  }()

  init(_ catalogue: CheckCatalogue) {
    self.catalogue = catalogue
    reader = PageReader(catalogue: catalogue)
    auditor = Auditor(
      catalogue: catalogue, tool: Tool(name: "netcurtain", version: "test", catalogue: catalogue.version))
    examples = catalogue.checks.flatMap { check in
      check.examples.map { NamedExample(check: check, example: $0) }
    }
  }
}

@Suite("Every example of every check")
struct ExampleTests {
  let pages = ExamplePages.embedded

  @Test("does what its file says", arguments: ExamplePages.embedded.examples)
  func asWritten(_ named: NamedExample) {
    let run = { () -> Bool in
      let (finding, values) = named.finding(pages)
      let shows = named.example.shows.map { wanted in values.contains { $0.contains(wanted) } } ?? true
      #expect(finding?.outcome == named.example.outcome, sourceLocation: named.location)
      #expect(shows, "shows \(values)", sourceLocation: named.location)
      return finding?.outcome == named.example.outcome && shows
    }
    if named.example.isKnownMiss {
      withKnownIssue("a known miss: \(named.testDescription)") { _ = run() }
    } else {
      _ = run()
    }
  }

  @Test(
    "says the same with other line ends, a mark before it, or in Latin-1",
    arguments: ExamplePages.embedded.examples)
  func harmlessChanges(_ named: NamedExample) {
    guard !named.example.isKnownMiss else { return }
    let html = named.example.html
    var changed: [(String, [UInt8])] = [
      ("CRLF", Array(html.replacing("\n", with: "\r\n").utf8)),
      ("byte order mark", [0xEF, 0xBB, 0xBF] + Array(html.utf8)),
      ("comment before it", Array(("<!-- \u{1F642} saved from the web -->" + html).utf8)),
    ]
    if let latin = html.data(using: .windowsCP1252) { changed.append(("Latin-1", Array(latin))) }
    for (name, body) in changed {
      let outcome = named.finding(pages, body: body).finding?.outcome
      #expect(outcome == named.example.outcome, "\(name)", sourceLocation: named.location)
    }
  }

  @Test("shows nothing when its words are source, not page", arguments: ExamplePages.embedded.examples)
  func hiddenFromReaders(_ named: NamedExample) {
    let hidings: [(String, @Sendable (String) -> String)] = [
      ("in a comment", { "<html><body><!-- \($0) --></body></html>" }),
      ("in a script", { "<html><body><script type=\"text/plain\">\($0)</script></body></html>" }),
      ("in a style", { "<html><head><style>\($0)</style></head><body></body></html>" }),
    ]
    for (name, hide) in hidings {
      let outcome = named.finding(
        pages, changed: { hide($0.replacing("-->", with: "").replacing("</script>", with: "")) }
      ).finding?.outcome
      // Such a page was not seen: neither a finding nor a reassurance. Only an archive's address says what it is,
      // and only the address of a profile gives a user name away.
      let saysItself =
        named.check.condition.attributes == [.archivedCopy] || named.check.joined?.signs == [.handle]
      #expect(
        outcome == .cannotTell || saysItself && outcome == .flagged, "\(name)",
        sourceLocation: named.location)
    }
  }

  @Test("survives being cut anywhere", arguments: ExamplePages.embedded.examples)
  func cut(_ named: NamedExample) {
    let bytes = Array(named.example.html.utf8)
    for part in 0..<12 {
      let finding = named.finding(pages, body: Array(bytes.prefix(bytes.count * part / 12))).finding
      #expect(finding != nil, sourceLocation: named.location)
    }
  }
}
