import Foundation
import Model
import Support
import Testing

@testable import Acquiring

@Suite("Saved pages and folders")
struct SavedPageTests {
  private let folder: TemporaryFolder
  private let acquirer = Acquirer(.loopback)

  init() throws { folder = try TemporaryFolder() }

  @Test("a file is read whole and dated by its last change")
  func file() async throws {
    let path = try folder.write("<p>Sam", to: "sam.html")
    let date = Date(timeIntervalSince1970: 1_700_000_000)
    try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: path)
    let page = try await acquirer.capture(path)
    #expect(page.body == Array("<p>Sam".utf8))
    #expect(page.capture.requestedURL == "file:\(path)")
    #expect(page.capture.finalURL == nil)
    #expect(page.capture.status == nil)
    #expect(page.capture.method == .saved)
    #expect(page.capture.seenAs == .unknown)
    #expect(page.capture.byteCount == 6)
    #expect(page.capture.capturedAt == date)
    #expect(page.capture.failure == nil)
  }

  @Test("a folder gives its pages in the order of their names, without what is hidden or is no page")
  func folderOfPages() async throws {
    for name in [
      "real/x/b.html", "real/x/a.HTM", "real/c.xhtml", "real/notes.txt", "real/.hidden.html",
      "real/.git/d.html",
      "real/x/sam_files/e.js",
    ] {
      try folder.write(name, to: name)
    }
    let pages = await acquirer.capture([folder.path + "/real/"])
    #expect(
      pages.map(\.capture.requestedURL) == ["file:real/c.xhtml", "file:real/x/a.HTM", "file:real/x/b.html"])
    #expect(
      pages.map { String(decoding: $0.body, as: UTF8.self) } == [
        "real/c.xhtml", "real/x/a.HTM", "real/x/b.html",
      ])
  }

  @Test("a folder gives every form of saved page")
  func forms() async throws {
    let names = ["a.mhtml", "b.MHT", "c.html.gz", "d.htm.gz", "e.gz", "f.json", "g.har", "h.har.txt"]
    for name in names { try folder.write(name == "g.har" ? "{\"log\": {}}" : name, to: "real/" + name) }
    let pages = await acquirer.capture([folder.path + "/real"])
    #expect(
      pages.map(\.capture.requestedURL)
        == ["a.mhtml", "b.MHT", "c.html.gz", "d.htm.gz", "g.har"].map {
          "file:real/" + $0
        })
  }

  @Test("what a browser put beside a complete page is part of it")
  func completePage() async throws {
    for name in [
      "real/sam.html", "real/sam_files/frame.html", "real/sam_files/more/ad.htm", "real/Old.HTM",
      "real/Old.files/frame.html", "real/other_files/kit.html", "real/sam/inner.html", "real/_files/x.html",
      "real/deep/lee.xhtml", "real/deep/lee_files/frame.html", "real/deep/sam_files/page.html",
    ] {
      try folder.write(name, to: name)
    }
    func names(_ path: String) -> [String] {
      acquirer.inputs(for: [folder.path + "/" + path]).map(\.requestedURL)
    }
    #expect(
      names("real")
        == [
          "Old.HTM", "_files/x.html", "deep/lee.xhtml", "deep/sam_files/page.html", "other_files/kit.html",
          "sam/inner.html", "sam.html",
        ].map { "file:real/" + $0 })
    // Named by the person, it is what they want.
    #expect(names("real/sam_files") == ["file:sam_files/frame.html", "file:sam_files/more/ad.htm"])
  }

  @Test("folders that lead back to themselves come to an end")
  func circle() async throws {
    try folder.write("x", to: "real/sam.html")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/real/again", withDestinationPath: folder.path + "/real")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/real/lost.html", withDestinationPath: folder.path + "/nowhere")
    let pages = await acquirer.capture([folder.path + "/real"])
    #expect(pages.map(\.capture.requestedURL) == ["file:real/sam.html"])
  }

  @Test("an empty folder says so")
  func emptyFolder() async throws {
    let page = try await acquirer.capture(folder.path)
    #expect(page.capture.failure?.code == .folderWithoutPages)
  }

  @Test(
    "a missing file and a missing name say so",
    arguments: ["", "nothing.html", "nowhere/sam.html", "sam", "./a.b/c"])
  func missing(_ name: String) async throws {
    let page = try await acquirer.capture(name)
    #expect(page.capture.failure?.code == .fileMissing)
    #expect(page.capture.requestedURL == "file:\(name)")
    #expect(page.body.isEmpty)
  }

  @Test(
    "a link without https:// gets the advice to write it",
    arguments: [
      "linkedin.com/in/sam", "www.example.org", "example.org:8080/x", "//127.0.0.1:80/", "localhost:80",
      "example.org/a.html",
    ])
  func bareHost(_ argument: String) async throws {
    let page = try await acquirer.capture(argument)
    #expect(page.capture.failure?.code == .addressRefused)
    #expect(page.capture.failure?.remedy == "Write https:// in front of it.")
  }

  @Test("a file that is too large is not read", arguments: [(1000, true), (1001, false)])
  func tooLarge(_ size: Int, _ isTaken: Bool) async throws {
    let path = try folder.write(String(repeating: "a", count: size), to: "large.html")
    let page = try await Acquirer(.loopback { $0.bodyLimit = 1000 }).capture(path)
    #expect(page.capture.failure?.code == (isTaken ? nil : .tooLarge))
    #expect(page.body.count == (isTaken ? size : 0))
  }

  @Test("a named pipe, a device and an endless file do not hang")
  func specialFiles() async throws {
    let pipe = folder.path + "/pipe.html"
    #expect(mkfifo(pipe, 0o600) == 0)
    let pages = await acquirer.capture([pipe, "/dev/zero", "/dev/null"])
    #expect(pages.map(\.capture.failure?.code) == [.fileUnreadable, .fileUnreadable, .fileUnreadable])
  }

  @Test("a file that nobody may read says so", .enabled(if: geteuid() != 0, "root may read all"))
  func notPermitted() async throws {
    let path = try folder.write("x", to: "locked.html")
    chmod(path, 0)
    let page = try await acquirer.capture(path)
    #expect(page.capture.failure?.code == .fileUnreadable)
  }

  @Test("links, files and folders in one list each keep their place")
  func mixed() async throws {
    let server = try await LoopbackServer.start(["/sam": .html("link")])
    let file = try folder.write("file", to: "one.html")
    try folder.write("first", to: "pages/1.html")
    try folder.write("second", to: "pages/2.html")
    let link = server.url(for: "/sam")
    let pages = await acquirer.capture([
      link, file, "nothing.html", folder.path + "/pages", link, " \(link)\n",
    ])
    await server.stop()
    #expect(
      pages.map { String(decoding: $0.body, as: UTF8.self) } == [
        "link", "file", "", "first", "second", "link", "link",
      ])
    #expect(pages.map(\.capture.method) == [.fetched, .saved, .saved, .saved, .saved, .fetched, .fetched])
  }

  @Test("no inputs, no work")
  func nothing() async { #expect(await acquirer.capture([]).isEmpty) }
}
