import Foundation
import Model
import Support
import Testing

@testable import Reporting

@Suite struct MarkdownReportTests {
  private func render(_ audit: Audit) -> String { MarkdownReport(timeZone: .gmt).render(audit) }

  /// The document without its code spans and escaped signs, so that every sign left is one that works. A fence is a run of backticks of any length up to the 80 that GitHub's
  /// parser takes; the span ends at the next run of that length.
  private func outsideCode(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line -> String in
      var rest = Array(line.unicodeScalars)[...]
      var kept = String.UnicodeScalarView()
      while let scalar = rest.first {
        if scalar == "\\", rest.count > 1 {
          kept.append("·")
          rest = rest.dropFirst(2)
          continue
        }
        let fence = rest.prefix { $0 == "`" }
        guard !fence.isEmpty else {
          kept.append(scalar)
          rest = rest.dropFirst()
          continue
        }
        rest = rest.dropFirst(fence.count)
        if fence.count <= 80, let end = close(of: fence.count, in: rest) {
          kept.append("¤")
          rest = rest[end...]
        } else {
          kept.append(contentsOf: fence)
        }
      }
      return String(kept)
    }.joined(separator: "\n")
  }

  private func close(of length: Int, in rest: ArraySlice<Unicode.Scalar>) -> Int? {
    var at = rest.startIndex
    while at < rest.endIndex {
      let run = rest[at...].prefix { $0 == "`" }.count
      if run == length { return at + run }
      at += max(1, run)
    }
    return nil
  }

  @Test func wholeDocument() { expectGolden(render(.sample), "report.md") }
  @Test func heightened() { expectGolden(render(.heightened), "report-heightened.md") }
  @Test func empty() { expectGolden(render(.empty), "report-empty.md") }
  @Test func allWalls() { expectGolden(render(.allWalls), "report-walls.md") }

  @Test func theTestItselfSeesWhatStandsOutsideACodeSpan() {
    #expect(outsideCode("a `<b>` c") == "a ¤ c")
    #expect(outsideCode("a `` ` <b> `` c ` <i>") == "a ¤ c ` <i>")
    #expect(outsideCode("\\`<b>\\`") == "·<b>·")
    let long = String(repeating: "`", count: 81)
    #expect(outsideCode(long + "<b>" + long).contains("<b>"))
  }

  @Test(arguments: SampleAudit.allCases) func linksOnlyToSettings(_ sample: SampleAudit) {
    let audit = sample.audit
    let bare = outsideCode(render(audit))
    let settings =
      audit.findings.flatMap(\.remediations).compactMap(\.link) + audit.firstSteps.compactMap(\.link)
    for link in bare.matches(of: /\]\(([^)]*)\)/) {
      #expect(settings.contains(String(link.1)), "\(link.1)")
      #expect(link.1.hasPrefix("https://"))
    }
    let unlinked = bare.replacing(/\]\([^)]*\)/, with: "")
    #expect(!unlinked.contains("http"))
  }

  @Test(arguments: Audit.hostileStrings) func pageTextStaysText(_ text: String) {
    let document = render(.hostile(text))
    let bare = outsideCode(document).replacing("- [ ] ", with: "- ")
    let matches = { (pattern: Regex<Substring>) in
      bare.firstMatch(of: pattern.matchingSemantics(.unicodeScalar)).map { String($0.0) }
    }
    #expect(matches(/[<`_~\[\]@$]/) == nil)
    #expect(matches(/https?:|www\.|evil\.example/) == nil)
    #expect(matches(/[^#\n]#|#[^# ]/) == nil)
    for scalar in document.unicodeScalars where scalar != "\n" {
      #expect(scalar.properties.generalCategory != .control, "\(scalar.value)")
      #expect(!(0x202A...0x202E).contains(scalar.value))
    }
  }

  /// A page adds no line: the document has the same blocks whatever the page says.
  @Test(arguments: Audit.hostileStrings) func pageTextOpensNoBlock(_ text: String) {
    let opening = { (line: Substring) in String(line.prefix { "#-|> 0123456789.*[".contains($0) }) }
    let hostile = render(.hostile(text)).split(separator: "\n", omittingEmptySubsequences: false)
    let harmless = render(.hostile("harmless")).split(separator: "\n", omittingEmptySubsequences: false)
    #expect(hostile.count == harmless.count)
    for (line, model) in zip(hostile, harmless) where !model.contains("harmless") { #expect(line == model) }
    for (line, model) in zip(hostile, harmless) where model.contains("harmless") {
      #expect(line.unicodeScalars.first == "`" || opening(line).hasPrefix(opening(model)), "\(line)")
    }
  }

  @Test func thePersonsOwnPagesAreNoLinks() {
    let text = render(.sample)
    for profile in Audit.sample.profiles {
      let link = profile.reading.capture.requestedURL
      #expect(text.contains("`\(link)`"))
      #expect(!text.contains("(\(link)"))
    }
  }

  @Test func picturesAreNeitherShownNorPointedTo() {
    #expect(!render(.sample).contains("media.example"))
    #expect(!render(.sample).contains("!["))
  }

  @Test(arguments: SampleAudit.allCases) func tellsEveryFindingAndEveryPage(_ sample: SampleAudit) {
    let audit = sample.audit
    let text = render(audit)
    for finding in audit.findings where finding.isOnShow || finding.isToCheck {
      #expect(text.contains("\(finding.joined == nil ? "####" : "###") \(finding.title)\n"))
    }
    for page in audit.notAssessed {
      #expect(text.contains(page.nextStep) && text.contains(page.requestedURL))
    }
    for step in audit.firstSteps { #expect(text.contains(". \(step.title)\n")) }
  }

  @Test func hasTheOrderOfEveryReport() {
    let text = render(.heightened)
    let parts = text.matches(of: /(?m)^## (.*)$/).map { String($0.1) }
    let words = EnglishWords()
    #expect(
      parts == [
        words.safetyTitle, words.scoreTitle, words.firstLookTitle, words.stepsTitle(3), words.breaksTitle,
        words.joinedTitle, words.mapTitle, words.registerTitle, words.askedTitle, words.profilesTitle,
        words.nowhereTitle, words.notAssessedTitle, words.checklistTitle, words.answeredTitle,
        words.adviceTitle, words.aboutTitle,
      ])
  }

  @Test func nothingIsClearedOfAPageThatWasNotSeen() {
    let text = render(.allWalls)
    #expect(!text.contains(EnglishWords().notSeenLabel))
    #expect(text.contains("**0 to 88 out of 99: not enough checked**"))
    #expect(text.contains("3 profiles: 0 seen, 3 not assessed"))
  }

  @Test(arguments: [
    ("", "` `"), ("a", "`a`"), ("a`b", "``a`b``"), ("`a", "`` `a ``"), ("a``", "``` a`` ```"),
    ("a|b", "`a|b`"),
    ("`\u{301}", "`` `\u{301} ``"),
  ]) func fencesAreLongerThanWhatTheyHold(_ text: String, _ written: String) {
    #expect(MarkdownText.code(text) == written)
  }

  @Test func noFenceIsLongerThanGitHubReads() {
    let code = MarkdownText.code(String(repeating: "`", count: 160))
    #expect(code.prefix { $0 == "`" }.count == 33)
    #expect(outsideCode(code) == "¤")
  }

  @Test(arguments: [
    ("Open “Edit profile”.", "Open “Edit profile”."), ("Take *it* <out>.", "Take \\*it\\* &lt;out&gt;."),
    ("- no list", "\\- no list"), ("1. no list", "1\\. no list"), ("2026 was", "2026 was"), ("# x", "`#` x"),
    ("See report.html, then (x.org).", "See `report.html`, then (`x.org`)."), ("a | b_c", "a \\| b\\_c"),
    ("Ask @them!", "Ask `@them`!"), ("Score 12.5 now.", "Score 12.5 now."), ("AT&T &lt;", "AT\\&T \\&lt;"),
    ("\u{0600}<b>", "\u{0600}&lt;b&gt;"),
  ]) func proseIsEscaped(_ text: String, _ written: String) { #expect(MarkdownText.prose(text) == written) }

  @Test(arguments: [
    ("It asked: “a <b> ” c”.", "It asked: `a <b> ” c`."), ("No “end", "No “end"), ("“x”", "`x`"),
    ("(“x”) y", "(`x`) y"),
  ]) func quotedWordsAreCode(_ text: String, _ written: String) {
    #expect(MarkdownText.quoting(text) == written)
  }

  @Test func anAddressOfTheCatalogueCannotEndItsLink() throws {
    let link = try #require(SafeLink("https://social.example/a_(b)?c=[d]#e"))
    #expect(
      MarkdownText.link("Open [it]", to: link)
        == "[Open \\[it\\]](https://social.example/a_%28b%29?c=%5Bd%5D#e)")
  }
}
