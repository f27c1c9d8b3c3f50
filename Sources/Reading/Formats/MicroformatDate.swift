internal import Markup

/// Dates that are written in parts: a day here, a time there, "7pm" (microformats.org/wiki/value-class-pattern).
enum MicroformatDate {
  /// The day in a date and time ("2009-06-26", "2009-177").
  static func day(of text: String) -> String? {
    let day = String(text.prefix { $0.isASCII && $0.isNumber || $0 == "-" })
    return isDay(day) ? day : nil
  }

  /// The date that the marked parts of an element make together; `nil` where no part is marked.
  ///
  /// - Parameter day: the day of a date before it, for a time that stands alone.
  static func parts(of node: HTMLNode, day: String?, isClassic: Bool) -> Item.Text? {
    let nodes = MicroformatText.valueNodes(of: node, isClassic: isClassic)
    guard !nodes.isEmpty else { return nil }
    var date: String?
    var time: String?
    var zone: String?
    for node in nodes {
      let words = words(of: node)
      if isZone(words) {
        zone = zone ?? words.replacing(":", with: "")
      } else if let clock = clock(words) {
        time = time ?? clock
      } else if isDay(words) {
        date = date ?? words
      } else if words.utf8.count > 10, self.day(of: words) != nil, date == nil, time == nil {
        return Item.Text(words, locator: node.path)
      }
    }
    if date == nil, time != nil { date = day }
    guard date != nil || time != nil else { return nil }
    let whole = [date, time.map { $0 + (zone ?? "") }].compactMap(\.self).joined(separator: " ")
    return Item.Text(whole, locator: node.path)
  }

  private static func words(of node: HTMLNode) -> String {
    switch node.name {
    case "time", "ins", "del":
      if !node.words("class").contains("value-title"), let value = node.attribute("datetime") {
        return value.collapsed
      }
    default: break
    }
    return MicroformatText.value(of: node).words
  }

  /// "2009-06-26", "2009-177", "2009-06".
  private static func isDay(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy { $0.isASCII && $0.isNumber } }) else {
      return false
    }
    switch parts.map(\.count) {
    case [4, 2, 2], [4, 3], [4, 2]: return true
    default: return false
    }
  }

  /// "Z", "+01:00", "-0800", "+1".
  private static func isZone(_ text: String) -> Bool {
    if text == "Z" || text == "z" { return true }
    guard text.hasPrefix("+") || text.hasPrefix("-") else { return false }
    return text.dropFirst().allSatisfy { $0.isASCII && $0.isNumber || $0 == ":" }
      && (2...6).contains(text.count)
  }

  /// "19:30", "7:30pm", "7 p.m." as hours and minutes of a day of 24 hours, with seconds and zone if they are said.
  static func clock(_ text: String) -> String? {
    var rest = text.lowercased().filter { $0 != " " && $0 != "." }[...]
    var hours = String(rest.prefix { $0.isASCII && $0.isNumber })
    guard (1...2).contains(hours.count), var hour = Int(hours), hour <= 24 else { return nil }
    rest = rest.dropFirst(hours.count)
    var minutes = ""
    for _ in 0..<2 where rest.hasPrefix(":") {
      let digits = rest.dropFirst().prefix { $0.isASCII && $0.isNumber }
      guard digits.count == 2 else { return nil }
      minutes += ":" + digits
      rest = rest.dropFirst(3)
    }
    let isAfternoon = rest.hasPrefix("pm")
    if isAfternoon || rest.hasPrefix("am") {
      if isAfternoon, hour < 12 { hour += 12 }
      if !isAfternoon, hour == 12 { hour = 0 }
      rest = rest.dropFirst(2)
    } else if minutes.isEmpty {
      return nil
    }
    let zone = rest.uppercased()
    guard zone.isEmpty || isZone(zone) else { return nil }
    hours = hour < 10 ? "0\(hour)" : "\(hour)"
    return hours + (minutes.isEmpty ? ":00" : minutes) + zone.replacing(":", with: "")
  }
}
