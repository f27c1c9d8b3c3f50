package import Foundation
package import Model

/// Reads back what a JSON report of schema 1 holds, so that a later audit can be compared with it.
package struct JSONReportReader: Sendable {
  /// A report of 500 profiles has about 5 MB.
  package static let sizeLimit = 64 << 20

  package init() {}

  /// The report in `data`.
  ///
  /// - Parameter name: how the file is called in messages.
  /// - Throws: `baseline-invalid` for what is no JSON report of this program.
  package func read(_ data: Data, name: String) throws(Problem) -> PastReport {
    guard data.count <= Self.sizeLimit else {
      throw problem(name, "It is larger than \(Self.sizeLimit >> 20) MB.")
    }
    let report: ReportFile
    do {
      let decoder = JSONDecoder()
      decoder.dateDecodingStrategy = .iso8601
      report = try decoder.decode(ReportFile.self, from: data)
    } catch DecodingError.keyNotFound(let key, let context) {
      throw problem(name, "It has no “\((context.codingPath + [key]).place)”.")
    } catch DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context) {
      throw problem(name, "“\(context.codingPath.place)” is not what a report holds there.")
    } catch DecodingError.dataCorrupted(let context) where !context.codingPath.isEmpty {
      throw problem(name, "“\(context.codingPath.place)” is not what a report holds there.")
    } catch {
      throw problem(name, "It is not JSON, or it was cut short.")
    }
    guard
      report.schemaVersion.split(separator: ".").first == JSONReport.schemaVersion.split(separator: ".").first
    else {
      throw problem(
        name, "Its schema version is \(report.schemaVersion); this program reads \(JSONReport.schemaVersion)."
      )
    }
    return report.past
  }

  private func problem(_ name: String, _ cause: String) -> Problem {
    Problem(
      .baselineInvalid, doing: "reading the earlier report \(name)", cause: cause,
      remedy: "Give a file that “netcurtain audit --format json --output FILE” wrote.")
  }
}

extension Problem.Code {
  /// An earlier report that cannot be compared with.
  package static let baselineInvalid = Problem.Code(rawValue: "baseline-invalid")
}

/// The keys of a JSON report that a comparison needs (docs/report.schema.json). Others may come.
private struct ReportFile: Decodable {
  struct ToolKeys: Decodable {
    let catalogue: String
  }

  struct SubjectKeys: Decodable {
    let role: String
  }

  struct ScoreKeys: Decodable {
    let value: Int
    let upper: Int
  }

  struct PageKeys: Decodable {
    let method: CaptureMethod
    let seenAs: SeenAs
    let status: Int?
    let bytes: Int
    let capturedAt: Date
    let omitsScripts: Bool?
  }

  struct ExposureKeys: Decodable {
    let id: String
    let attribute: Attribute
    let value: String
    let visibility: Visibility
    let confidence: Int
    let precision: Int
    let current: Bool
    let evidence: [EvidenceKeys]
  }

  struct EvidenceKeys: Decodable {
    let source: EvidenceSource
    let locator: String
    let excerpt: String
  }

  struct ProfileKeys: Decodable {
    let requestedURL: String
    let finalURL: String?
    let platform: String?
    let state: PageState
    let stateReason: String
    let page: PageKeys
    let exposures: [ExposureKeys]
    let notes: [String]?
  }

  let schemaVersion: String
  let tool: ToolKeys
  let subject: SubjectKeys
  let auditedAt: Date
  let profiles: [ProfileKeys]
  let score: ScoreKeys
  let findings: [FindingKeys]?
  let questions: [QuestionKeys]?

  struct FindingKeys: Decodable {
    struct AnswerKeys: Decodable {
      let word: FindingAnswer.Word
      let why: String
    }
    let fingerprint: String
    let answer: AnswerKeys?
  }

  struct QuestionKeys: Decodable {
    let id: String
    let answer: Answer?
  }

  var past: PastReport {
    PastReport(
      auditedAt: auditedAt, catalogue: tool.catalogue, roleID: subject.role, scoreValue: score.value,
      scoreUpper: score.upper, readings: profiles.map(\.reading),
      answers: Dictionary(
        (questions ?? []).compactMap { question in question.answer.map { (question.id, $0) } },
        uniquingKeysWith: { first, _ in first }),
      answered: Dictionary(
        (findings ?? []).compactMap { finding in
          finding.answer.map { (finding.fingerprint, FindingAnswer(word: $0.word, why: $0.why)) }
        }, uniquingKeysWith: { first, _ in first }))
  }
}

extension ReportFile.ProfileKeys {
  fileprivate var reading: PageReading {
    PageReading(
      capture: Capture(
        requestedURL: requestedURL, finalURL: finalURL, status: page.status, method: page.method,
        seenAs: page.seenAs, byteCount: page.bytes, capturedAt: page.capturedAt,
        omitsScripts: page.omitsScripts ?? false),
      address: finalURL, platformID: platform, state: state, stateReason: stateReason,
      exposures: exposures.map(\.exposure), notes: notes ?? [])
  }
}

extension ReportFile.ExposureKeys {
  fileprivate var exposure: Exposure {
    Exposure(
      id: id, attribute: attribute, value: value,
      evidence: evidence.map { Evidence(source: $0.source, locator: $0.locator, excerpt: $0.excerpt) },
      visibility: visibility, confidence: Confidence(rawValue: min(100, max(0, confidence))),
      precision: precision,
      current: current)
  }
}
