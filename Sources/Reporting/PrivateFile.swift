import Foundation
import Glibc
package import Model

/// A file that only its owner can read, and that appears whole or not at all.
package enum PrivateFile {
  /// Says now what would stop a later write to `path`, so that nobody waits for a report that cannot be kept.
  package static func check(_ path: String) throws(Problem) {
    let target = try Target(path)
    try target.check()
    try target.checkFolder()
  }

  /// Writes `text` as UTF-8 to `path`.
  package static func write(_ text: String, to path: String) throws(Problem) {
    try write(Array(text.utf8), to: path)
  }

  /// Writes `bytes` to `path` by way of a new file beside it, so that a reader never meets half a report.
  ///
  /// The target has to be absent, an ordinary file or a symbolic link. A link is replaced and never followed:
  /// somebody else may have laid it there to have another file overwritten.
  package static func write(_ bytes: some Collection<UInt8>, to path: String) throws(Problem) {
    let target = try Target(path)
    try target.check()
    let draft = try target.openDraft()
    do throws(Problem) {
      try target.fill(draft.descriptor, with: Array(bytes))
      guard rename(draft.path, path) == 0 else { throw target.problem(errno) }
    } catch {
      unlink(draft.path)
      throw error
    }
    target.syncFolder()
  }
}

/// The place of a file that is about to be written.
private struct Target {
  let path: String
  let folder: String
  let name: String

  init(_ path: String) throws(Problem) {
    self.path = path
    let slash = path.lastIndex(of: "/")
    name = slash.map { String(path[path.index(after: $0)...]) } ?? path
    folder = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    guard !path.isEmpty, !path.utf8.contains(0) else {
      throw problem("There is no name to write to.", "Give the name of a file, such as report.html.")
    }
    guard !name.isEmpty, name != ".", name != ".." else { throw problem(EISDIR) }
  }

  /// Refuses what must not be replaced.
  func check() throws(Problem) {
    var status = stat()
    guard lstat(path, &status) == 0 else {
      let code = errno
      if code == ENOENT { return }
      throw problem(code)
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG, S_IFLNK: return
    case S_IFDIR: throw problem(EISDIR)
    default:
      throw problem(
        "There is something at that place that is not an ordinary file.", "Choose another name for the file.")
    }
  }

  /// Refuses a folder that is not there or takes no new file.
  func checkFolder() throws(Problem) {
    guard access(folder + "/.", W_OK | X_OK) == 0 else { throw problem(errno) }
  }

  /// A new, empty file beside the target, with a name that nobody can guess.
  func openDraft() throws(Problem) -> (path: String, descriptor: Int32) {
    var start = name
    // A file name holds 255 bytes; the dot, the full stop and the random part need 18.
    while start.utf8.count > 230 { start.removeLast() }
    for _ in 0..<8 {
      let random = String(UInt64.random(in: .min ... .max), radix: 16)
      let draft = (folder == "/" ? "/" : folder + "/") + ".\(start).\(random)"
      let descriptor = open(draft, O_CREAT | O_EXCL | O_WRONLY | O_NOFOLLOW | O_CLOEXEC, 0o600)
      if descriptor >= 0 { return (draft, descriptor) }
      let code = errno
      guard code == EEXIST || code == EINTR else { throw problem(code) }
    }
    throw problem(EEXIST)
  }

  /// Writes, brings to the disk and closes. The mode is set again, because a umask may have taken from it.
  func fill(_ descriptor: Int32, with bytes: [UInt8]) throws(Problem) {
    var failure: Int32 = fchmod(descriptor, 0o600) == 0 ? 0 : errno
    var done = 0
    while failure == 0, done < bytes.count {
      let count = bytes[done...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count > 0 {
        done += count
      } else if count == 0 || errno != EINTR {
        failure = count == 0 ? EIO : errno
      }
    }
    if failure == 0, fsync(descriptor) != 0 { failure = errno }
    if close(descriptor) != 0, failure == 0 { failure = errno }
    if failure != 0 { throw problem(failure) }
  }

  /// Brings the new name to the disk. Some file systems cannot; the file is whole all the same.
  func syncFolder() {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    _ = fsync(descriptor)
    _ = close(descriptor)
  }

  func problem(_ code: Int32) -> Problem {
    switch code {
    case EISDIR:
      problem("That is a folder.", "Give the name of a file in it, such as \(folderHint)report.html.")
    case ENOENT, ENOTDIR:
      problem("There is no folder \(folder).", "Make the folder first, or choose another place.")
    case EACCES, EPERM, EROFS:
      problem("You may not write there.", "Choose a folder of your own, such as your home folder.")
    case ENOSPC, EDQUOT:
      problem("There is no room left on the disk.", "Make room, or choose another disk, and try again.")
    case ENAMETOOLONG:
      problem("The name is too long.", "Choose a shorter name.")
    default:
      problem("The system said: \(String(cString: strerror(code))).", "Choose another place and try again.")
    }
  }

  private var folderHint: String { path.hasSuffix("/") ? path : path + "/" }

  private func problem(_ cause: String, _ remedy: String) -> Problem {
    Problem(.cannotWrite, doing: "Writing \(path)", cause: cause, remedy: remedy)
  }
}
