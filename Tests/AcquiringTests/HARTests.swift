import Foundation
import Model
import Support
import Testing

@testable import Acquiring

@Suite("A browser's record of what it loaded")
struct HARTests {
  private typealias Request = SavedForms.Request
  private let folder: TemporaryFolder
  private let page = "<title>Sam Tarrant</title><p>Café \u{1F431}"

  init() throws { folder = try TemporaryFolder() }

  private func capture(_ text: String) async throws -> [Page] {
    let path = try folder.write(text, to: "sam.har")
    return await Acquirer(.loopback).capture([path])
  }

  private func capture(_ requests: [Request]) async throws -> [Page] {
    try await capture(SavedForms.har(requests))
  }

  private func only(_ request: Request) async throws -> Page {
    let pages = try await capture([request])
    return try #require(pages.count == 1 ? pages.first : nil)
  }

  private func texts(_ pages: [Page]) -> [String] { pages.map { String(decoding: $0.body, as: UTF8.self) } }

  @Test("a page comes with its address, status, time and useful headers", arguments: [false, true])
  func page(_ isBase64: Bool) async throws {
    let captured = try await only(
      Request(page) {
        $0.isBase64 = isBase64
        $0.url += "#top"
        $0.mimeType = "text/html; charset=UTF-8"
        $0.responseHeaders = [
          "X-Robots-Tag": "noindex", "ETag": "visit", "content-type": "text/html;charset=latin1",
        ]
      })
    #expect(texts([captured]) == [page])
    #expect(captured.capture.requestedURL == "file:\(folder.path)/sam.har#1")
    #expect(captured.capture.finalURL == "https://people.example.org/sam")
    #expect(captured.capture.status == 200)
    #expect(captured.capture.method == .saved)
    #expect(captured.capture.capturedAt == Date(timeIntervalSince1970: 1_717_236_672))
    #expect(
      captured.capture.headers == [
        HeaderField(name: "content-type", value: "text/html; charset=\(isBase64 ? "UTF-8" : "utf-8")"),
        HeaderField(name: "x-robots-tag", value: "noindex"),
      ])
    #expect(captured.capture.failure == nil)
  }

  @Test("text that the browser has decoded is UTF-8, whatever the page was")
  func decodedText() async throws {
    let captured = try await only(Request("Café") { $0.mimeType = "text/html; charset=windows-1252" })
    #expect(captured.capture.header("content-type") == "text/html; charset=utf-8")
    #expect(texts([captured]) == ["Café"])
  }

  @Test("each page that was opened is one; frames, pictures, data and redirects are none")
  func documents() async throws {
    let pages = try await capture([
      Request("moved") { $0.status = 301 },
      Request("first") { $0.url = "https://people.example.org/1" },
      Request("body {}") { $0.mimeType = "text/css" },
      Request("frame") {
        $0.url = "https://people.example.org/frame"
        $0.requestHeaders = ["Sec-Fetch-Dest": "iframe"]
      },
      Request("piece") {
        $0.url = "https://people.example.org/piece"
        $0.requestHeaders = [:]
        $0.resourceType = "xhr"
      },
      Request("inline") { $0.url = "data:text/html,inline" },
      Request("no answer") { $0.status = 0 },
      Request("second") {
        $0.url = "https://people.example.org/2"
        $0.requestHeaders = [:]
      },
    ])
    #expect(texts(pages) == ["first", "second"])
    #expect(pages.map(\.capture.requestedURL) == [1, 2].map { "file:\(folder.path)/sam.har#\($0)" })
  }

  @Test("where the browser does not tell pages from frames, the first of each page counts")
  func withoutTypes() async throws {
    let pages = try await capture(
      ([("a", "1"), ("b", "1"), ("c", "2"), ("d", nil), ("e", nil)] as [(String, String?)]).map {
        text, page in
        Request(text) {
          $0.url += "/" + text
          $0.requestHeaders = [:]
          $0.resourceType = nil
          $0.page = page
        }
      })
    #expect(texts(pages) == ["a", "c", "d"])
  }

  @Test("a page that the site refused does not go missing", arguments: [404, 999])
  func refused(_ status: Int) async throws {
    let pages = try await capture([
      Request("good"),
      Request("no") {
        $0.url += "/private"
        $0.status = status
      },
    ])
    #expect(texts(pages) == ["good", ""])
    #expect(pages.map(\.capture.status) == [200, status])
    #expect(pages.map(\.capture.failure) == [nil, nil])
  }

  @Test("a page that was loaded again is one page, the last that has its text")
  func reloaded() async throws {
    #expect(texts(try await capture([Request("old"), Request("new")])) == ["new"])
    #expect(texts(try await capture([Request("old"), Request(nil) { $0.size = 3 }])) == ["old"])
  }

  @Test("whether the person was signed in, where the record tells it")
  func seenAs() async throws {
    func seen(_ change: @escaping (inout Request) -> Void) async throws -> SeenAs {
      try await only(Request(page, change)).capture.seenAs
    }
    #expect(try await seen { $0.requestHeaders["Cookie"] = "id=1" } == .loggedIn)
    #expect(try await seen { $0.requestHeaders["authorization"] = "Basic c2Ft" } == .loggedIn)
    #expect(try await seen { $0.responseHeaders["Set-Cookie"] = "id=1" } == .loggedOut)
    #expect(try await seen { $0.requestHeaders["Cookie"] = " " } == .unknown)
    #expect(try await seen { _ in } == .unknown)
  }

  @Test("no cookie and no credential is kept")
  func secrets() async throws {
    let captured = try await only(
      Request(page) {
        $0.requestHeaders["Cookie"] = "secret-1"
        $0.requestHeaders["Authorization"] = "secret-2"
        $0.responseHeaders = ["Set-Cookie": "secret-3", "Server": "web"]
      })
    #expect(!"\(captured.capture)".contains("secret"))
    #expect(captured.capture.header("server") == "web")
  }

  @Test("a page without its text, or with a part of it, is not read, and says how to save it")
  func withoutContent() async throws {
    let cut = String(repeating: "a", count: 996)
    for request in [
      Request(nil) { $0.size = 1000 }, Request(""), Request(cut) { $0.size = 1000 },
      Request(cut) {
        $0.isBase64 = true
        $0.size = 1000
      },
    ] {
      let captured = try await only(request)
      #expect(captured.body == [])
      #expect(captured.capture.failure?.code == .fileUnreadable)
      #expect(captured.capture.failure?.remedy.contains("HAR with content") == true)
      #expect(captured.capture.finalURL == "https://people.example.org/sam")
    }
    let marked = try await only(Request("abc") { $0.size = 6 })
    #expect(texts([marked]) == ["abc"])
    let wide = try await only(
      Request("abc") {
        $0.size = 8
        $0.mimeType = "text/html; charset=UTF-16LE"
      })
    #expect(texts([wide]) == ["abc"])
  }

  @Test("a record without pages says so", arguments: ["{\"log\": {}}", "{\"log\": {\"entries\": []}}"])
  func noPages(_ text: String) async throws {
    let pages = try await capture(text)
    #expect(pages.map { $0.capture.failure?.cause.contains("there is no page in it") } == [true])
    #expect(pages.map(\.capture.requestedURL) == ["file:\(folder.path)/sam.har"])
  }

  @Test("half a character in one page does not take the record along")
  func loneSurrogates() async throws {
    let record = try SavedForms.har([Request("LONE \u{1F431}"), Request("other") { $0.url += "2" }])
    let pages = try await capture(record.replacing("LONE", with: #"\\ud83d \ud83d\ud83d\udc31 \udc31"#))
    #expect(texts(pages) == ["\\ud83d \u{FFFD}\u{1F431} \u{FFFD} \u{1F431}", "other"])
  }

  @Test("a record that breaks off gives the pages before, and says that something is missing")
  func cut() async throws {
    let whole = try SavedForms.har([Request("one"), Request("two") { $0.url += "2" }])
    for count in stride(from: 12, to: whole.utf8.count - 1, by: 41) {
      let pages = try await capture(String(whole.prefix(count)))
      #expect(pages.last?.capture.failure?.code == .fileUnreadable, "\(count)")
      #expect(["", "one", "onetwo"].contains(texts(pages).joined()), "\(count)")
      #expect(pages.count == texts(pages).filter { !$0.isEmpty }.count + 1, "\(count)")
    }
  }

  @Test("an entry that is broken does not take the others along")
  func brokenEntry() async throws {
    let record = try SavedForms.har([Request("one"), Request("two") { $0.url += "2" }])
    let pages = try await capture(record.replacing("\"one\"", with: "one"))
    #expect(texts(pages) == ["two", ""])
    #expect(pages.last?.capture.failure?.cause.contains("part of it is broken") == true)
  }

  @Test("hostile records end in a reason")
  func hostile() async throws {
    func record(_ entries: String) -> String { "{\"log\": {\"entries\": [\(entries)]}}" }
    let deep = String(repeating: "[", count: 100_000)
    let many = String(repeating: "{},", count: 20_000) + "{}"
    let values = "{\"request\": [" + String(repeating: "0,", count: 300_000) + "0]}"
    let wrong = "{\"request\": {\"url\": 1}, \"response\": []}"
    for (name, text) in [
      "deep": record(deep), "deep before": "{\"log\": {\"x\": \(deep)", "many entries": record(many),
      "many values": record(values), "wrong types": record(wrong), "wrong brackets": record("{]"),
      "no end of text": record("{\"request\": \"\\"), "too many ends": "{\"log\": {}}}}}}",
    ] {
      let pages = try await capture(text)
      #expect(pages.map(\.capture.failure?.code) == [.fileUnreadable], "\(name)")
      #expect(pages.map { $0.capture.failure?.cause.contains("broken or breaks off") } == [true], "\(name)")
    }
  }

  @Test("a hundred pages are read, the others are said to be missing")
  func manyPages() async throws {
    let pages = try await capture(
      (1...103).map { number in Request("\(number)") { $0.url += "/\(number)" } })
    #expect(pages.count == 101)
    #expect(texts(pages).dropLast() == (1...100).map { "\($0)" }[...])
    #expect(pages.last?.capture.failure?.cause.contains("more than 100 pages") == true)
  }

  @Test("a record that changes before its pages are read gives a reason", arguments: ["", "{\"log\": {}}"])
  func changed(_ text: String) async throws {
    let path = try folder.write(SavedForms.har([Request(page)]), to: "sam.har")
    let acquirer = Acquirer(.loopback)
    let inputs = acquirer.inputs(for: [path])
    #expect(inputs.map(\.isLink) == [false])
    try folder.write(text, to: "sam.har")
    let captured = Captured()
    await acquirer.acquire(inputs, onProgress: { _ in }) { captured.add($0, $1) }
    #expect(captured.inOrder.map(\.capture.failure?.code) == [.fileUnreadable])
  }

  @Test("the record may be larger than a page, a page in it may not")
  func limits() async throws {
    let path = try folder.write(SavedForms.har([Request(String(repeating: "a", count: 1000))]), to: "a.har")
    func code(_ change: (inout Acquirer.Settings) -> Void) async throws -> Problem.Code? {
      try await Acquirer(.loopback(change)).capture(path).capture.failure?.code
    }
    #expect(try await code { $0.bodyLimit = 1000 } == nil)
    #expect(try await code { $0.bodyLimit = 999 } == .tooLarge)
    #expect(try await code { $0.archiveLimit = 1000 } == .tooLarge)
  }
}
