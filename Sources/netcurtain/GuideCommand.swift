import ArgumentParser
import Foundation
import Model
import Reporting

/// `netcurtain guide`: a handout for a team, from the catalogue alone.
struct GuideCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "guide",
    abstract: "Print a handout for a team meeting. It needs no audit and looks at nobody's pages.",
    discussion: """
      It says what strangers can learn, why that matters in this work, what to do first on each site, how to report \
      abuse, and what the policy asks. In safeguarding work the note on safety comes first.

      EXAMPLES
        netcurtain guide --role social-worker
        netcurtain guide --role library-assistant --format html --output handout.html
        netcurtain guide --format markdown --output handout.md
      """)

  /// The form of the handout.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, markdown, html
  }

  @Option(help: "The kind of work, for example social-worker or library-assistant.")
  var role = Role.defaultID

  @Option(help: "text, markdown or html.") var format = Format.text

  @Option(help: ArgumentHelp("Write it to this file instead of the screen.", valueName: "file"))
  var output: String?

  @Flag(help: "Put the note for people who are threatened or followed first.")
  var heightened = false

  @OptionGroup var source: ChecksCommand.CatalogueOption

  func run() throws {
    let catalogue = try source.load()
    guard let role = catalogue.roles.first(where: { $0.id == role }) else {
      let known = catalogue.roles.map(\.id).joined(separator: ", ")
      throw Failure("--role \(PageText.clean(role)): there is no such role. Use one of: \(known).", .usage)
    }
    let guide = Guide(catalogue, role: role, isHeightened: heightened, date: Date(), timeZone: .current)
    let text =
      switch format {
      case .text: guide.text(columns: output == nil ? StandardOutput.columns : 80)
      case .markdown: guide.markdown()
      case .html: guide.html()
      }
    do throws(Problem) {
      if let output { try PrivateFile.write(text, to: output) } else { try StandardOutput.write(text) }
    } catch {
      throw Failure(error)
    }
  }
}
