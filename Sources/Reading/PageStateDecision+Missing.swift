internal import Markup
internal import Model

/// Pages with no person on them: missing ones, and those that fill in only when a browser runs them.
extension PageStateDecision {
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

  func notFound() -> Verdict? {
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

  func scriptShell() throws -> Verdict? {
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
    return content.elementCount < 8 && content.readableLength == 0 ? withoutWords : nil
  }

  /// For a page without a word: scripts may bring some, and where there are none nothing will.
  var withoutWords: Verdict {
    content.scriptLength > 0
      ? Verdict(
        state: .scriptShell,
        reason: "The page holds no words: it fills in only when a browser runs its scripts.")
      : Verdict(state: .unreadable, reason: "The page is empty.")
  }

  /// A page with nothing on it but the data of a consent dialogue (IAB's framework names its parts).
  private func asksForConsent() throws -> Bool {
    try !context.tree.nodes(
      "//*[@*[contains(., 'vendorListVersion') and contains(., 'consent')]]"
    ).isEmpty
  }
}
