package import Foundation
package import Model

/// Judges what was read on a person's own pages: what each check says, how exposed they are, what to do first.
///
/// Pure: the same readings give the same audit, whatever the order of the checks in the catalogue.
package struct Auditor: Sendable {
  let catalogue: CheckCatalogue
  private let tool: Tool
  private let rules: [CheckRule]
  private let hasBrowser: Bool

  /// Takes the checks that are not retired.
  ///
  /// - Parameter hasBrowser: whether the person's computer has a browser that `--render` can use.
  package init(catalogue: CheckCatalogue, tool: Tool, hasBrowser: Bool = false) {
    self.catalogue = catalogue
    self.tool = tool
    self.hasBrowser = hasBrowser
    self.rules = catalogue.checks.filter { $0.status != .retired }.map(CheckRule.init)
  }

  /// One whole audit. Every reading becomes a profile of it, also those of pages that could not be seen.
  package func audit(
    _ readings: [PageReading], of subject: Subject, role: Role, at time: Date
  ) -> Audit {
    let word = PersonsWord(subject, role: role, catalogue: catalogue)
    let pages = AuditedPages(word.applied(to: readings), catalogue: catalogue, hasBrowser: hasBrowser)
    let decisions = Decisions(word, pages: pages, rules: rules)
    let register = catalogue.registers.first { $0.id == role.registerID }
    let scoring = Scoring(
      scheme: catalogue.score, tier: role.tier, isHeightened: subject.isHeightened, stated: word.facts,
      register: register)
    let person = PersonScore(
      pages.all.map { page in
        ProfileFacts(page, scoring: scoring, catalogue: catalogue, decisions: decisions)
      }, scoring: scoring)

    let findings = Judgement(
      pages: pages, rules: rules, role: role, person: person, decisions: decisions,
      letters: catalogue.letters
    ).findings()
    return Audit(
      tool: tool,
      subject: subject,
      role: role,
      auditedAt: time,
      profiles: pages.all.map(\.profile),
      findings: findings,
      combinations: person.combinations(role: role, profileIDs: pages.all.map(\.profile.id)),
      score: Assessment(pages: pages, rules: rules, scoring: scoring, word: word).score(of: person),
      firstSteps: FirstSteps(findings: findings, pages: pages, person: person).chosen(),
      notAssessed: pages.all.compactMap(pages.notAssessed),
      adviceOnly: catalogue.adviceOnly(
        for: role, platformIDs: Set(pages.all.compactMap { $0.platform?.id })),
      questions: word.questions(for: pages.all.map(\.reading)),
      register: person.clusters.contains { scoring.isNamed($0.reaches) } ? register : nil)
  }
}
