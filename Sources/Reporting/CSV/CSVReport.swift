import Foundation
package import Model

/// The audit as a table for a spreadsheet: one row for each finding and each fact behind it.
///
/// It leaves out what does not fit a table, such as steps and the score's working. JSON is the lossless form.
package struct CSVReport: Sendable {
  /// The columns of schema 1.0. None is renamed or moved without another version.
  static let header = [
    "audited_at", "profile_id", "platform", "requested_url", "state", "seen_as", "check", "outcome",
    "severity", "clause", "title", "attribute", "value", "visibility", "confidence", "precision", "current",
    "source", "excerpt", "why", "gain_points", "score_value", "score_upper", "fingerprint", "baseline",
    "as_of",
    "settings_url", "found_through", "answer", "answer_why", "joined_pages", "joined_by", "steps_note",
  ]

  /// Belongs before the table in a file: Excel takes a file without it for one in the local code page, and Welsh
  /// letters come out wrong. In a pipe a script would take it for a part of the first column's name.
  package static let fileMark = "\u{FEFF}"

  let words = EnglishWords()

  package init() {}

  /// The whole table, without ``fileMark``, with a line feed at its end.
  package func render(_ audit: Audit) -> String {
    let exposures = Dictionary(
      audit.profiles.flatMap(\.reading.exposures).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first }
    )
    let profiles = Dictionary(audit.profiles.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let judged = Set(audit.findings.map(\.profileID))
    let titles = audit.profileTitles
    let told = audit.findings.flatMap { finding -> [[String: String]] in
      let page = pageCells(profiles[finding.profileID], id: finding.profileID)
      let state = audit.comparison?.states[finding.id] ?? .new
      let cells = page.merging(findingCells(finding, state: state, on: audit.auditedAt)) { _, new in new }
        .merging(joinedCells(finding.joined, titles: titles)) { _, new in new }
      let facts = finding.exposureIDs.compactMap { exposures[$0] }
      return facts.isEmpty ? [cells] : facts.map { cells.merging(exposureCells($0)) { _, new in new } }
    }
    // A page of which no check says a word must not be missing, as if nobody had given it.
    let untold = audit.profiles.filter { !judged.contains($0.id) }.map { pageCells($0, id: $0.id) }
    let past =
      (audit.comparison.map(pastRows) ?? []) + personRows(audit) + breakRows(audit)
    let common = [
      "audited_at": ReportDate.utc(audit.auditedAt), "score_value": String(audit.score.value),
      "score_upper": String(audit.score.upper),
    ]
    let rows = (told + untold + past).map { cells in
      Self.header.map { cells[$0] ?? common[$0] ?? "" }
    }
    return ([Self.header] + safety(audit) + rows).map(CSVWriter.row).joined()
  }

  /// The note for somebody who is threatened, before all else.
  private func safety(_ audit: Audit) -> [[String]] {
    guard audit.subject.isHeightened else { return [] }
    let cells = [
      "audited_at": ReportDate.utc(audit.auditedAt), "check": "safety", "title": words.safetyTitle,
      "why": words.safety.joined(separator: " "),
    ]
    return [Self.header.map { cells[$0] ?? "" }]
  }

  private func pageCells(_ profile: AuditedProfile?, id: String) -> [String: String] {
    var cells = ["profile_id": Shown(id).text]
    guard let reading = profile?.reading else { return cells }
    cells["platform"] = reading.platformID.map { Shown($0).text }
    cells["requested_url"] = Shown(address: reading.capture.requestedURL).text
    cells["state"] = reading.state.rawValue
    cells["found_through"] = reading.capture.reason.origin.map { Shown(address: $0).text }
    cells["seen_as"] = reading.capture.seenAs.rawValue
    return cells
  }

  private func findingCells(_ finding: Finding, state: BaselineState, on date: Date) -> [String: String] {
    let dates = ReportDate(timeZone: .gmt, words: words)
    let remediation = finding.remediations.first
    return [
      "check": Shown(finding.checkID).text, "outcome": finding.outcome.rawValue,
      "severity": finding.severity.rawValue, "clause": Shown(finding.clauses.first ?? "").text,
      "title": title(finding), "why": Shown(finding.why, limit: 1000).text,
      "gain_points": String(max(0, finding.gain)), "fingerprint": Shown(finding.fingerprint).text,
      // An audit that is compared with no other has only new findings (SARIF: baselineState).
      "baseline": state.rawValue, "as_of": Shown(remediation?.asOf ?? "").text,
      "settings_url": SafeLink(remediation?.link)?.text ?? "",
      "answer": finding.answer?.word.rawValue ?? "",
      "answer_why": finding.answer.map { Shown($0.why).text } ?? "",
      "steps_note": StepNote(remediation, on: date, dates: dates)?.text ?? "",
    ]
  }

  private func joinedCells(_ joined: JoinedPages?, titles: [String: String]) -> [String: String] {
    guard let joined else { return [:] }
    return [
      "joined_pages": joined.profileIDs.map { Shown($0).text }.joined(separator: " "),
      "joined_by": joined.joints.map { JointPart($0, titles: titles, words: words).line }
        .joined(separator: " "),
    ]
  }

  /// The fewest changes below each band: a row for each change.
  private func breakRows(_ audit: Audit) -> [[String: String]] {
    audit.bandBreaks.flatMap { step in
      step.changes.map { change in
        [
          "check": "below-\(step.below.rawValue.replacing(" ", with: "-"))",
          "title": "\(words.breakLead(step.below)) \(Shown(change.title).text)",
          "why": words.breakEnd(step, from: audit.score.value, arrow: "->"),
          "settings_url": SafeLink(change.link)?.text ?? "",
        ]
      }
    }
  }

  /// What was on show in the earlier audit and is not among today's findings.
  private func pastRows(_ comparison: Comparison) -> [[String: String]] {
    func row(_ finding: PastFinding, _ baseline: String) -> [String: String] {
      [
        "requested_url": Shown(address: finding.requestedURL).text, "check": Shown(finding.checkID).text,
        "severity": finding.severity.rawValue, "title": Shown(finding.title).text,
        "attribute": finding.attributes.map(\.rawValue).joined(separator: " "),
        "value": Shown(finding.values.joined(separator: ", ")).text,
        "why": Shown(finding.reason ?? words.goneTitle).text, "fingerprint": Shown(finding.fingerprint).text,
        "baseline": baseline,
      ]
    }
    return comparison.absent.map { row($0, "absent") }
      + comparison.notAssessedNow.map { row($0, "notAssessedNow") }
  }

  /// What only the person can tell, and what a register shows: rows without a page.
  private func personRows(_ audit: Audit) -> [[String: String]] {
    let questions = audit.questions.map { question in
      [
        "check": Shown(question.id).text, "title": Shown(question.asks).text,
        "outcome": question.isOpen ? Outcome.cannotTell.rawValue : question.isFlagged ? "flagged" : "",
        "severity": question.isFlagged ? question.severity?.rawValue ?? "" : "",
        "clause": Shown(question.clauses.first ?? "").text, "why": Shown(question.why, limit: 1000).text,
        "answer": question.answer?.rawValue ?? "",
      ]
    }
    let register = audit.register.map { register in
      [
        [
          "check": "register", "title": Shown(register.title).text,
          "why": Shown(register.says, limit: 1000).text,
        ]
      ]
    }
    return questions + (register ?? [])
  }

  /// The title of a check says that something is on show. Alone in a row it must not say so of what was not seen.
  private func title(_ finding: Finding) -> String {
    let title = Shown(finding.title).text
    let lookedFor = Shown(finding.lookedFor).text
    return switch finding.outcome {
    case .flagged: title
    case .cannotTell where finding.isToCheck: "\(words.pleaseCheck): \(title)"
    case .cannotTell: "\(words.couldNotTellLabel) \(lookedFor)"
    case .clear: "\(words.notSeenLabel) \(lookedFor)"
    case .notApplicable: "\(words.notApplicableLabel) \(lookedFor)"
    }
  }

  private func exposureCells(_ exposure: Exposure) -> [String: String] {
    let evidence = exposure.evidence.first
    // The address of a picture shows the face to whoever opens it, and tables get shared.
    let isPicture = exposure.attribute == .photograph
    return [
      "attribute": exposure.attribute.rawValue,
      "value": isPicture ? words.picture : Shown(exposure.value).text,
      "visibility": exposure.visibility.rawValue, "confidence": String(exposure.confidence.rawValue),
      "precision": String(exposure.precision), "current": String(exposure.current),
      "source": evidence?.source.rawValue ?? "",
      "excerpt": isPicture ? "" : Shown(evidence?.excerpt ?? "", limit: Evidence.excerptLimit).text,
    ]
  }
}
