import ArgumentParser
import Catalogue
import Foundation
import Model
import Reporting

/// `netcurtain init`: a guided way to `netcurtain.yaml`. It asks only what the file does not say yet.
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Write your netcurtain.yaml, one question at a time.",
    discussion: """
      It takes about two minutes. Press Enter to leave a question out. Ctrl-C stops it, and nothing is written. \
      Run it again to answer what is left: it asks only what the file does not say. The file stays on your \
      computer, only you can read it, and you can change it with any text editor.

      EXAMPLES
        netcurtain init
        netcurtain init --subject clinic/netcurtain.yaml
      """)

  @Option(help: ArgumentHelp("The file to write.", valueName: "netcurtain.yaml"))
  var subject = SubjectFile.fileName

  @Option(help: ArgumentHelp("A folder of your own checks.", valueName: "folder"))
  var catalogue: String?

  func run() throws {
    let catalogue = try AuditCommand.loadCatalogue(catalogue)
    try AuditCommand.checkPlaces([subject])
    let store = SubjectFileStore(path: subject, catalogue: catalogue)
    let old = try store.text()
    let known = try old.map(store.subject)
    Self.endOnInterrupt()
    var interview = Interview(
      edit: SubjectFileEdit(text: old ?? Interview.heading, name: subject), known: known ?? Subject(),
      catalogue: catalogue, isNew: old == nil, dialogue: Dialogue())
    try interview.ask()
    let text = interview.edit.text
    let name = PageText.clean(subject, limit: 200)
    if text == old {
      StandardError.write("\n\(name) says all that is asked. Nothing was changed.\n")
    } else {
      try store.write(text)
      StandardError.write("\nWritten: \(name). Only you can read it.\n")
    }
    if interview.wasCutShort {
      StandardError.write("Not all was answered. Run “netcurtain init” again for the rest.\n")
    }
    let option = subject == SubjectFile.fileName ? "" : " --subject \(name)"
    let links = try store.subject(text).profiles.isEmpty
    StandardError.write(
      links
        ? "Next: add your links under “profiles” in that file, then type: netcurtain audit\(option) --html report.html\n"
        : "Next, type: netcurtain audit\(option) --html report.html\n")
  }

  /// Ends at once and says so. Nothing is on the disk before all is written in one go.
  private static func endOnInterrupt() {
    for number in [SIGINT, SIGTERM] {
      signal(number) { _ in
        // Only calls that a signal may interrupt anything with (signal-safety(7)).
        let words: StaticString = "\nStopped. Nothing was written.\n"
        _ = Foundation.write(STDERR_FILENO, words.utf8Start, words.utf8CodeUnitCount)
        _exit(130)
      }
    }
  }
}

/// Lines asked on standard error and read from standard input, so that a pipe and a terminal do alike.
struct Dialogue {
  /// Far longer than any answer.
  private static let lineLimit = 2000

  private(set) var hasEnded = false

  func say(_ text: String) { StandardError.write(text + "\n") }

  /// The next line without white space around it; `nil` when the input is at its end.
  mutating func line(_ prompt: String) -> String? {
    StandardError.write(prompt + " ")
    guard !hasEnded, let line = readLine() else {
      if !hasEnded { StandardError.write("\n") }
      hasEnded = true
      return nil
    }
    return PageText.clean(line, limit: Self.lineLimit).trimmingCharacters(in: .whitespaces)
  }
}
