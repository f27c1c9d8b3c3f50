import Foundation
import Model
import Support
import Testing

@testable import Acquiring

@Suite("Pages in a web archive")
struct WARCTests {
  private static let page = "<!DOCTYPE html><title>Sam</title><p>Sam"
  private static let sam = "https://people.example.org/sam"
  private let folder: TemporaryFolder
  private let acquirer = Acquirer(.loopback)

  init() throws { folder = try TemporaryFolder() }

  private func pages(_ bytes: [UInt8], _ name: String = "a.warc") async throws -> [(
    label: String, page: Page
  )] {
    let path = try folder.write(bytes, to: name)
    return await acquirer.capture([path]).map { page in
      (String(page.capture.requestedURL.dropFirst("file:\(path)".count)), page)
    }
  }

  private func pages(_ make: (inout WebArchive) throws -> Void) async throws -> [Page] {
    var archive = WebArchive()
    try make(&archive)
    return try await pages(archive.bytes).map(\.page)
  }

  private func text(_ page: Page?) -> String { String(decoding: page?.body ?? [], as: UTF8.self) }

  /// What a download with everything that the page needs leaves behind.
  private static func download() -> WebArchive {
    let old = "http://people.example.org/sam"
    var archive = WebArchive()
    archive.visit(old, status: 301, headers: ["Location: \(sam)"])
    archive.visit(
      sam, headers: ["X-Robots-Tag: noindex", "Set-Cookie: id=1"],
      body: page + "<iframe class=x src='/frame?a=1&amp;b=2'></iframe>")
    archive.visit("https://people.example.org/robots.txt", status: 404)
    let part = ["Referer: \(sam)"]
    archive.visit("https://people.example.org/a.css", type: "text/css", request: part, body: "body {}")
    archive.visit("https://people.example.org/lost.png", status: 404, request: part, body: "<p>lost")
    archive.visit("https://people.example.org/frame?a=1&b=2", request: part, body: "<p>frame")
    archive.visit("https://people.example.org/sam/about", request: part, body: "<p>About")
    archive.add("resource", target: "metadata://gnu.org/wget.log", type: "text/plain", block: "log")
    return archive
  }

  @Test("the pages are given, with address, date, status and headers, and without what they are made of")
  func download() async throws {
    let found = try await pages(Self.download().bytes)
    #expect(found.map(\.label) == ["#1", "#2"])
    let capture = try #require(found.first?.page.capture)
    #expect(capture.finalURL == Self.sam)
    #expect(capture.redirects == ["http://people.example.org/sam"])
    #expect(capture.status == 200)
    #expect(capture.header("x-robots-tag") == "noindex")
    #expect(capture.header("set-cookie") == nil)
    #expect(capture.method == .saved)
    #expect(capture.capturedAt == SavedDate.numeric("2024-06-01T10:11:12Z"))
    // The archive shows cookies elsewhere, and this request had none.
    #expect(capture.seenAs == .loggedOut)
    let texts = found.map { text($0.page) }
    #expect(texts[0].hasPrefix(Self.page))
    #expect(texts[1] == "<p>About")
  }

  @Test("it reads alike when each record is packed, or the whole file")
  func packed() async throws {
    let archive = Self.download()
    let plain = try await pages(archive.bytes).map { text($0.page) }
    #expect(try await pages(archive.packed, "a.warc.gz").map { text($0.page) } == plain)
    #expect(try await pages(Packing.gzip(archive.bytes), "whole.gz").map { text($0.page) } == plain)
    #expect(try await pages(archive.packed, "named.html").map { text($0.page) } == plain)
  }

  @Test("the codings of the way and of the content are undone")
  func codings() async throws {
    let chunked = "5\r\n<p>Sa\r\n1;x=y\r\nm\r\n0\r\nTrailer: x\r\n\r\n"
    let found = try await pages { archive in
      archive.visit(Self.sam + "1", headers: ["Transfer-Encoding: chunked"], body: chunked)
      // Taken apart by the program that wrote it.
      archive.visit(Self.sam + "2", headers: ["Transfer-Encoding: chunked"], body: "<p>Sam")
      archive.visit(Self.sam + "3", headers: ["Content-Length: 6"], body: "<p>Sam")
    }
    #expect(found.map { text($0) } == ["<p>Sam", "<p>Sam", "<p>Sam"])
    var archive = WebArchive()
    archive.visit(Self.sam, headers: ["Content-Encoding: gzip"], body: "BODY")
    let packed = Packing.gzip(Array("<p>Sam".utf8))
    let head = String(decoding: archive.bytes, as: UTF8.self)
    let length = try #require(head.firstMatch(of: /Content-Length: (\d+)(?=\r\n\r\nHTTP\/1.1 200)/))
    let right = head.replacing(
      "Content-Length: \(length.1)\r\n\r\nHTTP",
      with: "Content-Length: \(Int(length.1)! - 4 + packed.count)\r\n\r\nHTTP")
    let parts = right.split(separator: "BODY", maxSplits: 1).map { Array($0.utf8) }
    #expect(try await pages(parts[0] + packed + parts[1]).map { text($0.page) } == ["<p>Sam"])
  }

  @Test(
    "a page that is cut, packed in another way or not as long as it says is none, and the others stand",
    arguments: [
      (["Content-Length: 7"], "<p>Sam"), (["Content-Length: 5"], "<p>Sam"),
      (["Transfer-Encoding: chunked"], "6\r\n<p>Sam\r\n"),
      (["Transfer-Encoding: chunked"], "9\r\n<p>Sam\r\n0\r\n\r\n"),
      (["Transfer-Encoding: chunked"], "FFFFFFFF\r\n<p>Sam"), (["Content-Encoding: br"], "<p>Sam"),
      (["Content-Encoding: gzip"], "<p>Sam"), (["Content-Encoding: gzip, gzip"], "<p>Sam"),
    ] as [([String], String)])
  func brokenBody(headers: [String], body: String) async throws {
    let found = try await pages { archive in
      archive.visit(Self.sam, headers: headers, body: body)
      archive.visit(Self.sam + "2", body: Self.page)
    }
    #expect(found.map { $0.capture.failure == nil } == [false, true])
    #expect(found.first?.body == [])
  }

  @Test(
    "a record whose length lies does not take the others along",
    arguments: [0, 10, 200, 1_000_000, Int.max / 8])
  func lyingLength(length: Int) async throws {
    let found = try await pages { archive in
      archive.visit(Self.sam + "1", body: Self.page)
      archive.visit(Self.sam + "2", body: Self.page, length: length)
      archive.visit(Self.sam + "3", body: Self.page)
    }
    #expect(
      found.filter { $0.capture.failure == nil }.compactMap(\.capture.finalURL) == [
        Self.sam + "1", Self.sam + "3",
      ])
    #expect(found.contains { $0.capture.failure?.cause.contains("breaks off") == true })
  }

  @Test("an archive that breaks off says so, wherever it does", arguments: [false, true])
  func truncated(isPacked: Bool) async throws {
    let archive = Self.download()
    let bytes = isPacked ? archive.packed : archive.bytes
    for count in stride(from: 20, to: bytes.count - 1, by: bytes.count / 40) {
      let found = try await pages(Array(bytes.prefix(count)))
      let whole = found.filter { $0.page.capture.failure == nil && $0.page.capture.finalURL == Self.sam }
      for (_, page) in whole { #expect(text(page).hasSuffix("</iframe>"), "\(count)") }
      #expect(found.contains { $0.page.capture.failure != nil } || whole.count == 1, "\(count)")
    }
  }

  @Test("a piece that does not unpack does not take the others along")
  func brokenPiece() async throws {
    var archive = WebArchive()
    for number in 1...3 { archive.visit(Self.sam + "\(number)", body: Self.page) }
    var pieces = archive.records.map { Packing.gzip($0) }
    // The check sum of the second page's answer.
    pieces[3][pieces[3].count - 6] ^= 0xFF
    let found = try await pages(pieces.flatMap(\.self))
    let whole = found.filter { $0.page.capture.failure == nil }
    #expect(whole.compactMap(\.page.capture.finalURL) == [Self.sam + "1", Self.sam + "3"])
    #expect(found.contains { $0.page.capture.failure.map { $0.doing.contains(Self.sam + "2") } == true })
  }

  @Test("a piece that unpacks to far more than pages do is left alone", .enabled(if: GzipCommand.isInstalled))
  func bomb() async throws {
    var archive = WebArchive()
    archive.visit(Self.sam, body: Self.page)
    let head =
      "WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: \(Self.sam)/2\r\nContent-Length: 20971520\r\n\r\n"
    let bomb = try Packing.gzipCommand(Array(head.utf8) + [UInt8](repeating: 0x20, count: 20 << 20))
    let found = try await pages(archive.packed + bomb)
    #expect(found.first?.page.capture.finalURL == Self.sam)
    #expect(found.count >= 2)
    #expect(found.dropFirst().allSatisfy { $0.page.capture.failure != nil })
  }

  @Test("a redirect that leads out of the archive, or round in a circle, is a page that says so once")
  func redirects() async throws {
    let found = try await pages { archive in
      archive.visit(Self.sam, status: 302, headers: ["Location: /gone"])
      archive.visit(Self.sam + "/a", status: 302, headers: ["Location: /sam/b"])
      archive.visit(Self.sam + "/b", status: 302, headers: ["Location: /sam/a"])
      archive.visit(Self.sam + "/self", status: 302, headers: ["Location: /sam/self"])
      archive.visit(Self.sam + "/none", status: 302)
      archive.visit(Self.sam + "/2", body: Self.page)
    }
    let causes = found.map { $0.capture.failure?.cause ?? "" }
    #expect(found.count == 5)
    #expect(causes[0].contains("https://people.example.org/gone"))
    #expect(causes[1].contains("circle"))
    #expect(causes[2].contains("circle"))
    #expect(causes[3].contains("no address"))
    #expect(causes[4] == "")
  }

  @Test(
    "a visit that found the page unchanged gives the page of the earlier one, or says that it is not there")
  func revisits() async throws {
    let http = "application/http;msgtype=response"
    let digest = "WARC-Payload-Digest: sha1:AAAA"
    let found = try await pages { archive in
      archive.visit(Self.sam, body: Self.page, lines: [digest])
      archive.add(
        "revisit", target: Self.sam + "/again", type: http,
        block: "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n",
        lines: [
          digest, "WARC-Refers-To-Target-URI: \(Self.sam)", "WARC-Profile: identical-payload-digest",
        ], date: "2025-01-02T03:04:05Z")
      archive.add(
        "revisit", target: Self.sam, type: http, block: "HTTP/1.1 304 Not Modified\r\n\r\n", lines: [digest])
      archive.add(
        "revisit", target: Self.sam + "/lost", type: http,
        block: "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n",
        lines: ["WARC-Payload-Digest: sha1:BBBB"])
    }
    // The first visit and the third are of one page.
    #expect(found.map { text($0) } == [Self.page, Self.page, ""])
    #expect(found[0].capture.finalURL == Self.sam + "/again")
    #expect(found[0].capture.capturedAt == SavedDate.numeric("2025-01-02T03:04:05Z"))
    #expect(found[1].capture.status == 200)
    #expect(found[2].capture.failure?.cause.contains("earlier visit") == true)
  }

  @Test("bytes that are not those of the digest are no page")
  func digest() async throws {
    let found = try await pages { archive in
      archive.visit(
        Self.sam, body: Self.page, lines: ["WARC-Block-Digest: sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ"])
      archive.visit(Self.sam + "2", body: Self.page, lines: ["WARC-Block-Digest: md5:00"])
    }
    #expect(found.map { $0.capture.failure?.cause.contains("digest differs") } == [true, nil])
  }

  @Test(
    "resources and conversions are pages, parts of records are not, and a browser's word says what is a page")
  func kinds() async throws {
    let found = try await pages { archive in
      archive.add("resource", target: "file:sam.html", type: "text/html", block: Self.page)
      archive.add("conversion", target: "<\(Self.sam)>", type: "text/html; charset=utf-8", block: Self.page)
      archive.add("resource", target: "urn:pageinfo:x", type: "application/json", block: "{}")
      archive.add("novelty", target: Self.sam, type: "text/html", block: Self.page)
      archive.visit(Self.sam + "/frame", request: ["Sec-Fetch-Dest: iframe"], body: Self.page)
      archive.visit(Self.sam + "/gone", status: 404, type: "", request: ["Sec-Fetch-Dest: document"])
      archive.visit(Self.sam + "/in", request: ["Sec-Fetch-Dest: document", "Cookie: id=1"], body: Self.page)
      archive.visit(Self.sam + "/cut", body: Self.page, lines: ["WARC-Truncated: length"])
    }
    #expect(found.map(\.capture.finalURL) == [nil, Self.sam, Self.sam + "/gone", Self.sam + "/in", nil])
    #expect(found.map(\.capture.seenAs) == [.unknown, .unknown, .loggedOut, .loggedIn, .unknown])
    #expect(found[2].capture.status == 404)
    #expect(found[4].capture.failure?.cause.contains("only a part") == true)
  }

  @Test("more records than are looked at are said")
  func number() async throws {
    var archive = WebArchive()
    archive.visit(Self.sam, body: Self.page)
    let one = Array("WARC/1.0\r\nWARC-Type: metadata\r\nContent-Length: 0\r\n\r\n\r\n\r\n".utf8)
    let found = try await pages(archive.bytes + (0..<WARCScan.recordLimit).flatMap { _ in one })
    #expect(found.map(\.label) == ["#1", ""])
    #expect(found.last?.page.capture.failure?.code == .tooLarge)
  }

  @Test("a file full of false starts is given up soon")
  func falseStarts() async throws {
    let plain = [[UInt8]](repeating: Array("WARC/1.1\r\n\r\n".utf8), count: 100_000).flatMap(\.self)
    let packed = WebArchive().packed + [[UInt8]](repeating: [0x1F, 0x8B, 8], count: 200_000).flatMap(\.self)
    for bytes in [plain, packed] {
      let found = try await pages(bytes)
      #expect(found.map { $0.page.capture.failure?.cause.contains("breaks off") } == [true])
    }
  }

  @Test("no bytes behind a right start bring anything but clear lines")
  func noise() async throws {
    var generator = SeededGenerator(seed: 11)
    let whole = Self.download().bytes
    for round in 0..<60 {
      var bytes = whole
      for _ in 0..<8 {
        bytes[Int.random(in: 10..<bytes.count, using: &generator)] = .random(in: 0...255, using: &generator)
      }
      let found = try await pages(round.isMultiple(of: 2) ? bytes : Packing.gzip(bytes))
      #expect(!found.isEmpty)
    }
  }
}
