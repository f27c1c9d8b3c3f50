internal import Messages
internal import Model

/// Reads a page that holds mail or chat: whose messages there are, and what those of the subject tell.
///
/// Its state is never `profile`: a message is not one, and what it does not show may show elsewhere.
struct ConversationReader {
  let catalogue: CheckCatalogue
  let lexicon: Lexicon
  let subject: Subject

  func read(_ page: Page, form: ConversationForm, charset: String?) throws -> PageReading {
    let conversation = try ConversationParser.read(page.body, form: form, charset: charset)
    return reading(
      of: conversation, on: page.capture, address: page.capture.finalURL.flatMap(WebAddress.init))
  }

  /// The reading of a page that holds `conversation`.
  func reading(
    of conversation: Conversation, on capture: Capture, address: WebAddress?, platform: Platform? = nil
  ) -> PageReading {
    let summary = summary(of: conversation)
    return PageReading(
      capture: capture, address: address?.description ?? capture.finalURL,
      platformID: (platform ?? address.flatMap(catalogue.platform(at:)))?.id, state: summary.state,
      stateReason: summary.reason,
      exposures: ExposureBuilder(visibleText: "").exposures(from: summary.facts),
      notes: summary.notes + conversation.faults.prefix(20).map { PageText.clean($0, limit: 300) })
  }

  /// What there is to say of a conversation.
  struct Summary {
    let state: PageState
    let reason: String
    let facts: [Fact]
    let notes: [String]
  }

  func summary(of conversation: Conversation) -> Summary {
    let total = conversation.posts.count
    guard total > 0 || !conversation.introductions.isEmpty else {
      return Summary(
        state: .unreadable,
        reason: "The file is of the form of mail or chat, but no message in it can be read.",
        facts: [], notes: [])
    }
    guard let owner = PostOwner(conversation, subject: subject) else {
      return Summary(
        state: .notAProfile,
        reason: "None of these \(Self.messages(total)) is by you as far as netcurtain can tell. "
          + "Add the name, user name or address that you post under.",
        facts: [], notes: ["\(Self.messages(total)) by others passed over: nothing of them is kept."])
    }
    let own = conversation.posts.filter { owner.owns($0.author) }
    let others = total - own.count
    let facts = ConversationFacts(lexicon: lexicon, subject: subject, platforms: catalogue.platform(at:))
      .facts(
        posts: own, introductions: conversation.introductions.filter { owner.owns($0.author) })
    var notes = ["\(Self.messages(own.count)) by you, \(others) by others passed over."]
    switch owner.ground {
    case .known: break
    case .alone: notes.append("All the messages have one writer, who is taken to be you.")
    case .exporter: notes.append("The one who exported this chat is taken to be you.")
    }
    return Summary(
      state: .notAProfile, reason: "These are messages, not a profile: \(Self.messages(own.count)) by you.",
      facts: facts, notes: notes)
  }

  private static func messages(_ count: Int) -> String { count == 1 ? "1 message" : "\(count) messages" }
}
