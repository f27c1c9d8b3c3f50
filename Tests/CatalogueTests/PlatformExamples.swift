import Catalogue
import Foundation
import Model
import Reading
import Testing

/// An example page of a platform, named in test output as a reader of the YAML would name it.
struct NamedPlatformExample: CustomTestStringConvertible, Sendable {
  let platform: Platform
  let example: PlatformExample

  var testDescription: String { "\(platform.id): \(example.says)" }

  static let all: [NamedPlatformExample] = ExamplePages.embedded.catalogue.platforms.flatMap { platform in
    platform.examples.map { NamedPlatformExample(platform: platform, example: $0) }
  }

  /// Points a failure at the example's own line in the YAML.
  var location: SourceLocation {
    SourceLocation(
      fileID: example.position.file, filePath: example.position.file, line: example.position.line, column: 1)
  }

  /// What the reader says of the page, as it stands or changed.
  func reading(_ body: [UInt8]? = nil, charset: String? = nil) -> PageReading {
    let body = body ?? Array(example.html.utf8)
    let type = "text/html" + (charset.map { "; charset=\($0)" } ?? "")
    let capture = Capture(
      requestedURL: example.url, finalURL: example.url, status: example.status,
      headers: [HeaderField(name: "content-type", value: type)], method: .fetched, seenAs: .loggedOut,
      byteCount: body.count, capturedAt: ExamplePages.moment)
    return ExamplePages.embedded.reader.read(Page(capture: capture, body: body))
  }

  /// What is not as the file says.
  func complaints(_ reading: PageReading) -> [String] {
    var complaints: [String] = []
    // A wall on another host, or an answer that is not read, does not say whose it is.
    let tellsSite = example.status == 200 && !(example.state == .loginWall && reading.platformID == nil)
    if tellsSite, reading.platformID != platform.id {
      complaints.append("it is read as \(reading.platformID ?? "no site")")
    }
    if reading.state != example.state { complaints.append("it is \(reading.state): \(reading.stateReason)") }
    let counting = reading.exposures.filter { $0.confidence.counts && $0.current }
    for shown in example.shows
    where !counting.contains(where: { $0.attribute == shown.attribute && $0.value.contains(shown.value) }) {
      let others = counting.filter { $0.attribute == shown.attribute }.map(\.value)
      complaints.append("no \(shown.attribute.rawValue) “\(shown.value)” but \(others)")
    }
    for hidden in example.hides {
      for exposure in counting where exposure.attribute == hidden {
        complaints.append("a \(hidden.rawValue): “\(exposure.value)”")
      }
    }
    return complaints
  }
}

@Suite("Every example of every platform")
struct PlatformExampleTests {
  @Test("is read as its file says", arguments: NamedPlatformExample.all)
  func asWritten(_ named: NamedPlatformExample) {
    let reading = named.reading()
    #expect(named.complaints(reading) == [], sourceLocation: named.location)
    #expect(reading.staleAttributes == [], "\(reading.notes)", sourceLocation: named.location)
    // A page that is no profile is never a source of reassurance, so it has a reason in words.
    #expect(reading.stateReason.hasSuffix("."), sourceLocation: named.location)
  }

  @Test(
    "is read alike with other line ends, a mark, an emoji or a comment in it, and in Latin-1",
    arguments: NamedPlatformExample.all)
  func harmlessChanges(_ named: NamedPlatformExample) {
    let html = named.example.html
    var changed: [(String, [UInt8], String?)] = [
      ("CRLF", Array(html.replacing("\n", with: "\r\n").utf8), nil),
      ("byte order mark", [0xEF, 0xBB, 0xBF] + Array(html.utf8), nil),
      ("emoji before it", Array(("<!-- \u{1F642} -->" + html).utf8), nil),
      ("comment inside", Array(html.replacing("<body", with: "<!-- saved -->\n<body").utf8), nil),
    ]
    if let latin = html.data(using: .windowsCP1252) {
      changed.append(("Latin-1", Array(latin), "windows-1252"))
    }
    for (name, body, charset) in changed {
      let complaints = named.complaints(named.reading(body, charset: charset))
      #expect(complaints == [], "\(name)", sourceLocation: named.location)
    }
  }

  @Test("when it is cut it is never a profile unless it was one", arguments: NamedPlatformExample.all)
  func cut(_ named: NamedPlatformExample) {
    let bytes = Array(named.example.html.utf8)
    for part in 1..<12 {
      let reading = named.reading(Array(bytes.prefix(bytes.count * part / 12)))
      if named.example.state != .profile {
        #expect(reading.state != .profile, "\(part) of 12", sourceLocation: named.location)
      }
    }
  }

  @Test("there is one with the person's facts and one without, for each platform")
  func enough() {
    for platform in ExamplePages.embedded.catalogue.platforms {
      #expect(platform.examples.count >= 2, "\(platform.id)")
      #expect(platform.examples.contains { $0.state != .profile }, "\(platform.id)")
      if !platform.selectors.isEmpty {
        #expect(platform.examples.contains { !$0.shows.isEmpty }, "\(platform.id)")
      }
    }
  }

  @Test("lives on hosts that are nobody's, or says in its address that it is an example")
  func hosts() throws {
    for named in NamedPlatformExample.all {
      let address = try #require(WebAddress(named.example.url), sourceLocation: named.location)
      #expect(
        address.isWithin("example.org") || named.example.url.lowercased().contains("example")
          || named.example.url.contains("kitlangley") || named.example.url.contains("kit.langley"),
        sourceLocation: named.location)
    }
  }
}
