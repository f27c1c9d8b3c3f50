import Foundation

/// What a site asks for by `Retry-After` (RFC 9110 section 10.2.3): seconds, or a date.
enum RetryAfter {
  /// A longer wait than this is the site's way to say no: the page is then reported as it came.
  static let limit = Duration.seconds(5)

  /// How long to wait before the next try; `nil` for nonsense, the past, or too long.
  static func delay(_ value: String, now: Date) -> Duration? {
    let seconds: Double
    if value.count <= 4, let number = Int(value), number >= 0 {
      seconds = Double(number)
    } else if let date = date(value) {
      seconds = date.timeIntervalSince(now)
    } else {
      return nil
    }
    guard seconds >= 0 else { return nil }
    let delay = Duration.milliseconds(Int64(min(seconds, 3_600) * 1_000))
    return delay <= limit ? delay : nil
  }

  /// The one form of date that senders are to use ("Sun, 06 Nov 1994 08:49:37 GMT").
  private static func date(_ value: String) -> Date? {
    guard value.utf8.count == 29 else { return nil }
    let format = DateFormatter()
    format.locale = Locale(identifier: "en_US_POSIX")
    format.timeZone = TimeZone(secondsFromGMT: 0)
    format.dateFormat = "EEE, dd MMM yyyy HH:mm:ss 'GMT'"
    return format.date(from: value)
  }
}
