import Model

extension JSONReport {
  func comparison(_ comparison: Comparison, _ audit: Audit) -> JSONValue {
    func count(_ state: BaselineState) -> JSONValue {
      .integer(audit.findings.count { $0.isOnShow && comparison.states[$0.id] == state })
    }
    return .object([
      .init("baselineAuditedAt", ReportDate.utc(comparison.baselineAuditedAt)),
      .init(
        "baselineScore",
        .object([
          .init("value", .integer(comparison.baselineScore.value)),
          .init("upper", .integer(comparison.baselineScore.upper)),
          .init("band", comparison.baselineScore.band.rawValue),
          .init("rescored", .boolean(comparison.isRescored)),
        ])),
      .init(
        "counts",
        .object([
          .init("new", count(.new)), .init("unchanged", count(.unchanged)), .init("updated", count(.updated)),
          .init("absent", .integer(comparison.absent.count)),
          .init("notAssessedNow", .integer(comparison.notAssessedNow.count)),
          .init("answered", .integer(audit.findings.count { $0.answer != nil })),
        ])),
      .init("absent", .array(comparison.absent.map(past))),
      .init("notAssessedNow", .array(comparison.notAssessedNow.map(past))),
    ])
  }

  private func past(_ finding: PastFinding) -> JSONValue {
    .object([
      .init("check", finding.checkID),
      .init("title", finding.title),
      .init("severity", finding.severity.rawValue),
      .init("profileTitle", finding.profileTitle),
      .init("requestedURL", finding.requestedURL),
      .init("attributes", .strings(finding.attributes.map(\.rawValue))),
      .init("values", .strings(finding.values)),
      .init("fingerprint", finding.fingerprint),
      .init("reason", finding.reason),
    ])
  }
}
