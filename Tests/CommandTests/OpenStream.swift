import Foundation

/// One of the program's streams, opened for a run, with what was written to it.
final class OpenStream {
  let handle: FileHandle
  private let file: String?
  private let terminal: Terminal?

  init(_ stream: Program.Stream, file: String) throws {
    switch stream {
    case .captured:
      guard FileManager.default.createFile(atPath: file, contents: nil),
        let handle = FileHandle(forWritingAtPath: file)
      else { throw Program.NotStarted() }
      self.handle = handle
      self.file = file
      terminal = nil
    case .device(let path):
      guard let handle = FileHandle(forWritingAtPath: path) else { throw Program.NotStarted() }
      self.handle = handle
      self.file = nil
      terminal = nil
    case .terminal(let columns):
      let terminal = try Terminal(columns: columns)
      self.handle = terminal.inner
      self.file = nil
      self.terminal = terminal
    }
  }

  /// What was written; to be asked once, when the program has ended.
  func text() async -> String {
    try? handle.close()
    if let terminal { return await terminal.text() }
    guard let file, let data = FileManager.default.contents(atPath: file) else { return "" }
    return String(decoding: data, as: UTF8.self)
  }
}

/// A pseudo-terminal whose other side is read all the time, as a window does.
final class Terminal {
  /// The side for the program.
  let inner: FileHandle
  private let pieces: AsyncStream<[UInt8]>
  /// TIOCSPTLCK and TIOCGPTN, which are not imported.
  private static let setLock: UInt = 0x4004_5431
  private static let getNumber: UInt = 0x8004_5430

  init(columns: UInt16) throws {
    // What posix_openpt, unlockpt and ptsname do; Swift does not see those.
    let outer = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    var lock: Int32 = 0
    var number: UInt32 = 0
    guard outer >= 0, ioctl(outer, Self.setLock, &lock) == 0, ioctl(outer, Self.getNumber, &number) == 0
    else {
      throw Program.NotStarted()
    }
    let inner = open("/dev/pts/\(number)", O_RDWR | O_NOCTTY | O_CLOEXEC)
    guard inner >= 0 else { throw Program.NotStarted() }
    var size = winsize(ws_row: 40, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(outer, UInt(TIOCSWINSZ), &size)
    var modes = termios()
    tcgetattr(inner, &modes)
    // Line ends as the program writes them.
    modes.c_oflag &= ~tcflag_t(OPOST)
    tcsetattr(inner, TCSANOW, &modes)
    self.inner = FileHandle(fileDescriptor: inner, closeOnDealloc: false)
    let (pieces, continuation) = AsyncStream.makeStream(of: [UInt8].self)
    self.pieces = pieces
    Thread {
      var piece = [UInt8](repeating: 0, count: 4096)
      while true {
        let count = read(outer, &piece, piece.count)
        // The error comes when the last writer has closed the inner side.
        guard count > 0 else { break }
        continuation.yield(Array(piece[..<count]))
      }
      close(outer)
      continuation.finish()
    }.start()
  }

  func text() async -> String {
    var bytes: [UInt8] = []
    for await piece in pieces { bytes += piece }
    return String(decoding: bytes, as: UTF8.self)
  }
}
