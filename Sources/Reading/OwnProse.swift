internal import Markup
internal import Model

/// What the texts of a page on somebody's own or an employer's site say of its person: only the sentences that are
/// about them ("I am …", "Rhian Oakeshott works as …").
struct OwnProse {
  let context: PageContext
  let pageName: String?

  /// How many texts are read, and how long each may be in bytes.
  private static let blockLimit = 30
  private static let longest = 3_000

  /// Whether the texts may be read as the person's: there is no platform with places of its own for facts, and the page
  /// has one person or is headed as one about its writer.
  var isReadable: Bool {
    guard pageName == nil || context.platform.map({ !$0.software.isEmpty }) == true else {
      return context.platform == nil
    }
    guard context.platform == nil || context.platform?.software.isEmpty == false else { return false }
    return isAboutPage
  }

  /// A page that is headed as one about its writer.
  var isAboutPage: Bool {
    let slugs = ["/about", "/bio", "/me", "/amdanaf", "/uber-mich", "/ueber-mich", "/a-propos", "/sobre-mi"]
    let path = context.address?.path.lowercased() ?? ""
    if slugs.contains(where: {
      path == $0 || path.hasPrefix($0 + "/") || path.hasPrefix($0 + "-") || path.hasPrefix($0 + ".")
    }) {
      return true
    }
    let content = context.content
    if let title = content.meta("title", "og:title"),
      StaffPage.parts(of: title.value).prefix(3).contains(where: NameDoubt.isAboutCaption)
    {
      return true
    }
    let headings = content.blocks.lazy.filter {
      ($0.headingLevel ?? 9) <= 2 && $0.place.isDisjoint(with: [.chrome, .others, .hidden])
    }
    return headings.prefix(3).contains { NameDoubt.isAboutCaption($0.text) }
  }

  func facts() -> [Fact] {
    guard isReadable else { return [] }
    let reader = BioReader(lexicon: context.lexicon, name: pageName)
    let readsPronouns = pageName != nil && !Self.speaksInFirstPerson(context.content, context.lexicon)
    var facts: [Fact] = []
    var count = 0
    for block in context.content.blocks
    where block.place.isDisjoint(with: [.chrome, .others, .hidden]) && block.headingLevel == nil {
      guard block.text.utf8.count >= 12, block.text.utf8.count <= Self.longest, !block.isLink else {
        continue
      }
      count += 1
      guard count <= Self.blockLimit else { break }
      // What is quoted somebody else has said.
      if let first = block.text.first, "“\"«„‘>".contains(first) || block.element == "blockquote" { continue }
      var hits = reader.prose(block.text, readsPronouns: readsPronouns)
      if hits.isEmpty, block.text.utf8.count <= 160 { hits = reader.proseLine(block.text) }
      facts += hits.map { hit in
        Fact(
          hit.attribute, hit.value, evidence: context.evidence(.text, block.node, excerpt: block.text),
          visibility: .onPage, confidence: hit.confidence, precision: hit.precision, current: hit.current)
      }
    }
    return facts + description(reader)
  }

  /// What the page says of itself to search engines: "Armin Falk: Lehrer aus Oberwart".
  private func description(_ reader: BioReader) -> [Fact] {
    guard let pageName, let meta = context.content.meta("description", "og:description"),
      meta.value.utf8.count <= 400
    else { return [] }
    var hits = reader.prose(meta.value)
    if hits.isEmpty, let mark = meta.value.firstIndex(where: { ":,–".contains($0) }),
      PersonName.matches(String(meta.value[..<mark]), name: pageName), meta.value[..<mark].utf8.count < 60
    {
      let rest = meta.value[meta.value.index(after: mark)...].prefix { $0 != "." }
      hits = BioReader(lexicon: context.lexicon, isHeadline: true, name: pageName).read(
        String(rest).collapsed)
    }
    return hits.map { hit in
      Fact(
        hit.attribute, hit.value, evidence: context.evidence(meta), visibility: .inPreview,
        confidence: min(hit.confidence, Confidence(rawValue: 70)), precision: hit.precision,
        current: hit.current)
    }
  }

  /// Whether an organisation speaks of itself ("We are", "Our mission") before anybody says "I".
  static func speaksAsMany(_ content: PageContent) -> Bool {
    let many: Set<String> = ["we", "our", "were", "weve", "wir", "nous", "nuestro", "nuestra"]
    let one: Set<String> = ["i", "im", "ive", "my", "ich", "je", "soy", "ik", "jag", "jeg", "rwyn", "dwin"]
    for block in content.blocks.lazy.filter({
      $0.place.isDisjoint(with: [.chrome, .others, .hidden]) && $0.text.utf8.count >= 25
    }).prefix(8) {
      let words = block.text.prefix(80).split(separator: " ").prefix(6).map {
        ComparableText.fold(String($0))
      }
      if words.contains(where: one.contains) { return false }
      if words.contains(where: many.contains) { return true }
    }
    return false
  }

  /// Whether the page's texts are in the first person.
  static func speaksInFirstPerson(_ content: PageContent, _ lexicon: Lexicon) -> Bool {
    content.blocks.lazy.filter {
      $0.place.isDisjoint(with: [.chrome, .others, .hidden]) && $0.text.utf8.count >= 12
    }
    .prefix(blockLimit).contains { block in
      BioClause.clauses(of: String(block.text.prefix(400)), lexicon).prefix(4).contains {
        !$0.words.isEmpty && ProseAnchor.find(in: $0, names: []) != nil
      }
    }
  }
}
