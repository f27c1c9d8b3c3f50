package import Markup

/// The lines of a message that is written in HTML, as a reader sees them, with what is quoted marked by ">".
package enum MarkupLines {
  /// Lines of one message that are read, at most.
  static let limit = 20_000

  private static let breaks: Set<String> = [
    "br", "p", "div", "li", "tr", "table", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "pre",
    "blockquote",
    "hr", "section", "article", "td",
  ]
  private static let sources: Set<String> = ["script", "style", "head", "template", "noscript"]
  /// What mail programs call the part that they put in for the message that is answered.
  private static let quotes = [
    "gmail_quote", "moz-cite-prefix", "yahoo_quoted", "protonmail_quote", "gmail_attr",
  ]
  private static let signatures = ["gmail_signature", "moz-signature", "protonmail_signature_block"]

  /// - Parameter start: an element of the tree, for the lines in it alone.
  package static func lines(of tree: HTMLTree, from start: HTMLNode? = nil) -> [String] {
    var lines: [String] = []
    var current = ""
    var quoteDepth = 0
    var preDepth = 0
    func end() {
      let text = current
      current = ""
      guard lines.count < limit else { return }
      lines.append(quoteDepth > 0 ? "> " + text : text)
    }
    func isQuote(_ node: HTMLNode) -> Bool {
      node.name == "blockquote" || node.words("class").contains { quotes.contains(String($0)) }
    }
    tree.walk(from: start) { step in
      switch step {
      case .open(let node):
        let name = node.name
        if sources.contains(name) { return false }
        if breaks.contains(name), !current.isEmpty || name == "br" { end() }
        if isQuote(node) { quoteDepth += 1 }
        if name == "pre" { preDepth += 1 }
        if node.words("class").contains(where: { signatures.contains(String($0)) })
          || node.has("data-smartmail")
        {
          if !current.isEmpty { end() }
          current = "-- "
          end()
        }
      case .text(let node):
        if preDepth > 0 {
          let pieces = node.content.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
          for (index, piece) in pieces.enumerated() {
            if index > 0 { end() }
            current += piece
          }
        } else {
          let words = node.content.split(whereSeparator: \.isWhitespace).joined(separator: " ")
          guard !words.isEmpty else {
            if !current.isEmpty, !current.hasSuffix(" ") { current += " " }
            return true
          }
          if node.content.first?.isWhitespace == true, !current.isEmpty, !current.hasSuffix(" ") {
            current += " "
          }
          current += words
          if node.content.last?.isWhitespace == true { current += " " }
          // "--<br>" is the mark of the signature in HTML too.
          if current == "--" || current == "-- " { current = "-- " }
        }
      case .close(let node):
        if node.name == "pre" { preDepth -= 1 }
        if breaks.contains(node.name), node.name != "br", !current.isEmpty { end() }
        if isQuote(node) { quoteDepth -= 1 }
      }
      return true
    }
    if !current.isEmpty { end() }
    return lines
  }
}
