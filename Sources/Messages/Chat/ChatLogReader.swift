/// Reads what IRC programs write down of a channel: irssi, WeeChat, HexChat, mIRC, ZNC and those like them.
///
/// All put a time before the line and the nickname between "<" and ">", or between tabs. What is left says who
/// came, and who somebody is.
enum ChatLogReader {
  static func read(_ text: String) -> Conversation {
    var collector = PostCollector()
    var introductions: [Introduction] = []
    var number = 0
    for line in text.lines {
      number += 1
      guard !line.isEmpty, line.utf8.count <= lineLimit, !collector.isFull else { continue }
      let place = "line \(number)"
      let (stamp, rest) = ChatStamp.split(line)
      if let said = ChatLine(rest) {
        var details = [PostDetail(.userName, said.nick, locator: place)]
        if let stamp { details.append(PostDetail(.date, String(stamp), locator: place)) }
        let words = said.text.drop(while: \.isWhitespace)
        collector.add(
          Post(
            author: Author(handle: said.nick), time: stamp.flatMap { PostTime(String($0)) }, details: details,
            lines: words.isEmpty ? [] : [PostLine(text: String(words), locator: place)]))
      } else if introductions.count < introductionLimit {
        if let known = introduction(rest, place: place) {
          introductions.append(known)
        } else if let real = realName(rest), let last = introductions.last {
          introductions.append(
            Introduction(author: last.author, details: [PostDetail(.realName, real, locator: place)]))
        }
      }
    }
    return Conversation(posts: collector.posts, introductions: introductions, faults: collector.faults)
  }

  /// A line of IRC has 512 bytes, with its extensions 8,191 more (IRCv3 message tags).
  private static let lineLimit = 16 << 10
  private static let introductionLimit = 20_000

  /// "-!-  ircname  : Sam Tarrant", in irssi's answer about the one whom the line before names.
  private static func realName(_ rest: Substring) -> String? {
    guard rest.hasPrefix("-!-") else { return nil }
    let words = rest.dropFirst(3).drop(while: \.isWhitespace)
    guard words.hasPrefix("ircname"), let colon = words.firstIndex(of: ":") else { return nil }
    let name = words[words.index(after: colon)...].drop(while: \.isWhitespace)
    return name.isEmpty ? nil : String(name)
  }

  /// "samt (~sam@host) has joined", "[samt] (~sam@host): Sam Tarrant", "samt is ~sam@host * Sam Tarrant".
  private static func introduction(_ rest: Substring, place: String) -> Introduction? {
    let words = rest.split { $0 == " " || $0 == "\t" }
    for (index, word) in words.enumerated().dropFirst() where word.contains("@") {
      let mask = word.filter { !"[]():".contains($0) }
      let parts = mask.split(separator: "@", omittingEmptySubsequences: false)
      let nick = words[index - 1] == "is" && index > 1 ? words[index - 2] : words[index - 1]
      let name = nick.filter { !"[]".contains($0) }
      guard parts.count == 2, !parts[0].isEmpty,
        parts[1].contains(where: { $0 == "." || $0 == ":" || $0 == "/" }),
        ChatLine.isNick(name[...])
      else { continue }
      var details = [PostDetail(.host, String(parts[1]), locator: place)]
      let after = words[(index + 1)...]
      let isAsked = word.hasSuffix(":") || after.first == "*"
      let real = after.drop { $0 == "*" || $0 == ":" }.joined(separator: " ")
      if isAsked, !real.isEmpty { details.append(PostDetail(.realName, real, locator: place)) }
      return Introduction(author: Author(handle: name), details: details)
    }
    return nil
  }
}

/// A line that somebody said.
struct ChatLine {
  let nick: String
  let text: Substring

  /// `nil` for a line that reports something instead.
  init?(_ rest: Substring) {
    if rest.first == "<", let close = rest.prefix(64).firstIndex(of: ">") {
      self.init(
        nick: rest[rest.index(after: rest.startIndex)..<close], text: rest[rest.index(after: close)...])
    } else if rest.hasPrefix("* ") || rest.hasPrefix("*\t") || rest.hasPrefix(" *\t") {
      // "* samt waves" is said too, but "* samt (~sam@host) has joined" is not.
      let words = rest.drop { $0 == "*" || $0.isWhitespace }
      let nick = words.prefix { !$0.isWhitespace }
      let text = words.dropFirst(nick.count)
      guard !text.contains("@"), !text.hasPrefix(" is now known as"), !text.hasPrefix(" sets mode"),
        !text.hasPrefix(" has "), !nick.isEmpty, !nick.hasSuffix(":")
      else { return nil }
      self.init(nick: nick, text: text)
    } else if let tab = rest.prefix(64).firstIndex(of: "\t") {
      self.init(nick: rest[..<tab], text: rest[rest.index(after: tab)...])
    } else {
      return nil
    }
  }

  private init?(nick: Substring, text: Substring) {
    // The sign before a nickname is its rank in the channel.
    let name = nick.drop { " @+%&~!".contains($0) }
    guard Self.isNick(name) else { return nil }
    self.nick = String(name)
    self.text = text
  }

  /// Letters, digits and the marks that IRC allows (RFC 2812 section 2.3.1), and those of today's servers.
  static func isNick(_ text: Substring) -> Bool {
    guard let first = text.first, (1...40).contains(text.count), !first.isNumber, first != "-" else {
      return false
    }
    return text.allSatisfy { $0.isLetter || $0.isNumber || "[]\\`_^{|}-.".contains($0) }
  }
}

/// The time at the start of a line of a chat.
enum ChatStamp {
  /// The time, if there is one, and the line behind it: "[12:34:56] ", "12:34 ", "2024-06-01 12:34:56<tab>",
  /// "Jun 01 12:34:56 ", "[2024-06-01 12:34] ".
  static func split(_ line: Substring) -> (stamp: Substring?, rest: Substring) {
    var index = line.startIndex
    var sawColon = false
    // A stamp is digits and the marks of dates and times, with a month or "AM" at most.
    for _ in 0..<40 where index < line.endIndex {
      let character = line[index]
      if character == "<" || character == "*" || character == "-" && sawColon { break }
      if character == ":" { sawColon = true }
      let isPart =
        character.isNumber || "[]():-/.,TZ+ ".contains(character) || (!sawColon && character.isLetter)
      guard isPart else { break }
      index = line.index(after: index)
      if sawColon, character == "]" || character == " " {
        // "12:34 ", unless the date is still to come: no log writes it behind the time.
        break
      }
    }
    let stamp = line[..<index]
    guard sawColon, PostTime(String(stamp)) != nil else { return (nil, line) }
    var rest = line[index...]
    // " *<tab>samt waves" keeps its space in WeeChat.
    while let first = rest.first, first == " " || first == "\t" { rest = rest.dropFirst() }
    return (stamp, rest)
  }
}
