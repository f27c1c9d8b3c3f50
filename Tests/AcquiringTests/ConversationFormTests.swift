import Foundation
import Model
import Support
import Testing

@testable import Acquiring

@Suite("Mail and chat are known by their bytes")
struct ConversationFormTests {
  private static let message = "From: Sam <sam@mail.example.org>\nDate: x\nSubject: Hi\n\nHi\n"
  private static let mailbox = "From sam@mail.example.org Sat Jun  1 10:11:12 2024\n" + message

  @Test(
    "in every form that is read",
    arguments: [
      (message, .message), ("\u{FEFF}" + message, .message), (mailbox, .mailbox),
      ("Path: a!b\nNewsgroups: x.y\nSubject: z\nFrom: Sam\n\n", .message),
      ("10:01 <@sam> hi\n10:02 -!- kit [~k@host.example.net] has quit\n", .chatLog),
      ("[10:01:02] <sam> hi\n", .chatLog), ("Jun 01 10:01:02 <sam>\thi\n", .chatLog),
      (
        "2024-06-01 10:01:00\tsam\thi\n2024-06-01 10:01:00\t-->\tkit (~k@h.example.net) has joined\n",
        .chatLog
      ),
      ("<sam> hi\n<kit> hello\n", .chatLog), ("6/1/2024, 10:11:12 AM - Sam Tarrant: hi\n", .chatText),
      ("[01/06/2024, 10:11:12] Sam Tarrant: hi\n", .chatText),
      (#"{"guild": {}, "channel": {}, "messages": []}"#, .discord),
      (#"{"name": "x", "messages": [{"type": "message", "date": "x", "from_id": "user1"}]}"#, .telegram),
      (#"{"room_name": "x", "exported_by": "y", "messages": []}"#, .matrix),
      ("<!DOCTYPE html><div class=\"chatlog__message\">", .discordPage),
      ("<!DOCTYPE html><div class=\"page_wrap\"><div class=\"from_name\">", .telegramPage),
      ("<!DOCTYPE html><li class=\"mx_Export_EventWrapper\">", .matrixPage),
    ] as [(String, ConversationForm)])
  func known(text: String, form: ConversationForm) {
    #expect(ConversationSign.form(of: Array(text.utf8)[...]) == form)
  }

  @Test(
    "and nothing else is taken for it",
    arguments: [
      "", "Hi", "<!doctype html><p>10:01 <b>sam</b>", "{\"messages\": [1, 2]}", "From me to you, with love\n",
      "From: here\nto there\n", "Opening times\n10:00 to 12:00\nclosed on Sunday\n", "a\tb\tc\n1\t2\t3\n",
      "<p>\n<b> x\n</b>", "%PDF-1.4\nFrom: x\nDate: y\nTo: z\n\n", "name,date\nSam,2024-06-01\n",
    ])
  func unknown(text: String) { #expect(ConversationSign.form(of: Array(text.utf8)[...]) == nil) }

  @Test(
    "behind a link too, whatever the server calls it",
    arguments: ["text/plain; charset=latin1", "application/octet-stream"])
  func fetched(type: String) async throws {
    let server = try await LoopbackServer.start([
      "/a": .init(headers: ["Content-Type": type], body: Array(Self.mailbox.utf8)),
      "/b": .init(headers: ["Content-Type": type], body: Array("Shopping: tea\n".utf8)),
    ])
    let page = try await Acquirer(.loopback).capture(server.url(for: "/a"))
    let other = try await Acquirer(.loopback).capture(server.url(for: "/b"))
    await server.stop()
    #expect(ConversationForm(page.capture) == .mailbox)
    #expect(page.capture.header("content-type")?.hasSuffix("charset=latin1") == type.contains("charset"))
    #expect(other.capture.header("content-type") == type)
  }

  @Test(
    "packed, as a file and behind a link", .enabled(if: GzipCommand.isInstalled, "needs the gzip command"))
  func packed() async throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(Self.mailbox, to: "talk.mbox")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: GzipCommand.path)
    process.arguments = [path]
    try process.run()
    process.waitUntilExit()
    let server = try await LoopbackServer.start([
      "/talk.mbox.gz": .init(
        headers: ["Content-Type": "application/gzip"],
        body: Array(try Data(contentsOf: URL(fileURLWithPath: path + ".gz"))))
    ])
    let pages = await Acquirer(.loopback).capture([path + ".gz", server.url(for: "/talk.mbox.gz")])
    await server.stop()
    for page in pages {
      #expect(ConversationForm(page.capture) == .mailbox)
      #expect(page.body == Array(Self.mailbox.utf8))
    }
  }

  @Test("a mailbox may be larger than a page, a page may not")
  func size() async throws {
    let folder = try TemporaryFolder()
    var settings = Acquirer.Settings.loopback
    settings.bodyLimit = 1_000
    settings.archiveLimit = 10_000
    func capture(_ text: String) async throws -> Page {
      try await Acquirer(settings).capture(try folder.write(text, to: "a"))
    }
    #expect(try await capture(Self.mailbox + String(repeating: "x\n", count: 2_000)).capture.failure == nil)
    #expect(
      try await capture(Self.mailbox + String(repeating: "x\n", count: 8_000)).capture.failure?.code
        == .tooLarge)
    #expect(
      try await capture("<p>" + String(repeating: "x\n", count: 2_000)).capture.failure?.code == .tooLarge)
  }
}
