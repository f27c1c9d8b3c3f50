/// Finds every phrase of many lists in a row of words in one pass, whatever the number of phrases.
///
/// Aho and Corasick's machine ("Efficient string matching", CACM 18, 1975) with whole words for letters: built once
/// from all lists, then each word is one step. Words that no phrase holds lead back to the start.
struct PhraseAutomaton: Sendable {
  /// A phrase that stands in the words.
  struct Match {
    let start: Int
    let length: Int
    /// The list that the phrase is in.
    let list: Int
  }

  /// The number of each word that a phrase holds.
  private let numbers: [String: Int]
  /// From a state and a word's number to the next state.
  private let steps: [Step: Int]
  /// Where to go on from a state that the next word does not fit.
  private let fallbacks: [Int]
  /// The phrases that end in a state, those of its fallbacks too.
  private let endings: [[(length: Int, list: Int)]]

  private struct Step: Hashable {
    let state: Int
    let word: Int
  }

  /// - Parameter lists: phrases, folded (`ComparableText`); a phrase's list is its index here.
  init(_ lists: [[String]]) {
    var numbers: [String: Int] = [:]
    var steps: [Step: Int] = [:]
    var children: [[(word: Int, state: Int)]] = [[]]
    var endings: [[(length: Int, list: Int)]] = [[]]
    for (list, phrases) in lists.enumerated() {
      for phrase in phrases {
        var state = 0
        var length = 0
        for part in phrase.split(separator: " ") {
          let word = numbers[String(part)] ?? numbers.count
          numbers[String(part)] = word
          length += 1
          if let next = steps[Step(state: state, word: word)] {
            state = next
          } else {
            steps[Step(state: state, word: word)] = children.count
            children[state].append((word, children.count))
            state = children.count
            children.append([])
            endings.append([])
          }
        }
        if length > 0, !endings[state].contains(where: { $0.list == list }) {
          endings[state].append((length, list))
        }
      }
    }
    // Breadth first, so that a state's fallback, which is shorter, is ready before it.
    var fallbacks = Array(repeating: 0, count: children.count)
    var queue = children[0].map(\.state)
    var index = 0
    while index < queue.count {
      let state = queue[index]
      index += 1
      for child in children[state] {
        var fallback = fallbacks[state]
        while fallback > 0, steps[Step(state: fallback, word: child.word)] == nil {
          fallback = fallbacks[fallback]
        }
        fallbacks[child.state] = steps[Step(state: fallback, word: child.word)] ?? 0
        endings[child.state] += endings[fallbacks[child.state]]
        queue.append(child.state)
      }
    }
    self.numbers = numbers
    self.steps = steps
    self.fallbacks = fallbacks
    self.endings = endings
  }

  /// Every phrase in the words, in the order of their ends.
  func matches(in words: some Sequence<String>) -> [Match] {
    var found: [Match] = []
    var state = 0
    for (index, text) in words.enumerated() {
      guard let word = numbers[text] else {
        state = 0
        continue
      }
      while state > 0, steps[Step(state: state, word: word)] == nil { state = fallbacks[state] }
      state = steps[Step(state: state, word: word)] ?? 0
      for ending in endings[state] {
        found.append(Match(start: index + 1 - ending.length, length: ending.length, list: ending.list))
      }
    }
    return found
  }
}
