import ArgumentParser
import Foundation
import Model

/// `netcurtain platforms`: which sites are known by name, what is read there, and what to click.
struct PlatformsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "platforms",
    abstract: "List, show and test the sites that netcurtain knows.",
    discussion: """
      A page of any other site is read too, by rules that fit all.

      EXAMPLES
        netcurtain platforms list
        netcurtain platforms show linkedin
      """,
    subcommands: [List.self, Show.self, Test.self])

  /// The form of what is printed.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json
  }

  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List the sites, with what their examples show and how old their steps are.",
      discussion: """
        EXAMPLES
          netcurtain platforms list
          netcurtain platforms list --catalogue our-checks
          netcurtain platforms list --format json
        """)

    @Option(help: "text or json.") var format = Format.text
    @OptionGroup var source: ChecksCommand.CatalogueOption

    func run() async throws {
      let platforms = try source.load().platforms.map { PlatformCard($0, today: Date()) }
      switch format {
      case .text: try StandardOutput.write(PlatformPage.list(platforms))
      case .json: try StandardOutput.write(try PlatformCard.json(platforms))
      }
    }
  }

  struct Show: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Show all that is known of one site, with the steps.",
      discussion: """
        EXAMPLES
          netcurtain platforms show facebook
          netcurtain platforms show x --format json
        """)

    @Argument(help: "The id of the site, as “platforms list” gives it.") var id: String
    @Option(help: "text or json.") var format = Format.text
    @OptionGroup var source: ChecksCommand.CatalogueOption

    func run() async throws {
      let catalogue = try source.load()
      guard let platform = catalogue.platforms.first(where: { $0.id == id }) else {
        throw Failure("there is no site “\(PageText.clean(id))”. See: netcurtain platforms list", .usage)
      }
      let card = PlatformCard(platform, today: Date())
      switch format {
      case .text: try StandardOutput.write(PlatformPage.show(card, checks: catalogue.checks))
      case .json: try StandardOutput.write(try PlatformCard.json([card]))
      }
    }
  }

  struct Test: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Run the examples of every site.",
      discussion: """
        Each file holds small pages like the site's own, and what has to be read on them. Exit code 0: all hold;
        1: some do not; 65: a file cannot be used.

        EXAMPLES
          netcurtain platforms test
          netcurtain platforms test --catalogue our-checks
        """)

    @OptionGroup var source: ChecksCommand.CatalogueOption

    func run() async throws {
      let catalogue = try source.load()
      let run = PlatformExampleRun(catalogue: catalogue)
      var passed = 0
      var wrong = 0
      for platform in catalogue.platforms {
        for example in platform.examples {
          let complaints = run.complaints(platform, example)
          if complaints.isEmpty {
            passed += 1
          } else {
            wrong += 1
            try StandardOutput.write(
              "\(example.position): \(platform.id): \(example.says): \(complaints.joined(separator: "; "))\n")
          }
        }
      }
      try StandardOutput.write("\(passed) examples hold, \(wrong) do not.\n")
      if wrong > 0 { throw ExitStatus.found.exitCode }
    }
  }
}
