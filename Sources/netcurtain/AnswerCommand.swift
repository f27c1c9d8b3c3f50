import ArgumentParser
import Catalogue
import Foundation
import Model

/// `netcurtain answer`: the person's word on one finding, kept in their own file.
struct AnswerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "answer",
    abstract: "Say that a finding is not about you, or that it stays.",
    discussion: """
      FINDING is the code that the report gives after “Code:”. The answer is kept in netcurtain.yaml, for this and \
      every later audit; a later answer takes the place of an earlier one. What is not about you leaves the score. \
      What you accept stays in it. Both are listed in every report.

      EXAMPLES
        netcurtain answer 3f0c9a77be21d405 --not-me
        netcurtain answer 3f0c9a77be21d405 --not-me "This is my cousin"
        netcurtain answer 3f0c9a77be21d405 --accepted "I speak in public for the library"

      To take an answer back, delete it under “answered” in netcurtain.yaml.
      """)

  /// A few words, not a letter.
  private static let whyLimit = 300

  @Argument(help: ArgumentHelp("The code of the finding, from your report.", valueName: "finding"))
  var finding: String

  @Argument(help: ArgumentHelp("Why, in a few words of your own.", valueName: "why"))
  var why: String?

  @Flag(help: "It is not about you.")
  var notMe = false

  @Flag(help: "It is about you and stays as it is. Say why.")
  var accepted = false

  @Option(help: ArgumentHelp("The file to keep it in.", valueName: "netcurtain.yaml"))
  var subject = SubjectFile.fileName

  @Option(help: ArgumentHelp("A folder of your own checks.", valueName: "folder"))
  var catalogue: String?

  func validate() throws {
    guard notMe != accepted else {
      throw ValidationError("Give one of --not-me and --accepted.")
    }
    guard SubjectFile.isFingerprint(finding) else {
      throw ValidationError(
        "“\(PageText.clean(finding, limit: 60))” is not the code of a finding. Copy it from your report: "
          + "\(SubjectFile.codeHint).")
    }
    let words = PageText.clean(why ?? "", limit: Self.whyLimit * 2)
    if accepted, words.isEmpty {
      throw ValidationError("Say in a few words why it stays: --accepted \"why\".")
    }
    guard words.count <= Self.whyLimit else {
      throw ValidationError("The reason is longer than \(Self.whyLimit) characters. Shorten it.")
    }
  }

  func run() throws {
    let store = SubjectFileStore(path: subject, catalogue: try AuditCommand.loadCatalogue(catalogue))
    guard let text = try store.text() else {
      throw Failure(
        "there is no \(PageText.clean(subject, limit: 200)) to keep the answer in. "
          + "Make it first: netcurtain init", .badInput)
    }
    _ = try store.subject(text)
    let answer = FindingAnswer(word: notMe ? .notMe : .accepted, why: PageText.clean(why ?? ""))
    var edit = SubjectFileEdit(text: text, name: subject)
    do throws(CatalogueProblems) {
      try edit.answer(finding: finding, answer, note: "answered \(Self.today)")
    } catch {
      throw Failure("\(error)\nNothing was written.", .badInput)
    }
    try store.write(edit.text)
    StandardError.write(
      "netcurtain: kept in \(PageText.clean(subject, limit: 200)). The next audit uses it: netcurtain audit\n"
    )
  }

  /// The day as "2026-11-24".
  private static var today: String {
    Date().formatted(.iso8601.year().month().day())
  }
}
