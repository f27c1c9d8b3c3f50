internal import Markup
internal import Model

/// Whose a page on a site of one's own is, where no heading says it: the site's name, a labelled field, a line with a
/// form of address, or the first sentence of a text about somebody.
struct SiteOwner {
  let context: PageContext

  private var content: PageContent { context.content }

  func name() -> PageName? {
    labelled() ?? told() ?? ofSite() ?? addressed()
  }

  private func isName(_ text: String) -> Bool {
    PersonName.isPlausible(text) && !NameDoubt.isDoubtful(text, context.lexicon)
      && BioReader(lexicon: context.lexicon).organisation(named: text) == nil
  }

  // MARK: The site's name

  private static let frames = [
    "homepage of ", "home page of ", "the homepage of ", "personal website of ", "website of ", "site de ",
    "portfolio of ", "portfolio ", "about ", "bio of ", "profile of ", "gwefan ", "homepage von ",
    "sitio de ",
    "sito di ", "meet ",
  ]
  private static let endings = [
    "'s homepage", "’s homepage", "'s home page", "’s home page", "'s website", "’s website", "'s portfolio",
    "’s portfolio", "'s blog", "’s blog", "'s site", "’s site", " homepage", " home page", " portfolio",
    " website", " personal website",
  ]

  /// Without the words that say whose site it is.
  private static func bare(_ part: String) -> String {
    var text = part
    let lower = text.lowercased()
    for frame in frames where lower.hasPrefix(frame) { text.removeFirst(frame.count) }
    for ending in endings where text.lowercased().hasSuffix(ending) { text.removeLast(ending.count) }
    return text.collapsed
  }

  /// "About | Ian Hollis", "Über mich – Doreen Falk": the part of the title that is a name, if the site says it once
  /// more, or speaks in the first person.
  private func ofSite() -> PageName? {
    let metas = [content.meta("title"), content.meta("og:site_name"), content.meta("author")].compactMap(
      \.self)
    for meta in metas {
      for part in StaffPage.parts(of: meta.value).prefix(6) {
        let name = Self.bare(part)
        guard isName(name) else { continue }
        // The author of a site is its maker as often as its owner.
        let others = meta.key == "author" ? 1 : 0
        guard
          mentions(of: name) > others
            || (others == 0 && OwnProse.speaksInFirstPerson(content, context.lexicon))
        else { continue }
        return PageName(
          value: name,
          fact: Fact(
            .name, name, evidence: context.evidence(meta), visibility: .inPreview, confidence: .counting,
            precision: PersonName.precision(name)))
      }
    }
    return nil
  }

  /// How many lines, pictures and other names of the page name the person.
  private func mentions(of name: String) -> Int {
    let inBlocks = content.blocks.lazy.filter {
      $0.place.isDisjoint(with: [.others]) && $0.text.utf8.count <= 400
        && PersonName.matches($0.text, name: name)
    }
    .prefix(2).count
    return inBlocks
      + content.pictures.prefix(20).count { PersonName.matches($0.alternative, name: name) }
      + (content.meta("author").map { PersonName.matches($0.value, name: name) } == true ? 1 : 0)
  }

  // MARK: A field

  private static let whole: Set<String> = [
    "name", "full name", "enw", "nom complet", "nombre", "naam", "namn", "navn",
  ]
  private static let given: Set<String> = [
    "first name", "given name", "forename", "forenames", "vorname", "prenom", "nome", "voornaam",
    "enw cyntaf",
  ]
  private static let family: Set<String> = [
    "surname", "last name", "family name", "nachname", "familienname", "nom", "nom de famille", "cognome",
    "apellidos", "apellido", "achternaam", "cyfenw", "sobrenome",
  ]

  /// "Name: Rhian Oakeshott", "cognome: Zanotti".
  private func labelled() -> PageName? {
    var first: String?
    var last: (text: String, block: PageContent.Block)?
    for block in content.blocks.prefix(600)
    where block.place.isDisjoint(with: [.chrome, .others, .hidden]) && block.text.utf8.count <= 120 {
      guard let colon = block.text.firstIndex(of: ":") else { continue }
      let label = ComparableText.fold(String(block.text[..<colon]))
      let value = block.text[block.text.index(after: colon)...].collapsed
      guard !value.isEmpty, value.first?.isUppercase == true else { continue }
      if Self.whole.contains(label), isName(value) {
        return PageName(value: value, fact: PageName.fact(value, context, block))
      }
      if Self.given.contains(label), first == nil { first = value }
      if Self.family.contains(label), last == nil { last = (value, block) }
    }
    guard let first, let last, isName("\(first) \(last.text)") else { return nil }
    let name = "\(first) \(last.text)"
    return PageName(value: name, fact: PageName.fact(name, context, last.block))
  }

  // MARK: A line

  private static let address: Set<String> = [
    "hon", "dr", "prof", "professor", "mr", "mrs", "ms", "miss", "mx", "sir", "dame", "cllr", "councillor",
    "rev",
    "revd", "cynghorydd", "mag", "ing", "dipl",
  ]

  /// "Hon. Ama Kwartey" as a line of its own, the only one of its kind.
  private func addressed() -> PageName? {
    // "About Dr. Falk": a form of address and one name.
    for heading in content.blocks.lazy.filter({
      ($0.headingLevel ?? 9) <= 2 && $0.place.isDisjoint(with: [.chrome, .others])
    })
    .prefix(3) {
      let words = Self.bare(heading.text).split(separator: " ").map(String.init)
      if words.count == 2, Self.address.contains(ComparableText.fold(words[0])), words[1].count > 2,
        words[1].first?.isUppercase == true, words[1].allSatisfy(\.isLetter)
      {
        let name = words.joined(separator: " ")
        return PageName(value: name, fact: PageName.fact(name, context, heading))
      }
    }
    let lines = content.blocks.lazy.filter {
      $0.place.isDisjoint(with: [.chrome, .others, .hidden]) && $0.text.utf8.count <= 80 && !$0.isLink
    }
    .filter { block in
      let first = block.text.split(separator: " ").first.map { ComparableText.fold(String($0)) } ?? ""
      return Self.address.contains(first) && isName(block.text)
    }
    let found = Array(lines.prefix(3))
    guard let line = found.first,
      found.allSatisfy({ ComparableText.fold($0.text) == ComparableText.fold(line.text) })
    else { return nil }
    return PageName(value: line.text, fact: PageName.fact(line.text, context, line))
  }

  // MARK: A text

  /// "Mair Hughes is a designer": the one whom the page's texts are about, if there is one.
  private func told() -> PageName? {
    var found: (name: String, block: PageContent.Block)?
    for block in content.blocks.prefix(200)
    where block.place.isDisjoint(with: [.chrome, .others, .hidden]) && block.text.utf8.count >= 30 {
      let words = block.text.prefix(160).split(separator: " ").map(String.init)
      guard
        let verb = words.prefix(6).firstIndex(where: {
          ["is", "works", "ist", "est", "es", "är"].contains($0)
        }),
        verb >= 1, words[..<verb].allSatisfy({ $0.first?.isUppercase == true })
      else { continue }
      let name = words[..<verb].joined(separator: " ")
      guard isName(name) else { continue }
      let hits = BioReader(lexicon: context.lexicon, name: name).prose(String(block.text.prefix(400)))
      guard hits.contains(where: { $0.attribute == .occupation && $0.confidence.counts }) else { continue }
      // Two people's texts: nobody's page.
      if let found, found.name != name { return nil }
      found = found ?? (name, block)
    }
    return found.map { PageName(value: $0.name, fact: PageName.fact($0.name, context, $0.block)) }
  }
}
