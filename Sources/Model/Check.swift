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

extension ByRole where Value == Severity {
  /// The severity for `role`, which may only be raised: a lower entry for a higher tier is passed over.
  package func raised(for role: Role) -> Severity {
    let tiers = byTier.filter { $0.key <= role.tier }.map(\.value)
    return ([fallback, value(for: role)] + tiers).max() ?? fallback
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
  /// What the value says; `nil`: anything.
  package let value: ValueCondition?
  /// Kinds of fact of which the page has to show one as well, surely enough to count; empty: none.
  package let beside: [Attribute]

  package init(
    attributes: [Attribute], current: Bool? = true, minimumPrecision: Int = 0,
    visibilities: [Visibility] = [], value: ValueCondition? = nil, beside: [Attribute] = []
  ) {
    self.attributes = attributes
    self.current = current
    self.minimumPrecision = minimumPrecision
    self.visibilities = visibilities
    self.value = value
    self.beside = beside
  }
}

/// What the value of a fact has to say. One of the ways that are given is enough.
package struct ValueCondition: Codable, Hashable, Sendable {
  /// The person's own facts that a value may name.
  package enum OwnTerm: String, CaseIterable, Codable, Hashable, Sendable {
    case employer, workplace, jobTitle
  }

  /// Words or phrases of which the value holds at least one, compared folded.
  package let words: [String]
  /// How the value may start, as written ("@").
  package let starts: [String]
  /// Web domains at which, or below which, the address in the value is.
  package let domains: [String]
  /// Whether the web domains of the person's own employers count too.
  package let countsOwnDomains: Bool
  /// The person's own facts of which the value names one.
  package let ownTerms: [OwnTerm]

  package init(
    words: [String] = [], starts: [String] = [], domains: [String] = [], countsOwnDomains: Bool = false,
    ownTerms: [OwnTerm] = []
  ) {
    self.words = words
    self.starts = starts
    self.domains = domains
    self.countsOwnDomains = countsOwnDomains
    self.ownTerms = ownTerms
  }
}

/// What it means that a check's fact was not seen on a page that was seen whole.
package struct NotSeenRule: Codable, Hashable, Sendable {
  /// Kinds of fact without which the check does not apply to a page; empty: it applies to every page.
  package let onlyWhere: [Attribute]
  /// What the person can do to find out, where no page can rule the fact out; `nil`: the page can.
  package let cannotRuleOut: String?

  /// The page can rule the fact out.
  package static let clear = NotSeenRule()

  package init(onlyWhere: [Attribute] = [], cannotRuleOut: String? = nil) {
    self.onlyWhere = onlyWhere
    self.cannotRuleOut = cannotRuleOut
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
  /// Of ``anySite``: the id of a check whose settings page, on each platform, these steps are taken on.
  package let opensAs: String?
  /// What the steps hide, as a phrase, where no check of the catalogue says it ("your list of friends").
  package let hides: String?

  /// Steps that hold anywhere.
  package static let anySite = "any-site"

  package init(
    platformID: String, steps: [String], link: String? = nil, asOf: String? = nil,
    source: String? = nil, minutes: Int, sideEffect: String? = nil, undo: String? = nil,
    opensAs: String? = nil, hides: String? = nil, translations: [Language: RemediationText] = [:]
  ) {
    self.platformID = platformID
    self.steps = steps
    self.link = link
    self.asOf = asOf
    self.source = source
    self.minutes = minutes
    self.sideEffect = sideEffect
    self.undo = undo
    self.opensAs = opensAs
    self.hides = hides
    self.translations = translations
  }

  /// The same steps on a platform's own settings page. Nobody has walked them there.
  package func opening(_ link: String, on platformID: String) -> Remediation {
    Remediation(
      platformID: platformID, steps: steps, link: link, minutes: minutes, sideEffect: sideEffect, undo: undo,
      translations: translations)
  }

  /// The same with what it says in other languages.
  package func translated(_ translations: [Language: RemediationText]) -> Remediation {
    Remediation(
      platformID: platformID, steps: steps, link: link, asOf: asOf, source: source, minutes: minutes,
      sideEffect: sideEffect, undo: undo, opensAs: opensAs, hides: hides, translations: translations)
  }
}

/// A small page and what its check has to say of it. Runs as a test.
package struct CheckExample: Codable, Hashable, Sendable {
  /// Another of the person's pages beside the example's own.
  package struct Page: Codable, Hashable, Sendable {
    package let html: String
    package let url: String?
    package let status: Int

    package init(html: String, url: String?, status: Int) {
      self.html = html
      self.url = url
      self.status = status
    }
  }

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
  /// The person's other pages, for a check that is asked of all pages together.
  package let others: [Page]

  package init(
    says: String, outcome: Outcome, shows: String?, html: String, url: String?, status: Int,
    isKnownMiss: Bool, position: FilePosition, others: [Page] = []
  ) {
    self.says = says
    self.outcome = outcome
    self.shows = shows
    self.html = html
    self.url = url
    self.status = status
    self.isKnownMiss = isKnownMiss
    self.position = position
    self.others = others
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
  /// Set where the check is asked once of all pages; then ``condition`` names the facts that it shows.
  package let joined: JoinCondition?
  package let notSeen: NotSeenRule
  /// Whether it is asked only where the person wants it (``Subject/alsoLooksFor``).
  package let isOnRequest: Bool
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
    notSeen: NotSeenRule = .clear, isOnRequest: Bool = false, severity: ByRole<Severity>,
    remediations: [Remediation], falseAlarms: [String], examples: [CheckExample],
    translations: [Language: CheckText] = [:], position: FilePosition, joined: JoinCondition? = nil
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
    self.joined = joined
    self.notSeen = notSeen
    self.isOnRequest = isOnRequest
    self.severity = severity
    self.remediations = remediations
    self.falseAlarms = falseAlarms
    self.examples = examples
    self.translations = translations
    self.position = position
  }

  /// The same check with what the files of the platforms say about it in place of its own words on them.
  ///
  /// A platform without steps of its own gives the page on which those for any site are taken
  /// (``Remediation/opensAs``).
  package func advised(by platforms: [Platform]) -> Check {
    let anySite = remediations.first { $0.platformID == Remediation.anySite }
    let theirs = platforms.compactMap { platform -> Remediation? in
      if let own = platform.advice[id] { return own }
      guard let anySite, let page = anySite.opensAs, let link = platform.advice[page]?.link,
        !remediations.contains(where: { $0.platformID == platform.id })
      else { return nil }
      return anySite.opening(link, on: platform.id)
    }
    guard !theirs.isEmpty else { return self }
    let told = Set(theirs.map(\.platformID))
    return Check(
      id: id, title: title, lookedFor: lookedFor, status: status, policy: policy, why: why,
      personalData: personalData, threat: threat, condition: condition, notSeen: notSeen,
      isOnRequest: isOnRequest, severity: severity,
      remediations: remediations.filter { !told.contains($0.platformID) } + theirs,
      falseAlarms: falseAlarms, examples: examples, translations: translations, position: position,
      joined: joined)
  }

  /// The steps for a platform: its own where there are any, else those for any site.
  package func remediation(for platformID: String?) -> Remediation? {
    remediations.first { $0.platformID == platformID }
      ?? remediations.first { $0.platformID == Remediation.anySite }
  }
}
