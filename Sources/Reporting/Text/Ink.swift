import Model

/// How a piece of text stands out in a terminal: bold and four plain colours, nothing else.
///
/// A terminal that has no colours shows the same words, so colour is never the only sign.
enum Ink: Sendable {
  case plain, bold, critical, red, yellow, blue, green

  init(_ severity: Severity) {
    switch severity {
    case .note: self = .plain
    case .low: self = .blue
    case .medium: self = .yellow
    case .high: self = .red
    case .critical: self = .critical
    }
  }

  /// `text` between the escape sequences that turn the ink on and off.
  func on(_ text: String) -> String {
    guard let code, !text.isEmpty else { return text }
    return "\u{1B}[\(code)m\(text)\u{1B}[0m"
  }

  /// The parameters of SGR (ECMA-48).
  private var code: String? {
    switch self {
    case .plain: nil
    case .bold: "1"
    case .critical: "1;31"
    case .red: "31"
    case .yellow: "33"
    case .blue: "34"
    case .green: "32"
    }
  }
}
