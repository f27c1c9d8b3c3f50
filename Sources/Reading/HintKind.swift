internal import Markup

/// What the name of a class, id or test id says about an element, on platforms without rules of their own.
enum HintKind: CaseIterable {
  case name, occupation, employer, location, bio
  /// An empty element that draws a pin before a place.
  case locationSign

  /// The kind that a name stands for. Names are compared without separators: "job-title", "jobTitle", "job_title".
  init?(word: Span<UInt8>) {
    guard word.count >= 3, word.count <= Self.lengthLimit else { return nil }
    var letters = InlineArray<48, UInt8>(repeating: 0)
    var count = 0
    for index in word.indices {
      let byte = word[index] | 0x20
      guard (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte), word[index] >= 0x41 else { continue }
      letters[count] = byte
      count += 1
    }
    let folded = letters.span.extracting(0..<count)
    let start = Self.prefixLength(of: folded)
    guard let number = Self.table.number(of: folded.extracting(start..<count)) else { return nil }
    self = Self.kinds[number]
  }

  /// A longer name is none of these.
  private static let lengthLimit = 48

  /// How long the word at the beginning is that says whose it is and not what ("profile-bio"); 0 for none.
  private static func prefixLength(of folded: Span<UInt8>) -> Int {
    for prefix in prefixes where folded.count > prefix.count {
      if prefix.indices.allSatisfy({ folded[$0] == prefix[$0] }) { return prefix.count }
    }
    return 0
  }

  private static let prefixes = [
    "profile", "user", "author", "member", "person", "tgmepage", "masthead",
  ].map { Array($0.utf8) }

  private static let names: [(kind: HintKind, names: [String])] = [
    (.name, ["name", "fullname", "displayname", "realname", "nameheading", "headername"]),
    (.occupation, ["jobtitle", "occupation", "profession", "position", "role", "jobrole", "designation"]),
    (
      .employer,
      [
        "employer", "company", "organisation", "organization", "org", "workplace", "affiliation",
        "institution",
      ]
    ),
    (.location, ["location", "locality", "city", "town", "hometown", "region", "locationtext"]),
    (
      .bio,
      [
        "bio", "biography", "about", "aboutme", "headline", "tagline", "intro", "description", "summary",
        "blurb",
        "headerbio",
      ]
    ),
    (
      .locationSign,
      [
        "iconlocation", "locationicon", "falocationdot", "famapmarkeralt", "famapmarker", "famappin",
        "iconmapmarker", "iconmappin", "octiconlocation", "glyphiconmapmarker", "bigeoalt", "iconplace",
        "iconpin",
        "mapmarker", "mappin",
      ]
    ),
  ]
  private static let table = NameTable(names.flatMap(\.names))
  private static let kinds = names.flatMap { entry in entry.names.map { _ in entry.kind } }
}
