import Crypto
import Foundation
import Model
import Support
import Testing

@testable import Reporting

@Suite struct HTMLReportTests {
  /// Whether the scalars are there, as a browser sees them: `contains` looks for whole characters, and a `<` that
  /// forms one character with a sign before it is not `<` to it.
  private func holds(_ html: String, _ needle: String) -> Bool {
    Data(html.utf8).range(of: Data(needle.utf8)) != nil
  }

  private func render(_ audit: Audit) -> String { HTMLReport(timeZone: .gmt).render(audit) }

  @Test func wholeDocument() { expectGolden(render(.sample), "report.html") }
  @Test func heightened() { expectGolden(render(.heightened), "report-heightened.html") }

  @Test(arguments: SampleAudit.allCases) func holdsNothingThatRunsOrLoads(_ sample: SampleAudit) {
    let audit = sample.audit
    let html = render(audit)
    #expect(
      !html.contains(
        /<(script|iframe|object|embed|form|link|base|img)\b/.ignoresCase().matchingSemantics(.unicodeScalar)))
    #expect(
      !html.contains(
        /<[^>]*\s(style|on[a-z]+|src|srcset)\s*=/.ignoresCase().matchingSemantics(.unicodeScalar)))
    #expect(!html.contains(/url\(|@import/))
    #expect(!html.contains("javascript:"))
  }

  @Test(arguments: SampleAudit.allCases) func everyLinkInsideLeadsSomewhere(_ sample: SampleAudit) {
    let html = render(sample.audit)
    let ids = Set(html.matches(of: /\sid="([^"]*)"/).map { String($0.1) })
    let links = html.matches(of: /href="#([^"]*)"/).map { String($0.1) }
    #expect(!links.isEmpty)
    for link in links { #expect(ids.contains(link), "\(link)") }
  }

  @Test func theOnlyStyleIsTheOneThatThePolicyNames() throws {
    let html = render(.sample)
    let style = try #require(html.firstMatch(of: /(?s)<style>(.*?)<\/style>/)).1
    let digest = Data(SHA256.hash(data: Data(style.utf8))).base64EncodedString()
    #expect(
      html.contains(
        "content=\"default-src 'none'; style-src 'sha256-\(digest)'; img-src data:; base-uri 'none'; form-action 'none'\""
      ))
    #expect(html.matches(of: /<style/).count == 1)
  }

  @Test func pageTextStaysText() {
    let html = render(.sample)
    #expect(html.contains("&lt;script&gt;alert(&#39;curtain&#39;)&lt;/script&gt;"))
    // One character with the sign before it: an escape by character would let it through.
    #expect(html.contains("\u{0600}&lt;img src=x onerror=alert(2)&gt;"))
    #expect(!holds(html, "<img") && !holds(html, "<script"))
    #expect(html.contains(Audit.family) && html.contains(Audit.wideName))
    #expect(!html.unicodeScalars.contains { (0x202A...0x202E).contains($0.value) })
  }

  @Test func escapesScalarsAndNotCharacters() {
    let escaping = MarkupEscaping()
    #expect(escaping.escapeText("a & b < c > d \" e '") == "a &amp; b &lt; c &gt; d &quot; e &#39;")
    for mark in ["\u{0301}", "\u{200D}", "\u{FE0F}"] {
      #expect(escaping.escapeText("\"\(mark)").utf8.starts(with: "&quot;".utf8))
    }
    #expect(escaping.escapeText("\u{0600}<") == "\u{0600}&lt;")
  }

  @Test func everyFindingOnShowHasItsPlaceAndALinkToIt() {
    let html = render(.sample)
    for finding in Audit.sample.findings where finding.outcome == .flagged {
      #expect(html.contains("id=\"\(finding.id)\" data-check=\"\(finding.checkID)\""))
      #expect(html.contains("href=\"#\(finding.id)\""))
    }
    for combination in Audit.sample.combinations { #expect(html.contains("id=\"\(combination.id)\"")) }
  }

  @Test(arguments: SampleAudit.allCases) func everyInnerLinkLeadsSomewhereAndNoIdIsUsedTwice(
    _ sample: SampleAudit
  ) {
    let audit = sample.audit
    let html = render(audit)
    let ids = html.matches(of: /\sid="([^"]*)"/).map { String($0.1) }
    #expect(Set(ids).count == ids.count)
    for link in html.matches(of: /href="#([^"]*)"/) { #expect(ids.contains(String(link.1)), "\(link.1)") }
  }

  @Test(arguments: SampleAudit.allCases) func outerLinksGiveNothingAway(_ sample: SampleAudit) {
    let audit = sample.audit
    for link in render(audit).matches(of: /<a [^>]*href="(?!#)([^"]*)"[^>]*>/) {
      #expect(link.1.hasPrefix("https://") || link.1.hasPrefix("http://"))
      #expect(link.0.contains("rel=\"noopener noreferrer external\""))
    }
  }

  @Test func thePersonsOwnPagesAreNoLinks() {
    let html = render(.sample)
    for profile in Audit.sample.profiles {
      let link = profile.reading.capture.requestedURL
      #expect(html.contains(">\(link)</code>"))
      #expect(!html.contains("href=\"\(link)"))
    }
  }

  @Test func picturesAreNeitherShownNorPointedTo() {
    #expect(!render(.sample).contains("media.example"))
    #expect(!TextReport(colour: false, timeZone: .gmt).render(.sample).contains("media.example"))
  }

  @Test func everySeverityIsAWord() {
    let html = render(.sample)
    for word in ["Note", "Low", "Medium", "High", "Critical"] {
      #expect(html.contains("</svg>\(word)</span>"))
    }
  }

  @Test(arguments: SampleAudit.allCases) func everyPageGivenIsOnIt(_ sample: SampleAudit) {
    let audit = sample.audit
    let html = render(audit)
    for profile in audit.profiles { #expect(html.contains(profile.reading.capture.requestedURL)) }
    for page in audit.notAssessed { #expect(html.contains(page.nextStep)) }
  }

  @Test func tooLittleSeenIsNoReassurance() {
    let html = render(.allWalls)
    #expect(html.contains("<span class=\"band\">not enough checked</span>"))
    #expect(html.contains("0 to 88"))
    #expect(html.contains("We could not see any of your pages."))
  }

  /// A word that a template does not find is left out without a sound.
  @Test func noHeadingIsEmpty() {
    for sample in SampleAudit.allCases {
      let text = HTMLReport(timeZone: .gmt).render(sample.audit)
      #expect(text.firstMatch(of: /<(h[1-6]|strong|p class="label"|code)[^>]*><\//) == nil)
    }
  }
}
