/// What the names of elements say about the text in them (HTML Living Standard, rendering section).
package enum HTMLElementClass {
  /// Elements whose text is source, not words for a reader.
  package static func isSource(_ name: String) -> Bool {
    switch name {
    case "script", "style", "template", "noscript", "svg", "math", "iframe", "object": true
    default: false
    }
  }

  /// Elements that do not start a new line, so that the words in them join those around.
  package static func isInline(_ name: String) -> Bool {
    switch name {
    case "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font",
      "i", "ins", "kbd", "label", "mark", "nobr", "q", "s", "samp", "small", "span", "strike", "strong",
      "sub",
      "sup", "time", "tt", "u", "var", "wbr":
      true
    default: false
    }
  }
}
