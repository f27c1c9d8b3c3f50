import Messages
import Model
import Testing

@Suite("Logs of IRC, as the usual programs write them")
struct ChatLogTests {
  private static let logs = [
    "--- Log opened Sat Jun 01 10:00:00 2024\n10:01 <@samt> Hi\n10:02 -!- kit [~kit@host.example.net] has quit\n",
    "2024-06-01 10:00:00\t-->\tkit (~kit@host.example.net) has joined #bikes\n2024-06-01 10:01:00\t@samt\tHi\n",
    "**** BEGIN LOGGING AT Sat Jun  1 10:00:00 2024\n\nJun 01 10:01:00 <samt>\tHi\nJun 01 10:02:00 *\tkit has quit\n",
    "Session Start: Sat Jun 01 10:00:00 2024\n[10:01] <samt> Hi\n[10:02] * kit (~kit@host.example.net) Quit\n",
    "[10:01:00] <samt> Hi\n[10:01:05] *** Joins: kit (~kit@host.example.net)\n",
    "<samt> Hi\n",
  ]

  @Test("who says what is told apart from who comes and goes", arguments: logs)
  func said(text: String) throws {
    let posts = try ConversationParser.read(Array(text.utf8), form: .chatLog).posts
    #expect(posts.map(\.author.handle) == ["samt"])
    #expect(posts.first?.lines.map(\.text) == ["Hi"])
    #expect(posts.first?.time?.hour ?? 10 == 10)
  }

  @Test(
    "the real name and the host, where somebody is asked about",
    arguments: [
      "10:00 -!- samt [~sam@pc1.example.gov.uk]\n10:00 -!-  ircname  : Sam Tarrant",
      "2024-06-01 10:00:00\t--\t[samt] (~sam@pc1.example.gov.uk): Sam Tarrant",
      "[10:00] * samt is ~sam@pc1.example.gov.uk * Sam Tarrant",
    ])
  func introduced(text: String) throws {
    let known = try ConversationParser.read(Array(text.utf8), form: .chatLog).introductions
    let details = known.flatMap(\.details)
    #expect(Set(known.map(\.author.handle)) == ["samt"])
    #expect(details.first { $0.kind == .realName }?.line.text == "Sam Tarrant")
    #expect(details.first { $0.kind == .host }?.line.text == "pc1.example.gov.uk")
  }
}
