import Model
import Testing

@Suite("Problems")
struct ProblemTests {
  @Test("A problem is said in one line with its code at the end")
  func description() {
    let problem = Problem(
      .fileMissing, doing: "reading jo.html", cause: "There is no such file.", remedy: "Check the name.")
    #expect(problem.description == "reading jo.html: There is no such file. Check the name. [file-missing]")
  }

  @Test(
    "Hostile parts stay on that line and command no terminal",
    arguments: [
      "zara\nSCORE 0.html", "zara\u{1B}[2J.html", "zara\r\nok", "\u{9D}0;pwned\u{9C}", "\u{2028}x\u{85}y",
      "\u{202E}lmth.oj", String(repeating: "long ", count: 1000), String(repeating: "\u{0}", count: 10),
    ])
  func hostile(part: String) {
    let problem = Problem(.usage, doing: part, cause: part, remedy: part)
    let scalars = problem.description.unicodeScalars
    #expect(!scalars.contains { $0.properties.generalCategory == .control || $0.properties.isBidiControl })
    #expect(!scalars.contains("\u{2028}"))
    #expect(problem.description.count <= 3 * 600 + 20)
    #expect(problem.description.hasSuffix("[usage]"))
  }
}
