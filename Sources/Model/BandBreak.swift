/// One thing that a person changes: a fact hidden, a link removed, another user name or picture.
package struct Change: Codable, Hashable, Sendable {
  /// In the imperative ("Hide your employer on LinkedIn").
  package let title: String
  package let profileID: String
  /// The id of the platform, or ``Remediation/anySite``.
  package let platformID: String
  /// The settings page.
  package let link: String?
  /// About how long it takes by itself.
  package let minutes: Int
  /// The finding that says how.
  package let findingID: String

  package init(
    title: String, profileID: String, platformID: String, link: String?, minutes: Int, findingID: String
  ) {
    self.title = title
    self.profileID = profileID
    self.platformID = platformID
    self.link = link
    self.minutes = minutes
    self.findingID = findingID
  }
}

/// The fewest changes that were found to take the score below a band.
package struct BandBreak: Codable, Hashable, Sendable {
  /// The band that is left.
  package let below: Band
  /// The score once all are done.
  package let scoreAfter: Int
  /// For all together, with one visit to each settings page.
  package let minutes: Int
  package let changes: [Change]

  package init(below: Band, scoreAfter: Int, minutes: Int, changes: [Change]) {
    self.below = below
    self.scoreAfter = scoreAfter
    self.minutes = minutes
    self.changes = changes
  }
}
