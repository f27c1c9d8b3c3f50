internal import Markup
package import Model

/// Bytes of mail or chat become a conversation.
package enum ConversationParser {
  /// - Parameter charset: the character set that came with a text, if any.
  /// - Throws: ``Problem`` where nothing of the file can be read.
  package static func read(
    _ bytes: [UInt8], form: ConversationForm, charset: String? = nil
  ) throws -> Conversation {
    switch form {
    case .message: MailReader.message(bytes)
    case .mailbox: MailboxReader.read(bytes)
    case .chatLog: ChatLogReader.read(PlainText(bytes, charset: charset).text)
    case .chatText: ChatTextReader.read(PlainText(bytes, charset: charset).text)
    case .discord: try DiscordExport.read(bytes)
    case .telegram: try TelegramExport.read(bytes)
    case .matrix: try MatrixExport.read(bytes)
    case .discordPage: try DiscordPage.read(HTMLTree(bytes, charset: charset))
    case .telegramPage: try TelegramPage.read(HTMLTree(bytes, charset: charset))
    case .matrixPage: try MatrixPage.read(HTMLTree(bytes, charset: charset))
    }
  }
}

/// Collects posts up to the limits of a conversation.
struct PostCollector {
  private(set) var posts: [Post] = []
  private(set) var faults: [String] = []
  private var textSize = 0
  /// Whether a limit is reached, so that reading on is for nothing.
  private(set) var isFull = false

  mutating func add(_ post: Post) {
    guard !isFull else { return }
    textSize += (post.lines + post.signature).reduce(0) { $0 + $1.text.utf8.count }
    guard posts.count < Conversation.postLimit, textSize <= Conversation.textLimit else {
      isFull = true
      addFault(
        "The file holds more messages than are read of one file. The first \(posts.count) were read. "
          + "Cut it into smaller files to have the others read.")
      return
    }
    posts.append(post)
  }

  /// Says a thing once.
  mutating func addFault(_ fault: String) {
    if !faults.contains(fault), faults.count < 20 { faults.append(fault) }
  }
}
