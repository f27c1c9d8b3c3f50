import Foundation
import MIME
import Model

/// Tells mail and chat by how a file begins, whatever its name or header says.
enum ConversationSign {
  /// How much of a file is looked at.
  static let headLength = 64 << 10

  /// The form of what begins with `head`; `nil` for anything else.
  static func form(of head: ArraySlice<UInt8>) -> ConversationForm? {
    let head = head.prefix(headLength).withoutByteOrderMark
    let start = head.drop { $0 <= 0x20 }
    guard let first = start.first, !head.prefix(1024).contains(0) else { return nil }
    if first == UInt8(ascii: "{") { return json(start) }
    if first == UInt8(ascii: "<"), let form = page(start) { return form }
    return mail(start) ?? text(start)
  }

  // MARK: Exports

  /// By keys that the programs write before the first message, or in it.
  private static func json(_ head: ArraySlice<UInt8>) -> ConversationForm? {
    func has(_ keys: String...) -> Bool { keys.allSatisfy { head.holds("\"\($0)\"") } }
    if has("guild", "channel", "messages") { return .discord }
    if has("room_name", "messages"), has("exported_by") || has("export_date") { return .matrix }
    if has("messages", "type", "date"), has("from_id") || has("actor_id") { return .telegram }
    return has("personal_information", "user_id") && has("about") ? .telegram : nil
  }

  private static func page(_ head: ArraySlice<UInt8>) -> ConversationForm? {
    // Nearly every page is none of these, and all their marks are longer names with a "_" in them.
    guard holdsMark(head) else { return nil }
    if head.holds("chatlog__message") { return .discordPage }
    if head.holds("page_wrap"), head.holds("from_name") || head.holds("CheckLocation()") {
      return .telegramPage
    }
    return head.holds("mx_Export_EventWrapper") || head.holds("mx_MatrixChat_wrapper") ? .matrixPage : nil
  }

  /// The first mark of each form of page, and how far behind its start the "_" stands.
  private static let pageMarks: [(mark: [UInt8], underscore: Int)] = [
    "chatlog__message", "page_wrap", "mx_Export_EventWrapper", "mx_MatrixChat_wrapper",
  ].map { mark in (Array(mark.utf8), Array(mark.utf8).firstIndex(of: UInt8(ascii: "_")) ?? 0) }

  /// Whether one of ``pageMarks`` stands in the page: one pass that stops at each "_", which is rare in a page.
  private static func holdsMark(_ head: ArraySlice<UInt8>) -> Bool {
    head.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return false }
      var index = 0
      while let found = memchr(base + index, Int32(UInt8(ascii: "_")), bytes.count - index) {
        let place = UnsafeRawPointer(found) - UnsafeRawPointer(base)
        for (mark, underscore) in pageMarks
        where underscore <= place && place - underscore + mark.count <= bytes.count {
          if memcmp(base + place - underscore, mark, mark.count) == 0 { return true }
        }
        index = place + 1
      }
      return false
    }
  }

  // MARK: Mail

  /// A line "From …" as mailboxes have, or a header with a writer and two more of mail's own lines.
  private static func mail(_ head: ArraySlice<UInt8>) -> ConversationForm? {
    var rest = head
    let isMailbox = head.starts(with: "From ".utf8)
    if isMailbox {
      var lines = ByteLines(head)
      guard let first = lines.next() else { return nil }
      rest = head[first.upperBound...]
    }
    let header = MIMEHeader(startOf: rest, isLenient: true)
    guard header["from"] != nil || header["newsgroups"] != nil else { return nil }
    let marks = ["date", "subject", "message-id", "received", "newsgroups", "to", "mime-version", "path"]
    guard marks.count(where: { header[$0] != nil }) >= (isMailbox ? 1 : 2) else { return nil }
    return isMailbox ? .mailbox : .message
  }

  // MARK: Chat

  private static let lineCount = 200

  /// Most of the lines of a log have a time and then who says it or what happens.
  private static func text(_ head: ArraySlice<UInt8>) -> ConversationForm? {
    // An end tag makes it a page. The bytes tell it before a text is made of them.
    guard !head.prefix(32 << 10).holds("</") else { return nil }
    let text = String(decoding: head.prefix(32 << 10), as: UTF8.self)
    var lines = text.split(whereSeparator: \.isNewline).prefix(lineCount)
    if lines.count > 1, head.count > 32 << 10 { lines = lines.dropLast() }
    guard !lines.isEmpty else { return nil }
    func count(_ pattern: Regex<Substring>) -> Int {
      lines.count { $0.prefix(160).prefixMatch(of: pattern) != nil }
    }
    // "6/1/2024, 10:11:12 AM - Sam Tarrant: words", "[01/06/2024, 10:11] Sam Tarrant: words".
    let export =
      #/
      \W?\[?\d{1,4}[\/.\-]\d{1,2}[\/.\-]\d{1,4},?\s\d{1,2}:\d\d(?::\d\d)?(?:\s?[AaPp][Mm])?(?:\s-|\])\s[^:<>]{1,80}:\s
      /#
    if count(export) * 3 >= lines.count { return .chatText }
    // "[12:34] <samt> words", "Jun 01 12:34:56 < samt> words", "<samt> words".
    let said = count(#/(?:[\[(]?[^<*\t]{0,24}?\d\d:\d\d[^<*\t]{0,8})?[\t\s]?<[\s@+%&~!]?[^\s<>]{1,40}>\s/#)
    // "12:34 -!- samt has joined", "2024-06-01 12:34:56<tab>samt<tab>words".
    let told = count(
      #/[\[(]?[^<*\t]{0,24}?\d\d:\d\d(?::\d\d)?[\])]?\s+(?:\*|-!-|-->|<--|--\t|[\s@+%&~!]?[^\s<>]{1,40}\t)/#)
    let opened = lines.count { line in
      ["--- Log", "--- Day", "**** BEGIN LOG", "**** ENDING LOG", "Session "].contains { line.hasPrefix($0) }
    }
    let isLog = said + told > 0 && (said + told + opened) * 10 >= lines.count * 6
    return isLog && (said + opened > 0 || told > 1) ? .chatLog : nil
  }
}

extension ArraySlice<UInt8> {
  /// Whether the bytes of `text` stand anywhere in these.
  func holds(_ text: String) -> Bool {
    let wanted = Array(text.utf8)
    return withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress, bytes.count >= wanted.count else { return false }
      var index = 0
      while index + wanted.count <= bytes.count,
        let found = memchr(base + index, Int32(wanted[0]), bytes.count - wanted.count + 1 - index)
      {
        if memcmp(found, wanted, wanted.count) == 0 { return true }
        index = UnsafeRawPointer(found) - base + 1
      }
      return false
    }
  }
}

extension Page {
  /// The same page with its form as its content type, where it holds mail or chat; the page itself else.
  ///
  /// - Parameter limit: of what is unpacked of a link that leads to a packed file.
  func naming(limit: Int) -> Page {
    guard capture.failure == nil, capture.status ?? 200 == 200 else { return self }
    var bytes = body
    if body.starts(with: [0x1F, 0x8B]) {
      var gunzip = Gunzip(limit: limit)
      guard (try? gunzip.append(body[...])) != nil, gunzip.isComplete else { return self }
      bytes = gunzip.output
    }
    guard let form = ConversationSign.form(of: bytes[...]) else { return self }
    let old = capture.header("content-type") ?? ""
    let charset = MIMEHeader.ContentType(old)["charset"].map { "; charset=\($0)" } ?? ""
    let type = HeaderField(name: "content-type", value: PageText.clean(form.rawValue + charset, limit: 200))
    return Page(
      capture: Capture(
        requestedURL: capture.requestedURL, finalURL: capture.finalURL, redirects: capture.redirects,
        status: capture.status, headers: [type] + capture.headers.filter { $0.name != "content-type" },
        method: capture.method, seenAs: capture.seenAs, byteCount: capture.byteCount,
        capturedAt: capture.capturedAt, failure: nil, omitsScripts: capture.omitsScripts),
      body: bytes)
  }
}
