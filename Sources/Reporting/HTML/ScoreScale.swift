/// The bar from 0 to 99 that shows the score: ten units of length a point.
enum ScoreScale {
  /// The outline of the bar between two scores; `nil` for no length.
  static func outline(from low: Int, to high: Int) -> String? {
    let low = min(99, max(0, low))
    let high = min(99, max(0, high))
    guard high > low else { return nil }
    return "M\(2 + low * 10) 2h\((high - low) * 10)v30h-\((high - low) * 10)z"
  }
}
