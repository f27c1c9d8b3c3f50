import Acquiring
import ArgumentParser
import Auditing
import DemoPages
import Foundation
import Model
import Reporting

/// `netcurtain demo`: three invented people, their pages served on this computer, fetched and judged for real.
struct DemoCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "Show what a report looks like, with three invented people.",
    usage: "netcurtain demo [<options>]",
    discussion: """
      The pages are served by the program itself on this computer and fetched as any page would be. Nothing is \
      sent anywhere. The first person's report is also written as a web page.

      EXAMPLES
        netcurtain demo
        netcurtain demo --language cy
        netcurtain demo --person josie --html josie.html
      """)

  @Option(
    help: ArgumentHelp(
      "One person only: \(demoPeople.map(\.id).joined(separator: ", ")).", valueName: "person"))
  var person: String?

  @Option(help: ArgumentHelp("Where to write the web page.", valueName: "file"))
  var html = "demo-report.html"

  @OptionGroup var language: LanguageOption

  @Flag(help: "Use no colours.")
  var noColor = false

  func validate() throws {
    if let person, !demoPeople.contains(where: { $0.id == person }) {
      throw ValidationError("--person: use one of \(demoPeople.map(\.id).joined(separator: ", ")).")
    }
  }

  func run() async throws {
    let catalogue = try AuditCommand.loadCatalogue(nil)
    try AuditCommand.checkPlaces([html])
    let people = demoPeople.filter { person == nil || $0.id == person }
    let server = try await DemoServer.start(people.flatMap(\.pages))
    let interruptible = Interruptible { () -> [(DemoPerson, Audit)] in
      var audits: [(DemoPerson, Audit)] = []
      for person in people where !Task.isCancelled {
        audits.append((person, await audit(person, catalogue, server)))
      }
      return audits
    }
    let audits = await interruptible.value
    await server.stop()
    guard !interruptible.wasInterrupted else { throw ExitStatus.interrupted.exitCode }
    try report(audits)
  }

  private func audit(_ person: DemoPerson, _ catalogue: CheckCatalogue, _ server: DemoServer) async -> Audit {
    var settings = Acquirer.Settings(userAgent: Netcurtain.userAgent)
    settings.allowsPrivateNetwork = true
    settings.minimumInterval = .zero
    let role = catalogue.roles.first { $0.id == person.roleID } ?? catalogue.roles[0]
    let run = AuditRun(
      catalogue: catalogue, subject: person.subject, role: role, settings: settings, progress: .none)
    let links = person.pages.map { server.link(to: $0) }
    let addresses = Dictionary(
      zip(links, person.pages.map(\.address)), uniquingKeysWith: { first, _ in first })
    return await run.audit(links, standingFor: addresses)
  }

  private func report(_ audits: [(person: DemoPerson, audit: Audit)]) throws {
    do throws(Problem) {
      // First, so that it is there when the reader of the text goes away (`| head`).
      if let first = audits.first {
        let page = HTMLReport(timeZone: .current, language: language.chosen).render(first.audit)
        try PrivateFile.write(page, to: html)
      }
      for (number, entry) in audits.enumerated() {
        let text = TextReport(
          columns: StandardOutput.columns, colour: StandardOutput.takesColour(refused: noColor),
          timeZone: .current, htmlFile: number == 0 ? html : nil, language: language.chosen)
        let heading = heading(number + 1, of: audits.count, entry.person.name)
        try StandardOutput.write("\(number == 0 ? "" : "\n")\(heading)\n\n\(text.render(entry.audit))")
      }
    } catch {
      throw Failure(error)
    }
  }

  private func heading(_ number: Int, of count: Int, _ name: String) -> String {
    switch language.chosen {
    case .english: "EXAMPLE \(number) OF \(count): \(name) is an invented person."
    case .welsh: "ENGHRAIFFT \(number) O \(count): Person dychmygol yw \(name)."
    }
  }
}
