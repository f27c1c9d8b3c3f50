import Markup
import Model
import Testing

/// A tree of a page that is written as text.
func page(_ html: String, charset: String? = nil) throws -> HTMLTree {
  try HTMLTree(Array(html.utf8), charset: charset)
}

/// The first node that a query gives.
func first(_ query: String, in tree: HTMLTree) throws -> HTMLNode {
  try #require(try tree.nodes(query).first, "\(query)")
}

/// The code of the problem that `body` throws.
func problem(_ body: () throws -> Void) -> Problem.Code? {
  do {
    try body()
    return nil
  } catch {
    return (error as? Problem)?.code
  }
}

/// The code of the problem with reading `html`.
func problem(reading html: String) -> Problem.Code? { problem { _ = try page(html) } }
