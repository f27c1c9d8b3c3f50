import Foundation
import Model

/// Something by which a stranger knows that two pages are the same person's.
enum JoinSign: Hashable, Sendable {
  /// The page's own address.
  case address(String)
  /// A link to a page, which joins only if that page is among the person's own.
  case link(String)
  case handle(String)
  case picture(String)
  /// A full name: joins only together with an ``anchor``, since many people share a name.
  case fullName(String)
  /// A town or an employer.
  case anchor(String)

  /// The sign by which another page carries the same: a link meets the address that it leads to.
  var meeting: JoinSign {
    if case .link(let key) = self { .address(key) } else { self }
  }
}

extension JoinSign {
  /// A user name this long or longer is rare enough to be one person's.
  private static let rareLength = 6

  private static let commonHandles: Set<String> = [
    "aboutme", "aboutus", "account", "accounts", "citations", "contact", "council", "default", "facebook",
    "instagram", "linkedin", "memberlist", "official", "private", "profile", "profiles", "public", "settings",
    "status", "twitter", "unknown", "viewtopic", "welcome", "youtube",
  ]

  /// The handle folded to letters and digits, so that "@Jo.Brook" and "jo-brook" are one; `nil` if it is
  /// short or many have it.
  static func rareHandle(_ text: String) -> JoinSign? {
    let folded = ComparableText.fold(text).filter { $0 != " " }
    guard folded.count >= rareLength, !commonHandles.contains(folded) else { return nil }
    return .handle(folded)
  }

  /// What one exposure gives a stranger to join pages by. A doubtful one is not asked.
  static func signs(of exposure: Exposure, catalogue: CheckCatalogue) -> [JoinSign] {
    switch exposure.attribute {
    case .linkedProfile:
      return ProfileAddress(exposure.value, catalogue: catalogue).map { [.link($0.key)] } ?? []
    case .handle:
      return rareHandle(exposure.value).map { [$0] } ?? []
    case .photograph:
      return PictureAddress(exposure.value).map { [.picture($0.contentKey)] } ?? []
    case .name where exposure.precision == 100:
      return [.fullName(exposure.normalisedValue)]
    case .employer where exposure.precision >= 85:
      return [.anchor("employer " + exposure.normalisedValue)]
    // From a town upwards. A county is no anchor: half a million people share one.
    case .homeLocation where exposure.precision >= 25, .workLocation where exposure.precision >= 60:
      let town = ComparableText.fold(String(exposure.value.prefix { $0 != "," }))
      return town.isEmpty ? [] : [.anchor("place " + town)]
    default:
      return []
    }
  }
}

/// Which pages a stranger can join into one picture of the person.
enum Clusters {
  /// Groups of indices into `pages`, each rising, in the order of their first page.
  static func joined(_ pages: [Set<JoinSign>]) -> [[Int]] { joined(SharedSigns(pages)) }

  static func joined(_ shared: SharedSigns) -> [[Int]] {
    var groups = PageGroups(count: shared.firstCopy.count)
    for (page, first) in shared.firstCopy.enumerated() where first != page { _ = groups.join([first, page]) }
    for sign in shared.all where sign.sign != .nameAlone { _ = groups.join(sign.pages) }
    return groups.sets
  }
}
