import ArgumentParser
import Foundation
import Model

/// The program: its commands and nothing else.
@main
struct Netcurtain: AsyncParsableCommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "netcurtain",
    abstract: "Shows what a stranger can learn from your own public profile pages, and how to hide it.",
    discussion: """
      Give it the links of your own profiles, or pages that you saved. It looks at them the way a stranger does: \
      not signed in. It asks for no password, keeps no copy of a page, and sends the report to no one.

      EXAMPLES
        See an example:
          netcurtain demo
        Check two profiles:
          netcurtain audit https://www.linkedin.com/in/YOU https://x.com/YOU
        Check a page you saved, and write a web page of the report:
          netcurtain audit my-profile.html --html report.html
      """,
    version: version,
    subcommands: [
      InitCommand.self, AuditCommand.self, AnswerCommand.self, CompareCommand.self, DemoCommand.self,
      ChecksCommand.self, PlatformsCommand.self, GuideCommand.self, LetterCommand.self,
    ])

  /// What stands before a problem, as with any other program.
  static let _errorLabel = "netcurtain"

  /// Runs the command; help goes to standard output, problems go to standard error.
  static func main() async {
    StandardStreams.prepare()
    do {
      var command = try parseAsRoot()
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch {
      end(with: error)
    }
  }

  /// Ends with the exit code that the problem stands for.
  private static func end(with error: any Error) -> Never {
    if let failure = error as? Failure {
      StandardError.write("netcurtain: \(failure)\n")
      Foundation.exit(failure.exitCode.rawValue)
    }
    let code = exitCode(for: error)
    let message = fullMessage(for: error)
    do throws(Problem) {
      if code.isSuccess {
        if !message.isEmpty { try StandardOutput.write(message + "\n") }
      } else if !message.isEmpty {
        StandardError.write(message + "\n")
      }
    } catch {
      end(with: Failure(error))
    }
    Foundation.exit(code.rawValue)
  }

  /// What the tool calls itself in reports and to servers.
  static func tool(catalogue: CheckCatalogue) -> Tool {
    Tool(name: "netcurtain", version: version, catalogue: catalogue.version)
  }

  /// Honest, and no browser's disguise.
  static let userAgent = "netcurtain/\(version) (a person checking their own profile)"
}
