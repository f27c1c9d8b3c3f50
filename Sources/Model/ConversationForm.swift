/// A form in which mail and chat are kept. A page that holds one carries its media type as its content type.
///
/// The types that nobody has registered begin with "x-" and say which program writes the form.
package enum ConversationForm: String, CaseIterable, Codable, Hashable, Sendable {
  /// One message of mail or of a newsgroup (RFC 5322, RFC 5536).
  case message = "message/rfc822"
  /// Many of them (RFC 4155).
  case mailbox = "application/mbox"
  /// What an IRC program writes down of a channel.
  case chatLog = "text/x-irc-log"
  /// Lines of "time - name: words", as Element and other chat programs export them.
  case chatText = "text/x-chat-export"
  /// DiscordChatExporter.
  case discord = "application/x-discord-export+json"
  case discordPage = "text/x-discord-export+html"
  /// Telegram Desktop.
  case telegram = "application/x-telegram-export+json"
  case telegramPage = "text/x-telegram-export+html"
  /// Element, a program for Matrix.
  case matrix = "application/x-matrix-export+json"
  case matrixPage = "text/x-matrix-export+html"

  /// The form that a capture's content type names; `nil` for any other page.
  package init?(_ capture: Capture) {
    guard let type = capture.header("content-type")?.prefix(while: { $0 != ";" }) else { return nil }
    self.init(rawValue: type.filter { !$0.isWhitespace }.lowercased())
  }
}
