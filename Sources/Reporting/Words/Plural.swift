/// A phrase that goes with a number, in the forms that its language has (Unicode CLDR, cardinal plural rules).
///
/// A form holds the whole phrase with its mutation, so no report builds one from parts.
struct Plural: Sendable {
  private let special: [Int: String]
  private let other: String

  /// English: one form for 1 and one for the rest.
  init(one: String, other: String) {
    special = [1: one]
    self.other = other
  }

  /// Welsh: a form each for 0, 1, 2, 3 (`few`) and 6 (`many`), and one for the rest.
  init(zero: String, one: String, two: String, few: String, many: String, other: String) {
    special = [0: zero, 1: one, 2: two, 3: few, 6: many]
    self.other = other
  }

  /// "1 profile", "0 profiles", "21 profiles".
  func callAsFunction(_ count: Int) -> String { "\(count) \(special[count] ?? other)" }
}
