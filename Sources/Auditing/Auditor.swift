package import Foundation
package import Model

/// Judges what was read on a person's own pages: what each check says, how exposed they are, what to do first.
///
/// Pure: the same readings give the same audit, whatever the order of the checks in the catalogue.
package struct Auditor: Sendable {
  let catalogue: CheckCatalogue
  private let tool: Tool
  private let hasBrowser: Bool

  /// Takes the checks that are not retired.
  ///
  /// - Parameter hasBrowser: whether the person's computer has a browser that `--render` can use.
  package init(catalogue: CheckCatalogue, tool: Tool, hasBrowser: Bool = false) {
    self.catalogue = catalogue
    self.tool = tool
    self.hasBrowser = hasBrowser
  }

  /// One whole audit. Every reading becomes a profile of it, also those of pages that could not be seen.
  package func audit(
    _ readings: [PageReading], of subject: Subject, role: Role, at time: Date
  ) -> Audit {
    let word = PersonsWord(subject, role: role, catalogue: catalogue)
    let rules = rules(for: subject)
    let pages = AuditedPages(
      word.applied(to: Self.asked(readings, rules)), catalogue: catalogue, hasBrowser: hasBrowser)
    let decisions = Decisions(word, pages: pages, rules: rules)
    let register = catalogue.registers.first { $0.id == role.registerID }
    let scoring = Scoring(
      scheme: catalogue.score, tier: role.tier, isHeightened: subject.isHeightened, stated: word.facts,
      register: register)
    let asRead = PersonScore(
      pages.all.map { page in
        ProfileFacts(page, scoring: scoring, catalogue: catalogue, decisions: decisions)
      }, scoring: scoring)

    let together = JoinedJudgement(pages: pages, rules: rules, role: role, decisions: decisions)
    let verdict = together.verdict(on: asRead)
    // What the person said does not join the pages joins them nowhere.
    let person = asRead.parted(verdict.parted)
    let joined = verdict.parted.isEmpty ? verdict.findings : together.verdict(on: person, after: verdict)
    let joints = Joints(pages: pages, facts: person.pages)

    let findings = Judgement(
      pages: pages, rules: rules, role: role, person: person, decisions: decisions,
      letters: catalogue.letters
    ).findings(with: joined)
    let actions = Actions(findings: findings, pages: pages, person: person)
    return Audit(
      tool: tool,
      subject: subject,
      role: role,
      auditedAt: time,
      profiles: pages.all.map(\.profile),
      findings: findings,
      combinations: person.combinations(role: role, profileIDs: pages.all.map(\.profile.id)) {
        joints.joints(of: $0, in: person.shared)
      },
      score: Assessment(pages: pages, rules: rules, scoring: scoring, word: word).score(of: person),
      firstSteps: FirstSteps(actions: actions, person: person).chosen(),
      notAssessed: pages.all.compactMap(pages.notAssessed),
      adviceOnly: catalogue.adviceOnly(
        for: role, platformIDs: Set(pages.all.compactMap { $0.platform?.id })),
      questions: word.questions(for: pages.all.map(\.reading)),
      register: person.clusters.contains { scoring.isNamed($0.reaches) } ? register : nil,
      bandBreaks: BandBreaks(actions: actions, person: person).all())
  }

  /// The checks that are not retired; those that are asked only on request where the person wants them.
  private func rules(for subject: Subject) -> [CheckRule] {
    catalogue.checks.filter { check in
      check.status != .retired && (!check.isOnRequest || subject.alsoLooksFor.contains(check.id))
    }.map { CheckRule($0, of: subject) }
  }

  /// The readings without what nobody asked for: when somebody posts stands in no report unless they want it.
  private static func asked(_ readings: [PageReading], _ rules: [CheckRule]) -> [PageReading] {
    let unasked = Attribute.onRequest.filter { attribute in
      !rules.contains { $0.check.condition.attributes.contains(attribute) }
    }
    return readings.map { reading in
      let kept = reading.exposures.filter { !unasked.contains($0.attribute) }
      return kept.count == reading.exposures.count ? reading : reading.with(exposures: kept)
    }
  }
}
