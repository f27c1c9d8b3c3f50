import Foundation

/// Standard error: progress, warnings and problems; never a part of the report.
enum StandardError {
  static let isTerminal = isatty(STDERR_FILENO) == 1

  static func write(_ text: String) {
    FileHandle.standardError.write(Data(text.utf8))
  }
}

/// Standard output: the report.
enum StandardOutput {
  static let isTerminal = isatty(STDOUT_FILENO) == 1

  static func write(_ text: String) {
    FileHandle.standardOutput.write(Data(text.utf8))
  }

  /// Whether colours may be written (no-color.org; a dumb terminal shows them as rubbish).
  static func takesColour(refused: Bool) -> Bool {
    let environment = ProcessInfo.processInfo.environment
    return isTerminal && !refused && (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb"
  }

  /// The columns of the window: `COLUMNS`, else 80.
  static var columns: Int {
    ProcessInfo.processInfo.environment["COLUMNS"].flatMap(Int.init) ?? 80
  }
}
