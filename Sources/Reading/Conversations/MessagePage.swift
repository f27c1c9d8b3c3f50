internal import Markup
internal import Messages
internal import Model

/// A web page that shows messages of a list or newsgroup: pipermail, Mailman 3's HyperKitty, MARC, mail-archive,
/// hypermail and those like them.
///
/// The rule is general: a writer, a date, and a body that stands by itself as the words of a message. Nobody is read
/// but the writers, so that quoted words, Cc lines and lists of threads are never taken for the subject's.
struct MessagePage {
  /// Messages on one page that are read, at most.
  private static let messageLimit = 500

  let tree: HTMLTree
  let content: PageContent

  /// `nil` if the page is none.
  func conversation() -> Conversation? {
    let posts = threads() ?? single().map { [$0] } ?? []
    return posts.isEmpty ? nil : Conversation(posts: posts)
  }

  // MARK: Several messages

  /// HyperKitty and Google Groups: each message in an element of its own, with its writer and its body.
  private func threads() -> [Post]? {
    let bodies = elements(["email-body"])
    guard !bodies.isEmpty else { return nil }
    let posts = bodies.prefix(Self.messageLimit).compactMap { body -> Post? in
      var container = body.parent
      for _ in 0..<6 {
        guard let node = container else { return nil }
        let writers = elements(["email-author", "email-sender"], in: node)
        if let writer = writers.first, elements(["email-body"], in: node).count == 1 {
          let name = elements(["name"], in: writer).first ?? writer
          return post(
            Sender(line(name), node: name),
            date: elements(["email-date", "date"], in: node).first.map { (line($0), $0) }, body: body
          )
        }
        container = node.parent
      }
      return nil
    }
    return posts.isEmpty ? nil : posts
  }

  // MARK: One message

  private struct Sender {
    let name: String?
    let address: String?
    /// The domain of the address, also where its first part is hidden or broken.
    let domain: String?
    let node: HTMLNode
    /// The words in the node that name the writer.
    let shown: String
    let addressNode: HTMLNode?

    /// "Sam Tarrant <sam@example.org>", "sam at example.org (Sam Tarrant)", "Sam Tarrant".
    init(
      _ writer: String, shown: String? = nil, node: HTMLNode, address: (text: String, node: HTMLNode)? = nil
    ) {
      let read = MailAddress(writer) { bytes, charset in PlainText(bytes, charset: charset).text }.withoutList
      let text = address.map {
        MailAddress($0.text) { bytes, _ in String(decoding: bytes, as: UTF8.self) }.address
      }
      let whole = text ?? read.address
      name = read.name.isEmpty ? nil : read.name
      self.address = EmailAddress(whole)?.text
      domain = whole.split(separator: "@", omittingEmptySubsequences: false).dropFirst().last.map(String.init)
      self.node = node
      self.shown = shown ?? writer
      addressNode = address?.node
    }
  }

  private func single() -> Post? {
    guard let body = body(), let sender = labelledSender() ?? pipermailSender() ?? markedSender() else {
      return nil
    }
    guard let date = date(near: sender.node) else { return nil }
    return post(sender, date: date, body: body)
  }

  /// A message's words stand in a `pre`, or in the element that an archive's program names so.
  private func body() -> HTMLNode? {
    let named = elements(["msgBody", "msg-body", "message-body", "email-body", "messageBody", "msgbody"])
    if let first = named.first { return first }
    var longest: (node: HTMLNode, length: Int)?
    tree.walk { step in
      if case .open(let node) = step, node.name == "pre" {
        let length = node.content.utf8.count
        if length > longest?.length ?? 0 { longest = (node, length) }
      }
      return true
    }
    return longest?.node
  }

  /// "From: Sam Tarrant <sam@example.org>" in a block of its own, with "Date:" or "Subject:" among the blocks around.
  private func labelledSender() -> Sender? {
    let blocks = content.blocks.prefix(400)
    guard
      let from = blocks.first(where: { Self.value(of: ["from", "author", "oddi wrth"], in: $0.text) != nil }),
      blocks.contains(where: {
        Self.value(of: ["date", "sent", "dyddiad", "list", "subject", "to"], in: $0.text) != nil
      }),
      let value = Self.value(of: ["from", "author", "oddi wrth"], in: from.text)
    else { return headSender() }
    return Sender(value, shown: from.text, node: from.node)
  }

  /// MARC puts the whole header in a `pre`, MHonArc in a list.
  private func headSender() -> Sender? {
    var found: Sender?
    tree.walk { step in
      if case .open(let node) = step, node.name == "pre", found == nil {
        let lines = MarkupLines.lines(of: tree, from: node).prefix(20)
        if let from = lines.lazy.compactMap({ Self.value(of: ["from"], in: $0) }).first,
          lines.contains(where: { Self.value(of: ["date", "subject", "list"], in: $0) != nil })
        {
          found = Sender(from, node: node)
        }
      }
      return found == nil
    }
    return found
  }

  /// Pipermail: a heading with the subject, the name in bold, the address as a link, the date in italics.
  private func pipermailSender() -> Sender? {
    guard let root = tree.root else { return nil }
    var heading: HTMLNode?
    var name: HTMLNode?
    var link: HTMLNode?
    tree.walk(from: root) { step in
      guard case .open(let node) = step, link == nil else { return true }
      switch node.name {
      case "h1": heading = node
      case "b" where heading != nil && name == nil: name = node
      case "a" where name != nil:
        let address = node.attribute("href") ?? ""
        if node.parent == name?.parent, address.hasPrefix("mailto:") || address.contains("listinfo") {
          link = node
        }
      default: break
      }
      return true
    }
    guard let name, let link else { return nil }
    // The link of the address leads to the list; its words are the writer's address, with " at " for the sign.
    return Sender(line(name), node: name, address: (line(link), link))
  }

  /// mail-archive.com and others that mark the writer for search engines or by a class.
  private func markedSender() -> Sender? {
    let named = elements(["sender", "msg-author", "message-author"]).first
    return named.map { Sender(line($0), node: $0) }
  }

  private func date(near sender: HTMLNode) -> (text: String, node: HTMLNode)? {
    let labels: Set = ["date", "sent", "dyddiad"]
    func labelled(_ text: String) -> String? {
      Self.value(of: labels, in: text).flatMap { PostTime($0) == nil ? nil : $0 }
    }
    for block in content.blocks.prefix(400) {
      if let text = labelled(block.text) { return (text, block.node) }
    }
    if let marked = elements(["date", "msg-date", "email-date"]).first { return (line(marked), marked) }
    if sender.name == "pre" {
      return MarkupLines.lines(of: tree, from: sender).prefix(20).lazy.compactMap(labelled).first.map {
        ($0, sender)
      }
    }
    let beside = sender.parent?.childElements.first { $0.name == "i" && PostTime(line($0)) != nil }
    if let beside { return (line(beside), beside) }
    return content.blocks.prefix(60).first { PostTime($0.text)?.day != nil }.map { ($0.text, $0.node) }
  }

  // MARK: Parts

  private func post(_ sender: Sender, date: (text: String, node: HTMLNode)?, body: HTMLNode) -> Post {
    let path = body.path
    var lines = MarkupLines.lines(of: tree, from: body)
    if sender.node == body, let end = lines.prefix(30).firstIndex(where: { $0.isEmpty }) {
      lines = Array(lines[end...])
    }
    let text = PostText(
      lines, authorName: sender.name, lineLocator: { _ in path }, signatureLocator: { _ in path })
    var details: [PostDetail] = []
    if let name = sender.name {
      details.append(PostDetail(.from, name, shown: sender.shown, locator: sender.node.path))
    }
    let place = sender.addressNode ?? sender.node
    let shown = sender.addressNode.map(line) ?? sender.shown
    if let address = sender.address {
      details.append(PostDetail(.from, "<\(address)>", shown: shown, locator: place.path))
    } else if let domain = sender.domain {
      details.append(PostDetail(.domain, domain, shown: shown, locator: place.path))
    }
    if let date { details.append(PostDetail(.date, date.text, locator: date.node.path)) }
    return Post(
      author: Author(name: sender.name, address: sender.address),
      time: date.flatMap { PostTime($0.text) },
      details: details, lines: text.lines, signature: text.signature)
  }

  /// What stands behind one of these labels at the start of a line.
  private static func value(of labels: Set<String>, in text: String) -> String? {
    guard text.utf8.count <= 300, let colon = text.prefix(20).firstIndex(of: ":") else { return nil }
    let label = text[..<colon].lowercased().filter { $0.isLetter || $0 == " " }.collapsed
    guard labels.contains(label) else { return nil }
    let value = text[text.index(after: colon)...].collapsed
    return value.isEmpty ? nil : value
  }

  private func elements(_ classes: Set<String>, in node: HTMLNode? = nil) -> [HTMLNode] {
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

  private func line(_ node: HTMLNode) -> String { node.readableText.collapsed }
}
