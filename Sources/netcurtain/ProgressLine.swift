import Acquiring
import Foundation
import Model
import Synchronization

/// How far a long run has come, on standard error: a line that is drawn anew on a terminal, elsewhere (a log) a line
/// of its own now and then.
final class ProgressLine: Sendable {
  /// Where the lines go.
  enum Form: Sendable { case terminal, log, none }

  /// What a round of the audit asks for.
  enum Round: String, Sendable {
    case listed = "pages"
    case doors = "sources of public data"
    case followed = "pages that yours link to"
  }

  /// Between two lines in a log.
  static let logInterval = Duration.seconds(30)
  /// Between two drawings on a terminal.
  static let drawInterval = Duration.milliseconds(100)

  private let form: Form
  private let start = ContinuousClock.now
  private let last = Mutex<ContinuousClock.Instant?>(nil)
  /// When the round that runs began: the time left is that of the round.
  private let round = Mutex<(round: Round, start: ContinuousClock.Instant)?>(nil)

  init(_ form: Form) { self.form = form }

  func show(_ progress: Acquirer.Progress, _ round: Round) {
    let now = ContinuousClock.now
    let interval = form == .terminal ? Self.drawInterval : Self.logInterval
    let isEnd = form == .terminal && progress.done == progress.total
    let isDue = last.withLock { last in
      // The first line of a log comes after the first interval: a short run needs none.
      guard isEnd || now - (last ?? (form == .terminal ? start - interval : start)) >= interval else {
        return false
      }
      last = now
      return true
    }
    guard isDue else { return }
    let began = self.round.withLock { current in
      let began = current?.round == round && progress.done > 0 ? current?.start ?? now : now
      current = (round, began)
      return began
    }
    let elapsed = now - began
    switch form {
    case .terminal:
      let line = Self.line(progress, round, elapsed: elapsed, columns: StandardError.columns)
      StandardError.write("\r\u{1B}[K" + line)
    case .log:
      StandardError.write(
        "netcurtain: \(Self.words(progress, round, elapsed: elapsed).joined(separator: ", "))\n")
    case .none: break
    }
  }

  func clear() {
    if form == .terminal { StandardError.write("\r\u{1B}[K") }
  }

  /// A bar and as many of the words as fit; one column stays free, so that no terminal begins another line.
  static func line(
    _ progress: Acquirer.Progress, _ round: Round = .listed, elapsed: Duration, columns: Int
  ) -> String {
    let width = max(0, columns - 1)
    let barWidth = 20
    let filled = progress.total > 0 ? barWidth * progress.done / progress.total : 0
    let bar =
      "[" + String(repeating: "#", count: filled) + String(repeating: ".", count: barWidth - filled) + "] "
    var line = width >= 60 ? bar : ""
    for (index, part) in words(progress, round, elapsed: elapsed).enumerated() {
      let longer = line + (index > 0 ? ", " : "") + part
      if longer.count > width { break }
      line = longer
    }
    return line
  }

  /// How many, where and how long, the most telling first. Hosts are the only foreign words; they are cleaned and cut.
  static func words(
    _ progress: Acquirer.Progress, _ round: Round = .listed, elapsed: Duration
  ) -> [String] {
    var words = ["\(progress.done) of \(progress.total) \(round.rawValue)"]
    if let host = progress.host, progress.done < progress.total {
      let name = PageText.clean(host, limit: 50)
      if let wait = progress.wait {
        words.append("waiting \(max(1, Int(wait.seconds.rounded(.up)))) s for \(name)'s turn")
      } else {
        words.append("now \(name)")
      }
    }
    if let left = timeLeft(progress, elapsed: elapsed) { words.append(left) }
    return words
  }

  /// From the pace so far, once it can be told; `nil` before, and for what is soon done.
  private static func timeLeft(_ progress: Acquirer.Progress, elapsed: Duration) -> String? {
    guard progress.done >= 5, elapsed >= .seconds(5), progress.done < progress.total else { return nil }
    let seconds = elapsed.seconds / Double(progress.done) * Double(progress.total - progress.done)
    guard seconds >= 10 else { return nil }
    if seconds < 90 { return "about \(Int((seconds / 10).rounded(.up)) * 10) s left" }
    let minutes = Int((seconds / 60).rounded(.up))
    return minutes < 90 ? "about \(minutes) min left" : "about \((minutes + 30) / 60) h left"
  }
}

extension Duration {
  fileprivate var seconds: Double {
    Double(components.seconds) + Double(components.attoseconds) / 1e18
  }
}
