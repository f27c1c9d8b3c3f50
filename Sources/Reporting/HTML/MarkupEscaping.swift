import Mustache

/// Escapes text for HTML scalar by scalar.
///
/// Mustache's own HTML escaping goes character by character. A `<` or a quote that forms one character with a
/// mark beside it ("\u{0600}<script>", "\"\u{0301}") then passes as it is, and a page's text becomes markup.
struct MarkupEscaping: MustacheContentType {
  /// Starts every template: a template without it would fall back to Mustache's own.
  static let pragma = "{{% CONTENT_TYPE:\(name)}}\n"

  private static let name = "SCALAR-HTML"

  /// Makes the content type known to Mustache; has to come before a template is parsed.
  static func register() {
    MustacheContentTypes.register(MarkupEscaping(), named: name)
  }

  func escapeText(_ text: String) -> String {
    var escaped = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped.append(contentsOf: "&amp;".unicodeScalars)
      case "<": escaped.append(contentsOf: "&lt;".unicodeScalars)
      case ">": escaped.append(contentsOf: "&gt;".unicodeScalars)
      case "\"": escaped.append(contentsOf: "&quot;".unicodeScalars)
      case "'": escaped.append(contentsOf: "&#39;".unicodeScalars)
      default: escaped.append(scalar)
      }
    }
    return String(escaped)
  }
}
