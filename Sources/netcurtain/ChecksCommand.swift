import ArgumentParser
import Auditing
import Catalogue
import Foundation
import Model
import Reading

/// `netcurtain checks`: what is looked for, and whether its examples hold.
struct ChecksCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "checks",
    abstract: "List, show and test what is looked for, and write a check of your own.",
    discussion: """
      A check is a file that anyone can read and change. docs/catalogue.md says how to write one.

      EXAMPLES
        netcurtain checks list
        netcurtain checks show employer-visible --role social-worker
        netcurtain checks new badge-visible --folder our-checks
        netcurtain checks test --catalogue our-checks
      """,
    subcommands: [List.self, Show.self, Test.self, New.self])

  /// The folder of checks, for each of the commands.
  struct CatalogueOption: ParsableArguments {
    @Option(
      help: ArgumentHelp(
        "A folder of checks to use instead of the ones inside, or beside them.", valueName: "folder"))
    var catalogue: String?

    func load() throws -> CheckCatalogue { try AuditCommand.loadCatalogue(catalogue) }
  }

  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List the checks, a line each.",
      discussion: "EXAMPLES\n  netcurtain checks list\n  netcurtain checks list --catalogue our-checks")

    @OptionGroup var source: CatalogueOption

    func run() async throws {
      let checks = try source.load().checks
      let width = checks.map(\.id.count).max() ?? 0
      for check in checks {
        let id = check.id.padding(toLength: width, withPad: " ", startingAt: 0)
        let clauses = check.policy.map(\.clause).joined(separator: ", ")
        let note = check.isOnRequest ? ", only on request" : ""
        try StandardOutput.write("\(id)  \(check.title)  (policy \(clauses)\(note))\n")
      }
    }
  }

  struct Show: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Show one check in full.",
      discussion:
        "EXAMPLES\n  netcurtain checks show employer-visible\n  netcurtain checks show photo-visible --role social-worker"
    )

    @Argument(help: "The id of the check.") var id: String
    @Option(help: "Show what it means in this role.") var role = Role.defaultID
    @OptionGroup var source: CatalogueOption

    func run() async throws {
      let catalogue = try source.load()
      guard let check = catalogue.checks.first(where: { $0.id == id }) else {
        throw Failure("there is no check “\(PageText.clean(id))”. See: netcurtain checks list", .usage)
      }
      guard let role = catalogue.roles.first(where: { $0.id == role }) else {
        let known = catalogue.roles.map(\.id).joined(separator: ", ")
        throw Failure("--role \(PageText.clean(role)): there is no such role. Use one of: \(known).", .usage)
      }
      let lines = CheckPage.lines(check, role: role, catalogue: catalogue)
      try StandardOutput.write(lines.joined(separator: "\n") + "\n")
    }
  }

  struct Test: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Run the examples of every check.",
      discussion: """
        Each check file holds small pages and what has to be said of each. Exit code 0: all hold; 1: some do not;
        65: a file cannot be used.

        EXAMPLES
          netcurtain checks test
          netcurtain checks test --catalogue our-checks
        """)

    @OptionGroup var source: CatalogueOption

    func run() async throws {
      let catalogue = try source.load()
      let examples = ExampleRun(catalogue: catalogue)
      var passed = 0
      var wrong = 0
      for check in catalogue.checks {
        for example in check.examples {
          if let complaint = examples.complaint(check, example) {
            wrong += 1
            try StandardOutput.write("\(example.position): \(check.id): \(example.says): \(complaint)\n")
          } else {
            passed += 1
          }
        }
      }
      try StandardOutput.write("\(passed) examples hold, \(wrong) do not.\n")
      if wrong > 0 { throw ExitStatus.found.exitCode }
    }
  }
}

/// Runs an example through every stage but the network.
struct ExampleRun {
  /// When the examples are looked at: a check may ask how old a post is.
  private static let moment = Date(timeIntervalSince1970: 1_790_000_000)

  private let catalogue: CheckCatalogue
  private let reader: PageReader
  private let auditor: Auditor

  init(catalogue: CheckCatalogue) {
    self.catalogue = catalogue
    reader = PageReader(catalogue: catalogue)
    auditor = Auditor(catalogue: catalogue, tool: Netcurtain.tool(catalogue: catalogue))
  }

  private func reading(_ page: CheckExample.Page) -> PageReading {
    let body = Array(page.html.utf8)
    let capture = Capture(
      requestedURL: page.url ?? "file:example.html", finalURL: page.url, status: page.status,
      headers: [HeaderField(name: "content-type", value: "text/html")],
      method: page.url == nil ? .saved : .fetched,
      seenAs: .loggedOut, byteCount: body.count, capturedAt: Self.moment)
    return reader.read(Page(capture: capture, body: body))
  }

  /// The facts that were read, so that the writer of a check sees what it could have looked for.
  private static func whatWasRead(_ audit: Audit) -> String {
    let facts = audit.profiles.flatMap(\.reading.exposures).prefix(8).map {
      "\($0.attribute.rawValue) “\(PageText.clean($0.value, limit: 60))”"
    }
    return facts.isEmpty
      ? "Read on the page: nothing." : "Read on the page: \(facts.joined(separator: ", "))."
  }

  /// What is wrong with the example, in words; `nil` if it does what its file says.
  func complaint(_ check: Check, _ example: CheckExample) -> String? {
    let reading = reading(CheckExample.Page(html: example.html, url: example.url, status: example.status))
    let role = catalogue.roles.first { $0.id == Role.defaultID } ?? catalogue.roles[0]
    let audit = auditor.audit(
      [reading] + example.others.map(self.reading), of: Subject(alsoLooksFor: [check.id]), role: role,
      at: Self.moment)
    let finding = audit.findings.first { $0.checkID == check.id }
    let values = audit.profiles.flatMap(\.reading.exposures)
      .filter { finding?.exposureIDs.contains($0.id) == true }.map(\.value)
    let outcome = finding?.outcome ?? .notApplicable
    let shared = finding?.joined?.joints.flatMap(\.shared) ?? []
    let shows = example.shows.map { wanted in (values + shared).contains { $0.contains(wanted) } } ?? true
    let holds = outcome == example.outcome && shows
    if example.isKnownMiss {
      return holds ? "it is marked as a known miss and now holds. Take the mark away." : nil
    }
    if holds { return nil }
    if outcome != example.outcome {
      return "it says \(outcome.rawValue), not \(example.outcome.rawValue) (\(reading.stateReason)) "
        + Self.whatWasRead(audit)
    }
    return "it shows \(values.map { "“\($0)”" }.joined(separator: ", ")), not “\(example.shows ?? "")”"
  }
}
