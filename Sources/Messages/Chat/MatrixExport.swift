import Foundation

/// A room of Matrix as Element writes it in JSON: the room's events (Matrix specification, client-server API).
struct MatrixExport: Decodable {
  struct Event: Decodable, Sendable {
    struct Content: Decodable, Sendable {
      let msgtype: String?
      let body: String?
      let displayname: String?
      let membership: String?
    }

    let type: String
    let sender: String?
    let state_key: String?
    let origin_server_ts: Double?
    let content: Content?
  }

  let messages: Tolerant<Event>
  let exported_by: String?

  static func read(_ bytes: [UInt8]) throws -> Conversation {
    let export = try ExportJSON.decode(MatrixExport.self, from: bytes, program: "Element (Matrix)")
    var names: [String: (name: String, index: Int)] = [:]
    for (index, event) in export.messages.elements where event.type == "m.room.member" {
      guard let member = event.state_key ?? event.sender, let name = event.content?.displayname,
        event.content?.membership == "join"
      else { continue }
      names[member] = (name, index)
    }
    var collector = PostCollector()
    for (index, event) in export.messages.elements
    where event.type == "m.room.message" && !collector.isFull {
      guard let sender = event.sender else { continue }
      collector.add(post(event, sender: sender, name: names[sender]?.name, place: "event \(index + 1)"))
    }
    if let fault = export.messages.fault { collector.addFault(fault) }
    let introductions = names.map { member, name in
      Introduction(
        author: Author(name: name.name, handle: member),
        details: [PostDetail(.nickname, name.name, locator: "event \(name.index + 1), displayname")])
    }
    return Conversation(
      posts: collector.posts,
      introductions: introductions.sorted { $0.author.key < $1.author.key }, faults: collector.faults,
      exporter: MatrixName.find(in: export.exported_by ?? "").map { Author(handle: $0) })
  }

  private static func post(_ event: Event, sender: String, name: String?, place: String) -> Post {
    let time = event.origin_server_ts.flatMap(universalTime)
    var details = [PostDetail(.userName, sender, locator: "\(place), sender")]
    if let time { details.append(PostDetail(.date, time, locator: "\(place), origin_server_ts")) }
    return Post(
      author: Author(name: name, handle: sender), time: time.flatMap(PostTime.init), details: details,
      lines: (event.content?.body ?? "").postLines(place))
  }

  /// Milliseconds since 1970, in universal time.
  private static func universalTime(_ milliseconds: Double) -> String? {
    guard milliseconds > 0, milliseconds < 253_402_300_800_000 else { return nil }
    return Date(timeIntervalSince1970: milliseconds / 1000).formatted(.iso8601)
  }
}

/// "@samt:example.org".
enum MatrixName {
  static func find(in text: String) -> String? {
    guard let at = text.firstIndex(of: "@") else { return nil }
    let name = text[at...].prefix { !$0.isWhitespace && !"()<>,\"".contains($0) }
    return name.contains(":") ? String(name) : nil
  }
}
