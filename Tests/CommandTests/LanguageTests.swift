import Foundation
import Model
import Testing

@testable import netcurtain

@Suite("The language of the reports")
struct LanguageTests {
  private let workplace: Workplace
  private static let welsh = "BETH ALL DIEITHRYN EI WELD AMDANOCH CHI"
  private static let english = "WHAT A STRANGER CAN SEE ABOUT YOU"

  init() throws {
    workplace = try Workplace()
    try workplace.write(Sample.profile, to: "good.html")
  }

  @Test(
    "comes from LC_ALL, LC_MESSAGES or LANG, the first that is set",
    arguments: [
      ([:], Language.english), (["LANG": "cy_GB.UTF-8"], .welsh), (["LANG": "cy"], .welsh),
      (["LC_MESSAGES": "cy_GB", "LANG": "en_GB.UTF-8"], .welsh),
      (["LC_ALL": "C", "LANG": "cy_GB"], .english),
      (["LC_ALL": "", "LANG": "cy_GB"], .welsh), (["LC_ALL": "CY@euro"], .welsh),
      (["LANG": "cyx_GB"], .english),
      (["LANG": "fr_FR.UTF-8"], .english),
    ])
  func environment(variables: [String: String], language: Language) {
    #expect(LanguageOption.language(of: variables) == language)
  }

  @Test("an audit takes it from the computer, and --language goes before that")
  func choice() async throws {
    var program = workplace.program(["audit", "good.html"])
    program.environment = ["LANG": "cy_GB.UTF-8"]
    #expect(try await program.run().output.contains(Self.welsh))
    program.arguments += ["--language", "en"]
    #expect(try await program.run().output.contains(Self.english))
    #expect(try await workplace.run("audit", "good.html").output.contains(Self.english))
    #expect(try await workplace.run("audit", "good.html", "--language", "cy").output.contains(Self.welsh))
  }

  @Test("an unknown one says which there are", arguments: ["audit", "demo"])
  func unknown(command: String) async throws {
    let outcome = try await workplace.run(command, "--language", "fr")
    outcome.expect(64)
    #expect(
      outcome.errors.contains(
        "The value 'fr' is invalid for '--language <en|cy>'. Please provide one of 'en' and 'cy'."))
  }

  @Test("JSON stays English beside a Welsh page, masked or not", arguments: [[], ["--redact"]])
  func machines(options: [String]) async throws {
    let asked = ["audit", "good.html", "--format", "json"] + options
    let plain = try await workplace.program(asked).run()
    let outcome = try await workplace.program(asked + ["--language", "cy", "--html", "cy.html"]).run()
    outcome.expect(0)
    func withoutTimes(_ text: String) -> String {
      text.replacing(/[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]+Z/, with: "TIME")
    }
    #expect(withoutTimes(outcome.output) == withoutTimes(plain.output))
    let page = try workplace.text(of: "cy.html")
    #expect(page.contains("<html lang=\"cy\">"))
    #expect(page.contains("Mae eich cyflogwr i&#39;w weld"))
    #expect(page.contains("cyflogwr (1)") == !options.isEmpty)
  }

  @Test("compare tells what has changed in Welsh")
  func compare() async throws {
    _ = try await workplace.run("audit", "good.html", "--format", "json", "--output", "before.json")
    let outcome = try await workplace.run("compare", "before.json", "before.json", "--language", "cy")
    outcome.expect(0)
    #expect(outcome.output.hasPrefix("BETH SYDD WEDI NEWID\n"))
    let markdown = try await workplace.run(
      "compare", "before.json", "before.json", "--language", "cy", "--format", "markdown")
    #expect(markdown.output.hasPrefix("# Beth sydd wedi newid\n"))
  }

  @Test("the demo speaks Welsh in the terminal and on its page")
  func demo() async throws {
    let outcome = try await workplace.run("demo", "--person", "josie", "--language", "cy")
    outcome.expect(0)
    #expect(outcome.output.hasPrefix("ENGHRAIFFT 1 O 1: Person dychmygol yw Josie Aldermoor.\n"))
    #expect(outcome.output.contains(Self.welsh))
    #expect(!outcome.output.contains("STRANGER"))
    #expect(try workplace.text(of: "demo-report.html").contains("<html lang=\"cy\">"))
  }
}
