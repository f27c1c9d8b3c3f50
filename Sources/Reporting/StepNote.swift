import Foundation
import Model

/// How far a set of steps can be trusted to fit the site as it looks today.
struct StepNote: Hashable, Sendable {
  let text: String
  /// Whether the reader has to be ready for another page than the one described.
  let isWarning: Bool

  /// `nil` for steps that hold anywhere.
  ///
  /// - Parameter namesSource: whether it says where the steps come from.
  init?(_ remediation: Remediation?, on date: Date, dates: ReportDate, namesSource: Bool = true) {
    guard let remediation, let age = remediation.age(on: date) else { return nil }
    let source = namesSource ? remediation.source.map { Shown($0).text } : nil
    switch age {
    case .recent(let day): text = dates.words.stepsChecked(dates.when(day) ?? day, source: source)
    case .old(let day): text = dates.words.stepsOld(dates.when(day) ?? day, source: source)
    case .unknown: text = dates.words.stepsUnwalked(source: source)
    }
    isWarning = if case .recent = age { false } else { true }
  }

  /// The note where it is a warning: a terminal has room for nothing else.
  var warning: String? { isWarning ? text : nil }
}
