/// Messages of one or more people, in the order of the file.
package struct Conversation: Sendable {
  /// Messages of one file that are read, at most.
  package static let postLimit = 200_000
  /// The letters of all of them together, in bytes.
  package static let textLimit = 32 << 20

  package let posts: [Post]
  /// What the file tells of people apart from what they say: who joined a channel, under which real name.
  package let introductions: [Introduction]
  /// What could not be read, each in a sentence for the person.
  package let faults: [String]
  /// The one who had the file written, where it says so.
  package let exporter: Author?

  package init(
    posts: [Post], introductions: [Introduction] = [], faults: [String] = [], exporter: Author? = nil
  ) {
    self.posts = posts
    self.introductions = introductions
    self.faults = faults
    self.exporter = exporter
  }
}

/// By what the writer of a message is known.
package struct Author: Sendable, Hashable {
  /// The name that is shown ("Sam Tarrant").
  package let name: String?
  /// The name in the service ("samt", "@samt:example.org").
  package let handle: String?
  /// The mail address, in lower case.
  package let address: String?
  /// The service's own number for the account.
  package let accountID: String?

  package init(
    name: String? = nil, handle: String? = nil, address: String? = nil, accountID: String? = nil
  ) {
    self.name = name.flatMap { $0.isEmpty ? nil : $0 }
    self.handle = handle.flatMap { $0.isEmpty ? nil : $0 }
    self.address = address.flatMap { $0.isEmpty ? nil : $0 }
    self.accountID = accountID.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// What stays the same when the writer changes the name that is shown.
  package var key: String {
    if let accountID { return "id:" + accountID }
    if let address { return "mail:" + address }
    if let handle { return "handle:" + handle.lowercased() }
    return "name:" + (name ?? "").lowercased()
  }
}

/// A line with the place where it stands.
package struct PostLine: Sendable, Hashable {
  package let text: String
  /// How to find it again: "message 3, signature line 2", or for a web page an XPath.
  package let locator: String

  package init(text: String, locator: String) {
    self.text = text
    self.locator = locator
  }
}

/// Something said about the writer beside the words: a line of the header, a role, a nickname.
package struct PostDetail: Sendable, Hashable {
  package enum Kind: String, Sendable {
    case from, organisation, date, nickname, userName, role, realName
    /// The computer that somebody writes from, and the domain of a mail address whose first part is hidden.
    case host, domain
  }

  package let kind: Kind
  package let line: PostLine
  /// The words at that place, where they are more than the text.
  package let shown: String

  package init(_ kind: Kind, _ text: String, shown: String? = nil, locator: String) {
    self.kind = kind
    line = PostLine(text: text, locator: locator)
    self.shown = shown ?? text
  }
}

/// One message.
package struct Post: Sendable {
  package let author: Author
  /// When it was sent, as the writer's own clock or the file has it.
  package let time: PostTime?
  package let details: [PostDetail]
  /// The writer's own words, without what they quote.
  package let lines: [PostLine]
  /// The lines of the signature, without the mark before it.
  package let signature: [PostLine]

  package init(
    author: Author, time: PostTime?, details: [PostDetail], lines: [PostLine], signature: [PostLine] = []
  ) {
    self.author = author
    self.time = time
    self.details = details
    self.lines = lines
    self.signature = signature
  }

  /// The details of one kind.
  package func details(_ kind: PostDetail.Kind) -> [PostLine] {
    details.filter { $0.kind == kind }.map(\.line)
  }
}

/// What the file says of somebody when they come or when they are asked about.
package struct Introduction: Sendable {
  package let author: Author
  package let details: [PostDetail]

  package init(author: Author, details: [PostDetail]) {
    self.author = author
    self.details = details
  }
}
