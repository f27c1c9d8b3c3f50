internal import MIME
internal import Markup

/// Reads one message of mail or of a newsgroup.
struct MailReader {
  /// What could not be read of the messages, in sentences for the person.
  private(set) var faults: [String] = []
  private(set) var unknownCharset = false

  /// A file that holds one message.
  static func message(_ bytes: [UInt8]) -> Conversation {
    var reader = MailReader()
    var collector = PostCollector()
    if let post = reader.read(bytes[...], number: 1) { collector.add(post) }
    return Conversation(posts: collector.posts, faults: reader.faults + collector.faults)
  }

  /// The message; `nil` if it has no header.
  mutating func read(_ bytes: ArraySlice<UInt8>, number: Int) -> Post? {
    var bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes
    // A message taken out of a mailbox keeps its line "From …".
    if bytes.starts(with: "From ".utf8) || bytes.starts(with: ">From ".utf8) {
      var lines = ByteLines(bytes)
      if let first = lines.next() { bytes = bytes[first.upperBound...] }
    }
    let header = MIMEHeader(startOf: bytes, isLenient: true)
    guard let start = header.bodyStart else {
      addFault(
        "The header of message \(number) is longer than any that is read, so the message was passed over.")
      return nil
    }
    let body = MIMEBody(header: header, body: bytes[start...])
    for fault in MIMEBody.Fault.allCases where body.faults.contains(fault) {
      addFault(Self.words(fault, number))
    }
    var source: [String] = []
    for text in body.texts { source += lines(of: text) }
    if unknownCharset {
      addFault(
        "The letters of message \(number) are in a character set that is not known here; they were guessed.")
      unknownCharset = false
    }
    let place = "message \(number)"
    let sender = sender(header)
    let text = PostText(
      source, authorName: sender.name, lineLocator: { "\(place), line \($0)" },
      signatureLocator: { "\(place), signature line \($0)" })
    return Post(
      author: Author(name: sender.name, address: sender.address),
      time: header["date"].flatMap(PostTime.init),
      details: details(header, sender: sender, place: place), lines: text.lines, signature: text.signature)
  }

  // MARK: Header

  private mutating func sender(_ header: MIMEHeader) -> MailAddress {
    var sender = MailAddress(header["from"] ?? header["sender"] ?? "", decoding: decode)
    let direct = sender.withoutList
    guard direct.address.isEmpty, !sender.address.isEmpty else { return sender }
    // The list wrote its own address; the writer's is in one of these, if anywhere.
    sender = direct
    for name in ["x-original-from", "reply-to"] {
      let other = MailAddress(header[name] ?? "", decoding: decode)
      if !other.address.isEmpty, other.name.lowercased() == direct.name.lowercased() { return other }
    }
    return sender
  }

  private mutating func details(_ header: MIMEHeader, sender: MailAddress, place: String) -> [PostDetail] {
    let names: [(String, String, PostDetail.Kind)] = [
      ("organization", "Organization", .organisation), ("organisation", "Organisation", .organisation),
      ("x-organization", "X-Organization", .organisation), ("date", "Date", .date),
    ]
    let from = [sender.name, sender.address.isEmpty ? "" : "<\(sender.address)>"].filter { !$0.isEmpty }
    var details = [PostDetail(.from, from.joined(separator: " "), locator: "\(place), header From")]
    for (key, name, kind) in names {
      guard let value = header[key], !value.isEmpty else { continue }
      let text = EncodedWord.decode(value, decoding: decode)
      details.append(PostDetail(kind, text, locator: "\(place), header \(name)"))
    }
    return details
  }

  private func decode(_ bytes: [UInt8], _ charset: String) -> String {
    PlainText(bytes, charset: charset).text
  }

  // MARK: Body

  private mutating func lines(of text: MIMEBody.Text) -> [String] {
    if text.isHTML {
      guard let tree = try? HTMLTree(text.bytes, charset: text.charset) else { return [] }
      return MarkupLines.lines(of: tree)
    }
    let plain = PlainText(text.bytes, charset: text.charset)
    if !plain.isLabelKnown { unknownCharset = true }
    return plain.text.lines.map(String.init)
  }

  // MARK: Faults

  mutating func addFault(_ fault: String) {
    // A mailbox can have the same thing wrong with each of its messages.
    if faults.count == Self.faultLimit {
      faults.append("More messages have something wrong with them. They were read as far as they go.")
    }
    if faults.count < Self.faultLimit { faults.append(fault) }
  }

  private static let faultLimit = 5

  private static func words(_ fault: MIMEBody.Fault, _ number: Int) -> String {
    switch fault {
    case .brokenHeader:
      "The header of message \(number) is broken. What stands behind the break was read as the message."
    case .tooDeep:
      "Message \(number) has parts inside parts more than \(MIMEBody.depthLimit) deep. The inner ones were not read."
    case .tooManyParts:
      "Message \(number) has more than \(MIMEBody.partLimit) parts. The others were not read."
    case .missingBoundary: "Message \(number) does not say where its parts begin, so they were not read."
    case .cut: "Message \(number) breaks off. It was read as far as it goes."
    case .brokenCoding: "A part of message \(number) is not written as it says, so that part was not read."
    case .tooLong: "A part of message \(number) is too long to be what somebody wrote, so it was not read."
    }
  }
}
