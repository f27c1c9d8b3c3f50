import ArgumentParser
import Foundation
import Model
import Reporting

/// `netcurtain letter`: words for those who can take something down. It sends nothing.
struct LetterCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "letter",
    abstract: "Write a letter that asks somebody to take something down. It is never sent.",
    discussion: """
      EXAMPLES
        netcurtain letter list
        netcurtain letter show ask-friend
        netcurtain letter show ask-club --about https://club.example.org/team --name "Kit Langley" --what "my picture"
      """,
    subcommands: [List.self, Show.self])

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List the letters, with when to use each.",
      discussion: """
        EXAMPLES
          netcurtain letter list
          netcurtain letter list --catalogue our-checks
        """)

    @OptionGroup var source: ChecksCommand.CatalogueOption

    func run() throws {
      let letters = try source.load().letters
      var lines: [String] = []
      for letter in letters {
        let clauses = letter.clauses.isEmpty ? "" : "  (policy \(letter.clauses.joined(separator: ", ")))"
        lines.append("\(letter.id)\(clauses)")
        lines += LineWrapping.lines("\(letter.title). \(letter.useWhen)", width: 76).map { "    " + $0 }
      }
      lines += ["", "To write one: netcurtain letter show ID"]
      try StandardOutput.write(lines.joined(separator: "\n") + "\n")
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Write one letter with your words in it.",
      discussion: """
        What you leave out stands in [brackets]. The letter goes to the screen or to a file, and to nobody else.

        EXAMPLES
          netcurtain letter show ask-friend
          netcurtain letter show ask-friend --about https://social.example.org/post/1 --name Kit
          netcurtain letter show ask-archive --name "Kit Langley" --what "my old job" --output letter.txt
        """)

    /// A few words, not a story.
    private static let wordLimit = 300

    @Argument(help: "The id of the letter, as “letter list” gives it.") var id: String
    @Option(help: ArgumentHelp("The address of the page that it is about.", valueName: "link")) var about:
      String?
    @Option(help: "Your name, as it is to stand below the letter.") var name: String?
    @Option(help: ArgumentHelp("What the page shows, in your own words.", valueName: "words")) var what:
      String?
    @Option(help: ArgumentHelp("Write it to this file instead of the screen.", valueName: "file"))
    var output: String?
    @OptionGroup var source: ChecksCommand.CatalogueOption

    func validate() throws {
      if let about, WebAddress(about) == nil {
        throw ValidationError(
          "--about: “\(PageText.clean(about, limit: 100))” is not a web address. "
            + "Copy it from your browser's address bar, with https:// in front.")
      }
      for (option, value) in [("--name", name), ("--what", what)] {
        guard let value else { continue }
        let words = PageText.clean(value, limit: Self.wordLimit * 2)
        if words.isEmpty { throw ValidationError("\(option): give a few words, or leave the option out.") }
        if words.count > Self.wordLimit {
          throw ValidationError("\(option): use at most \(Self.wordLimit) characters.")
        }
      }
    }

    func run() throws {
      let catalogue = try source.load()
      guard let letter = catalogue.letters.first(where: { $0.id == id }) else {
        throw Failure("there is no letter “\(PageText.clean(id))”. See: netcurtain letter list", .usage)
      }
      var words: [Letter.Part: String] = [.today: Self.today]
      words[.name] = name.map { PageText.clean($0, limit: Self.wordLimit) }
      words[.what] = what.map { PageText.clean($0, limit: Self.wordLimit) }
      words[.about] = about.map { PageText.clean($0, limit: 2000) }
      let text = letter.filled(words)
      do throws(Problem) {
        if let output {
          try PrivateFile.write(text + "\n", to: output)
        } else {
          try StandardOutput.write(text + "\n")
        }
      } catch {
        throw Failure(error)
      }
      StandardError.write(Self.advice(letter, text))
    }

    /// What to do with it, on standard error, so that the letter alone can be kept.
    private static func advice(_ letter: Letter, _ text: String) -> String {
      let first = letter.before.isEmpty ? [] : ["", "Before you send it:"] + letter.before.map { "- \($0)" }
      let brackets = Letter.brackets(in: text)
      let fill =
        brackets.isEmpty ? [] : ["", "Fill in what stands in [brackets]: \(brackets.count) to go."]
      let link = letter.link.map { [$0] } ?? []
      let age =
        letter.asOf.map { ["Looked up: \($0)" + (letter.source.map { ", from \($0)" } ?? "") + "."] }
        ?? (letter.link == nil ? [] : ["Nobody has noted when the link was last tried."])
      let all = first + fill + ["", letter.sendTo] + link + age + ["It was sent to no one."]
      return all.flatMap { $0.isEmpty ? [""] : LineWrapping.lines($0, width: 80) }
        .joined(separator: "\n") + "\n"
    }

    /// "24 November 2026", as a letter has it.
    private static var today: String {
      let formatter = DateFormatter()
      formatter.locale = Locale(identifier: "en_GB")
      formatter.dateFormat = "d MMMM yyyy"
      return formatter.string(from: Date())
    }
  }
}
