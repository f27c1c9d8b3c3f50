import ArgumentParser
import Catalogue
import Model

/// The exit codes that scripts can use (README, "Exit codes"; the numbers from sysexits.h where it has one).
enum ExitStatus: Int32 {
  case success = 0
  /// A finding at or above `--fail-on`.
  case found = 1
  /// Something was not assessed, with `--strict`.
  case notAssessed = 3
  case usage = 64
  /// A subject file, catalogue or list that cannot be used.
  case badInput = 65
  /// Nothing could be assessed.
  case nothingAssessed = 69
  case cannotWrite = 74
  case interrupted = 130

  var exitCode: ExitCode { ExitCode(rawValue) }
}

/// Why a command stops before its end: words for the person, a code for the script.
struct Failure: Error, CustomStringConvertible {
  let description: String
  let status: ExitStatus

  var exitCode: ExitCode { status.exitCode }

  init(_ description: String, _ status: ExitStatus) {
    self.description = description
    self.status = status
  }

  /// A problem's own words, with the code of its kind.
  init(_ problem: Problem) {
    switch problem.code {
    case .cannotWrite: self.init(problem.description, .cannotWrite)
    case .usage: self.init(problem.description, .usage)
    default: self.init(problem.description, .badInput)
    }
  }

  init(_ problems: CatalogueProblems) {
    self.init("\(problems)\nNothing was fetched.", .badInput)
  }
}
