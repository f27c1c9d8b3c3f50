import Catalogue
import Foundation
import Model
import Testing

@Suite("The catalogue's words")
struct WordingTests {
  private let texts: [(place: String, text: String)]

  init() throws {
    let catalogue = try CatalogueLoader.embedded()
    var texts: [(String, String)] = []
    for check in catalogue.checks {
      let place = check.position.file
      texts.append((place, check.title))
      texts.append((place, check.lookedFor))
      texts += Self.all(check.why).map { (place, $0) }
      texts += check.falseAlarms.map { (place, $0) }
      for remediation in check.remediations {
        texts += (remediation.steps + [remediation.sideEffect].compactMap { $0 }).map { (place, $0) }
      }
    }
    for combination in catalogue.score.combinations {
      texts.append(("score.yaml", combination.title))
      texts += Self.all(combination.why).map { ("score.yaml", $0) }
    }
    for question in catalogue.questions {
      texts += ([question.asks, question.explains] + question.steps + Self.all(question.why)).map {
        (question.position.description, $0)
      }
    }
    texts += catalogue.advice.flatMap { advice in
      Self.all(advice.text).map { (advice.position.description, $0) }
    }
    for letter in catalogue.letters {
      texts += ([letter.title, letter.useWhen, letter.sendTo, letter.subject, letter.body] + letter.before)
        .map {
          (letter.position.file, $0)
        }
    }
    let guide = catalogue.guide
    texts += (guide.abused + guide.threatened + guide.help.map(\.how)).map { ("guide.yaml", $0) }
    for platform in catalogue.platforms {
      for walk in platform.advice.values {
        texts += (walk.steps + [walk.sideEffect, walk.undo].compactMap(\.self)).map {
          (platform.position.file, $0)
        }
      }
    }
    texts += catalogue.alwaysPublic.map { ("advice.yaml", $0.text) }
    texts += catalogue.registers.map { ("roles.yaml", $0.says) }
    self.texts = texts
  }

  private static func all(_ texts: ByRole<String>) -> [String] {
    [texts.fallback] + texts.byTier.values + texts.byRole.values
  }

  @Test("speak of safety, not of conduct")
  func banned() {
    let banned = [
      "must", "should", "violat", "breach", "misconduct", "fail", "offensive", "all clear",
      "nothing found", "you are safe", "forbidden", "disciplin", "inappropriate", "target",
    ]
    for (place, text) in texts {
      for word in banned where text.lowercased().contains(word) {
        Issue.record("\(place) says “\(word)”: \(text)")
      }
    }
  }

  @Test("come in sentences of at most twenty words")
  func length() {
    for (place, text) in texts {
      for sentence in text.split(whereSeparator: { ".!?:;".contains($0) }) {
        let words = sentence.split(whereSeparator: \.isWhitespace)
        if words.count > 20 { Issue.record("\(place) has \(words.count) words in: \(sentence)") }
      }
    }
  }

  @Test("are written in British English, without exclamation")
  func british() {
    for (place, text) in texts {
      for word in ["color", "behavior", "organization", "center", "customize", "!"]
      where text.lowercased().contains(word) {
        Issue.record("\(place) says “\(word)”: \(text)")
      }
    }
  }

  @Test("steps start with what to do and end with a full stop")
  func steps() throws {
    let verbs: Set<String> = [
      "Open", "Take", "Write", "Switch", "Remove", "Read", "Choose", "Empty", "Keep", "Change", "Check",
      "Set", "Put", "Ask", "Send", "Tell", "Delete",
    ]
    for check in try CatalogueLoader.embedded().checks {
      for step in check.remediations.flatMap(\.steps) {
        let first = String(step.prefix { $0 != " " })
        #expect(verbs.contains(first), "\(check.position.file): \(step)")
        #expect(step.hasSuffix("."), "\(check.position.file): \(step)")
      }
    }
  }
}
