import Model

/// One thing to capture: a link, a saved page, or an argument that is neither.
package struct Input: Sendable, Hashable {
  enum Source: Hashable, Sendable {
    case link(String)
    /// One of the pages in the file at that path, whose name is for words only.
    case document(path: String, name: String, SavedPlace)
    /// What is wrong with the argument.
    case unusable(Problem)
  }

  /// The link as the person gave it, `file:NAME`, or `file:NAME#N` for the Nth page of a file: what the page's
  /// capture will carry. A capture of netcurtain's own carries what was asked for when it was made.
  package let requestedURL: String
  let source: Source
  /// The media type to ask for, where it is not a web page.
  var accept: String?
  /// The origin that may be on a private network, if it is allowed at all: of a link that the person typed, its own.
  var openOrigin: String?

  /// Whether the person gave it. Only such links are opened in a browser.
  var isListed = false
  /// What the page's open doors answered, by their address, where it was kept with the page.
  package internal(set) var keptDoors: [String: Input] = [:]

  /// The origin of a link that the person typed; only such origins may be on a private network.
  package var typedOrigin: String? { openOrigin }

  /// Whether it is had over the network.
  package var isLink: Bool {
    if case .link = source { true } else { false }
  }
}
