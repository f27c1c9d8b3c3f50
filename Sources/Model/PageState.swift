/// What kind of page came back. Decided apart from the facts on it: a wall that leaks a name has both.
package enum PageState: String, CaseIterable, Codable, Hashable, Sendable {
  /// A person's page, seen as a stranger sees it. Only this can make a check `clear`.
  case profile
  /// The site asked for a sign-in.
  case loginWall
  /// A page that fills in only when a browser runs it.
  case scriptShell
  /// There is no such page.
  case notFound
  /// The site refused the request or asked to prove that a person is there.
  case blocked
  /// The site asked for agreement to cookies first.
  case consentScreen
  /// No page came, or not the whole of it, or not one that can be read.
  case unreadable
  /// A page that is nobody's profile: a post, a news site, a search.
  case notAProfile

  /// The state of a page that could not be had: a site that asks automatic visitors to stay away refuses, too.
  package init(_ failure: Problem) {
    self = failure.code == .robotsForbidden ? .blocked : .unreadable
  }
}

/// Why a check could not be settled. The list is closed: doubt is never a place to hide a bug.
package enum CannotTellCause: String, CaseIterable, Codable, Hashable, Sendable {
  case loginWall, scriptShell, blocked, consentScreen, notFound, unreadable, notAProfile, notSaved
  case incompleteSave, staleRule, unanswered, notTried

  /// The cause that a page state stands for; `nil` for a profile, which can be judged.
  package init?(_ state: PageState) {
    switch state {
    case .profile: return nil
    case .loginWall: self = .loginWall
    case .scriptShell: self = .scriptShell
    case .notFound: self = .notFound
    case .blocked: self = .blocked
    case .consentScreen: self = .consentScreen
    case .unreadable: self = .unreadable
    case .notAProfile: self = .notAProfile
    }
  }
}
