/// A chat, or all chats of an account, as Telegram Desktop writes them in JSON.
struct TelegramExport: Decodable {
  /// A piece of a message: plain, or marked as a link, bold and so on.
  enum Piece: Decodable, Sendable {
    case plain(String)
    case marked(String)

    private struct Marked: Decodable { let text: String }

    init(from decoder: any Decoder) throws {
      if let text = try? decoder.singleValueContainer().decode(String.self) {
        self = .plain(text)
      } else {
        self = .marked(try Marked(from: decoder).text)
      }
    }

    var text: String {
      switch self {
      case .plain(let text), .marked(let text): text
      }
    }
  }

  struct Words: Decodable, Sendable {
    let text: String

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let text = try? container.decode(String.self) {
        self.text = text
      } else {
        text = try container.decode([Piece].self).map(\.text).joined()
      }
    }
  }

  struct Message: Decodable, Sendable {
    let type: String
    let date: String?
    let from: String?
    let from_id: Word?
    let text: Words?
    let forwarded_from: String?
  }

  struct Chat: Decodable, Sendable {
    let type: String?
    let messages: Tolerant<Message>?
  }

  struct Chats: Decodable { let list: Tolerant<Chat> }

  struct Owner: Decodable { let user_id: Word? }

  let type: String?
  let messages: Tolerant<Message>?
  let chats: Chats?
  let personal_information: Owner?

  /// Chats between two people: no stranger reads them.
  private static let privateTypes: Set<String> = ["personal_chat", "saved_messages", "bot_chat"]

  static func read(_ bytes: [UInt8]) throws -> Conversation {
    let export = try ExportJSON.decode(TelegramExport.self, from: bytes, program: "Telegram")
    var collector = PostCollector()
    if let messages = export.messages { add(messages, place: "", to: &collector) }
    var passedOver = 0
    for (index, chat) in export.chats?.list.elements ?? [] {
      guard let messages = chat.messages else { continue }
      if privateTypes.contains(chat.type ?? "") {
        passedOver += 1
      } else {
        add(messages, place: "chat \(index + 1), ", to: &collector)
      }
    }
    if passedOver > 0 {
      collector.addFault(
        "Chats between two people were passed over (\(passedOver)): strangers do not see them.")
    }
    let owner = export.personal_information?.user_id.map { Author(accountID: "user" + $0.text) }
    return Conversation(posts: collector.posts, faults: collector.faults, exporter: owner)
  }

  private static func add(_ messages: Tolerant<Message>, place: String, to collector: inout PostCollector) {
    for (index, message) in messages.elements where message.type == "message" && !collector.isFull {
      let place = "\(place)message \(index + 1)"
      var details: [PostDetail] = []
      if let from = message.from { details.append(PostDetail(.nickname, from, locator: "\(place), from")) }
      if let date = message.date { details.append(PostDetail(.date, date, locator: "\(place), date")) }
      // What is forwarded was written by somebody else.
      let text = message.forwarded_from == nil ? message.text?.text ?? "" : ""
      collector.add(
        Post(
          author: Author(name: message.from, accountID: message.from_id?.text),
          time: message.date.flatMap(PostTime.init), details: details, lines: text.postLines(place)))
    }
    if let fault = messages.fault { collector.addFault(fault) }
  }
}
