import Foundation
import Model
import Support
import Testing

@testable import Reporting

@Suite struct WelshReportTests {
  private static let label = "employer-visible"

  /// The sample with one check and the role translated, as the catalogue carries them.
  private static let sample: Audit = {
    let audit = Audit.sample
    return Audit(
      tool: audit.tool, subject: audit.subject,
      role: Role(
        id: audit.role.id, title: audit.role.title, tier: audit.role.tier,
        titles: [.welsh: "Gweithiwr cymdeithasol plant"]),
      auditedAt: audit.auditedAt, profiles: audit.profiles,
      findings: audit.findings.map { finding in
        guard finding.checkID == label else { return finding }
        return Finding(
          id: finding.id, checkID: finding.checkID, title: finding.title, lookedFor: finding.lookedFor,
          outcome: finding.outcome, severity: finding.severity, clauses: finding.clauses,
          profileID: finding.profileID, exposureIDs: finding.exposureIDs, confidence: finding.confidence,
          why: finding.why,
          remediations: finding.remediations,
          gain: finding.gain, cause: finding.cause, nextStep: finding.nextStep,
          fingerprint: finding.fingerprint, answer: finding.answer, joined: finding.joined,
          isScored: finding.isScored, letters: finding.letters,
          stepKind: finding.nextStep.map { _ in .lookAtLine },
          translations: [
            .welsh: FindingText(
              title: "Mae eich cyflogwr i'w weld", lookedFor: "eich cyflogwr",
              why: "Gall dieithryn weld i bwy rydych yn gweithio.")
          ])
      },
      combinations: audit.combinations, score: audit.score, firstSteps: audit.firstSteps,
      notAssessed: audit.notAssessed.map {
        NotAssessed(
          profileID: $0.profileID, requestedURL: $0.requestedURL, state: $0.state, reason: $0.reason,
          nextStep: $0.nextStep, stepKind: .see(.loginWall, wasSaved: false))
      }, adviceOnly: audit.adviceOnly, questions: audit.questions, register: audit.register,
      bandBreaks: audit.bandBreaks)
  }()

  private static let text = TextReport(
    colour: false, timeZone: .gmt, htmlFile: "adroddiad.html", language: .welsh)
  private static let html = HTMLReport(timeZone: .gmt, language: .welsh)
  private static let markdown = MarkdownReport(timeZone: .gmt, language: .welsh)

  @Test func plainText() { expectGolden(Self.text.render(Self.sample), "report-cy-80.txt") }
  @Test func wholePage() { expectGolden(Self.html.render(Self.sample), "report-cy.html") }
  @Test func wholeMarkdown() { expectGolden(Self.markdown.render(Self.sample), "report-cy.md") }

  @Test(arguments: [40, 60, 80]) func linesFit(_ columns: Int) {
    let text = TextReport(columns: columns, colour: false, timeZone: .gmt, language: .welsh).render(
      Self.sample)
    for line in text.split(separator: "\n") where DisplayWidth.of(line) > columns {
      #expect(line.contains(/^ *https?:\/\/[^ ]+$/), "too long and no address: \(line)")
    }
  }

  @Test func thePageSaysItsLanguageAndWhatIsNotInIt() {
    let page = Self.html.render(Self.sample)
    #expect(page.contains("<html lang=\"cy\">"))
    for combination in Audit.sample.combinations {
      #expect(page.contains("<h3><span lang=\"en\">\(combination.title)</span></h3>"))
    }
    #expect(page.contains("<span lang=\"en\">Your picture is on show</span>"))
    #expect(page.contains("Mae eich cyflogwr i&#39;w weld"))
    #expect(!page.contains("Your employer is on show"))
    #expect(page.contains("Y ffordd fyrraf i lawr"))
    let change = Audit.sample.bandBreaks.first?.changes.first?.title
    #expect(page.contains("<li><span lang=\"en\">\(change ?? "none")</span></li>"))
    #expect(!page.contains("<span lang=\"en\">Mae"))
    #expect(page.contains("<dd>Gweithiwr cymdeithasol plant</dd>"))
    #expect(
      page.contains("<span lang=\"en\">Facebook asked to sign in, so only the link preview was read.</span>"))
  }

  @Test func anEnglishReportMarksNothing() {
    #expect(!HTMLReport(timeZone: .gmt).render(Self.sample).contains("<span lang"))
    #expect(HTMLReport(timeZone: .gmt).render(Self.sample) == HTMLReport(timeZone: .gmt).render(.sample))
  }

  /// Each says once that the other exists.
  @Test(arguments: Language.allCases) func theOtherLanguageIsNamedOnce(_ language: Language) {
    let words = language.words
    for report in [
      TextReport(colour: false, timeZone: .gmt, language: language).render(.sample),
      HTMLReport(timeZone: .gmt, language: language).render(.sample).replacing("&#39;", with: "'"),
      MarkdownReport(timeZone: .gmt, language: language).render(.sample),
    ] {
      let start = words.otherLanguage.prefix { $0 != ":" }
      #expect(report.replacing("\n", with: " ").ranges(of: start).count == 1)
    }
  }

  @Test func stepsAreWelshWhereTheyAreWritten() {
    let english = Remediation(platformID: "x", steps: ["Open it."], minutes: 1, sideEffect: "It is gone.")
    let both = english.translated([
      .welsh: RemediationText(steps: ["Agorwch ef."], sideEffect: "Mae wedi mynd.")
    ])
    let words = WelshWords()
    #expect(words.steps(of: both).map(\.text.text) == ["Agorwch ef."])
    #expect(words.sideEffect(of: both)?.text.text == "Mae wedi mynd.")
    #expect(words.steps(of: both).allSatisfy { $0.language == nil })
    #expect(words.steps(of: english).map(\.language) == ["en"])
    #expect(words.sideEffect(of: english)?.language == "en")
    #expect(EnglishWords().steps(of: both) == EnglishWords().steps(of: english))
  }

  @Test func firstStepsAreTitledByPlaceAndKinds() {
    let dates = ReportDate(timeZone: .gmt, words: WelshWords())
    let titles = Audit.sample.firstSteps.map {
      WelshWords().title(of: FirstStepPart($0, .sample, dates: dates)).text.text
    }
    #expect(
      titles == [
        "Newidiwch eich gosodiadau LinkedIn: eich gweithle, eich cyflogwr a hefyd 2 beth arall",
        "Newidiwch eich gosodiadau X (Twitter): eich cyflogwr a'ch teulu",
        "Golygwch eich tudalen ar rhianruns.example: eich trefn arferol",
      ])
  }

  @Test func aMaskedReportHidesInWelsh() {
    let masked = Redaction(language: .welsh).redact(Self.sample)
    let page = Self.html.render(masked)
    #expect(page.contains("cyflogwr (1)"))
    #expect(page.contains("Mae&#39;r cam nesaf yn yr adroddiad llawn."))
    #expect(!page.contains("Harrowdale") && !page.contains("Oakeshott") && !page.contains("an employer"))
    #expect(!page.contains("<span lang=\"en\">Gofynnodd"), "the state is not a detail in English")
  }

  @Test func machinesReadEnglish() {
    for report in [
      JSONReport().render(Self.sample), CSVReport().render(Self.sample), SARIFReport().render(Self.sample),
    ] {
      #expect(report.contains("Your employer is on show"))
      #expect(!report.contains("cyflogwr"))
    }
  }

  /// A fact whose page was not seen is never called gone, in Welsh either.
  @Test func whatCannotBeToldIsSaid() {
    let past = PastFinding(
      checkID: Self.label, title: "Your employer is on show", severity: .high, profileTitle: "LinkedIn",
      requestedURL: "https://www.linkedin.com/in/x", attributes: [.employer], values: ["Tarn Museum"],
      fingerprint: "f", reason: "This page could not be seen this time.", doubt: .notSeen,
      titles: [.welsh: "Mae eich cyflogwr i'w weld"])
    let audit = Self.sample.compared(
      Comparison(
        baselineAuditedAt: Audit.moment, baselineScore: Audit.sample.score, isRescored: true, states: [:],
        absent: [], notAssessedNow: [past]))
    let text = Self.text.renderChanges(audit).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(
      text.contains(
        "Ers 24 Tachwedd 2026, nid yw 0 peth i'w gweld mwyach. Mae 0 peth yn newydd ac mae 0 peth yno o hyd. "
          + "Ni ellid gweld 1 peth y tro hwn."))
    #expect(
      text.contains(
        "- Mae eich cyflogwr i'w weld (LinkedIn) \"Tarn Museum\" Ni ellid gweld y dudalen hon y tro hwn."))
    #expect(!text.contains("could not"))
  }
}
