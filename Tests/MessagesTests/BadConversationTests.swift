import Foundation
import Messages
import Model
import Testing

@Suite("Mail and chat that is broken, hostile or very large")
struct BadConversationTests {
  private func read(_ text: String, _ form: ConversationForm) throws -> Conversation {
    try ConversationParser.read(Array(text.utf8), form: form)
  }

  @Test(
    "each fault of a message is said in a clear line",
    arguments: [
      ("From: Sam\nContent-Type: multipart/mixed\n\nHi", "does not say where its parts begin"),
      ("From: Sam\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nHi", "breaks off"),
      ("From: Sam\nContent-Transfer-Encoding: base64\n\n***", "not written as it says"),
      ("From: Sam\nno header\n", "header of message 1 is broken"),
      ("From: Sam\nContent-Type: text/plain; charset=x-none\n\nHi", "character set that is not known"),
    ])
  func faults(message: String, words: String) throws {
    let conversation = try read(message, .message)
    #expect(conversation.posts.first?.author.name == "Sam")
    #expect(conversation.faults.count == 1)
    #expect(conversation.faults.first?.contains(words) == true)
  }

  @Test("a header without end passes over its message, and the next one is read")
  func endlessHeader() throws {
    let long = "From: \(String(repeating: "a", count: 600_000))"
    let box = "From a@b.org 10:00 2024\n\(long)\n\nFrom a@b.org 10:00 2024\nFrom: Kit\n\nHi\n"
    let conversation = try read(box, .mailbox)
    #expect(conversation.posts.map(\.author.name) == ["Kit"])
    #expect(conversation.faults.first?.contains("longer than any that is read") == true)
  }

  @Test("a line of over a mebibyte is left out of its message")
  func longLine() throws {
    let box = "From a@b.org 10:00 2024\nFrom: Kit\n\nHi\n\(String(repeating: "a", count: 2 << 20))\nBye\n"
    let conversation = try read(box, .mailbox)
    #expect(conversation.posts.first?.lines.map(\.text) == ["Hi", "Bye"])
    #expect(conversation.faults.first?.contains("1 MiB") == true)
  }

  @Test(
    "only a line behind an empty one, with a header below it, begins a message; quoted ones lose their mark")
  func mailbox() throws {
    let box = """
      From a@b.org Sat Jun  1 10:00:00 2024
      From: Kit

      >From here on
      >>From there
      not empty
      From me to you

      From a@b.org Sat Jun  1 10:00:00 2024
      From: Sam

      Hi
      """
    let posts = try read(box, .mailbox).posts
    #expect(posts.map(\.author.name) == ["Kit", "Sam"])
    // What was ">>From" keeps one mark, and so is a quotation.
    #expect(posts.first?.lines.map(\.text) == ["From here on", "not empty", "From me to you"])
  }

  @Test("a mailbox of 64 MiB is read in bounded memory")
  func largeMailbox() throws {
    let message = Array(
      ("From a@b.org Sat Jun  1 10:00:00 2024\nFrom: Kit <kit@example.org>\n\n"
        + String(repeating: String(repeating: "words ", count: 300) + "\n", count: 100) + "\n").utf8)
    var box: [UInt8] = []
    box.reserveCapacity(64 << 20)
    while box.count + message.count <= 64 << 20 { box += message }
    let conversation = try ConversationParser.read(box, form: .mailbox)
    let size = conversation.posts.reduce(0) { $0 + $1.lines.reduce(0) { $0 + $1.text.utf8.count } }
    #expect(size > 0 && size <= Conversation.textLimit)
    #expect(conversation.faults.contains { $0.contains("more messages than are read") })
  }

  @Test(
    "an export that breaks off or is nested too deeply says what to do",
    arguments: [
      ConversationForm.discord, .telegram, .matrix,
    ])
  func brokenExports(form: ConversationForm) {
    let cut = "{\"messages\": [{\"id\": 1, "
    let deep = "{\"messages\": \(String(repeating: "[", count: 200))\(String(repeating: "]", count: 200))}"
    for text in [cut, deep] {
      #expect(throws: Problem.self) { try read(text, form) }
    }
    do {
      _ = try read(deep, form)
    } catch {
      #expect((error as? Problem)?.cause.contains("nested more than 128 deep") == true)
      #expect((error as? Problem)?.remedy.contains("Export the chat again") == true)
    }
  }

  @Test("one bad message of an export is passed over, and the others are read")
  func oneBadMessage() throws {
    let text = """
      {"guild": {}, "channel": {}, "messages": [{"id": 1}, 7,
      {"content": "Hi", "author": {"id": "2", "name": "kit"}}]}
      """
    let conversation = try read(text, .discord)
    #expect(conversation.posts.map(\.author.handle) == ["kit"])
    #expect(conversation.faults == ["2 of the messages are not in the known form and were passed over."])
  }

  @Test("bytes that are no form of chat give no message and do not crash")
  func rubbish() throws {
    for form in [ConversationForm.message, .mailbox, .chatLog, .chatText] {
      for text in ["", "\u{0}\u{1}", "From ", "<", "[12:34", "12:34 <", ">", "--", "a\tb@c\t:"] {
        _ = try read(text, form)
      }
    }
  }
}

@Suite("Whose words a message holds")
struct PostTextTests {
  private func split(_ text: String, name: String? = "Sam Tarrant") -> (lines: [String], signature: [String])
  {
    let text = PostText(
      text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init), authorName: name,
      lineLocator: { "line \($0)" }, signatureLocator: { "signature line \($0)" })
    return (text.lines.map(\.text), text.signature.map(\.text))
  }

  @Test(
    "quoted lines and the line before them are somebody else's",
    arguments: [
      "On Sat, Tom wrote:\n> secret\nHi", "Hi\n> secret", "Hi\n\n-----Original Message-----\nsecret",
      "Hi\n\nFrom: Tom\nSent: Monday\nTo: Sam\nSubject: x\n\nsecret",
      "On Sat, 1 Jun 2024 at 10:00, Tom Baker\n<tom@example.org> wrote:\n> secret\nHi",
    ])
  func quotes(text: String) { #expect(split(text).lines == ["Hi"]) }

  @Test("the signature begins behind its mark, and ends before what a list adds")
  func signature() {
    let text =
      "Hi\n-- \nSam Tarrant\nHousing Officer\n_______________________________________________\nBikes mailing list"
    #expect(split(text).signature == ["Sam Tarrant", "Housing Officer"])
    #expect(split("Hi\n--\nYou received this message because you are subscribed").signature == [])
  }

  @Test("a name behind a closing begins a signature without a mark")
  func signOff() {
    let parts = split("Hi\n\nKind regards\n\nSam Tarrant\nHousing Officer")
    #expect(parts.signature == ["Sam Tarrant", "Housing Officer"])
    #expect(split("Hi\nSam Tarrant\nis my name").signature == [])
  }
}
