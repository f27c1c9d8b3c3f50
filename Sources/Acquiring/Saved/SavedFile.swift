import Foundation
import Model

/// An open file of the person's. Whatever it is, reading it ends, and takes no more memory than it was allowed.
struct SavedFile {
  /// As the person knows it.
  let name: String
  /// When it was last changed.
  let changed: Date
  let source: ByteSource

  /// Opens an ordinary file.
  init(path: String, name: String) throws(Problem) {
    // Non-blocking: opening a named pipe would otherwise wait for somebody to write into it.
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)
    guard descriptor >= 0 else {
      throw errno == ENOENT ? FileProblem.missing(name) : FileProblem.notPermitted(name)
    }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw FileProblem.notAFile(name)
    }
    self.name = name
    self.changed = Date(
      timeIntervalSince1970: Double(status.st_mtim.tv_sec) + Double(status.st_mtim.tv_nsec) / 1e9)
    self.source = ByteSource(descriptor: descriptor, size: Int(status.st_size))
  }

  /// A file that lay in another one.
  init(_ bytes: [UInt8], name: String, changed: Date) {
    self.name = name
    self.changed = changed
    source = ByteSource(bytes)
  }

  /// The bytes in `range`, or as many of them as there are.
  func bytes(in range: Range<Int>) throws(Problem) -> [UInt8] {
    guard let bytes = source.bytes(in: range) else { throw FileProblem.unreadable(name) }
    return bytes
  }

  /// The whole file.
  func bytes(limit: Int) throws(Problem) -> [UInt8] {
    guard source.size <= limit else { throw FileProblem.tooLarge(name, limit: limit) }
    let bytes = try bytes(in: 0..<(limit + 1))
    // It may have grown since it was measured.
    guard bytes.count <= limit else { throw FileProblem.tooLarge(name, limit: limit) }
    return bytes
  }

  /// What the file is, and its bytes, with one layer of gzip taken off.
  ///
  /// A page may have `pageLimit` bytes, packed or not; a file that holds more than the page, `archiveLimit`.
  func contents(pageLimit: Int, archiveLimit: Int) throws(Problem) -> (format: SavedFormat, bytes: [UInt8]) {
    let format = SavedFormat(head: try bytes(in: 0..<SavedFormat.headLength)[...])
    switch format {
    case .page: return (format, try bytes(limit: pageLimit))
    case .mhtml, .har, .conversation: return (format, try bytes(limit: archiveLimit))
    // These are never read whole: their parts are found by their places.
    case .zip, .warc: return (format, [])
    case .gzip:
      let bytes = try unpacked(limit: try self.format() == .conversation ? archiveLimit : pageLimit)
      let inner = SavedFormat(head: bytes.prefix(SavedFormat.headLength))
      // What is packed twice stays packed, and is no page.
      return (inner == .gzip || inner == .zip ? .page : inner, bytes)
    }
  }

  /// Whether the file is compressed.
  func isPacked() throws(Problem) -> Bool {
    SavedFormat(head: try bytes(in: 0..<SavedFormat.headLength)[...]) == .gzip
  }

  /// What the file is under one layer of gzip, by its start alone.
  func format() throws(Problem) -> SavedFormat {
    SavedHead(try bytes(in: 0..<SavedFormat.headLength)).format
  }

  /// No page packs this well: what does is made to fill the memory.
  private static let ratioLimit = 200
  private static let ratioStart = 1 << 20

  private func unpacked(limit: Int) throws(Problem) -> [UInt8] {
    let packed = try bytes(limit: limit)
    var gunzip = Gunzip(limit: limit)
    let step = 64 << 10
    for start in stride(from: 0, to: packed.count, by: step) {
      let piece = packed[start..<min(start + step, packed.count)]
      do throws(Gunzip.Failure) {
        try gunzip.append(piece)
      } catch {
        throw error == .tooLarge
          ? FileProblem.tooLarge(name, limit: limit) : FileProblem.brokenCompression(name)
      }
      if gunzip.output.count > Self.ratioStart, gunzip.output.count / piece.endIndex > Self.ratioLimit {
        throw FileProblem.brokenCompression(name)
      }
    }
    guard gunzip.isComplete else { throw FileProblem.brokenCompression(name) }
    return gunzip.output
  }
}
