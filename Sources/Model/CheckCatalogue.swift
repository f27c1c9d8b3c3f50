/// Named lists of words that recognisers and checks use, from `Checks/vocabulary/`.
package struct Vocabulary: Codable, Hashable, Sendable {
  /// List id ("job-head-nouns") to its words, as written.
  package let lists: [String: [String]]

  package init(lists: [String: [String]]) { self.lists = lists }

  /// The words of a list; empty if there is no such list.
  package subscript(_ id: String) -> [String] { lists[id] ?? [] }
}

/// Everything a policy owner decides: the content of `Checks/`, validated.
package struct CheckCatalogue: Codable, Hashable, Sendable {
  /// From `Checks/catalogue.yaml` ("2026-11-24").
  package let version: String
  /// In the order of their ids.
  package let checks: [Check]
  /// In the order of their ids.
  package let platforms: [Platform]
  /// In the order of `Checks/roles.yaml`. Holds ``Role/defaultID``.
  package let roles: [Role]
  package let vocabulary: Vocabulary
  package let score: ScoreScheme
  /// In the order of the policy.
  package let clauses: [PolicyClause]
  /// In the order in which they are asked.
  package let questions: [Question]
  package let advice: [Advice]
  package let alwaysPublic: [AlwaysPublic]
  package let registers: [PublicRegister]
  /// In the order of their ids.
  package let letters: [Letter]
  package let guide: GuidePlan

  package init(
    version: String, checks: [Check], platforms: [Platform], roles: [Role], vocabulary: Vocabulary,
    score: ScoreScheme, clauses: [PolicyClause] = [], questions: [Question] = [], advice: [Advice] = [],
    alwaysPublic: [AlwaysPublic] = [], registers: [PublicRegister] = [], letters: [Letter] = [],
    guide: GuidePlan = GuidePlan()
  ) {
    self.version = version
    self.checks = checks
    self.platforms = platforms
    self.roles = roles
    self.vocabulary = vocabulary
    self.score = score
    self.clauses = clauses
    self.questions = questions
    self.advice = advice
    self.alwaysPublic = alwaysPublic
    self.registers = registers
    self.letters = letters
    self.guide = guide
  }

  /// The platform that an address belongs to: the one with the longest matching domain.
  package func platform(at address: WebAddress) -> Platform? {
    var best: (platform: Platform, length: Int)?
    for platform in platforms {
      for domain in platform.domains where address.isWithin(domain) {
        if domain.utf8.count > best?.length ?? -1 { best = (platform, domain.utf8.count) }
      }
    }
    return best?.platform
  }
}
