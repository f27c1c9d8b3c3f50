internal import Markup
internal import Model

/// The name by which a person presents themself on a page that is not headed with it: "My name is Rhian Oakeshott",
/// "Hello! I'm Rhian Oakeshott".
enum SelfIntroduction {
  private static let openings = [
    "my name is ", "hello i am ", "hello im ", "hi i am ", "hi im ", "hey im ", "i am ", "im ",
    "hello my name is ",
    "hi my name is ", "fy enw i yw ", "fy enw i ydy ", "mein name ist ", "ich bin ", "je mappelle ",
    "me llamo ",
    "mi chiamo ", "ik ben ", "jeg heter ", "hola soy ", "soy ", "sono ", "je suis ", "bonjour je suis ",
    "hallo ich bin ", "hoi ik ben ", "mijn naam is ", "jag heter ", "jag ar ", "jeg er ", "meu nome e ",
    "sou ",
    "hello there im ", "hi there im ", "hey i am ", "hey there im ", "helo ", "ha ik ben ",
  ]
  private static let firstWords = Set(openings.compactMap { $0.spaced.first.map(String.init) })
  /// Introductions stand at the top.
  private static let blockLimit = 40

  /// The name, and the block that it stands in.
  static func name(in content: PageContent, _ lexicon: Lexicon) -> (name: String, block: PageContent.Block)? {
    let blocks = content.blocks.lazy.filter { $0.place.isDisjoint(with: [.chrome, .others, .hidden]) }
    for block in blocks.prefix(blockLimit) where block.text.utf8.count <= 1_500 {
      for sentence in sentences(of: block.text).prefix(3) {
        if let name = name(in: String(sentence)), !NameDoubt.isDoubtful(name, lexicon) {
          return (name, block)
        }
      }
    }
    return nil
  }

  /// The beginning of a text, cut at the marks that end a sentence or a part of one.
  private static func sentences(of text: String) -> [Substring] {
    guard text.isPlain else {
      return text.prefix(300).split(whereSeparator: { ".!?:;–—".contains($0) })
    }
    return text.utf8.prefix(300).split {
      $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "!") || $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: ":")
        || $0 == UInt8(ascii: ";")
    }.map { Substring($0) }
  }

  /// What the introduction goes on to say: its first lines are about the person.
  static func facts(_ context: PageContext, name: String?) -> [Fact] {
    guard context.platform == nil, let own = self.name(in: context.content, context.lexicon), own.name == name
    else {
      return []
    }
    let reader = BioReader(lexicon: context.lexicon, name: own.name)
    return reader.read(String(own.block.text.prefix(300))).map { hit in
      Fact(
        hit.attribute, hit.value, evidence: context.evidence(.text, own.block.node, excerpt: own.block.text),
        visibility: .onPage, confidence: hit.confidence, precision: hit.precision, current: hit.current)
    }
  }

  private static func name(in sentence: String) -> String? {
    let words =
      sentence.isPlain
      ? sentence.spaced.map(String.init) : sentence.split(whereSeparator: \.isWhitespace).map(String.init)
    let folded = words.prefix(4).map(ComparableText.fold)
    guard let first = folded.first?.spaced.first, firstWords.contains(String(first)) else { return nil }
    let opening = (1...4).reversed().first { count in
      words.count > count && openings.contains(folded.prefix(count).joined(separator: " ") + " ")
    }
    guard let opening else { return nil }
    var name: [String] = []
    for word in words[opening...] {
      guard
        word.first?.isUppercase == true
          || (!name.isEmpty && ["de", "van", "von", "ap", "ferch"].contains(word))
      else { break }
      name.append(word.trimmingSuffix { ",.()".contains($0) })
      // "Fiona Dunmore, a librarian".
      if word.last.map({ ",()".contains($0) }) == true { break }
      if name.count == 4 { break }
    }
    let text = name.joined(separator: " ")
    return name.count >= 2 && PersonName.isPlausible(text) ? text : nil
  }
}

extension String {
  /// Without the letters at its end that satisfy the condition.
  fileprivate func trimmingSuffix(_ isLeftOut: (Character) -> Bool) -> String {
    var text = self[...]
    while let last = text.last, isLeftOut(last) { text.removeLast() }
    return String(text)
  }
}
