import Acquiring
import Auditing
import Foundation
import Model
import Reading

/// One audit from links and files to the judged result: the way of the data, stage after stage.
struct AuditRun: Sendable {
  /// How far a run may go beyond what the person listed.
  struct Reach: Sendable {
    /// Whether the public data that platforms give of a listed page is read too.
    var opensDoors = false
    /// How many pages that the person's pages claim as theirs are read too, at most.
    var followedPages = 0

    /// The listed links and files, and nothing else.
    static let listedOnly = Reach()
  }

  let catalogue: CheckCatalogue
  let subject: Subject
  let role: Role
  let settings: Acquirer.Settings
  var reach = Reach.listedOnly
  let progress: ProgressLine.Form
  /// Whether advice may name the browser on this computer.
  var hasBrowser = false
  /// Where the pages are kept as they came, if anywhere.
  var captures: CaptureFile?

  private var auditor: Auditor {
    Auditor(catalogue: catalogue, tool: Netcurtain.tool(catalogue: catalogue), hasBrowser: hasBrowser)
  }

  /// `audit` with what has changed since an earlier report.
  func compare(_ audit: Audit, with past: PastReport) -> Audit { auditor.compare(audit, with: past) }

  /// Captures and reads every page, then judges them together.
  ///
  /// A cancelled task gives the audit of what was finished; the rest is in it as not assessed.
  func audit(_ arguments: [String], standingFor addresses: [String: String] = [:]) async -> Audit {
    judge(await read(arguments, standingFor: addresses))
  }

  /// What the readings say of the person in their role. Asks nobody.
  func judge(_ readings: [PageReading]) -> Audit {
    auditor.audit(readings, of: subject, role: role, at: settings.now())
  }

  /// Captures and reads every page.
  func read(_ arguments: [String], standingFor addresses: [String: String] = [:]) async -> [PageReading] {
    let acquirer = Acquirer(settings)
    let (inputs, repeated) = acquirer.onceEach(acquirer.inputs(for: arguments))
    for input in repeated {
      StandardError.write(
        "netcurtain: \(input.requestedURL) is a page that you listed before. It is looked at once.\n")
    }
    let progress = ProgressLine(progress)
    let rounds = AuditRounds(
      acquirer: acquirer, reader: PageReader(catalogue: catalogue),
      identityLinks: IdentityLinks(catalogue: catalogue, subject: subject), subject: subject, reach: reach,
      openOrigins: Set(inputs.compactMap(\.typedOrigin)), addresses: addresses, now: settings.now,
      progress: progress, captures: captures)
    let readings = await rounds.readings(of: inputs)
    progress.clear()
    return readings
  }
}
