internal import Markup
internal import Model

/// A line beside a picture that says whose it is. Nobody is named: the value says that there is one.
struct PictureCredit {
  let context: PageContext
  /// The name of the page's person, whose own pictures these may be.
  let pageName: String?

  /// More of them say nothing more.
  private static let limit = 4
  /// A longer line is a text about a picture.
  private static let lineLimit = 120

  func facts() -> [Fact] {
    var facts: [Fact] = []
    for block in context.content.blocks where facts.count < Self.limit {
      guard block.text.utf8.count <= Self.lineLimit,
        block.place.isDisjoint(with: [.chrome, .others, .hidden]),
        let cue = cue(in: block), !namesOwner(block.text)
      else { continue }
      facts.append(
        Fact(
          .pictureCredit, "a credit line beside a picture",
          evidence: context.evidence(.text, block.node, excerpt: cue), visibility: .onPage,
          confidence: .strongPattern))
    }
    return facts
  }

  /// The words that tell it: at the start of any line, and anywhere in a picture's caption.
  private func cue(in block: PageContent.Block) -> String? {
    let line = WordLine(block.text)
    let matches = line.matches(context.activity.credits)
    let isCaption = Self.isCaption(block.node)
    if isCaption, block.text.contains("©") { return "©" }
    guard let first = matches.first, isCaption || first.lowerBound == 0 && first.upperBound < line.words.count
    else { return nil }
    return line.written(first)
  }

  /// Inside a `<figcaption>`.
  private static func isCaption(_ node: HTMLNode) -> Bool {
    var current: HTMLNode? = node
    for _ in 0..<4 {
      guard let element = current else { return false }
      if element.name == "figcaption" { return true }
      current = element.parent
    }
    return false
  }

  /// "Photo by me", "© Rhian Oakeshott" on her own page.
  private func namesOwner(_ text: String) -> Bool {
    let folded = " \(ComparableText.fold(text)) "
    let own =
      [pageName].compactMap { $0 } + context.subject.names + context.subject.handles + ["me", "myself"]
    return own.map(ComparableText.fold).contains { !$0.isEmpty && folded.holds(" \($0) ") }
  }
}
