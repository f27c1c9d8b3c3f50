/// How exact a birthday is, 0 to 100 (the scale: `Checks/score.yaml`): a whole date 100, a day and month 55, a year or
/// an age 30.
enum BirthDatePrecision {
  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "ionawr", "chwefror",
    "mawrth",
    "ebrill", "mai", "mehefin", "gorffennaf", "awst", "medi", "hydref", "tachwedd", "rhagfyr",
  ]

  static func of(_ text: String) -> Int {
    let numbers = text.split { !($0.isASCII && $0.isNumber) }
    let hasYear = numbers.contains { $0.count == 4 }
    let words = text.lowercased().split { !$0.isLetter }
    let hasMonth = words.contains { word in months.contains { word.hasPrefix($0) } }
    // Two numbers besides a year are a day and a month; so is one beside a month's name.
    let small = numbers.count { $0.count <= 2 }
    let hasDay = hasMonth ? small >= 1 : small >= 2
    if hasYear && hasDay { return 100 }
    return hasDay || (hasYear && hasMonth) ? 55 : 30
  }
}
