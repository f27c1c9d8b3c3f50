/// Welsh words change their first letter behind little words ("Caernarfon" but "yng Nghaernarfon", "i Gyngor Gwynedd").
enum WelshMutation {
  /// Little words that a nasal or a soft mutation follows.
  static let triggers: Set<String> = [
    "yn", "yng", "ym", "i", "o", "gan", "am", "ar", "at", "dros", "drwy", "heb", "hyd", "uwch", "dirprwy",
  ]

  private static let radicals: [(mutated: String, plain: [String])] = [
    ("ngh", ["C"]), ("mh", ["P"]), ("nh", ["T"]), ("ng", ["G"]), ("dd", ["D"]), ("m", ["B", "M"]),
    ("n", ["D"]),
    ("g", ["C"]), ("b", ["P"]), ("d", ["T"]), ("f", ["B", "M"]), ("l", ["Ll", "Gl"]), ("r", ["Rh", "Gr"]),
    ("w", ["Gw"]),
  ]

  /// The words that `word` may be a mutated form of, capitalised as it is.
  static func radicals(of word: String) -> [String] {
    let lower = word.lowercased()
    guard word.first?.isUppercase == true, lower.count > 2 else { return [] }
    return radicals.filter { lower.hasPrefix($0.mutated) }.flatMap { mutation in
      mutation.plain.map { $0 + lower.dropFirst(mutation.mutated.count) }
    }
  }

  /// Words that begin the names of Welsh bodies; their radical form is what a stranger searches for.
  private static let bodies: Set<String> = [
    "cyngor", "prifysgol", "coleg", "llywodraeth", "llyfrgell", "bwrdd", "gwasanaeth", "parc", "ysbyty",
    "meddygfa", "canolfan", "ysgol", "heddlu", "awdurdod", "senedd", "amgueddfa",
  ]

  /// Whether a folded word begins the name of a Welsh body.
  static func beginsBody(_ folded: String) -> Bool { bodies.contains(folded) }

  /// "Cyngor Caerdydd" for "Gyngor Caerdydd"; other names stay.
  static func radicalBody(_ name: String) -> String {
    let first = name.prefix { $0 != " " }
    return body(String(first)).map { $0 + name.dropFirst(first.count) } ?? name
  }

  /// "Cyngor" for "Gyngor" and "Nghyngor"; `nil` for words that begin no body's name.
  static func body(_ word: String) -> String? {
    radicals(of: word).first { bodies.contains($0.lowercased()) }
  }
}
