import CLibArchive
import Foundation

/// Walks through the files of a zip, one after the other, and unpacks the one that is asked for.
///
/// Nothing is ever written to disk, and no name of a file is used for more than to be shown. It is used by one
/// task, and only for as long as that task walks.
final class ZipStream {
  enum Failure: Error {
    /// The zip breaks off, or what it says of itself does not fit.
    case broken
    /// One file of it unpacks to more than was allowed.
    case tooLarge
    /// It unpacks to so much more than it takes that it was made to do harm.
    case bomb
    /// It has more files than are looked at.
    case tooManyFiles
  }

  /// One file of the zip.
  struct Entry {
    /// As the zip gives it; hostile.
    let name: String
    let isFile: Bool
    let isFolder: Bool
    let isLocked: Bool
    let changed: Date?
  }

  /// No page packs this well.
  static let ratioLimit = 200
  /// Short files of blanks pack better than any limit, and do no harm.
  private static let ratioStart = 1 << 20
  /// The most that is read before the first file is known: the zip's list of files.
  private static let listLimit = 8 << 20
  /// Small, because libarchive jumps to each file and reads a piece there.
  private static let pieceLength = 16 << 10

  /// What the callbacks need. It lives on the heap as long as libarchive may call.
  private final class Context {
    let source: ByteSource
    let piece: UnsafeMutableRawBufferPointer
    var offset = 0
    /// How much was read so far, and how much may be.
    var count = 0
    var limit = ZipStream.listLimit

    init(_ source: ByteSource) {
      self.source = source
      piece = .allocate(byteCount: ZipStream.pieceLength, alignment: 16)
    }

    deinit { piece.deallocate() }
  }

  private let archive: OpaquePointer
  private let context: Context
  private var position = -1

  /// - Parameter hasList: whether to go by the zip's list of its files. A zip that breaks off has lost it: then the
  ///   files are taken as they come, and each has to be unpacked to find the next.
  /// - Throws: ``Failure/broken`` when it cannot be read in that way.
  init(_ source: ByteSource, hasList: Bool) throws(Failure) {
    guard let archive = archive_read_new() else { throw .broken }
    self.archive = archive
    context = Context(source)
    // The context outlives the archive: both are let go of in `deinit`, the archive first.
    let opened = netcurtain_zip_open(
      archive, hasList ? 1 : 0, Unmanaged.passUnretained(context).toOpaque(),
      { _, context, bytes in
        guard let context, let bytes else { return -1 }
        let state = Unmanaged<Context>.fromOpaque(context).takeUnretainedValue()
        guard state.count < state.limit, let count = state.source.read(at: state.offset, into: state.piece)
        else { return -1 }
        bytes.pointee = UnsafeRawPointer(state.piece.baseAddress)
        state.offset += count
        state.count += count
        return count
      },
      { _, context, count in
        guard let context, count > 0 else { return 0 }
        let state = Unmanaged<Context>.fromOpaque(context).takeUnretainedValue()
        let step = min(Int(count), max(0, state.source.size - state.offset))
        state.offset += step
        return la_int64_t(step)
      },
      { _, context, offset, whence in
        guard let context else { return -1 }
        let state = Unmanaged<Context>.fromOpaque(context).takeUnretainedValue()
        let base: Int
        switch whence {
        case SEEK_SET: base = 0
        case SEEK_CUR: base = state.offset
        case SEEK_END: base = state.source.size
        default: return -1
        }
        // A zip can name any place.
        let (place, overflow) = base.addingReportingOverflow(Int(offset))
        guard !overflow, place >= 0 else { return -1 }
        state.offset = min(place, state.source.size)
        return la_int64_t(state.offset)
      })
    // Everything is in its place by now, so `deinit` lets go of the archive also when this throws.
    guard opened == ARCHIVE_OK else { throw .broken }
  }

  deinit { archive_read_free(archive) }

  /// Whether the list of the files was longer than is read.
  private var listIsTooLong: Bool { position < 0 && context.count >= context.limit }

  /// The next file; `nil` behind the last.
  func next() throws(Failure) -> Entry? {
    var entry: OpaquePointer?
    var name: UnsafePointer<CChar>?
    let code = netcurtain_zip_next(archive, &entry, &name)
    if code == ARCHIVE_EOF { return nil }
    // A warning is about the name's characters or the like.
    guard code == ARCHIVE_OK || code == ARCHIVE_WARN, let entry else {
      throw listIsTooLong ? .tooManyFiles : .broken
    }
    position += 1
    context.limit = .max
    return Entry(
      name: name.map { String(cString: $0) } ?? "", isFile: netcurtain_entry_is_file(entry) != 0,
      isFolder: netcurtain_entry_is_folder(entry) != 0, isLocked: archive_entry_is_encrypted(entry) != 0,
      changed: archive_entry_mtime_is_set(entry) != 0
        ? Date(timeIntervalSince1970: Double(archive_entry_mtime(entry))) : nil)
  }

  /// Unpacks the file at hand, piece by piece, at most `limit` bytes of it. `take` says whether to go on.
  func unpack(limit: Int, take: (ArraySlice<UInt8>) -> Bool) throws(Failure) {
    var piece = [UInt8](repeating: 0, count: 64 << 10)
    let start = archive_filter_bytes(archive, 0)
    let startCount = context.count
    var total = 0
    while true {
      let count = piece.withUnsafeMutableBytes { archive_read_data(archive, $0.baseAddress, $0.count) }
      guard count >= 0 else { throw .broken }
      if count == 0 { return }
      total += count
      guard total <= limit else { throw .tooLarge }
      // By what libarchive counts, and by what was read for it: a jump may confuse either.
      let packed = max(
        1, Int(archive_filter_bytes(archive, 0) - start), context.count - startCount)
      if total > Self.ratioStart, total / packed > Self.ratioLimit { throw .bomb }
      guard take(piece[..<count]) else { return }
    }
  }
}
