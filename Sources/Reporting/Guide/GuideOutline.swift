import Foundation
import Model

/// The handout for a team, laid out in the order in which every format tells it. It comes from the catalogue alone.
///
/// It only picks and sorts: what a stranger can learn, why it matters and what to do are the catalogue's words.
struct GuideOutline: Sendable {
  /// Reasons that are given in full; a handout of four pages has room for no more.
  static let reasonLimit = 6

  let catalogue: CheckCatalogue
  let role: Role
  /// Whether the note on safety comes first.
  let isHeightened: Bool
  let date: Date
  let dates: ReportDate
  private let words = GuideWords.english

  init(_ catalogue: CheckCatalogue, role: Role, isHeightened: Bool, date: Date, timeZone: TimeZone) {
    self.catalogue = catalogue
    self.role = role
    self.isHeightened = isHeightened || role.tier == .safeguarding
    self.date = date
    dates = ReportDate(timeZone: timeZone, words: EnglishWords())
  }

  var sections: [GuideSection] {
    ([isHeightened ? safety : nil, learns, matters, first, open] + [
      clients, abused, threatened, policy, about,
    ])
    .compactMap(\.self).filter { !$0.blocks.isEmpty }
  }

  private var safety: GuideSection? {
    GuideSection(
      anchor: "safety", title: words.safetyTitle, isSafety: true,
      blocks: words.safety.map { .paragraph($0) })
  }

  private var checks: [Check] {
    catalogue.checks.filter { $0.status != .retired }.sorted { a, b in
      let (x, y) = (a.severity.raised(for: role), b.severity.raised(for: role))
      if x != y { return x > y }
      return weight(a) != weight(b) ? weight(a) > weight(b) : a.id < b.id
    }
  }

  /// How much the score makes of what the check looks for.
  private func weight(_ check: Check) -> Int {
    check.condition.attributes.compactMap { catalogue.score.weights[$0]?.points }.max() ?? 0
  }

  private var learns: GuideSection? {
    let attributes = checks.flatMap(\.condition.attributes).filter { $0 != .searchIndexing }
    let phrases = attributes.enumerated().filter {
      attributes.prefix($0.offset).contains($0.element) == false
    }
    .map { words.report.kind($0.element) }
    return GuideSection(
      anchor: "learn", title: words.learnTitle,
      blocks: [.paragraph(words.learnIntro), .list(phrases), .paragraph(words.joined)])
  }

  private var matters: GuideSection? {
    let told = checks.prefix(Self.reasonLimit).map {
      "\(words.opening(Shown($0.lookedFor).text)): \(Shown($0.why.value(for: role), limit: 1000))"
    }
    let register = catalogue.registers.first { $0.id == role.registerID }
    let says = register.map { [GuideSection.Block.paragraph(Shown($0.says, limit: 1000).text)] } ?? []
    return GuideSection(
      anchor: "why", title: words.mattersTitle(Shown(role.title).text),
      blocks: [.paragraph(words.mattersIntro), .list(told)] + says)
  }

  // MARK: What to do

  private var first: GuideSection? {
    var blocks: [GuideSection.Block] = [.paragraph(words.firstIntro)]
    for site in catalogue.guide.sites {
      guard let platform = catalogue.platforms.first(where: { $0.id == site.platformID }) else { continue }
      let walks = site.first.compactMap { id in platform.advice[id].map { (id: id, walk: $0) } }
      guard !walks.isEmpty else { continue }
      blocks.append(.heading(Shown(site.called ?? platform.title).text))
      for (id, walk) in walks { blocks += walkBlocks(walk, hides: phrase(id, walk), on: platform) }
    }
    let advice = catalogue.guide.advice.compactMap { id in catalogue.advice.first { $0.id == id } }
    if !advice.isEmpty {
      blocks.append(.heading(words.everywhere))
      blocks.append(.list(advice.map { Shown($0.text.value(for: role), limit: 1000).text }))
    }
    return blocks.count > 1
      ? GuideSection(anchor: "first", title: words.firstTitle, blocks: blocks) : nil
  }

  private func phrase(_ id: String, _ walk: Remediation) -> String? {
    (walk.hides ?? catalogue.checks.first { $0.id == id }?.lookedFor).map { Shown($0).text }
  }

  private func walkBlocks(_ walk: Remediation, hides: String?, on platform: Platform) -> [GuideSection.Block]
  {
    var blocks: [GuideSection.Block] = []
    if let hides { blocks.append(.task(words.toHide(hides, minutes: walk.minutes))) }
    blocks.append(.steps(walk.steps.map { Shown($0, limit: 1000).text }))
    if let link = SafeLink(walk.link) {
      blocks.append(.link(link, text: words.open(hides, on: Shown(platform.title).text)))
    }
    if let effect = walk.sideEffect { blocks.append(.paragraph("\(words.goodToKnow) \(Shown(effect))")) }
    if let note = StepNote(walk, on: date, dates: dates, namesSource: false) {
      blocks.append(note.isWarning ? .warning(note.text) : .paragraph(note.text))
    }
    return blocks
  }

  private var open: GuideSection? {
    let lines = catalogue.guide.sites.flatMap { site -> [String] in
      let dated = catalogue.alwaysPublic.filter { $0.platformID == site.platformID }
      if !dated.isEmpty {
        return dated.map {
          "\(Shown($0.text, limit: 1000)) \(words.lookedUp(dates.when($0.asOf) ?? $0.asOf))"
        }
      }
      guard let platform = catalogue.platforms.first(where: { $0.id == site.platformID }),
        !platform.alwaysPublic.isEmpty
      else { return [] }
      let name = Shown(site.called ?? platform.title).text
      return ["\(name): \(platform.alwaysPublic.map { Shown($0, limit: 1000).text }.joined(separator: " "))"]
    }
    return lines.isEmpty
      ? nil
      : GuideSection(
        anchor: "open", title: words.openTitle, blocks: [.paragraph(words.openIntro), .list(lines)])
  }

  private var clients: GuideSection? {
    let asked = catalogue.guide.questions.compactMap { id in catalogue.questions.first { $0.id == id } }
      .filter { $0.isAsked(of: role) && !$0.steps.isEmpty }
    let blocks = asked.flatMap { question -> [GuideSection.Block] in
      [
        .heading(Shown(question.asks).text),
        .paragraph(Shown(question.why.value(for: role), limit: 1000).text),
        .steps(question.steps.map { Shown($0, limit: 1000).text }),
      ]
    }
    return GuideSection(anchor: "clients", title: words.clientsTitle, blocks: blocks)
  }

  // MARK: Help

  private var abused: GuideSection? {
    let reports = catalogue.guide.sites.compactMap { site -> String? in
      guard let platform = catalogue.platforms.first(where: { $0.id == site.platformID }),
        let walk = platform.reportAbuse
      else { return nil }
      // The first step is the same everywhere and stands above.
      let own = walk.steps.filter { !$0.hasPrefix(GuideWords.keepPicture) }
      let steps = own.map { Shown($0, limit: 1000).text }.joined(separator: " ")
      let link = SafeLink(walk.link).map { " \($0.text)" } ?? ""
      return "\(Shown(site.called ?? platform.title)): \(steps)\(link)"
    }
    let intro: [GuideSection.Block] =
      catalogue.guide.abused.isEmpty
      ? [] : [.steps(catalogue.guide.abused.map { Shown($0, limit: 1000).text })]
    let ways: [GuideSection.Block] =
      reports.isEmpty
      ? [] : [.heading(words.reportTitle), .list(reports), .paragraph(words.unwalkedReports)]
    return GuideSection(anchor: "abuse", title: words.abusedTitle, blocks: intro + ways)
  }

  private var threatened: GuideSection? {
    let steps = catalogue.guide.threatened.map { Shown($0, limit: 1000).text }
    let help = catalogue.guide.help.filter { $0.isFor(role) }.map {
      "\(Shown($0.who)): \(Shown($0.how, limit: 1000))"
    }
    return GuideSection(
      anchor: "threat", title: words.threatenedTitle,
      blocks: (steps.isEmpty ? [] : [.list(steps)])
        + (help.isEmpty ? [] : [.heading(words.helpTitle), .list(help), .paragraph(words.helpChanges)]))
  }

  // MARK: The policy

  private var policy: GuideSection? {
    let clauses = catalogue.clauses.map {
      "\(Shown($0.clause)): \(Shown($0.about, limit: 1000))"
    }
    return GuideSection(
      anchor: "policy", title: words.policyTitle,
      blocks: clauses.isEmpty ? [] : [.paragraph(words.policyIntro), .list(clauses)])
  }

  /// Whose steps these are, each once.
  private var sources: [String] {
    let walks = catalogue.guide.sites.flatMap { site in
      site.first.compactMap { id in
        catalogue.platforms.first { $0.id == site.platformID }?.advice[id]?.source
      }
    }
    let looked = catalogue.alwaysPublic.filter { open in
      catalogue.guide.sites.contains { $0.platformID == open.platformID }
    }
    return Set(walks + looked.map(\.source)).sorted().map { Shown($0).text }
  }

  private var about: GuideSection? {
    GuideSection(
      anchor: "about", title: words.aboutTitle,
      blocks: [
        .paragraph(words.made(dates.day(date), catalogue: Shown(catalogue.version).text)),
        .list(words.next(hasLetters: !catalogue.letters.isEmpty)),
      ] + (sources.isEmpty ? [] : [.heading(words.sourcesTitle), .list(sources)]))
  }
}
