internal import Model

/// Takes a person's name out of the longer lines that pages put it in.
enum PersonName {
  private static let ends: [String] = [
    " | ", " • ", " · ", " (@", " – ", " — ", " on ", " / ", " :: ", " » ",
  ]
  private static let honorifics: Set<String> = [
    "mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "sir", "dame", "lord", "lady", "hon", "rt",
    "rev",
    "councillor", "cllr", "deputy", "senator", "the", "mp", "mhk", "mla",
  ]

  /// The name in a page title such as "Rhian O. (@rhian) on X" or "Rhian O. - Social worker | LinkedIn".
  static func inTitle(_ title: String, platform: Platform?) -> String {
    var name = title
    for suffix in platform?.titleSuffixes ?? [] {
      guard name.holds(suffix) else { continue }
      // "Steam Community :: rhian": some sites stand first.
      if name.hasPrefix(suffix), name.count > suffix.count { name.removeFirst(suffix.count) }
      if let range = name.firstRange(of: suffix), range.lowerBound > name.startIndex {
        name = String(name[..<range.lowerBound])
      }
    }
    // "(1) Name": a count of unread messages.
    if name.hasPrefix("("), let close = name.firstIndex(of: ")"),
      name[..<close].dropFirst().allSatisfy(\.isNumber)
    {
      name = String(name[name.index(after: close)...]).collapsed
    }
    if name.hasPrefix("About "), name.split(separator: " ").count > 2 { name.removeFirst(6) }
    if name.hasPrefix("Meet "), name.split(separator: " ").count > 2 { name.removeFirst(5) }
    if name.holds(" (@"), let handle = name.firstRange(of: " (@") {
      name = String(name[..<handle.lowerBound])
    }
    for end in ends {
      if name.holds(end), let range = name.firstRange(of: end), range.lowerBound > name.startIndex {
        name = String(name[..<range.lowerBound])
      }
    }
    // "Rhian O. (rhian_o)": a word in small letters is a handle, and no part of the name.
    if name.hasSuffix(")"), let open = name.lastIndex(of: "("), open > name.startIndex {
      let inner = name[name.index(after: open)...].dropLast()
      let isHandle = inner.allSatisfy { $0.isLowercase || $0.isNumber || "._-".contains($0) }
      if isHandle, inner.contains(where: \.isLetter) { name = String(name[..<open]) }
    }
    // " - " parts a name from a job, but not a double name ("Anna-Lena").
    if name.holds(" - "), let range = name.firstRange(of: " - ") { name = String(name[..<range.lowerBound]) }
    return name.collapsed
  }

  /// "@rhian_o" in a title.
  static func handle(in title: String) -> String? {
    guard let at = title.firstRange(of: "(@") else { return nil }
    let handle = title[at.upperBound...].prefix { $0 != ")" && !$0.isWhitespace }
    return handle.isEmpty ? nil : "@" + handle
  }

  /// Whether a line has the form of a person's name: two to five words, each capitalised, with no digits.
  static func isPlausible(_ text: String) -> Bool {
    guard text.utf8.count <= 80, !text.utf8.contains(where: isForeign), !text.holdsNumber else {
      return false
    }
    let words = text.split { $0.isWhitespace || $0 == "," }
      .filter { !honorifics.contains(ComparableText.fold(String($0))) && !$0.hasPrefix("(") }
    guard (2...6).contains(words.count) else { return false }
    let particles: Set<String> = [
      "de", "da", "di", "del", "der", "van", "von", "st", "ap", "ferch", "y", "la", "le", "bin", "al", "dos",
    ]
    return words.allSatisfy { word in
      word.first?.isUppercase == true || particles.contains(word.lowercased())
        || word.first?.isLetter == true && !word.contains { $0.isASCII }
    }
  }

  /// A mark that stands in no name.
  private static func isForeign(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "?"), UInt8(ascii: "!"), UInt8(ascii: "@"), UInt8(ascii: "#"), UInt8(ascii: "|"),
      UInt8(ascii: "/"), UInt8(ascii: ":"), UInt8(ascii: ";"):
      true
    default: false
    }
  }

  /// Whether a picture's alternative text or another line names the person.
  static func matches(_ text: String, name: String) -> Bool {
    let folded = ComparableText.fold(text)
    let words = Set(ComparableText.fold(name).spaced.filter { !honorifics.contains(String($0)) })
    // Most lines of a page have no word of the name.
    guard words.contains(where: { folded.holds(String($0)) }) else { return false }
    let other = Set(folded.spaced)
    let common = words.intersection(other).count
    return words.count == 1 ? common == 1 && other.count <= 4 : common >= 2
  }

  /// 100 for a full name, 50 for a part of one, 25 for a name that is made up.
  static func precision(_ name: String) -> Int {
    let words = name.split { $0.isWhitespace || $0 == "," }.filter { word in
      let folded = ComparableText.fold(String(word))
      return folded.count > 1 && !honorifics.contains(folded)
    }
    // "moss bramble" and "moss-bramble" are what people call themselves, not what they are called.
    let capitals = words.filter { $0.first?.isLowercase != true && !$0.contains(where: \.isNumber) }
    return capitals.count >= 2 ? 100 : 50
  }
}
