import Foundation
internal import Model

/// A piece of a bio between hard separators ("|", "•", emoji, a full stop), as words.
struct BioClause {
  /// A word, with the mark that stands before it.
  struct Word {
    /// As written, without marks around it.
    let text: String
    /// Folded for comparison.
    let folded: String
    /// A comma, "&", "@", "(" or other soft mark between the word before and this one.
    let mark: Character?
    /// Whether a question mark follows.
    let isAsked: Bool

    /// "Acme", and "eTrader" too.
    var isCapitalised: Bool {
      guard let first = text.first else { return false }
      return first.isUppercase
        || (text.count > 3 && text.dropFirst().prefix(2).contains(where: \.isUppercase))
    }
  }

  let words: [Word]
  /// What the vocabulary knows of the words.
  let phrases: Lexicon.Phrases
  /// Whether a place sign (📍) stands before it.
  let hasPlaceSign: Bool
  /// Whether the sign is a house (🏡): then the place is a home.
  let hasHouseSign: Bool
  /// Whether only a "/" parts it from the clause before, so that "Former" there holds here too.
  let continues: Bool
  /// The clause as written.
  let text: String

  /// Cuts a bio into clauses. Letters that only look different ("𝐒𝐨𝐜𝐢𝐚𝐥") are made plain first.
  static func clauses(of bio: String, _ lexicon: Lexicon) -> [BioClause] {
    var clauses: [BioClause] = []
    var current = ""
    var sign = false
    var house = false
    var slashed = false
    func end(_ clauses: inout [BioClause]) {
      let text = current.collapsed
      if !text.isEmpty {
        let words = words(of: text)
        clauses.append(
          BioClause(
            words: words, phrases: lexicon.phrases(in: words.map(\.folded)), hasPlaceSign: sign,
            hasHouseSign: house,
            continues: slashed, text: text))
        sign = false
        house = false
        slashed = false
      }
      current = ""
    }
    let characters = Array(
      bio.isPlain ? bio : LookAlikes.plain(bio.precomposedStringWithCompatibilityMapping))
    for (index, character) in characters.enumerated() {
      // Most are letters, and none of these parts anything.
      if let byte = character.asciiValue, byte == 0x20 || (0x61...0x7A).contains(byte | 0x20) && byte > 0x40 {
        current.append(character)
        continue
      }
      let previous = index > 0 ? characters[index - 1] : " "
      let next = index + 1 < characters.count ? characters[index + 1] : " "
      switch character {
      case "|", "•", "·", "‧", "●", "▪", "–", "—", "\n", "\r", ";", "⋅", "→", "»", "«", "★", "✦", "║", "¦",
        "~", "⚡":
        end(&clauses)
      case "-", "/", "\\", "+", "*", ":":
        if previous == " ", next == " " {
          end(&clauses)
          slashed = character == "/" && !clauses.isEmpty
        } else if character == ":", next == " " {
          end(&clauses)
        } else {
          current.append(character)
        }
      case ".", "!", "?":
        if character == "?" { current.append(character) }
        // "Dr. Smith" and "U.K." go on; a sentence ends before a space and after a longer word.
        let word = current.split(separator: " ").last.map { $0.filter(\.isLetter) } ?? ""
        if next == " " || index + 1 == characters.count, word.count > 2 || character != "." {
          end(&clauses)
        } else if character != "?" {
          current.append(character)
        }
      default:
        if isPlaceSign(character) {
          end(&clauses)
          sign = true
        } else if character == "🏡" || character == "🏠" {
          end(&clauses)
          sign = true
          house = true
        } else if isPicture(character) {
          end(&clauses)
        } else {
          current.append(character)
        }
      }
    }
    end(&clauses)
    return clauses
  }

  private static func isPlaceSign(_ character: Character) -> Bool {
    guard let scalar = character.unicodeScalars.first?.value else { return false }
    return [0x1F4CD, 0x1F4CC, 0x1F5FA, 0x1F30D, 0x1F30E, 0x1F30F].contains(scalar)
  }

  private static func isPicture(_ character: Character) -> Bool {
    guard let scalar = character.unicodeScalars.first, scalar.value > 0xFF else { return false }
    return scalar.properties.isEmojiPresentation || (scalar.properties.isEmoji && scalar.value > 0x2000)
      || (0x1F000...0x1FAFF).contains(scalar.value)
      || scalar.properties.generalCategory == .otherSymbol
  }

  private static func words(of text: String) -> [Word] {
    var words: [Word] = []
    var mark: Character?
    for part in text.spaced {
      var body = part[...]
      while let first = body.first, !first.isLetter, !first.isNumber {
        if mark == nil || first == "@" { mark = first }
        body = body.dropFirst()
      }
      var after: Character?
      var isAsked = false
      while let last = body.last, !last.isLetter, !last.isNumber {
        if last == "?" { isAsked = true }
        after = last
        body = body.dropLast()
      }
      if !body.isEmpty {
        // "Policy/Comms" and "teacher/runner" are two words.
        var pieces = body.split(separator: "/")
        // "ex-social worker" is past whatever the rest is.
        if let first = pieces.first, first.lowercased().hasPrefix("ex-") {
          pieces[0] = first.dropFirst(3)
          words.append(Word(text: "ex", folded: "ex", mark: mark, isAsked: false))
          mark = "-"
        }
        for (index, piece) in pieces.enumerated() {
          // "l’Université d’Angers", "all’Ospedale".
          if let cut = elision(piece) {
            let article = piece[..<cut]
            words.append(
              Word(
                text: String(article), folded: ComparableText.fold(String(article)),
                mark: index == 0 ? mark : "/", isAsked: false))
            let noun = String(piece[piece.index(after: cut)...])
            words.append(Word(text: noun, folded: ComparableText.fold(noun), mark: "'", isAsked: isAsked))
            continue
          }
          let folded = ComparableText.fold(String(piece))
          guard !folded.isEmpty else { continue }
          words.append(
            Word(text: String(piece), folded: folded, mark: index == 0 ? mark : "/", isAsked: isAsked))
        }
        mark = nil
      }
      if let after, after != "'", after != "’" { mark = after }
      if body.isEmpty, part == "&" { mark = "&" }
    }
    return words
  }

  private static let elided: Set<String> = ["l", "d", "dell", "all", "nell", "dall", "sull"]

  /// The apostrophe between an article and a capitalised noun in French and Italian.
  private static func elision(_ piece: Substring) -> String.Index? {
    guard let cut = piece.firstIndex(where: { $0 == "'" || $0 == "’" }),
      elided.contains(String(piece[..<cut])),
      piece[piece.index(after: cut)...].first?.isUppercase == true
    else { return nil }
    return cut
  }

  /// The words from `range` as they are written, marks left out at the ends.
  func text(_ range: Range<Int>) -> String {
    var text = ""
    for index in range {
      let word = words[index]
      if index > range.lowerBound {
        switch word.mark {
        case ",": text += ", "
        case "&": text += " & "
        case "/": text += "/"
        case "(": text += " ("
        case "'" where Self.elided.contains(words[index - 1].folded): text += "’"
        default: text += " "
        }
      }
      text += word.text
    }
    return text
  }
}
