/// A small page written like a platform's own, with what has to be read on it. Runs as a test.
package struct PlatformExample: Codable, Hashable, Sendable {
  /// A fact that has to be found.
  package struct Shown: Codable, Hashable, Sendable {
    package let attribute: Attribute
    /// The value, or a part of it.
    package let value: String

    package init(attribute: Attribute, value: String) {
      self.attribute = attribute
      self.value = value
    }
  }

  /// One line for the reader ("the page that a stranger gets").
  package let says: String
  package let url: String
  /// The HTTP status it came with.
  package let status: Int
  package let state: PageState
  package let shows: [Shown]
  /// Kinds of fact of which none may be found.
  package let hides: [Attribute]
  /// The page.
  package let html: String
  package let position: FilePosition

  package init(
    says: String, url: String, status: Int, state: PageState, shows: [Shown], hides: [Attribute],
    html: String, position: FilePosition
  ) {
    self.says = says
    self.url = url
    self.status = status
    self.state = state
    self.shows = shows
    self.hides = hides
    self.html = html
    self.position = position
  }
}
