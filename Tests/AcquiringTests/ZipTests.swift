import Foundation
import Model
import Support
import Testing

@testable import Acquiring

@Suite("Pages in a zip")
struct ZipTests {
  static let page = "<!DOCTYPE html><title>Sam</title><p>Sam"
  private let folder: TemporaryFolder
  private let acquirer = Acquirer(.loopback)

  init() throws { folder = try TemporaryFolder() }

  /// The pages of a zip, by what comes behind its name.
  private func pages(_ bytes: [UInt8], _ name: String = "a.zip") async throws -> [(label: String, page: Page)]
  {
    let path = try folder.write(bytes, to: name)
    return await acquirer.capture([path]).map { page in
      (String(page.capture.requestedURL.dropFirst("file:\(path)".count)), page)
    }
  }

  private func text(_ page: Page) -> String { String(decoding: page.body, as: UTF8.self) }

  @Test(
    "every form of saved page is found by its bytes; pictures, styles, frames and hidden files are passed over"
  )
  func forms() async throws {
    var archive = WebArchive()
    archive.visit("https://people.example.org/sam", body: Self.page)
    let found = try await pages(
      Packing.zip([
        .init("pages/", [UInt8]()) { $0.mode = 0o040_755 }, .init("pages/a.html", Self.page),
        .init("pages/a_files/frame.html", Self.page), .init("pages/a_files/a.css", "body { color: red }"),
        .init("pages/me.png", [0x89, 0x50, 0x4E, 0x47]),
        .init("pages/map.svg", "<svg><title>x</title></svg>"),
        .init("pages/named-oddly.txt", "  " + Self.page), .init("pages/notes.txt", "Sam"),
        .init("__MACOSX/pages/._a.html", Self.page), .init("pages/.hidden.html", Self.page),
        .init("b.mhtml", SavedForms.mhtml(Array(Self.page.utf8))),
        .init("c.har", try SavedForms.har([.init(Self.page)])),
        .init("d.dat", Packing.gzip(Array(Self.page.utf8))), .init("e.warc", archive.bytes),
        .init("f.warc.gz", archive.packed), .init("tŷ #1 100%.html", Self.page),
      ]))
    #expect(
      found.map(\.label) == [
        "#pages/a.html", "#pages/named-oddly.txt", "#b.mhtml", "#c.har#1", "#d.dat", "#e.warc#1",
        "#f.warc.gz#1",
        "#tŷ %231 100%25.html",
      ])
    for (label, page) in found {
      #expect(page.capture.failure == nil, "\(label)")
      #expect(text(page).contains("<p>Sam"), "\(label)")
      #expect(page.capture.method == .saved)
    }
    #expect(found[2].page.capture.finalURL == "https://people.example.org/sam")
    // The time that the zip gives the file.
    #expect(found[0].page.capture.capturedAt < Date(timeIntervalSinceNow: -86_400))
  }

  @Test(
    "a name that leads out of the zip is refused, whatever system it is made for",
    arguments: [
      "../a.html", "pages/../../a.html", "/etc/a.html", "C:/a.html", "..\\a.html", "\\\\host\\a.html",
    ])
  func names(name: String) async throws {
    let found = try await pages(Packing.zip([.init(name, Self.page), .init("b.html", Self.page)]))
    #expect(found.map(\.label) == ["#b.html", ""])
    let problem = try #require(found.last?.page.capture.failure)
    #expect(problem.cause.contains("leads out"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["a.zip"])
  }

  @Test("a name with control characters is shown without them, and one that is cut by a NUL ends there")
  func controls() async throws {
    let found = try await pages(
      Packing.zip([.init("a\u{1B}[31m\n.html", Self.page), .init("b.html\0.png", Self.page)]))
    #expect(found.count == 2)
    for (label, page) in found {
      #expect(page.capture.failure == nil, "\(label)")
      #expect(label.unicodeScalars.allSatisfy { $0.value >= 0x20 })
    }
  }

  @Test("links and devices are refused, and nothing is read through them")
  func links() async throws {
    let kinds: [UInt16] = [0o120_777, 0o020_666, 0o060_666]
    let entries = kinds.enumerated().map { index, mode in
      Packing.Entry("\(index).html", "/etc/hostname") { $0.mode = mode }
    }
    let found = try await pages(Packing.zip(entries + [.init("b.html", Self.page)]))
    #expect(found.map(\.label) == ["#b.html", ""])
    #expect(found.last?.page.capture.failure?.cause.hasPrefix("3 files") == true)
  }

  @Test("two files of one name are two pages")
  func duplicates() async throws {
    let found = try await pages(
      Packing.zip([.init("a.html", Self.page + "1"), .init("a.html", Self.page + "2")]))
    #expect(found.map(\.label) == ["#a.html", "#a.html (2)"])
    #expect(found.map { text($0.page).last } == ["1", "2"])
  }

  @Test("a zip inside a zip is not opened, packed or not")
  func nested() async throws {
    let inner = Packing.zip([.init("a.html", Self.page)])
    let found = try await pages(
      Packing.zip([
        .init("inner.zip", inner), .init("inner.html", Packing.gzip(inner)), .init("b.html", Self.page),
      ]))
    #expect(found.map(\.label) == ["#inner.zip", "#inner.html", "#b.html"])
    #expect(found.map { $0.page.capture.failure?.cause.contains("zip inside a zip") } == [true, true, nil])
  }

  @Test(
    "a file that unpacks to far more than a page does is left alone", .enabled(if: GzipCommand.isInstalled))
  func ratio() async throws {
    let zeros = [UInt8](repeating: 0x20, count: 20 << 20)
    let found = try await pages(
      Packing.zip([
        .init("a.html", Self.page), try .deflated("bomb.html", zeros), .init("c.html", Self.page),
      ]))
    #expect(found.map(\.label) == ["#a.html", "#bomb.html", "#c.html"])
    #expect(found.map { $0.page.capture.failure?.code } == [nil, .tooLarge, nil])
  }

  @Test("the sum of many files is bounded too", .enabled(if: GzipCommand.isInstalled))
  func sum() async throws {
    let blank = try Packing.Entry.deflated("bomb.html", [UInt8](repeating: 0x20, count: 1 << 20))
    let found = try await pages(
      Packing.zip([.init("a.html", Self.page)] + [Packing.Entry](repeating: blank, count: 300)))
    #expect(found.last?.label == "")
    #expect(found.last?.page.capture.failure?.cause.contains("at most 256 MiB") == true)
    #expect(found.first?.page.capture.failure == nil)
  }

  @Test("so is their number")
  func number() async throws {
    let many = (0...ZipFile.entryLimit).map { Packing.Entry("\($0).css", "") }
    let found = try await pages(Packing.zip([.init("a.html", Self.page)] + many))
    #expect(found.map(\.label) == ["#a.html", ""])
    #expect(found.last?.page.capture.failure?.cause.contains("more than 10000 files") == true)
  }

  @Test("a list of files that would fill the memory is not read")
  func list() async throws {
    let many = (0..<40_000).map { Packing.Entry("\($0)" + String(repeating: "x", count: 200), "") }
    let found = try await pages(Packing.zip(many))
    #expect(found.map(\.label) == [""])
    #expect(found.last?.page.capture.failure?.code == .tooLarge)
  }

  @Test("a file with a wrong check sum or broken data is a page that says so, and the others stand")
  func broken() async throws {
    let found = try await pages(
      Packing.zip([
        .init("a.html", Self.page), .init("sum.html", Self.page) { $0.checkSum ^= 1 },
        .init("data.html", [UInt8](repeating: 0xFF, count: 40)) { $0.method = 8 },
        .init("picture.png", [UInt8](repeating: 0xFF, count: 40)) { $0.method = 8 },
        .init("way.html", Self.page) { $0.method = 99 }, .init("b.html", Self.page),
      ]))
    #expect(found.map(\.label) == ["#a.html", "#sum.html", "#data.html", "#way.html", "#b.html"])
    #expect(
      found.map { $0.page.capture.failure?.code } == [
        nil, .fileUnreadable, .fileUnreadable, .fileUnreadable, nil,
      ])
  }

  @Test("of a zip that breaks off, what came whole is read and the rest is said", arguments: [10, 200, 330])
  func truncated(count: Int) async throws {
    let whole = Packing.zip((0..<5).map { Packing.Entry("\($0).html", Self.page) })
    let found = try await pages(Array(whole.prefix(count)))
    let wholeFiles = count / (30 + 6 + Self.page.utf8.count)
    #expect(found.filter { $0.page.capture.failure == nil }.count == min(5, wholeFiles))
    #expect(found.last?.page.capture.failure?.cause.contains("breaks off") == true)
  }

  @Test("sizes of more than the zip, as a large zip may name them, are found out")
  func largeSizes() async throws {
    let lie: [UInt8] = [1, 0, 16, 0] + [UInt8](repeating: 0x7F, count: 16)
    let found = try await pages(
      Packing.zip([
        .init("a.html", Self.page),
        .init("lie.html", Self.page) {
          $0.size = .max
          $0.packedSize = .max
          $0.extra = lie
        }, .init("b.html", Self.page),
      ]))
    let failures = Dictionary(uniqueKeysWithValues: found.map { ($0.label, $0.page.capture.failure != nil) })
    #expect(failures["#a.html"] == false)
    #expect(failures["#b.html"] == false)
    #expect(failures.contains { $0.key != "#a.html" && $0.key != "#b.html" && $0.value })
  }

  @Test("a locked zip says so, and its other files stand")
  func locked() async throws {
    let found = try await pages(
      Packing.zip([.init("a.html", Self.page) { $0.flags |= 1 }, .init("b.html", Self.page)]))
    #expect(found.map(\.label) == ["#b.html", ""])
    #expect(found.last?.page.capture.failure?.cause.contains("password") == true)
  }

  @Test(
    "a zip without pages says so",
    arguments: [[], [Packing.Entry("word/document.xml", "<?xml version='1.0'?><w/>")]])
  func none(entries: [Packing.Entry]) async throws {
    let found = try await pages(Packing.zip(entries))
    #expect(found.map(\.page.capture.failure?.cause) == ["There is no saved page in the zip."])
  }

  @Test("bytes that only begin as a zip end in a clear line")
  func noZip() async throws {
    var generator = SeededGenerator(seed: 7)
    for length in [0, 30, 300, 30_000] {
      let noise = (0..<length).map { _ in UInt8.random(in: 0...255, using: &generator) }
      let found = try await pages([0x50, 0x4B, 3, 4] + noise)
      #expect(!found.isEmpty)
      #expect(found.allSatisfy { $0.page.capture.failure != nil })
    }
  }
}
