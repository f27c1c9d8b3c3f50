/// Signs that a platform's page is in a state other than `profile`.
package struct StateSigns: Codable, Hashable, Sendable {
  package let state: PageState
  /// Starts of the final address's path ("/authwall").
  package let paths: [String]
  /// Hosts of the final address ("consent.youtube.com").
  package let hosts: [String]
  /// Whole titles, compared folded.
  package let titles: [String]
  /// XPath queries that give at least one node.
  package let xpaths: [String]
  /// Whether one sign of each kind that is given, and every query, has to match. Else any one sign decides.
  package let together: Bool
  /// The reason in words, for the person.
  package let says: String?

  package init(
    state: PageState, paths: [String], hosts: [String], titles: [String], xpaths: [String],
    together: Bool = false, says: String? = nil
  ) {
    self.state = state
    self.paths = paths
    self.hosts = hosts
    self.titles = titles
    self.xpaths = xpaths
    self.together = together
    self.says = says
  }
}

/// Signs of software that runs on many hosts ("Mastodon"). All that are given have to match.
package struct SoftwareSigns: Codable, Hashable, Sendable {
  /// Starts of what `<meta name="generator">` says, compared folded; any one of them.
  package let generators: [String]
  /// XPath queries that each give at least one node.
  package let xpaths: [String]

  package init(generators: [String], xpaths: [String]) {
    self.generators = generators
    self.xpaths = xpaths
  }
}

/// What is known of one site, from a file of `Checks/platforms/`. Rules sharpen the reading; they are never needed.
package struct Platform: Codable, Hashable, Identifiable, Sendable {
  package let id: String
  /// As people call it ("X (Twitter)").
  package let title: String
  /// Domains whose pages are this platform's, with all below them. Empty for software that has none of its own.
  package let domains: [String]
  /// By what the software is told on other hosts; any one entry.
  package let software: [SoftwareSigns]
  package let profileLinks: [ProfileLink]
  /// Words that stand where a handle stands and are none ("groups").
  package let notHandles: [String]
  package let selectors: [PlatformSelector]
  /// Kinds of fact that every profile here shows where the selectors look. Nothing there means a stale rule.
  package let alwaysShows: [Attribute]
  /// Kinds of fact that the selectors have to find wherever the generic rules found one.
  package let agreesOn: [Attribute]
  package let states: [StateSigns]
  /// Parts of picture addresses that are the platform's stand-in for a missing picture.
  package let defaultAvatars: [String]
  /// Parts of picture addresses that are the site's own pictures, never the person's.
  package let sitePictures: [String]
  /// Where the platform's data uses the name of one attribute for another: X marks its free "Location" field
  /// as a home location.
  package let readsAs: [Attribute: Attribute]
  /// What a title adds after the person's name (" | LinkedIn"), or before it ("Steam Community :: ").
  package let titleSuffixes: [String]
  /// The public data that the platform gives of a profile to anyone who asks.
  package let openDoors: [OpenDoor]
  /// What anybody can see whatever the settings say, in sentences.
  package let alwaysPublic: [String]
  /// What to do here, by the id of the check that it closes.
  package let advice: [String: Remediation]
  package let reportAbuse: Remediation?
  package let deleteAccount: Remediation?
  package let examples: [PlatformExample]
  package let position: FilePosition

  package init(
    id: String, title: String, domains: [String], software: [SoftwareSigns] = [],
    profileLinks: [ProfileLink] = [], notHandles: [String] = [], selectors: [PlatformSelector],
    alwaysShows: [Attribute] = [], agreesOn: [Attribute] = [], states: [StateSigns],
    defaultAvatars: [String], sitePictures: [String], readsAs: [Attribute: Attribute],
    titleSuffixes: [String], openDoors: [OpenDoor] = [], alwaysPublic: [String] = [],
    advice: [String: Remediation] = [:],
    reportAbuse: Remediation? = nil, deleteAccount: Remediation? = nil, examples: [PlatformExample] = [],
    position: FilePosition
  ) {
    self.id = id
    self.title = title
    self.domains = domains
    self.software = software
    self.profileLinks = profileLinks
    self.notHandles = notHandles
    self.selectors = selectors
    self.alwaysShows = alwaysShows
    self.agreesOn = agreesOn
    self.states = states
    self.defaultAvatars = defaultAvatars
    self.sitePictures = sitePictures
    self.readsAs = readsAs
    self.titleSuffixes = titleSuffixes
    self.openDoors = openDoors
    self.alwaysPublic = alwaysPublic
    self.advice = advice
    self.reportAbuse = reportAbuse
    self.deleteAccount = deleteAccount
    self.examples = examples
    self.position = position
  }

  /// The handle in the address of a profile here; `nil` for any other address.
  package func handle(in address: WebAddress) -> String? {
    profileLinks.lazy.compactMap { $0.handle(in: address) }.first.flatMap { handle in
      notHandles.contains(handle.lowercased()) ? nil : handle
    }
  }

  /// The one form of a profile's address here, as a link; `nil` for any other address.
  package func canonicalLink(of address: WebAddress) -> String? {
    handle(in: address).flatMap { _ in profileLinks.lazy.compactMap { $0.canonical(of: address) }.first }
  }

  /// Every XPath query of the file with its place.
  package var queries: [(query: String, position: FilePosition)] {
    selectors.flatMap { selector in selector.queries.map { ($0, selector.position) } }
      + (states.flatMap(\.xpaths) + software.flatMap(\.xpaths)).map { ($0, position) }
      + openDoors.compactMap { door in door.announcedBy.map { ($0, door.position) } }
  }
}
