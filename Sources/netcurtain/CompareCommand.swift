import ArgumentParser
import Auditing
import Foundation
import Model
import Reporting

/// `netcurtain compare`: two JSON reports in, what has changed out. Nothing is fetched.
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "See what has changed between two reports.",
    discussion: """
      Both reports are judged again by today's checks, for the role of the new one. Facts are matched by what they \
      say, so a page that was only rebuilt brings nothing new. A page that could not be seen is never called better.

      EXAMPLES
        netcurtain audit --format json --output before.json
        (change your settings)
        netcurtain audit --format json --output after.json
        netcurtain compare before.json after.json

      In one go:
        netcurtain audit --baseline before.json --html report.html
      """)

  @Argument(help: ArgumentHelp("The earlier JSON report.", valueName: "old"))
  var old: String

  @Argument(help: ArgumentHelp("The later JSON report.", valueName: "new"))
  var new: String

  @Option(help: "What has changed as text or markdown; the whole later report with it in every other form.")
  var format: AuditCommand.Format = .text

  @OptionGroup var language: LanguageOption

  @Option(help: ArgumentHelp("Write it to a file instead.", valueName: "file"))
  var output: String?

  @Option(help: ArgumentHelp("A folder of your own checks.", valueName: "folder"))
  var catalogue: String?

  @Flag(help: "Use no colours.")
  var noColor = false

  func run() throws {
    let catalogue = try AuditCommand.loadCatalogue(catalogue)
    let before = try BaselineFile.read(old)
    let after = try BaselineFile.read(new)
    guard before.auditedAt <= after.auditedAt else {
      throw Failure(
        "\(PageText.clean(old, limit: 200)) is the newer report. Give the old one first: "
          + "netcurtain compare OLD NEW", .usage)
    }
    guard let role = catalogue.roles.first(where: { $0.id == after.roleID }) else {
      throw Failure(
        "the role “\(PageText.clean(after.roleID, limit: 60))” of the new report is not in these checks. "
          + "Give the folder that it was made with by --catalogue.", .badInput)
    }
    let auditor = Auditor(catalogue: catalogue, tool: Netcurtain.tool(catalogue: catalogue))
    let subject = Subject(
      roleID: role.id, isSelfAudit: true, answers: after.answers, answered: after.answered)
    let now = auditor.audit(after.readings, of: subject, role: role, at: after.auditedAt)
    let text = report(auditor.compare(now, with: before))
    do throws(Problem) {
      if let output { try PrivateFile.write(text, to: output) } else { try StandardOutput.write(text) }
    } catch {
      throw Failure(error)
    }
  }

  private func report(_ audit: Audit) -> String {
    switch format {
    case .text:
      TextReport(
        columns: StandardOutput.columns,
        colour: output == nil && StandardOutput.takesColour(refused: noColor),
        timeZone: .current, language: language.chosen
      ).renderChanges(audit)
    case .markdown: MarkdownReport(timeZone: .current, language: language.chosen).renderChanges(audit)
    case .html: HTMLReport(timeZone: .current, language: language.chosen).render(audit)
    case .json: JSONReport().render(audit)
    case .csv: (output == nil ? "" : CSVReport.fileMark) + CSVReport().render(audit)
    case .sarif: SARIFReport().render(audit)
    }
  }
}
