/// Guesses which known word a mistyped one stands for.
enum Spelling {
  /// The known word nearest to `word`, if it is near enough to be worth a question.
  ///
  /// Case and separators do not count, so that `cannot_tell` leads to `cannotTell`.
  static func nearest(to word: String, among known: some Sequence<String>) -> String? {
    let wanted = letters(of: word)
    guard !wanted.isEmpty, wanted.count <= 60 else { return nil }
    let furthest = max(1, wanted.count / 3)
    var best: (word: String, distance: Int)?
    for candidate in known {
      let letters = letters(of: candidate)
      guard abs(letters.count - wanted.count) <= furthest else { continue }
      let distance = distance(wanted, letters)
      if distance <= furthest, distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    return best?.word
  }

  private static func letters(of word: String) -> [Character] {
    word.lowercased().filter { $0.isLetter || $0.isNumber }
  }

  /// How many letters have to be added, dropped, changed or swapped with their neighbour.
  private static func distance(_ a: [Character], _ b: [Character]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        var least = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { least = min(least, beforeLast[j - 1] + 1) }
        row.append(least)
      }
      beforeLast = last
      last = row
    }
    return last[b.count]
  }
}
