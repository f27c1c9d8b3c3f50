import Foundation
package import Model

/// The audit in SARIF 2.1.0 (OASIS), so that existing viewers show it.
///
/// A check is a rule, a finding a result, and a piece of evidence a location. The terms are those of
/// `docs/architecture.md`. Photographs keep their address out of it, because such files get shared.
package struct SARIFReport: Sendable {
  private static let schema = "https://json.schemastore.org/sarif-2.1.0.json"

  let words = EnglishWords()

  package init() {}

  /// The whole document, with a line feed at its end.
  package func render(_ audit: Audit) -> String {
    let rules = Self.rules(of: audit)
    let places = Dictionary(uniqueKeysWithValues: rules.enumerated().map { ($1.checkID, $0) })
    let exposures = Dictionary(
      audit.profiles.flatMap(\.reading.exposures).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first }
    )
    let addresses = Dictionary(
      audit.profiles.map { ($0.id, $0.reading.capture.requestedURL) }, uniquingKeysWith: { first, _ in first }
    )
    let present = audit.findings.map { finding in
      result(
        finding, rule: places[finding.checkID], address: addresses[finding.profileID] ?? "",
        exposures: finding.exposureIDs.compactMap { exposures[$0] }, titles: audit.profileTitles,
        pages: (finding.joined?.profileIDs ?? []).compactMap { addresses[$0] },
        state: audit.comparison?.states[finding.id])
    }
    let absent = (audit.comparison?.absent ?? []).map(absent)
    return JSONWriter.write(
      .object([
        .init("$schema", Self.schema),
        .init("version", "2.1.0"),
        .init(
          "runs",
          .array([
            .object([
              .init("tool", tool(audit.tool, rules: rules, on: audit.auditedAt)),
              .init(
                "invocations",
                .array([
                  .object([
                    .init("executionSuccessful", .boolean(true)),
                    .init("endTimeUtc", ReportDate.utc(audit.auditedAt)),
                    .init(
                      "toolExecutionNotifications",
                      .array(
                        safety(audit) + audit.notAssessed.map(notification)
                          + audit.questions.filter(\.isOpen).map(notification))),
                  ])
                ])),
              // SARIF section 3.14.28: what stands where something was taken out.
              .init("redactionTokens", audit.isRedacted ? .strings(["redacted"]) : nil),
              .init("columnKind", "unicodeCodePoints"),
              .init("results", .array(present + absent + audit.questions.filter(\.isFlagged).map(result))),
              .init(
                "properties",
                .object([
                  .init("role", audit.role.id), .init("scoreValue", .integer(audit.score.value)),
                  .init("scoreUpper", .integer(audit.score.upper)), .init("band", audit.score.band.rawValue),
                  .init("catalogue", audit.tool.catalogue),
                  .init(
                    "shortestWays",
                    audit.bandBreaks.isEmpty
                      ? nil
                      : .strings(
                        audit.bandBreaks.map { step in
                          ([words.breakLead(step.below)] + step.changes.map { Shown($0.title).text + ";" })
                            .joined(separator: " ") + " "
                            + words.breakEnd(step, from: audit.score.value, arrow: "->")
                        })),
                  .init("register", audit.register.map { Shown($0.says, limit: 1000).text }),
                ])),
            ])
          ])),
      ]))
  }

  /// One finding of each check, in the order of the checks' ids.
  private static func rules(of audit: Audit) -> [Finding] {
    Dictionary(grouping: audit.findings, by: \.checkID).sorted { $0.key < $1.key }.compactMap(\.value.first)
  }

  private func tool(_ tool: Tool, rules: [Finding], on date: Date) -> JSONValue {
    .object([
      .init(
        "driver",
        .object([
          .init("name", Shown(tool.name).text),
          .init("version", Shown(tool.version).text),
          .init(
            "rules",
            .array(
              rules.map { rule in
                .object([
                  .init("id", Shown(rule.checkID).text),
                  .init("shortDescription", message(Shown(rule.title).text)),
                  .init("fullDescription", message(Shown(rule.why, limit: 1000).text)),
                  .init("help", message(help(rule, on: date))),
                  .init(
                    "properties", .object([.init("clauses", .strings(rule.clauses.map { Shown($0).text }))])),
                ])
              })),
        ]))
    ])
  }

  /// The note for somebody who is threatened, before all else.
  private func safety(_ audit: Audit) -> [JSONValue] {
    guard audit.subject.isHeightened else { return [] }
    let text = ([words.safetyTitle + "."] + words.safety).joined(separator: " ")
    return [.object([.init("level", "note"), .init("message", message(text))])]
  }

  private func help(_ rule: Finding, on date: Date) -> String {
    let dates = ReportDate(timeZone: .gmt, words: words)
    let note = StepNote(rule.remediations.first, on: date, dates: dates)?.warning
    let steps = rule.remediations.first.map { ($0.steps + [note].compactMap(\.self)).map { Shown($0).text } }
    return steps?.joined(separator: " ") ?? "\(words.notSeenLabel) \(Shown(rule.lookedFor).text)"
  }

  private func result(
    _ finding: Finding, rule: Int?, address: String, exposures: [Exposure], titles: [String: String],
    pages: [String], state: BaselineState?
  ) -> JSONValue {
    .object([
      .init("ruleId", Shown(finding.checkID).text),
      .init("ruleIndex", rule.map(JSONValue.integer)),
      .init("kind", kind(finding.outcome)),
      .init("level", finding.outcome == .flagged ? level(finding.severity) : "none"),
      .init("rank", finding.outcome == .flagged ? .integer(rank(finding.severity)) : nil),
      .init("message", message(([text(of: finding)] + joints(finding, titles)).joined(separator: " "))),
      .init("locations", .array(locations(exposures, address: address))),
      // SARIF section 3.27.22: the other pages that the finding is about.
      .init(
        "relatedLocations",
        pages.count > 1 ? .array(pages.map { location($0, logical: nil, excerpt: nil) }) : nil),
      .init("partialFingerprints", .object([.init("netcurtain/v1", Shown(finding.fingerprint).text)])),
      .init("baselineState", state.map { .string($0.rawValue) }),
      // SARIF section 3.35: the person's word is outside of the pages that were looked at.
      .init(
        "suppressions",
        finding.answer.map { answer in
          .array([
            .object([
              .init("kind", "external"), .init("status", "accepted"),
              .init(
                "justification",
                "\(words.answer(answer.word))." + (answer.why.isEmpty ? "" : " \(Shown(answer.why))")),
            ])
          ])
        }),
      .init(
        "properties",
        .object([
          .init("id", Shown(finding.id).text), .init("profile", Shown(finding.profileID).text),
          .init("gain", .integer(max(0, finding.gain))), .init("why", Shown(finding.why, limit: 1000).text),
          .init("cause", finding.cause?.rawValue),
          .init("nextStep", finding.nextStep.map { Shown($0, limit: 1000).text }),
        ])),
    ])
  }

  /// What was on show before and is no more. What could not be seen is no result: it is a notification.
  private func absent(_ finding: PastFinding) -> JSONValue {
    .object([
      .init("ruleId", Shown(finding.checkID).text),
      .init("kind", "fail"),
      .init("level", level(finding.severity)),
      .init("message", message("\(words.goneTitle): \(Shown(finding.title).text).")),
      .init("locations", .array([location(finding.requestedURL, logical: nil, excerpt: nil)])),
      .init("partialFingerprints", .object([.init("netcurtain/v1", Shown(finding.fingerprint).text)])),
      .init("baselineState", "absent"),
    ])
  }

  private func notification(_ page: NotAssessed) -> JSONValue {
    .object([
      .init("descriptor", .object([.init("id", page.state.rawValue)])),
      .init("level", "warning"),
      .init(
        "message",
        message(
          "\(words.notAssessedMark) \(Shown(page.reason).text) \(words.nextLabel) "
            + Shown(page.nextStep, limit: 1000).text)),
      .init("locations", .array([location(page.requestedURL, logical: nil, excerpt: nil)])),
    ])
  }

  /// A question without an answer: not assessed.
  private func notification(_ question: AskedQuestion) -> JSONValue {
    .object([
      .init("descriptor", .object([.init("id", CannotTellCause.unanswered.rawValue)])),
      .init("level", question.isNeeded ? "warning" : "note"),
      .init("message", message("\(words.openLabel) \(Shown(question.asks)) \(words.openNext)")),
    ])
  }

  /// An answer that calls for a step. It stands on no page.
  private func result(_ question: AskedQuestion) -> JSONValue {
    .object([
      .init("ruleId", Shown(question.id).text),
      .init("kind", "fail"),
      .init("level", level(question.severity ?? .note)),
      .init(
        "message",
        message("\(Shown(question.asks)) \(words.yesMark). \(Shown(question.why, limit: 1000))")),
    ])
  }

  private func joints(_ finding: Finding, _ titles: [String: String]) -> [String] {
    (finding.joined?.joints ?? []).map { JointPart($0, titles: titles, words: words).line }
  }

  private func text(of finding: Finding) -> String {
    switch finding.outcome {
    case .flagged: "\(Shown(finding.title).text). \(Shown(finding.why, limit: 1000).text)"
    case .cannotTell where finding.isToCheck: "\(words.pleaseCheck): \(Shown(finding.title).text)."
    case .cannotTell: "\(words.couldNotTellLabel) \(Shown(finding.lookedFor).text)."
    case .clear: "\(words.notSeenLabel) \(Shown(finding.lookedFor).text)."
    case .notApplicable: "\(words.notApplicableLabel) \(Shown(finding.lookedFor).text)."
    }
  }

  // MARK: Locations

  private func locations(_ exposures: [Exposure], address: String) -> [JSONValue] {
    let found = exposures.flatMap { exposure in
      exposure.evidence.map { evidence in
        location(
          address, logical: evidence.locator.isEmpty ? nil : Shown(evidence.locator).text,
          excerpt: exposure.attribute == .photograph
            ? words.picture : Shown(evidence.excerpt, limit: Evidence.excerptLimit).text)
      }
    }
    return found.isEmpty ? [location(address, logical: nil, excerpt: nil)] : found
  }

  private func location(_ address: String, logical: String?, excerpt: String?) -> JSONValue {
    .object([
      .init(
        "physicalLocation",
        .object([
          .init("artifactLocation", .object([.init("uri", Self.uri(address))])),
          // A region of a page whose bytes were not kept: the words stand for it.
          .init(
            "region",
            excerpt.map {
              .object([.init("snippet", .object([.init("text", $0)])), .init("startLine", .integer(1))])
            }),
        ])),
      .init(
        "logicalLocations",
        logical.map { .array([.object([.init("fullyQualifiedName", $0), .init("kind", "element")])]) }),
    ])
  }

  /// The address as RFC 3986 wants it: what a URI may not hold is percent-encoded.
  private static func uri(_ address: String) -> String {
    let allowed = Set(
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?#@!$&'()*+,;=%".utf8)
    let text = Shown(address: address).text
    var result = ""
    for byte in text.utf8 {
      if allowed.contains(byte) {
        result.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        let hex = String(byte, radix: 16, uppercase: true)
        result += "%" + (hex.count == 1 ? "0" : "") + hex
      }
    }
    return result
  }

  // MARK: Words of SARIF

  private func message(_ text: String) -> JSONValue { .object([.init("text", text)]) }

  private func kind(_ outcome: Outcome) -> String {
    switch outcome {
    case .flagged: "fail"
    case .clear: "pass"
    case .notApplicable: "notApplicable"
    case .cannotTell: "review"
    }
  }

  private func level(_ severity: Severity) -> String {
    switch severity {
    case .note: "note"
    case .low, .medium: "warning"
    case .high, .critical: "error"
    }
  }

  private func rank(_ severity: Severity) -> Int {
    switch severity {
    case .note: 10
    case .low: 30
    case .medium: 50
    case .high: 75
    case .critical: 95
    }
  }
}
