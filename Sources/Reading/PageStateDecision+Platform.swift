internal import Markup
internal import Model

/// The signs that a platform's own file gives.
extension PageStateDecision {
  func platformSigns() throws -> Verdict? {
    guard let platform = context.platform else { return nil }
    let title = ComparableText.fold(content.title)
    for signs in platform.states {
      // A title alone is not enough when the page holds a person.
      let mayGoByTitle = signs.together || !hasPersonItem && !saysProfile
      let byTitle = mayGoByTitle && signs.titles.contains { ComparableText.fold($0) == title }
      let byPath =
        context.address.map { address in signs.paths.contains { address.path.hasPrefix($0) } } ?? false
      let byHost = context.address.map { address in signs.hosts.contains { address.host == $0 } } ?? false
      if signs.together {
        let kinds = [(signs.titles, byTitle), (signs.paths, byPath), (signs.hosts, byHost)]
        guard kinds.allSatisfy({ $0.0.isEmpty || $0.1 }),
          try signs.xpaths.allSatisfy({ try !context.tree.nodes($0).isEmpty })
        else { continue }
        return Verdict(state: signs.state, reason: signs.says ?? Self.sentence(signs.state, platform.title))
      }
      var byQuery = false
      for query in signs.xpaths where !byQuery { byQuery = try !context.tree.nodes(query).isEmpty }
      guard byTitle || byPath || byHost || byQuery else { continue }
      if byQuery, !byTitle, !byPath, !byHost, signs.state == .scriptShell, hasPersonItem || saysProfile {
        continue
      }
      return Verdict(state: signs.state, reason: signs.says ?? Self.sentence(signs.state, platform.title))
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
}
