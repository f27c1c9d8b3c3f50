package import Foundation

/// How long ago somebody walked a set of steps, seen from the day of an audit. Sites move their menus.
package enum StepAge: Hashable, Sendable {
  /// Within the last twelve months; the day as "2026-05-02".
  case recent(String)
  /// Longer ago.
  case old(String)
  /// Nobody has noted when.
  case unknown

  /// - Parameters:
  ///   - day: when the steps were last walked, as "2026-05-02".
  ///   - date: the day that it is seen from.
  package init(asOf day: String?, on date: Date) {
    guard let day else {
      self = .unknown
      return
    }
    self = day < Self.limit(on: date) ? .old(day) : .recent(day)
  }

  /// The day twelve months before `date`. Days written as "2026-05-02" sort as text.
  private static func limit(on date: Date) -> String {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    let yearAgo = calendar.date(byAdding: .month, value: -12, to: date) ?? date
    let parts = calendar.dateComponents([.year, .month, .day], from: yearAgo)
    return String(format: "%04d-%02d-%02d", parts.year ?? 0, parts.month ?? 0, parts.day ?? 0)
  }
}

extension Remediation {
  /// How old the steps are; `nil` for steps that hold anywhere, which nobody can walk.
  package func age(on date: Date) -> StepAge? {
    platformID == Self.anySite && asOf == nil ? nil : StepAge(asOf: asOf, on: date)
  }
}
