import Foundation
package import Model

/// Masks what an audit holds of the person, so that it can be shown to others that the audit was done.
///
/// Kinds of fact, severities, role and score stay: they are the point of sharing. A value becomes its kind and a number
/// ("an employer (1)"), the same everywhere in one report. Names of files, addresses, excerpts and fingerprints go,
/// since each could be looked up. Masking a masked audit changes nothing.
package struct Redaction: Sendable {
  let words: any Words

  /// - Parameter language: in which the kinds are named that stand in the place of values.
  package init(language: Language = .english) {
    words = language.words
  }

  /// The masked audit.
  package func redact(_ audit: Audit) -> Audit {
    var tokens = Tokens(words: words)
    let names = audit.subject.names.prefix(1).map(Self.initials)
    let titles = profileTitles(audit)
    let profiles = audit.profiles.enumerated().map { index, profile in
      redact(profile, number: index + 1, title: titles[profile.id] ?? profile.id, &tokens)
    }
    let ids = Dictionary(
      audit.findings.map { ($0.id, $0.joined == nil ? "f-\($0.profileID)-\($0.checkID)" : $0.id) },
      uniquingKeysWith: { first, _ in first })
    let oldTitles = audit.profileTitles
    return Audit(
      tool: audit.tool,
      subject: Subject(
        names: names, roleID: audit.subject.roleID, isSelfAudit: audit.subject.isSelfAudit,
        isHeightened: audit.subject.isHeightened),
      role: audit.role, auditedAt: audit.auditedAt, profiles: profiles,
      findings: audit.findings.enumerated().map { redact($1, number: $0 + 1, id: ids[$1.id] ?? $1.id) },
      combinations: audit.combinations.map { combination in
        Combination(
          id: combination.id, title: combination.title, severity: combination.severity,
          profileIDs: combination.profileIDs, attributes: combination.attributes, why: combination.why,
          joints: combination.joints.map(redact))
      }, score: redact(audit.score),
      firstSteps: audit.firstSteps.map { step in
        FirstStep(
          title: retitled(step.title, from: oldTitles, to: titles), platformID: step.platformID,
          link: step.link,
          minutes: step.minutes, findingIDs: step.findingIDs.map { ids[$0] ?? $0 },
          scoreBefore: step.scoreBefore, scoreAfter: step.scoreAfter)
      },
      notAssessed: audit.notAssessed.map { page in
        NotAssessed(
          profileID: page.profileID, requestedURL: address(page.profileID, in: profiles), state: page.state,
          reason: words.state(page.state), nextStep: words.redactedStep,
          stepKind: .readFullReport)
      },
      adviceOnly: audit.adviceOnly, register: audit.register,
      comparison: audit.comparison.map { redact($0, ids: ids, &tokens) },
      isRedacted: true,
      bandBreaks: audit.bandBreaks.map { step in
        BandBreak(
          below: step.below, scoreAfter: step.scoreAfter, minutes: step.minutes,
          changes: step.changes.map { change in
            Change(
              title: retitled(change.title, from: oldTitles, to: titles), profileID: change.profileID,
              platformID: change.platformID, link: change.link, minutes: change.minutes,
              findingID: ids[change.findingID] ?? change.findingID)
          })
      })
  }

  // MARK: Pages

  /// The platform's name, or "website 1" for a site whose own name may be the person's.
  private func profileTitles(_ audit: Audit) -> [String: String] {
    var websites = 0
    var titles: [String: String] = [:]
    for profile in audit.profiles {
      if profile.reading.platformID != nil {
        titles[profile.id] = profile.title
      } else {
        websites += 1
        titles[profile.id] = "\(words.redactedSite) \(websites)"
      }
    }
    return titles
  }

  private func redact(
    _ profile: AuditedProfile, number: Int, title: String, _ tokens: inout Tokens
  ) -> AuditedProfile {
    let reading = profile.reading
    let capture = reading.capture
    return AuditedProfile(
      id: profile.id, title: title,
      reading: PageReading(
        capture: capture.with {
          $0.requestedURL = words.redactedAddress(title, number)
          $0.finalURL = nil
          $0.redirects = []
          $0.headers = []
          $0.byteCount = 0
          $0.failure = nil
          $0.reason = .listed
        },
        address: nil, platformID: reading.platformID, state: reading.state,
        stateReason: words.state(reading.state),
        exposures: reading.exposures.map { exposure in
          Exposure(
            id: exposure.id, attribute: exposure.attribute, value: tokens.token(for: exposure),
            evidence: exposure.evidence.prefix(1).map {
              Evidence(source: $0.source, locator: "", excerpt: "")
            },
            visibility: exposure.visibility, confidence: exposure.confidence, precision: exposure.precision,
            current: exposure.current)
        }))
  }

  private func address(_ profileID: String, in profiles: [AuditedProfile]) -> String {
    profiles.first { $0.id == profileID }?.reading.capture.requestedURL ?? profileID
  }

  /// A step's title may name the person's own site.
  private func retitled(_ text: String, from old: [String: String], to new: [String: String]) -> String {
    old.reduce(text) { text, entry in
      guard let title = new[entry.key], title != entry.value, !entry.value.isEmpty else { return text }
      return text.replacing(entry.value, with: title)
    }
  }

  /// Without the lines that come from an answer: what the person told stays with them, as do the questions.
  private func redact(_ score: Score) -> Score {
    Score(
      value: score.value, upper: score.upper, band: score.band,
      working: score.working.filter { $0.attribute.map(Attribute.ofPages.contains) ?? true },
      schemeVersion: score.schemeVersion)
  }

  /// What pages share could be looked up; how they are joined is the point of sharing.
  private func redact(_ joint: Joint) -> Joint {
    Joint(
      sign: joint.sign, profileIDs: joint.profileIDs, shared: [words.redactedShared],
      exposureIDs: joint.exposureIDs)
  }

  // MARK: Findings

  private func redact(_ finding: Finding, number: Int, id: String) -> Finding {
    Finding(
      id: id, checkID: finding.checkID, title: finding.title, lookedFor: finding.lookedFor,
      outcome: finding.outcome, severity: finding.severity, clauses: finding.clauses,
      profileID: finding.profileID, exposureIDs: finding.exposureIDs, confidence: finding.confidence,
      why: finding.why, remediations: finding.remediations, gain: finding.gain, cause: finding.cause,
      nextStep: finding.nextStep.map { _ in words.redactedStep }, fingerprint: "redacted-\(number)",
      answer: finding.answer.map { FindingAnswer(word: $0.word, why: "") },
      joined: finding.joined.map {
        JoinedPages(profileIDs: $0.profileIDs, joints: $0.joints.map(redact))
      }, isScored: finding.isScored, letters: finding.letters,
      stepKind: finding.nextStep.map { _ in .readFullReport }, translations: finding.translations)
  }

  private func redact(_ comparison: Comparison, ids: [String: String], _ tokens: inout Tokens) -> Comparison {
    var number = 0
    func past(_ finding: PastFinding) -> PastFinding {
      number += 1
      return PastFinding(
        checkID: finding.checkID, title: finding.title, severity: finding.severity,
        profileTitle: words.redactedSite, requestedURL: words.redactedSite, attributes: finding.attributes,
        values: [], fingerprint: "redacted-past-\(number)", reason: finding.reason,
        doubt: finding.doubt, titles: finding.titles)
    }
    return Comparison(
      baselineAuditedAt: comparison.baselineAuditedAt, baselineScore: comparison.baselineScore,
      isRescored: comparison.isRescored,
      states: Dictionary(
        comparison.states.map { (ids[$0.key] ?? $0.key, $0.value) }, uniquingKeysWith: { first, _ in first }),
      absent: comparison.absent.map(past), notAssessedNow: comparison.notAssessedNow.map(past))
  }

  /// "R. O." for "Rhian Oakeshott".
  static func initials(_ name: String) -> String {
    name.split { $0.isWhitespace || $0 == "." }.compactMap(\.first).map { "\($0.uppercased())." }
      .joined(separator: " ")
  }

  /// Hands out one token for each value.
  private struct Tokens {
    let words: any Words
    private var numbers: [Attribute: [String: Int]] = [:]

    init(words: any Words) { self.words = words }

    mutating func token(for exposure: Exposure) -> String {
      switch exposure.attribute {
      case .name: return Redaction.initials(exposure.value)
      case .photograph: return words.picture
      default: break
      }
      let known = numbers[exposure.attribute] ?? [:]
      let number = known[exposure.normalisedValue] ?? known.count + 1
      numbers[exposure.attribute, default: [:]][exposure.normalisedValue] = number
      return words.redacted(exposure.attribute, number)
    }
  }
}
