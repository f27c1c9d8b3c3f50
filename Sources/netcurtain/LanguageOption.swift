import ArgumentParser
import Foundation
import Model

/// In which language the report speaks to a person.
struct LanguageOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The language of the text, HTML or Markdown report: en or cy (Cymraeg).",
      discussion: "If you give none, it is Welsh where your computer's language is. "
        + "JSON, CSV and SARIF stay English.",
      valueName: "en|cy"))
  var language: Language?

  var chosen: Language { language ?? Self.language(of: ProcessInfo.processInfo.environment) }

  /// The first of `LC_ALL`, `LC_MESSAGES` and `LANG` that is set decides (POSIX 8.2).
  static func language(of environment: [String: String]) -> Language {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
    let name = locale?.prefix { $0.isLetter }.lowercased()
    return name.flatMap(Language.init(rawValue:)) ?? .english
  }
}

extension Language: ExpressibleByArgument {}
