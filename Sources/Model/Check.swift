/// How much harm a finding can do in a role (OWASP's five levels). From check and role, never from confidence.
package enum Severity: String, CaseIterable, Codable, Hashable, Comparable, Sendable {
  case note, low, medium, high, critical

  package static func < (a: Severity, b: Severity) -> Bool { a.order < b.order }

  private var order: Int {
    switch self {
    case .note: 0
    case .low: 1
    case .medium: 2
    case .high: 3
    case .critical: 4
    }
  }
}

/// What a check said of one profile (W3C EARL 1.0: failed, passed, inapplicable, cantTell).
package enum Outcome: String, CaseIterable, Codable, Hashable, Sendable {
  case flagged, clear, notApplicable, cannotTell
}

/// A place in a text file, so that a message or a failing example points at its line.
package struct FilePosition: Codable, Hashable, Sendable, CustomStringConvertible {
  /// The path as the person knows it ("Checks/work/employer-visible.yaml").
  package let file: String
  /// From 1.
  package let line: Int
  /// From 1.
  package let column: Int

  package init(file: String, line: Int, column: Int = 1) {
    self.file = file
    self.line = line
    self.column = column
  }

  /// "file:line".
  package var description: String { "\(file):\(line)" }
}

/// A clause of the policy and the words of it that a check serves.
package struct PolicyReference: Codable, Hashable, Sendable {
  /// "5.2" for the second sentence of section 5; "A.8" for the eighth bullet of the Appendix.
  package let clause: String
  /// The words of the policy, as written there.
  package let words: String

  package init(clause: String, words: String) {
    self.clause = clause
    self.words = words
  }
}

/// A value that may differ by role: the role's own, else its tier's or the next lower tier's, else the default.
package struct ByRole<Value: Codable & Hashable & Sendable>: Codable, Hashable, Sendable {
  package let fallback: Value
  package let byTier: [RoleTier: Value]
  package let byRole: [String: Value]

  package init(fallback: Value, byTier: [RoleTier: Value] = [:], byRole: [String: Value] = [:]) {
    self.fallback = fallback
    self.byTier = byTier
    self.byRole = byRole
  }

  /// The value for `role`.
  package func value(for role: Role) -> Value {
    if let own = byRole[role.id] { return own }
    let tiers = RoleTier.allCases.filter { $0 <= role.tier }.reversed()
    for tier in tiers {
      if let value = byTier[tier] { return value }
    }
    return fallback
  }
}

/// Which exposures flag a check. Every condition that is given has to hold.
package struct ExposureCondition: Codable, Hashable, Sendable {
  /// The kinds of fact, any of them. Never empty.
  package let attributes: [Attribute]
  /// `true`: only current facts; `false`: only past ones; `nil`: both.
  package let current: Bool?
  /// The least precision that counts.
  package let minimumPrecision: Int
  /// To whom the fact shows, any of them; empty: anyone.
  package let visibilities: [Visibility]
  /// Words or phrases of which the value holds at least one, compared folded; empty: any value.
  package let words: [String]

  package init(
    attributes: [Attribute], current: Bool? = true, minimumPrecision: Int = 0,
    visibilities: [Visibility] = [], words: [String] = []
  ) {
    self.attributes = attributes
    self.current = current
    self.minimumPrecision = minimumPrecision
    self.visibilities = visibilities
    self.words = words
  }
}

/// Steps that close one finding on one platform.
package struct Remediation: Codable, Hashable, Sendable {
  /// The id of a platform, or ``anySite``.
  package let platformID: String
  /// Numbered steps in the imperative.
  package let steps: [String]
  /// The settings page itself (https).
  package let link: String?
  /// When the steps were last walked ("2025-09-01"), and where they come from.
  package let asOf: String?
  package let source: String?
  /// About how long it takes.
  package let minutes: Int
  /// What the person loses by it.
  package let sideEffect: String?
  /// How to take it back; `nil` where the steps say it, or where nobody knows.
  package let undo: String?
  /// The same in other languages, where somebody has written it.
  package let translations: [Language: RemediationText]

  /// Steps that hold anywhere.
  package static let anySite = "any-site"

  package init(
    platformID: String, steps: [String], link: String? = nil, asOf: String? = nil,
    source: String? = nil, minutes: Int, sideEffect: String? = nil, undo: String? = nil,
    translations: [Language: RemediationText] = [:]
  ) {
    self.platformID = platformID
    self.steps = steps
    self.link = link
    self.asOf = asOf
    self.source = source
    self.minutes = minutes
    self.sideEffect = sideEffect
    self.undo = undo
    self.translations = translations
  }

  /// The same with what it says in other languages.
  package func translated(_ translations: [Language: RemediationText]) -> Remediation {
    Remediation(
      platformID: platformID, steps: steps, link: link, asOf: asOf, source: source, minutes: minutes,
      sideEffect: sideEffect, undo: undo, translations: translations)
  }
}

/// A small page and what its check has to say of it. Runs as a test.
package struct CheckExample: Codable, Hashable, Sendable {
  /// One line for the reader ("a former employer").
  package let says: String
  package let outcome: Outcome
  /// For `flagged`: the value that must be found.
  package let shows: String?
  /// The page.
  package let html: String
  /// The page's address.
  package let url: String?
  /// The HTTP status it came with.
  package let status: Int
  /// A miss that is known and recorded: the example must fail, and a test says when it no longer does.
  package let isKnownMiss: Bool
  package let position: FilePosition

  package init(
    says: String, outcome: Outcome, shows: String?, html: String, url: String?, status: Int,
    isKnownMiss: Bool, position: FilePosition
  ) {
    self.says = says
    self.outcome = outcome
    self.shows = shows
    self.html = html
    self.url = url
    self.status = status
    self.isKnownMiss = isKnownMiss
    self.position = position
  }
}

/// One thing the policy asks people to think about, from one YAML file of `Checks/`.
package struct Check: Codable, Hashable, Identifiable, Sendable {
  /// How far a check can be trusted.
  package enum Status: String, CaseIterable, Codable, Hashable, Sendable {
    case trial, stable, retired
  }

  /// The name of its file without the ending: what is seen, no verb ("employer-visible").
  package let id: String
  /// What is said when it is flagged ("Your employer is on show").
  package let title: String
  /// What was looked for, as a phrase for "Looked for and not seen: …" ("your employer").
  package let lookedFor: String
  package let status: Status
  package let policy: [PolicyReference]
  package let why: ByRole<String>
  /// The W3C DPV term ("pd:CurrentEmployment").
  package let personalData: String
  /// The LINDDUN threat type ("identifying").
  package let threat: String
  package let condition: ExposureCondition
  package let severity: ByRole<Severity>
  /// By platform; the one for ``Remediation/anySite`` is always there. A platform's own come from its file.
  package let remediations: [Remediation]
  /// When the check is wrong, in plain words.
  package let falseAlarms: [String]
  package let examples: [CheckExample]
  /// What it says in other languages, where somebody has written it.
  package let translations: [Language: CheckText]
  package let position: FilePosition

  package init(
    id: String, title: String, lookedFor: String, status: Status, policy: [PolicyReference],
    why: ByRole<String>, personalData: String, threat: String, condition: ExposureCondition,
    severity: ByRole<Severity>, remediations: [Remediation], falseAlarms: [String],
    examples: [CheckExample], translations: [Language: CheckText] = [:], position: FilePosition
  ) {
    self.id = id
    self.title = title
    self.lookedFor = lookedFor
    self.status = status
    self.policy = policy
    self.why = why
    self.personalData = personalData
    self.threat = threat
    self.condition = condition
    self.severity = severity
    self.remediations = remediations
    self.falseAlarms = falseAlarms
    self.examples = examples
    self.translations = translations
    self.position = position
  }

  /// The same check with what the files of the platforms say about it in place of its own words on them.
  package func advised(by platforms: [Platform]) -> Check {
    let theirs = platforms.compactMap { $0.advice[id] }
    guard !theirs.isEmpty else { return self }
    let told = Set(theirs.map(\.platformID))
    return Check(
      id: id, title: title, lookedFor: lookedFor, status: status, policy: policy, why: why,
      personalData: personalData, threat: threat, condition: condition, severity: severity,
      remediations: remediations.filter { !told.contains($0.platformID) } + theirs,
      falseAlarms: falseAlarms, examples: examples, translations: translations, position: position)
  }

  /// The steps for a platform: its own where there are any, else those for any site.
  package func remediation(for platformID: String?) -> Remediation? {
    remediations.first { $0.platformID == platformID }
      ?? remediations.first { $0.platformID == Remediation.anySite }
  }
}
