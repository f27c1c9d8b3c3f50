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
  func finding(_ page: ExamplePages, body: [UInt8]? = nil) -> (finding: Finding?, values: [String]) {
    let headers = [HeaderField(name: "content-type", value: "text/html")]
    let body = body ?? Array(example.html.utf8)
    let capture = Capture(
      requestedURL: example.url ?? "file:example.html", finalURL: example.url, status: example.status,
      headers: headers, method: example.url == nil ? .saved : .fetched, seenAs: .loggedOut,
      byteCount: body.count, capturedAt: ExamplePages.moment)
    let reading = page.reader.read(Page(capture: capture, body: body))
    let role = page.catalogue.roles[0]
    let audit = page.auditor.audit(
      [reading], of: Subject(alsoLooksFor: [check.id]), role: role, at: ExamplePages.moment)
    let finding = audit.findings.first { $0.checkID == check.id }
    let values = audit.profiles.flatMap(\.reading.exposures)
      .filter { finding?.exposureIDs.contains($0.id) == true }.map(\.value)
    return (finding, values)
  }
}

/// The stages that every example runs through, made once.
struct ExamplePages: Sendable {
  static let moment = Date(timeIntervalSince1970: 1_790_000_000)

  let catalogue: CheckCatalogue
  let reader: PageReader
  let auditor: Auditor
  let examples: [NamedExample]

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
    let html = named.example.html.replacing("-->", with: "").replacing("</script>", with: "")
    for (name, body) in [
      ("in a comment", "<html><body><!-- \(html) --></body></html>"),
      ("in a script", "<html><body><script type=\"text/plain\">\(html)</script></body></html>"),
      ("in a style", "<html><head><style>\(html)</style></head><body></body></html>"),
    ] {
      let outcome = named.finding(pages, body: Array(body.utf8)).finding?.outcome
      // Such a page was not seen: neither a finding nor a reassurance. Only an archive's address says what it is.
      let saysItself = named.check.condition.attributes == [.archivedCopy] && outcome == .flagged
      #expect(outcome == .cannotTell || saysItself, "\(name)", sourceLocation: named.location)
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
