import Foundation
import Model

/// Reads a page that the person saved.
struct SavedPage {
  let path: String
  /// `file:NAME`.
  let requestedURL: String
  /// The largest file that is taken.
  let limit: Int
  /// When there is no file to take the time from.
  let now: Date

  /// The file as a page; with the reason in it where it cannot be had.
  func read() -> Page {
    // Non-blocking: opening a named pipe would otherwise wait for somebody to write into it.
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)
    guard descriptor >= 0 else {
      return failed(errno == ENOENT ? FileProblem.missing(name) : FileProblem.notPermitted(name), at: now)
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      return failed(FileProblem.notAFile(name), at: now)
    }
    let changed = Date(
      timeIntervalSince1970: Double(status.st_mtim.tv_sec) + Double(status.st_mtim.tv_nsec) / 1e9)
    guard status.st_size <= limit else {
      return failed(FileProblem.tooLarge(name, limit: limit), at: changed)
    }
    guard let body = bytes(of: descriptor) else { return failed(FileProblem.unreadable(name), at: changed) }
    // It may have grown since it was measured.
    guard body.count <= limit else { return failed(FileProblem.tooLarge(name, limit: limit), at: changed) }
    return Page(
      capture: Capture(
        requestedURL: requestedURL, method: .saved, seenAs: .unknown, byteCount: body.count,
        capturedAt: changed),
      body: body)
  }

  private var name: String { String(requestedURL.dropFirst("file:".count)) }

  /// At most one piece more than the limit.
  private func bytes(of descriptor: Int32) -> [UInt8]? {
    var body: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 256 << 10)
    while body.count <= limit {
      let count = Foundation.read(descriptor, &piece, piece.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { return nil }
      if count == 0 { break }
      body.append(contentsOf: piece[..<count])
    }
    return body
  }

  private func failed(_ problem: Problem, at date: Date) -> Page {
    Page(
      capture: Capture(
        requestedURL: requestedURL, method: .saved, seenAs: .unknown, capturedAt: date, failure: problem),
      body: [])
  }
}
