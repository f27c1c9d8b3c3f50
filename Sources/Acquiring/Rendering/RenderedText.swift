import Foundation

/// The page's own HTML as it stands in the browser now, taken out in pieces.
///
/// Its scripts run in an isolated world: they see the page's elements, and nothing that the page's scripts changed.
struct RenderedText {
  /// In UTF-16 code units. JSON can make six bytes of one.
  private static let pieceLength = 1 << 20

  let devTools: DevTools
  let frame: String
  private let world: Int

  private struct WorldRequest: Encodable {
    let frameId: String
    let worldName = "netcurtain"
  }

  private struct Evaluation: Encodable {
    let expression: String
    let contextId: Int
    let returnByValue = true
  }

  /// Opens a world of its own in the document that is shown now. A later document needs another.
  init(devTools: DevTools, frame: String) throws(RenderStop) {
    self.devTools = devTools
    self.frame = frame
    world = try devTools.call(
      "Page.createIsolatedWorld", WorldRequest(frameId: frame), for: DevToolsMessage.World.self
    ).executionContextId
  }

  private func evaluate<Value: Decodable>(_ expression: String, for: Value.Type) throws(RenderStop) -> Value {
    let answer = try devTools.call(
      "Runtime.evaluate", Evaluation(expression: expression, contextId: world),
      for: DevToolsMessage.Evaluated<Value>.self)
    guard let value = answer.result.value else { throw .refused("the page's text is not given") }
    return value
  }

  /// How much there is on the page, without making a copy of it.
  func size() throws(RenderStop) -> PageSettling.Size {
    let counts = try evaluate(
      "[document.getElementsByTagName('*').length, document.documentElement?.textContent.length ?? 0]",
      for: [Int].self)
    guard counts.count == 2 else { throw .refused("the page's size is not given") }
    return PageSettling.Size(elements: counts[0], letters: counts[1])
  }

  /// The HTML of the document, with the content of open shadow trees inside their hosts, in UTF-8.
  func html(limit: Int) throws(RenderStop) -> [UInt8]? {
    let length = try evaluate(Self.script(limit: limit), for: Int.self)
    guard length <= limit else { return nil }
    var bytes: [UInt8] = []
    var position = 0
    while position < length {
      let piece = try evaluate("pieceFrom(\(position), \(Self.pieceLength))", for: String.self)
      guard !piece.isEmpty else { break }
      position += piece.utf16.count
      bytes += piece.utf8
      guard bytes.count <= limit else { return nil }
    }
    return bytes
  }

  /// Gives the length of the text, or one over the limit if there is more.
  private static func script(limit: Int) -> String {
    """
    (() => {
      const limit = \(limit);
      const root = document.documentElement;
      if (!root) return 0;
      // Before a copy is made: no text of this page can be shorter than its letters.
      if (root.textContent.length > limit || document.getElementsByTagName('*').length > limit / 3) return limit + 1;
      const inert = document.implementation.createHTMLDocument('');
      // A copy in a document in which no script and no element of the page's own making runs.
      const copy = (node, depth) => {
        const clone = inert.importNode(node, true);
        if (depth > 32) return clone;
        const originals = document.createTreeWalker(node, NodeFilter.SHOW_ELEMENT);
        const clones = inert.createTreeWalker(clone, NodeFilter.SHOW_ELEMENT);
        const hosts = [];
        let one = originals.currentNode, other = clones.currentNode;
        while (one && other) {
          if (one.shadowRoot) hosts.push([one.shadowRoot, other]);
          one = originals.nextNode();
          other = clones.nextNode();
        }
        for (const [shadow, host] of hosts) {
          const part = inert.createElement('div');
          for (const child of shadow.childNodes) part.appendChild(copy(child, depth + 1));
          host.insertBefore(part, host.firstChild);
        }
        return clone;
      };
      const hasShadow = Array.from(document.getElementsByTagName('*')).some((element) => element.shadowRoot);
      const text = (document.doctype ? '<!DOCTYPE html>\\n' : '')
        + (hasShadow ? copy(root, 0) : root).outerHTML;
      if (text.length > limit) return limit + 1;
      const whole = text.toWellFormed();
      globalThis.pieceFrom = (start, length) => {
        let end = start + length;
        if (end < whole.length && (whole.charCodeAt(end - 1) & 0xfc00) === 0xd800) end -= 1;
        return whole.slice(start, end);
      };
      return whole.length;
    })()
    """
  }
}
