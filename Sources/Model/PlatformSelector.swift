/// A place where a platform's page keeps a fact: in its markup, or in the data that it gives its scripts.
package struct PlatformSelector: Codable, Hashable, Sendable {
  /// Where to look.
  package enum Place: Codable, Hashable, Sendable {
    /// An XPath 1.0 query; of each node that it gives, an attribute's value, or its text if `take` is `nil`.
    case markup(xpath: String, take: String?)
    /// A JSON pointer (RFC 6901, where `*` stands for any key or number) into the data of the script with this
    /// id, or of the scripts that hold this name ("ytInitialData").
    case data(script: String, pointer: String)
  }

  /// How what stands there is to be read.
  package enum Style: String, CaseIterable, Codable, Hashable, Sendable {
    /// It is the fact itself.
    case value
    /// A free text in which the person may say where they work, and as what.
    case bio
    /// A line that names where the person works, with or without their post before it ("Lecturer, Harrowdale
    /// University", "Harrowdale University"). What no job explains is the employer.
    case affiliation
  }

  /// The kind of fact.
  package let attribute: Attribute
  package let place: Place
  package let style: Style
  /// False where the place holds former employers or jobs.
  package let current: Bool
  /// An XPath query: wherever it gives a node on a profile, this selector has to find something, or it is stale.
  package let expectedWhere: String?
  package let position: FilePosition

  package init(
    attribute: Attribute, place: Place, style: Style = .value, current: Bool = true,
    expectedWhere: String? = nil, position: FilePosition
  ) {
    self.attribute = attribute
    self.place = place
    self.style = style
    self.current = current
    self.expectedWhere = expectedWhere
    self.position = position
  }

  /// Every XPath query of the selector.
  package var queries: [String] {
    var queries: [String] = []
    if case .markup(let xpath, _) = place { queries.append(xpath) }
    if let expectedWhere { queries.append(expectedWhere) }
    return queries
  }
}
