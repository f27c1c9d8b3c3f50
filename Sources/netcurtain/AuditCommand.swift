import Acquiring
import ArgumentParser
import Catalogue
import Foundation
import Model
import Reporting

/// `netcurtain audit`: the person's own links and saved pages in, a report out.
struct AuditCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: "Check your own profiles.",
    discussion: """
      Links are fetched the way a stranger sees them. A page that asks for a sign-in is reported as not assessed: \
      open it in a private window, save it as a file, and give the file.

      With no --subject, the file netcurtain.yaml in this folder is used when it is there. Links, files and --role \
      that you type take the place of those in the file. Names, employers, workplaces and job titles are added to it.

      EXAMPLES
        netcurtain audit https://www.linkedin.com/in/YOU --role social-worker
        netcurtain audit saved-pages/ --html report.html
        netcurtain audit https://www.instagram.com/YOU --render
        netcurtain audit --subject netcurtain.yaml --format json --output audit.json
        netcurtain audit saved-pages/ --language cy
        netcurtain audit saved-pages/ --format csv --output audit.csv
        netcurtain audit --keep-captures captures/ https://www.linkedin.com/in/YOU
        netcurtain audit captures/
        netcurtain audit saved-pages/ --save-reading reading.json
        netcurtain audit reading.json --role social-worker

      EXIT CODES
          0  the audit is done
          1  a finding at or above --fail-on
          3  something was not assessed, and --strict was given
         64  the command was not understood
         65  a file of yours could not be used
         69  nothing could be assessed
         74  the report could not be written
        130  you stopped it
      """)

  /// A person has a few profiles. More than this would be a crawl.
  private static let followLimit = 50

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, html, markdown, json, csv, sarif }

  @Argument(
    help: ArgumentHelp(
      "Your own profile links, saved pages, archives of them, or folders.", valueName: "link|file|folder"))
  var profiles: [String] = []

  @OptionGroup(title: "ABOUT YOU") var person: SubjectOptions

  @Option(
    help: ArgumentHelp(
      "A folder of your own checks, used beside the built-in ones (docs/catalogue.md).", valueName: "folder"))
  var catalogue: String?

  @Option(
    help: "The form of the report on standard output. JSON holds all of it; CSV is for a spreadsheet.")
  var format: Format = .text

  @OptionGroup var language: LanguageOption

  @Option(
    help: ArgumentHelp("An earlier JSON report; the new one then says what has changed.", valueName: "file"))
  var baseline: String?

  @Option(help: ArgumentHelp("Write the report to a file instead.", valueName: "file"))
  var output: String?

  @Option(
    help: ArgumentHelp("Also write a web page of the report, for reading and printing.", valueName: "file"))
  var html: String?

  @Option(
    help: ArgumentHelp(
      "Also keep the pages as they came, in a new file in this folder, to be audited again.",
      valueName: "folder"))
  var keepCaptures: String?

  @Option(
    help: ArgumentHelp(
      "Also keep what was read in a file, to be judged again for another role or by other checks, with no network.",
      valueName: "file"))
  var saveReading: String?

  @Option(
    help: ArgumentHelp("End with exit code 1 when a finding is this severe or worse.", valueName: "severity"))
  var failOn: Severity?

  @Flag(help: "End with exit code 3 when a page could not be assessed.")
  var strict = false

  @Flag(help: "Hide values, addresses and quotes, to show others that the audit was done.")
  var redact = false

  @Flag(help: "Print the score line only.")
  var quiet = false

  @Flag(help: "Use no colours.")
  var noColor = false

  @Flag(
    help: "Ask for the pages that you list and nothing else: no public data that their sites give besides.")
  var pageOnly = false

  @Option(
    help: ArgumentHelp(
      "Also look at up to this many pages that yours link to as your own (rel=me and profile fields).",
      valueName: "number"))
  var followLinks = 0

  @Option(
    help: ArgumentHelp("Requests a second to one site, at most. 1 if you give none.", valueName: "number"))
  var rate: Double?

  @Option(
    help: ArgumentHelp(
      "Pages at a time from one address of this computer or the inner network, 1 to 64.",
      discussion:
        "Needs --allow-private-network. There is then no wait between them, unless you give --rate. "
        + "Public sites are always asked for one page at a time.",
      valueName: "number"))
  var parallel = 1

  @Option(
    help: ArgumentHelp(
      "Ask for the pages through a proxy: http://host:port, https://… or socks5h://…, or the word environment.",
      discussion: "The proxy looks the sites' names up, so netcurtain cannot check where they lead.",
      valueName: "address|environment"))
  var proxy: String?

  @Option(help: ArgumentHelp("A file of certificates to trust besides the system's.", valueName: "file"))
  var cacert: String?

  @Flag(
    help: "Open your links in an installed browser, for pages that need one. It loads what the page loads.")
  var render = false

  @Option(help: ArgumentHelp("The Chromium or Chrome to use; with this, --render is on.", valueName: "path"))
  var browser: String?

  @Flag(help: "Allow links to this computer and the inner network; only the addresses that you typed.")
  var allowPrivateNetwork = false

  func validate() throws {
    if let rate, !(rate > 0 && rate <= 1_000) {
      throw ValidationError("--rate: give a number above 0 and up to 1000, for example 1.")
    }
    guard (0...Self.followLimit).contains(followLinks) else {
      throw ValidationError(
        "--follow-links: give a number from 0 to \(Self.followLimit), for example 5. It counts pages, not steps."
      )
    }
    guard (1...64).contains(parallel) else {
      throw ValidationError("--parallel: give a number from 1 to 64.")
    }
    if parallel > 1, !allowPrivateNetwork {
      throw ValidationError(
        "--parallel is for a server of your own, and needs --allow-private-network. "
          + "Public sites are asked for one page at a time.")
    }
    let places = [output, html, saveReading].compactMap(\.self)
    if Set(places).count < places.count {
      throw ValidationError(
        "--output, --html and --save-reading: two of them name the same file. Give each its own.")
    }
    if cacert != nil, render || browser != nil {
      throw ValidationError(
        "--cacert does not work with --render: the browser has its own list. Use one of them.")
    }
    if proxy != nil, render || browser != nil {
      throw ValidationError(
        "--proxy does not work with --render: netcurtain leads the browser through its own guard. Use one of them."
      )
    }
  }

  func run() async throws {
    let catalogue = try Self.loadCatalogue(catalogue)
    let typed = try ReadingInput.find(in: profiles)
    let (subject, role) = try person.resolve(catalogue, otherwise: typed?.subject ?? Subject())
    let asked = profiles.isEmpty ? subject.profiles : profiles
    let saved = try typed ?? ReadingInput.find(in: asked)
    if saved != nil { try checkNothingIsAsked() }
    guard !asked.isEmpty else {
      throw Failure(
        "there is nothing to check. Give your profile links or saved pages, or list them in netcurtain.yaml. "
          + "See: netcurtain audit --help", .usage)
    }
    try Self.checkPlaces([output, html, saveReading])
    let past = try baseline.map(BaselineFile.read)
    var settings = Acquirer.Settings(userAgent: Netcurtain.userAgent)
    settings.allowsPrivateNetwork = allowPrivateNetwork
    settings.certificateAuthorityFile = cacert
    settings.proxy = try proxyChoice()
    settings.browser = try chosenBrowser()
    settings.minimumInterval = rate.map { .milliseconds(Int(1_000 / $0)) } ?? .seconds(1)
    if parallel > 1 {
      settings.own = (parallel, rate == nil ? .zero : settings.minimumInterval)
      settings.maximumTransfers = max(settings.maximumTransfers, parallel)
    }
    let captures = try keepCaptures.map { try CaptureFile(folder: $0, at: settings.now()) }
    let run = AuditRun(
      catalogue: catalogue, subject: subject, role: role, settings: settings,
      reach: AuditRun.Reach(opensDoors: !pageOnly, followedPages: followLinks),
      progress: quiet ? .none : StandardError.isTerminal ? .terminal : .log,
      hasBrowser: InstalledBrowser.installed(searchPath: Self.searchPath) != nil, captures: captures)
    let interruptible = Interruptible { if let saved { saved.readings } else { await run.read(asked) } }
    let readings = await interruptible.value
    let found = run.judge(readings)
    let compared = past.map { run.compare(found, with: $0) } ?? found
    let audit = masked(compared, in: .english)
    if interruptible.wasInterrupted, !Self.hasFinished(audit) {
      StandardError.write("netcurtain: stopped before the first page was finished. Nothing was written.\n")
      throw ExitStatus.interrupted.exitCode
    }
    let reading = SavedReading(
      readAt: saved?.readAt ?? found.auditedAt, subject: subject, readings: readings)
    try await write(audit, spoken: masked(compared, in: language.chosen), captures, reading)
    if interruptible.wasInterrupted {
      StandardError.write("netcurtain: stopped before the end. What was finished is in the report.\n")
      throw ExitStatus.interrupted.exitCode
    }
    if let status = status(of: audit) { throw status.exitCode }
  }

  /// A saved reading has all there is: nothing is asked of any site.
  private func checkNothingIsAsked() throws {
    let asking = [
      ("--keep-captures", keepCaptures != nil), ("--render", render || browser != nil),
      ("--follow-links", followLinks > 0), ("--proxy", proxy != nil),
    ]
    if let option = asking.first(where: \.1) {
      throw Failure(
        "\(option.0) does not work with a saved reading: no page is asked for. Give the links instead.",
        .usage)
    }
  }

  private static var searchPath: String { ProcessInfo.processInfo.environment["PATH"] ?? "" }

  /// The browser for `--render`; `nil` without it. Before anything is fetched.
  private func chosenBrowser() throws -> InstalledBrowser? {
    guard render || browser != nil else { return nil }
    do throws(Problem) {
      return try InstalledBrowser.find(at: browser, searchPath: Self.searchPath)
    } catch {
      throw Failure(error)
    }
  }

  /// The audit as it may be shown, with what is hidden named in `language`.
  private func masked(_ audit: Audit, in language: Language) -> Audit {
    redact ? Redaction(language: language).redact(audit) : audit
  }

  /// Whether any page came to its end before the stop.
  private static func hasFinished(_ audit: Audit) -> Bool {
    audit.profiles.contains { $0.reading.capture.failure?.code != .interrupted }
  }

  private func proxyChoice() throws -> ProxyChoice {
    do throws(Problem) {
      return try proxy.map { text throws(Problem) in
        try ProxyChoice(option: text, environment: ProcessInfo.processInfo.environment)
      } ?? .none
    } catch {
      throw Failure(error)
    }
  }

  static func loadCatalogue(_ folder: String?) throws -> CheckCatalogue {
    do throws(CatalogueProblems) {
      guard let folder else { return try CatalogueLoader.embedded() }
      let catalogue = try CatalogueLoader.load(folder: folder)
      try CatalogueQueries.check(catalogue)
      return catalogue
    } catch {
      throw Failure(error)
    }
  }

  /// Before anything is fetched: an audit of many links takes minutes.
  static func checkPlaces(_ paths: [String?]) throws {
    do throws(Problem) {
      for path in paths.compactMap(\.self) { try PrivateFile.check(path) }
    } catch {
      throw Failure(error)
    }
  }

  // MARK: Reports

  /// Tries everything, so that a bad place for one report does not lose the other.
  ///
  /// - Parameter spoken: the same audit for the reports that people read; see ``masked(_:in:)``.
  private func write(
    _ audit: Audit, spoken: Audit, _ captures: CaptureFile?, _ reading: SavedReading
  ) async throws {
    var problems: [Problem] = []
    do throws(Problem) {
      try await captures?.finish()
    } catch {
      problems.append(error)
    }
    do throws(Problem) {
      if let saveReading { try PrivateFile.write(try SavedReadingFile.text(of: reading), to: saveReading) }
    } catch {
      problems.append(error)
    }
    var hasPage = true
    do throws(Problem) {
      if let html { try PrivateFile.write(page(spoken), to: html) }
    } catch {
      hasPage = false
      problems.append(error)
    }
    do throws(Problem) {
      let text = report(audit, spoken: spoken, htmlFile: hasPage ? html : nil)
      if let output { try PrivateFile.write(text, to: output) } else { try StandardOutput.write(text) }
    } catch {
      problems.append(error)
    }
    guard problems.isEmpty else {
      throw Failure(problems.map(\.description).joined(separator: "\nnetcurtain: "), .cannotWrite)
    }
  }

  private func page(_ spoken: Audit) -> String {
    HTMLReport(timeZone: .current, language: language.chosen).render(spoken)
  }

  private func report(_ audit: Audit, spoken: Audit, htmlFile: String?) -> String {
    switch format {
    case .json: return JSONReport().render(audit)
    case .html: return page(spoken)
    case .markdown: return MarkdownReport(timeZone: .current, language: language.chosen).render(spoken)
    case .csv: return (output == nil ? "" : CSVReport.fileMark) + CSVReport().render(audit)
    case .sarif: return SARIFReport().render(audit)
    case .text:
      let colour = output == nil && StandardOutput.takesColour(refused: noColor)
      let report = TextReport(
        columns: StandardOutput.columns, colour: colour, timeZone: .current, htmlFile: htmlFile,
        language: language.chosen)
      return quiet ? report.scoreLine(spoken) : report.render(spoken)
    }
  }

  // MARK: Exit code

  private func status(of audit: Audit) -> ExitStatus? {
    let couldJudge =
      audit.profiles.contains { $0.reading.state == .profile }
      || audit.findings.contains { $0.outcome == .flagged }
    if !couldJudge { return .nothingAssessed }
    let severities =
      audit.findings.filter { $0.outcome == .flagged }.map(\.severity)
      + audit.questions.filter(\.isFlagged).compactMap(\.severity)
    if let failOn, severities.contains(where: { $0 >= failOn }) {
      return .found
    }
    let lacksAnswer = audit.questions.contains { $0.isOpen && $0.isNeeded }
    if strict, !audit.notAssessed.isEmpty || lacksAnswer { return .notAssessed }
    return nil
  }
}

extension Severity: ExpressibleByArgument {}
