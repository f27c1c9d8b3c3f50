/// What the name of a class, id or test id says about an element, on platforms without rules of their own.
enum HintKind: CaseIterable {
  case name, occupation, employer, location, bio
  /// An empty element that draws a pin before a place.
  case locationSign

  /// The kind that a name stands for. Names are compared without separators: "job-title", "jobTitle", "job_title".
  init?(word: Substring) {
    guard word.utf8.count >= 3, word.utf8.count <= 48 else { return nil }
    var folded = ""
    folded.reserveCapacity(word.utf8.count)
    for byte in word.utf8 {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): folded.unicodeScalars.append(Unicode.Scalar(byte | 0x20))
      case UInt8(ascii: "a")...UInt8(ascii: "z"): folded.unicodeScalars.append(Unicode.Scalar(byte))
      default: continue
      }
    }
    for prefix in ["profile", "user", "author", "member", "person", "tgmepage", "masthead"]
    where folded.hasPrefix(prefix) && folded.utf8.count > prefix.utf8.count {
      folded.removeFirst(prefix.count)
      break
    }
    switch folded {
    case "name", "fullname", "displayname", "realname", "nameheading", "headername": self = .name
    case "jobtitle", "occupation", "profession", "position", "role", "jobrole", "designation":
      self = .occupation
    case "employer", "company", "organisation", "organization", "org", "workplace", "affiliation",
      "institution":
      self = .employer
    case "location", "locality", "city", "town", "hometown", "region", "locationtext": self = .location
    case "bio", "biography", "about", "aboutme", "headline", "tagline", "intro", "description", "summary",
      "blurb",
      "headerbio", "headline3":
      self = .bio
    case "iconlocation", "locationicon", "falocationdot", "famapmarkeralt", "famapmarker", "famappin",
      "iconmapmarker",
      "iconmappin", "octiconlocation", "glyphiconmapmarker", "bigeoalt", "iconplace", "iconpin", "mapmarker",
      "mappin":
      self = .locationSign
    default: return nil
    }
  }
}
