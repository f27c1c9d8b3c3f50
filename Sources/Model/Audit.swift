package import Foundation

/// One line of the score's working.
package struct ScoreLine: Codable, Hashable, Sendable {
  /// The attribute that counts, or `nil` for a combination.
  package let attribute: Attribute?
  /// The combination's id, or `nil` for an attribute.
  package let combinationID: String?
  /// What is printed ("Your employer").
  package let label: String
  /// In hundredths of a point.
  package let hundredths: Int

  package init(attribute: Attribute?, combinationID: String?, label: String, hundredths: Int) {
    self.attribute = attribute
    self.combinationID = combinationID
    self.label = label
    self.hundredths = hundredths
  }
}

/// How exposed the person is, 0 to 99, as a range when something was not assessed.
package struct Score: Codable, Hashable, Sendable {
  /// What was seen.
  package let value: Int
  /// What it would be if all that was not seen were on show.
  package let upper: Int
  package let band: Band
  package let working: [ScoreLine]
  /// The version of the weights.
  package let schemeVersion: String

  package init(value: Int, upper: Int, band: Band, working: [ScoreLine], schemeVersion: String) {
    self.value = value
    self.upper = upper
    self.band = band
    self.working = working
    self.schemeVersion = schemeVersion
  }
}

/// What one check said of one profile.
package struct Finding: Codable, Hashable, Identifiable, Sendable {
  /// Unique in its audit and the same in the next ("f-linkedin-employer-visible").
  package let id: String
  package let checkID: String
  /// The check's title.
  package let title: String
  /// What was looked for, as a phrase.
  package let lookedFor: String
  package let outcome: Outcome
  package let severity: Severity
  /// The clauses served, the first one first.
  package let clauses: [String]
  /// The ``AuditedProfile/id``.
  package let profileID: String
  /// Ids of the exposures that flagged it, or that the person should look at.
  package let exposureIDs: [String]
  /// The surest exposure's confidence; `nil` without one.
  package let confidence: Confidence?
  /// Why it matters in this role.
  package let why: String
  /// What to do, this platform's steps first.
  package let remediations: [Remediation]
  /// Score now minus score without this finding; 0 when another profile says the same.
  package let gain: Int
  /// Why it could not be settled, for `cannotTell`.
  package let cause: CannotTellCause?
  /// What settles it, for `cannotTell`.
  package let nextStep: String?
  /// The kind of ``nextStep``, where it has one.
  package let stepKind: NextStep?
  /// A hash of check, profile, attribute and values, by which two audits are compared.
  package let fingerprint: String
  /// The person's word on it. What is "not me" has the outcome `notApplicable` where the page was seen.
  package let answer: FindingAnswer?
  /// What it says in other languages, where the check does.
  package let translations: [Language: FindingText]
  /// The pages that it is about and what joins them, where the check is asked of all pages together;
  /// ``profileID`` is then the first of them.
  package let joined: JoinedPages?
  /// Whether the score counts facts of this kind at all. What it does not count is listed, and gains nothing.
  package let isScored: Bool
  /// Ids of letters to those who can take it down.
  package let letters: [String]

  package init(
    id: String, checkID: String, title: String, lookedFor: String, outcome: Outcome, severity: Severity,
    clauses: [String], profileID: String, exposureIDs: [String], confidence: Confidence?, why: String,
    remediations: [Remediation], gain: Int, cause: CannotTellCause?, nextStep: String?,
    fingerprint: String, answer: FindingAnswer? = nil, joined: JoinedPages? = nil, isScored: Bool = true,
    letters: [String] = [], stepKind: NextStep? = nil, translations: [Language: FindingText] = [:]
  ) {
    self.id = id
    self.checkID = checkID
    self.title = title
    self.lookedFor = lookedFor
    self.outcome = outcome
    self.severity = severity
    self.clauses = clauses
    self.profileID = profileID
    self.exposureIDs = exposureIDs
    self.confidence = confidence
    self.why = why
    self.remediations = remediations
    self.gain = gain
    self.cause = cause
    self.nextStep = nextStep
    self.stepKind = stepKind
    self.translations = translations
    self.fingerprint = fingerprint
    self.answer = answer
    self.joined = joined
    self.isScored = isScored
    self.letters = letters
  }
}

extension Finding {
  /// The same finding under another id.
  package func identified(by id: String) -> Finding {
    Finding(
      id: id, checkID: checkID, title: title, lookedFor: lookedFor, outcome: outcome, severity: severity,
      clauses: clauses, profileID: profileID, exposureIDs: exposureIDs, confidence: confidence, why: why,
      remediations: remediations, gain: gain, cause: cause, nextStep: nextStep, fingerprint: fingerprint,
      answer: answer, joined: joined, isScored: isScored, letters: letters, stepKind: stepKind,
      translations: translations)
  }
}

/// A question as it stands in an audit: what was asked, and the answer if there is one.
package struct AskedQuestion: Codable, Hashable, Identifiable, Sendable {
  package let id: String
  package let asks: String
  package let explains: String
  /// The clauses served, the first one first.
  package let clauses: [String]
  package let answer: Answer?
  /// Whether the score says "not enough checked" until there is a yes or no.
  package let isNeeded: Bool
  /// How much a yes matters in this role; `nil` where it calls for no step.
  package let severity: Severity?
  package let why: String
  /// What to do after a yes.
  package let steps: [String]

  package init(
    id: String, asks: String, explains: String, clauses: [String], answer: Answer?, isNeeded: Bool,
    severity: Severity?, why: String, steps: [String]
  ) {
    self.id = id
    self.asks = asks
    self.explains = explains
    self.clauses = clauses
    self.answer = answer
    self.isNeeded = isNeeded
    self.severity = severity
    self.why = why
    self.steps = steps
  }

  /// Not assessed, with the cause ``CannotTellCause/unanswered``.
  package var isOpen: Bool { answer == nil || answer == .notSure }

  /// Whether the answer calls for a step.
  package var isFlagged: Bool { answer == .yes && severity != nil }
}

/// One of the person's pages, as read, with its place in the audit.
package struct AuditedProfile: Codable, Hashable, Identifiable, Sendable {
  /// "p1", "p2" in the order the person gave them.
  package let id: String
  /// The platform as people call it, else the host or the file's name.
  package let title: String
  /// Exposures in here carry ids that are unique in the audit ("p1-e01").
  package let reading: PageReading

  package init(id: String, title: String, reading: PageReading) {
    self.id = id
    self.title = title
    self.reading = reading
  }
}

/// Facts that say more together than alone.
package struct Combination: Codable, Hashable, Identifiable, Sendable {
  package let id: String
  package let title: String
  package let severity: Severity
  package let profileIDs: [String]
  package let attributes: [Attribute]
  package let why: String
  /// What joins those pages, and any page between them; empty for one page.
  package let joints: [Joint]

  package init(
    id: String, title: String, severity: Severity, profileIDs: [String], attributes: [Attribute],
    why: String, joints: [Joint] = []
  ) {
    self.id = id
    self.title = title
    self.severity = severity
    self.profileIDs = profileIDs
    self.attributes = attributes
    self.why = why
    self.joints = joints
  }
}

/// All findings that one visit to one settings page closes.
package struct FirstStep: Codable, Hashable, Sendable {
  package let title: String
  package let platformID: String
  package let link: String?
  package let minutes: Int
  /// Ids of the findings it closes.
  package let findingIDs: [String]
  /// The score with the steps above it done, before and after this one.
  package let scoreBefore: Int
  package let scoreAfter: Int

  package init(
    title: String, platformID: String, link: String?, minutes: Int, findingIDs: [String],
    scoreBefore: Int, scoreAfter: Int
  ) {
    self.title = title
    self.platformID = platformID
    self.link = link
    self.minutes = minutes
    self.findingIDs = findingIDs
    self.scoreBefore = scoreBefore
    self.scoreAfter = scoreAfter
  }
}

/// A page that could not be judged. Always shown, never counted as safe.
package struct NotAssessed: Codable, Hashable, Sendable {
  package let profileID: String
  package let requestedURL: String
  package let state: PageState
  package let reason: String
  /// What the person can do to have it assessed.
  package let nextStep: String
  /// The kind of ``nextStep``, where it has one.
  package let stepKind: NextStep?

  package init(
    profileID: String, requestedURL: String, state: PageState, reason: String, nextStep: String,
    stepKind: NextStep? = nil
  ) {
    self.profileID = profileID
    self.requestedURL = requestedURL
    self.state = state
    self.reason = reason
    self.nextStep = nextStep
    self.stepKind = stepKind
  }
}

/// A clause that no page can show, with what to do about it.
package struct ClauseAdvice: Codable, Hashable, Sendable {
  package let clause: String
  package let advice: String
  /// Ids of letters that do what it says.
  package let letters: [String]

  package init(clause: String, advice: String, letters: [String] = []) {
    self.clause = clause
    self.advice = advice
    self.letters = letters
  }
}

/// The program and rules that made an audit.
package struct Tool: Codable, Hashable, Sendable {
  package let name: String
  package let version: String
  /// The version of the catalogue.
  package let catalogue: String

  package init(name: String, version: String, catalogue: String) {
    self.name = name
    self.version = version
    self.catalogue = catalogue
  }
}

/// One whole audit. Every report is a rendering of this and computes nothing.
package struct Audit: Codable, Hashable, Sendable {
  package let tool: Tool
  package let subject: Subject
  package let role: Role
  package let auditedAt: Date
  package let profiles: [AuditedProfile]
  /// Flagged first, by severity and then confidence; then those to check; then the rest.
  package let findings: [Finding]
  package let combinations: [Combination]
  package let score: Score
  /// At most three.
  package let firstSteps: [FirstStep]
  /// For each band that the score has reached, the nearest first, where changes that we know of lead below it.
  package let bandBreaks: [BandBreak]
  package let notAssessed: [NotAssessed]
  package let adviceOnly: [ClauseAdvice]
  /// What only the person can tell, in the order in which it is asked.
  package let questions: [AskedQuestion]
  /// A public register that leads from the person's full name to their work, if a page shows that name.
  package let register: PublicRegister?
  /// What changed since an earlier audit, if it was compared with one.
  package let comparison: Comparison?
  /// Whether values, addresses and excerpts were masked.
  package let isRedacted: Bool

  package init(
    tool: Tool, subject: Subject, role: Role, auditedAt: Date, profiles: [AuditedProfile],
    findings: [Finding], combinations: [Combination], score: Score, firstSteps: [FirstStep],
    notAssessed: [NotAssessed], adviceOnly: [ClauseAdvice], questions: [AskedQuestion] = [],
    register: PublicRegister? = nil, comparison: Comparison? = nil,
    isRedacted: Bool = false, bandBreaks: [BandBreak] = []
  ) {
    self.tool = tool
    self.subject = subject
    self.role = role
    self.auditedAt = auditedAt
    self.profiles = profiles
    self.findings = findings
    self.combinations = combinations
    self.score = score
    self.firstSteps = firstSteps
    self.bandBreaks = bandBreaks
    self.notAssessed = notAssessed
    self.adviceOnly = adviceOnly
    self.questions = questions
    self.register = register
    self.comparison = comparison
    self.isRedacted = isRedacted
  }

  /// The same audit with what changed.
  package func compared(_ comparison: Comparison) -> Audit {
    Audit(
      tool: tool, subject: subject, role: role, auditedAt: auditedAt, profiles: profiles, findings: findings,
      combinations: combinations, score: score, firstSteps: firstSteps, notAssessed: notAssessed,
      adviceOnly: adviceOnly, questions: questions, register: register, comparison: comparison,
      isRedacted: isRedacted, bandBreaks: bandBreaks)
  }
}
