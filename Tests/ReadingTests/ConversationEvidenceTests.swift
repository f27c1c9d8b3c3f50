import Foundation
import Markup
import Messages
import Model
import Testing

@testable import Reading

@Suite("What messages show is found again where the evidence says")
struct ConversationEvidenceTests {
  private static let subject = Subject(
    names: ["Siwan Tarrant"], handles: ["siwant_example"],
    employers: [Organisation(names: ["Harrowdale County Council"], domains: ["harrowdale.example.org"])],
    workplaces: ["Quarry House"], jobTitles: ["Housing Officer"])

  private static let signature = """
    --\u{20}
    Siwan Tarrant | Housing Officer | Housing Options Team
    Harrowdale County Council
    Quarry House, 12 Station Road
    Millbeck ZZ99 3WZ
    T: 01632 960 123  M: 07700 900 123
    siwan.tarrant@harrowdale.example.org
    """

  private static let files: [(ConversationForm, String)] = [
    (
      .message,
      "From: Siwan Tarrant <siwan@mail.example.org>\nDate: Sat, 1 Jun 2024 10:11:12 +0100\nOrganization: Harrowdale "
        + "County Council\n\n> I work at Fulchester Zoo.\nI live in Chesterfield.\n" + signature
    ),
    (
      .mailbox,
      "From a@b.org Sat Jun  1 10:11:12 2024\nFrom: Kit Moss <kit@example.org>\n\nI am a keeper at Fulchester Zoo.\n\n"
        + "From a@b.org Sat Jun  1 10:11:12 2024\nFrom: siwan at mail.example.org (Siwan Tarrant)\n"
        + "Date: Sat, 1 Jun 2024 10:11:12 +0100\n\nHi\n" + signature
    ),
    (
      .chatLog,
      "10:01 <kit> I work at Fulchester Zoo\n10:02 <siwant_example> I work at Harrowdale County Council\n"
        + "10:03 -!- siwant_example [~s@pc1.harrowdale.example.org] has joined #bikes\n"
    ),
    (
      .chatText,
      "1/6/2024, 10:11 - Siwan Tarrant: hi\nI work at Harrowdale County Council\n1/6/2024, 10:12 - Kit: no\n"
    ),
    (
      .discord,
      #"{"messages": [{"timestamp": "2024-06-01T10:11:12Z", "content": "Hi.\nI live in Chesterfield.", "author": {"id": 7, "#
        + #""name": "siwant_example", "nickname": "Siwan Tarrant", "roles": [{"name": "Housing Officer"}]}}]}"#
    ),
    (
      .telegram,
      #"{"chats": {"list": [{"type": "private_group", "messages": [{"type": "message", "date": "2024-06-01T10:11:12", "#
        + #""from": "Siwan Tarrant", "from_id": "user7", "text": "I live in Chesterfield."}]}]}}"#
    ),
    (
      .matrix,
      #"{"messages": [{"type": "m.room.member", "state_key": "@s:example.org", "content": {"displayname": "#
        + #""Siwan Tarrant", "membership": "join"}}, {"type": "m.room.message", "sender": "@s:example.org", "#
        + #""origin_server_ts": 1717236672000, "content": {"body": "I live in Chesterfield."}}]}"#
    ),
  ]

  private func read(_ text: String, as form: ConversationForm?) -> PageReading {
    let type = form.map { [HeaderField(name: "content-type", value: $0.rawValue)] } ?? []
    let body = Array(text.utf8)
    let capture = Capture(
      requestedURL: "file:x", headers: type, method: .saved, seenAs: .unknown, byteCount: body.count,
      capturedAt: Date(timeIntervalSince1970: 1_790_000_000))
    return ReadingFixture.shared.reader.read(Page(capture: capture, body: body), subject: Self.subject)
  }

  /// All that stands at each place of a conversation.
  private func places(_ conversation: Conversation) -> [String: [String]] {
    var places: [String: [String]] = [:]
    let details = conversation.posts.flatMap(\.details) + conversation.introductions.flatMap(\.details)
    for line in conversation.posts.flatMap({ $0.lines + $0.signature }) + details.map(\.line) {
      places[line.locator, default: []].append(PageText.clean(line.text, limit: 100_000))
    }
    return places
  }

  @Test("in files", arguments: files)
  func inFile(form: ConversationForm, text: String) throws {
    let reading = read(text, as: form)
    let places = places(try ConversationParser.read(Array(text.utf8), form: form))
    #expect(reading.exposures.count >= 3, "\(form)")
    for evidence in reading.exposures.flatMap(\.evidence) {
      let excerpt = evidence.excerpt.hasSuffix("…") ? String(evidence.excerpt.dropLast()) : evidence.excerpt
      #expect(places[evidence.locator]?.contains { $0.contains(excerpt) } == true, "\(form): \(evidence)")
      #expect(!excerpt.contains("Fulchester") && !excerpt.contains("Kit"))
    }
  }

  @Test("all that a signature says of its writer")
  func signature() {
    let reading = read(Self.files[0].1, as: .message)
    #expect(reading.values(.name) == ["Siwan Tarrant"])
    #expect(reading.values(.occupation) == ["Housing Officer"])
    #expect(reading.values(.team) == ["Housing Options Team"])
    #expect(Set(reading.values(.employer)) == ["Harrowdale County Council", "harrowdale.example.org"])
    #expect(reading.values(.workLocation) == ["Quarry House, 12 Station Road, Millbeck ZZ99 3WZ"])
    #expect(reading.values(.telephone) == ["01632 960 123", "07700 900 123"])
    #expect(reading.values(.homeLocation) == ["Chesterfield"])
    #expect(reading.state == .notAProfile)
  }

  @Test("a street and a postcode without an employer are a home; a saying is nothing")
  func privateSignature() {
    let text =
      "From: Siwan Tarrant <s@mail.example.org>\nDate: x\n\nHi\n--\nSiwan Tarrant\n12 Station Road, Millbeck ZZ99 3WZ\n"
      + "\"A teacher is a gardener at heart.\" - Nobody\n"
    let reading = read(text, as: .message)
    #expect(reading.values(.homeLocation) == ["12 Station Road, Millbeck ZZ99 3WZ"])
    #expect(reading.values(.occupation) == [])
    #expect(reading.values(.employer) == [])
  }

  @Test(
    "what news servers write into the header for those who leave it empty is no employer",
    arguments: [
      "A noiseless patient Spider", "http://groups.google.com", "Aioe.org NNTP Server", "none",
      "Eternal-September.org",
    ])
  func servers(organisation: String) {
    let text =
      "From: Siwan Tarrant <s@mail.example.org>\nNewsgroups: x.y\nOrganization: \(organisation)\n\nHi\n"
    #expect(read(text, as: .message).values(.employer) == [])
  }

  // MARK: Pages of archives

  private static let card =
    "Siwan Tarrant\nHousing Officer\nHarrowdale County Council\nQuarry House, 12 Station Road, Millbeck"

  private static let pages: [String] = [
    // Pipermail (Mailman 2).
    """
    <HTML><HEAD><TITLE>[Bikes] Passes</TITLE></HEAD><BODY><H1>[Bikes] Passes</H1>
    <B>Siwan Tarrant</B> <A HREF="mailto:bikes%40lists.example.org?Subject=Re">siwan at mail.example.org
    </A><BR><I>Sat Jun  1 10:11:12 BST 2024</I><P><UL><LI>Previous message: <A HREF="2.html">Kit Moss</A></LI></UL>
    <HR><PRE>Kit Moss wrote:
    &gt;<i> I work at Fulchester Zoo.
    </I>So do many.

    --\u{20}
    \(card)
    </PRE></BODY></HTML>
    """,
    // HyperKitty (Mailman 3).
    """
    <html><head><title>Passes - Bikes</title></head><body><section id="thread-content">
    <div class="email"><div class="email-header"><div class="email-author"><div class="name"><a href="/u">Siwan Tarrant</a>
    </div></div><div class="email-date"><span title="x">1 June 2024</span> 10:11 a.m.</div></div>
    <div class="email-body"><p>So do many.</p><p>-- <br>\(card.replacing("\n", with: "<br>"))</p></div></div>
    <div class="email"><div class="email-header"><div class="email-author"><div class="name">Kit Moss</div></div>
    <div class="email-date">10:15 a.m.</div></div><div class="email-body"><p>I work at Fulchester Zoo.</p></div></div>
    </section></body></html>
    """,
    // MARC.
    """
    <html><head><title>'Passes' - MARC</title></head><body><pre><b>[<a href="?l=x">prev in list</a>]</b>
    <b>
    List:       <a href="?l=bikes">bikes</a>
    From:       <a href="?a=1">Siwan Tarrant &lt;siwan () mail ! example ! org&gt;</a>
    Date:       <a href="?l=bikes">2024-06-01 10:11:12</a></b>

    &gt; I work at Fulchester Zoo.
    So do many.

    --\u{20}
    \(card)
    </pre></body></html>
    """,
    // mail-archive.com.
    """
    <html><head><title>[Bikes] Passes</title></head><body itemscope itemtype="http://schema.org/Article"><h1>Passes</h1>
    <p><span class="sender pipe"><a href="/s"><span itemprop="author" itemscope itemtype="http://schema.org/Person">
    <span itemprop="name">Siwan Tarrant</span></span></a></span>
    <span class="date"><a href="/s">Sat, 01 Jun 2024 10:11:12 -0700</a></span></p>
    <div itemprop="articleBody" class="msgBody"><pre>So do many.

    --\u{20}
    \(card)
    </pre></div><ul><li><a href="2">Passes</a> <span class="subtle">Kit Moss</span></li></ul></body></html>
    """,
    // hypermail.
    """
    <html><head><title>Passes from Siwan Tarrant</title></head><body><div class="mail"><address class="headers">
    <span id="from"><dfn>From</dfn>: Siwan Tarrant &lt;<a href="mailto:siwan@mail.example.org">siwan@mail.example.org</a>&gt;
    </span><br /><span id="date"><dfn>Date</dfn>: Sat, 01 Jun 2024 10:11:12 +0000</span><br />
    <span id="cc"><dfn>Cc</dfn>: Kit Moss &lt;kit@fulchester.example.org&gt;</span><br /></address>
    <pre id="body">So do many.

    --\u{20}
    \(card)
    </pre></div></body></html>
    """,
  ]

  @Test("on pages of list archives: sender, employer and workplace, and nobody else", arguments: pages)
  func archive(html: String) throws {
    let reading = read(html, as: nil)
    #expect(reading.state == .notAProfile)
    #expect(reading.values(.name) == ["Siwan Tarrant"])
    #expect(reading.values(.employer) == ["Harrowdale County Council"])
    #expect(reading.values(.occupation) == ["Housing Officer"])
    #expect(reading.values(.workLocation) == ["Quarry House, 12 Station Road, Millbeck"])
    #expect([[], ["siwan@mail.example.org"]].contains(reading.values(.email)))
    #expect(reading.values(.postingTime) == ["10:00 to 10:59"])
    let tree = try HTMLTree(Array(html.utf8))
    for evidence in reading.exposures.flatMap(\.evidence) {
      #expect(try isFound(evidence, on: tree), "\(evidence)")
      #expect(!evidence.excerpt.contains("Fulchester") && !evidence.excerpt.contains("Kit"))
    }
  }

  @Test("a page with preformatted text and no sender stays what it was")
  func noMessage() {
    let html = """
      <html><head><title>Sam Tarrant</title><meta property="og:type" content="profile">
      <meta property="og:title" content="Sam Tarrant"></head><body><h1>Sam Tarrant</h1><p>Occupation: Librarian</p>
      <pre>let x = 1</pre><p>Updated 1 June 2024 10:11</p></body></html>
      """
    #expect(read(html, as: nil).state == .profile)
  }
}
