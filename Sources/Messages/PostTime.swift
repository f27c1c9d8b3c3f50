/// The hour and day of a message, as they are written: what a stranger reads off, without a zone.
package struct PostTime: Sendable, Hashable {
  /// 0 to 23.
  package let hour: Int
  /// Year, month and day, where they are known.
  package let day: Day?

  package struct Day: Sendable, Hashable {
    package let year: Int
    package let month: Int
    package let day: Int
  }

  package init(hour: Int, day: Day? = nil) {
    self.hour = hour
    self.day = day
  }

  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]

  /// The first time of day in a text, with the day beside it: "Sat, 1 Jun 2024 10:11:12 +0100" (RFC 5322),
  /// "2024-06-01T10:11:12", "01.06.2024 10:11:12", "6/1/2024, 10:11:12 PM". Of a day in numbers alone only one that
  /// starts with the year is sure; of the others only the time is taken.
  package init?(_ text: String) {
    guard text.utf8.count <= 120 else { return nil }
    let words = text.split { $0 == " " || $0 == "," || $0 == "T" || $0 == "[" || $0 == "]" }
    guard let index = words.firstIndex(where: { Self.hour($0) != nil }), var hour = Self.hour(words[index])
    else { return nil }
    if index + 1 < words.count {
      let half = words[index + 1].lowercased().filter(\.isLetter)
      if half == "pm", hour < 12 { hour += 12 }
      if half == "am", hour == 12 { hour = 0 }
    }
    self.init(hour: hour, day: Self.day(words))
  }

  private static func hour(_ word: Substring) -> Int? {
    let parts = word.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count >= 2, (1...2).contains(parts[0].count), let hour = Int(parts[0]),
      (0...23).contains(hour),
      parts[1].count == 2, let minute = Int(parts[1]), (0...59).contains(minute)
    else { return nil }
    return hour
  }

  private static func day(_ words: [Substring]) -> Day? {
    for word in words {
      let parts = word.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
      if parts.count == 3, let year = parts[0], let month = parts[1], let day = parts[2], year > 1900,
        (1...12).contains(month), (1...31).contains(day)
      {
        return Day(year: year, month: month, day: day)
      }
    }
    guard let month = words.lazy.compactMap({ months.firstIndex(of: $0.prefix(3).lowercased()) }).first,
      let year = words.lazy.filter({ $0.count == 4 }).compactMap({ Int($0) }).first(where: { $0 > 1900 }),
      let day = words.lazy.filter({ $0.count <= 2 }).compactMap({ Int($0) }).first(where: {
        (1...31).contains($0)
      })
    else { return nil }
    return Day(year: year, month: month + 1, day: day)
  }
}
