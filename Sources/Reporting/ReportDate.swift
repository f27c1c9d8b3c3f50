import Foundation

/// Moments as a report prints them: local and in words for people, UTC for machines.
struct ReportDate: Sendable {
  let timeZone: TimeZone
  let words: any Words

  /// "24 November 2026, 9:44am".
  func moment(_ date: Date) -> String {
    let part = parts(of: date)
    let hour = part.hour ?? 0
    let clock = words.clock(
      hour: hour % 12 == 0 ? 12 : hour % 12, minute: part.minute ?? 0, isMorning: hour < 12)
    return "\(day(date)), \(clock)"
  }

  /// "24 November 2026".
  func day(_ date: Date) -> String {
    let part = parts(of: date)
    return "\(part.day ?? 0) \(words.month(part.month ?? 1)) \(part.year ?? 0)"
  }

  /// "September 2025" for "2025-09-01"; `nil` for anything that is no date.
  func month(ofDay text: String) -> String? {
    let fields = text.split(separator: "-").compactMap { Int($0) }
    guard fields.count >= 2, (1...12).contains(fields[1]) else { return nil }
    return "\(words.month(fields[1])) \(fields[0])"
  }

  /// "on 1 September 2025", "in September 2025" or "in 2025", by how much of the day is known; `nil` for no date.
  func when(_ text: String) -> String? {
    let fields = text.split(separator: "-").compactMap { Int($0) }
    switch fields.count {
    case 1: return words.inYear("\(fields[0])")
    case 2: return month(ofDay: text).map(words.inMonth)
    case 3: return month(ofDay: text).map { words.onDay("\(fields[2]) \($0)") }
    default: return nil
    }
  }

  /// "2026-11-24T09:44:09Z" (RFC 3339).
  static func utc(_ date: Date) -> String {
    date.formatted(.iso8601)
  }

  private func parts(of date: Date) -> DateComponents {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = timeZone
    return calendar.dateComponents([.year, .month, .day, .hour, .minute], from: date)
  }
}
