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
    let draft = try PrivateDraft(path)
    try draft.append(bytes)
    try draft.finish()
  }
}

/// A file that only its owner can read, while it grows: under a name that nobody can guess, until it is whole.
///
/// What is let go of before ``finish()``, or cannot be written, leaves nothing behind.
package final class PrivateDraft {
  private let target: Target
  private let path: String
  private var descriptor: Int32?

  /// Makes the draft beside `path`, which has to be as ``PrivateFile/write(_:to:)`` wants it.
  package init(_ path: String) throws(Problem) {
    target = try Target(path)
    try target.check()
    let draft = try target.openDraft()
    (self.path, descriptor) = (draft.path, draft.descriptor)
  }

  deinit { discard() }

  /// Adds to the end.
  package func append(_ bytes: some Collection<UInt8>) throws(Problem) {
    guard let descriptor else { return }
    do throws(Problem) {
      try target.write(Array(bytes), to: descriptor)
    } catch {
      discard()
      throw error
    }
  }

  /// Brings it to the disk and to its place.
  package func finish() throws(Problem) {
    guard let descriptor else { return }
    self.descriptor = nil
    do throws(Problem) {
      try target.close(descriptor)
      guard rename(path, target.path) == 0 else { throw target.problem(errno) }
    } catch {
      unlink(path)
      throw error
    }
    target.syncFolder()
  }

  private func discard() {
    guard let descriptor else { return }
    self.descriptor = nil
    _ = Glibc.close(descriptor)
    unlink(path)
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

  func write(_ bytes: [UInt8], to descriptor: Int32) throws(Problem) {
    var done = 0
    while done < bytes.count {
      let count = bytes[done...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count > 0 {
        done += count
      } else if count == 0 || errno != EINTR {
        throw problem(count == 0 ? EIO : errno)
      }
    }
  }

  /// Brings to the disk and closes. The mode is set again, because a umask may have taken from it.
  func close(_ descriptor: Int32) throws(Problem) {
    var failure: Int32 = fchmod(descriptor, 0o600) == 0 ? 0 : errno
    if failure == 0, fsync(descriptor) != 0 { failure = errno }
    if Glibc.close(descriptor) != 0, failure == 0 { failure = errno }
    if failure != 0 { throw problem(failure) }
  }

  /// Brings the new name to the disk. Some file systems cannot; the file is whole all the same.
  func syncFolder() {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    _ = fsync(descriptor)
    _ = Glibc.close(descriptor)
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
