import Foundation
package import Model

/// The audit for scripts, comparison and measuring: all of it, in the fixed shape of schema 1.0.
///
/// Keys may be added; none is renamed or moved without another ``schemaVersion``.
package struct JSONReport: Sendable {
  package static let schemaVersion = "1.0"

  package init() {}

  /// The whole document, with a line feed at its end.
  package func render(_ audit: Audit) -> String {
    let proxied = audit.profiles.count(where: \.reading.capture.viaProxy)
    return JSONWriter.write(
      .object([
        .init("schemaVersion", Self.schemaVersion),
        .init("tool", tool(audit.tool)),
        .init("subject", subject(audit.subject, role: audit.role)),
        .init("redacted", audit.isRedacted ? .boolean(true) : nil),
        .init("auditedAt", ReportDate.utc(audit.auditedAt)),
        .init("safety", audit.subject.isHeightened ? .strings(EnglishWords().safety) : nil),
        .init("profiles", .array(audit.profiles.map(profile))),
        .init("findings", .array(audit.findings.map { finding($0, of: audit) })),
        .init("combinations", .array(audit.combinations.map(combination))),
        .init("score", score(audit.score)),
        .init("firstSteps", .array(audit.firstSteps.map(firstStep))),
        .init("comparison", audit.comparison.map { comparison($0, audit) }),
        .init("notAssessed", .array(audit.notAssessed.map(notAssessed))),
        .init("adviceOnly", .array(audit.adviceOnly.map(advice))),
        .init("notes", proxied > 0 ? .strings([EnglishWords().viaProxy(proxied)]) : nil),
        .init("questions", .array(audit.questions.map(question))),
        .init("register", audit.register.map(register)),
        .init("bandBreaks", .array(audit.bandBreaks.map(bandBreak))),
      ]))
  }

  private func tool(_ tool: Tool) -> JSONValue {
    .object([
      .init("name", tool.name), .init("version", tool.version), .init("catalogue", tool.catalogue),
    ])
  }

  private func subject(_ subject: Subject, role: Role) -> JSONValue {
    .object([
      .init("role", role.id),
      .init("roleTitle", role.title),
      .init("name", subject.names.first),
      .init("statement", subject.isSelfAudit ? EnglishWords().selfAuditStatement : nil),
      .init("heightened", .boolean(subject.isHeightened)),
    ])
  }

  private func finding(_ finding: Finding, of audit: Audit) -> JSONValue {
    .object([
      .init("id", finding.id),
      .init("check", finding.checkID),
      .init("title", finding.title),
      .init("outcome", finding.outcome.rawValue),
      .init("severity", finding.severity.rawValue),
      .init("clause", finding.clauses.first ?? ""),
      .init("clauses", .strings(finding.clauses)),
      .init("profile", finding.profileID),
      .init("exposures", .strings(finding.exposureIDs)),
      .init("why", finding.why),
      .init("gain", .integer(finding.gain)),
      .init("cause", finding.cause?.rawValue),
      .init("nextStep", finding.nextStep),
      .init("fingerprint", finding.fingerprint),
      // An audit that is compared with no other has only new findings (SARIF: baselineState).
      .init("baseline", (audit.comparison?.states[finding.id] ?? .new).rawValue),
      .init("remediation", .array(finding.remediations.map { remediation($0, on: audit.auditedAt) })),
      .init("letters", finding.letters.isEmpty ? nil : .strings(finding.letters)),
      .init(
        "answer",
        finding.answer.map { .object([.init("word", $0.word.rawValue), .init("why", $0.why)]) }),
      .init("profiles", finding.joined.map { .strings($0.profileIDs) }),
      .init("joints", finding.joined.map { .array($0.joints.map(joint)) }),
    ])
  }

  private func remediation(_ remediation: Remediation, on date: Date) -> JSONValue {
    let dates = ReportDate(timeZone: .gmt, words: EnglishWords())
    return .object([
      .init("platform", remediation.platformID),
      .init("steps", .strings(remediation.steps)),
      .init("link", .orNull(remediation.link)),
      .init("asOf", remediation.asOf),
      .init("source", remediation.source),
      .init("minutes", .integer(remediation.minutes)),
      .init("sideEffect", remediation.sideEffect),
      .init("undo", remediation.undo),
      .init("warning", StepNote(remediation, on: date, dates: dates)?.warning),
    ])
  }

  private func combination(_ combination: Combination) -> JSONValue {
    .object([
      .init("id", combination.id),
      .init("title", combination.title),
      .init("severity", combination.severity.rawValue),
      .init("profiles", .strings(combination.profileIDs)),
      .init("attributes", .strings(combination.attributes.map(\.rawValue))),
      .init("why", combination.why),
      .init("joints", combination.joints.isEmpty ? nil : .array(combination.joints.map(joint))),
    ])
  }

  private func joint(_ joint: Joint) -> JSONValue {
    .object([
      .init("sign", joint.sign.rawValue),
      .init("profiles", .strings(joint.profileIDs)),
      .init("shared", .strings(joint.shared)),
      .init("exposures", .strings(joint.exposureIDs)),
    ])
  }

  private func bandBreak(_ step: BandBreak) -> JSONValue {
    .object([
      .init("below", step.below.rawValue),
      .init("scoreAfter", .integer(step.scoreAfter)),
      .init("minutes", .integer(step.minutes)),
      .init(
        "changes",
        .array(
          step.changes.map { change in
            .object([
              .init("title", change.title),
              .init("profile", change.profileID),
              .init("platform", change.platformID),
              .init("link", .orNull(change.link)),
              .init("minutes", .integer(change.minutes)),
              .init("finding", change.findingID),
            ])
          })),
    ])
  }

  private func score(_ score: Score) -> JSONValue {
    .object([
      .init("value", .integer(score.value)),
      .init("upper", .integer(score.upper)),
      .init("band", score.band.rawValue),
      .init(
        "working",
        .array(
          score.working.map { line in
            .object([
              .init("label", line.label),
              .init("attribute", line.attribute?.rawValue),
              .init("combination", line.combinationID),
              .init("points", .hundredths(line.hundredths)),
            ])
          })),
      .init("scheme", score.schemeVersion),
    ])
  }

  private func firstStep(_ step: FirstStep) -> JSONValue {
    .object([
      .init("title", step.title),
      .init("link", .orNull(step.link)),
      .init("minutes", .integer(step.minutes)),
      .init("findings", .strings(step.findingIDs)),
      .init("scoreBefore", .integer(step.scoreBefore)),
      .init("scoreAfter", .integer(step.scoreAfter)),
      .init("platform", step.platformID),
    ])
  }

  private func notAssessed(_ page: NotAssessed) -> JSONValue {
    .object([
      .init("profile", page.profileID),
      .init("requestedURL", page.requestedURL),
      .init("state", page.state.rawValue),
      .init("reason", page.reason),
      .init("nextStep", page.nextStep),
    ])
  }

  private func question(_ question: AskedQuestion) -> JSONValue {
    .object([
      .init("id", question.id),
      .init("asks", question.asks),
      .init("clause", question.clauses.first ?? ""),
      .init("clauses", .strings(question.clauses)),
      .init("answer", .orNull(question.answer?.rawValue)),
      .init("needed", .boolean(question.isNeeded)),
      .init("cause", question.isOpen ? CannotTellCause.unanswered.rawValue : nil),
      .init("severity", question.severity?.rawValue),
      .init("why", question.why),
      .init("steps", .strings(question.steps)),
    ])
  }

  private func register(_ register: PublicRegister) -> JSONValue {
    .object([
      .init("id", register.id), .init("title", register.title), .init("says", register.says),
      .init("asOf", register.asOf), .init("source", register.source),
    ])
  }

  private func advice(_ advice: ClauseAdvice) -> JSONValue {
    .object([
      .init("clause", advice.clause), .init("advice", advice.advice),
      .init("letters", advice.letters.isEmpty ? nil : .strings(advice.letters)),
    ])
  }
}
