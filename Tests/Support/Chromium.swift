import Foundation

/// The browser that the tests of rendering run. They are skipped, with a word about it, where none is installed.
package enum Chromium {
  package static let missing: String = "no Chromium or Chrome is installed, so nothing is rendered"

  /// `nil` if there is none.
  package static let path: String? = {
    let names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"]
    let paths = names.flatMap { name in ["/usr/local/bin", "/usr/bin", "/bin"].map { "\($0)/\(name)" } }
    return paths.first { FileManager.default.isExecutableFile(atPath: $0) }
  }()

  package static var isInstalled: Bool { path != nil }
}

/// A browser that writes down how it was called, so that a test can look for what is left of it.
package struct WatchedBrowser {
  private let folder: TemporaryFolder
  package let path: String

  /// - Parameter command: what it does then, as a line for `sh` that has its arguments as `"$@"`.
  package init(_ command: String? = nil) throws {
    folder = try TemporaryFolder()
    let command = command ?? "exec \(Chromium.path ?? "false") \"$@\""
    path = try folder.write(
      "#!/bin/sh\necho $$ > \(folder.path)/number\nfor word; do echo \"$word\"; done > \(folder.path)/words\n"
        + "env > \(folder.path)/environment\nmv \(folder.path)/words \(folder.path)/arguments\n\(command)\n",
      to: "browser")
    chmod(path, 0o755)
  }

  /// `nil` until it was started.
  package var arguments: [String]? {
    (try? String(contentsOfFile: folder.path + "/arguments", encoding: .utf8))?
      .split(separator: "\n").map(String.init)
  }

  /// "NAME=VALUE", as it found them.
  package var environment: [String] {
    ((try? String(contentsOfFile: folder.path + "/environment", encoding: .utf8)) ?? "")
      .split(separator: "\n").map(String.init)
  }

  package var number: Int32? {
    (try? String(contentsOfFile: folder.path + "/number", encoding: .utf8))
      .flatMap { Int32($0.trimmingCharacters(in: .whitespacesAndNewlines)) }
  }

  /// The folder of its own that it was given.
  package var home: String? {
    arguments?.compactMap { $0.wholeMatch(of: /--user-data-dir=(.*)\/profile/) }.first.map { String($0.1) }
  }

  /// The running processes of its group or with its folder in their arguments; those that have ended and wait for
  /// their parent's word are not among them.
  package var processes: [Int32] {
    let all = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return all.compactMap { Int32($0) }.filter { process in
      guard let status = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8),
        let end = status.lastIndex(of: ")")
      else { return false }
      let fields = status[end...].split(separator: " ")
      guard fields.count > 3, fields[1] != "Z", fields[1] != "X" else { return false }
      if let number, Int32(fields[3]) == number { return true }
      guard let home, let words = FileManager.default.contents(atPath: "/proc/\(process)/cmdline") else {
        return false
      }
      return words.range(of: Data(home.utf8)) != nil
    }
  }

  /// Waits until nothing of it is left, for two seconds at most; gives whether that came about.
  package func isGone() async throws -> Bool {
    for _ in 0..<40 {
      if processes.isEmpty, home.map({ !FileManager.default.fileExists(atPath: $0) }) ?? true { return true }
      try await Task.sleep(for: .milliseconds(50))
    }
    return false
  }
}
