import Foundation
import Model
import Support
import Testing

@testable import Acquiring

@Suite("What a saved file is, by its bytes")
struct SavedFormatTests {
  private static let mail = """
    Received: from mx.example.org
    From: Sam <sam@mail.example.org>
    To: list@mail.example.org
    MIME-Version: 1.0
    Content-Type: multipart/related; boundary="b"

    """

  @Test(
    "pages, packed files and browsers' own forms are told apart",
    arguments: [
      ("", .page), ("<!doctype html><p>Sam", .page), ("Sam", .page), ("%PDF-1.4", .page),
      ("{\"name\": \"Sam\"}", .page), ("{\"log\": \"Sam\"}", .har), ("\u{FEFF} {\r\n \"log\" : {", .har),
      ("{\"Log\": {", .page), ("[{\"log\": {", .page), ("From: <Saved by Blink>\r\nDate: x\r\n\r\n", .page),
      ("From: <Saved by Blink>\r\nContent-Type: Multipart/Related; x=y\r\n\r\n", .mhtml),
      ("Content-Type: multipart/related;\n boundary=b\nMIME-Version: 1.0\n\n--b", .mhtml),
      ("Content-Type: multipart/related; boundary=b\n\n--b", .page),
      ("Snapshot-Content-Location: https://people.example.org/sam\n", .mhtml),
      ("From: \"Saved by Internet Explorer 11\"\nContent-Type: text/html\n\n<p>", .mhtml),
      (mail, .conversation),
    ] as [(String, SavedFormat)])
  func formats(_ text: String, _ format: SavedFormat) {
    #expect(SavedFormat(head: Array(text.utf8)[...]) == format)
  }

  @Test("the name does not decide")
  func misnamed() async throws {
    let folder = try TemporaryFolder()
    let page = "<title>Sam Tarrant</title>"
    let files = try [
      folder.write(page, to: "page.mhtml"), folder.write(page, to: "page.har"),
      folder.write(SavedForms.mhtml(Array(page.utf8)), to: "single.html"),
      folder.write(SavedForms.har([.init(page)]), to: "record.html"),
    ]
    let pages = await Acquirer(.loopback).capture(files)
    #expect(pages.map { String(decoding: $0.body, as: UTF8.self) } == [page, page, page, page])
    #expect(pages.map(\.capture.failure) == [nil, nil, nil, nil])
  }
}

@Suite("Packed files", .enabled(if: GzipCommand.isInstalled, "needs the gzip command"))
struct PackedFileTests {
  private let folder: TemporaryFolder
  private let page = "<title>Sam Tarrant</title>" + String(repeating: "<p>More of Sam.</p>", count: 99)

  init() throws { folder = try TemporaryFolder() }

  /// Packs a file as the gzip command does; gives the path of the result.
  private func pack(_ bytes: [UInt8], to name: String) throws -> String {
    let path = try folder.write(bytes, to: name)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: GzipCommand.path)
    process.arguments = ["-9", path]
    try process.run()
    process.waitUntilExit()
    return path + ".gz"
  }

  @Test("each form can be packed")
  func forms() async throws {
    let files = try [
      pack(Array(page.utf8), to: "sam.html"),
      pack(Array(SavedForms.mhtml(Array(page.utf8)).utf8), to: "sam.mhtml"),
      pack(Array(SavedForms.har([.init(page), .init(page) { $0.url += "2" }]).utf8), to: "sam.har"),
    ]
    let pages = await Acquirer(.loopback).capture(files)
    #expect(
      pages.map(\.capture.requestedURL)
        == [files[0], files[1], files[2] + "#1", files[2] + "#2"].map { "file:" + $0 })
    #expect(pages.map(\.capture.failure) == [nil, nil, nil, nil])
    for captured in pages { #expect(captured.body == Array(page.utf8)) }
    #expect(pages.last?.capture.finalURL == "https://people.example.org/sam2")
  }

  @Test("one layer is taken off, not two")
  func twice() async throws {
    let once = try pack(Array(page.utf8), to: "sam.html")
    let bytes = try Array(Data(contentsOf: URL(fileURLWithPath: once)))
    let captured = try await Acquirer(.loopback).capture(pack(bytes, to: "again.html"))
    #expect(captured.body == bytes)
  }

  @Test("a cut file and one with bytes behind its end are no page")
  func broken() async throws {
    let whole = try Array(Data(contentsOf: URL(fileURLWithPath: pack(Array(page.utf8), to: "sam.html"))))
    for (name, bytes) in [("cut", Array(whole.dropLast(9))), ("long", whole + [1]), ("two", [0x1F, 0x8B])] {
      let captured = try await Acquirer(.loopback).capture(folder.write(bytes, to: name))
      #expect(captured.capture.failure?.code == .fileUnreadable, "\(name)")
      #expect(captured.body == [], "\(name)")
    }
  }

  @Test("what unpacks to more than a page, or far too well, is stopped")
  func bombs() async throws {
    let large = try pack(Array(page.utf8), to: "large.html")
    let small = Acquirer(.loopback { $0.bodyLimit = 1000 })
    #expect(try await small.capture(large).capture.failure?.code == .tooLarge)
    let bomb = try pack([UInt8](repeating: 32, count: 3 << 20), to: "bomb.html")
    let captured = try await Acquirer(.loopback).capture(bomb)
    #expect(captured.capture.failure?.code == .fileUnreadable)
    #expect(captured.body == [])
  }
}
