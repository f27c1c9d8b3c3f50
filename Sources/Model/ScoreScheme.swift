/// The weights of the exposure score, from `Checks/score.yaml` (reference: domain.md section 3.2).
package struct ScoreScheme: Codable, Hashable, Sendable {
  /// A family of attributes that a role tier multiplies alike ("work", "private").
  package typealias ClassID = String

  /// What one attribute is worth.
  package struct Weight: Codable, Hashable, Sendable {
    package let classID: ClassID
    package let points: Int
    /// Whether ease of identification gates it. Some facts harm even on an anonymous page.
    package let isGated: Bool

    package init(classID: ClassID, points: Int, isGated: Bool) {
      self.classID = classID
      self.points = points
      self.isGated = isGated
    }
  }

  /// An attribute at or above a reach (precision times visibility, 0 to 100).
  package struct Requirement: Codable, Hashable, Sendable {
    package let attribute: Attribute
    package let minimum: Int

    package init(attribute: Attribute, minimum: Int) {
      self.attribute = attribute
      self.minimum = minimum
    }
  }

  /// Extra points, and a combination in the report, when facts join up.
  package struct Combination: Codable, Hashable, Sendable, Identifiable {
    package let id: String
    package let title: String
    /// For the person: what a stranger can do with the facts together.
    package let why: ByRole<String>
    package let severity: ByRole<Severity>
    package let classID: ClassID
    package let points: Int
    package let requirements: [Requirement]

    package init(
      id: String, title: String, why: ByRole<String>, severity: ByRole<Severity>, classID: ClassID,
      points: Int, requirements: [Requirement]
    ) {
      self.id = id
      self.title = title
      self.why = why
      self.severity = severity
      self.classID = classID
      self.points = points
      self.requirements = requirements
    }
  }

  /// The least score that one fact leads to, by tier.
  package struct Floor: Codable, Hashable, Sendable {
    package let requirement: Requirement
    package let byTier: [RoleTier: Int]

    package init(requirement: Requirement, byTier: [RoleTier: Int]) {
      self.requirement = requirement
      self.byTier = byTier
    }
  }

  package let version: String
  package let weights: [Attribute: Weight]
  /// Per cent, by class and tier.
  package let multipliers: [ClassID: [RoleTier: Int]]
  /// Per cent, by visibility.
  package let visibility: [Visibility: Int]
  package let combinations: [Combination]
  package let floors: [Floor]
  /// The factor for a threatened or stalked person, in per cent.
  package let heightenedFactor: Int
  /// This many points draw the curtain back half of what was left.
  package let halvingPoints: Int
  /// The least score of each band, rising.
  package let bands: [Band: Int]
  /// Below this share of the weight assessed, in per cent, the band is ``Band/notEnoughChecked``.
  package let assessedShareNeeded: Int

  package init(
    version: String, weights: [Attribute: Weight], multipliers: [ClassID: [RoleTier: Int]],
    visibility: [Visibility: Int], combinations: [Combination], floors: [Floor], heightenedFactor: Int,
    halvingPoints: Int, bands: [Band: Int], assessedShareNeeded: Int
  ) {
    self.version = version
    self.weights = weights
    self.multipliers = multipliers
    self.visibility = visibility
    self.combinations = combinations
    self.floors = floors
    self.heightenedFactor = heightenedFactor
    self.halvingPoints = halvingPoints
    self.bands = bands
    self.assessedShareNeeded = assessedShareNeeded
  }
}

/// The score in a word.
package enum Band: String, CaseIterable, Codable, Hashable, Sendable {
  case low, moderate, high
  case veryHigh = "very high"
  /// Instead of a reassuring word when too little was seen.
  case notEnoughChecked = "not enough checked"
}
