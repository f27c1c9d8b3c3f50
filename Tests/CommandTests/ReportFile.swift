import Foundation
import Testing

/// The parts of a JSON report that the tests look at.
struct ReportFile: Decodable, Sendable {
  struct Profile: Decodable, Sendable {
    let id: String
    let requestedURL: String
    let finalURL: String?
    let state: String
    let stateReason: String
    let page: Capture
    let exposures: [Exposure]
    let notes: [String]?

    /// The values of an attribute, in the order of the report.
    func values(_ attribute: String) -> [String] {
      exposures.filter { $0.attribute == attribute }.map(\.value)
    }
  }

  struct Capture: Decodable, Sendable {
    let foundThrough: String?
  }

  struct Evidence: Decodable, Sendable, Hashable {
    let source: String
    let locator: String
    let excerpt: String
  }

  struct Exposure: Decodable, Sendable {
    let id: String
    let attribute: String
    let value: String
    let confidence: Int
    let visibility: String
    let current: Bool
    let evidence: [Evidence]
  }

  struct Finding: Decodable, Sendable {
    let check: String
    let outcome: String
    let severity: String
    let profile: String
    let exposures: [String]
  }

  struct NotAssessed: Decodable, Sendable {
    let requestedURL: String
    let state: String
    let reason: String
    let nextStep: String
  }

  struct Subject: Decodable, Sendable {
    let role: String
  }

  struct Score: Decodable, Sendable {
    let value: Int
    let upper: Int
    let band: String
  }

  let schemaVersion: String
  let subject: Subject
  let profiles: [Profile]
  let findings: [Finding]
  let notAssessed: [NotAssessed]
  let score: Score

  init(_ json: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    do {
      self = try JSONDecoder().decode(Self.self, from: Data(json.utf8))
    } catch {
      Issue.record("no JSON report: \(json.prefix(200))", sourceLocation: sourceLocation)
      throw error
    }
  }

  /// The profile that was asked for by that name or link.
  func profile(_ requested: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> Profile {
    try #require(profiles.first { $0.requestedURL == requested }, sourceLocation: sourceLocation)
  }

  /// The findings on one profile with one outcome, as "check".
  func checks(_ outcome: String, on profile: Profile) -> [String] {
    findings.filter { $0.profile == profile.id && $0.outcome == outcome }.map(\.check)
  }
}
