/// Why a stranger knows that two or more pages are one person's (LINDDUN: linking).
package struct Joint: Codable, Hashable, Sendable {
  /// What the pages have in common.
  package enum Sign: String, CaseIterable, Codable, Hashable, Sendable {
    /// One page links to the other.
    case link
    /// Both carry one user name that few people have.
    case handle
    /// Both show one picture.
    case picture
    /// Both give one full name, and one town or employer.
    case name
    /// Both give one full name and nothing else: many people share a name, so this joins nothing for sure.
    case nameAlone

    /// Those that join pages for sure.
    package static let sure: [Sign] = [.link, .handle, .picture, .name]
  }

  package let sign: Sign
  /// In the order of the audit; for a link, the page that links comes first.
  package let profileIDs: [String]
  /// What they share, as the pages write it: the address linked to, the user name, the end of the picture's
  /// address, or the name and then the towns and employers.
  package let shared: [String]
  /// The facts that show it. A user name in a page's address is no fact of the page.
  package let exposureIDs: [String]

  /// Cleans `shared`.
  package init(sign: Sign, profileIDs: [String], shared: [String], exposureIDs: [String]) {
    self.sign = sign
    self.profileIDs = profileIDs
    self.shared = shared.map { PageText.clean($0, limit: Evidence.excerptLimit) }
    self.exposureIDs = exposureIDs
  }
}

/// The pages that one finding is about, where it is about more than a page, and what joins them.
package struct JoinedPages: Codable, Hashable, Sendable {
  /// In the order of the audit.
  package let profileIDs: [String]
  package let joints: [Joint]

  package init(profileIDs: [String], joints: [Joint]) {
    self.profileIDs = profileIDs
    self.joints = joints
  }
}

/// What flags a check that is asked once of all pages together. Every condition that is given has to hold of one
/// set of pages that a stranger can join.
package struct JoinCondition: Codable, Hashable, Sendable {
  /// What may join them. Never empty.
  package let signs: [Joint.Sign]
  /// How many pages there are in the set, at least.
  package let minimumPages: Int
  /// Ids of ``ScoreScheme/combinations`` of which the set meets at least one; empty: none is asked for.
  package let combinationIDs: [String]
  /// Whether the set has to say more than the page of it that says most.
  package let saysMore: Bool

  package init(
    signs: [Joint.Sign] = Joint.Sign.sure, minimumPages: Int = 2, combinationIDs: [String] = [],
    saysMore: Bool = false
  ) {
    self.signs = signs
    self.minimumPages = minimumPages
    self.combinationIDs = combinationIDs
    self.saysMore = saysMore
  }
}
