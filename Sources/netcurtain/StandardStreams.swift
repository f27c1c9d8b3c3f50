import Foundation
import Model

/// The three streams that every program starts with.
enum StandardStreams {
  /// Makes writing to them safe; to be called before anything is opened.
  ///
  /// A stream that the caller closed is a number that the next file or connection would get, and the report would
  /// go there. It is taken by something that refuses to be written to. A reader that goes away (`| head`) would
  /// end the program by a signal, in the middle of a file; it is noticed when writing instead.
  static func prepare() {
    for stream in STDIN_FILENO...STDERR_FILENO where fcntl(stream, F_GETFD) < 0 {
      _ = open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY)
    }
    signal(SIGPIPE, SIG_IGN)
  }

  /// Writes all of `text`; gives the system's error number, or `nil`.
  fileprivate static func write(_ text: String, to stream: Int32) -> Int32? {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.write(stream, $0.baseAddress, $0.count) }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if errno == EAGAIN {
        // Somebody who shares the stream made it non-blocking.
        var wanted = pollfd(fd: stream, events: Int16(POLLOUT), revents: 0)
        _ = poll(&wanted, 1, -1)
      } else if errno != EINTR {
        return errno
      }
    }
    return nil
  }
}

/// Standard error: progress, warnings and problems; never a part of the report.
enum StandardError {
  static let isTerminal = isatty(STDERR_FILENO) == 1

  /// The columns of its window, 80 where nobody says. Asked anew each time: windows change.
  static var columns: Int {
    var size = winsize()
    guard isTerminal, ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }

  /// Writes what can be written: there is no other place to complain to.
  static func write(_ text: String) {
    _ = StandardStreams.write(text, to: STDERR_FILENO)
  }
}

/// Standard output: the report.
enum StandardOutput {
  static let isTerminal = isatty(STDOUT_FILENO) == 1

  /// Writes `text`. A reader that has had enough and went away is no problem.
  static func write(_ text: String) throws(Problem) {
    guard let code = StandardStreams.write(text, to: STDOUT_FILENO), code != EPIPE else { return }
    throw Problem(
      .cannotWrite, doing: "writing to standard output",
      cause: code == EBADF
        ? "It is closed." : "The system said: \(String(cString: strerror(code))).",
      remedy: "Write the report to a file with --output FILE, in a place with room.")
  }

  /// Whether colours may be written (no-color.org; a dumb terminal shows them as rubbish).
  static func takesColour(refused: Bool) -> Bool {
    let environment = ProcessInfo.processInfo.environment
    return isTerminal && !refused && (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb"
  }

  /// The columns of the window: `COLUMNS`, else what the terminal says, else 80.
  static var columns: Int {
    if let typed = ProcessInfo.processInfo.environment["COLUMNS"].flatMap(Int.init), typed > 0 {
      return typed
    }
    var size = winsize()
    guard isTerminal, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }
}
