import Foundation

/// Looks over the tags of a page before the parser does, in one pass and with no memory.
///
/// libxml2 compares each attribute of a tag with all before it, which takes hours for some hundred thousand, and
/// spends forty bytes on each byte of a page that is all tags. Neither can be stopped once it runs. The scan cuts
/// the page into tags exactly as libxml2 does, because a tag that only the parser sees would slip past the bound.
struct TagScan {
  /// Why a page must not reach the parser.
  enum Excess: Equatable {
    case attributes, tags
    /// Where a tag ends depends on things that only a whole parser knows. No honest page does this.
    case ambiguous
  }

  /// The most attributes that one tag may have.
  let attributeLimit: Int
  /// The most opening tags that a page may have.
  let tagLimit: Int
  /// How many bytes were looked at: at most a small multiple of the page, whatever is in it.
  private(set) var work = 0

  private var index = 0
  private var tags = 0

  init(attributeLimit: Int, tagLimit: Int) {
    self.attributeLimit = attributeLimit
    self.tagLimit = tagLimit
  }

  /// The first thing that is too much for the parser; `nil` for a page that it may read.
  mutating func excess(in bytes: ContiguousArray<UInt8>) -> Excess? {
    bytes.withUnsafeBufferPointer { scan(Bytes(buffer: $0)) }
  }

  private mutating func scan(_ bytes: Bytes) -> Excess? {
    while skip(to: UInt8(ascii: "<"), in: bytes) {
      let next = bytes[index + 1]
      let excess: Excess?
      if Bytes.isLetter(next) {
        excess = openTag(bytes)
      } else if next == UInt8(ascii: "!") {
        excess = declaration(bytes)
      } else if next == UInt8(ascii: "?") {
        excess = instruction(bytes)
      } else if next == UInt8(ascii: "/"), Bytes.startsName(bytes[index + 2]) {
        skip(past: UInt8(ascii: ">"), in: bytes)
        excess = nil
      } else {
        index += 1
        excess = nil
      }
      if let excess { return excess }
    }
    return nil
  }

  // MARK: Tags

  private mutating func openTag(_ bytes: Bytes) -> Excess? {
    tags += 1
    guard tags <= tagLimit else { return .tags }
    index += 1
    let name = index
    skipName(bytes)
    let raw = bytes.rawElement(from: name, to: index)
    var attributes = 0
    while true {
      skip(in: bytes, while: Bytes.isBlank)
      guard index < bytes.count else { return nil }
      if bytes[index] == UInt8(ascii: ">") {
        index += 1
        return raw.flatMap { skipRawText(of: $0, bytes) }
      }
      // The parser takes "<script/>" as a script without content: what follows is markup.
      if bytes.endsEmptyTag(at: index) {
        index += 2
        return nil
      }
      guard Bytes.startsName(bytes[index]) else {
        // No attribute can start like this: the parser passes over it to the next blank.
        while index < bytes.count, !Bytes.isBlank(bytes[index]), bytes[index] != UInt8(ascii: ">"),
          !bytes.endsEmptyTag(at: index)
        {
          step()
        }
        continue
      }
      attributes += 1
      guard attributes <= attributeLimit else { return .attributes }
      skipName(bytes)
      skip(in: bytes, while: Bytes.isBlank)
      guard bytes[index] == UInt8(ascii: "=") else { continue }
      step()
      skipValue(bytes)
    }
  }

  private mutating func skipValue(_ bytes: Bytes) {
    skip(in: bytes, while: Bytes.isBlank)
    let quote = bytes[index]
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      step()
      skip(past: quote, in: bytes)
    } else {
      skip(in: bytes) { !Bytes.isBlank($0) && $0 != UInt8(ascii: ">") }
    }
  }

  /// The parser reads names in pieces of a hundred bytes.
  private mutating func skipName(_ bytes: Bytes) {
    let end = index + 100
    while index < end, Bytes.isName(bytes[index]) { step() }
  }

  /// In a script or style "<" is a comparison; only its own end tag ends it.
  private mutating func skipRawText(of name: [UInt8], _ bytes: Bytes) -> Excess? {
    // Right at the start the parser still takes these as tags, if the elements around them allow.
    if bytes[index] == UInt8(ascii: "<") {
      let closers = ["noscript", "body", "frameset"].map { Array($0.utf8) }
      if closers.contains(where: { bytes.holds($0, at: index + 1) }) { return .ambiguous }
      if bytes[index + 1] == UInt8(ascii: "/"), !bytes.holds(name, at: index + 2) { return .ambiguous }
    }
    while skip(to: UInt8(ascii: "<"), in: bytes) {
      if bytes[index + 1] == UInt8(ascii: "/"), bytes.holds(name, at: index + 2) {
        // "</scripts>" may or may not close an element around the script.
        guard !Bytes.isName(bytes[index + 2 + name.count]) else { return .ambiguous }
        skip(past: UInt8(ascii: ">"), in: bytes)
        return nil
      }
      step()
    }
    return nil
  }

  // MARK: Other markup

  private mutating func declaration(_ bytes: Bytes) -> Excess? {
    if bytes.holds(Array("--".utf8), at: index + 2) {
      skipComment(bytes)
      return nil
    }
    guard bytes.holds(Array("doctype".utf8), at: index + 2) else {
      // To the parser this is text, and what looks like a tag in it is one.
      index += 1
      return nil
    }
    let start = index
    skip(past: UInt8(ascii: ">"), in: bytes)
    // A ">" in the quoted address of a document type does not end it. Right behind a second document type the
    // parser takes no end tag, and a third one as text.
    for quote in [UInt8(ascii: "\""), UInt8(ascii: "'")]
    where !bytes.occurrences(of: quote, from: start, to: index).isMultiple(of: 2) {
      return .ambiguous
    }
    let isFollowedByEnd = bytes[index] == UInt8(ascii: "<") && bytes[index + 1] == UInt8(ascii: "/")
    return isFollowedByEnd || bytes.holdsTag(from: start + 1, to: index) ? .ambiguous : nil
  }

  private mutating func skipComment(_ bytes: Bytes) {
    index += 4
    while skip(to: UInt8(ascii: "-"), in: bytes) {
      if bytes.holds(Array("-->".utf8), at: index) || bytes.holds(Array("--!>".utf8), at: index) { return }
      step()
    }
  }

  private mutating func instruction(_ bytes: Bytes) -> Excess? {
    let target = bytes[index + 2]
    // Which letters beyond ASCII start a name is the parser's own list.
    if target >= 0x80 { return .ambiguous }
    guard Bytes.isLetter(target) || target == UInt8(ascii: "_") || target == UInt8(ascii: ":") else {
      index += 2
      return nil
    }
    skip(past: UInt8(ascii: ">"), in: bytes)
    return nil
  }

  // MARK: Steps

  private mutating func step() {
    index += 1
    work += 1
  }

  private mutating func skip(in bytes: Bytes, while holds: (UInt8) -> Bool) {
    while index < bytes.count, holds(bytes[index]) { step() }
  }

  @discardableResult
  private mutating func skip(to byte: UInt8, in bytes: Bytes) -> Bool {
    let start = index
    index = bytes.place(of: byte, from: start) ?? max(start, bytes.count)
    work += index - start
    return index < bytes.count
  }

  private mutating func skip(past byte: UInt8, in bytes: Bytes) {
    if skip(to: byte, in: bytes) { step() }
  }
}

extension TagScan {
  /// The page, with zeros after its end, so that looking ahead needs no check.
  private struct Bytes {
    let buffer: UnsafeBufferPointer<UInt8>

    var count: Int { buffer.count }
    subscript(index: Int) -> UInt8 { index < buffer.count ? buffer[index] : 0 }

    /// Where `byte` stands next.
    func place(of byte: UInt8, from start: Int) -> Int? {
      guard let base = buffer.baseAddress, start < count,
        let found = memchr(base + start, Int32(byte), count - start)
      else { return nil }
      return UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }

    /// Whether `word`, in lower case, stands at `index` in any case.
    func holds(_ word: [UInt8], at index: Int) -> Bool {
      word.indices.allSatisfy { offset in
        let byte = self[index + offset]
        return (Bytes.isLetter(byte) ? byte | 0x20 : byte) == word[offset]
      }
    }

    func endsEmptyTag(at index: Int) -> Bool {
      self[index] == UInt8(ascii: "/") && self[index + 1] == UInt8(ascii: ">")
    }

    func occurrences(of byte: UInt8, from start: Int, to end: Int) -> Int {
      (start..<end).count { self[$0] == byte }
    }

    func holdsTag(from start: Int, to end: Int) -> Bool {
      (start..<end).contains { self[$0] == UInt8(ascii: "<") && Bytes.isLetter(self[$0 + 1]) }
    }

    /// The name in lower case if its element holds source, not markup.
    func rawElement(from start: Int, to end: Int) -> [UInt8]? {
      Self.rawElements.first { $0.count == end - start && holds($0, at: start) }
    }

    private static let rawElements = [Array("script".utf8), Array("style".utf8)]

    static func isLetter(_ byte: UInt8) -> Bool {
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }

    static func startsName(_ byte: UInt8) -> Bool {
      isLetter(byte) || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ":") || byte == UInt8(ascii: ".")
    }

    static func isName(_ byte: UInt8) -> Bool {
      startsName(byte) || byte == UInt8(ascii: "-") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    /// What the parser takes as a blank: no form feed.
    static func isBlank(_ byte: UInt8) -> Bool {
      byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
    }
  }
}
