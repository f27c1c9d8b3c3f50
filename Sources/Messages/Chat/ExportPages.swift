internal import Markup

/// What the pages of exports have in common: messages in the order of the page, of which the later ones of a row
/// name no writer.
struct ExportPage {
  /// Messages of one page that are read, at most: the programs begin a new page long before.
  static let messageLimit = 5_000

  let tree: HTMLTree
  private(set) var collector = PostCollector()

  init(_ tree: HTMLTree) { self.tree = tree }

  /// The elements of one of these classes, in the order of the page.
  func all(_ classes: String..., in node: HTMLNode? = nil) -> [HTMLNode] {
    var found: [HTMLNode] = []
    tree.walk(from: node) { step in
      if case .open(let element) = step,
        element.words("class").contains(where: { classes.contains(String($0)) })
      {
        found.append(element)
      }
      return true
    }
    return found
  }

  /// The child element of that class.
  func child(_ name: String, of node: HTMLNode?) -> HTMLNode? {
    node?.childElements.first { $0.words("class").contains { $0 == name } }
  }

  /// An element's words in one line.
  func text(_ node: HTMLNode?) -> String {
    node?.readableText.split(whereSeparator: \.isWhitespace).joined(separator: " ") ?? ""
  }

  /// Adds a message; false when no more are read.
  mutating func add(author: Author, details: [PostDetail], time: String?, body: HTMLNode?) -> Bool {
    guard collector.posts.count < Self.messageLimit else {
      collector.addFault(
        "The page holds more than \(Self.messageLimit) messages. The others were not read. Export a shorter time."
      )
      return false
    }
    var lines: [PostLine] = []
    if let body {
      let path = body.path
      lines =
        PostText(
          MarkupLines.lines(of: tree, from: body), authorName: nil, lineLocator: { _ in path },
          signatureLocator: { _ in path }
        ).lines
    }
    collector.add(Post(author: author, time: time.flatMap(PostTime.init), details: details, lines: lines))
    return !collector.isFull
  }

  var conversation: Conversation { Conversation(posts: collector.posts, faults: collector.faults) }
}

/// A channel as DiscordChatExporter writes it as a web page.
enum DiscordPage {
  static func read(_ tree: HTMLTree) -> Conversation {
    var page = ExportPage(tree)
    for group in page.all("chatlog__message-group") {
      guard let author = page.all("chatlog__author", "chatlog__author-name", in: group).first else {
        continue
      }
      let name = page.text(author)
      let handle = author.attribute("title")
      let containers = page.all("chatlog__message-container", in: group)
      for message in containers.isEmpty ? page.all("chatlog__message", in: group) : containers {
        var details = [PostDetail(.nickname, name, locator: author.path)]
        if let handle { details.append(PostDetail(.userName, handle, locator: author.path + "/@title")) }
        let stamp = page.all("chatlog__timestamp", in: message).first
        let time = stamp.map { $0.attribute("title") ?? page.text($0) }
        if let stamp, let time {
          details.append(
            PostDetail(.date, time, locator: stamp.has("title") ? stamp.path + "/@title" : stamp.path))
        }
        guard
          page.add(
            author: Author(name: name, handle: handle, accountID: author.attribute("data-user-id")),
            details: details, time: time, body: page.all("chatlog__content", in: message).first)
        else { return page.conversation }
      }
    }
    return page.conversation
  }
}

/// A chat as Telegram Desktop writes it as a web page.
enum TelegramPage {
  static func read(_ tree: HTMLTree) -> Conversation {
    var page = ExportPage(tree)
    var writer: HTMLNode?
    for message in page.all("message") {
      let kinds = message.words("class")
      guard kinds.contains("default") else { continue }
      // Of a forwarded message the inner name and words are somebody else's: they stand in a body of their own.
      let own = page.child("body", of: message)
      if let named = page.child("from_name", of: own) {
        writer = named
      } else if !kinds.contains("joined") {
        writer = nil
      }
      guard let writer else { continue }
      let name = page.text(writer)
      var details = [PostDetail(.nickname, name, locator: writer.path)]
      let stamp = page.child("date", of: own)
      let time = stamp?.attribute("title")
      if let stamp, let time { details.append(PostDetail(.date, time, locator: stamp.path + "/@title")) }
      guard
        page.add(author: Author(name: name), details: details, time: time, body: page.child("text", of: own))
      else { break }
    }
    return page.conversation
  }
}

/// A room of Matrix as Element writes it as a web page.
enum MatrixPage {
  static func read(_ tree: HTMLTree) -> Conversation {
    var page = ExportPage(tree)
    var writer: (name: HTMLNode?, id: HTMLNode?)?
    for tile in page.all("mx_EventTile") {
      let name = page.all("mx_DisambiguatedProfile_displayName", in: tile).first
      let id = page.all("mx_DisambiguatedProfile_mxid", in: tile).first
      if name != nil || id != nil {
        writer = (name, id)
      } else if !tile.words("class").contains("mx_EventTile_continuation") {
        writer = nil
      }
      // What is answered stands in a tile of its own before the words.
      guard let writer, let body = page.all("mx_EventTile_body", in: tile).last else { continue }
      var details: [PostDetail] = []
      if let name = writer.name { details.append(PostDetail(.nickname, page.text(name), locator: name.path)) }
      if let id = writer.id { details.append(PostDetail(.userName, page.text(id), locator: id.path)) }
      let stamp = page.all("mx_MessageTimestamp", in: tile).first
      if let stamp { details.append(PostDetail(.date, page.text(stamp), locator: stamp.path)) }
      guard
        page.add(
          author: Author(name: page.text(writer.name), handle: page.text(writer.id)), details: details,
          time: stamp.map(page.text), body: body)
      else { break }
    }
    return page.conversation
  }
}
