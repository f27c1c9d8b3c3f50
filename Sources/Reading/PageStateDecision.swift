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
  /// How many facts other than name and picture count.
  let factCount: Int
  let hasPortrait: Bool
  /// Whether the platform's own selector found the person's name: only its profile pages have that place.
  let hasPlatformName: Bool
  /// Whether a user name stands beside its label.
  let hasLabelledHandle: Bool

  private var content: PageContent { context.content }
  /// Under this many letters a page has nothing to read.
  private static let littleText = 220

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

  // MARK: Blocks

  /// Marks that bot walls leave in their pages, by maker.
  private static let challengeMarks: [(mark: String, maker: String)] = [
    ("_cf_chl_opt", "Cloudflare"), ("cf-browser-verification", "Cloudflare"), ("__cf_chl", "Cloudflare"),
    ("/cdn-cgi/challenge-platform", "Cloudflare"), ("__CF$cv$params", "Cloudflare"),
    ("awsWafCookieDomainList", "AWS"), ("gokuProps", "AWS"), ("AwsWafIntegration", "AWS"),
    ("captcha-delivery.com", "DataDome"), ("_Incapsula_Resource", "Imperva"), ("_pxAppId", "PerimeterX"),
    ("px-captcha", "PerimeterX"), ("ak-challenge", "Akamai"), ("sucuri_cloudproxy", "Sucuri"),
    ("g-recaptcha", "reCAPTCHA"), ("h-captcha", "hCaptcha"), ("/sorry/index", "Google"),
  ]

  private static let challengeTitles = [
    "just a moment", "attention required", "please wait", "access denied", "are you a robot", "robot check",
    "security check", "verify you are human", "one more step", "ddos protection", "human verification",
    "request denied", "request blocked", "forbidden", "403 forbidden", "429 too many requests",
    "checking your browser",
    "pardon our interruption", "unusual traffic",
  ]

  private func challenge() -> Verdict? {
    guard !hasPersonItem, !saysProfile, content.readableLength < 2_500 else { return nil }
    let title = ComparableText.fold(content.title)
    let namesBlock = Self.challengeTitles.contains { title.hasPrefix($0) }
    let scripts = content.scripts.map(\.source)
    let actions = content.forms.map(\.action)
    let maker = Self.challengeMarks.first { entry in
      scripts.contains { $0.holds(entry.mark) } || actions.contains { $0.holds(entry.mark) }
        || content.scripts.contains { $0.node.attribute("src")?.holds(entry.mark) == true }
    }?.maker
    if capture.header("cf-mitigated") != nil {
      return Verdict(
        state: .blocked, reason: "The site answered with a check for robots instead of the page.")
    }
    if namesBlock, maker != nil || content.readableLength < 1_500 {
      return Verdict(
        state: .blocked, reason: "The site asked to prove that a person is there: “\(content.title)”.")
    }
    if let maker, content.readableLength < Self.littleText {
      return Verdict(
        state: .blocked, reason: "The site answered with a check for robots (\(maker)) instead of the page.")
    }
    // A page that is nothing but a script that sends the visitor to the sign-in.
    if content.readableLength == 0, content.elementCount < 20,
      scripts.contains(where: {
        $0.holds("location")
          && ["authwall", "/login", "signin", "checkpoint"].contains(where: $0.contains)
      })
    {
      return Verdict(state: .blocked, reason: "The site sent only a script that leads to its sign-in page.")
    }
    return nil
  }

  // MARK: Platform signs

  private func platformSigns() throws -> Verdict? {
    guard let platform = context.platform else { return nil }
    let title = ComparableText.fold(content.title)
    for signs in platform.states {
      // A title alone is not enough when the page holds a person.
      let byTitle =
        !hasPersonItem && !saysProfile && signs.titles.contains { ComparableText.fold($0) == title }
      let byPath =
        context.address.map { address in signs.paths.contains { address.path.hasPrefix($0) } } ?? false
      let byHost = context.address.map { address in signs.hosts.contains { address.host == $0 } } ?? false
      var byQuery = false
      for query in signs.xpaths where !byQuery { byQuery = try !context.tree.nodes(query).isEmpty }
      guard byTitle || byPath || byHost || byQuery else { continue }
      if byQuery, !byTitle, !byPath, !byHost, signs.state == .scriptShell, hasPersonItem || saysProfile {
        continue
      }
      return Verdict(state: signs.state, reason: Self.sentence(signs.state, platform.title))
    }
    return nil
  }

  private static func sentence(_ state: PageState, _ site: String) -> String {
    switch state {
    case .loginWall: "\(site) asked for a sign-in."
    case .scriptShell: "\(site) sent a page that fills in only when a browser runs it."
    case .notFound: "\(site) says that there is no such profile."
    case .blocked: "\(site) asked to prove that a person is there."
    case .consentScreen: "\(site) asked to agree to cookies first."
    case .unreadable: "\(site) sent a page that cannot be read."
    case .notAProfile: "This \(site) page is not a profile."
    case .profile: "The page shows a profile to someone who is not signed in."
    }
  }

  // MARK: Consent

  private func consent() -> Verdict? {
    let refresh = content.meta("http-equiv:refresh")?.value ?? ""
    let targets = content.forms.map(\.action) + [refresh, context.address?.description ?? ""]
    // Structure, not words: consent screens come in the visitor's language.
    let isConsent = targets.contains { target in
      ["://consent.", "/privacy/consent", "/consent/", "guce.", "/cookie-consent", "consent.cmp"].contains {
        target.holds($0)
      }
    }
    guard isConsent, !hasPersonItem, !saysProfile else { return nil }
    return Verdict(
      state: .consentScreen, reason: "The site asked to agree to cookies before it shows the page.")
  }

  // MARK: Not found

  private static let notFoundTitles = [
    "page not found", "not found", "404", "profile not found", "user not found", "error 404", "no such user",
    "this page isnt available", "page isnt available", "page unavailable", "account suspended",
    "profile unavailable",
    "content not found", "seite nicht gefunden", "page introuvable", "pagina no encontrada",
    "pagina non trovata",
    "tudalen heb ei chanfod", "account not found", "sorry this page isnt available", "content isnt available",
    "this content isnt available", "nothing here", "whoops", "vimeuhoh", "page doesnt exist",
  ]
  private static let notFoundLines = [
    "page not found", "user not found", "no such user", "this account doesnt exist", "this page doesnt exist",
    "sorry this page isnt available", "this profile is not available", "the page you requested was not found",
    "the page you were looking for doesnt exist", "this content isnt available right now",
    "this user does not exist",
    "the specified profile could not be found", "couldnt find this account", "profile isnt available",
    "the requested user does not exist", "this page isnt available", "heb ei chanfod",
    "this profile doesnt exist",
  ]

  private func notFound() -> Verdict? {
    guard !hasPersonItem, !saysProfile else { return nil }
    let title = ComparableText.fold(content.title)
    let byTitle = Self.notFoundTitles.contains {
      title == $0 || title.hasPrefix($0 + " ") || title.hasSuffix(" " + $0)
    }
    let early = content.blocks.lazy.filter { $0.place.isDisjoint(with: [.chrome, .hidden]) }.prefix(12)
    let byLine = early.contains { block in
      guard block.text.utf8.count <= 160 else { return false }
      let line = ComparableText.fold(block.text)
      return Self.notFoundLines.contains { line.holds($0) }
    }
    guard
      (byTitle && (byLine || content.readableLength < 3_000)) || (byLine && content.readableLength < 1_200)
    else { return nil }
    return Verdict(state: .notFound, reason: "The page says that there is no such profile.")
  }

  // MARK: Login walls

  private static let loginPaths = [
    "/login", "/signin", "/sign_in", "/sign-in", "/authwall", "/checkpoint", "/accounts/login", "/uas/login",
    "/users/sign_in", "/i/flow/login", "/session", "/auth/login", "/register", "/signup",
  ]
  private static let loginTitles = [
    "log in", "login", "sign in", "signin", "sign up", "log in or sign up", "create an account", "join now",
    "anmelden",
    "se connecter", "iniciar sesion", "accedi", "entrar", "mewngofnodi", "members only", "please log in",
  ]
  private static let loginLines = [
    "you must log in", "you must be logged in", "log in to see", "sign in to see", "log in to view",
    "sign in to view",
    "log in to continue", "sign in to continue", "please log in", "please sign in",
    "log in or sign up to view",
    "join to view", "sign up to see", "create an account or log in", "members only", "mewngofnodi i weld",
    "see photos and videos from friends", "log into facebook",
  ]

  private func loginWall() -> Verdict? {
    let path = context.address?.path.lowercased() ?? ""
    let byPath = Self.loginPaths.contains { path == $0 || path.hasPrefix($0 + "/") }
    let titles = [content.title, content.meta("og:title")?.value ?? ""].map(ComparableText.fold)
    let byTitle = titles.contains { title in
      Self.loginTitles.contains { title == $0 || title.hasPrefix($0 + " ") || title.hasSuffix(" " + $0) }
    }
    let hasForm =
      content.hasPasswordField
      || content.forms.contains { form in
        ["login", "signin", "authwall", "session"].contains { form.action.lowercased().contains($0) }
      }
    let lines = content.blocks.lazy.filter { !$0.place.contains(.hidden) && $0.text.utf8.count <= 200 }
      .prefix(60)
    let byLine = lines.contains { block in
      let line = ComparableText.fold(block.text)
      return Self.loginLines.contains { line.holds($0) }
    }
    let description = ComparableText.fold(content.meta("og:description", "description")?.value ?? "")
    let byDescription = Self.loginLines.contains { description.holds($0) }
    let signs = [byPath, byTitle, hasForm, byLine, byDescription].filter(\.self).count

    // Real profiles repeat the sign-in form in their corners: a person on the page outweighs it, unless the page
    // shows nothing else than the form.
    let isBare = content.readableLength < Self.littleText && factCount == 0
    if hasPersonItem { return nil }
    if saysProfile, !(isBare && hasForm && byLine) { return nil }
    guard signs >= 2, isBare || !personSigns.isEnough || byTitle || byPath else { return nil }
    return Verdict(state: .loginWall, reason: "The site asked for a sign-in before it shows the page.")
  }

  // MARK: Script shells

  private func scriptShell() throws -> Verdict? {
    guard !hasPersonItem, !saysProfile, !hasPlatformName, !hasEmbeddedProfile, factCount == 0 else {
      return nil
    }
    let isBare = content.readableLength < Self.littleText
    let noScript = ComparableText.fold(content.noScriptText)
    let asksForScripts = ["javascript", "enable js"].contains { noScript.contains($0) }
    let heavy = content.scriptLength > 2_000 || content.scripts.contains { $0.node.has("src") }
    if isBare, try asksForConsent() {
      return Verdict(
        state: .consentScreen, reason: "The site asked to agree to cookies before it shows the page.")
    }
    if isBare, heavy || asksForScripts {
      return Verdict(
        state: .scriptShell,
        reason: "The page holds almost no words: it fills in only when a browser runs its scripts.")
    }
    // Pages whose visible text is templates or data.
    let source = content.blocks.reduce(into: 0) { sum, block in
      if block.text.hasPrefix("{\"") || block.text.contains("[[") || block.text.contains("{{") {
        sum += block.text.utf8.count
      }
    }
    if source > 2_000, content.readableLength - source < 1_500, !personSigns.isEnough {
      return Verdict(state: .scriptShell, reason: "The page holds data for scripts instead of words.")
    }
    if content.elementCount < 8, content.readableLength == 0 {
      return Verdict(state: .unreadable, reason: "The page is empty.")
    }
    return nil
  }

  /// A page with nothing on it but the data of a consent dialogue (IAB's framework names its parts).
  private func asksForConsent() throws -> Bool {
    try !context.tree.nodes(
      "//*[@*[contains(., 'vendorListVersion') and contains(., 'consent')]]"
    ).isEmpty
  }

  // MARK: Profile or not

  /// Signs of a person on a page without markup for it.
  private var personSigns: (count: Int, isEnough: Bool) {
    // A forum's profile has a user name and its rows, and no other name.
    if hasLabelledHandle, factCount > 0 { return (2, true) }
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
    if SelfIntroduction.name(in: content)?.name == name,
      SelfIntroduction.isHeaded(content, path: context.address?.path)
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
      return Verdict(state: .unreadable, reason: "The page is empty.")
    }
    let type = content.meta("og:type")?.value.lowercased() ?? ""
    let isPostAddress = Self.isPost(context.address)
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
    guard context.platform != nil, let path = context.address?.path else { return false }
    return (1...3).contains(path.split(separator: "/").count)
  }

  /// Whether an address is one of a post, a picture or a search rather than of a person.
  static func isPost(_ address: WebAddress?) -> Bool {
    guard let address else { return false }
    let parts = address.path.lowercased().split(separator: "/")
    let marks: Set<Substring> = [
      "status", "posts", "post", "p", "watch", "permalink.php", "video", "videos", "photo", "reel", "shorts",
      "stories", "search", "pulse", "archives",
    ]
    if parts.contains(where: marks.contains) { return true }
    // "/2024/05/title.html".
    return parts.count >= 3
      && parts.contains {
        $0.count == 4 && $0.allSatisfy(\.isNumber) && ($0.hasPrefix("19") || $0.hasPrefix("20"))
      }
  }
}
