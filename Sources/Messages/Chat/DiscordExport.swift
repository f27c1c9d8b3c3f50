/// A channel as DiscordChatExporter writes it in JSON.
struct DiscordExport: Decodable {
  struct Message: Decodable, Sendable {
    struct Person: Decodable, Sendable {
      struct Role: Decodable, Sendable { let name: String? }
      let id: Word?
      let name: String?
      let nickname: String?
      let isBot: Bool?
      let roles: [Role]?
    }

    let timestamp: String?
    let content: String?
    let author: Person
  }

  let messages: Tolerant<Message>

  static func read(_ bytes: [UInt8]) throws -> Conversation {
    let export = try ExportJSON.decode(DiscordExport.self, from: bytes, program: "Discord")
    var collector = PostCollector()
    for (index, message) in export.messages.elements where message.author.isBot != true && !collector.isFull {
      collector.add(post(message, place: "message \(index + 1)"))
    }
    if let fault = export.messages.fault { collector.addFault(fault) }
    return Conversation(posts: collector.posts, faults: collector.faults)
  }

  private static func post(_ message: Message, place: String) -> Post {
    let person = message.author
    var details: [PostDetail] = []
    if let name = person.nickname, !name.isEmpty {
      details.append(PostDetail(.nickname, name, locator: "\(place), author nickname"))
    }
    if let name = person.name, !name.isEmpty {
      details.append(PostDetail(.userName, name, locator: "\(place), author name"))
    }
    for (index, role) in (person.roles ?? []).prefix(40).enumerated() {
      guard let name = role.name, !name.isEmpty else { continue }
      details.append(PostDetail(.role, name, locator: "\(place), author role \(index + 1)"))
    }
    if let time = message.timestamp {
      details.append(PostDetail(.date, time, locator: "\(place), timestamp"))
    }
    return Post(
      author: Author(name: person.nickname, handle: person.name, accountID: person.id?.text),
      time: message.timestamp.flatMap(PostTime.init), details: details,
      lines: (message.content ?? "").postLines(place))
  }
}
