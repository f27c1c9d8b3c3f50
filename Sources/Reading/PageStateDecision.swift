internal import Markup
internal import Model

/// Decides what kind of page came back, from several signs together and before any fact is believed.
///
/// A block is decided before any content rule; no state comes from one word alone. Order and signs:
/// docs/architecture.md, "Page states".
struct PageStateDecision {
  /// A state and the signs for it, in a sentence for the person.
  struct Verdict {
    let state: PageState
    let reason: String
  }

  let context: PageContext
  let capture: Capture
  /// Whether structured data or Open Graph says that the page is a person's profile.
  let saysProfile: Bool
  /// Whether the page's own person has an item with a name.
  let hasPersonItem: Bool
  /// Whether the page's own thing is an organisation with a name.
  let isOrganisation: Bool
  /// Whether the page's embedded state holds the profile of the one whose address this is.
  let hasEmbeddedProfile: Bool
  /// The name the page gives its person, if any.
  let pageName: String?
  /// Whether the page is headed as one about its writer ("About me").
  let isAboutPage: Bool
  /// How many facts other than name and picture count.
  let factCount: Int
  let hasPortrait: Bool
  /// Whether the platform's own selector found the person's name: only its profile pages have that place.
  let hasPlatformName: Bool
  /// Whether the platform's own selector found the person's user name.
  let hasPlatformHandle: Bool
  /// Whether a user name stands beside its label.
  let hasLabelledHandle: Bool

  var content: PageContent { context.content }
  /// Under this many letters a page has nothing to read.
  static let littleText = 220

  /// The state that the answer alone decides: no content rule comes before it.
  static func byAnswer(_ capture: Capture) -> Verdict? {
    if let failure = capture.failure { return Verdict(state: PageState(failure), reason: failure.cause) }
    guard let status = capture.status else { return nil }
    switch status {
    case 200: return nil
    case 404, 410:
      return Verdict(
        state: .notFound, reason: "The site answered that there is no such page (status \(status)).")
    case 401, 403, 407, 429, 451, 503, 999:
      return Verdict(
        state: .blocked,
        reason: "The site refused to show the page to an automatic visitor (status \(status)).")
    case 202:
      return Verdict(state: .blocked, reason: "The site answered without the page itself (status \(status)).")
    default:
      return Verdict(
        state: .unreadable, reason: "The site answered with status \(status) instead of the page.")
    }
  }

  /// - Throws: ``Problem`` when a platform's state query cannot run.
  func decide() throws -> Verdict {
    if let verdict = challenge() { return verdict }
    if let verdict = try platformSigns() { return verdict }
    if let verdict = consent() { return verdict }
    if let verdict = notFound() { return verdict }
    if let verdict = loginWall() { return verdict }
    if let verdict = try scriptShell() { return verdict }
    return profileOrNot()
  }

  // MARK: Profile or not

  /// The site has no file of its own, or is one of many that a program makes.
  private var isOpen: Bool { context.platform == nil || context.platform?.software.isEmpty == false }

  /// Signs of a person on a page without markup for it.
  var personSigns: (count: Int, isEnough: Bool) {
    // A forum's profile has a user name and its rows, and no other name.
    if hasLabelledHandle, factCount > 0 { return (2, true) }
    // "About me" over a text that says what its writer does: a page about one person, though it names none.
    if isAboutPage, isOpen, !isOrganisation, factCount > 0, !OwnProse.speaksAsMany(content),
      OwnProse.speaksInFirstPerson(content, context.lexicon)
    {
      return (2, true)
    }
    guard let name = pageName, PersonName.isPlausible(name) || context.platform != nil else {
      return (0, false)
    }
    var count = 0
    if content.blocks.contains(where: {
      ($0.headingLevel ?? 9) <= 2 && PersonName.matches($0.text, name: name)
    }) {
      count += 1
    }
    if hasPortrait { count += 1 }
    if factCount > 0 { count += 1 }
    if factCount > 2 { count += 1 }
    if isAboutPage { count += 1 }
    // A page without a date that says "I am" is its writer's; a dated one is a post.
    if isOpen, content.times.isEmpty, factCount > 0,
      OwnProse.speaksInFirstPerson(content, context.lexicon)
    {
      count += 1
    }
    if let path = context.address?.path {
      let slug = ComparableText.fold(path)
      if ComparableText.fold(name).split(separator: " ").contains(where: { $0.count > 2 && slug.contains($0) }
      ) {
        count += 1
      }
    }
    if content.links.contains(where: { $0.relations.contains("me") }) { count += 1 }
    if content.links.contains(where: { $0.address.hasPrefix("mailto:") && $0.place.isDisjoint(with: .chrome) }
    ) {
      count += 1
    }
    return (count, count >= 2)
  }

  private func profileOrNot() -> Verdict {
    if content.readableLength == 0, content.metas.isEmpty, !hasPersonItem {
      return withoutWords
    }
    let type = content.meta("og:type")?.value.lowercased() ?? ""
    let isPostAddress = Self.isPost(context.address, on: context.platform)
    let isArticle = ["article", "video.other", "video", "video.movie", "news", "blog_post"].contains(type)
    if saysProfile, !isPostAddress { return profile("It says that it is a person's profile.") }
    if hasPersonItem, !isPostAddress, !(isArticle && !hasProfilePath) {
      return profile("It describes a person in its data.")
    }
    if isOrganisation, hasProfilePath || context.address?.path == "/" {
      return profile("It describes an organisation in its data.")
    }
    if isPostAddress || (isArticle && !personSigns.isEnough && !hasProfilePath) {
      return Verdict(state: .notAProfile, reason: "The page is a post or an article, not a profile.")
    }
    if hasPlatformName { return profile("It names a person where the site's profiles do.") }
    if hasPlatformHandle, let address = context.address, context.platform?.handle(in: address) != nil {
      return profile("It names a member where the site's profiles do.")
    }
    if hasEmbeddedProfile { return profile("Its data holds a profile.") }
    let signs = personSigns
    if signs.isEnough || (hasProfilePath && pageName != nil) {
      return profile("It names a person and shows facts about them.")
    }
    return Verdict(
      state: .notAProfile, reason: "The page does not show one person: no name with facts or a picture.")
  }

  private func profile(_ why: String) -> Verdict {
    let seen =
      switch capture.seenAs {
      case .loggedOut: "The page shows a profile to someone who is not signed in."
      case .loggedIn: "The page shows a profile to someone who is signed in. Strangers may see less."
      case .unknown: "This saved page shows a profile. If you were signed in, strangers may see less."
      }
    return Verdict(state: .profile, reason: "\(seen) \(why)")
  }

  /// A known platform's address with a user name in it.
  private var hasProfilePath: Bool {
    guard let platform = context.platform, let address = context.address else { return false }
    if platform.handle(in: address) != nil { return true }
    // On a forum or an archive most pages are nobody's profile, and the file says which are.
    guard platform.software.isEmpty else { return false }
    let path = address.path
    return (1...3).contains(path.split(separator: "/").count)
  }

  /// Whether an address is one of a post, a picture or a search rather than of a person.
  ///
  /// Where the platform's file says that it is a profile's address, it is one.
  static func isPost(_ address: WebAddress?, on platform: Platform?) -> Bool {
    guard let address else { return false }
    let parts = address.path.lowercased().split(separator: "/")
    let marks: Set<Substring> = [
      "status", "posts", "post", "p", "watch", "permalink.php", "video", "videos", "photo", "reel", "shorts",
      "stories", "search", "pulse", "archives",
    ]
    if let handle = platform?.handle(in: address)?.lowercased(), !marks.contains(handle[...]) { return false }
    if parts.contains(where: marks.contains) { return true }
    // "/2024/05/title.html".
    return parts.count >= 3
      && parts.contains {
        $0.count == 4 && $0.allSatisfy(\.isNumber) && ($0.hasPrefix("19") || $0.hasPrefix("20"))
      }
  }
}
