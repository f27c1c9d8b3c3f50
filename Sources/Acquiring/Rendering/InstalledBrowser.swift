import Foundation
package import Model

/// A browser of the Chromium family on this computer, found by name or by the path that the person gave.
package struct InstalledBrowser: Sendable, Hashable {
  /// The program to run, as an absolute path.
  package let path: String

  /// The names under which packages install it, the freest first.
  static let usualNames = [
    "chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome",
    "microsoft-edge-stable",
    "microsoft-edge", "brave-browser",
  ]
  /// Where macOS keeps them: its programs are not on PATH.
  private static let usualPlaces = [
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  ]

  /// The first browser of the usual names in the folders of `searchPath` (the form of PATH); `nil` if there is none.
  ///
  /// Only absolute folders are searched, so that a file in the working folder is never run.
  package static func installed(searchPath: String) -> InstalledBrowser? {
    let folders = searchPath.split(separator: ":").filter { $0.hasPrefix("/") }
    let candidates = usualNames.flatMap { name in folders.map { "\($0)/\(name)" } } + usualPlaces
    return candidates.first(where: isProgram).map(InstalledBrowser.init(path:))
  }

  /// The browser at `path`, or the installed one if no path is given.
  ///
  /// - Throws: a usage problem when there is none, before anything is fetched.
  package static func find(at path: String?, searchPath: String) throws(Problem) -> InstalledBrowser {
    if let path {
      let whole = URL(fileURLWithPath: path).path(percentEncoded: false)
      guard isProgram(whole) else { throw RenderProblem.noSuchBrowser(path) }
      return InstalledBrowser(path: whole)
    }
    guard let browser = installed(searchPath: searchPath) else { throw RenderProblem.noBrowser }
    return browser
  }

  private static func isProgram(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG && access(path, X_OK) == 0
  }
}
