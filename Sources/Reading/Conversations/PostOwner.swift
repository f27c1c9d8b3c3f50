internal import Messages
internal import Model

/// Whose messages of a conversation are the subject's. All others are passed over: nothing of them is kept.
struct PostOwner {
  /// Why messages are taken to be the subject's.
  enum Ground {
    /// By their names, user names or mail addresses.
    case known
    /// Nobody else writes in the file, or the file says that this one had it written.
    case alone, exporter
  }

  let ground: Ground
  /// The keys of the authors (``Author/key``) that are the subject.
  let keys: Set<String>

  /// `nil` if none of the messages is known to be the subject's.
  init?(_ conversation: Conversation, subject: Subject) {
    let people = conversation.posts.map(\.author) + conversation.introductions.map(\.author)
    // A nickname alone may not tell, but the channel's own word for who it is does.
    let introduced = conversation.introductions.filter { introduction in
      introduction.details.contains { detail in
        detail.kind == .realName && subject.names.contains { Self.isSame($0, detail.line.text) }
      }
    }
    let known = people.filter { Self.is($0, subject) } + introduced.map(\.author)
    if !known.isEmpty {
      var keys = Set(known.map(\.key))
      // IRC: the same person under the nickname's usual variants.
      let nicks = Set(known.compactMap(\.handle).map(Self.nick))
      for author in people where author.accountID == nil && author.address == nil {
        if let handle = author.handle, nicks.contains(Self.nick(handle)) { keys.insert(author.key) }
      }
      self.init(ground: .known, keys: keys)
      return
    }
    let writers = Dictionary(grouping: conversation.posts.map(\.author), by: \.key)
    if let exporter = conversation.exporter, let own = writers[exporter.key]?.first,
      !Self.contradicts(own, subject)
    {
      self.init(ground: .exporter, keys: [exporter.key])
    } else if writers.count == 1, let (key, authors) = writers.first, let author = authors.first,
      !Self.contradicts(author, subject)
    {
      self.init(ground: .alone, keys: [key])
    } else {
      return nil
    }
  }

  private init(ground: Ground, keys: Set<String>) {
    self.ground = ground
    self.keys = keys
  }

  func owns(_ author: Author) -> Bool { keys.contains(author.key) }

  // MARK: Comparing

  private static func `is`(_ author: Author, _ subject: Subject) -> Bool {
    let handles = Set(subject.handles.map { plain($0) })
    if let address = author.address, handles.contains(address) { return true }
    if let handle = author.handle, handles.contains(plain(handle)) || handles.contains(plain(nick(handle))) {
      return true
    }
    if let name = author.name, handles.contains(plain(name)) { return true }
    // "@samt:example.org" and "samt@example.org" hold the user name before the server's.
    let local = [author.handle, author.address].compactMap(\.self).filter { $0.contains("@") }.map {
      plain($0).prefix { $0 != ":" && $0 != "@" }
    }
    if local.contains(where: { $0.count >= 6 && handles.contains(String($0)) }) { return true }
    guard let name = author.name ?? author.handle else { return false }
    return subject.names.contains { isSame($0, name) }
  }

  /// A full name counts when all its words are there; one word only when it is all there is.
  private static func isSame(_ own: String, _ other: String) -> Bool {
    let own = words(own)
    let other = words(other)
    guard !own.isEmpty else { return false }
    return own.count == 1 ? own == other : own.isSubset(of: other) && other.count <= own.count + 4
  }

  /// Whether the author has a full name that shares no word with any name that the subject gave: then these are
  /// somebody else's messages, even if nobody else writes in the file.
  private static func contradicts(_ author: Author, _ subject: Subject) -> Bool {
    guard let name = author.name, PersonName.isPlausible(name), !subject.names.isEmpty else { return false }
    let words = words(name)
    return subject.names.allSatisfy { self.words($0).isDisjoint(with: words) }
  }

  private static func words(_ name: String) -> Set<Substring> {
    Set(ComparableText.fold(name).split(separator: " "))
  }

  private static func plain(_ text: String) -> String {
    let text = text.lowercased()
    return text.hasPrefix("@") ? String(text.dropFirst()) : text
  }

  /// "samt_", "samt|away", "samt`" are all samt.
  private static func nick(_ handle: String) -> String {
    var nick = handle.lowercased()[...]
    if let bar = nick.firstIndex(of: "|"), bar > nick.startIndex { nick = nick[..<bar] }
    while let last = nick.last, "_`^-".contains(last), nick.count > 1 { nick = nick.dropLast() }
    return String(nick)
  }
}
