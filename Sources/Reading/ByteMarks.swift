/// Some fixed words, all looked for in one pass over a text and wherever in it they stand.
///
/// Aho and Corasick's automaton with each step written out, so that a byte costs one look-up however many words
/// there are. Letters of ASCII are compared without their case.
struct ByteMarks: Sendable {
  /// The words that were found: a bit for each, in the order in which they were given.
  typealias Found = UInt64

  /// The column of each byte; 0 is for all that stand in no word.
  private var columns: [UInt8] = Array(repeating: 0, count: 256)
  private let width: Int
  /// The next state for each state and column.
  private var steps: [UInt16]
  /// The words that end where a state is reached.
  private var endings: [Found]

  /// - Parameter words: at most 64, in lower case.
  init(_ words: [String]) {
    var letters = 0
    for byte in words.joined().utf8 where columns[Int(byte)] == 0 {
      letters += 1
      columns[Int(byte)] = UInt8(letters)
      if (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) { columns[Int(byte & 0xDF)] = UInt8(letters) }
    }
    width = letters + 1
    steps = Array(repeating: 0, count: width)
    endings = [0]
    for (number, word) in words.enumerated() {
      var state = 0
      for byte in word.utf8 {
        let step = state * width + Int(columns[Int(byte)])
        if steps[step] == 0 {
          steps[step] = UInt16(endings.count)
          endings.append(0)
          steps += Array(repeating: 0, count: width)
        }
        state = Int(steps[step])
      }
      endings[state] |= 1 << number
    }
    complete()
  }

  /// Writes out where each state goes on at a byte that no word goes on with: breadth first, so that the shorter
  /// state that it falls back on is ready before it.
  private mutating func complete() {
    var fallbacks = Array(repeating: 0, count: endings.count)
    var queue = (1..<max(width, 1)).map { Int(steps[$0]) }.filter { $0 > 0 }
    var index = 0
    while index < queue.count {
      let state = queue[index]
      index += 1
      endings[state] |= endings[fallbacks[state]]
      for column in 0..<width {
        let step = state * width + column
        let other = steps[fallbacks[state] * width + column]
        if steps[step] == 0 {
          steps[step] = other
        } else {
          fallbacks[Int(steps[step])] = Int(other)
          queue.append(Int(steps[step]))
        }
      }
    }
  }

  /// Which of the words stand in the text.
  ///
  /// - Parameter passed: a byte that may stand anywhere inside a word.
  func found(in text: Span<UInt8>, passingOver passed: UInt8? = nil) -> Found {
    var found: Found = 0
    var state = 0
    for index in text.indices where text[index] != passed {
      state = Int(steps[state * width + Int(columns[Int(text[index])])])
      found |= endings[state]
    }
    return found
  }
}
