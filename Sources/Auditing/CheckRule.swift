import Foundation
import Model

/// A check made ready to be asked of many exposures: its words are folded once.
struct CheckRule: Sendable {
  let check: Check
  private let words: [String]

  init(_ check: Check) {
    self.check = check
    self.words = check.condition.words.map(ComparableText.fold).filter { !$0.isEmpty }.map { " \($0) " }
  }

  /// Whether the exposure is of the kind that the check looks for. Confidence has no say in it.
  func matches(_ exposure: Exposure) -> Bool {
    let condition = check.condition
    guard condition.attributes.contains(exposure.attribute),
      condition.current == nil || condition.current == exposure.current,
      exposure.precision >= condition.minimumPrecision,
      condition.visibilities.isEmpty || condition.visibilities.contains(exposure.visibility)
    else { return false }
    // The words that were given decide, not those left after folding: a check whose only word is an emoji
    // must match nothing rather than everything.
    if condition.words.isEmpty { return true }
    let value = " \(exposure.normalisedValue) "
    return words.contains { value.contains($0) }
  }
}
