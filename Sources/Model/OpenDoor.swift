/// A public, machine-readable form of a profile that a platform gives to anyone who asks, with no key.
///
/// Written in the platform's file under `open_doors` (docs/catalogue.md). It is asked for beside the person's own
/// link, and what it says is merged into the reading of that link.
package struct OpenDoor: Codable, Hashable, Identifiable, Sendable {
  /// Unique in its platform ("actor").
  package let id: String
  /// An XPath 1.0 query on the page whose first value is the door's address or a sign that the site has the door.
  /// With it the door is tried on any host, else only on the platform's own domains.
  package let announcedBy: String?
  /// The paths of the profiles that it is for, with named parts ("/profile/{handle}"). Empty: every page that
  /// announces it.
  package let addresses: [String]
  /// The address to ask for, with names in braces: those of ``addresses``, `{origin}`, `{host}`, `{page}`,
  /// `{announced}`.
  package let url: String
  /// The media type to ask for (RFC 9110 section 12.5.1).
  package let accept: String
  /// Whether it holds all that the public profile shows, so that it can stand for a page that could not be seen.
  package let isWhole: Bool
  /// What its answer has to hold to be this person's. All of them.
  package let requires: [DoorCondition]
  /// Answers that are not whole although the door is: the person hides the profile from visitors. Any of them.
  package let notWholeIf: [DoorCondition]
  package let selectors: [DoorSelector]
  /// The day on which the fields were last looked up, and where.
  package let asOf: String
  package let source: String
  package let position: FilePosition

  package init(
    id: String, announcedBy: String?, addresses: [String], url: String, accept: String, isWhole: Bool,
    requires: [DoorCondition], notWholeIf: [DoorCondition], selectors: [DoorSelector], asOf: String,
    source: String, position: FilePosition
  ) {
    self.id = id
    self.announcedBy = announcedBy
    self.addresses = addresses
    self.url = url
    self.accept = accept
    self.isWhole = isWhole
    self.requires = requires
    self.notWholeIf = notWholeIf
    self.selectors = selectors
    self.asOf = asOf
    self.source = source
    self.position = position
  }
}

/// That one of the values at a JSON pointer is one of these.
package struct DoorCondition: Codable, Hashable, Sendable {
  /// RFC 6901; a step `*` stands for every element of a list.
  package let pointer: String
  /// May name parts in braces, and `{door}` for the address that was asked.
  package let values: [String]

  package init(pointer: String, values: [String]) {
    self.pointer = pointer
    self.values = values
  }
}

/// A place in a door's answer that holds a fact.
package struct DoorSelector: Codable, Hashable, Sendable {
  /// What stands there.
  package enum Content: Codable, Hashable, Sendable {
    /// The value of one kind of fact.
    case attribute(Attribute)
    /// A text in which the person tells of themself.
    case bio
    /// Objects with a label and a value, by the pointers of both within the object.
    case pairs(label: String, value: String)
  }

  package let content: Content
  /// RFC 6901; a step `*` stands for every element of a list.
  package let pointer: String
  /// Whether the values are HTML.
  package let isHTML: Bool
  /// False where the place holds former employers or jobs.
  package let current: Bool

  package init(content: Content, pointer: String, isHTML: Bool, current: Bool) {
    self.content = content
    self.pointer = pointer
    self.isHTML = isHTML
    self.current = current
  }
}

/// An open door that fits one page: what to ask for.
package struct DoorLead: Hashable, Sendable {
  package let platformID: String
  package let door: OpenDoor
  /// What to ask for.
  package let address: String
  /// The page that it fits.
  package let page: String
  /// The named parts of the page's address, decoded.
  package let parts: [String: String]

  package init(platformID: String, door: OpenDoor, address: String, page: String, parts: [String: String]) {
    self.platformID = platformID
    self.door = door
    self.address = address
    self.page = page
    self.parts = parts
  }
}
