/// A place that a platform's page keeps a fact, by XPath or by JSON pointer.
package struct PlatformSelector: Codable, Hashable, Sendable {
  /// The kind of fact.
  package let attribute: Attribute
  /// An XPath 1.0 query on the page. `[.name]` stands for "has the class name".
  package let xpath: String
  /// What to take of each node that the query gives: an attribute's name, or its text if `nil`.
  package let take: String?
  /// False where the place holds former employers or jobs.
  package let current: Bool
  package let position: FilePosition

  package init(attribute: Attribute, xpath: String, take: String?, current: Bool, position: FilePosition) {
    self.attribute = attribute
    self.xpath = xpath
    self.take = take
    self.current = current
    self.position = position
  }
}

/// Signs that a platform's page is in a state other than `profile`. Any one sign that matches decides.
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

  package init(state: PageState, paths: [String], hosts: [String], titles: [String], xpaths: [String]) {
    self.state = state
    self.paths = paths
    self.hosts = hosts
    self.titles = titles
    self.xpaths = xpaths
  }
}

/// What is known of one site, from a file of `Checks/platforms/`. Rules sharpen the reading; they are never needed.
package struct Platform: Codable, Hashable, Identifiable, Sendable {
  package let id: String
  /// As people call it ("X (Twitter)").
  package let title: String
  /// Domains whose pages are this platform's, with all below them.
  package let domains: [String]
  package let selectors: [PlatformSelector]
  package let states: [StateSigns]
  /// Parts of picture addresses that are the platform's stand-in for a missing picture.
  package let defaultAvatars: [String]
  /// Parts of picture addresses that are the site's own pictures, never the person's.
  package let sitePictures: [String]
  /// Where the platform's data uses the name of one attribute for another: X marks its free "Location" field
  /// as a home location.
  package let readsAs: [Attribute: Attribute]
  /// What a title adds after the person's name (" | LinkedIn").
  package let titleSuffixes: [String]
  /// The public data that the platform gives of a profile to anyone who asks.
  package let openDoors: [OpenDoor]
  package let position: FilePosition

  package init(
    id: String, title: String, domains: [String], selectors: [PlatformSelector], states: [StateSigns],
    defaultAvatars: [String], sitePictures: [String], readsAs: [Attribute: Attribute],
    titleSuffixes: [String], openDoors: [OpenDoor] = [], position: FilePosition
  ) {
    self.id = id
    self.title = title
    self.domains = domains
    self.selectors = selectors
    self.states = states
    self.defaultAvatars = defaultAvatars
    self.sitePictures = sitePictures
    self.readsAs = readsAs
    self.titleSuffixes = titleSuffixes
    self.openDoors = openDoors
    self.position = position
  }
}
