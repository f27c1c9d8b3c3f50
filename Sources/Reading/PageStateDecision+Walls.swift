internal import Markup
internal import Model

/// Screens that stand in front of the page.
extension PageStateDecision {
  func consent() -> Verdict? {
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

  func loginWall() -> Verdict? {
    // A page from this computer has no address that it stands for, but the path that it answered under is a sign.
    let answered = capture.finalURL.flatMap { WebAddress($0) }
    let path = (context.address ?? answered)?.path.lowercased() ?? ""
    let byPath = Self.loginPaths.contains { path == $0 || path.hasPrefix($0 + "/") }
    let titles = [content.title, content.meta("og:title")?.value ?? ""].map(ComparableText.fold)
    let byTitle = titles.contains { title in
      Self.loginTitles.contains { title == $0 || title.hasPrefix($0 + " ") || title.hasSuffix(" " + $0) }
    }
    let hasForm =
      content.hasPasswordField
      || content.forms.contains { form in
        let action = form.action.lowercased()
        return ["login", "signin", "authwall", "session"].contains { action.holds($0) }
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
}
