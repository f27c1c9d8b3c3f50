/// A phrase that goes with a number.
///
/// A language has its own forms (CLDR: English two, Welsh six), so no report builds one from parts.
struct Plural: Sendable {
  let one: String
  let other: String

  /// "1 profile", "0 profiles", "21 profiles".
  func callAsFunction(_ count: Int) -> String {
    "\(count) \(count == 1 ? one : other)"
  }
}
