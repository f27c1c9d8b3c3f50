import Foundation

/// The temporary folder of one browser: its profile, its home, and whatever else it would leave behind.
///
/// Readable by the person alone (0700, from `mkdtemp`).
struct BrowserFolder {
  let path: String

  /// `nil` if none can be made.
  init?() {
    let base = FileManager.default.temporaryDirectory.path(percentEncoded: false)
    var template = Array("\(base.hasSuffix("/") ? base : base + "/")netcurtain-browser-XXXXXX".utf8CString)
    guard let made = mkdtemp(&template) else { return nil }
    path = String(cString: made)
  }

  var profile: String { path + "/profile" }

  /// Takes the folder away. A process that has just been killed may still be writing, so this looks again, for
  /// half a second at most.
  func remove() {
    for _ in 0..<25 {
      try? FileManager.default.removeItem(atPath: path)
      usleep(20_000)
      if access(path, F_OK) != 0 { return }
    }
  }
}
