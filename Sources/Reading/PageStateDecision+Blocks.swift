internal import Markup
internal import Model

/// Checks for robots: decided before any content rule.
extension PageStateDecision {
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

  func challenge() -> Verdict? {
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
}
