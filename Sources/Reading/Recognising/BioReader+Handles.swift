internal import Model

/// Employers that a line names by an @name or a domain.
extension BioReader {
  /// Words before an @name that make it a friend, a maker of a picture, or another account of the person.
  private static let turners: Set<String> = [
    "by", "to", "of", "from", "via", "with", "and", "account", "acc", "insta", "ig", "instagram", "snap",
    "snapchat",
    "twitter", "tiktok", "youtube", "twitch", "follow", "dad", "mum", "mom", "wife", "husband", "fiance",
    "ft", "feat",
    "x", "backup", "alt", "main", "private", "personal", "see", "also", "art", "photography", "shop", "fan",
    "ceo's",
    "podcast", "band", "music", "me", "contact", "dm", "love", "team",
  ]

  /// "a real human at @HarrowdaleCC", "Engineering @acme", "Helping young people @Acme".
  func atHandle(_ clause: BioClause, isPast: Bool) -> Hit? {
    let words = clause.words
    guard let index = words.indices.first(where: { words[$0].mark == "@" && $0 > 0 }),
      words[index].text.contains(where: \.isLetter)
    else { return nil }
    func hit(_ confidence: Int) -> Hit {
      Hit(
        .employer, "@" + words[index].text, Confidence(rawValue: confidence), precision: 85, current: !isPast)
    }
    if words[index - 1].folded == "at" { return hit(70) }
    if Self.turners.contains(words[index - 1].folded) { return nil }
    return namesWork(clause, before: index) ? hit(65) : nil
  }

  /// Whether a clause is a field of work and nothing else ("engineering"): an @name behind it is the employer.
  func namesOnlyWork(_ clause: BioClause) -> Bool {
    clause.words.indices.allSatisfy { clause.phrases.holds(.workAreas, $0) }
  }

  /// Whether all words before `index` name fields of work, or a verb of work begins them.
  private func namesWork(_ clause: BioClause, before index: Int) -> Bool {
    if clause.phrases.length(.workVerbs, at: 0) > 0 { return true }
    return (0..<index).allSatisfy {
      clause.phrases.holds(.workAreas, $0) || clause.phrases.holds(.modifiers, $0)
        || clause.phrases.has(.headNouns, at: $0)
    } && clause.phrases.holds(.workAreas, index - 1)
  }

  /// "Building kelpsoft.example", "founder of acme.example": a domain behind a verb of work.
  func domain(_ clause: BioClause, isPast: Bool) -> Hit? {
    let words = clause.words
    guard
      let index = words.indices.first(where: {
        $0 > 0 && words[$0].mark == nil && Self.isDomain(words[$0].text)
      }), index <= 3, clause.phrases.length(.workVerbs, at: 0) > 0 || Self.owners.contains(words[0].folded)
    else { return nil }
    return Hit(
      .employer, words[index].text, Confidence(rawValue: 65), precision: 85, current: !isPast)
  }

  /// Links that only lead on, and hosts that anybody has a page at, name no employer.
  private static let hosts: Set<String> = [
    "t.co", "bit.ly", "youtu.be", "linktr.ee", "github.com", "twitter.com", "x.com", "instagram.com",
    "youtube.com", "facebook.com", "medium.com", "linkedin.com", "tiktok.com", "twitch.tv", "patreon.com",
  ]

  private static func isDomain(_ text: String) -> Bool {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count >= 2, let top = parts.last, (2...6).contains(top.count), top.allSatisfy(\.isLetter),
      top.allSatisfy(\.isLowercase), parts[0].count > 1,
      parts.allSatisfy({ part in
        !part.isEmpty && part.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
      })
    else { return false }
    return !hosts.contains(text.lowercased())
  }
}
