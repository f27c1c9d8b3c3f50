import Foundation

/// The stream of messages to and from a browser: JSON, each message ended by a NUL (the Chrome DevTools
/// Protocol over `--remote-debugging-pipe`).
///
/// Strictly bounded: a page decides what many of the messages hold. Used on one thread.
struct DevToolsPipe {
  /// The longest message that is looked at; a longer one is passed over.
  static let messageLimit = 16 << 20
  /// The most that is read of one browser.
  static let totalLimit = 1 << 30
  /// How long it takes until a stop is noticed.
  static let patience: Int32 = 50

  let commands: Int32
  let answers: Int32
  let deadline: ContinuousClock.Instant
  let stop: StopFlag

  private var pending: [UInt8] = []
  private var searched = 0
  private var isSkipping = false
  private var total = 0
  private var piece = [UInt8](repeating: 0, count: 64 << 10)

  init(commands: Int32, answers: Int32, deadline: ContinuousClock.Instant, stop: StopFlag) {
    self.commands = commands
    self.answers = answers
    self.deadline = deadline
    self.stop = stop
  }

  /// Sends one message whole.
  func send(_ message: Data) throws(RenderStop) {
    var rest = Array(message)[...] + [0]
    while !rest.isEmpty {
      try check()
      guard try isReady(commands, POLLOUT) else { continue }
      let count = rest.withUnsafeBytes {
        Foundation.send(commands, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT))
      }
      if count < 0, errno == EAGAIN || errno == EINTR { continue }
      guard count > 0 else { throw .crashed }
      rest = rest.dropFirst(count)
    }
  }

  /// The next message; `nil` if none came until `moment`.
  mutating func next(until moment: ContinuousClock.Instant) throws(RenderStop) -> Data? {
    while true {
      if let message = takeMessage() { return message }
      try check()
      guard try isReady(answers, POLLIN) else {
        if ContinuousClock.now >= moment { return nil }
        continue
      }
      let count = recv(answers, &piece, piece.count, 0)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw .crashed }
      total += count
      guard total <= Self.totalLimit else { throw .tooMuch }
      pending += piece[..<count]
    }
  }

  private func check() throws(RenderStop) {
    if stop.isSet { throw .cancelled }
    if ContinuousClock.now >= deadline { throw .outOfTime }
  }

  private func isReady(_ descriptor: Int32, _ event: Int32) throws(RenderStop) -> Bool {
    var wait = pollfd(fd: descriptor, events: Int16(event), revents: 0)
    return poll(&wait, 1, Self.patience) > 0
  }

  private func firstEnd() -> Int? {
    pending.withUnsafeBytes { bytes in
      guard let start = bytes.baseAddress, let found = memchr(start + searched, 0, bytes.count - searched)
      else {
        return nil
      }
      return start.distance(to: UnsafeRawPointer(found))
    }
  }

  /// Cuts the oldest whole message off; passes over one that is too long.
  private mutating func takeMessage() -> Data? {
    while let end = firstEnd() {
      let message = isSkipping || end > Self.messageLimit ? nil : Data(pending[..<end])
      pending.removeFirst(end + 1)
      searched = 0
      isSkipping = false
      if let message { return message }
    }
    searched = pending.count
    if pending.count > Self.messageLimit {
      isSkipping = true
      pending = []
      searched = 0
    }
    return nil
  }
}
