import Foundation

/// The dates in saved files. What is not written as browsers write it is no date.
enum SavedDate {
  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]

  /// "2024-06-01T10:11:12.345+01:00" (RFC 3339), as in a browser's record.
  static func numeric(_ text: String) -> Date? {
    guard text.utf8.count <= 40, let mark = text.firstIndex(where: { $0 == "T" || $0 == "t" || $0 == " " })
    else { return nil }
    let day = text[..<mark].split(separator: "-", omittingEmptySubsequences: false).map(number)
    let rest = text[text.index(after: mark)...]
    let time = rest.prefix { $0.isNumber || $0 == ":" }
    let zone = rest.dropFirst(time.count).drop { $0 == "." || $0.isNumber }
    guard day.count == 3, let year = day[0], let month = day[1], let date = day[2],
      let seconds = secondsOfDay(time), let offset = offset(zone)
    else { return nil }
    return moment(year: year, month: month, day: date, seconds: seconds - offset)
  }

  /// "Sat, 1 Jun 2024 10:11:12 +0100" (RFC 5322) and "Sat Jun 01 2024 10:11:12 GMT+0100 (British Summer Time)",
  /// as browsers write it.
  static func spelled(_ text: String) -> Date? {
    guard text.utf8.count <= 120 else { return nil }
    var month: Int?
    var day: Int?
    var year: Int?
    var seconds: Int?
    var offset: Int?
    for word in text.prefix(while: { $0 != "(" }).split(whereSeparator: { $0 == " " || $0 == "," }) {
      if let name = months.firstIndex(of: word.prefix(3).lowercased()), month == nil {
        month = name + 1
      } else if let value = number(word) {
        if word.count == 4 { year = year ?? value } else { day = day ?? value }
      } else if seconds == nil, word.contains(":") {
        seconds = secondsOfDay(word)
      } else if seconds != nil, offset == nil {
        offset = self.offset(word)
      }
    }
    guard let year, let month, let day, let seconds else { return nil }
    return moment(year: year, month: month, day: day, seconds: seconds - (offset ?? 0))
  }

  private static func number(_ text: Substring) -> Int? {
    text.utf8.count <= 4 && text.allSatisfy { $0.isASCII && $0.isNumber } ? Int(text) : nil
  }

  private static func secondsOfDay(_ text: Substring) -> Int? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(number)
    guard parts.count == 2 || parts.count == 3, let hour = parts[0], let minute = parts[1], hour < 24,
      minute < 60
    else { return nil }
    guard parts.count == 3 else { return hour * 3600 + minute * 60 }
    // 60 is a leap second.
    guard let second = parts[2], second <= 60 else { return nil }
    return hour * 3600 + minute * 60 + second
  }

  /// The seconds that a zone is ahead: "Z", "GMT", "+01:00", "-0530", "GMT+0100".
  private static func offset(_ zone: Substring) -> Int? {
    var zone = zone.uppercased()[...]
    for name in ["GMT", "UTC", "UT", "Z"] where zone.hasPrefix(name) {
      zone = zone.dropFirst(name.count)
      if zone.isEmpty { return 0 }
      break
    }
    guard let sign = zone.first, sign == "+" || sign == "-" else { return nil }
    let digits = zone.dropFirst().filter { $0 != ":" }
    guard digits.count == 4, let value = number(digits[...]), value % 100 < 60, value <= 1500 else {
      return nil
    }
    return (sign == "-" ? -1 : 1) * (value / 100 * 3600 + value % 100 * 60)
  }

  private static func moment(year: Int, month: Int, day: Int, seconds: Int) -> Date? {
    guard (1...12).contains(month), (1...31).contains(day), (1...9999).contains(year) else { return nil }
    // Days since 1970 by the Gregorian rule, with years that start in March so that a leap day comes last.
    let marchYear = month > 2 ? year : year - 1
    let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
    let days = 365 * marchYear + marchYear / 4 - marchYear / 100 + marchYear / 400 + dayOfYear - 719_468
    return Date(timeIntervalSince1970: Double(days * 86_400 + seconds))
  }
}
